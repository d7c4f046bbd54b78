//! How it looks in the web interface.
use ::pages::{Part, Rooms};
use ui::i18n::{Lang, Source};

/// What it brings.
pub static PART: Part = Part {
    texts: &[
        Source { lang: Lang::English, text: include_str!("en.ftl") },
        Source { lang: Lang::German, text: include_str!("de.ftl") },
    ],
    ..Part::NONE
};

/// Its own pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    rooms
}
