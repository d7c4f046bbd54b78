//! Imports in the web interface: a file comes in, its columns are looked at, its plan is looked at, it is applied.
mod one;
mod take;

use crate::MAKE;
use ::pages::{Part, Place, Rooms, Section};
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// Where a file is brought, and under which each import has its page.
const DOOR: &str = "/import";

/// What imports bring.
pub static PART: Part = Part {
    texts: TEXTS,
    words: ui::words!(),
    doors: &[("import", DOOR, MAKE)],
    places: &[Place::new("import-title", DOOR, lu::LuUpload, Section::Lifecycle, 82, MAKE)],
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// The pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    one::rooms(take::rooms(rooms))
}
