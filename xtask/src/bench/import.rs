//! A large file in one go, and lists that stay usable meanwhile.
use super::{
    client::{Ask, Client},
    facts::{Facts, one_of},
    load,
    operations::tag,
    report::Measured,
    server::Tenure,
};
use crate::Result;
use serde_json::{Value, json};
use std::{
    fmt::Write,
    thread,
    time::{Duration, Instant},
};

/// How often a list is asked for while the rows come in.
const PAUSE: Duration = Duration::from_millis(200);
/// How long the whole may take.
const LONGEST: Duration = Duration::from_secs(3_600);
/// CPU milliseconds that a row may cost.
const AIM: f64 = 0.4;

/// Brings so many assets in.
pub(super) fn run(client: &Client, facts: &Facts, rows: u32, tenure: &Tenure) -> Result<Vec<Measured>> {
    let (before, begun) = (tenure.cpu(), Instant::now());
    let file = sheet(rows)?;
    let bytes = file.len() as u64;
    let upload =
        Ask { method: "POST", path: "/api/v1/imports?kind=assets&name=bench.csv".into(), body: file };
    let import = number(&client.told_as(&upload, "text/csv")?, "id")?;
    let apply = Ask::send("POST", format!("/api/v1/imports/{import}/apply"), &json!({}));
    let set = number(&client.told(&apply)?, "id")?;
    let mut latencies = load::histogram()?;
    let told = loop {
        let location = one_of(&facts.locations, latencies.len()).copied().unwrap_or(1);
        let list = format!("/api/v1/assets?stage=in-use&location={location}&sort=tag&limit=50");
        let asked = Instant::now();
        client.ask(&Ask::get(list))?;
        latencies.saturating_record(asked.elapsed().as_micros() as u64);
        let told = client.told(&Ask::get(format!("/api/v1/changes/{set}")))?;
        if !matches!(told.get("state").and_then(Value::as_str), Some("applying" | "planning")) {
            break told;
        }
        if begun.elapsed() > LONGEST {
            return Err(format!("The import does not end: {told}").into());
        }
        thread::sleep(PAUSE);
    };
    let applied = number(&told, "applied")?;
    if applied != u64::from(rows) {
        return Err(format!("Of {rows} rows {applied} came in: {told}").into());
    }
    let (took, cpu) = (begun.elapsed(), tenure.cpu() - before);
    let each = Measured::each("import, a row", AIM, u64::from(rows), took, cpu, bytes);
    Ok(vec![each, Measured::latency("list of 50 meanwhile", &latencies)])
}

fn number(value: &Value, name: &str) -> Result<u64> {
    value.get(name).and_then(Value::as_u64).ok_or_else(|| format!("There is no {name} in {value}.").into())
}

/// Assets as somebody else's system exports them.
fn sheet(rows: u32) -> Result<String> {
    let mut text = String::from(
        "Asset Tag,Name,Serial,Model,Category,Manufacturer,Location,Purchase Date,Purchase Cost,Order Number,Notes\n",
    );
    for n in 0..rows {
        let (model, place, day) = (n % 40, n % 120, 1 + n % 28);
        writeln!(
            text,
            "{},Laptop {n},BS{:08X},Bench model {model},Bench laptops,Bench maker {},Bench room {place},2026-0{}-{day:02},{}.{:02},PO-{},Brought in with the {n}th row",
            tag(u64::from(n)),
            n.wrapping_mul(2_654_435_761),
            model % 7,
            1 + n % 9,
            400 + n % 1_900,
            n % 100,
            1_000 + n / 50,
        )?;
    }
    Ok(text)
}
