//! One row of a file becomes one record: read, completed, found or made, checked, kept.
use crate::{
    adapters::{self, Extras},
    cells::CellRow,
    import::{Mode, Options},
    references::{self, Known},
    store::ImportRow,
    targets::{What, targets},
};
use domain::{Event, FieldError, State, TextFormats, read_text};
use engine::{Doing, Error, RecordKind, RecordVerb, Result, View, Work};
use serde_json::{Value, json};

/// How the rows of an import are read: everything that is the same for all of them.
pub(crate) struct Reader {
    pub(crate) kind: &'static RecordKind,
    columns: Vec<Bound>,
    pub(crate) options: Options,
    /// The field by which an existing record is found.
    key: Option<String>,
}

struct Bound {
    at: usize,
    header: String,
    what: What,
    formats: TextFormats,
}

/// A row, done.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    pub(crate) record: i64,
    /// References to rows of the same file that were not there yet: field to name.
    pub(crate) deferred: State,
}

impl Reader {
    pub(crate) fn new(view: &mut View<'_>, import: &ImportRow) -> Result<Self> {
        let kind = view.kind(&import.kind).ok_or(Error::NotFound("kind of record"))?;
        let known = targets(view, kind)?;
        let currency = view.settings().currency;
        let bound = |(at, column): (usize, &crate::import::Column)| {
            let target = column.target.as_deref()?;
            let (_, what) = known.iter().find(|(known, _)| known.name == target)?;
            let formats = column.formats(currency);
            Some(Bound { at, header: column.header.clone(), what: what.clone(), formats })
        };
        let columns: Vec<Bound> = import.columns.iter().enumerate().filter_map(bound).collect();
        let maps =
            |name: &str| columns.iter().any(|column| column.what == What::Field(field_name(kind, name)));
        let key = match &import.options.key {
            Some(key) => Some(key.clone()),
            None => kind.keys.iter().find(|key| maps(key)).map(|key| (*key).to_owned()),
        };
        Ok(Self { kind, columns, options: import.options.clone(), key })
    }

    /// What a row is called in a plan, before it is a record: its key, or its first cell.
    pub(crate) fn label(&self, row: &CellRow) -> String {
        let of = |name: &str| {
            let column =
                self.columns.iter().find(|column| matches!(column.what, What::Field(field) if field == name));
            column
                .and_then(|column| row.cells.get(column.at))
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty())
        };
        let label = of(self.kind.label).or_else(|| self.key.as_deref().and_then(of));
        label
            .or_else(|| row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()))
            .unwrap_or_default()
            .to_owned()
    }

    /// Does a row: everything in it, or, with an error, nothing (the caller takes it back).
    pub(crate) fn run(&self, work: &mut Work<'_>, known: &mut Known, row: &CellRow) -> Result<Done> {
        if let Some(why) = &row.unreadable {
            return Err(Error::invalid("row", "unreadable", why.clone()));
        }
        let (mut input, extras) = self.read(work, row)?;
        let deferred = references::settle(work, self, known, &mut input, &extras)?;
        let existing = self.existing(work, &input)?;
        let later = adapters::before(work, self.kind, &mut input, &extras, existing.is_some())?;
        let record = match (existing, self.options.mode) {
            (Some(id), Mode::Create) => {
                let message = format!("There is such a {} already (number {id}).", self.kind.one);
                return Err(Error::invalid(
                    self.key.as_deref().map_or("row", |key| self.header_of(key)),
                    "exists-already",
                    message,
                ));
            }
            (Some(id), Mode::Update | Mode::Both) => self.edit(work, id, input)?,
            (None, Mode::Update) => {
                let message = format!("There is no such {} to change.", self.kind.one);
                return Err(Error::invalid(
                    self.key.as_deref().map_or("row", |key| self.header_of(key)),
                    "no-such-record",
                    message,
                ));
            }
            (None, Mode::Create | Mode::Both) => self.register(work, input)?,
        };
        let done = Done { record, deferred };
        adapters::after(work, self.kind, &done, later, &extras, self.options.create_missing)?;
        Ok(done)
    }

    fn register(&self, work: &mut Work<'_>, mut input: State) -> Result<i64> {
        input.retain(|_, value| !value.is_null());
        let answer = Doing::Record(self.kind, RecordVerb::Register)
            .run(work, Value::Object(input))
            .map_err(|error| self.named(error))?;
        answer.get("id").and_then(Value::as_i64).ok_or_else(|| Error::internal("registering answered no id"))
    }

    fn edit(&self, work: &mut Work<'_>, id: i64, mut input: State) -> Result<i64> {
        if !self.options.clear_empty {
            input.retain(|_, value| !value.is_null());
        }
        input.insert("id".into(), id.into());
        Doing::Record(self.kind, RecordVerb::Edit)
            .run(work, Value::Object(input))
            .map_err(|error| self.named(error))?;
        Ok(id)
    }

    /// The cells as values; everything that is wrong with them at once, beside the column's header.
    fn read(&self, view: &mut View<'_>, row: &CellRow) -> Result<(State, Extras)> {
        let (mut input, mut extras, mut custom) = (State::new(), Extras::new(), State::new());
        let mut errors: Vec<FieldError> = Vec::new();
        let definitions = view.custom_fields(self.kind.name)?;
        for column in &self.columns {
            let cell = row.cells.get(column.at).map(String::as_str).unwrap_or_default();
            let read = match &column.what {
                What::Field(name) => match self.kind.field(name) {
                    Some(field) => read_text(field, cell, column.formats),
                    None => continue,
                },
                What::Custom(key) => match definitions.iter().find(|row| row.definition.key == *key) {
                    Some(row) => row.as_field(|field| read_text(field, cell, column.formats)),
                    None => continue,
                },
                What::Currency(_) => continue,
                What::Extra(name) => {
                    if !cell.trim().is_empty() {
                        extras.insert(name, (cell.trim().to_owned(), column.formats));
                    }
                    continue;
                }
            };
            match (read, &column.what) {
                (Err(error), _) => {
                    errors.push(FieldError::new(column.header.clone(), error.code, error.message));
                }
                (Ok(value), What::Custom(key)) => {
                    custom.insert(key.clone(), value);
                }
                (Ok(value), What::Field(name)) => {
                    input.insert((*name).to_owned(), value);
                }
                (Ok(_), _) => {}
            }
        }
        self.read_currencies(row, &mut input, &mut errors);
        if !custom.is_empty() {
            input.insert("custom".into(), Value::Object(custom));
        }
        if errors.is_empty() { Ok((input, extras)) } else { Err(Error::Invalid(errors)) }
    }

    /// A column that names the currency of an amount in another column.
    fn read_currencies(&self, row: &CellRow, input: &mut State, errors: &mut Vec<FieldError>) {
        for column in &self.columns {
            let What::Currency(name) = column.what else { continue };
            let cell = row.cells.get(column.at).map(|cell| cell.trim()).unwrap_or_default();
            let Some(Value::Object(money)) = input.get_mut(name).filter(|_| !cell.is_empty()) else {
                continue;
            };
            let amount = money.get("amount").and_then(Value::as_str).unwrap_or_default().to_owned();
            match cell.parse().and_then(|currency| domain::Money::parse(&amount, currency)) {
                Ok(value) => {
                    input.insert(name.to_owned(), json!(value));
                }
                Err(error) => {
                    let message = format!("\u{201c}{cell}\u{201d} {error}.");
                    errors.push(FieldError::new(column.header.clone(), "not-money", message));
                }
            }
        }
    }

    /// The record that the row is about, if there is one.
    fn existing(&self, work: &mut Work<'_>, input: &State) -> Result<Option<i64>> {
        let Some(key) = &self.key else { return Ok(None) };
        let Some(value) = input.get(key).and_then(Value::as_str) else { return Ok(None) };
        match work.resolve(self.kind, &json!(format!("{key}:{value}"))) {
            Ok(id) => Ok(Some(id)),
            Err(Error::NotFound(_)) => Ok(None),
            Err(Error::Refused(refusal)) => {
                Err(Error::invalid(self.header_of(key), refusal.code, refusal.message))
            }
            Err(other) => Err(other),
        }
    }

    fn header_of<'r>(&'r self, field: &'r str) -> &'r str {
        let of_field = |column: &&Bound| match &column.what {
            What::Field(name) | What::Currency(name) | What::Extra(name) => *name == field,
            What::Custom(key) => field.strip_prefix("custom.") == Some(key),
        };
        self.columns.iter().find(of_field).map_or(field, |column| column.header.as_str())
    }

    /// Errors beside the headers of the file instead of our own names.
    pub(crate) fn named(&self, error: Error) -> Error {
        match error {
            Error::Invalid(errors) => Error::Invalid(
                errors
                    .into_iter()
                    .map(|error| FieldError { field: self.header_of(&error.field).to_owned(), ..error })
                    .collect(),
            ),
            other => other,
        }
    }

    /// Fills in references to rows of the same file, now that all are there.
    pub(crate) fn fill_in(&self, work: &mut Work<'_>, record: i64, deferred: &State) -> Result<()> {
        let mut input = deferred.clone();
        input.insert("id".into(), record.into());
        Doing::Record(self.kind, RecordVerb::Edit)
            .run(work, Value::Object(input))
            .map_err(|error| self.named(error))?;
        Ok(())
    }
}

fn field_name(kind: &'static RecordKind, name: &str) -> &'static str {
    kind.field(name).map_or("", |field| field.name)
}

/// The event of a record that an import makes on the way.
pub(crate) const MADE: Event = Event::REGISTERED;
