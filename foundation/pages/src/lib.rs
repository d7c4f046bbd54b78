//! The web interface of everything that is kept: the frame, lists, the pages of records, forms and search, made from
//! the same lists of kinds and verbs as the API.
//!
//! A capability that brings a kind of record has a list, a page and forms for it without a line of its own. What it
//! brings beside ([`Part`]) makes them good: columns, drawings, panels on the pages of others, what can be done there,
//! tiles of the overview, pages of its own.
//!
//! What this crate does not know: any capability, and how anything is drawn (that is the `ui` crate).
mod desk;
mod documents;
pub mod form;
mod frame;
mod happenings;
mod kept;
mod list;
mod page;
mod part;
pub mod report;
mod rooms;
mod search;
mod site;
mod store;
mod subject;
mod texts;
mod trouble;
pub mod value;
mod views;
mod visit;

pub use desk::Desk;
pub use documents::Document;
pub use form::Sent;
pub use list::address::Address;
pub use page::{Page, Shown, Status};
pub use part::{
    Act, Advice, Find, Finding, Look, Panel, Part, Place, Rank, ReaderFacts, Section, Show, Side, Subject,
    Tile, Width, always, word,
};
pub use rooms::{Download, Rooms, Sending, gate, gate_with, go, sent};
pub use subject::{children, timeline_of};
pub use texts::WORDS;
pub use visit::{Anybody, Visit, Visitor, WISHES, Wishes, sign_in};

use axum::extract::State;
use engine::{Engine, Permission};
use std::sync::Arc;
use web::Routes;

/// To see pages at all. Every role has it; what is on them is another question.
pub const VISIT: Permission = Permission("own.pages");

/// Every page that is the same for all kinds of records, and the files that pages need.
pub fn routes(engine: &Engine, desk: &Arc<Desk>) -> Routes {
    let mut rooms = Rooms::new(desk);
    for kind in engine.kinds().iter().copied() {
        rooms = list::rooms(rooms, kind);
        rooms = form::rooms(rooms, kind);
        rooms = subject::rooms(rooms, kind);
    }
    rooms = form::verb_rooms(rooms);
    rooms = search::rooms(rooms);
    rooms = views::rooms(rooms);
    rooms.into_routes().merge(site::routes(desk))
}

/// The same routes, and a page for every address that leads nowhere.
pub fn with_nowhere(routes: Routes, desk: &Arc<Desk>) -> Routes {
    let desk = desk.clone();
    routes.otherwise(move |State(state): State<web::AppState>, Anybody(visit): Anybody| {
        trouble::nothing_here(state, desk.clone(), visit)
    })
}
