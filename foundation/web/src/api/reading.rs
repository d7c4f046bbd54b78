//! Asking something: every query of a capability.
use crate::{
    ApiResult, AppState, Asked, Routes,
    api::{
        Answer, BASE, Operation, Parameter,
        performing::{identity_in, path_parameters},
        schemas,
    },
};
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use engine::{Engine, Reading};
use serde_json::{Map, Value};

pub(super) fn routes(mut routes: Routes, engine: &Engine) -> Routes {
    for reading in engine.readings() {
        let path = path_of(reading);
        let answer = move |state, asked| answer(state, asked, reading);
        routes = routes.operation(reading.place.method, path, move || describe(reading), answer);
    }
    routes
}

fn path_of(reading: &Reading) -> String {
    format!("{BASE}{}", reading.place.path)
}

fn describe(reading: &'static Reading) -> Operation {
    let mut input = schemas::derived::taken(reading.input);
    let mut parameters = path_parameters(&mut input, reading.place.parameters());
    let required: Vec<String> = strings(input.get("required"));
    let fields = input.get_mut("properties").and_then(Value::as_object_mut).map(std::mem::take);
    parameters.extend(fields.into_iter().flatten().map(|(name, mut schema)| {
        let says = schema.as_object_mut().and_then(|words| words.remove("description"));
        let says = says.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        let parameter = Parameter::query(&name, without_null(schema), says);
        if required.contains(&name) { parameter.required() } else { parameter }
    }));
    let answer = schemas::derived::answered(reading.answer);
    let identity = identity_in(&answer);
    Operation {
        method: reading.place.method,
        path: path_of(reading),
        id: reading.name.to_owned(),
        group: schemas::capitalised(reading.name.split('.').next().unwrap_or_default()),
        says: reading.says.to_owned(),
        needs: reading.needs,
        parameters,
        body: None,
        answers: vec![Answer { identity, ..Answer::json("The answer.", answer) }],
    }
}

fn strings(list: Option<&Value>) -> Vec<String> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
}

/// An address has no null: what has no value is left out.
fn without_null(schema: Value) -> Value {
    let Value::Object(mut words) = schema else { return schema };
    if let Some(Value::Array(names)) = words.get_mut("type") {
        names.retain(|name| name != "null");
        if let [one] = names.as_slice() {
            let one = one.clone();
            words.insert("type".into(), one);
        }
    }
    if let Some(Value::Array(variants)) = words.get_mut("anyOf") {
        variants.retain(|variant| variant.get("type").is_none_or(|name| name != "null"));
        if let [one] = variants.as_slice() {
            return one.clone();
        }
    }
    Value::Object(words)
}

/// Tells it. Parameters come from the path and from behind the question mark.
async fn answer(state: AppState, asked: Asked, reading: &'static Reading) -> ApiResult<Response> {
    let mut input: Map<String, Value> = asked.query;
    for (name, value) in asked.path {
        let value = value.as_str().map_or_else(|| value.clone(), crate::id_or_key);
        input.insert(name, value);
    }
    let answer = state.engine.tell(asked.caller.who, reading, Value::Object(input)).await?;
    Ok(Json(answer).into_response())
}
