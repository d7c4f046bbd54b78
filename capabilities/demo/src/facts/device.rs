//! What the register is told about a device.
use super::person::layout;
use crate::{
    calendar::Day,
    company::{DEPARTMENTS, SITES, Wants},
    deed::{Device, Label},
    dice::{About, Dice},
    goods::{LAYOUTS, LESSOR, MAKERS, Role, models, supplier_for},
    known::Known,
    marks::{imei, ip, mac, phone_number, serial, sim},
    world::World,
};
use domain::{Currency, Money, State};
use serde_json::{Value, json};

/// A service, how critical it is, and in how many minutes it has to be back, with how many minutes of data lost.
type Service = (&'static str, &'static str, i64, i64);

const SERVICES: &[Service] = &[
    ("Order desk", "critical", 60, 15),
    ("Payroll", "high", 480, 60),
    ("Customer portal", "critical", 60, 15),
    ("Identity", "critical", 30, 5),
    ("Mail", "high", 240, 60),
    ("Data warehouse", "medium", 1_440, 720),
    ("Build farm", "medium", 720, 1_440),
    ("File shares", "high", 480, 240),
    ("Monitoring", "high", 120, 60),
    ("Backup", "high", 720, 1_440),
    ("Telephony", "high", 240, 240),
    ("Intranet", "low", 2_880, 1_440),
];

/// The chance of a device: what is decided once about it and told at several times.
fn dice(world: &World, device: &Device) -> Dice {
    Dice::of(world.seed, About::Asset, device.number)
}

/// The serial number that its maker gave it.
pub(crate) fn serial_of(world: &World, device: &Device) -> String {
    let model = models()[device.model as usize];
    let style = MAKERS.iter().find(|maker| maker.name == model.maker).map(|maker| maker.style);
    let made = world.calendar.date(device.bought).plus_days(-20);
    style.map(|style| serial(style, device.number, made)).unwrap_or_default()
}

/// What it cost before tax, and its tax.
fn cost_of(world: &World, device: &Device) -> (Money, Money) {
    let mut dice = dice(world, device);
    let model = models()[device.model as usize];
    let bigger = i64::from(dice.below(model.memory.len().max(1) as u32)) * i64::from(model.price) / 14;
    let discount = i64::from(dice.between(-90, 60));
    let euros = (i64::from(model.price) + bigger) * (1_000 + discount) / 1_000;
    let cents = euros * 100 + [0, 0, 50, 90, 95][dice.below(5) as usize];
    let tax = (cents * SITES[device.site].tax_per_mille + 500) / 1_000;
    (Money::new(cents, Currency::EUR), Money::new(tax, Currency::EUR))
}

/// The order that it came with: two a month from each supplier.
fn order_of(world: &World, device: &Device) -> String {
    let date = world.calendar.date(device.bought);
    let nth = (i32::from(date.month()) - 1) * 2 + i32::from(date.day() > 15);
    format!("PO-{}-{:04}", date.year(), nth * 40 + supplier(device) as i32 + 1)
}

/// The invoice of that order.
pub(crate) fn invoice_of(world: &World, device: &Device) -> String {
    let date = world.calendar.date(device.bought);
    format!("{}{:02}-{:05}", date.year() % 100, date.month(), 10_000 + supplier(device) * 731 % 90_000)
}

fn supplier(device: &Device) -> usize {
    match device.is_leased {
        true => LESSOR,
        false => supplier_for(device.role, SITES[device.site].country, device.number.is_multiple_of(3)),
    }
}

/// Its record as it is planned or ordered.
pub(crate) fn wanted(world: &World, known: &Known, device: &Device, label: Label) -> State {
    let (cost, tax) = cost_of(world, device);
    let department = &known.departments[device.department];
    let is_planned = label == Label::Planned;
    let mut state = state(json!({
        "model": known.models[device.model as usize],
        "status": known.status(label),
        "company": known.companies[SITES[device.site].company],
        "department": department,
        "owner": known.people[world.staff.heads[device.department] as usize],
        "home_location": known.places[world.depot(device.site) as usize],
        "ownership": if device.is_leased { "leased" } else { "owned" },
        "cost": cost,
    }));
    if !is_planned {
        state.extend(self::state(json!({
            "tax": tax,
            "supplier": known.suppliers[supplier(device)],
            "order_number": order_of(world, device),
            "purchased_on": world.calendar.date(device.bought),
        })));
    }
    if device.is_leased {
        state.insert("custom".into(), lease(world, device));
    }
    state
}

fn lease(world: &World, device: &Device) -> Value {
    let begins = world.calendar.date(device.bought);
    json!({
        "lease_contract": format!("NL-{}-{:02}", begins.year(), begins.month()),
        "lease_ends_on": begins.plus_months(36).plus_days(-1),
    })
}

/// What a technician writes down while setting it up: name, addresses, memory, how it must be protected.
pub(crate) fn technical(world: &World, device: &Device) -> State {
    let mut dice = dice(world, device);
    let (model, number, site) = (models()[device.model as usize], device.number, &SITES[device.site]);
    let mut state = State::new();
    if device.role.is_prepared() && device.role != Role::Phone {
        let hostname = format!("{}-{}-{number:05}", device.role.letters(), site.code.to_lowercase());
        state.insert("hostname".into(), hostname.into());
        state.insert("mac_address".into(), mac(number).into());
    }
    match device.role {
        Role::Phone => state.extend(phone(device, &mut dice)),
        Role::Server | Role::Storage => state.extend(service(device, &mut dice)),
        Role::Switch | Role::Firewall | Role::AccessPoint | Role::Printer | Role::Conference => {
            state.insert("ip_address".into(), ip(device.site, number).into());
            state.insert("approved_to_connect".into(), true.into());
            state.insert(
                "criticality".into(),
                if device.role == Role::Firewall { "high" } else { "medium" }.into(),
            );
        }
        Role::Laptop | Role::Desktop | Role::Tablet => state.extend(data_on(device)),
        Role::Display | Role::RoomDisplay | Role::Dock | Role::Headset => {}
    }
    let mut custom = State::new();
    if !model.memory.is_empty() {
        let (memory, storage) = *dice.pick(model.memory);
        custom.insert("memory_gb".into(), memory.into());
        custom.insert("storage_gb".into(), storage.into());
    }
    if matches!(device.role, Role::Laptop | Role::Desktop) {
        let keyboard = if dice.percent(14) { 1 } else { layout(device.site) };
        custom.insert("keyboard".into(), LAYOUTS[keyboard].into());
        custom.insert("disk_encrypted".into(), dice.percent(94).into());
    }
    if let Some(room) = device.room.filter(|_| model.rack_units > 0) {
        let rack = (world.places.all[room as usize].name.split(" · R").nth(1)).unwrap_or("01");
        let unit = 1 + dice.below(40);
        custom.insert("rack_position".into(), format!("R{rack} U{unit:02}").into());
    }
    if !custom.is_empty() {
        state.insert("custom".into(), custom.into());
    }
    state
}

fn phone(device: &Device, dice: &mut Dice) -> State {
    let number = device.number;
    let dialling = SITES[device.site].dialling;
    let country = dialling.split(' ').next().unwrap_or_default().trim_start_matches('+');
    let mut phone = State::new();
    phone.insert("imei".into(), imei(device.model, false, number).into());
    if dice.percent(50) {
        phone.insert("imei_2".into(), imei(device.model, true, number).into());
    }
    if dice.percent(85) {
        phone.insert("sim_number".into(), sim(country, number).into());
        phone.insert("phone_number".into(), phone_number(dialling, number).into());
    }
    phone.insert("confidentiality".into(), "medium".into());
    phone
}

fn service(device: &Device, dice: &mut Dice) -> State {
    let (name, criticality, back, lost) = *dice.pick(SERVICES);
    let is_exposed = matches!(name, "Customer portal" | "Mail" | "Order desk") && dice.percent(60);
    let data = match name {
        "Payroll" | "Identity" => json!(["credentials", "personal"]),
        "Order desk" => json!(["payment-card", "personal"]),
        "Intranet" | "Monitoring" | "Build farm" => json!(["internal"]),
        _ => json!(["confidential", "personal"]),
    };
    let scope = match name {
        "Order desk" => json!(["gdpr", "iso-27001", "nis2", "pci-dss"]),
        "Payroll" => json!(["gdpr", "iso-27001", "sox"]),
        _ => json!(["gdpr", "iso-27001"]),
    };
    let network = ip(device.site, device.number);
    let level = if criticality == "critical" { "critical" } else { "high" };
    state(json!({
        "name": format!("{name} {}", device.number % 9 + 1),
        "ip_address": network,
        "internet_exposed": is_exposed,
        "approved_to_connect": true,
        "confidentiality": level,
        "integrity": level,
        "availability": criticality,
        "criticality": criticality,
        "data_classes": data,
        "in_scope": scope,
        "service": name,
        "recovery_time_minutes": back,
        "recovery_point_minutes": lost,
    }))
}

fn data_on(device: &Device) -> State {
    let is_confidential = DEPARTMENTS[device.department].wants == Wants::Confidential;
    state(match is_confidential {
        true => json!({
            "confidentiality": "high", "integrity": "high", "availability": "medium", "criticality": "medium",
            "data_classes": ["confidential", "personal"], "in_scope": ["gdpr", "iso-27001"],
        }),
        false => json!({
            "confidentiality": "medium", "integrity": "medium", "availability": "low", "criticality": "low",
            "data_classes": ["internal"],
        }),
    })
}

/// Its record as it is taken over from an older list: everything that is known.
pub(crate) fn wholly(world: &World, known: &Known, device: &Device) -> State {
    let mut state = wanted(world, known, device, Label::InStock);
    let custom = merged(&mut state, technical(world, device));
    let received = world.calendar.date(device.bought + RECEIVED_AFTER);
    state.extend(self::state(json!({
        "serial": serial_of(world, device),
        "location": known.places[world.depot(device.site) as usize],
        "invoice_number": invoice_of(world, device),
        "received_on": received,
        "in_service_on": received.plus_days(3),
        "condition": if device.bought > -300 { "good" } else { "fair" },
    })));
    if let Some(custom) = custom {
        state.insert("custom".into(), custom);
    }
    state
}

/// How many days a device of the time before the register travelled.
const RECEIVED_AFTER: Day = 9;

/// Adds what is told later to what is told first; answers the custom fields of both.
fn merged(state: &mut State, more: State) -> Option<Value> {
    let first = state.remove("custom");
    state.extend(more);
    match (first, state.remove("custom")) {
        (Some(Value::Object(mut first)), Some(Value::Object(second))) => {
            first.extend(second);
            Some(Value::Object(first))
        }
        (first, second) => first.or(second),
    }
}

fn state(value: Value) -> State {
    match value {
        Value::Object(state) => state,
        _ => State::new(),
    }
}
