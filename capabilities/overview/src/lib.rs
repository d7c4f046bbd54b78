//! The first page: what there is, where it stands, what waits for a decision. It knows the assets and who holds them;
//! tiles of other capabilities stand beside its own.
mod counts;
mod months;
mod room;
mod tiles;

use icondata_lu as lu;
use pages::{Part, Place, Rooms, Section, Tile, VISIT};
use ui::i18n::{Lang, Source};

/// What the overview brings to the web interface.
pub static PART: Part = Part {
    tiles: &[
        tile("figures", 10, 12, assets::READ, tiles::figures::show),
        tile("flow", 20, 12, assets::READ, tiles::flow::show),
        tile("categories", 30, 7, assets::READ, tiles::categories::show),
        tile("decisions", 40, 5, assets::READ, tiles::decisions::show),
        tile("purchases", 50, 7, assets::READ, tiles::purchases::show),
        tile("locations", 60, 5, assets::READ, tiles::locations::show),
        tile("warranties", 56, 7, assets::READ, tiles::warranties::show),
        tile("lately", 80, 7, engine::JOURNAL_READ, tiles::lately::show),
    ],
    places: &[Place::new("overview-place", "/", lu::LuLayoutDashboard, Section::Daily, 1, VISIT).key("g o")],
    texts: TEXTS,
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// The page.
pub fn rooms(rooms: Rooms) -> Rooms {
    rooms.page("/", VISIT, room::show)
}

type Show = fn(&mut pages::Page<'_, '_>) -> engine::Result<Option<maud::Markup>>;

const fn tile(
    name: &'static str,
    order: u8,
    width: pages::Width,
    needs: engine::Permission,
    show: Show,
) -> Tile {
    Tile { name, order, width, needs, show }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
