//! The door of the API: a request is read, and held against what its operation says, before anybody sees it.
//!
//! What does not fit the document is turned away here, with 400 (it cannot be read) or 422 (it can, and makes no
//! sense), whatever the register holds. What comes through and is then refused is refused by the register.
use super::{
    contract::Contract,
    operation::{Operation, Stands},
};
use crate::{
    AppState, Asked, Caller, Problem,
    request::{self, Raw},
};
use axum::extract::Request as HttpRequest;
use domain::FieldError;
use engine::Permission;
use serde_json::{Map, Value, json};

/// What requests of one operation are held against.
pub(crate) struct Door {
    needs: Permission,
    /// The names of the path's parts; `None` where a part is fixed.
    path: Vec<Option<(String, Contract)>>,
    query: Contract,
    required: Vec<String>,
    headers: Vec<(String, Contract)>,
    /// What the body must be like; `None` when the handler reads it by itself.
    body: Option<Contract>,
}

impl Door {
    /// The door of an operation.
    pub(crate) fn of(operation: &Operation) -> Self {
        let standing = |wanted: Stands| operation.parameters.iter().filter(move |it| it.stands == wanted);
        let named = |part: &str| part.strip_prefix('{')?.strip_suffix('}').map(String::from);
        let part = |part: &str| {
            let name = named(part)?;
            let schema = standing(Stands::Path)
                .find(|parameter| parameter.name == name)
                .map(|parameter| &parameter.schema);
            Some((name, schema.map(Contract::of).unwrap_or_default()))
        };
        Self {
            needs: operation.needs,
            path: operation.path.split('/').map(part).collect(),
            query: Contract::of(&query_schema(operation)),
            required: standing(Stands::Query).filter(|it| it.required).map(|it| it.name.clone()).collect(),
            headers: standing(Stands::Header)
                .map(|it| (it.name.to_ascii_lowercase(), Contract::of(&it.schema)))
                .collect(),
            body: operation.takes_json().then(|| body_contract(operation)),
        }
    }

    /// Reads a request with its body. Who is turned away hears first that they may not do this at all.
    pub(crate) async fn let_in(&self, state: &AppState, http: HttpRequest) -> Result<Asked, Problem> {
        let (parts, body) = http.into_parts();
        let caller = Caller::of(&parts)?;
        let who = caller.who.clone();
        let read = async {
            let mut raw = Raw::read(&parts)?;
            if self.body.is_some() {
                raw.bytes = request::body_of(&parts, body).await?;
            }
            let fields = request::object_of(&raw.bytes, request::is_json(&parts.headers))?;
            self.fit(caller, raw, fields)
        };
        match read.await {
            Ok(asked) => Ok(asked),
            Err(problem) => {
                state.engine.view(who, self.needs, |_| Ok(())).await?;
                Err(problem)
            }
        }
    }

    /// The request with every value as what it stands for, if all of it fits.
    fn fit(&self, caller: Caller, raw: Raw, body: Map<String, Value>) -> Result<Asked, Problem> {
        let mut wrong = Vec::new();
        let path = self.fit_path(&raw.path, &mut wrong);
        let query = self.fit_query(&raw.pairs, &mut wrong);
        for (name, contract) in &self.headers {
            match raw.headers.get(name).map(|value| value.to_str()) {
                None => {}
                Some(Ok(text)) => wrong.extend(contract.wrongs(name, &contract.typed(text))),
                Some(Err(_)) => wrong.push(FieldError::new(
                    name,
                    "wrong-form",
                    format!("{name} is a text of ASCII characters."),
                )),
            }
        }
        let body = Value::Object(body);
        if let Some(contract) = &self.body {
            wrong.extend(contract.wrongs("", &body));
        }
        if !wrong.is_empty() {
            return Err(Problem::unfit(wrong));
        }
        let body = match body {
            Value::Object(body) => body,
            _ => Map::new(),
        };
        Ok(Asked { caller, path, query, body, raw })
    }

    fn fit_path(&self, parts: &[String], wrong: &mut Vec<FieldError>) -> Map<String, Value> {
        let mut path = Map::new();
        for (part, text) in self.path.iter().zip(parts) {
            let Some((name, contract)) = part else { continue };
            let value = contract.typed(text);
            wrong.extend(contract.wrongs(name, &value));
            path.insert(name.clone(), value);
        }
        path
    }

    fn fit_query(&self, pairs: &[(String, String)], wrong: &mut Vec<FieldError>) -> Map<String, Value> {
        let mut query = Map::new();
        for (name, text) in pairs {
            let Some(contract) = self.query.field(name) else {
                wrong.push(FieldError::new(
                    name,
                    "unknown-field",
                    format!("There is no parameter {name} here."),
                ));
                continue;
            };
            let value = contract.typed(text);
            wrong.extend(contract.wrongs(name, &value));
            query.insert(name.clone(), value);
        }
        for name in self.required.iter().filter(|name| !query.contains_key(*name)) {
            wrong.push(FieldError::new(name, "required", format!("{name} is required.")));
        }
        query
    }
}

/// Everything that may stand behind the question mark, as one object.
fn query_schema(operation: &Operation) -> Value {
    let (mut fields, mut patterned) = (Map::new(), Map::new());
    for parameter in &operation.parameters {
        match parameter.stands {
            Stands::Query => {
                fields.insert(parameter.name.clone(), parameter.schema.clone());
            }
            Stands::QueryFields => {
                let parts = |word: &str| {
                    parameter.schema.get(word).and_then(Value::as_object).cloned().unwrap_or_default()
                };
                fields.extend(parts("properties"));
                patterned.extend(parts("patternProperties"));
            }
            Stands::Path | Stands::Header => {}
        }
    }
    json!({ "type": "object", "properties": fields, "patternProperties": patterned, "additionalProperties": false })
}

/// Where nothing is sent, nothing but an empty object is taken.
fn body_contract(operation: &Operation) -> Contract {
    match &operation.body {
        Some(body) => Contract::of(&body.schema),
        None => Contract::of(&json!({ "type": "object", "additionalProperties": false })),
    }
}
