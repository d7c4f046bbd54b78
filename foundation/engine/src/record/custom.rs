//! Fields that a company adds itself, to every kind of record.
use crate::{
    Belonging, Error, Permission, Record, RecordKind, Result, View, Work,
    record::{derive_state, prepare_state},
};
use database::{Row, sql};
use domain::{Choice, Field, Id, Kind, State, Tone};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The definition of a custom field. It is a record like any other: journaled, as-of, importable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomField {
    /// Its identity.
    pub id: Id<CustomField>,
    /// The kind of record that carries it: `asset`.
    pub applies_to: String,
    /// Its key under `custom`, lower case: `ram_gb`. Never changes.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// What it holds, as [`Kind::name`] says it.
    pub holds: String,
    /// The values of a choice or multi-choice.
    #[serde(default)]
    pub choices: Vec<String>,
    /// The kind of record that a reference points to.
    #[serde(default)]
    pub refers_to: Option<String>,
    /// Must be there.
    #[serde(default)]
    pub required: bool,
    /// No two records share a value.
    #[serde(default)]
    pub unique_values: bool,
    /// A regular expression that a text must match.
    #[serde(default)]
    pub pattern: Option<String>,
    /// What a new record starts with, as it would be written in a file.
    #[serde(default)]
    pub default_value: Option<String>,
    /// A sentence beside the field.
    #[serde(default)]
    pub help: Option<String>,
    /// The heading it stands under.
    #[serde(default)]
    pub heading: Option<String>,
    /// Only records of these categories have it; empty means all.
    #[serde(default)]
    pub categories: Vec<i64>,
    /// Its place among the others.
    #[serde(default)]
    pub sort_order: Option<i64>,
}

const HOLDS: &[Choice<'static>] = &[
    Choice::new("text", "Text"),
    Choice::new("long-text", "Long text"),
    Choice::new("integer", "Whole number"),
    Choice::new("decimal", "Decimal number"),
    Choice::new("money", "Money"),
    Choice::new("date", "Date"),
    Choice::new("boolean", "Yes or no"),
    Choice::new("choice", "One of a list"),
    Choice::new("multi-choice", "Several of a list"),
    Choice::new("url", "Web address"),
    Choice::new("email", "E-mail address"),
    Choice::new("ip", "IP address"),
    Choice::new("mac", "Hardware address"),
    Choice::new("reference", "Another record"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("label", "Label").required().max(100).searchable().listed().indexed(),
    Field::text("applies_to", "Belongs to")
        .required()
        .indexed()
        .listed()
        .help("The kind of record that carries it, such as asset or person."),
    Field::text("key", "Key")
        .required()
        .max(40)
        .pattern("[a-z][a-z0-9_]*")
        .listed()
        .help("Its name in files and in the API. It cannot be changed later."),
    Field::choice("holds", "Holds", HOLDS).required().listed(),
    Field::new("choices", "Choices", Kind::Tags).help("The values of a list, in order."),
    Field::text("refers_to", "Refers to")
        .help("For a reference: the kind of record, such as person or location."),
    Field::boolean("required", "Required").listed(),
    Field::boolean("unique_values", "Unique"),
    Field::text("pattern", "Pattern").max(200).help("A regular expression that the whole text must match."),
    Field::text("default_value", "Default"),
    Field::text("help", "Help").max(300),
    Field::text("heading", "Heading").max(60),
    Field::new("categories", "Only for categories", Kind::Json),
    Field::integer("sort_order", "Order"),
    Field::text("slug", "Full name").derived().unique(),
];

impl Record for CustomField {
    const KIND: &'static RecordKind = &RecordKind {
        name: "custom-field",
        one: "custom field",
        many: "Custom fields",
        path: "custom-fields",
        table: "custom_fields",
        label: "label",
        keys: &["slug", "label"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: Permission("catalog.read"),
        register: Permission("catalog.manage-fields"),
        edit: Permission("catalog.manage-fields"),
        archive: Permission("catalog.manage-fields"),
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let wrong = |field: &str, code, message: &str| Err(Error::invalid(field, code, message));
        if let Some(before) = before
            && (before.key != after.key
                || before.applies_to != after.applies_to
                || before.holds != after.holds)
        {
            return wrong(
                "key",
                "fixed",
                "The key, the kind of record and what it holds stay as they are: add another field instead.",
            );
        }
        if work.kind(&after.applies_to).is_none() {
            return wrong("applies_to", "unknown-kind", "There is no such kind of record.");
        }
        if after.holds == "reference" && after.refers_to.as_deref().and_then(|kind| work.kind(kind)).is_none()
        {
            return wrong("refers_to", "unknown-kind", "A reference needs the kind of record it points to.");
        }
        if after.holds.ends_with("choice") && after.choices.is_empty() {
            return wrong("choices", "required", "A list needs at least one choice.");
        }
        if let Some(pattern) = &after.pattern
            && let Err(error) = regex::Regex::new(&format!("^(?:{pattern})$"))
        {
            return wrong("pattern", "not-a-pattern", &format!("This is not a regular expression: {error}"));
        }
        Ok(after)
    }

    fn derive(&self, _: &mut View<'_>) -> Result<State> {
        Ok(State::from_iter([("slug".to_owned(), json!(format!("{}.{}", self.applies_to, self.key)))]))
    }
}

/// A custom field ready for use: the definition with its choices in the shape that readers of values want.
#[derive(Clone, Debug)]
pub struct CustomFieldRow {
    /// The definition.
    pub definition: CustomField,
}

impl CustomFieldRow {
    /// Lends the definition as a field and calls `with` with it.
    pub fn as_field<T>(&self, with: impl FnOnce(&Field<'_>) -> T) -> T {
        let it = &self.definition;
        let choices: Vec<Choice<'_>> =
            it.choices.iter().map(|value| Choice { value, label: value, tone: Tone::Muted }).collect();
        let kind = match it.holds.as_str() {
            "long-text" => Kind::LongText,
            "integer" => Kind::Integer,
            "decimal" => Kind::Decimal,
            "money" => Kind::Money,
            "date" => Kind::Date,
            "boolean" => Kind::Boolean,
            "choice" => Kind::Choice(&choices),
            "multi-choice" => Kind::Choices(&choices),
            "url" => Kind::Url,
            "email" => Kind::Email,
            "ip" => Kind::Ip,
            "mac" => Kind::Mac,
            "reference" => Kind::Reference(it.refers_to.as_deref().unwrap_or_default()),
            _ => Kind::Text,
        };
        let name = format!("custom.{}", it.key);
        with(&Field {
            required: it.required,
            unique: it.unique_values,
            pattern: it.pattern.as_deref(),
            help: it.help.as_deref().unwrap_or_default(),
            group: it.heading.as_deref().unwrap_or_default(),
            ..Field::new(&name, &it.label, kind)
        })
    }

    /// Whether a record of this category has the field.
    pub fn is_for(&self, category: Option<i64>) -> bool {
        self.definition.categories.is_empty()
            || category.is_some_and(|category| self.definition.categories.contains(&category))
    }
}

/// The custom fields of a kind, in the order in which they are shown.
pub(crate) fn of_kind(view: &mut View<'_>, kind: &str) -> Result<Vec<CustomFieldRow>> {
    let statement =
        sql("select id, applies_to, key, label, holds, choices, refers_to, required, unique_values, pattern,
                default_value, help, heading, categories, sort_order
         from custom_fields where applies_to = ? and archived_at is null order by id");
    let mut rows = view.all(statement.bind(kind), read_definition)?;
    rows.sort_by_key(|row| (row.definition.sort_order.unwrap_or(i64::MAX), row.definition.id));
    Ok(rows)
}

fn read_definition(row: &Row<'_>) -> Result<CustomFieldRow, database::DbError> {
    let list = |text: Option<String>| text.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let texts = |value: Option<Value>| match value {
        Some(Value::Array(list)) => list.iter().filter_map(|v| v.as_str().map(String::from)).collect(),
        _ => Vec::new(),
    };
    let numbers = |value: Option<Value>| match value {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_i64).collect(),
        _ => Vec::new(),
    };
    let definition = CustomField {
        id: row.at(0)?,
        applies_to: row.at(1)?,
        key: row.at(2)?,
        label: row.at(3)?,
        holds: row.at(4)?,
        choices: texts(list(row.at(5)?)),
        refers_to: row.at(6)?,
        required: row.at::<Option<bool>>(7)?.unwrap_or(false),
        unique_values: row.at::<Option<bool>>(8)?.unwrap_or(false),
        pattern: row.at(9)?,
        default_value: row.at(10)?,
        help: row.at(11)?,
        heading: row.at(12)?,
        categories: numbers(list(row.at(13)?)),
        sort_order: row.at(14)?,
    };
    Ok(CustomFieldRow { definition })
}
