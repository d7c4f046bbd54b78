//! Many changes at once in the web interface: asking for them, looking at the plan, applying it, taking it back.
mod ask;
mod bulk;
mod list;
mod parts;
mod rows;
mod set;

pub use parts::{counts, numbers, state_pill, under_way};
pub use rows::{REGION, rows};

use crate::MAKE;
use ::pages::{Part, Place, Rooms, Section};
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// Where change sets are listed.
const LIST: &str = "/changes";

/// What many changes at once bring.
pub static PART: Part = Part {
    texts: TEXTS,
    words: ui::words!(),
    doors: &[("bulk", "/bulk", MAKE)],
    places: &[Place::new("change-sets", LIST, lu::LuListChecks, Section::Lifecycle, 80, MAKE)],
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// The pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    set::rooms(list::rooms(bulk::rooms(rooms)))
}
