//! Scanning on a phone, and what is done with what was scanned.
mod door;
mod found;
mod picture;
mod scan;
mod set;

use crate::OWN;
use ::pages::{Panel, Part, Place, Rooms, Section, Side};
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// Where scanning starts.
pub(crate) const HREF: &str = "/scan";
/// What is to be done with the set.
pub(crate) const SET: &str = "/scan/set";
/// What takes finds from phones.
pub(crate) const DOOR: &str = "/scan/finds";
/// What reads codes for phones that cannot.
pub(crate) const PICTURE_DOOR: &str = "/scan/picture";

/// What scanning brings.
pub static PART: Part = Part {
    places: &[Place::new("scanning-place", HREF, lu::LuScanLine, Section::Daily, 30, assets::READ).key("g s")],
    panels: &[Panel::new("asset", Side::Next, 5, assets::EDIT, found::panel)],
    strangers: Some(found::way_of),
    texts: TEXTS,
    words: ui::words!(),
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// The pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    let door = door::routes(rooms.desk());
    found::rooms(rooms)
        .page(HREF, OWN, scan::show)
        .form(HREF, scan::by_hand)
        .page(SET, OWN, set::show)
        .form(SET, set::start_over)
        .merge(door)
        .merge(picture::routes())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
