//! The facts of a record, group by group, each editable where it stands.
use super::{card, timeline};
use crate::{Page, Shown, Subject, value};
use domain::Kind;
use engine::{AsOf, Error, RecordKind, Result};
use maud::{Markup, html};
use serde_json::Value;
use ui::kit::{self, Fact};

/// One fact before it is drawn.
struct Told {
    name: String,
    label: String,
    value: Markup,
    edit: Option<String>,
    group: String,
}

/// The facts of a record, in two places.
pub(super) struct Cards {
    /// Beside its story: those that one looks for first, and what is empty, folded up as far as it can be filled in.
    pub(super) beside: Markup,
    /// Under its story: the rest, where there are many.
    pub(super) below: Markup,
}

/// Facts that stand beside the story; with the group that goes beyond it ends the card.
const BESIDE: usize = 12;

/// The facts: those of the kind by group, then custom fields.
pub(super) fn cards(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Cards> {
    let told = told(page, subject)?;
    let (known, empty): (Vec<&Told>, Vec<&Told>) = told.iter().partition(|one| !one.value.0.is_empty());
    let empty: Vec<&Told> = empty.into_iter().filter(|one| one.edit.is_some()).collect();
    let is_long = known.len() > BESIDE + BESIDE / 2;
    let mut groups: Vec<(String, Vec<&Told>)> = Vec::new();
    for one in known {
        match groups.iter_mut().find(|(group, _)| *group == one.group) {
            Some((_, facts)) => facts.push(one),
            None => groups.push((one.group.clone(), vec![one])),
        }
    }
    // What belongs to no group stands first, under the heading of all.
    groups.sort_by_key(|(group, _)| !group.is_empty());
    let mut before = 0;
    let first = groups.iter().take_while(|(_, facts)| {
        let fits = !is_long || before < BESIDE;
        before += facts.len();
        fits
    });
    let (first, rest) = groups.split_at(first.count());
    let group = |(group, told): &(String, Vec<&Told>)| {
        html! {
            @if !group.is_empty() { h3 { (group) } }
            (kit::facts(&page.t, subject.kind.name, &told.iter().map(|one| fact(one)).collect::<Vec<_>>()))
        }
    };
    let known = card(&page.say("facts"), "", html! {}, html! { @for one in first { (group(one)) } });
    let parts = html! { div class="parts" { @for one in rest { section { (group(one)) } } } };
    let more = card(&page.say("facts-more"), "", html! {}, parts);
    let beside = html! {
        @if !first.is_empty() { (known) }
        @if !empty.is_empty() { (unknown(page, subject, &empty)) }
    };
    Ok(Cards { beside, below: html! { @if !rest.is_empty() { (more) } } })
}

/// What nobody has said yet, folded up: most assets have no use for most fields.
fn unknown(page: &Page<'_, '_>, subject: &Subject, empty: &[&Told]) -> Markup {
    let facts: Vec<Fact<'_>> = empty.iter().map(|one| fact(one)).collect();
    let title = page.t.say_with("facts-empty", &[("count", empty.len())]);
    kit::folded(&title, &kit::facts(&page.t, subject.kind.name, &facts))
}

fn fact(told: &Told) -> Fact<'_> {
    Fact { name: &told.name, label: &told.label, value: html! { (told.value) }, edit: told.edit.as_deref() }
}

fn told(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Vec<Told>> {
    let kind = subject.kind;
    let may = kind.open && subject.as_of.is_now() && !subject.is_archived() && page.may(kind.edit);
    let edit = |name: &str| may.then(|| format!("{}/edit?only={name}", subject.href));
    let look = page.desk.look(kind.name);
    let mut all = Vec::new();
    for field in kind.fields.iter().filter(|field| !matches!(field.kind, Kind::Json)) {
        // What stands in the head of the page is not told twice.
        if look.state == Some(field.name)
            || look.meta.iter().any(|(name, _)| *name == field.name) && field.governed
        {
            continue;
        }
        let given = subject.values.get(field.name).unwrap_or(&Value::Null);
        let called = account(page, given)?;
        let given = called.as_ref().unwrap_or(given);
        all.push(Told {
            name: field.name.to_owned(),
            label: value::label_of_field(&page.t, kind.name, field),
            value: value::value(page, field.kind, given),
            edit: if field.governed || field.derived { None } else { edit(field.name) },
            group: value::group_words(&page.t, field.group),
        });
    }
    let custom = subject.values.get("custom").cloned().unwrap_or_default();
    let more = page.say("more-fields");
    for row in page.custom_fields(kind.name)?.iter() {
        let given = custom.get(&row.definition.key).unwrap_or(&Value::Null);
        let group =
            row.definition.heading.clone().filter(|group| !group.is_empty()).unwrap_or_else(|| more.clone());
        all.push(row.as_field(|field| Told {
            name: field.name.to_owned(),
            label: field.label.to_owned(),
            value: value::value(page, field.kind, given),
            edit: edit(field.name),
            group,
        }));
    }
    Ok(all)
}

/// What an account is called that stands in a text as the journal has it: `account:8`.
fn account(page: &mut Page<'_, '_>, given: &Value) -> Result<Option<Value>> {
    let (Some(id), Some(kind)) = (timeline::account(given), page.kind("account")) else { return Ok(None) };
    Ok(page.labels(kind, &[id])?.remove(&id).map(Value::String))
}

/// One fact after it was edited.
pub(crate) fn one_fact(page: &mut Page<'_, '_>, kind: &'static RecordKind, name: &str) -> Result<Shown> {
    let subject = Subject::read(page, kind, AsOf::default())?;
    let told = told(page, &subject)?;
    let one = told.iter().find(|one| one.name == name).ok_or(Error::NotFound("field"))?;
    Ok(Shown::part(html! { dl { (kit::fact(&page.t, kind.name, &fact(one))) } }))
}
