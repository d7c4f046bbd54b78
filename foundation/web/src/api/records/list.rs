//! Lists: conditions, search, order, pages by key, a past day.
use super::{as_of_parameters, has_tree, path_of};
use crate::{
    ApiResult, AppState, Asked, Routes,
    api::{
        Answer, Operation, Parameter, Stands,
        schemas::{self, record::CUSTOM_KEY},
    },
};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use domain::State as RecordState;
use engine::{Engine, RecordKind};
use lists::{ListRequest, ListRow, shape_of};
use serde_json::{Value, json};

/// Where counting stops.
const COUNT_CAP: i64 = 10_000;

pub(super) fn routes(routes: Routes, engine: &Engine, kind: &'static RecordKind) -> Routes {
    let engine = engine.clone();
    let answer = move |state, asked| answer(state, asked, kind);
    routes.operation("GET", path_of(kind), move || describe(&engine, kind), answer)
}

/// The list of a kind, described.
pub(crate) fn describe(engine: &Engine, kind: &'static RecordKind) -> Operation {
    let mut parameters = conditions(engine, kind);
    parameters.extend([
        Parameter::query("limit", json!({ "type": "integer", "minimum": 1, "maximum": 200 }), "Rows per page; 50 when left out."),
        Parameter::query(
            "cursor",
            json!({ "type": "string", "maxLength": 2_000, "pattern": "^[A-Za-z0-9_-]+$", "x-like": "the next or previous of an earlier page" }),
            "`next` or `previous` of an earlier page.",
        ),
        Parameter::query("count", schemas::truth(), "Count the rows, up to 10,000."),
    ]);
    Operation {
        method: "GET",
        path: path_of(kind),
        id: format!("{}.list", kind.path),
        group: schemas::record::group(kind),
        says: format!("Lists {}.", kind.many.to_lowercase()),
        needs: kind.read,
        parameters,
        body: None,
        answers: vec![
            Answer::json("A page.", schemas::shared::page(schemas::record::answered(kind)))
                .names("/data/0/id"),
        ],
    }
}

/// What may be said about which records are wanted, and which of their fields.
pub(crate) fn conditions(engine: &Engine, kind: &'static RecordKind) -> Vec<Parameter> {
    let names: Vec<&str> =
        kind.fields.iter().map(|field| field.name).chain(["created_at", "updated_at", "id"]).collect();
    let custom = format!("custom\\.{CUSTOM_KEY}");
    let column = json!({ "type": "string", "pattern": format!("^(?:{}|{custom})$", names.join("|")), "x-like": "the name of a field" });
    let sortable: Vec<&str> = kind
        .fields
        .iter()
        .filter(|field| shape_of(field.kind).is_sortable())
        .map(|field| field.name)
        .chain(["created_at", "updated_at", "id"])
        .collect();
    let order = format!("^-?(?:{}|{custom})$", sortable.join("|"));
    let filters = schemas::filters::filters(kind, engine.settings().currency, |name| has_tree(engine, name));
    let mut parameters = vec![
        Parameter {
            name: "conditions".into(),
            stands: Stands::QueryFields,
            schema: filters,
            says: "Conditions, each as field=value or field[operator]=value.".into(),
            required: false,
            example: None,
        },
        Parameter::query(
            "q",
            schemas::text(200),
            "Words, beginnings of words, or parts of at least three characters.",
        ),
        Parameter::query(
            "sort",
            json!({ "type": "string", "pattern": order, "x-like": format!("one of: {}, with a minus to turn it around", sortable.join(", ")) }),
            "By which field; a minus turns the order around. Above 100,000 rows only by those that have an index.",
        ),
    ];
    parameters.push(Parameter::query(
        "fields",
        json!({ "type": "array", "minItems": 1, "maxItems": 200, "items": column }),
        "Only these fields, separated by commas.",
    ));
    parameters.push(Parameter::query(
        "archived",
        schemas::truth(),
        "Archived records instead of those in use.",
    ));
    parameters.extend(as_of_parameters());
    parameters
}

/// A page of a list.
async fn answer(state: AppState, asked: Asked, kind: &'static RecordKind) -> ApiResult<Response> {
    let pairs = asked.raw.pairs;
    let answer = state.engine.view(asked.caller.who, kind.read, move |view| {
        let request = ListRequest::read(view, kind, &pairs)?;
        let page = lists::page(view, kind, &request)?;
        let count = match request.count {
            true => Some(lists::count(view, kind, &request, COUNT_CAP)?),
            false => None,
        };
        let rows: Vec<Value> = page.rows.into_iter().map(row_value).collect();
        let mut answer = json!({ "data": rows, "next": page.next, "previous": page.previous });
        if let (Some(count), Some(map)) = (count, answer.as_object_mut()) {
            map.insert("count".into(), json!({ "rows": count.rows, "capped": count.capped }));
        }
        Ok(answer)
    });
    Ok(Json(answer.await?).into_response())
}

fn row_value(row: ListRow) -> Value {
    let mut map = RecordState::with_capacity(row.values.len() + 2);
    map.insert("id".into(), row.id.into());
    // In the past nothing is changed, so no version is told.
    if row.version > 0 {
        map.insert("version".into(), row.version.into());
    }
    map.extend(row.values.into_iter().filter(|(name, _)| name != "id"));
    Value::Object(map)
}
