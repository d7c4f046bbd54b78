//! What the estate shows of stock: shelves in the depot of the head office, some that run out, and the kit that every new
//! colleague gets.
use super::Showing;
use crate::company::who::{INES, LENA, technician};
use engine::{Error, Result};
use serde_json::{Value, json};

/// Mara, who designs products, and Hanna, who pays: they have accessories.
const MARA: usize = 12;
const HANNA: usize = 9;

/// What is kept: name, kind, unit, minimum, lot, cents, supplier, bin, how many came in.
type Kept =
    (&'static str, &'static str, Option<&'static str>, i64, i64, i64, &'static str, &'static str, i64);

const HAFENLICHT: &str = "Hafenlicht IT-Handel GmbH";
const SPREEWERK: &str = "Spreewerk Systemhaus GmbH";

const ITEMS: &[Kept] = &[
    ("USB-C cable 2 m", "accessory", None, 40, 50, 990, HAFENLICHT, "A1", 64),
    ("Mouse, wireless", "accessory", None, 20, 25, 2_490, HAFENLICHT, "A2", 31),
    ("Keyboard, German layout", "accessory", None, 10, 20, 4_900, HAFENLICHT, "A3", 14),
    ("USB-C to HDMI adapter", "accessory", None, 15, 30, 1_890, HAFENLICHT, "A4", 12),
    ("Privacy filter 14\"", "accessory", None, 8, 10, 3_450, SPREEWERK, "A5", 9),
    ("Toner, black", "consumable", None, 6, 12, 8_900, SPREEWERK, "B1", 7),
    ("Batteries AA", "consumable", Some("pack of 8"), 10, 40, 520, HAFENLICHT, "B2", 26),
    ("Cleaning wipes", "consumable", Some("box"), 5, 10, 410, SPREEWERK, "B3", 11),
    ("Memory 16 GB DDR5", "component", None, 8, 10, 5_700, SPREEWERK, "C1", 10),
    ("SSD 1 TB NVMe", "component", None, 6, 10, 8_200, SPREEWERK, "C2", 9),
];

pub(super) fn show(it: &mut Showing<'_, '_>) -> Result<()> {
    let laptops = it.some_assets("Laptops", "in-stock", 1)?;
    let Some(laptop) = laptops.first().copied() else { return Ok(()) };
    let (depot, model) = depot(it, laptop)?;
    categories(it)?;
    for item in ITEMS {
        keep(it, depot, item)?;
    }
    give_out(it, laptop)?;
    kits(it, model)
}

/// Where a laptop lies, and what model it is.
fn depot(it: &mut Showing<'_, '_>, laptop: i64) -> Result<(i64, i64)> {
    let asset = it.work.see::<assets::Asset>(domain::Id::new(laptop))?;
    let found = asset.location.zip(asset.model).map(|(place, model)| (place.number(), model.number()));
    found.ok_or_else(|| Error::internal("a laptop in stock has no place or no model"))
}

fn categories(it: &mut Showing<'_, '_>) -> Result<()> {
    for name in ["Accessories", "Consumables", "Components"] {
        it.does(INES, "categories.register", json!({ "name": name, "holds_data": false }))?;
    }
    Ok(())
}

fn keep(it: &mut Showing<'_, '_>, depot: i64, item: &Kept) -> Result<()> {
    let (name, kind, unit, minimum, lot, cents, supplier, bin, there) = *item;
    let category = match kind {
        "accessory" => "Accessories",
        "consumable" => "Consumables",
        _ => "Components",
    };
    let cost = json!({ "amount": format!("{}.{:02}", cents / 100, cents % 100), "currency": "EUR" });
    let registered = json!({
        "name": name, "kind": kind, "unit": unit, "category": category, "min_quantity": minimum,
        "reorder_quantity": lot, "unit_cost": cost, "supplier": supplier, "requestable": kind == "accessory",
    });
    let id = it.makes(INES, "stock-items.register", registered)?;
    let add = json!({
        "item": id, "quantity": there, "location": depot, "bin": bin, "order_number": "4500017733",
    });
    it.did(technician(0), 21, "stock.add", add).map(drop)
}

/// What left the shelves since, and what was found when they were counted.
fn give_out(it: &mut Showing<'_, '_>, laptop: i64) -> Result<()> {
    let people = [MARA, HANNA, LENA].map(|number| it.known.people[number]);
    let issues: [(i64, &str, i64, Value); 8] = [
        (14, "Mouse, wireless", 1, json!({ "to_person": people[0] })),
        (14, "USB-C cable 2 m", 2, json!({ "to_person": people[0] })),
        (
            9,
            "USB-C to HDMI adapter",
            1,
            json!({ "to_person": people[1], "due_back": it.work.today().plus_days(-2) }),
        ),
        (9, "Keyboard, German layout", 1, json!({ "to_person": people[2] })),
        (
            6,
            "Toner, black",
            4,
            json!({ "to_person": people[1], "note": "Both printers on the third floor." }),
        ),
        (4, "Memory 16 GB DDR5", 2, json!({ "to_asset": laptop })),
        (3, "SSD 1 TB NVMe", 1, json!({ "to_asset": laptop })),
        (2, "Batteries AA", 3, json!({ "to_person": people[0] })),
    ];
    for (days_ago, item, quantity, to) in issues {
        let mut input = json!({ "item": item, "quantity": quantity });
        if let (Some(input), Some(to)) = (input.as_object_mut(), to.as_object()) {
            input.extend(to.clone());
        }
        it.did(technician(0), days_ago, "stock.issue", input)?;
    }
    Ok(())
}

/// A kit for a desk inside of the kit for a new colleague.
fn kits(it: &mut Showing<'_, '_>, model: i64) -> Result<()> {
    let desk =
        json!({ "name": "Desk accessories", "purpose": "What lies on every desk", "requestable": true });
    let starter = json!({ "name": "New colleague", "purpose": "A laptop and a desk to work at" });
    let (desk, starter) = (it.makes(INES, "kits.register", desk)?, it.makes(INES, "kits.register", starter)?);
    let lines = [
        json!({ "kit": desk, "item": "Mouse, wireless" }),
        json!({ "kit": desk, "item": "Keyboard, German layout" }),
        json!({ "kit": desk, "item": "USB-C cable 2 m", "quantity": 2 }),
        json!({ "kit": starter, "model": model }),
        json!({ "kit": starter, "part": desk }),
        json!({ "kit": starter, "item": "USB-C to HDMI adapter" }),
    ];
    lines.into_iter().try_for_each(|line| it.does(INES, "stock.add-to-kit", line).map(drop))?;
    it.does(
        LENA,
        "stock.expect",
        json!({ "item": "SSD 1 TB NVMe", "quantity": 10, "order_number": "4500018120" }),
    )?;
    Ok(())
}
