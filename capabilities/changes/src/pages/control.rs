//! The controls of fields, filled with what was written, and what is wrong with it.
use ::pages::{Page, Sent, Status};
use domain::{Currency, Field, FieldError, Kind};
use engine::{Error, Result};
use maud::{Markup, html};
use ui::kit::{self, Filled, FormField};

/// Why a form was refused; nothing at first.
#[derive(Clone, Debug, Default)]
pub(super) struct Wrong {
    /// What a rule refused.
    pub(super) refusal: String,
    /// What is wrong, field by field.
    pub(super) faults: Vec<FieldError>,
}

impl Wrong {
    /// Why, for a form to show. Answers the error back when it is none that a form can show.
    pub(super) fn of(error: Error) -> Result<Self> {
        match error {
            Error::Invalid(faults) => Ok(Self { faults, ..Self::default() }),
            Error::Refused(refusal) => Ok(Self { refusal: refusal.message, ..Self::default() }),
            Error::Conflict => Ok(Self { refusal: Error::Conflict.to_string(), ..Self::default() }),
            other => Err(other),
        }
    }

    /// How the form is answered.
    pub(super) fn status(&self) -> Status {
        match (self.faults.is_empty(), self.refusal.is_empty()) {
            (false, _) => Status::Invalid,
            (true, false) => Status::Refused,
            (true, true) => Status::Fine,
        }
    }

    fn with(&self, field: &str) -> Option<&str> {
        self.faults.iter().find(|fault| fault.field == field).map(|fault| fault.message.as_str())
    }
}

/// The control of a field. `record` is the kind or verb whose words it has.
pub(super) fn control(
    page: &mut Page<'_, '_>,
    record: &str,
    field: &Field<'_>,
    sent: &Sent,
    wrong: &Wrong,
) -> Result<Markup> {
    let given = sent.get(field.name).unwrap_or_default();
    let label = label_of(page, field.kind, given)?;
    let several: Vec<&str> = sent.all(field.name).collect();
    let currencies = currencies(page, sent.says(&format!("{}_currency", field.name)));
    let search = match field.kind {
        Kind::Reference(of) => {
            page.kind(of).map(|kind| format!("/options/{}", kind.path)).unwrap_or_default()
        }
        _ => String::new(),
    };
    let filled = match (field.kind, &label) {
        (Kind::Boolean, _) => Filled::Yes(given == "yes"),
        (Kind::Choices(_), _) => Filled::Several(&several),
        (Kind::Money, _) => Filled::Amount(given, currencies[0]),
        (Kind::Reference(_), Some(label)) => Filled::Record(given, label),
        _ => Filled::Text(given),
    };
    let shown = FormField::new(&page.t, record, field)
        .filled(filled)
        .error(wrong.with(field.name))
        .search(&search)
        .currencies(&currencies);
    let there = matches!(field.kind, Kind::Choices(_)).then(|| format!("{}-there", field.name));
    Ok(html! {
        (kit::field(&page.t, &shown))
        @if let Some(name) = there { input type="hidden" name=(name) value="yes"; }
    })
}

/// What the record is called that a picker named by id.
fn label_of(page: &mut Page<'_, '_>, kind: Kind<'_>, given: &str) -> Result<Option<String>> {
    let Kind::Reference(of) = kind else { return Ok(None) };
    let id = given.trim().strip_prefix('#').and_then(|id| id.parse::<i64>().ok());
    let (Some(kind), Some(id)) = (page.kind(of), id) else { return Ok(None) };
    Ok(page.labels(kind, &[id])?.remove(&id))
}

/// The currencies to choose from: the one that was written, the organisation's, the common ones.
fn currencies(page: &Page<'_, '_>, written: Option<&str>) -> Vec<Currency> {
    let own = page.settings().currency;
    let common = ["EUR", "USD", "GBP", "CHF"];
    let named = written.into_iter().chain(common).filter_map(|code| code.parse::<Currency>().ok());
    let mut all: Vec<Currency> = Vec::new();
    let first = written.and_then(|code| code.parse().ok()).unwrap_or(own);
    for currency in [first, own].into_iter().chain(named) {
        if !all.contains(&currency) {
            all.push(currency);
        }
    }
    all
}
