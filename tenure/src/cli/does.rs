//! `tenure do`: anything that can be done, by its name.
use crate::cli::{
    outcome::{Failure, say, show_json},
    remote::encoded,
    target::{Target, request, system},
};
use clap::Args;
use engine::Request;
use serde_json::{Map, Value, json};
use web::place_of;

/// What to do.
#[derive(Args)]
pub(crate) struct DoArgs {
    /// The verb: `assets.register`, `custody.hand-out`. `tenure explain verbs` lists them.
    verb: String,
    /// Its input: field=value. A value that is JSON is taken as JSON, anything else as text.
    #[arg(value_name = "FIELD=VALUE")]
    fields: Vec<String>,
    /// On which day it happened, if not today.
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
    /// Why.
    #[arg(long)]
    reason: Option<String>,
    /// It corrects an earlier day although later ones are known.
    #[arg(long)]
    correction: bool,
    /// Tell what would be written, and keep nothing.
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(target: &Target, args: DoArgs, json: bool) -> Result<(), Failure> {
    let input = input_of(&args.fields)?;
    let outcome = match target {
        Target::Local(engine) => {
            let doing = engine.doing(&args.verb).ok_or_else(|| unknown(&args.verb))?;
            let on = args
                .on
                .as_deref()
                .map(str::parse)
                .transpose()
                .map_err(|_| Failure::usage("--on is a day such as 2026-03-01."))?;
            let request = Request { on, reason: args.reason, correction: args.correction, ..request() };
            if args.dry_run {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .build()
                    .map_err(|e| Failure::other(e.to_string()))?;
                let told =
                    runtime.block_on(engine.rehearse(system(), request, doing, Value::Object(input)))?;
                let entries: Vec<Value> = told
                    .iter()
                    .map(|it| json!({ "kind": it.entry.kind, "record": it.entry.record, "event": it.entry.event, "changes": it.entry.payload().changes }))
                    .collect();
                json!({ "dry_run": true, "would_write": entries })
            } else {
                engine.perform_blocking(system(), request, doing, Value::Object(input))?
            }
        }
        Target::Remote(remote) => {
            let verbs = crate::cli::explain::places()?;
            let (method, path) = verbs.get(&args.verb).cloned().ok_or_else(|| unknown(&args.verb))?;
            let mut pairs = Vec::new();
            pairs.extend(args.on.map(|on| ("on".to_owned(), on)));
            pairs.extend(args.reason.map(|reason| ("reason".to_owned(), reason)));
            pairs.extend(args.correction.then(|| ("correction".to_owned(), "true".to_owned())));
            pairs.extend(args.dry_run.then(|| ("dry_run".to_owned(), "true".to_owned())));
            let (path, body) = into_path(&path, input)?;
            remote.send(method, &path, &pairs, &Value::Object(body))?
        }
    };
    if json {
        show_json(&outcome);
    } else {
        say(in_words(&outcome));
    }
    Ok(())
}

fn unknown(verb: &str) -> Failure {
    Failure::usage(format!("There is no verb {verb}. `tenure explain verbs` lists them."))
}

fn in_words(outcome: &Value) -> String {
    match outcome {
        Value::Object(map) if map.contains_key("dry_run") => {
            serde_json::to_string_pretty(outcome).unwrap_or_default()
        }
        Value::Object(map) => {
            let pairs: Vec<String> =
                map.iter().map(|(name, value)| format!("{name} {}", plain(value))).collect();
            format!("Done: {}.", pairs.join(", "))
        }
        other => format!("Done: {}.", plain(other)),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// `a=1 b.c=2` as `{"a": 1, "b": {"c": 2}}`.
fn input_of(fields: &[String]) -> Result<Map<String, Value>, Failure> {
    let mut input = Map::new();
    for field in fields {
        let Some((name, text)) = field.split_once('=') else {
            return Err(Failure::usage(format!("{field} is not of the form field=value.")));
        };
        let value = serde_json::from_str::<Value>(text)
            .ok()
            .filter(|value| !value.is_string())
            .unwrap_or_else(|| text.trim_matches('"').into());
        match name.split_once('.') {
            Some((outer, inner)) => {
                let group = input.entry(outer.to_owned()).or_insert_with(|| json!({}));
                if let Value::Object(group) = group {
                    group.insert(inner.to_owned(), value);
                }
            }
            None => {
                input.insert(name.to_owned(), value);
            }
        }
    }
    Ok(input)
}

/// Moves what the path names out of the input.
fn into_path(template: &str, mut input: Map<String, Value>) -> Result<(String, Map<String, Value>), Failure> {
    let mut path = String::new();
    for part in template.split('/').skip(1) {
        path.push('/');
        match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            None => path.push_str(part),
            Some(name) => {
                let value =
                    input.remove(name).ok_or_else(|| Failure::usage(format!("{name}=… is missing.")))?;
                path.push_str(&encoded(&plain(&value)));
            }
        }
    }
    Ok((path, input))
}

/// Where the API has something that can be done.
pub(crate) fn place(doing: &engine::Doing) -> (&'static str, String) {
    place_of(doing)
}
