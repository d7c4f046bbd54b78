//! The conditions of lists, as the fields of one object: `serial[contains]=C02`, `cost[gte]=500`, `status=2,3`.
use super::{named, pattern_of_amounts, record::CUSTOM_KEY};
use crate::api::contract::{LETTERS, NO_NUL};
use domain::{Choice, Currency, Kind};
use engine::RecordKind;
use lists::{Operator, Shape, shape_of};
use serde_json::{Map, Value, json};

/// The longest condition: 500 values of one letter.
const CONDITION_MAX: usize = 1_000;

/// Every condition that lists of a kind know. `tree` tells whether the records of a kind lie inside of each other.
///
/// A kind has hundreds of them: fields that compare alike are told together, by a pattern of their names.
pub(crate) fn filters(kind: &RecordKind, own: Currency, tree: impl Fn(&str) -> bool) -> Value {
    let mut all: Vec<Alike> = Vec::new();
    for field in kind.fields {
        let choices = match field.kind {
            Kind::Choice(choices) | Kind::Choices(choices) => choices,
            _ => &[],
        };
        let has_tree = matches!(field.kind, Kind::Reference(other) if tree(other));
        join(
            &mut all,
            field.name,
            Alike { shape: shape_of(field.kind), choices, has_tree, names: Vec::new() },
        );
    }
    for (name, shape) in
        [("created_at", Shape::Instant), ("updated_at", Shape::Instant), ("id", Shape::Integer)]
    {
        join(&mut all, name, Alike { shape, choices: &[], has_tree: false, names: Vec::new() });
    }
    let mut patterned: Map<String, Value> = all.iter().flat_map(|alike| alike.conditions(own)).collect();
    let every: Vec<&str> = all.iter().flat_map(|alike| alike.names.iter().copied()).collect();
    patterned
        .insert(pattern_of(&every, &[Operator::Empty]), value_of(Operator::Empty, Shape::Json, &[], own));
    let custom = format!("custom\\.{CUSTOM_KEY}");
    patterned.insert(pattern_of(&[&custom], &OPERATORS), value_of(Operator::Is, Shape::Text, &[], own));
    let told: Vec<String> = all.iter().map(Alike::told).collect();
    let says = format!(
        "Conditions, all of which must hold: field=value or field[operator]=value. Several values are separated by commas. \
         Days may be relative: today, today-30d, today+6m. Any field takes [empty]=true or false; custom fields are \
         custom.<key>. {}",
        told.join(" ")
    );
    named(
        format!("{}Conditions", super::name_of(kind)),
        json!({
            "type": "object", "additionalProperties": false, "patternProperties": patterned, "description": says,
        }),
    )
}

const OPERATORS: [Operator; 10] = [
    Operator::Is,
    Operator::IsNot,
    Operator::Less,
    Operator::AtMost,
    Operator::More,
    Operator::AtLeast,
    Operator::Contains,
    Operator::Starts,
    Operator::Under,
    Operator::Empty,
];

/// Fields that are compared with the same values by the same operators.
struct Alike {
    shape: Shape,
    choices: &'static [Choice<'static>],
    has_tree: bool,
    names: Vec<&'static str>,
}

fn join(all: &mut Vec<Alike>, name: &'static str, alike: Alike) {
    let same = |other: &&mut Alike| {
        (other.shape, other.choices, other.has_tree) == (alike.shape, alike.choices, alike.has_tree)
    };
    match all.iter_mut().find(same) {
        Some(known) => known.names.push(name),
        None => all.push(Alike { names: vec![name], ..alike }),
    }
}

impl Alike {
    fn operators(&self) -> impl Iterator<Item = Operator> {
        let all = Operator::of_shape(self.shape).iter().copied();
        all.filter(|operator| *operator != Operator::Empty && (*operator != Operator::Under || self.has_tree))
    }

    /// The patterns of names and what is compared with: operators that take the same values stand together.
    fn conditions(&self, own: Currency) -> Vec<(String, Value)> {
        let mut groups: Vec<(Value, Vec<Operator>)> = Vec::new();
        for operator in self.operators() {
            let value = value_of(operator, self.shape, self.choices, own);
            match groups.iter_mut().find(|(known, _)| *known == value) {
                Some((_, operators)) => operators.push(operator),
                None => groups.push((value, vec![operator])),
            }
        }
        groups.into_iter().map(|(value, operators)| (pattern_of(&self.names, &operators), value)).collect()
    }

    fn told(&self) -> String {
        let words: Vec<&str> = self.operators().map(Operator::word).collect();
        match words.is_empty() {
            true => String::new(),
            false => format!("{}: {}.", self.names.join(", "), words.join(", ")),
        }
    }
}

/// `^(?:tag|serial)(?:\[(?:eq|ne)\])?$`: to be something is what is meant when nothing else is said.
fn pattern_of(names: &[&str], operators: &[Operator]) -> String {
    let words: Vec<&str> = operators.iter().map(|operator| operator.word()).collect();
    let maybe = if operators.contains(&Operator::Is) { "?" } else { "" };
    format!("^(?:{})(?:\\[(?:{})\\]){maybe}$", names.join("|"), words.join("|"))
}

/// What is compared with.
fn value_of(operator: Operator, shape: Shape, choices: &[Choice<'_>], own: Currency) -> Value {
    let ordering = matches!(operator, Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast);
    let text = |name: &str, one: &str, like: &str| {
        let pattern = if ordering { format!("^{one}$") } else { format!("^{one}(?:,{one})*$") };
        let name = format!("{name}{}", if ordering { "" } else { "s" });
        named(
            name,
            json!({ "type": "string", "maxLength": CONDITION_MAX, "pattern": pattern, "x-like": like }),
        )
    };
    match (operator, shape) {
        (Operator::Empty, _) => named(
            "Emptiness",
            json!({
                "type": "string", "enum": ["true", "false"], "description": "true: without a value; false: with one.",
            }),
        ),
        (Operator::Contains | Operator::Starts, _) => {
            named("PartOfText", json!({ "type": "string", "maxLength": CONDITION_MAX, "pattern": NO_NUL }))
        }
        (_, Shape::Integer) => text("WholeNumber", "-?[0-9]{1,18}", "a whole number"),
        (_, Shape::Decimal) => {
            text("DecimalNumber", "-?[0-9]{1,15}(?:\\.[0-9]{1,9})?", "a number such as 12.5")
        }
        (_, Shape::Money) => {
            text("AmountOfMoney", &pattern_of_amounts(own), "an amount such as 1249.00 or 1249.00 USD")
        }
        (_, Shape::Date) => {
            text("Day", &format!("(?:{}|{RELATIVE})", day()), "a day such as 2026-03-01 or today-30d")
        }
        (_, Shape::Instant) => {
            let moment = format!("(?:{}(?:{TIME})?|{RELATIVE})", day());
            text(
                "DayOrMoment",
                &moment,
                "a day such as 2026-03-01 or today-30d, or a time such as 2026-03-01T09:30:00Z",
            )
        }
        (_, Shape::Boolean) => json!({ "type": "string", "enum": ["true", "false"] }),
        (_, Shape::Choice | Shape::Choices) => {
            let known: Vec<&str> = choices.iter().map(|choice| choice.value).collect();
            let one = format!("(?:{})", known.join("|"));
            json!({
                "type": "string", "maxLength": CONDITION_MAX, "pattern": format!("^{one}(?:,{one})*$"),
                "x-like": format!("one or several of: {}", known.join(", ")),
            })
        }
        (_, Shape::Text | Shape::LongText | Shape::Reference | Shape::Tags | Shape::Json) => named(
            "Values",
            json!({
                "type": "string", "maxLength": CONDITION_MAX, "pattern": format!("^[^\\u0000]*[^,{LETTERS}][^\\u0000]*$"),
                "x-like": "one or several values, separated by commas",
            }),
        ),
    }
}

/// `today`, `today-30d`; a plus sign may have become a blank.
const RELATIVE: &str = "today(?:[-+ ]?[0-9]{1,5}[dwmy])?";
/// The time of a moment, with its zone.
const TIME: &str =
    "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?(?:Z|[-+](?:[01][0-9]|2[0-3]):[0-5][0-9])";

/// A day of the calendar, leap years included.
fn day() -> String {
    let long = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
    let short = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
    let february = "02-(?:0[1-9]|1[0-9]|2[0-8])";
    let leap = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29";
    format!("(?:[0-9]{{4}}-(?:{long}|{short}|{february})|{leap})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Date;

    #[test]
    fn the_pattern_knows_the_calendar() {
        let pattern = regex::Regex::new(&format!("^{}$", day())).unwrap();
        let first: Date = "1895-12-28".parse().unwrap();
        for n in 0..80_000 {
            assert!(pattern.is_match(&first.plus_days(n).to_string()));
        }
        for text in
            ["1900-02-29", "2023-02-29", "2024-02-30", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00"]
        {
            assert!(!pattern.is_match(text), "{text}");
        }
    }
}
