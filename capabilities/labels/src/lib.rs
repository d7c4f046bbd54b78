//! Labels to print: a code that any phone opens, the tag, what it is.
mod sheet;

use ::pages::{Part, Rooms};
use ui::i18n::{Lang, Source};

/// Where labels are.
const HREF: &str = "/labels";

/// What labels bring: a door in the bar of lists.
pub static PART: Part = Part {
    doors: &[("labels", HREF, assets::READ)],
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    ..Part::NONE
};

/// The pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(HREF, assets::READ, sheet::show).form(HREF, sheet::choose)
}
