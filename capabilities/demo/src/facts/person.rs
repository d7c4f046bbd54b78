//! What the register is told about a person.
use crate::{
    company::{Employment, SITES},
    dice::{About, Dice},
    goods::{LAYOUTS, WORK_MODES},
    known::Known,
    marks::phone_number,
    world::World,
};
use serde_json::{Value, json};

/// The record of somebody as they are hired: expected, or there already when the history begins.
pub(crate) fn person(world: &World, known: &Known, number: u32) -> Value {
    let person = &world.staff.people[number as usize];
    let site = &SITES[person.site];
    let mut dice = Dice::of(world.seed, About::Staff, number | 3 << 30);
    let is_expected = person.starts >= 0;
    let work_mode = match (person.is_remote, dice.percent(45)) {
        (true, _) => WORK_MODES[2],
        (false, true) => WORK_MODES[1],
        (false, false) => WORK_MODES[0],
    };
    // Whoever has not started has no badge yet, and those who left have given theirs back.
    let has_badge = person.employment(world.calendar.today()) != Employment::Expected;
    json!({
        "first_name": person.first,
        "last_name": person.family_name(),
        "username": person.username(),
        "email": format!("{}@nordwind.example", person.username()),
        "employee_number": format!("N{:05}", 10_000 + number),
        "job_title": person.title,
        "employment": if is_expected { "expected" } else { "active" },
        "starts_on": world.calendar.date(person.starts),
        "company": known.companies[site.company],
        "department": known.departments[person.department],
        "location": known.places[person.place as usize],
        "manager": person.manager.map(|manager| known.people[manager as usize]),
        "phone": format!("{}{:03}", site.dialling, 100 + number % 900),
        "mobile": dice.percent(60).then(|| phone_number(site.dialling, number)),
        "custom": {
            "keyboard": LAYOUTS[layout(person.site)],
            "work_mode": work_mode,
            "badge_number": has_badge.then(|| format!("{:06}", 100_000 + number)),
        },
    })
}

/// The usual keyboard of a site; its place in the list of layouts.
pub(super) fn layout(site: usize) -> usize {
    match SITES[site].country {
        "PT" => 2,
        "PL" => 3,
        "NO" | "DK" => 4,
        "CH" => 5,
        _ => 0,
    }
}
