//! A row about an asset also tells about its model, and about who has it.
use crate::adapters::{Extra, Extras};
use assets::{Asset, rules::stage::Stage};
use custody::{HandOut, To, Transfer};
use domain::{Date, Event, Field, Id, State, read_text};
use engine::{Error, Record, Ref, Result, Work};
use people::{Location, Person};
use serde_json::{Value, json};

pub(crate) const EXTRAS: &[Extra] = &[
    Extra { name: "model.category", label: "Category of the model", aliases: &["category", "type"] },
    Extra {
        name: "model.manufacturer",
        label: "Manufacturer of the model",
        aliases: &["manufacturer", "brand", "make", "vendor name"],
    },
    Extra {
        name: "model.model_number",
        label: "Number of the model",
        aliases: &["model number", "model no", "part number"],
    },
    Extra { name: "model.notes", label: "Notes on the model", aliases: &["model notes"] },
    Extra { name: "holder.kind", label: "Held by a person or a place", aliases: &["checkout type"] },
    Extra {
        name: "holder.username",
        label: "Holder: user name",
        aliases: &["assigned to username", "user name of holder"],
    },
    Extra { name: "holder.email", label: "Holder: e-mail", aliases: &["assigned to email", "holder email"] },
    Extra {
        name: "holder.name",
        label: "Holder: name",
        aliases: &["assigned to", "checked out to", "held by", "user", "owner name"],
    },
    Extra { name: "holder.first_name", label: "Holder: first name", aliases: &[] },
    Extra { name: "holder.last_name", label: "Holder: last name", aliases: &[] },
    Extra { name: "holder.location", label: "Holder: place", aliases: &[] },
    Extra { name: "holder.since", label: "Held since", aliases: &["checkout date", "assigned on"] },
    Extra { name: "holder.due_back", label: "Due back", aliases: &["expected checkin date", "due back"] },
];

fn text<'e>(extras: &'e Extras, name: &str) -> Option<&'e str> {
    extras.get(name).map(|(text, _)| text.as_str())
}

/// What else a row says about a model that has to be made.
pub(crate) fn complete_model(state: &mut State, extras: &Extras) {
    for (extra, field) in [
        ("model.category", "category"),
        ("model.manufacturer", "manufacturer"),
        ("model.model_number", "model_number"),
        ("model.notes", "notes"),
    ] {
        if let Some(value) = text(extras, extra) {
            state.insert(field.to_owned(), value.into());
        }
    }
}

/// In which stage a status lies that has to be made, from the words of its name.
pub(crate) fn complete_status(state: &mut State, name: &str) {
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let stage = match () {
        () if has(&["lost", "stolen", "sold", "donated", "recycl", "dispos", "destroy", "scrap"]) => {
            Stage::Disposed
        }
        () if has(&["archiv", "retire", "decommission", "end of life", "eol"]) => Stage::Decommissioned,
        () if has(&["repair", "broken", "fix", "diagnos", "mainten", "undeploy", "defect", "service"]) => {
            Stage::InMaintenance
        }
        () if has(&["order", "transit", "shipping", "purchas"]) => Stage::Ordered,
        () if has(&["ready", "stock", "spare", "available", "pending", "stor"]) => Stage::InStock,
        () if has(&["deployed", "in use", "assigned", "checked out", "active", "issued"]) => Stage::InUse,
        () => Stage::InStock,
    };
    state.insert("stage".into(), json!(stage));
}

/// What has to wait, or be read differently, because somebody holds the asset.
///
/// A status in use cannot be registered before somebody holds it: it waits. The place that the row names is where the
/// asset belongs; where it is now follows from who has it.
pub(crate) fn before(
    work: &mut Work<'_>,
    input: &mut State,
    extras: &Extras,
    exists: bool,
) -> Result<Option<State>> {
    let held = HOLDER.iter().any(|name| text(extras, name).is_some());
    if held && let Some(place) = input.get("location").cloned().filter(|place| !place.is_null()) {
        input.entry("home_location").or_insert(place);
        if exists {
            input.remove("location");
        }
    }
    let Some(status) = input.get("status").and_then(Value::as_i64) else { return Ok(None) };
    let stage = work
        .state(assets::Status::KIND, status)?
        .0
        .get("stage")
        .and_then(Value::as_str)
        .and_then(Stage::from_value);
    match stage {
        Some(Stage::InUse) => {
            input.remove("status");
            Ok(Some(State::from_iter([("status".to_owned(), json!(status))])))
        }
        // Snipe-IT's "ready to deploy" stands on assets that are with somebody, too: who has it says more.
        Some(Stage::InStock) if held => {
            input.remove("status");
            Ok(None)
        }
        _ => Ok(None),
    }
}

/// The extras that name a holder.
const HOLDER: [&str; 6] = [
    "holder.username",
    "holder.email",
    "holder.name",
    "holder.first_name",
    "holder.last_name",
    "holder.location",
];

/// Hands the asset to whom the row names, unless they have it.
pub(crate) fn after(
    work: &mut Work<'_>,
    record: i64,
    later: Option<State>,
    extras: &Extras,
    create_missing: bool,
) -> Result<()> {
    if later.is_none() && HOLDER.iter().all(|name| text(extras, name).is_none()) {
        return Ok(());
    }
    let asset = work.load::<Asset>(Id::new(record))?;
    let to = receiver(work, extras, create_missing)?;
    let status = later.and_then(|state| state.get("status").and_then(Value::as_i64)).map(Id::new);
    let to = match (to, status, asset.location) {
        (Some(to), _, _) => to,
        // In use, but nobody is named: it serves the place where it stands.
        (None, Some(_), Some(location)) => To { to_location: Some(location.into()), ..To::default() },
        (None, Some(_), None) => {
            let message =
                "The status says that it is in use, but the row names neither a holder nor a place.";
            return Err(Error::invalid("status", "in-use-needs-holder", message));
        }
        (None, None, _) => return Ok(()),
    };
    let due_back = day(extras, "holder.due_back")?;
    let since = day(extras, "holder.since")?.filter(|since| *since <= work.today());
    let named = Ref::id(asset.id);
    match asset.holder() {
        None => {
            let command = HandOut { asset: named, to, due_back, status: status.map(Ref::id), note: None };
            work.on_day(since, |work| work.run(command)).map(|_| ())
        }
        Some(holder) if is_same(work, &to, holder)? => Ok(()),
        Some(_) => work
            .on_day(since, |work| work.run(Transfer { asset: named, to, due_back, note: None }))
            .map(|_| ()),
    }
}

fn is_same(work: &mut Work<'_>, to: &To, holder: assets::Holder) -> Result<bool> {
    Ok(match holder {
        assets::Holder::Person(id) => match &to.to_person {
            Some(person) => work.find(person)?.id == id,
            None => false,
        },
        assets::Holder::Location(id) => match &to.to_location {
            Some(location) => work.find(location)?.id == id,
            None => false,
        },
        assets::Holder::Asset(_) => false,
    })
}

fn day(extras: &Extras, name: &str) -> Result<Option<Date>> {
    let Some((text, formats)) = extras.get(name) else { return Ok(None) };
    let value = read_text(&Field::date("day", name), text, *formats)
        .map_err(|error| Error::invalid(name, error.code, error.message))?;
    Ok(value.as_str().and_then(|day| day.parse().ok()))
}

/// Whom the row names: a place when it says so, otherwise a person, found by the surest name that it gives.
fn receiver(work: &mut Work<'_>, extras: &Extras, create_missing: bool) -> Result<Option<To>> {
    let kind = text(extras, "holder.kind").unwrap_or_default().to_lowercase();
    if let Some(place) = text(extras, "holder.location").filter(|_| kind != "user" && kind != "person") {
        let id = find_or_make(
            work,
            Location::KIND,
            place,
            State::from_iter([("name".to_owned(), place.into())]),
            create_missing,
        )?;
        return Ok(Some(To { to_location: Some(Ref::id(Id::new(id))), ..To::default() }));
    }
    let names = [text(extras, "holder.first_name"), text(extras, "holder.last_name")];
    let full = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let full = text(extras, "holder.name").map_or(full, str::to_owned);
    let surest = [text(extras, "holder.username"), text(extras, "holder.email"), Some(full.as_str())];
    let Some(surest) = surest.into_iter().flatten().find(|name| !name.is_empty()) else { return Ok(None) };
    let mut person = State::new();
    let mut put = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            person.insert(name.to_owned(), value.into());
        }
    };
    put("name", Some(if full.is_empty() { surest } else { &full }));
    put("first_name", text(extras, "holder.first_name"));
    put("last_name", text(extras, "holder.last_name"));
    put("username", text(extras, "holder.username"));
    put("email", text(extras, "holder.email"));
    let id = find_or_make(work, Person::KIND, surest, person, create_missing)?;
    Ok(Some(To { to_person: Some(Ref::id(Id::new(id))), ..To::default() }))
}

fn find_or_make(
    work: &mut Work<'_>,
    kind: &'static engine::RecordKind,
    name: &str,
    state: State,
    create_missing: bool,
) -> Result<i64> {
    match work.resolve(kind, &name.into()) {
        Err(Error::NotFound(_)) if create_missing => {
            work.actor().demand(kind.register)?;
            work.register_state(kind, state, Event::REGISTERED)
        }
        Err(Error::NotFound(one)) => {
            let message = format!("There is no {one} \u{201c}{name}\u{201d}.");
            Err(Error::invalid("holder", "no-such-record", message))
        }
        other => other,
    }
}
