//! Reading what somebody sent for a record: every field checked, every reference found, or every error told.
use crate::{
    Error, Result, View,
    record::{CustomFieldRow, RecordKind},
};
use domain::{Currency, Field, FieldError, Kind, State, TextFormats, read_field, read_text};
use serde_json::Value;

/// Reads the fields of a new record: what is missing gets its default.
pub(crate) fn read_new(view: &mut View<'_>, kind: &'static RecordKind, input: &State) -> Result<State> {
    let mut read = Reader::start(view, kind)?;
    let (mut state, mut errors) = read.given(view, input)?;
    let lacks = |field: &&Field<'_>| {
        field.required && field.editable() && state.get(field.name).is_none_or(Value::is_null)
    };
    for field in kind.fields.iter().filter(lacks) {
        if !errors.iter().any(|error| error.field == field.name) {
            errors.push(required(field.name, field.label));
        }
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    read.fill_defaults(view, &mut state)?;
    Ok(state)
}

/// Reads the fields that an edit names and lays them over `before`; null takes a value away.
pub(crate) fn read_edit(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    before: &State,
    input: &State,
) -> Result<State> {
    let mut read = Reader::start(view, kind)?;
    let (given, mut errors) = read.given(view, input)?;
    let cleared = |field: &&Field<'_>| field.required && given.get(field.name).is_some_and(Value::is_null);
    errors.extend(kind.fields.iter().filter(cleared).map(|field| required(field.name, field.label)));
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let mut state = before.clone();
    for (name, value) in given {
        match (name.as_str(), value) {
            (super::CUSTOM, Value::Object(values)) => {
                let mut custom =
                    state.get(super::CUSTOM).and_then(Value::as_object).cloned().unwrap_or_default();
                custom.extend(values);
                custom.retain(|_, value| !value.is_null());
                state.insert(super::CUSTOM.into(), Value::Object(custom));
            }
            (_, Value::Null) => {
                state.remove(&name);
            }
            (_, value) => {
                state.insert(name, value);
            }
        }
    }
    Ok(state)
}

/// What a record that is about to be kept lacks. `derived` tells its category, for fields of some categories only.
pub(crate) fn missing(
    view: &mut View<'_>,
    kind: &'static RecordKind,
    state: &State,
    derived: &State,
) -> Result<Vec<FieldError>> {
    let mut errors = Vec::new();
    for field in kind.fields.iter().filter(|field| field.required && !field.derived) {
        if state.get(field.name).is_none_or(Value::is_null) {
            errors.push(required(field.name, field.label));
        }
    }
    let category = state.get("category").or_else(|| derived.get("category")).and_then(Value::as_i64);
    let custom = state.get(super::CUSTOM).and_then(Value::as_object);
    for row in view.custom_fields(kind.name)?.iter() {
        let it = &row.definition;
        let given = custom.and_then(|custom| custom.get(&it.key)).is_some_and(|value| !value.is_null());
        let name = format!("custom.{}", it.key);
        match (row.is_for(category), given) {
            (true, false) if it.required => errors.push(required(&name, &it.label)),
            (false, true) => errors.push(FieldError::new(
                name,
                "not-for-this-category",
                format!("{} is not a field of this category.", it.label),
            )),
            _ => {}
        }
    }
    Ok(errors)
}

fn required(name: &str, label: &str) -> FieldError {
    FieldError::new(name, "required", format!("{label} is required."))
}

struct Reader {
    kind: &'static RecordKind,
    custom: std::rc::Rc<Vec<CustomFieldRow>>,
    currency: Currency,
}

impl Reader {
    fn start(view: &mut View<'_>, kind: &'static RecordKind) -> Result<Self> {
        let custom = view.custom_fields(kind.name)?;
        Ok(Self { kind, custom, currency: view.settings().currency })
    }

    /// The fields that were given, each in its normal form, and all errors among them.
    fn given(&mut self, view: &mut View<'_>, input: &State) -> Result<(State, Vec<FieldError>)> {
        let mut state = State::new();
        let mut errors = Vec::new();
        for (name, value) in input {
            let read = match name.as_str() {
                super::CUSTOM => self.given_custom(view, value),
                _ => self.one(view, name, value),
            };
            match read {
                Ok(value) => {
                    state.insert(name.clone(), value);
                }
                Err(Error::Invalid(mut more)) => errors.append(&mut more),
                Err(other) => return Err(other),
            }
        }
        Ok((state, errors))
    }

    fn one(&self, view: &mut View<'_>, name: &str, value: &Value) -> Result<Value> {
        let one = self.kind.one;
        let Some(field) = self.kind.field(name) else {
            return Err(Error::invalid(
                name,
                "unknown-field",
                format!("A record of the kind {one} has no field {name}."),
            ));
        };
        if !field.editable() {
            let message =
                format!("{} is not edited directly; it follows from what happens to the {one}.", field.label);
            return Err(Error::invalid(name, "not-editable", message));
        }
        let value = read_field(field, value, self.currency)?;
        settle(view, field, value)
    }

    fn given_custom(&self, view: &mut View<'_>, value: &Value) -> Result<Value> {
        let values = match value {
            Value::Object(values) => values,
            Value::Null => return Ok(Value::Object(State::new())),
            _ => {
                return Err(Error::invalid(
                    "custom",
                    "not-an-object",
                    "Custom fields are an object: key to value.",
                ));
            }
        };
        let mut read = State::new();
        let mut errors = Vec::new();
        for (key, value) in values {
            let Some(row) = self.custom.iter().find(|row| row.definition.key == *key) else {
                let message = format!("There is no custom field {key} for this kind of record.");
                errors.push(FieldError::new(format!("custom.{key}"), "unknown-field", message));
                continue;
            };
            match row.as_field(|field| {
                let value = read_field(field, value, self.currency)?;
                settle(view, field, value)
            }) {
                Ok(value) => {
                    read.insert(key.clone(), value);
                }
                Err(Error::Invalid(mut more)) => errors.append(&mut more),
                Err(other) => return Err(other),
            }
        }
        if errors.is_empty() { Ok(Value::Object(read)) } else { Err(Error::Invalid(errors)) }
    }

    fn fill_defaults(&self, view: &mut View<'_>, state: &mut State) -> Result<()> {
        let formats = TextFormats { currency: self.currency, ..TextFormats::default() };
        let mut custom = state.get(super::CUSTOM).and_then(Value::as_object).cloned().unwrap_or_default();
        for row in self.custom.iter() {
            let it = &row.definition;
            let Some(default) = &it.default_value else { continue };
            if custom.contains_key(&it.key) || !it.categories.is_empty() {
                continue;
            }
            let value = row.as_field(|field| {
                let value = read_text(field, default, formats)?;
                settle(view, field, value)
            })?;
            custom.insert(it.key.clone(), value);
        }
        custom.retain(|_, value| !value.is_null());
        state.retain(|_, value| !value.is_null());
        if custom.is_empty() {
            state.remove(super::CUSTOM);
        } else {
            state.insert(super::CUSTOM.into(), Value::Object(custom));
        }
        Ok(())
    }
}

/// Finds the record that a reference names; other values pass.
fn settle(view: &mut View<'_>, field: &Field<'_>, value: Value) -> Result<Value> {
    let Kind::Reference(kind) = field.kind else { return Ok(value) };
    if value.is_null() {
        return Ok(value);
    }
    let kind = view
        .kind(kind)
        .ok_or_else(|| Error::internal(format!("{} refers to an unknown kind", field.name)))?;
    match view.resolve(kind, &value) {
        Ok(id) => Ok(id.into()),
        Err(Error::NotFound(_)) => {
            let named =
                value.as_str().map_or_else(|| value.to_string(), |text| format!("\u{201c}{text}\u{201d}"));
            let message = format!("{}: there is no {} {named}.", field.label, kind.one);
            Err(Error::invalid(field.name, "no-such-record", message))
        }
        Err(Error::Refused(refusal)) => {
            Err(Error::invalid(field.name, refusal.code, format!("{}: {}", field.label, refusal.message)))
        }
        Err(other) => Err(other),
    }
}
