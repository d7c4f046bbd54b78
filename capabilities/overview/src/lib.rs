//! The first page: what there is, where it stands, what waits for a decision. It knows the assets and who holds them;
//! tiles of other capabilities stand beside its own.
mod arrange;
mod arrangement;
mod arranging;
mod counts;
mod months;
mod room;
mod store;
mod tiles;

pub use arrange::Arrange;

use database::Dialect;
use engine::{Capability, Migration, Permission, Verb};
use icondata_lu as lu;
use pages::{Part, Place, Rooms, Section, Tile, VISIT};
use ui::i18n::{Lang, Source};

/// Arranging one's own overview; every role has it.
pub const OWN: Permission = Permission("own.overview");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    verbs: &[Verb::of::<Arrange>()],
    schema: &[Migration { number: 1, says: "how people have arranged their overview", sql: tables }],
    ..Capability::new("overview", "The first page, as everybody arranges it for themselves.")
};

fn tables(_: Dialect) -> &'static str {
    "create table overview_arrangements (
        account bigint primary key, shown text not null, hidden text not null)"
}

/// What the overview brings to the web interface.
pub static PART: Part = Part {
    tiles: &[
        tile("figures", "overview-figures", 10, 12, assets::READ, tiles::figures::show),
        tile("flow", "overview-flow", 20, 12, assets::READ, tiles::flow::show),
        tile("categories", "overview-categories", 30, 7, assets::READ, tiles::categories::show),
        tile("decisions", "overview-decisions", 40, 5, assets::READ, tiles::decisions::show),
        tile("purchases", "overview-purchases", 50, 7, assets::READ, tiles::purchases::show),
        tile("locations", "overview-locations", 60, 5, assets::READ, tiles::locations::show),
        tile("warranties", "overview-warranties", 56, 7, assets::READ, tiles::warranties::show),
        tile("lately", "overview-lately", 80, 7, engine::JOURNAL_READ, tiles::lately::show),
    ],
    places: &[Place::new("overview-place", "/", lu::LuLayoutDashboard, Section::Daily, 1, VISIT).key("g o")],
    texts: TEXTS,
    words: ui::words!(),
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// The page.
pub fn rooms(rooms: Rooms) -> Rooms {
    arranging::rooms(rooms.page("/", VISIT, room::show))
}

type Show = fn(&mut pages::Page<'_, '_>) -> engine::Result<Option<maud::Markup>>;

const fn tile(
    name: &'static str,
    title: &'static str,
    order: u8,
    width: pages::Width,
    needs: engine::Permission,
    show: Show,
) -> Tile {
    Tile { name, title, order, width, needs, show }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
