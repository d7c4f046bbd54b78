//! Documents of records: behind a button for people, in the API for programs.
use crate::{Download, Page, Rooms, Visit};
use axum::response::Response;
use engine::{Error, Permission, RecordKind, Result, View};
use std::sync::Arc;
use web::{ApiResult, AppState, Asked, describe_document};

/// A document of one record: a certificate, a manifest, a letter.
pub struct Document {
    /// Of what kind of record.
    pub kind: &'static RecordKind,
    /// Its name behind the record in the API: `manifest.pdf`.
    pub name: &'static str,
    /// What it is, in a sentence of the API's document.
    pub says: &'static str,
    /// What it needs.
    pub needs: Permission,
    /// Makes it of the record with this id.
    pub make: fn(&mut Page<'_, '_>, i64) -> Result<Download>,
}

impl Rooms {
    /// A document of a record, for people at `path` (whose second part is the id) and for programs with a token at
    /// `/api/v1/{kind}/{id}/{name}`, where the record may also be named by a key.
    #[must_use]
    pub fn document(self, path: &'static str, document: &'static Document) -> Self {
        let desk = self.desk().clone();
        let place = web::document_path(document.kind, document.name);
        let describe = move || describe_document(document.kind, document.name, document.says, document.needs);
        let for_programs = move |state: AppState, asked: Asked| {
            let desk = desk.clone();
            async move { answered(state, desk, asked, document).await }
        };
        let make = |page: &mut Page<'_, '_>| {
            let id = page.visit.number(1).ok_or(Error::NotFound(document.kind.one))?;
            (document.make)(page, id)
        };
        let rooms = self.file(path, document.needs, make);
        rooms.merge(web::Routes::default().operation("GET", place, describe, for_programs))
    }
}

async fn answered(
    state: AppState,
    desk: Arc<crate::Desk>,
    asked: Asked,
    document: &'static Document,
) -> ApiResult<Response> {
    let (who, named) = (asked.caller.who.clone(), asked.named());
    let visit = Visit::of_program(asked);
    let made = state.engine.view(who, document.needs, move |view: &mut View<'_>| {
        let id = view.within_reach(document.kind, &named)?;
        (document.make)(&mut Page::new(&desk, &visit, view)?, id)
    });
    let file = made.await?;
    Ok(web::download(file.media, &file.name, file.content))
}
