//! The form of something that can be done: hand out, retire, dispose. The address fills its fields in.
use super::{Filling, control, record, verb_label};
use crate::{Page, Sending, Sent, Shown, go, value};
use axum::response::Response;
use domain::{Field, Kind};
use engine::{Error, Result};
use maud::html;
use serde_json::{Map, Value};
use ui::{
    i18n::Family,
    kit::{self, Form, Section},
};

/// The region of the form.
const FORM: &str = "act";
/// When it happened, where that is not today.
const ON: Field<'static> = Field::new("_on", "On", Kind::Date);
/// Why.
const REASON: Field<'static> = Field::new("_reason", "Reason", Kind::Text);

/// The form of the verb in the address.
pub(super) fn page(page: &mut Page<'_, '_>) -> Result<Shown> {
    let verb = page.visit.path(1).to_owned();
    let mut values = Map::new();
    let form = page.desk.form(&verb).ok_or(Error::NotFound("page"))?;
    for field in &form.fields {
        let Some(given) = page.visit.query(field.name).map(str::to_owned) else { continue };
        let filled = match field.kind {
            Kind::Reference(of) => record::named(page, of, &given)?,
            _ => Value::String(given),
        };
        values.insert(field.name.to_owned(), filled);
    }
    show(page, &verb, Filling { values, ..Filling::default() }, None)
}

fn show(page: &mut Page<'_, '_>, name: &str, filling: Filling, sent: Option<&Sent>) -> Result<Shown> {
    let form = page.desk.form(name).ok_or(Error::NotFound("page"))?;
    if !page.may(form.verb.needs) {
        return Err(Error::Forbidden(form.verb.needs));
    }
    let label = verb_label(page, name);
    let back = match sent.and_then(|sent| sent.says("_back")) {
        Some(back) => back.to_owned(),
        None => page.visit.query("_back").map_or_else(|| page.visit.back("/"), str::to_owned),
    };
    let record = name.replace('.', "-");
    // What the form was opened for stands in its heading, not among its fields.
    let subject = form.verb.place.parameters().next();
    let about = subject.and_then(|field| about(&filling, field));
    let mut hidden = vec![("_back".to_owned(), back.clone())];
    if let (Some(subject), Some((value, _))) = (subject, &about) {
        hidden.push((subject.to_owned(), value.clone()));
    }
    let shown = form.fields.iter().filter(|field| about.is_none() || Some(field.name) != subject);
    let fields: Vec<maud::Markup> = shown.map(|field| control(page, &record, field, &filling)).collect();
    let more = vec![control(page, "act", &ON, &filling), control(page, "act", &REASON, &filling)];
    let hidden: Vec<(&str, &str)> =
        hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let title = match &about {
        Some((_, name)) => format!("{label}: {name}"),
        None => label.clone(),
    };
    let more_title = page.say("when-and-why");
    let id = about.as_ref().and_then(|(value, _)| value.strip_prefix('#')?.parse().ok());
    let desk = page.desk;
    let above = id.map(|id| desk.advice(page, name, id)).transpose()?.unwrap_or_default();
    let markup = kit::form(
        &page.t,
        &Form {
            id: FORM,
            action: &format!("/do/{name}"),
            above,
            sections: vec![
                Section { title: "", fields, folded: false },
                Section { title: &more_title, fields: more, folded: false },
            ],
            refusal: &filling.refusal,
            faults: &filling.faults,
            hidden: &hidden,
            verb: &label,
            back: &back,
            files: false,
            token: "",
        },
    );
    let note = page.t.declared_as(&format!("do-{record}-note"), Family::Says, form.verb.says).into_owned();
    let body = html! { div class="narrow" { (kit::head(&title, &note, &html! {})) (markup) } };
    Ok(Shown::new(title, "", body).status(filling.status()))
}

/// The record that the form is about: what is sent for it, and what it is called.
fn about(filling: &Filling, subject: &str) -> Option<(String, String)> {
    if let Some(sent) = filling.written.as_ref().and_then(|sent| sent.says(subject)) {
        return Some((sent.to_owned(), filling.labels.get(subject)?.clone()));
    }
    let named = filling.values.get(subject)?;
    Some((format!("#{}", named.get("id")?.as_i64()?), named.get("label")?.as_str()?.to_owned()))
}

/// Does what the form says.
pub(super) async fn take(sending: Sending) -> Response {
    let name = sending.visit.path(1).to_owned();
    let Some(needs) = sending.desk.form(&name).map(|form| form.verb.needs) else {
        return sending.trouble(Error::NotFound("page")).await;
    };
    let (sent, verb) = (sending.sent.clone(), name.clone());
    let read = sending.view(needs, move |page| Ok(input(page, &verb, &sent))).await;
    let outcome = match read.and_then(|input| input) {
        Ok(input) => sending.perform(&name, input).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(made) => go(&made_by(&sending, &name, &made).unwrap_or_else(|| sending.back_or("/"))),
        Err(error) => refused(sending, name, needs, error).await,
    }
}

/// The page of what a verb made, where one goes on with that.
fn made_by(sending: &Sending, verb: &str, made: &Value) -> Option<String> {
    let kind = sending.state.engine.kind(sending.desk.leads_to(verb)?)?;
    let id = made.get("id").unwrap_or(made).as_i64()?;
    Some(format!("/{}/{id}", kind.path))
}

async fn refused(sending: Sending, name: String, needs: engine::Permission, error: Error) -> Response {
    let filling = match Filling::default().refused(&sending.sent, error) {
        Ok(filling) => filling,
        Err(error) => return sending.trouble(error).await,
    };
    let sent = sending.sent.clone();
    sending
        .show(needs, move |page| {
            let form = page.desk.form(&name).ok_or(Error::NotFound("page"))?;
            let labels = record::labels_of(page, form.fields.iter().copied(), Some(&sent))?;
            show(page, &name, Filling { labels, ..filling.clone() }, Some(&sent))
        })
        .await
}

/// The input that a form stands for.
pub fn input(page: &Page<'_, '_>, verb: &str, sent: &Sent) -> Result<Map<String, Value>> {
    let form = page.desk.form(verb).ok_or(Error::NotFound("page"))?;
    let currency = page.settings().currency;
    let (mut input, mut faults) = (Map::new(), Vec::new());
    for field in &form.fields {
        match sent.value(field, &page.t, currency) {
            // What was left empty is as good as not asked for.
            Some(Ok(value)) if value::is_nothing(&value) => {}
            Some(Ok(value)) => drop(input.insert(field.name.to_owned(), value)),
            Some(Err(fault)) => faults.push(fault),
            None => {}
        }
    }
    if faults.is_empty() { Ok(input) } else { Err(Error::Invalid(faults)) }
}
