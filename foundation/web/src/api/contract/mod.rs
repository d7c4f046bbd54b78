//! What the document says about a value, held against a value.
//!
//! The schemas that tools read are the ones that requests are checked by, so that what is documented and what is
//! taken can never differ. It understands the words of JSON Schema that our schemas are made of, and no others; a
//! schema with another word is refused when the server is built, in the tests.
mod build;
mod format;
mod pattern;

pub(crate) use pattern::{LETTERS, NO_NUL, NOT_BLANK};

use domain::FieldError;
use format::Format;
use pattern::Pattern;
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

/// Errors told at most: a body of two megabytes can hold more than anybody reads.
const ERRORS_MAX: usize = 100;

/// What one value must be like.
#[derive(Debug, Default)]
pub(crate) struct Contract {
    /// What people call the value; its name otherwise.
    label: Option<String>,
    /// What it is like, as a sentence goes on behind "is".
    like: Option<String>,
    /// The types it may have; any when empty.
    types: Vec<Type>,
    /// The values it may have; any when empty.
    only: Vec<Value>,
    text: Text,
    number: Option<RangeInclusive<i64>>,
    list: Option<Box<List>>,
    fields: Option<Box<Fields>>,
    /// Of which it must fit one; none are asked when empty.
    any_of: Vec<Contract>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    Null,
    Boolean,
    Integer,
    Text,
    List,
    Object,
}

#[derive(Debug, Default)]
struct Text {
    length: Option<RangeInclusive<usize>>,
    pattern: Option<Pattern>,
    format: Option<Format>,
}

#[derive(Debug)]
struct List {
    /// What the first are like, each by itself.
    first: Vec<Contract>,
    /// What the others are like.
    each: Contract,
    length: RangeInclusive<usize>,
}

#[derive(Debug, Default)]
struct Fields {
    known: Vec<(String, Contract)>,
    /// What fields are like whose name fits a pattern.
    patterned: Vec<(Pattern, Contract)>,
    /// Whether fields that nothing is said about are taken.
    open: bool,
    required: Vec<String>,
}

impl Contract {
    /// Everything that is wrong with a value that was sent under `name`; empty when it fits.
    pub(crate) fn wrongs(&self, name: &str, value: &Value) -> Vec<FieldError> {
        let mut told = Told { errors: Vec::new() };
        self.hold(name, value, &mut told);
        told.errors
    }

    /// Whether it may be a value of this type.
    fn admits(&self, wanted: Type) -> bool {
        match self.any_of.as_slice() {
            [] => self.types.is_empty() || self.types.contains(&wanted),
            several => several.iter().any(|one| one.admits(wanted)),
        }
    }

    /// A text from an address as the value that it stands for: a number, a truth or a list where one is wanted. What
    /// may be a number or a text is a number only if that fits: ids begin at 1.
    pub(crate) fn typed(&self, text: &str) -> Value {
        if self.admits(Type::Integer)
            && let Some(number) = whole_number(text)
            && (!self.admits(Type::Text) || self.wrongs("", &number).is_empty())
        {
            return number;
        }
        match (&self.list, text) {
            (_, "true") if self.admits(Type::Boolean) => true.into(),
            (_, "false") if self.admits(Type::Boolean) => false.into(),
            (Some(list), _) => text.split(',').map(|one| list.each.typed(one)).collect(),
            _ => text.into(),
        }
    }

    /// The contract of a field of this object; `None` when it has no such field.
    pub(crate) fn field(&self, name: &str) -> Option<&Self> {
        let fields = self.fields.as_ref()?;
        let known = fields.known.iter().find(|(field, _)| field == name).map(|(_, contract)| contract);
        known.or_else(|| {
            fields.patterned.iter().find(|(pattern, _)| pattern.fits(name)).map(|(_, contract)| contract)
        })
    }

    fn hold(&self, name: &str, value: &Value, told: &mut Told) {
        if told.is_full() {
            return;
        }
        if !self.any_of.is_empty() {
            return self.hold_any(name, value, told);
        }
        if !self.fits_type(value) {
            return told.wrong(name, self.code_of_type(), self.sentence(name, &self.words_of_types()));
        }
        if !self.only.is_empty() && !self.only.contains(value) {
            let known: Vec<String> = self.only.iter().filter(|value| !value.is_null()).map(plain).collect();
            let words = self.like.clone().unwrap_or_else(|| format!("one of: {}", known.join(", ")));
            return told.wrong(name, "not-a-choice", self.sentence(name, &words));
        }
        match value {
            Value::String(text) => self.hold_text(name, text, told),
            Value::Number(number) => self.hold_number(name, number.as_i64().unwrap_or_default(), told),
            Value::Array(values) => self.hold_list(name, values, told),
            Value::Object(given) => self.hold_fields(name, given, told),
            Value::Null | Value::Bool(_) => {}
        }
    }

    /// Fits one of several, or says what they are; where only one of them has the right type, what it lacks.
    fn hold_any(&self, name: &str, value: &Value, told: &mut Told) {
        let tried: Vec<(&Self, Vec<FieldError>)> =
            self.any_of.iter().map(|one| (one, one.wrongs(name, value))).collect();
        if tried.iter().any(|(_, errors)| errors.is_empty()) {
            return;
        }
        let mut close = tried.into_iter().filter(|(one, _)| one.fits_type(value) && one.any_of.is_empty());
        match (close.next(), close.next()) {
            (Some((_, errors)), None) if self.like.is_none() || value.is_object() => told.add(errors),
            _ => {
                let words = self.like.clone().unwrap_or_else(|| self.words_of_types());
                told.wrong(name, "wrong-form", self.sentence(name, &words));
            }
        }
    }

    fn fits_type(&self, value: &Value) -> bool {
        let found = match value {
            Value::Null => Type::Null,
            Value::Bool(_) => Type::Boolean,
            Value::Number(number) if number.is_i64() => Type::Integer,
            // Fractions and numbers beyond 64 bits are no type of ours: amounts and decimals are texts.
            Value::Number(_) => return self.types.is_empty(),
            Value::String(_) => Type::Text,
            Value::Array(_) => Type::List,
            Value::Object(_) => Type::Object,
        };
        self.types.is_empty() || self.types.contains(&found)
    }

    fn hold_text(&self, name: &str, text: &str, told: &mut Told) {
        let rules = &self.text;
        if let Some(length) = &rules.length {
            let count = text.chars().count();
            if count > *length.end() {
                let message = format!("{} has at most {} characters.", self.called(name), length.end());
                return told.wrong(name, "too-long", message);
            }
            if count > 0 && count < *length.start() {
                let message = format!("{} has at least {} characters.", self.called(name), length.start());
                return told.wrong(name, "too-short", message);
            }
            if count < *length.start() {
                return told.wrong(name, "required", format!("{} must not be empty.", self.called(name)));
            }
        }
        if let Some(pattern) = &rules.pattern
            && !pattern.fits(text)
        {
            let words = self.like.clone().unwrap_or_else(|| pattern.words());
            return told.wrong(name, pattern.code(), self.sentence(name, &words));
        }
        if let Some(format) = rules.format
            && !format.fits(text)
        {
            told.wrong(
                name,
                format.code(),
                self.sentence(name, self.like.as_deref().unwrap_or(format.words())),
            );
        }
    }

    fn hold_number(&self, name: &str, number: i64, told: &mut Told) {
        let Some(range) = &self.number else { return };
        if number < *range.start() {
            told.wrong(name, "too-small", format!("{} is at least {}.", self.called(name), range.start()));
        } else if number > *range.end() {
            told.wrong(name, "too-large", format!("{} is at most {}.", self.called(name), range.end()));
        }
    }

    fn hold_list(&self, name: &str, values: &[Value], told: &mut Told) {
        let Some(list) = &self.list else { return };
        if values.len() > *list.length.end() {
            let message = format!("{} has at most {} entries.", self.called(name), list.length.end());
            return told.wrong(name, "too-many", message);
        }
        if values.len() < *list.length.start() {
            let message = format!("{} has at least {} entries.", self.called(name), list.length.start());
            return told.wrong(name, "required", message);
        }
        for (n, value) in values.iter().enumerate() {
            list.first.get(n).unwrap_or(&list.each).hold(&format!("{name}[{n}]"), value, told);
        }
    }

    fn hold_fields(&self, name: &str, given: &Map<String, Value>, told: &mut Told) {
        let Some(fields) = &self.fields else { return };
        let inside = |field: &str| if name.is_empty() { field.to_owned() } else { format!("{name}.{field}") };
        for field in fields.required.iter().filter(|field| !given.contains_key(*field)) {
            let label = self.field(field).map_or(field.as_str(), |contract| contract.called(field));
            told.wrong(&inside(field), "required", format!("{label} is required."));
        }
        for (field, value) in given {
            match self.field(field) {
                Some(contract) => contract.hold(&inside(field), value, told),
                None if fields.open => {}
                None => {
                    let inside = inside(field);
                    let message = format!("There is no field {inside} here.");
                    told.wrong(&inside, "unknown-field", message);
                }
            }
        }
    }

    /// What people call it: its label, or the last part of its name.
    fn called<'c>(&'c self, name: &'c str) -> &'c str {
        match &self.label {
            Some(label) => label,
            None if name.is_empty() => "The body",
            None => name,
        }
    }

    fn sentence(&self, name: &str, words: &str) -> String {
        format!("{} is {words}.", self.called(name))
    }

    fn code_of_type(&self) -> &'static str {
        match self.types.iter().find(|it| **it != Type::Null) {
            Some(Type::Boolean) => "not-a-boolean",
            Some(Type::Integer) => "not-an-integer",
            Some(Type::Text) => "not-a-text",
            Some(Type::List) => "not-a-list",
            Some(Type::Object) => "not-an-object",
            Some(Type::Null) | None => "wrong-form",
        }
    }

    fn words_of_types(&self) -> String {
        if let Some(like) = &self.like {
            return like.clone();
        }
        let mut words: Vec<String> = self.any_of.iter().map(Self::words_of_types).collect();
        words.extend(self.types.iter().map(|it| it.words().to_owned()));
        words.dedup();
        words.join(" or ")
    }
}

impl Type {
    const fn words(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "true or false",
            Self::Integer => "a whole number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// What has been found wrong so far.
struct Told {
    errors: Vec<FieldError>,
}

impl Told {
    fn wrong(&mut self, name: &str, code: &'static str, message: String) {
        if !self.is_full() {
            self.errors.push(FieldError::new(if name.is_empty() { "body" } else { name }, code, message));
        }
    }

    fn add(&mut self, errors: Vec<FieldError>) {
        self.errors.extend(errors);
        self.errors.truncate(ERRORS_MAX);
    }

    fn is_full(&self) -> bool {
        self.errors.len() >= ERRORS_MAX
    }
}

/// Digits, perhaps behind a minus.
fn whole_number(text: &str) -> Option<Value> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<i64>().ok().filter(|_| plain).map(Value::from)
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
