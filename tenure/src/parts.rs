//! What the web interface consists of: what each capability brings to it, and the pages of each.
use engine::Engine;
use pages::{Desk, Part, Rooms};
use std::sync::Arc;
use web::Routes;

/// What capabilities bring. A capability with pages joins here.
pub static ALL: &[&Part] = &[
    &access::pages::PART,
    &assets::pages::PART,
    &catalog::pages::PART,
    &changes::pages::PART,
    &custody::pages::PART,
    &imports::pages::PART,
    &labels::PART,
    &overview::PART,
    &parties::pages::PART,
    &people::pages::PART,
    &notices::pages::PART,
    &approvals::pages::PART,
    &planning::pages::PART,
    &procurement::pages::PART,
    &stock::pages::PART,
    &contracts::pages::PART,
    &maintenance::pages::PART,
    &retirement::pages::PART,
    &scanning::pages::PART,
    &sourcing::pages::PART,
    &bookings::pages::PART,
    &agreements::pages::PART,
    &deployment::pages::PART,
    &retrieval::pages::PART,
    &disposal::pages::PART,
];

/// The pages of capabilities, one function each.
const ROOMS: &[fn(Rooms) -> Rooms] = &[
    access::pages::rooms,
    changes::pages::rooms,
    imports::pages::rooms,
    labels::rooms,
    overview::rooms,
    notices::pages::rooms,
    approvals::pages::rooms,
    planning::pages::rooms,
    procurement::pages::rooms,
    stock::pages::rooms,
    contracts::pages::rooms,
    maintenance::pages::rooms,
    retirement::pages::rooms,
    scanning::pages::rooms,
    sourcing::pages::rooms,
    bookings::pages::rooms,
    agreements::pages::rooms,
    deployment::pages::rooms,
    retrieval::pages::rooms,
    disposal::pages::rooms,
];

/// The desk of an engine.
///
/// # Panics
///
/// When two capabilities bring the same text, which is found by the first start of any test.
pub fn desk(engine: &Engine) -> Arc<Desk> {
    match Desk::new(engine, ALL) {
        Ok(desk) => desk,
        Err(error) => panic!("{error}"),
    }
}

/// Every page.
pub fn routes(engine: &Engine) -> Routes {
    let desk = desk(engine);
    let rooms = ROOMS.iter().fold(Rooms::new(&desk), |rooms, more| more(rooms));
    pages::routes(engine, &desk).merge(rooms.into_routes())
}

/// The same routes, and a page for every address that leads nowhere.
pub fn with_nowhere(engine: &Engine, routes: Routes) -> Routes {
    pages::with_nowhere(routes, &desk(engine))
}
