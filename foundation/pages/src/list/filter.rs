//! The form of one condition: how, and with what. In a popover of a condition that is in force, or by itself.
use super::{
    REGION,
    address::Address,
    conditions::{name_of, operator_word},
};
use crate::{Page, Shown, value};
use domain::{Choice, Date, Field, Kind};
use engine::{Error, RecordKind, Result};
use lists::{Column, Filter, Operator, Shape};
use maud::{Markup, html};
use ui::kit::{self, Button, Filled, FormField};

/// The length of a day as it is written: `2026-03-01`.
const DAY_LENGTH: usize = 10;
/// Of so many records at most one ticks instead of searching.
const TICKED_MAX: i64 = 24;

/// The form of a new condition on the field that the address names.
pub(super) fn page(page: &mut Page<'_, '_>, kind: &'static RecordKind) -> Result<Shown> {
    let name = page.visit.query("field").unwrap_or_default().to_owned();
    let column = Column::find(page, kind, &name)?.ok_or(Error::NotFound("field"))?;
    let address = Address::new(format!("/{}", kind.path), page.visit.raw.pairs.iter().cloned());
    let address = address.without(&["field"]);
    let label = value::label_of_column(&page.t, kind.name, &column);
    let form = form(page, kind, &address, &column, None)?;
    let body = html! { (kit::head(&label, "", &html! {})) div class="narrow" { (form) } };
    let list = page.many(kind);
    Ok(Shown::new(label, address.path().to_owned(), body).crumb(list, Some(address.to_string())))
}

/// The form of a condition on a column: of one that is in force, with the name of its popover, or of a new one.
pub(super) fn form(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    address: &Address,
    column: &Column,
    now: Option<(&Filter, &str)>,
) -> Result<Markup> {
    let scope = now.map(|(_, popover)| format!("{popover}-")).unwrap_or_default();
    let now = now.map(|(filter, _)| filter);
    let old = now.map(name_of);
    let kept = address.from_start();
    let label = value::label_of_column(&page.t, kind.name, column);
    let control = control(page, column, Asked { label: &label, scope: &scope, now })?;
    let operators = operators(page, column, now);
    let apply = page.say("apply");
    let how = page.say("how");
    Ok(html! {
        form class="form" action=(kept.path()) data-swap=(REGION) {
            @for (name, value) in kept.pairs() {
                @if Some(name) != old.as_ref() { input type="hidden" name=(name) value=(value); }
            }
            input type="hidden" name="f" value=(column.name);
            @if let Some(old) = &old { input type="hidden" name="old" value=(old); }
            div class="field" {
                select name="op" aria-label=(how) {
                    @for (word, label, chosen) in &operators {
                        option value=(word) selected[*chosen] { (label) }
                    }
                }
            }
            (control)
            footer { (Button::send(&apply).primary().small()) }
        }
    })
}

/// The operators for a column: what they send, their words, and whether they are chosen.
fn operators(
    page: &Page<'_, '_>,
    column: &Column,
    now: Option<&Filter>,
) -> Vec<(&'static str, String, bool)> {
    let chosen =
        now.map(|filter| (filter.operator, filter.values.first().and_then(serde_json::Value::as_bool)));
    let mut operators = Vec::new();
    for operator in Operator::of_shape(column.shape).iter().copied() {
        let refers_to_tree = column.refers_to(page).is_some_and(|kind| kind.field("parent").is_some());
        match operator {
            Operator::Under if !refers_to_tree => {}
            Operator::Empty => {
                let is =
                    |wanted| chosen.is_some_and(|(op, yes)| op == Operator::Empty && yes == Some(wanted));
                operators.push(("empty", page.say("op-empty"), is(true)));
                operators.push(("present", page.say("op-present"), is(false)));
            }
            operator => {
                let word = operator_word(page, column.shape, operator);
                operators.push((operator.word(), word, chosen.is_some_and(|(op, _)| op == operator)));
            }
        }
    }
    operators
}

/// What a control is asked for: what it is called, what stands before its ids, and the condition in force.
#[derive(Clone, Copy)]
struct Asked<'a> {
    label: &'a str,
    scope: &'a str,
    now: Option<&'a Filter>,
}

impl<'a> Asked<'a> {
    /// The values as they are written.
    fn written(self) -> &'a str {
        let now = self.now.filter(|filter| filter.operator != Operator::Empty);
        now.map(|filter| filter.written.as_str()).unwrap_or_default()
    }

    fn field(self, page: &Page<'_, '_>, kind: Kind<'_>, filled: Filled<'_>) -> Markup {
        let definition = Field::new("v", self.label, kind);
        let field = FormField::new(&page.t, "", &definition).filled(filled);
        kit::field(&page.t, &field.wide().scope(self.scope))
    }
}

/// What the values are chosen or written with.
fn control(page: &mut Page<'_, '_>, column: &Column, asked: Asked<'_>) -> Result<Markup> {
    let (label, written) = (asked.label, asked.written());
    let values: Vec<&str> = written.split(',').map(str::trim).filter(|value| !value.is_empty()).collect();
    if let Some(kind) = column.refers_to(page) {
        let few = few_of(page, kind)?;
        if let Some(few) = few {
            let choices: Vec<Choice<'_>> = few.iter().map(|(id, label)| Choice::new(id, label)).collect();
            return Ok(asked.field(page, Kind::Choices(&choices), Filled::Several(&values)));
        }
        let search = format!("/options/{}", kind.path);
        let ids: Vec<i64> = values.iter().filter_map(|value| value.parse().ok()).collect();
        let named = page.labels(kind, &ids)?;
        let first = ids.first().and_then(|id| Some((format!("#{id}"), named.get(id)?.clone())));
        let filled = first.as_ref().map_or(Filled::Nothing, |(id, label)| Filled::Record(id, label));
        let definition = Field::new("v", label, Kind::Reference(kind.name));
        let field = FormField::new(&page.t, "", &definition).filled(filled).search(&search);
        return Ok(kit::field(&page.t, &field.wide().scope(asked.scope)));
    }
    let of = |kind: Kind<'_>| match kind {
        Kind::Choice(choices) | Kind::Choices(choices) => {
            let labels: Vec<String> =
                choices.iter().map(|one| value::label_of(&page.t, choices, one.value)).collect();
            let choices: Vec<Choice<'_>> =
                choices.iter().zip(&labels).map(|(one, label)| Choice::new(one.value, label)).collect();
            asked.field(page, Kind::Choices(&choices), Filled::Several(&values))
        }
        Kind::Boolean => {
            let (yes, no) = (page.say("yes"), page.say("no"));
            let choices = [Choice::new("true", &yes), Choice::new("false", &no)];
            asked.field(page, Kind::Choice(&choices), Filled::Text(written))
        }
        Kind::Date | Kind::Instant => day(page, asked),
        _ => asked.field(page, Kind::Text, Filled::Text(written)),
    };
    Ok(match &column.custom {
        Some(custom) => custom.as_field(|field| of(field.kind)),
        None if column.shape == Shape::Instant => of(Kind::Instant),
        None => of(column.field.map_or(Kind::Text, |field| field.kind)),
    })
}

/// A day is chosen, or counted from today, so that a saved view stays true tomorrow.
fn day(page: &Page<'_, '_>, asked: Asked<'_>) -> Markup {
    let written = asked.written();
    // A moment is compared by its day; several days cannot be chosen, but stay as they were written.
    let chosen =
        written.get(..DAY_LENGTH).filter(|day| day.parse::<Date>().is_ok() && !written.contains(','));
    let counted = if chosen.is_none() { written } else { "" };
    let (name, help) = (page.say("counted-day"), page.say("counted-day-help"));
    let id = format!("{}counted", asked.scope);
    html! {
        (asked.field(page, Kind::Date, Filled::Text(chosen.unwrap_or_default())))
        div class="field wide" {
            label for=(id) { (name) }
            input class="input" type="text" name="v" id=(id) value=(counted) autocomplete="off"
                aria-describedby={ (id) "-help" };
            small id={ (id) "-help" } { (help) }
        }
        input type="hidden" name="was" value=(chosen.unwrap_or(counted));
    }
}

/// All records of a kind, when there are only a few: id and label.
fn few_of(page: &mut Page<'_, '_>, kind: &'static RecordKind) -> Result<Option<Vec<(String, String)>>> {
    if !page.may(kind.read) || kind.is_personal() {
        return Ok(None);
    }
    let request = lists::ListRequest::read(
        page,
        kind,
        &[("limit".into(), (TICKED_MAX + 1).to_string()), ("sort".into(), kind.label.into())],
    );
    let Ok(request) = request else { return Ok(None) };
    let rows = lists::page(page, kind, &request)?.rows;
    if rows.len() > usize::try_from(TICKED_MAX).unwrap_or(usize::MAX) {
        return Ok(None);
    }
    let named = |row: &lists::ListRow| {
        let label = row.values.get(kind.label).and_then(serde_json::Value::as_str).unwrap_or_default();
        (row.id.to_string(), label.to_owned())
    };
    Ok(Some(rows.iter().map(named).collect()))
}
