//! The conditions of a list as sentences: field, operator, value, each of which can be changed.
use super::{filter, wish::Wish};
use crate::{Page, value};
use domain::Kind;
use engine::{RecordKind, Result};
use lists::{Filter, Operator, Shape};
use maud::Markup;
use ui::kit;

/// A condition in words.
pub(super) struct Condition {
    /// Its name in the address: `cost[gte]`.
    pub(super) name: String,
    field: String,
    operator: String,
    value: String,
    without: String,
    menu: String,
    /// The popover that changes it.
    pub(super) popover: Markup,
}

impl Condition {
    pub(super) fn shown(&self) -> kit::Condition<'_> {
        let menu = (!self.menu.is_empty()).then_some(self.menu.as_str());
        kit::Condition {
            field: &self.field,
            operator: &self.operator,
            value: &self.value,
            operator_menu: menu,
            value_menu: menu,
            without: &self.without,
        }
    }
}

/// The conditions that are in force.
pub(super) fn conditions(page: &mut Page<'_, '_>, wish: &Wish) -> Result<Vec<Condition>> {
    let mut conditions = Vec::new();
    let filters = wish.request.filters.clone();
    let kind_name = wish.address.path().trim_start_matches('/').to_owned();
    let kind = page.kind_at(&kind_name)?;
    for (at, filter) in filters.iter().enumerate() {
        let name = name_of(filter);
        let menu = format!("condition-{at}");
        let field = value::label_of_column(&page.t, kind.name, &filter.column);
        let form = filter::form(page, kind, &wish.address, &filter.column, Some((filter, &menu)))?;
        conditions.push(Condition {
            popover: kit::popover(&menu, &field, &form),
            operator: operator_words(page, filter),
            value: value_words(page, filter)?,
            without: wish.address.from_start().without(&[&name]).to_string(),
            field,
            menu,
            name,
        });
    }
    if wish.request.archived == lists::Archived::Only {
        conditions.push(Condition {
            name: "archived".into(),
            field: page.say("archived"),
            operator: String::new(),
            value: page.say("yes"),
            without: wish.address.from_start().without(&["archived"]).to_string(),
            menu: String::new(),
            popover: Markup::default(),
        });
    }
    Ok(conditions)
}

/// The name of a condition in the address.
pub(super) fn name_of(filter: &Filter) -> String {
    match filter.operator {
        Operator::Is => filter.column.name.clone(),
        operator => format!("{}[{}]", filter.column.name, operator.word()),
    }
}

fn operator_words(page: &Page<'_, '_>, filter: &Filter) -> String {
    let several = filter.values.len() > 1 && filter.operator != Operator::Under;
    if several && filter.operator == Operator::Is {
        return page.say("op-any");
    }
    if filter.operator == Operator::Empty {
        let empty = filter.values.first().and_then(serde_json::Value::as_bool).unwrap_or(true);
        return page.say(if empty { "op-empty" } else { "op-present" });
    }
    operator_word(page, filter.column.shape, filter.operator)
}

/// An operator in words, as one says it of such values.
pub(super) fn operator_word(page: &Page<'_, '_>, shape: Shape, operator: Operator) -> String {
    let of_days = matches!(shape, Shape::Date | Shape::Instant);
    let (word, plain) = (operator.word(), format!("op-{}", operator.word()));
    match of_days {
        true => page.t.say_or(&format!("op-day-{word}"), &page.t.say(&plain)).into_owned(),
        false => page.say(&plain),
    }
}

fn value_words(page: &mut Page<'_, '_>, filter: &Filter) -> Result<String> {
    if filter.operator == Operator::Empty {
        return Ok(String::new());
    }
    let written: Vec<String> = filter.written.split(',').map(|part| part.trim().to_owned()).collect();
    let words: Vec<String> = if let Some(kind) = filter.column.refers_to(page) {
        names_of(page, kind, filter, &written)?
    } else {
        filter.values.iter().map(|given| words(page, filter, given)).collect()
    };
    Ok(match words.as_slice() {
        [_, _, _, ..] => page.t.say_with("several-values", &[("count", words.len())]).into_owned(),
        _ => page.t.list(&words),
    })
}

/// What the records of a condition are called. Of a tree, only its root stands in the condition.
fn names_of(
    page: &mut Page<'_, '_>,
    kind: &'static RecordKind,
    filter: &Filter,
    written: &[String],
) -> Result<Vec<String>> {
    let ids: Vec<i64> = match filter.operator {
        Operator::Under => written.iter().filter_map(|text| text.parse().ok()).collect(),
        _ => filter.values.iter().filter_map(serde_json::Value::as_i64).collect(),
    };
    let labels = page.labels(kind, &ids)?;
    let mut words: Vec<String> = ids.iter().filter_map(|id| labels.get(id).cloned()).collect();
    if words.is_empty() {
        words = written.to_vec();
    }
    Ok(words)
}

fn words(page: &Page<'_, '_>, filter: &Filter, given: &serde_json::Value) -> String {
    let said = match &filter.column.custom {
        Some(custom) => custom.as_field(|field| value::words(page, field.kind, given)),
        None => value::words(page, filter.column.field.map_or(Kind::Instant, |field| field.kind), given),
    };
    if said.is_empty() { filter.written.clone() } else { said }
}
