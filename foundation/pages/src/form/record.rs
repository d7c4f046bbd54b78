//! The forms of a record: registering one, editing it, editing one field where it stands.
use super::{Filling, bare_control, control, matters};
use crate::{Page, Rooms, Sending, Sent, Shown, go, subject, value};
use axum::response::Response;
use domain::{Field, Kind};
use engine::{AsOf, Doing, Error, RecordKind, RecordVerb, Result};
use maud::html;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use ui::kit::{self, Form, Section};

/// The region of the form.
const FORM: &str = "form";

pub(super) fn rooms(rooms: Rooms, kind: &'static RecordKind) -> Rooms {
    let path = kind.path;
    rooms
        .page(format!("/{path}/new"), kind.register, move |page| {
            let filling = prefilled(page, kind)?;
            new(page, kind, filling)
        })
        .form(format!("/{path}/new"), move |sending| register(sending, kind))
        .page(format!("/{path}/{{id}}/edit"), kind.edit, move |page| edit(page, kind, Filling::default()))
        .form(format!("/{path}/{{id}}/edit"), move |sending| change(sending, kind))
}

/// The fields that a form of a kind has.
fn fields(kind: &'static RecordKind) -> impl Iterator<Item = &'static Field<'static>> {
    kind.fields.iter().filter(|field| field.editable())
}

/// What the address fills in: `?model=%235` for the record 5, by its field's name.
fn prefilled(page: &mut Page<'_, '_>, kind: &'static RecordKind) -> Result<Filling> {
    let mut values = Map::new();
    for (name, given) in page.visit.raw.pairs.clone() {
        let Some(field) = kind.field(&name) else { continue };
        let filled = match field.kind {
            Kind::Reference(of) => named(page, of, &given)?,
            _ => Value::String(given),
        };
        values.insert(name, filled);
    }
    Ok(Filling { values, ..Filling::default() })
}

/// A record that was named by id, with what it is called.
pub(super) fn named(page: &mut Page<'_, '_>, kind: &str, given: &str) -> Result<Value> {
    let (Some(kind), Ok(id)) = (page.kind(kind), given.trim_start_matches('#').parse::<i64>()) else {
        return Ok(Value::Null);
    };
    let label = page.labels(kind, &[id])?.remove(&id);
    Ok(label.map_or(Value::Null, |label| json!({ "id": id, "label": label })))
}

fn new(page: &mut Page<'_, '_>, kind: &'static RecordKind, filling: Filling) -> Result<Shown> {
    let one = page.one(kind);
    let title = page.t.say_with("register-one", &[("one", one.as_str())]).into_owned();
    let list = format!("/{}", kind.path);
    let action = format!("{list}/new");
    let body = titled(
        page,
        kind,
        &filling,
        &Titled { action: &action, title: &title, verb: &title, back: &list, hidden: &[] },
    )?;
    let many = page.many(kind);
    Ok(Shown::new(title, list.clone(), body).crumb(many, Some(list)).status(filling.status()))
}

fn edit(page: &mut Page<'_, '_>, kind: &'static RecordKind, filling: Filling) -> Result<Shown> {
    let subject = subject::Subject::read(page, kind, AsOf::default())?;
    let filling = Filling { values: subject.values.clone(), ..filling };
    let action = format!("{}/edit", subject.href);
    if let Some(only) = page.visit.query("only").map(str::to_owned) {
        return one_field(page, &subject, &only, &filling, &action);
    }
    let title = page.t.say_with("edit-one", &[("name", subject.title.as_str())]).into_owned();
    let version = subject.version.unwrap_or_default().to_string();
    let save = page.say("save");
    let hidden = [("_version", version.as_str())];
    let body = titled(
        page,
        kind,
        &filling,
        &Titled { action: &action, title: &title, verb: &save, back: &subject.href, hidden: &hidden },
    )?;
    let (many, list) = (page.many(kind), format!("/{}", kind.path));
    Ok(Shown::new(title, list.clone(), body)
        .crumb(many, Some(list))
        .crumb(subject.title, Some(subject.href))
        .status(filling.status()))
}

/// One field, where it stands.
fn one_field(
    page: &mut Page<'_, '_>,
    subject: &subject::Subject,
    name: &str,
    filling: &Filling,
    action: &str,
) -> Result<Shown> {
    let kind = subject.kind;
    let action = format!("{action}?only={name}");
    let make = |page: &Page<'_, '_>, field: &Field<'_>, filling: &Filling| {
        let control = bare_control(page, kind.name, field, filling);
        let version = subject.version.unwrap_or_default();
        let control = html! { input type="hidden" name="_version" value=(version); (control) };
        kit::fact_form(&page.t, kind.name, field.name, &action, "", &control)
    };
    let body = match name.strip_prefix("custom.") {
        Some(key) => {
            let row = page.custom_fields(kind.name)?.iter().find(|row| row.definition.key == key).cloned();
            let row = row.ok_or(Error::NotFound("field"))?;
            let filling = with_custom(filling);
            row.as_field(|field| make(page, field, &filling))
        }
        None => {
            let field = fields(kind).find(|field| field.name == name).ok_or(Error::NotFound("field"))?;
            make(page, field, filling)
        }
    };
    Ok(Shown::new(
        subject.title.clone(),
        format!("/{}", kind.path),
        html! { dl class="facts-list" { div { (body) } } },
    )
    .status(filling.status()))
}

/// Parts of a long form that are open from the beginning.
const PARTS_OPEN: usize = 3;

/// What a form with a heading is about.
struct Titled<'a> {
    action: &'a str,
    title: &'a str,
    verb: &'a str,
    back: &'a str,
    hidden: &'a [(&'a str, &'a str)],
}

fn titled(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    filling: &Filling,
    form: &Titled<'_>,
) -> Result<maud::Markup> {
    let filling = with_custom(filling);
    let mut groups: Vec<(String, Vec<maud::Markup>, bool)> = Vec::new();
    let mut add = |group: String, field: maud::Markup, matters: bool| match groups
        .iter_mut()
        .find(|(name, ..)| *name == group)
    {
        Some((_, fields, any)) => {
            fields.push(field);
            *any |= matters;
        }
        None => groups.push((group, vec![field], matters)),
    };
    for field in fields(kind) {
        let matters = matters(page, field, &filling);
        add(value::group_words(&page.t, field.group), control(page, kind.name, field, &filling), matters);
    }
    let custom = page.custom_fields(kind.name)?;
    for row in custom.iter() {
        let group = row.definition.heading.clone().unwrap_or_default();
        let group = if group.is_empty() { page.say("more-fields") } else { group };
        let (field, matters) =
            row.as_field(|field| (control(page, kind.name, field, &filling), matters(page, field, &filling)));
        add(group, field, matters);
    }
    // A form of many parts shows those that everybody fills in; the others open when somebody wants them.
    let is_long = groups.len() > PARTS_OPEN + 2;
    let sections = groups
        .iter_mut()
        .enumerate()
        .map(|(at, (title, fields, matters))| {
            let folded = is_long && at >= PARTS_OPEN && !*matters && !title.is_empty();
            Section { title, fields: std::mem::take(fields), folded }
        })
        .collect();
    let markup = kit::form(
        &page.t,
        &Form {
            id: FORM,
            action: form.action,
            above: html! {},
            sections,
            refusal: &filling.refusal,
            faults: &filling.faults,
            hidden: form.hidden,
            verb: form.verb,
            back: form.back,
            files: false,
            token: "",
        },
    );
    Ok(html! { div class="narrow" { (kit::head(form.title, "", &html! {})) (markup) } })
}

/// Custom values under the names that their fields have.
fn with_custom(filling: &Filling) -> Filling {
    let mut filling = filling.clone();
    if let Some(Value::Object(custom)) = filling.values.get("custom").cloned() {
        filling.values.extend(custom.into_iter().map(|(key, value)| (format!("custom.{key}"), value)));
    }
    filling
}

/// The input that a form stands for, and what is wrong with it.
fn input(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    sent: &Sent,
) -> Result<Result<Map<String, Value>>> {
    let currency = page.settings().currency;
    let (mut input, mut custom, mut faults) = (Map::new(), Map::new(), Vec::new());
    for field in fields(kind) {
        match sent.value(field, &page.t, currency) {
            Some(Ok(value)) => drop(input.insert(field.name.to_owned(), value)),
            Some(Err(fault)) => faults.push(fault),
            None => {}
        }
    }
    for row in page.custom_fields(kind.name)?.iter() {
        match row.as_field(|field| sent.value(field, &page.t, currency)) {
            Some(Ok(value)) => drop(custom.insert(row.definition.key.clone(), value)),
            Some(Err(fault)) => faults.push(fault),
            None => {}
        }
    }
    if !custom.is_empty() {
        input.insert("custom".to_owned(), Value::Object(custom));
    }
    Ok(if faults.is_empty() { Ok(input) } else { Err(Error::Invalid(faults)) })
}

async fn register(sending: Sending, kind: &'static RecordKind) -> Response {
    let sent = sending.sent.clone();
    let read = sending.view(kind.register, move |page| input(page, kind, &sent)).await;
    let outcome = match read.and_then(|input| input) {
        Ok(mut input) => {
            // What was left empty is what the rules fill in.
            input.retain(|_, value| !value.is_null());
            sending.perform_doing(Doing::Record(kind, RecordVerb::Register), input).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(done) => {
            let id = done.get("id").and_then(Value::as_i64).unwrap_or_default();
            go(&sending.back_or(&format!("/{}/{id}", kind.path)))
        }
        Err(error) => refused(sending, kind, error, new).await,
    }
}

async fn change(sending: Sending, kind: &'static RecordKind) -> Response {
    let sent = sending.sent.clone();
    let read = sending
        .view(kind.edit, move |page| {
            let subject = subject::Subject::read(page, kind, AsOf::default())?;
            Ok((subject.id, input(page, kind, &sent)?))
        })
        .await;
    let id = read.as_ref().map(|(id, _)| *id).unwrap_or_default();
    let outcome = match read.and_then(|(id, input)| Ok((id, input?))) {
        Ok((id, mut input)) => {
            input.insert("id".to_owned(), id.into());
            sending.perform_doing(Doing::Record(kind, RecordVerb::Edit), input).await
        }
        Err(error) => Err(error),
    };
    match (outcome, sending.visit.query("only").map(str::to_owned)) {
        (Ok(_), None) => go(&format!("/{}/{id}", kind.path)),
        (Ok(_), Some(only)) => {
            sending.show(kind.read, move |page| subject::one_fact(page, kind, &only)).await
        }
        (Err(error), _) => refused(sending, kind, error, edit).await,
    }
}

/// The form again, with what was written and why it was refused.
async fn refused(
    sending: Sending,
    kind: &'static RecordKind,
    error: Error,
    show: fn(&mut Page<'_, '_>, &'static RecordKind, Filling) -> Result<Shown>,
) -> Response {
    let filling = match Filling::default().refused(&sending.sent, error) {
        Ok(filling) => filling,
        Err(error) => return sending.trouble(error).await,
    };
    sending
        .show(kind.read, move |page| {
            let labels = labels_of(page, fields(kind).copied(), filling.written.as_ref())?;
            show(page, kind, Filling { labels, ..filling.clone() })
        })
        .await
}

/// What the records are called that a form names by id.
pub fn labels_of<'f>(
    page: &mut Page<'_, '_>,
    fields: impl Iterator<Item = Field<'f>>,
    sent: Option<&Sent>,
) -> Result<BTreeMap<String, String>> {
    let mut labels = BTreeMap::new();
    for field in fields {
        let (Kind::Reference(of), Some(given)) = (field.kind, sent.and_then(|sent| sent.says(field.name)))
        else {
            continue;
        };
        if let Some(label) = named(page, of, given)?.get("label").and_then(Value::as_str) {
            labels.insert(field.name.to_owned(), label.to_owned());
        }
    }
    Ok(labels)
}
