//! How stock and kits look in the web interface.
mod item;
mod kit;
mod out;
mod place;
mod reorder;
mod tile;

use crate::READ;
use ::pages::{Act, Look, Panel, Part, Place, Rank, Rooms, Section, Side, Tile, always};
use domain::State;
use icondata_lu as lu;
use serde_json::Value;
use ui::{
    i18n::{Lang, Source},
    kit::Icon,
};

/// What orders an item, where there is somebody who does: sourcing stands above this capability.
const ORDER: &str = "sourcing.order-stock";
/// Where proposals to order are.
const REORDER: &str = "/stock/reorder";

/// What stock brings.
pub static PART: Part = Part {
    looks: &[
        Look::new("stock-item", lu::LuBoxes)
            .under(Section::Inventory, 20)
            .key("g i")
            .drawing(&["kind"], drawing)
            .title(&["name"])
            .columns(&["kind", "category", "on_hand", "min_quantity", "to_order", "stock_value", "supplier"])
            .bulk(&[ORDER])
            .meta(&[
                ("item_number", lu::LuHash),
                ("category", lu::LuShapes),
                ("supplier", lu::LuTruck),
                ("company", lu::LuBuilding2),
            ])
            .views(&[
                ("stock-low", "to_order[gt]=0&sort=-to_order"),
                ("stock-consumables", "kind=consumable"),
                ("stock-accessories", "kind=accessory"),
                ("stock-components", "kind=component"),
            ])
            .children(&[("stock-move", "item", "stock-moves"), ("kit-line", "item", "stock-in-kits")]),
        Look::new("stock-holding", lu::LuWarehouse)
            .title(&["item"])
            .columns(&["location", "bin", "on_hand", "counted_on"])
            .views(&[("stock-never-counted", "counted_on[empty]=true")]),
        Look::new("stock-move", lu::LuArrowLeftRight)
            .under(Section::Inventory, 22)
            .title(&["item"])
            .state("kind")
            .columns(&["kind", "change", "moved_on", "location", "person", "asset", "outstanding"])
            .meta(&[
                ("person", lu::LuUserRound),
                ("asset", lu::LuLaptop),
                ("location", lu::LuMapPin),
                ("moved_on", lu::LuCalendar),
            ])
            .views(&[
                ("stock-out", "outstanding[gt]=0"),
                ("stock-overdue", "outstanding[gt]=0&due_back[lt]=today"),
                ("stock-counts", "kind=counted"),
            ]),
        Look::new("kit", lu::LuPackage)
            .under(Section::Inventory, 24)
            .columns(&["purpose", "requestable", "updated_at"])
            .children(&[("kit-line", "kit", "kit-contents"), ("kit-line", "part", "kit-part-of")]),
        Look::new("kit-line", lu::LuListTree).columns(&["model", "item", "part", "quantity"]),
    ],
    panels: &[
        Panel::new("stock-item", Side::Next, 10, READ, item::next),
        Panel::new("stock-item", Side::Story, 10, READ, item::shelves),
        Panel::new("stock-item", Side::Story, 20, READ, out::of_item),
        Panel::new("asset", Side::Story, 40, READ, out::of_asset),
        Panel::new("person", Side::Story, 40, READ, out::of_person),
        Panel::new("location", Side::Story, 60, READ, place::panel),
        Panel::new("kit", Side::Story, 10, READ, kit::panel),
    ],
    acts: &[
        Act::new("stock-item", "stock.issue", "item", lu::LuUserCheck, is_some, Rank::First).key("h"),
        Act::new("stock-item", "stock.add", "item", lu::LuPackagePlus, always, Rank::Button).key("b"),
        Act::new("stock-item", "stock.count", "item", lu::LuListChecks, always, Rank::Button),
        Act::new("stock-item", "stock.move", "item", lu::LuArrowLeftRight, is_some, Rank::Menu).key("m"),
        Act::new("stock-item", "stock.expect", "item", lu::LuTruck, always, Rank::Menu),
        Act::new("stock-move", "stock.take-back", "issue", lu::LuUndo2, is_out, Rank::First).key("b"),
        Act::new("kit", "stock.add-to-kit", "kit", lu::LuPlus, always, Rank::First),
        Act::new("asset", "stock.issue", "to_asset", lu::LuCpu, not_gone, Rank::Menu),
        Act::new("person", "stock.issue", "to_person", lu::LuBoxes, always, Rank::Menu),
    ],
    tiles: &[Tile {
        name: "stock",
        title: "stock-runs-out",
        order: 45,
        width: 5,
        needs: READ,
        show: tile::show,
    }],
    places: &[Place::new("stock-reorder", REORDER, lu::LuShoppingCart, Section::Inventory, 26, READ)
        .waiting(tile::waiting)],
    texts: TEXTS,
    words: ui::words!(),
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// Its own pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(REORDER, READ, reorder::show)
}

fn number(values: &State, name: &str) -> i64 {
    values.get(name).and_then(Value::as_i64).unwrap_or(0)
}

fn is_some(values: &State) -> bool {
    number(values, "on_hand") > 0
}

fn is_out(values: &State) -> bool {
    number(values, "outstanding") > 0
}

fn not_gone(values: &State) -> bool {
    values.get("stage").and_then(Value::as_str) != Some("disposed")
}

fn drawing(values: &State) -> Icon {
    match values.get("kind").and_then(Value::as_str) {
        Some("consumable") => lu::LuDroplets,
        Some("component") => lu::LuCpu,
        _ => lu::LuHeadphones,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
