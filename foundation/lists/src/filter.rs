use crate::column::{Column, Shape};
use database::{Sql, Value as Cell};
use domain::{Currency, Date, Field, Instant, Kind, Money, State, TextFormats, read_text};
use engine::{Error, RecordKind, Result, View, custom_cells, like_part, sort_key, sort_value};
use serde_json::Value;

/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Is one of the values (for tags and lists: has one of them).
    Is,
    /// Is none of the values, or has none.
    IsNot,
    /// Is less, or earlier.
    Less,
    /// Is at most, or not later.
    AtMost,
    /// Is more, or later.
    More,
    /// Is at least, or not earlier.
    AtLeast,
    /// Has the text somewhere.
    Contains,
    /// Begins with the text.
    Starts,
    /// Is the record, or lies below it in its tree.
    Under,
    /// Has no value (`true`) or has one (`false`).
    Empty,
}

impl Operator {
    /// The word in requests, `field[word]=value`, with what else is understood.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "" | "eq" | "is" | "in" => Self::Is,
            "ne" | "not" | "nin" => Self::IsNot,
            "lt" => Self::Less,
            "lte" => Self::AtMost,
            "gt" => Self::More,
            "gte" => Self::AtLeast,
            "contains" | "like" => Self::Contains,
            "starts" => Self::Starts,
            "under" => Self::Under,
            "empty" => Self::Empty,
            _ => return None,
        })
    }

    /// The word in requests.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Is => "eq",
            Self::IsNot => "ne",
            Self::Less => "lt",
            Self::AtMost => "lte",
            Self::More => "gt",
            Self::AtLeast => "gte",
            Self::Contains => "contains",
            Self::Starts => "starts",
            Self::Under => "under",
            Self::Empty => "empty",
        }
    }

    /// The operators that make sense for a shape.
    pub fn of_shape(shape: Shape) -> &'static [Self] {
        match shape {
            Shape::Text => &[Self::Is, Self::IsNot, Self::Contains, Self::Starts, Self::Empty],
            Shape::LongText => &[Self::Contains, Self::Empty],
            Shape::Integer | Shape::Decimal | Shape::Money | Shape::Date | Shape::Instant => {
                &[Self::Is, Self::IsNot, Self::Less, Self::AtMost, Self::More, Self::AtLeast, Self::Empty]
            }
            Shape::Boolean => &[Self::Is, Self::Empty],
            Shape::Choice | Shape::Choices | Shape::Tags => &[Self::Is, Self::IsNot, Self::Empty],
            Shape::Reference => &[Self::Is, Self::IsNot, Self::Under, Self::Empty],
            Shape::Json => &[Self::Empty],
        }
    }
}

/// One condition of a list.
#[derive(Clone, Debug)]
pub struct Filter {
    /// On which column.
    pub column: Column,
    /// How.
    pub operator: Operator,
    /// With what: values in their normal form; for a reference ids, for `Under` all ids of the tree.
    pub values: Vec<Value>,
    /// What was asked, as it was written.
    pub written: String,
}

/// Most values of one filter.
const VALUES_MAX: usize = 500;

impl Filter {
    /// Reads `name[word]=text`; several values are separated by commas.
    pub(crate) fn read(
        view: &mut View<'_>,
        kind: &'static RecordKind,
        name: &str,
        word: &str,
        text: &str,
    ) -> Result<Self> {
        let wrong = |code, message: String| Err(Error::invalid(name, code, message));
        let Some(column) = Column::find(view, kind, name)? else {
            return wrong("unknown-field", format!("There is no field {name} to filter by."));
        };
        let operator = Operator::from_word(word).filter(|op| Operator::of_shape(column.shape).contains(op));
        let Some(operator) = operator else {
            let known: Vec<&str> = Operator::of_shape(column.shape).iter().map(|op| op.word()).collect();
            return wrong(
                "unknown-operator",
                format!("{} can be compared by: {}.", column.label, known.join(", ")),
            );
        };
        let texts: Vec<&str> = match (operator, column.shape) {
            (Operator::Contains | Operator::Starts, _) | (Operator::Is, Shape::LongText) => vec![text],
            _ => text.split(',').map(str::trim).filter(|text| !text.is_empty()).collect(),
        };
        if texts.is_empty() {
            return wrong("required", format!("Say which {} to look for.", column.label));
        }
        if texts.len() > VALUES_MAX {
            return wrong("too-many", format!("A filter takes at most {VALUES_MAX} values."));
        }
        let mut values = Vec::new();
        for text in texts {
            match read_value(view, &column, operator, text)? {
                Value::Array(several) => values.extend(several),
                one => values.push(one),
            }
        }
        let mut filter = Self { column, operator, values, written: text.to_owned() };
        if operator == Operator::Under {
            filter.spread_tree(view)?;
        }
        Ok(filter)
    }

    /// Replaces the roots of an `Under` by all ids of their trees.
    fn spread_tree(&mut self, view: &mut View<'_>) -> Result<()> {
        let Some(other) = self.column.refers_to(view) else { return Ok(()) };
        if other.field("parent").is_none() {
            let message = format!("{} have no tree.", other.many);
            return Err(Error::invalid(self.column.name.as_str(), "no-tree", message));
        }
        let mut statement = Sql::new();
        statement
            .push(&format!("with recursive below (id) as (select id from {} where id in (", other.table));
        statement.push_values(self.values.iter().filter_map(Value::as_i64));
        statement.push(&format!(
            ") union select child.id from {} child join below on child.parent = below.id) select id from below",
            other.table
        ));
        self.values = view.all(statement, |row| row.at::<i64>(0))?.into_iter().map(Value::from).collect();
        Ok(())
    }

    /// The condition, as ` and …` on the table named `t`.
    pub(crate) fn condition(&self, view: &View<'_>, kind: &RecordKind) -> Sql {
        let mut sql = Sql::new();
        if let Some(key) = self.column.custom_key() {
            self.custom_condition(&mut sql, kind, key);
            return sql;
        }
        if self.column.shape == Shape::Tags {
            let not = if self.operator == Operator::IsNot { "not " } else { "" };
            let none = self.operator == Operator::Empty;
            let empty = none && self.wants_empty();
            sql.push(&format!(
                " and {}exists (select 1 from record_tags g where g.kind = ",
                if empty { "not " } else { not }
            ));
            sql.push_value(kind.name).push(" and g.record = t.id");
            if !none {
                sql.push(" and g.tag in (")
                    .push_values(self.values.iter().filter_map(Value::as_str))
                    .push(")");
            }
            sql.push(")");
            return sql;
        }
        let dialect = view.dialect();
        let key = match self.column.field {
            Some(field) => sort_key(dialect, field, "t"),
            None => format!("t.{}", self.column.name),
        };
        let plain = format!("t.{}", self.column.name);
        let cell = |value: &Value| sort_value(dialect, cell_of(self.column.shape, value));
        match self.operator {
            Operator::Empty if self.column.shape == Shape::Boolean => {
                sql.push(&format!(" and {plain} is {}null", if self.wants_empty() { "" } else { "not " }));
            }
            Operator::Empty => {
                sql.push(&format!(" and {plain} is {}null", if self.wants_empty() { "" } else { "not " }));
            }
            Operator::Is | Operator::Under if self.column.shape == Shape::Choices => {
                self.list_condition(&mut sql, &plain, "");
            }
            Operator::IsNot if self.column.shape == Shape::Choices => {
                self.list_condition(&mut sql, &plain, "not ");
            }
            Operator::Is | Operator::IsNot if self.column.shape == Shape::Money => {
                self.money_condition(&mut sql);
            }
            Operator::Is | Operator::Under => match self.values.as_slice() {
                [one] => {
                    sql.push(&format!(" and {key} = ")).push_value(cell(one));
                }
                several => {
                    sql.push(&format!(" and {key} in (")).push_values(several.iter().map(cell)).push(")");
                }
            },
            Operator::IsNot => {
                sql.push(&format!(" and ({plain} is null or {key} not in ("));
                sql.push_values(self.values.iter().map(cell)).push("))");
            }
            Operator::Contains => {
                let text = self.values.first().and_then(Value::as_str).unwrap_or_default();
                let like = dialect.pick("like", "ilike");
                sql.push(&format!(" and {plain} {like} ")).push_value(like_part(text)).push(" escape '\\'");
            }
            Operator::Starts => {
                let text = self.values.first().and_then(Value::as_str).unwrap_or_default().to_lowercase();
                let pattern = like_part(&text);
                let value = sort_value(dialect, Cell::Text(pattern.trim_start_matches('%').to_owned()));
                sql.push(&format!(" and {key} like ")).push_value(value).push(" escape '\\'");
            }
            order => {
                sql.push(&format!(" and {key} {} ", sign(order)));
                sql.push_value(self.values.first().map_or(Cell::Null, cell));
                self.same_currency(&mut sql);
            }
        }
        sql
    }

    /// Amounts are the same only in the same currency.
    fn money_condition(&self, sql: &mut Sql) {
        let name = &self.column.name;
        let not = if self.operator == Operator::IsNot { "not " } else { "" };
        sql.push(&format!(" and {not}(1 = 0"));
        for money in
            self.values.iter().filter_map(|value| serde_json::from_value::<Money>(value.clone()).ok())
        {
            // `is not null` keeps the negation true for rows without an amount.
            sql.push(&format!(" or (t.{name} is not null and t.{name} = ")).push_value(money.minor);
            sql.push(&format!(" and t.{name}_currency = ")).push_value(money.currency.code()).push(")");
        }
        sql.push(")");
    }

    /// An amount compares only with amounts of its own currency.
    fn same_currency(&self, sql: &mut Sql) {
        if let (Shape::Money, Some(Ok(money))) = (
            self.column.shape,
            self.values.first().map(|value| serde_json::from_value::<Money>(value.clone())),
        ) {
            sql.push(&format!(" and t.{}_currency = ", self.column.name)).push_value(money.currency.code());
        }
    }

    fn list_condition(&self, sql: &mut Sql, plain: &str, not: &str) {
        sql.push(&format!(" and {not}(1 = 0"));
        for value in self.values.iter().filter_map(Value::as_str) {
            let pattern = like_part(&format!("\"{value}\""));
            sql.push(&format!(" or coalesce({plain}, '') like ")).push_value(pattern).push(" escape '\\'");
        }
        sql.push(")");
    }

    fn custom_condition(&self, sql: &mut Sql, kind: &RecordKind, key: &str) {
        let without = match self.operator {
            Operator::IsNot => true,
            Operator::Empty => self.wants_empty(),
            _ => false,
        };
        sql.push(if without { " and not exists (" } else { " and exists (" });
        sql.push("select 1 from record_custom c where c.kind = ").push_value(kind.name);
        sql.push(" and c.field = ").push_value(key).push(" and c.record = t.id");
        let number = matches!(self.column.shape, Shape::Integer | Shape::Decimal | Shape::Money);
        match self.operator {
            Operator::Empty => {}
            Operator::Is | Operator::IsNot | Operator::Under if self.column.shape == Shape::Choices => {
                sql.push(" and (1 = 0");
                for value in self.values.iter().filter_map(Value::as_str) {
                    sql.push(" or c.text_value like ");
                    sql.push_value(like_part(&format!(",{},", value.to_lowercase()))).push(" escape '\\'");
                }
                sql.push(")");
            }
            Operator::Is | Operator::IsNot | Operator::Under => {
                let texts: Vec<Option<String>> =
                    self.values.iter().map(|value| custom_cells(value).0).collect();
                sql.push(" and c.text_value in (").push_values(texts).push(")");
            }
            Operator::Contains | Operator::Starts => {
                let text = self.values.first().and_then(Value::as_str).unwrap_or_default().to_lowercase();
                let pattern = like_part(&text);
                let pattern = match self.operator {
                    Operator::Starts => pattern.trim_start_matches('%').to_owned(),
                    _ => pattern,
                };
                sql.push(" and c.text_value like ").push_value(pattern).push(" escape '\\'");
            }
            order => {
                let (text, value) = self.values.first().map(custom_cells).unwrap_or_default();
                if number {
                    sql.push(&format!(" and c.number_value {} ", sign(order))).push_value(value);
                } else {
                    sql.push(&format!(" and c.text_value {} ", sign(order))).push_value(text);
                }
            }
        }
        sql.push(")");
    }

    fn wants_empty(&self) -> bool {
        self.values.first() != Some(&Value::Bool(false))
    }

    /// The same question put to a state, for lists as of a past day.
    pub(crate) fn matches(&self, state: &State) -> bool {
        let value = value_of(&self.column, state);
        let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        let same = |wanted: &Value| match (value, wanted) {
            (Value::String(a), Value::String(b)) => a.to_lowercase() == b.to_lowercase(),
            (Value::Array(list), wanted) => list.contains(wanted),
            (a, b) => a == b,
        };
        match self.operator {
            Operator::Empty => is_empty == self.wants_empty(),
            Operator::Is | Operator::Under => self.values.iter().any(same),
            Operator::IsNot => !self.values.iter().any(same),
            Operator::Contains | Operator::Starts => {
                let (text, wanted) = (value.as_str(), self.values.first().and_then(Value::as_str));
                let (text, wanted) =
                    (text.unwrap_or_default().to_lowercase(), wanted.unwrap_or_default().to_lowercase());
                !is_empty
                    && if self.operator == Operator::Starts {
                        text.starts_with(&wanted)
                    } else {
                        text.contains(&wanted)
                    }
            }
            order => {
                let wanted = self.values.first().unwrap_or(&Value::Null);
                order_of(value, wanted).is_some_and(|found| match order {
                    Operator::Less => found.is_lt(),
                    Operator::AtMost => found.is_le(),
                    Operator::More => found.is_gt(),
                    _ => found.is_ge(),
                })
            }
        }
    }
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Less => "<",
        Operator::AtMost => "<=",
        Operator::More => ">",
        Operator::AtLeast => ">=",
        _ => "=",
    }
}

/// The value of a column in a state.
pub(crate) fn value_of<'a>(column: &Column, state: &'a State) -> &'a Value {
    let found = match column.custom_key() {
        Some(key) => state.get("custom").and_then(|custom| custom.get(key)),
        None => state.get(&column.name),
    };
    found.unwrap_or(&Value::Null)
}

/// Which of two values comes first; `None` when they do not compare (nothing, another currency).
pub(crate) fn order_of(a: &Value, b: &Value) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64()?.partial_cmp(&b.as_f64()?),
        (Value::String(a), Value::String(b)) => match (a.parse::<f64>(), b.parse::<f64>()) {
            (Ok(a), Ok(b)) => a.partial_cmp(&b),
            _ => Some(a.to_lowercase().cmp(&b.to_lowercase())),
        },
        (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        (Value::Object(_), Value::Object(_)) => {
            let money = |value: &Value| serde_json::from_value::<Money>(value.clone()).ok();
            let (a, b) = (money(a)?, money(b)?);
            (a.currency == b.currency).then(|| a.minor.cmp(&b.minor))
        }
        _ => None,
    }
}

/// A value as the database holds it.
pub(crate) fn cell_of(shape: Shape, value: &Value) -> Cell {
    match (shape, value) {
        (_, Value::Null) => Cell::Null,
        (Shape::Money, value) => {
            serde_json::from_value::<Money>(value.clone()).map_or(Cell::Null, |m| m.minor.into())
        }
        (Shape::Instant, Value::String(text)) => text.parse::<Instant>().ok().into(),
        (_, Value::Bool(yes)) => Cell::Bool(*yes),
        (_, Value::Number(number)) => number.as_i64().map_or(Cell::Null, Cell::Int),
        (_, Value::String(text)) => Cell::Text(text.clone()),
        (_, other) => Cell::Text(other.to_string()),
    }
}

fn read_value(view: &mut View<'_>, column: &Column, operator: Operator, text: &str) -> Result<Value> {
    if operator == Operator::Empty {
        return match text {
            "true" | "1" | "yes" => Ok(Value::Bool(true)),
            "false" | "0" | "no" => Ok(Value::Bool(false)),
            _ => Err(Error::invalid(column.name.as_str(), "not-a-boolean", "Say true or false.")),
        };
    }
    if let Some(other) = column.refers_to(view) {
        let named = text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from);
        return match view.resolve(other, &named) {
            Ok(id) => Ok(id.into()),
            Err(Error::NotFound(_)) => {
                let message = format!("There is no {} \u{201c}{text}\u{201d}.", other.one);
                Err(Error::invalid(column.name.as_str(), "no-such-record", message))
            }
            Err(other) => Err(other),
        };
    }
    if let Some(day) = relative_day(text, view.today())
        && matches!(column.shape, Shape::Date | Shape::Instant)
    {
        return Ok(match column.shape {
            Shape::Date => day.to_string().into(),
            _ => format!("{day}T00:00:00.000Z").into(),
        });
    }
    let formats = TextFormats { currency: view.settings().currency, ..TextFormats::default() };
    let read = |field: &Field<'_>| match (operator, field.kind) {
        // A part of a text need not have the form of the whole.
        (Operator::Contains | Operator::Starts, _) => Ok(text.into()),
        (_, Kind::Text | Kind::Url | Kind::Email | Kind::Ip | Kind::Mac | Kind::Imei | Kind::Tags) => {
            Ok(text.into())
        }
        (_, Kind::Money) if currency_of(text).is_none() => {
            read_text(&Field { name: &column.name, ..*field }, text, formats)
        }
        _ => read_text(&Field { name: &column.name, ..*field }, text, formats),
    };
    let value = match (&column.custom, column.field) {
        (Some(row), _) => row.as_field(read),
        (None, Some(field)) => read(field),
        (None, None) => {
            let kind = if column.shape == Shape::Instant { Kind::Instant } else { Kind::Integer };
            read(&Field::new("value", "Value", kind))
        }
    };
    Ok(value?)
}

fn currency_of(text: &str) -> Option<Currency> {
    text.split_whitespace().next_back().and_then(|word| word.parse().ok())
}

/// `today`, `today-30d`, `today+6m`, `today-1y`: so that a saved view stays true tomorrow.
fn relative_day(text: &str, today: Date) -> Option<Date> {
    let rest = text.strip_prefix("today")?.trim();
    if rest.is_empty() {
        return Some(today);
    }
    // A plus sign in an address arrives as a blank, and the blank was trimmed away.
    let (sign, rest) = match (rest.strip_prefix('-'), rest.strip_prefix('+')) {
        (Some(rest), _) => (-1, rest),
        (None, Some(rest)) => (1, rest),
        (None, None) => (1, rest),
    };
    let (number, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
    let number: i64 = number.trim().parse::<i64>().ok()?.checked_mul(sign)?;
    match unit {
        "d" => Some(today.plus_days(number)),
        "w" => Some(today.plus_days(number.checked_mul(7)?)),
        "m" => Some(today.plus_months(number)),
        "y" => Some(today.plus_months(number.checked_mul(12)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_days_follow_the_calendar() {
        let today: Date = "2026-03-31".parse().unwrap();
        let day = |text: &str| relative_day(text, today).map(|day| day.to_string());
        assert_eq!(day("today").as_deref(), Some("2026-03-31"));
        assert_eq!(day("today-30d").as_deref(), Some("2026-03-01"));
        assert_eq!(day("today 1m").as_deref(), Some("2026-04-30"));
        assert_eq!(day("today+1y").as_deref(), Some("2027-03-31"));
        assert_eq!(day("today+soon"), None);
        assert_eq!(day("tomorrow"), None);
        assert_eq!(day("today-"), None);
        assert_eq!(day("todayé"), None);
        assert_eq!(day("today-3é"), None);
    }
}
