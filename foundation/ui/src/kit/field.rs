//! One field of a form: label, control, help, and what is wrong with it.
use super::{control, icon::icon};
use crate::i18n::{Family, Locale};
use domain::{Currency, Field, Kind};
use icondata_lu as lu;
use maud::{Markup, html};
use std::borrow::Cow;

/// What a field is filled with: the record's value, or after a refusal what the person wrote, word for word.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum Filled<'a> {
    /// Nothing.
    #[default]
    Nothing,
    /// One text: every kind but those below. Dates are `2026-03-01`, moments `2026-03-01T09:30` in the
    /// reader's zone.
    Text(&'a str),
    /// Yes or no.
    Yes(bool),
    /// Several texts: choices, tags.
    Several(&'a [&'a str]),
    /// An amount as written, and its currency.
    Amount(&'a str, Currency),
    /// Another record: what is sent for it, and what it is called.
    Record(&'a str, &'a str),
}

/// A field as it is shown in a form.
#[derive(Clone, Debug)]
pub struct FormField<'a> {
    /// Its definition.
    pub field: &'a Field<'a>,
    /// What people call it, in their language.
    pub label: Cow<'a, str>,
    /// A sentence of help, in their language; empty for none.
    pub help: Cow<'a, str>,
    /// What it is filled with.
    pub filled: Filled<'a>,
    /// What is wrong with it.
    pub error: Option<&'a str>,
    /// For a reference: the address that finds records by what is typed.
    pub search: &'a str,
    /// For money: the currencies to choose from.
    pub currencies: &'a [Currency],
    /// Whether it takes the whole width of the form.
    pub wide: bool,
    /// Whether its choices are declared in English, and not words of the company.
    pub declared: bool,
    /// What stands before its ids, where several forms of a page have a field of that name; empty for nothing.
    pub scope: &'a str,
}

impl<'a> FormField<'a> {
    /// A field with the words that the texts have for it (`asset-serial`, `asset-serial-help`), or else its
    /// own.
    pub fn new(t: &'a Locale, record: &str, field: &'a Field<'a>) -> Self {
        let key = format!("{record}-{}", field.name);
        // What the company calls its own fields is in no text, and what has no record brings its words along.
        let said = |key: &str, family: Family, english: &'a str| match is_declared(record, field) {
            true => t.declared_as(key, family, english),
            false => Cow::Borrowed(english),
        };
        let help = match field.help {
            "" => "".into(),
            help => said(&format!("{key}-help"), Family::Says, help),
        };
        Self {
            field,
            label: said(&key, Family::Word, field.label),
            declared: is_declared(record, field),
            help,
            filled: Filled::Nothing,
            error: None,
            search: "",
            currencies: &[],
            wide: matches!(field.kind, Kind::LongText | Kind::Choices(_)),
            scope: "",
        }
    }
    /// Filled with a value.
    pub fn filled(self, filled: Filled<'a>) -> Self {
        Self { filled, ..self }
    }
    /// With what is wrong with it.
    pub fn error(self, error: Option<&'a str>) -> Self {
        Self { error, ..self }
    }
    /// With the address that finds records.
    pub fn search(self, search: &'a str) -> Self {
        Self { search, ..self }
    }
    /// With the currencies to choose from.
    pub fn currencies(self, currencies: &'a [Currency]) -> Self {
        Self { currencies, ..self }
    }
    /// Over the whole width.
    pub fn wide(self) -> Self {
        Self { wide: true, ..self }
    }
    /// With ids of its own in a page that has several such forms.
    pub fn scope(self, scope: &'a str) -> Self {
        Self { scope, ..self }
    }

    /// The id of its control: an error at the head of the form links to it.
    pub(super) fn id(&self) -> String {
        format!("{}f-{}", self.scope, self.field.name)
    }

    /// The ids of what describes it.
    pub(super) fn described_by(&self) -> Option<String> {
        let ids = [(self.error.is_some(), "error"), (!self.help.is_empty(), "help")];
        let ids: Vec<String> =
            ids.iter().filter(|(there, _)| *there).map(|(_, what)| format!("{}-{what}", self.id())).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

fn is_declared(record: &str, field: &Field<'_>) -> bool {
    !record.is_empty() && !field.name.starts_with("custom.")
}

/// A field of a form.
pub fn field(t: &Locale, field: &FormField<'_>) -> Markup {
    let class = if field.wide { "field wide" } else { "field" };
    let id = field.id();
    html! {
        @if control::is_group(field.field.kind) {
            div class=(class) role="group" aria-labelledby={ (id) "-name" }
                aria-describedby=[field.described_by()] id=(id) {
                span class="name" id={ (id) "-name" } { (title(t, field)) }
                (control::control(t, field))
                (below(field, &id))
            }
        } @else if matches!(field.field.kind, Kind::Boolean) {
            div class=(class) { (control::control(t, field)) (below(field, &id)) }
        } @else {
            div class=(class) {
                label for=(id) { (title(t, field)) }
                (control::control(t, field))
                (below(field, &id))
            }
        }
    }
}

/// The label; what must be there says so in a word.
fn title(t: &Locale, field: &FormField<'_>) -> Markup {
    html! { (field.label) @if field.field.required { span class="needed" { (t.say("needed")) } } }
}

/// Error and help under a control.
fn below(field: &FormField<'_>, id: &str) -> Markup {
    html! {
        @if let Some(error) = field.error {
            p class="error" id={ (id) "-error" } { (icon(lu::LuCircleAlert)) (error) }
        }
        @if !field.help.is_empty() { small id={ (id) "-help" } { (field.help) } }
    }
}
