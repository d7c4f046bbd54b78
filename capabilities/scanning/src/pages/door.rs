//! The door through which phones send what they found, several at a time.
use super::{DOOR, scan::Line};
use crate::{Find, MySet, OWN, Taken};
use ::pages::{Desk, Page, Visitor};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use engine::{Door, Error, Query, Request, Result, View};
use serde::Serialize;
use serde_json::json;
use std::sync::Arc;
use ui::kit;
use web::{AppState, Problem, Routes};

/// What the phone is told: what it need not keep any longer, and what each find was.
#[derive(Serialize)]
struct Told {
    done: Vec<String>,
    told: Vec<String>,
}

pub(super) fn routes(desk: &Arc<Desk>) -> Routes {
    let desk = desk.clone();
    let handler =
        move |State(state): State<AppState>, Visitor(visit): Visitor, Json(finds): Json<Vec<Find>>| {
            let desk = desk.clone();
            async move {
                match take(&state, desk, visit, finds).await {
                    Ok(told) => Json(told).into_response(),
                    Err(error) => refused(error),
                }
            }
        };
    Routes::default().on("POST", DOOR, handler)
}

fn refused(error: Error) -> Response {
    Problem::from(error).into_response()
}

async fn take(state: &AppState, desk: Arc<Desk>, visit: ::pages::Visit, finds: Vec<Find>) -> Result<Told> {
    let who = visit.who.clone().ok_or(Error::Unauthenticated)?;
    let doing = state.engine.doing("scans.take").ok_or(Error::NotFound("action"))?;
    let request = Request::through(Door::Page);
    let taken = state.engine.perform(who.clone(), request, doing, json!({ "finds": finds })).await?;
    let taken: Vec<Taken> =
        serde_json::from_value(taken).map_err(|error| Error::internal(error.to_string()))?;
    let visit = Arc::new(visit);
    let tell = move |view: &mut View<'_>| {
        let mut page = Page::new(&desk, &visit, view)?;
        let set = MySet {}.run(&mut page)?;
        let line = |taken: &Taken| match set.found.iter().find(|found| Some(found.asset) == taken.asset) {
            Some(found) => Line::found(found),
            None => Line::unknown(&page, &taken.code),
        };
        let told = taken.iter().map(|one| kit::attention_item(&page.t, &line(one).attention()).into_string());
        Ok(Told { told: told.collect(), done: taken.iter().map(|one| one.key.clone()).collect() })
    };
    state.engine.view(who, OWN, tell).await
}
