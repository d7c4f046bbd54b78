//! One thing that the API answers, described once. The route, the document, the readable page and the check of every
//! request are made from it.
use engine::Permission;
use serde_json::{Value, json};

/// Something that can be asked of the API.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `GET`, `POST`, `PATCH`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// The whole path, with `{names}`: `/api/v1/assets/{id}`.
    pub path: String,
    /// Its name: `assets.list`, `custody.hand-out`.
    pub id: String,
    /// The heading under which it stands: "Assets".
    pub group: String,
    /// What it does, in a sentence.
    pub says: String,
    /// What it needs.
    pub needs: Permission,
    /// What stands in the address and in headers.
    pub parameters: Vec<Parameter>,
    /// What is sent with it.
    pub body: Option<Body>,
    /// What it answers when all is well. What it answers otherwise is the same everywhere.
    pub answers: Vec<Answer>,
}

/// A part of an address, or a header.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub stands: Stands,
    /// What it is like, as JSON Schema.
    pub schema: Value,
    /// What it is for, in a sentence.
    pub says: String,
    /// Whether it must be there.
    pub required: bool,
    /// A value that may well be sent.
    pub example: Option<Value>,
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In the path.
    Path,
    /// Behind the question mark.
    Query,
    /// Behind the question mark, each field of the schema under its own name.
    QueryFields,
    /// In a header.
    Header,
}

/// What is sent with a request.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its media type.
    pub media: &'static str,
    /// What it is like.
    pub schema: Value,
    /// Whether it must be there.
    pub required: bool,
}

/// An answer when all is well.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// What it means, in a sentence.
    pub says: String,
    /// What it is like, by media type.
    pub content: Vec<(&'static str, Value)>,
    /// Headers that it carries: name, schema, what they are for.
    pub headers: Vec<(&'static str, Value, &'static str)>,
    /// What of the answer names the thing that others below the same path can be asked about, as a JSON pointer.
    pub identity: Option<&'static str>,
}

impl Parameter {
    /// A part of the path.
    pub fn path(name: &str, schema: Value, says: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            stands: Stands::Path,
            schema,
            says: says.into(),
            required: true,
            example: None,
        }
    }

    /// Something behind the question mark that may be left out.
    pub fn query(name: &str, schema: Value, says: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            stands: Stands::Query,
            schema,
            says: says.into(),
            required: false,
            example: None,
        }
    }

    /// A header that may be left out.
    pub fn header(name: &str, schema: Value, says: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            stands: Stands::Header,
            schema,
            says: says.into(),
            required: false,
            example: None,
        }
    }

    /// The same parameter with a value that may well be sent.
    #[must_use]
    pub fn example(self, example: impl Into<Value>) -> Self {
        Self { example: Some(example.into()), ..self }
    }

    /// The same parameter, which must be there.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

impl Body {
    /// A JSON object.
    pub fn json(schema: Value) -> Self {
        let required = schema.get("required").is_some();
        Self { media: "application/json", schema, required }
    }

    /// A file, whatever it holds.
    pub fn file(says: &str) -> Self {
        let schema = json!({ "type": "string", "format": "binary", "description": says });
        Self { media: "application/octet-stream", schema, required: true }
    }
}

impl Answer {
    /// JSON, with the status 200.
    pub fn json(says: impl Into<String>, schema: Value) -> Self {
        Self {
            status: 200,
            says: says.into(),
            content: vec![("application/json", schema)],
            headers: Vec::new(),
            identity: None,
        }
    }

    /// The answer with another status.
    #[must_use]
    pub fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// The answer with a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, schema: Value, says: &'static str) -> Self {
        self.headers.push((name, schema, says));
        self
    }

    /// The answer names a record by this JSON pointer.
    #[must_use]
    pub fn names(self, pointer: &'static str) -> Self {
        Self { identity: Some(pointer), ..self }
    }
}

impl Operation {
    /// Whether it is held against its description before its handler sees it: all but uploads, whose body is a file.
    pub(crate) fn takes_json(&self) -> bool {
        self.body.as_ref().is_none_or(|body| body.media == "application/json")
    }

    /// The names of the parts of its path.
    pub(crate) fn path_names(&self) -> impl Iterator<Item = &str> {
        self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    }
}
