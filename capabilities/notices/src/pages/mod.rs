//! What one was told, and how one wants to be told.
mod inbox;
mod letters;

pub use letters::letters;

use crate::{OWN, store};
use ::pages::{Page, Part, Rooms};
use engine::Result;
use ui::i18n::{Lang, Source};

/// Where messages are.
pub(crate) const HREF: &str = "/messages";

/// What messages bring: the bell in the frame.
pub static PART: Part = Part {
    unread: Some(unread),
    doors: &[("messages", HREF, OWN)],
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
    rooms.page(HREF, OWN, inbox::show).form(HREF, inbox::mark)
}

fn unread(page: &mut Page<'_, '_>) -> Result<i64> {
    match page.actor().person {
        Some(person) => store::unread(page, person),
        None => Ok(0),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
