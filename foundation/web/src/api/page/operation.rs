//! One operation: what it takes, what it answers, how it is asked.
use super::{Listed, example, object, takes, text};
use maud::{Markup, html};
use serde_json::Value;

/// What every change takes; told once for all.
const CIRCUMSTANCES: [&str; 6] = ["on", "correction", "reason", "dry_run", "Idempotency-Key", "If-Match"];

pub(super) fn article(listed: &Listed<'_>) -> Markup {
    let it = listed.operation;
    let all: Vec<&Value> = it.get("parameters").and_then(Value::as_array).into_iter().flatten().collect();
    let is_circumstance = |parameter: &&Value| CIRCUMSTANCES.contains(&text(parameter, "/name"));
    let changes = all.iter().filter(|it| is_circumstance(it)).count() == CIRCUMSTANCES.len();
    let own: Vec<&Value> =
        all.into_iter().filter(|parameter| !changes || !is_circumstance(parameter)).collect();
    html! {
        article id=(listed.id) {
            h3 {
                span class={ "method " (listed.method.to_lowercase()) } { (listed.method) } " "
                a href={ "#" (listed.id) } { code { (listed.path) } }
            }
            p { (listed.says) " " span.needs { "Needs " code { (text(it, "/x-permission")) } "." } }
            @if !own.is_empty() { (parameters(own.into_iter())) }
            @if changes { p { "It takes the " a href="/api/v1#circumstances" { "circumstances of a change" } " as well." } }
            @if let Some(body) = it.get("requestBody") { (sent(body)) }
            (answers(it))
            (example::of(listed))
        }
    }
}

/// Parameters as a table.
pub(super) fn parameters<'d>(all: impl Iterator<Item = &'d Value>) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label="Parameters" {
            table {
                caption { "Parameters" }
                thead { tr { th scope="col" { "Name" } th scope="col" { "Where" } th scope="col" { "Takes" } th scope="col" { "What for" } } }
                tbody {
                    @for it in all {
                        tr {
                            th scope="row" { code { (text(it, "/name")) } @if it.get("required") == Some(&Value::Bool(true)) { " " span.must { "required" } } }
                            td { (text(it, "/in")) }
                            td { @if let Some(schema) = it.get("schema") { (takes::short(schema)) } }
                            td { (text(it, "/description")) }
                        }
                    }
                }
            }
        }
    }
}

fn sent(body: &Value) -> Markup {
    html! {
        @for (media, content) in object(body, "/content") {
            h4 { "Body " span.media { (media) } }
            @if let Some(schema) = content.get("schema") { (takes::whole(schema)) }
        }
    }
}

fn answers(operation: &Value) -> Markup {
    let good = |status: &str| status.starts_with('2') || status.starts_with('3');
    let problems: Vec<&str> =
        object(operation, "/responses").map(|(status, _)| status).filter(|status| !good(status)).collect();
    html! {
        h4 { "Answers" }
        dl.answers {
            @for (status, answer) in object(operation, "/responses").filter(|(status, _)| good(status)) {
                dt { (status) }
                dd {
                    (text(answer, "/description"))
                    @for (media, content) in object(answer, "/content") {
                        @if let Some(schema) = content.get("schema") { div { span.media { (media) } " " (takes::short(schema)) } }
                    }
                    @for (name, header) in object(answer, "/headers") { div { code { (name) } ": " (text(header, "/description")) } }
                }
            }
            dt { @for (n, status) in problems.iter().enumerate() { @if n > 0 { ", " } (status) } }
            dd { "A " a href="/api/v1#value-Problem" { "problem" } "." }
        }
    }
}
