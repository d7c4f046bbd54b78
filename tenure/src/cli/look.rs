//! `tenure list` and `tenure show`.
use crate::cli::{
    outcome::{Failure, say, show_json},
    remote::encoded,
    target::{Target, system},
};
use clap::Args;
use comfy_table::{ContentArrangement, Table, presets::NOTHING};
use engine::{Engine, RecordKind};
use lists::ListRequest;
use serde_json::{Map, Value, json};

/// What to list.
#[derive(Args)]
pub(crate) struct ListArgs {
    /// What: assets, people, models, locations.
    kind: String,
    /// Conditions and more: status="In stock" cost[gte]=500 q=macbook sort=-updated_at limit=100 fields=tag,serial.
    #[arg(value_name = "NAME=VALUE")]
    pairs: Vec<String>,
}

impl ListArgs {
    /// Everything of a kind.
    pub(crate) fn of(kind: &str) -> Self {
        Self { kind: kind.to_owned(), pairs: Vec::new() }
    }
}

/// What to show.
#[derive(Args)]
pub(crate) struct ShowArgs {
    /// What: assets, people.
    kind: String,
    /// Which: an id, a tag, a serial number, a user name.
    named: String,
    /// As it was on this day.
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
}

pub(crate) fn list(target: &Target, args: ListArgs, as_json: bool) -> Result<(), Failure> {
    let mut pairs = Vec::new();
    for pair in &args.pairs {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Failure::usage(format!("{pair} is not of the form name=value.")));
        };
        pairs.push((name.to_owned(), value.to_owned()));
    }
    let answer = match target {
        Target::Remote(remote) => remote.get(&format!("/{}", args.kind), &pairs)?,
        Target::Local(engine) => {
            let kind = kind_of(engine, &args.kind)?;
            engine.view_blocking(system(), kind.read, move |view| {
                let request = ListRequest::read(view, kind, &pairs)?;
                let page = lists::page(view, kind, &request)?;
                let rows: Vec<Value> = page
                    .rows
                    .into_iter()
                    .map(|row| {
                        let mut map = Map::from_iter([("id".to_owned(), json!(row.id))]);
                        map.extend(row.values);
                        Value::Object(map)
                    })
                    .collect();
                Ok(json!({ "data": rows, "next": page.next }))
            })?
        }
    };
    if as_json {
        show_json(&answer);
    } else {
        say(table(&answer));
        if answer.get("next").is_some_and(|next| !next.is_null()) {
            say("There are more: add limit=200, or a condition.");
        }
    }
    Ok(())
}

fn kind_of(engine: &Engine, path: &str) -> Result<&'static RecordKind, Failure> {
    engine.kind_at(path).or_else(|| engine.kind(path)).ok_or_else(|| {
        let known: Vec<&str> = engine.kinds().iter().map(|kind| kind.path).collect();
        Failure::usage(format!("There are no {path}. There are: {}.", known.join(", ")))
    })
}

/// Columns that at least one row fills, as many as a terminal holds.
fn table(answer: &Value) -> String {
    let rows = answer.get("data").and_then(Value::as_array).cloned().unwrap_or_default();
    if rows.is_empty() {
        return "Nothing fits.".to_owned();
    }
    let mut names: Vec<String> = Vec::new();
    for row in rows.iter().filter_map(Value::as_object) {
        names.extend(row.keys().filter(|name| !names.contains(name)).cloned().collect::<Vec<_>>());
    }
    names.retain(|name| {
        !matches!(name.as_str(), "version" | "created_at" | "updated_at" | "custom" | "notes")
    });
    names.truncate(10);
    let mut table = Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_header(&names);
    for row in &rows {
        table.add_row(names.iter().map(|name| cell(row.get(name))).collect::<Vec<_>>());
    }
    table.to_string()
}

/// A value as a person reads it.
pub(crate) fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => list.iter().map(|one| cell(Some(one))).collect::<Vec<_>>().join(", "),
        Some(Value::Object(map)) => match (map.get("label"), map.get("amount"), map.get("currency")) {
            (Some(label), _, _) => cell(Some(label)),
            (_, Some(amount), Some(currency)) => format!("{} {}", cell(Some(amount)), cell(Some(currency))),
            _ => Value::Object(map.clone()).to_string(),
        },
        Some(other) => other.to_string(),
    }
}

pub(crate) fn show(target: &Target, args: ShowArgs, as_json: bool) -> Result<(), Failure> {
    let pairs: Vec<(String, String)> =
        args.as_of.iter().map(|day| ("as_of".to_owned(), day.clone())).collect();
    let record = match target {
        Target::Remote(remote) => remote.get(&format!("/{}/{}", args.kind, encoded(&args.named)), &pairs)?,
        Target::Local(engine) => {
            let kind = kind_of(engine, &args.kind)?;
            let named = web::id_or_key(&args.named);
            let as_of = web::as_of(&pairs)?;
            engine
                .view_blocking(system(), kind.read, move |view| web::one_record(view, kind, &named, as_of))?
        }
    };
    if as_json {
        show_json(&record);
        return Ok(());
    }
    let mut table = Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    for (name, value) in record.as_object().into_iter().flatten() {
        table.add_row([name.replace('_', " "), cell(Some(value))]);
    }
    say(table.to_string());
    Ok(())
}
