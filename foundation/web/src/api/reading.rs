//! Asking something through the API.
use crate::{ApiResult, AppState, Asked};
use axum::{Json, extract::State, response::{IntoResponse, Response}};
use engine::{Error, Reading};
use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value};

/// Tells it. Parameters come from the path and from behind the question mark.
pub(crate) async fn tell(
    State(state): State<AppState>,
    asked: Asked,
    reading: &'static Reading,
    template: String,
) -> ApiResult<Response> {
    let mut input = match asked.input(&template) {
        Value::Object(input) => input,
        _ => Map::new(),
    };
    let schema = input_schema(reading);
    for (name, text) in &asked.pairs {
        let Some(property) = schema.get("properties").and_then(|all| all.get(name)) else {
            return Err(Error::invalid(name.clone(), "unknown-field", format!("There is no parameter {name}.")).into());
        };
        input.insert(name.clone(), typed(property, text));
    }
    let answer = state.engine.tell(asked.caller.who, reading, Value::Object(input)).await?;
    Ok(Json(answer).into_response())
}

/// The schema of a reading's input with everything spelled out in place.
pub(crate) fn input_schema(reading: &Reading) -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    let mut generator = SchemaGenerator::new(settings);
    (reading.input)(&mut generator).to_value()
}

/// A text from an address as the type that the schema names.
fn typed(property: &Value, text: &str) -> Value {
    let names = |wanted: &str| match property.get("type") {
        Some(Value::String(name)) => name == wanted,
        Some(Value::Array(names)) => names.iter().any(|name| name == wanted),
        _ => property.get("oneOf").is_some() && wanted == "integer",
    };
    if names("integer") && let Ok(number) = text.parse::<i64>() {
        return number.into();
    }
    if names("boolean") {
        match text {
            "true" | "1" | "yes" => return true.into(),
            "false" | "0" | "no" => return false.into(),
            _ => {}
        }
    }
    text.into()
}
