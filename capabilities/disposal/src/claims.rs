//! What a certificate says, as it is known when it is issued: facts and their places in the journal, in the fields of
//! NIST SP 800-88 Rev. 2 as far as they apply.
use crate::{
    Lot, Partner, media,
    rules::words::{LineState, Weee},
    store,
};
use assets::Asset;
use domain::Id;
use engine::{Entry, Record, RecordKind, Result, View};
use people::{Company, Location};
use serde_json::{Map, Value, json};

/// Claims, whose thing it is and where it belongs.
pub(crate) type Told = (Map<String, Value>, Option<Id<Company>>, Option<Id<Location>>);

/// Under which rule data are destroyed.
const STANDARD: &str = "NIST SP 800-88 Rev. 2";

/// That the data on an asset were destroyed, medium by medium.
pub(crate) fn about_data(view: &mut View<'_>, asset: Id<Asset>) -> Result<Told> {
    let kept = view.see(asset)?;
    let mut claims = Map::new();
    claims.insert("subject".into(), subject(view, &kept)?);
    claims.insert("standard".into(), STANDARD.into());
    let media = media::of_asset(view, asset)?;
    if media.is_empty() {
        claims.insert("sanitisation".into(), whole_sanitisation(view, asset)?);
    } else {
        claims.insert("media".into(), media.into_iter().map(|medium| medium.told).collect());
    }
    claims.insert("journal".into(), in_journal(view, Asset::KIND, asset.number())?);
    Ok((claims, kept.company, kept.location))
}

/// That an asset left for good, how, to whom, and how its data were destroyed.
pub(crate) fn about_end(view: &mut View<'_>, asset: Id<Asset>) -> Result<Told> {
    let kept = view.see(asset)?;
    let mut claims = Map::new();
    claims.insert("subject".into(), subject(view, &kept)?);
    let entries = view.entries_of(Asset::KIND, asset.number())?;
    let facts =
        entries.iter().rev().find(|entry| entry.event == assets::DISPOSED.name).map(|it| it.payload().facts);
    let fact = |name: &str| facts.as_ref().and_then(|facts| facts.get(name)).cloned();
    let lot = store::lot_of_gone(view, asset.number())?;
    claims.insert(
        "disposal".into(),
        without_nulls(json!({
            "on": kept.disposed_on,
            "route": kept.disposal_route,
            "recipient": fact("recipient"),
            "lot": lot.map(|(_, number, _)| number),
            "mass_grams": store::mass_of_gone(view, asset.number())?,
        })),
    );
    let data = match (&kept.sanitised_on, &kept.no_data_reason) {
        (Some(on), _) => json!({ "standard": STANDARD, "sanitised_on": on, "method": kept.sanitisation }),
        (None, Some(reason)) => json!({ "holds_no_data_because": reason }),
        (None, None) => json!({ "holds_no_data_because": "its category holds no data" }),
    };
    claims.insert("data".into(), without_nulls(data));
    claims.insert("journal".into(), in_journal(view, Asset::KIND, asset.number())?);
    Ok((claims, kept.company, kept.location))
}

/// That a lot left, what was in it, and what became of every kilogram.
pub(crate) fn about_lot(view: &mut View<'_>, lot: Id<Lot>) -> Result<Told> {
    let kept = view.see(lot)?;
    let ids: Vec<i64> = [Some(kept.partner), kept.carrier].into_iter().flatten().map(Id::number).collect();
    let names = view.labels(Partner::KIND, &ids)?;
    let name = |id: Id<Partner>| names.get(&id.number()).cloned();
    let mut claims = Map::new();
    claims.insert(
        "subject".into(),
        without_nulls(json!({
            "lot": kept.number, "title": kept.title, "route": kept.route, "partner": name(kept.partner),
            "carrier": kept.carrier.and_then(name), "sealed_on": kept.sealed_on, "seals": kept.seals,
            "handed_over_on": kept.handed_over_on, "closed_on": kept.closed_on,
        })),
    );
    let items: Vec<Value> = store::lines_of(view, lot)?
        .into_iter()
        .map(|line| {
            without_nulls(json!({
                "line": line.number, "description": line.description, "serial": line.serial,
                "category": line.weee, "mass_grams": line.mass_grams, "free_of_data": line.freed_by,
                "lost": (line.state == LineState::Lost.value()).then_some(true),
            }))
        })
        .collect();
    claims.insert("items".into(), items.into());
    let handovers: Vec<Value> = store::handovers_of(view, lot)?
        .into_iter()
        .map(|link| {
            without_nulls(json!({
                "step": link.step, "on": link.day, "from": link.from_party, "to": link.to_party,
                "seals": link.seals, "seals_whole": link.seals_intact,
            }))
        })
        .collect();
    claims.insert("chain_of_custody".into(), handovers.into());
    claims.insert("mass".into(), mass(view, &kept)?);
    claims.insert("journal".into(), in_journal(view, Lot::KIND, lot.number())?);
    Ok((claims, kept.company, kept.location))
}

fn mass(view: &mut View<'_>, lot: &Lot) -> Result<Value> {
    let sums = store::sums_of(view, lot.id)?;
    let out: Vec<Value> = store::mass_out(view, lot.id)?
        .into_iter()
        .map(|(weee, material, fate, grams)| {
            json!({
                "category": Weee::from_value(&weee).map_or("", Weee::label),
                "material": material, "fate": fate, "mass_grams": grams,
            })
        })
        .collect();
    Ok(json!({
        "in_grams": sums.in_grams, "lost_grams": sums.lost_grams, "out_grams": sums.out_grams, "out": out,
        "declared_scale_grams": lot.scale_grams, "declared_moisture_permille": lot.moisture_permille,
    }))
}

fn subject(view: &mut View<'_>, asset: &Asset) -> Result<Value> {
    let names = store::names_of(view, asset.id.number())?;
    Ok(without_nulls(json!({
        "tag": asset.tag, "serial": asset.serial, "model": names.model, "manufacturer": names.manufacturer,
        "category": names.category,
    })))
}

/// How an asset was sanitised as a whole, as its journal has it.
fn whole_sanitisation(view: &mut View<'_>, asset: Id<Asset>) -> Result<Value> {
    let entries = view.entries_of(Asset::KIND, asset.number())?;
    let Some(entry) = entries.iter().rev().find(|entry| entry.event == assets::SANITISED.name) else {
        return Ok(json!({}));
    };
    let facts = entry.payload().facts;
    let fact = |name: &str| facts.get(name).cloned();
    Ok(without_nulls(json!({
        "on": entry.effective_on, "outcome": fact("outcome"), "technique": fact("technique"),
        "tool": fact("tool"), "verification": fact("verification"), "witness": fact("witness"),
        "recorded_by": entry.actor, "seal": hex(&entry.seal),
    })))
}

/// Where in the journal the subject stood when this was issued.
fn in_journal(view: &mut View<'_>, kind: &'static RecordKind, id: i64) -> Result<Value> {
    let entries = view.entries_of(kind, id)?;
    let last: Option<&Entry> = entries.last();
    Ok(without_nulls(json!({
        "kind": kind.name, "record": id, "sequence": last.map(|entry| entry.sequence),
        "position": last.and_then(|entry| entry.position), "seal": last.map(|entry| hex(&entry.seal)),
    })))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is not known is left out, so that nobody wonders what a null means.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            Value::Object(fields.into_iter().filter(|(_, value)| !value.is_null()).collect())
        }
        other => other,
    }
}
