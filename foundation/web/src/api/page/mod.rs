//! The document as people read it: one page without scripts, made from the OpenAPI document and from nothing else.
//!
//! An index leads to every operation; `?q=` shows those that have some words. Every operation has an address of its
//! own: `/api/v1#custody.hand-out`.
mod example;
mod operation;
mod takes;

use maud::{DOCTYPE, Markup, html};
use serde_json::{Map, Value};

/// The style of the page.
pub(super) const STYLE: &str = include_str!("page.css");

/// The page of a document, with the operations that have all words of `search`.
pub(super) fn page(document: &Value, search: &str) -> Markup {
    let shown = Shown::of(document, search);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "Tenure API" }
                link rel="stylesheet" href="/api/v1/page.css";
            }
            body {
                a.skip href="#content" { "Skip to the operations" }
                header {
                    h1 { "Tenure API" }
                    p { "Version " (text(document, "/info/version")) " · " a href="/api/v1/openapi.json" { "OpenAPI 3.1 document" } }
                }
                (index(&shown, search))
                main id="content" {
                    @if search.is_empty() { (introduction(document)) }
                    @if shown.groups.is_empty() { p { "No operation has all of these words. " a href="/api/v1" { "Show all." } } }
                    @for group in &shown.groups { (section(group)) }
                    @if search.is_empty() { (values(document)) }
                }
            }
        }
    }
}

/// An operation of the document, with where it stands.
pub(super) struct Listed<'d> {
    method: String,
    path: &'d str,
    id: &'d str,
    says: &'d str,
    operation: &'d Value,
}

/// The operations of one heading.
struct Group<'d> {
    name: &'d str,
    operations: Vec<Listed<'d>>,
}

struct Shown<'d> {
    groups: Vec<Group<'d>>,
}

impl<'d> Shown<'d> {
    fn of(document: &'d Value, search: &str) -> Self {
        let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
        let tags = document.get("tags").and_then(Value::as_array).into_iter().flatten();
        let mut groups: Vec<Group<'d>> =
            tags.map(|tag| Group { name: text(tag, "/name"), operations: Vec::new() }).collect();
        for (path, methods) in object(document, "/paths") {
            for (method, operation) in methods.as_object().into_iter().flatten() {
                let listed = Listed {
                    method: method.to_uppercase(),
                    path,
                    id: text(operation, "/operationId"),
                    says: text(operation, "/summary"),
                    operation,
                };
                let group = groups.iter_mut().find(|group| group.name == text(operation, "/tags/0"));
                if let Some(group) = group.filter(|_| listed.has(&words)) {
                    group.operations.push(listed);
                }
            }
        }
        groups.retain(|group| !group.operations.is_empty());
        Self { groups }
    }
}

impl Listed<'_> {
    fn has(&self, words: &[String]) -> bool {
        let texts =
            [self.method.as_str(), self.path, self.id, self.says, text(self.operation, "/x-permission")];
        let all = texts.join(" ").to_lowercase();
        words.iter().all(|word| all.contains(word))
    }
}

fn index(shown: &Shown<'_>, search: &str) -> Markup {
    html! {
        nav aria-label="Operations" {
            form role="search" method="get" action="/api/v1" {
                label for="q" { "Find an operation" }
                input type="search" id="q" name="q" value=(search);
                button type="submit" { "Find" }
            }
            @for group in &shown.groups {
                details open[!search.is_empty()] {
                    summary { (group.name) " " span.count { (group.operations.len()) } }
                    ul { @for it in &group.operations { li { a href={ "#" (it.id) } { (it.says) } } } }
                }
            }
        }
    }
}

fn section(group: &Group<'_>) -> Markup {
    let id = format!("group-{}", group.name.to_lowercase().replace(' ', "-"));
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (group.name) }
            @for listed in &group.operations { (operation::article(listed)) }
        }
    }
}

fn introduction(document: &Value) -> Markup {
    let first = text(document, "/info/description");
    let change = object(document, "/paths/~1api~1v1~1assets/post").find(|(word, _)| *word == "parameters");
    html! {
        section aria-labelledby="begin" {
            h2 id="begin" { "Before you begin" }
            p { (first) }
            p { "Send a token with every request: " code { "Authorization: Bearer tenure_…" } ". " a href="#access.create-token" { "Make one" } " for your own account; it does at most what you may do." }
            (example::block(&["curl -H \"Authorization: Bearer $TOKEN\"", "'https://tenure.example.org/api/v1/assets?q=macbook&status=In%20stock&limit=20'"]))
        }
        section aria-labelledby="circumstances" {
            h2 id="circumstances" { "Circumstances of a change" }
            p { "Everything that changes something takes these beside its own parameters." }
            @if let Some((_, Value::Array(parameters))) = change { (operation::parameters(parameters.iter())) }
        }
        section aria-labelledby="problems" {
            h2 id="problems" { "When something is wrong" }
            p { "The answer is a " a href="/api/v1#value-Problem" { "problem" } " with a stable code and a sentence; " code { "errors" } " tells it field by field." }
        }
    }
}

/// Every schema with a name.
fn values(document: &Value) -> Markup {
    html! {
        section aria-labelledby="values" {
            h2 id="values" { "Values" }
            @for (name, schema) in object(document, "/components/schemas") {
                article id={ "value-" (name) } {
                    h3 { (name) }
                    (takes::whole(schema))
                }
            }
        }
    }
}

/// The text at a place; empty when there is none.
fn text<'d>(value: &'d Value, pointer: &str) -> &'d str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// The fields of the object at a place.
fn object<'d>(value: &'d Value, pointer: &str) -> impl Iterator<Item = (&'d str, &'d Value)> {
    let fields = value.pointer(pointer).and_then(Value::as_object).into_iter();
    fields.flat_map(Map::iter).map(|(name, value)| (name.as_str(), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document() -> Value {
        let list = json!({
            "operationId": "assets.list", "tags": ["Assets"], "summary": "Lists assets.", "x-permission": "assets.read",
            "parameters": [{ "name": "q", "in": "query", "required": false, "description": "<Words>", "schema": { "type": "string", "maxLength": 200 } }],
            "responses": { "200": { "description": "A page.", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Asset" } } } } },
        });
        let add = json!({
            "operationId": "assets.register", "tags": ["Assets"], "summary": "Registers.", "x-permission": "assets.register",
            "requestBody": { "required": true, "content": { "application/json": { "schema": {
                "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } } } } },
            "responses": { "201": { "description": "Registered." } },
        });
        json!({
            "info": { "version": "1", "description": "It is <so>." }, "tags": [{ "name": "Assets" }],
            "paths": { "/api/v1/assets": { "get": list, "post": add } },
            "components": { "schemas": { "Asset": { "type": "object", "properties": { "id": { "type": "integer" } } } } },
        })
    }

    #[test]
    fn every_operation_can_be_reached_by_its_anchor() {
        let page = page(&document(), "").into_string();
        for id in ["assets.list", "assets.register", "value-Asset"] {
            assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
        }
        assert!(page.contains("href=\"#assets.list\"") && page.contains("href=\"/api/v1#value-Asset\""));
        assert!(page.contains("It is &lt;so&gt;.") && page.contains("&lt;Words&gt;"));
        assert!(!page.contains("<script") && !page.contains("style=\""));
    }

    #[test]
    fn a_search_shows_what_has_all_words() {
        let found = page(&document(), "post REGISTER").into_string();
        assert!(found.contains("id=\"assets.register\"") && !found.contains("id=\"assets.list\""));
        assert!(page(&document(), "nothing").into_string().contains("Show all."));
    }
}
