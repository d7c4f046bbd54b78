//! `tenure explain`: the product told from its own lists.
use crate::{
    capabilities,
    cli::outcome::{Failure, say, show_json},
    config::{Config, settings},
};
use clap::Subcommand;
use comfy_table::{ContentArrangement, Table, presets::NOTHING};
use engine::{Doing, RecordVerb};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What to explain.
#[derive(Subcommand, Clone, Copy)]
pub(crate) enum Topic {
    /// The settings, their environment variables and defaults.
    Config,
    /// Everything that can be done.
    Verbs,
    /// Everything that can be asked.
    Readings,
    /// Who reacts to what, and who can refuse what.
    Events,
    /// The kinds of records and their fields.
    Kinds,
}

pub(crate) fn run(_: &Config, topic: Topic, as_json: bool) -> Result<(), Failure> {
    let (head, rows) = match topic {
        Topic::Config => {
            let rows =
                settings().map(|(name, variable, default, says)| row(&[name, variable, default, says]));
            (row(&["setting", "environment", "default", "meaning"]), rows.collect())
        }
        Topic::Verbs => {
            let rows = doings().into_iter().map(|doing| {
                let (method, path) = web::place_of(&doing);
                row(&[&doing.name(), doing.needs().0, &format!("{method} {path}"), &doing.says()])
            });
            (row(&["verb", "needs", "place", "what it does"]), rows.collect())
        }
        Topic::Readings => {
            let readings = capabilities::ALL.iter().flat_map(|it| it.readings);
            let rows = readings.map(|it| {
                row(&[it.name, it.needs.0, &format!("{} {}", it.place.method, it.place.path), it.says])
            });
            (row(&["reading", "needs", "place", "what it tells"]), rows.collect())
        }
        Topic::Events => (row(&["what", "when", "says"]), events()),
        Topic::Kinds => (row(&["kind", "field", "holds", "label"]), kinds()),
    };
    print(&head, &rows, as_json);
    Ok(())
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// Everything that can be done, without opening a register.
fn doings() -> Vec<Doing> {
    let kinds = capabilities::ALL.iter().flat_map(|it| it.records).filter(|kind| kind.open);
    let own = [<engine::CustomField as engine::Record>::KIND];
    let record =
        own.iter().chain(kinds).flat_map(|kind| RecordVerb::ALL.map(|verb| Doing::Record(kind, verb)));
    record.chain(capabilities::ALL.iter().flat_map(|it| it.verbs).map(Doing::Verb)).collect()
}

/// Method and path of every verb, by name.
pub(crate) fn places() -> Result<BTreeMap<String, (&'static str, String)>, Failure> {
    Ok(doings().iter().map(|doing| (doing.name(), crate::cli::does::place(doing))).collect())
}

fn events() -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for capability in capabilities::ALL {
        for reaction in capability.reactions {
            let when = match reaction.events {
                [] => format!("anything happens to a {}", kind_in_words(reaction.kind)),
                events => format!("a {} is {}", kind_in_words(reaction.kind), events.join(" or ")),
            };
            rows.push(row(&[&format!("reaction {}", reaction.name), &when, reaction.says]));
        }
        for guard in capability.guards {
            let when = format!("before anything happens to a {}", guard.kind);
            rows.push(row(&[&format!("guard {}", guard.name), &when, guard.says]));
        }
    }
    rows
}

fn kind_in_words(kind: &'static str) -> &'static str {
    if kind == engine::ANY_KIND { "record" } else { kind }
}

fn kinds() -> Vec<Vec<String>> {
    let kinds = capabilities::ALL.iter().flat_map(|it| it.records);
    kinds
        .flat_map(|kind| {
            kind.fields.iter().map(|field| row(&[kind.name, field.name, field.kind.name(), field.label]))
        })
        .collect()
}

fn print(head: &[String], rows: &Vec<Vec<String>>, as_json: bool) {
    if as_json {
        let object = |cells: &Vec<String>| -> Value {
            Value::Object(head.iter().cloned().zip(cells.iter().map(|cell| json!(cell))).collect())
        };
        return show_json(&Value::Array(rows.iter().map(object).collect()));
    }
    let mut table = Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_header(head);
    for cells in rows {
        table.add_row(cells);
    }
    say(table.to_string());
}
