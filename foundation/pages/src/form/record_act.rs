//! What can be done with a record of any open kind: commenting on it, archiving and restoring it.
use super::Filling;
use crate::{Page, Rooms, Sending, Shown, VISIT, go, subject::Subject};
use axum::response::Response;
use domain::{Field, Kind};
use engine::{AsOf, Doing, Error, RecordKind, RecordVerb, Result};
use maud::html;
use serde_json::{Map, Value};
use ui::kit::{self, Form, Section};

/// The region of the form.
const FORM: &str = "act";

pub(super) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page("/do-record/{kind}/{verb}", VISIT, page).form("/do-record/{kind}/{verb}", take)
}

fn verb_of(word: &str) -> Result<RecordVerb> {
    let verbs = [RecordVerb::Comment, RecordVerb::Archive, RecordVerb::Restore];
    verbs.into_iter().find(|verb| verb.word() == word).ok_or(Error::NotFound("page"))
}

fn page(page: &mut Page<'_, '_>) -> Result<Shown> {
    let id = page.visit.query("id").unwrap_or_default().trim_start_matches('#').parse().unwrap_or_default();
    show(page, id, Filling::default())
}

fn show(page: &mut Page<'_, '_>, id: i64, filling: Filling) -> Result<Shown> {
    let kind = page.kind_at(page.visit.path(1))?;
    let verb = verb_of(page.visit.path(2))?;
    if !page.may(verb.needs(kind)) || !kind.open {
        return Err(Error::Forbidden(verb.needs(kind)));
    }
    let subject = Subject::of(page, kind, &Value::from(id), AsOf::default())?;
    let label = page.say(verb.word());
    let title = format!("{label}: {}", subject.title);
    let field = field_of(verb);
    let fields = vec![super::control(page, "act", &field, &filling)];
    let named = format!("#{id}");
    let form = kit::form(
        &page.t,
        &Form {
            id: FORM,
            action: &format!("/do-record/{}/{}", kind.path, verb.word()),
            above: html! {},
            sections: vec![Section { title: "", fields, folded: false }],
            refusal: &filling.refusal,
            faults: &filling.faults,
            hidden: &[("id", &named)],
            verb: &label,
            back: &subject.href,
            files: false,
            token: "",
        },
    );
    let note = page.say(&format!("{}-note", verb.word()));
    let body = html! { div class="narrow" { (kit::head(&title, &note, &html! {})) (form) } };
    Ok(Shown::new(title, format!("/{}", kind.path), body).status(filling.status()))
}

/// A comment is what it is about; the others take a reason.
fn field_of(verb: RecordVerb) -> Field<'static> {
    match verb {
        RecordVerb::Comment => Field::new("text", "Comment", Kind::LongText).required(),
        _ => Field::new("_reason", "Reason", Kind::LongText),
    }
}

async fn take(sending: Sending) -> Response {
    let found = kind_and_verb(&sending);
    let (kind, verb) = match found {
        Ok(found) => found,
        Err(error) => return sending.trouble(error).await,
    };
    let id: i64 =
        sending.sent.says("id").unwrap_or_default().trim_start_matches('#').parse().unwrap_or_default();
    let mut input: Map<String, Value> = [("id".to_owned(), Value::from(id))].into_iter().collect();
    if verb == RecordVerb::Comment {
        input.insert("text".to_owned(), sending.sent.says("text").unwrap_or_default().into());
    }
    match sending.perform_doing(Doing::Record(kind, verb), input).await {
        Ok(_) => go(&format!("/{}/{id}", kind.path)),
        Err(error) => match Filling::default().refused(&sending.sent, error) {
            Ok(filling) => sending.show(kind.read, move |page| show(page, id, filling.clone())).await,
            Err(error) => sending.trouble(error).await,
        },
    }
}

fn kind_and_verb(sending: &Sending) -> Result<(&'static RecordKind, RecordVerb)> {
    let kind = sending.state.engine.kind_at(sending.visit.path(1)).filter(|kind| kind.open);
    Ok((kind.ok_or(Error::NotFound("page"))?, verb_of(sending.visit.path(2))?))
}
