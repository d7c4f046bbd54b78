//! What a reader wants of a list, from its address: what the list itself understands, and what only its page does.
use super::address::Address;
use crate::{Page, Visit};
use engine::{RecordKind, Result};
use lists::{Column, ListRequest};

/// Names that only the page understands.
const OWN: [&str; 5] = ["view", "columns", "group", "at", "chosen"];

/// What a reader wants of a list.
pub(crate) struct Wish {
    /// Its address, as it is.
    pub(crate) address: Address,
    /// What the list understands of it.
    pub(crate) request: ListRequest,
    /// The columns that are shown, behind the first.
    pub(crate) columns: Vec<Column>,
    /// By what rows are put together.
    pub(crate) group: Option<Column>,
    /// The number of the first row, counted from 1.
    pub(crate) first: i64,
}

/// The address that a form of the page stands for: what the filter form, the columns menu and ticked boxes send becomes
/// what lists understand. `None` when the address is one already.
pub(crate) fn canonical(visit: &Visit, path: &str) -> Option<Address> {
    let pairs = &visit.raw.pairs;
    let columns: Vec<&str> =
        pairs.iter().filter(|(name, _)| name == "columns").map(|(_, value)| value.as_str()).collect();
    let field = visit.query("f");
    if field.is_none() && columns.len() < 2 {
        return None;
    }
    let kept = pairs
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "f" | "op" | "v" | "was" | "columns" | "old"));
    let mut address = Address::new(path, kept.cloned());
    if !columns.is_empty() {
        address = address.with("columns", columns.join(","));
    }
    // The condition that this one replaces.
    if let Some(old) = visit.query("old") {
        address = address.without(&[old]);
    }
    if let Some(field) = field {
        let mut values: Vec<&str> = pairs
            .iter()
            .filter(|(name, value)| name == "v" && !value.trim().is_empty())
            .map(|(_, value)| value.trim().trim_start_matches('#'))
            .collect();
        // Of two ways to say a day, what was there before makes way for what was said now.
        if let Some(was) = visit.query("was")
            && values.iter().any(|value| *value != was)
        {
            values.retain(|value| *value != was);
        }
        let (operator, values) = match visit.query("op").unwrap_or("eq") {
            "present" => ("empty", "false".to_owned()),
            "empty" => ("empty", "true".to_owned()),
            operator => (operator, values.join(",")),
        };
        let name = if operator == "eq" { field.to_owned() } else { format!("{field}[{operator}]") };
        address = address.with(&name, values);
    }
    Some(address.from_start())
}

impl Wish {
    /// Reads what is wanted.
    pub(crate) fn read(page: &mut Page<'_, '_>, kind: &'static RecordKind) -> Result<Self> {
        let address = Address::new(format!("/{}", kind.path), page.visit.raw.pairs.iter().cloned());
        Self::of(page, kind, address)
    }

    /// What an address wants.
    pub(crate) fn of(page: &mut Page<'_, '_>, kind: &'static RecordKind, address: Address) -> Result<Self> {
        let pairs: Vec<(String, String)> =
            address.pairs().iter().filter(|(name, _)| !OWN.contains(&name.as_str())).cloned().collect();
        let mut request = ListRequest::read(page, kind, &pairs)?;
        let columns = columns(page, kind, address.get("columns"))?;
        let group = match address.get("group") {
            Some(name) => Column::find(page, kind, name)?,
            None => None,
        };
        request.columns = needed(page, kind, &columns)?;
        let first = address.get("at").and_then(|at| at.parse().ok()).unwrap_or(1);
        Ok(Self { address, request, columns, group, first })
    }
}

/// The columns that are asked for, or those that the list begins with.
fn columns(page: &mut Page<'_, '_>, kind: &'static RecordKind, wanted: Option<&str>) -> Result<Vec<Column>> {
    let look = page.desk.look(kind.name);
    let listed: Vec<&str> = kind.fields.iter().filter(|field| field.listed).map(|field| field.name).collect();
    let names: Vec<&str> = match wanted {
        Some(wanted) => wanted.split(',').collect(),
        None if !look.columns.is_empty() => look.columns.to_vec(),
        None => listed.into_iter().filter(|name| *name != kind.label).chain(["updated_at"]).collect(),
    };
    let all = Column::all(page, kind)?;
    Ok(names.iter().filter_map(|name| all.iter().find(|column| column.name == *name).cloned()).collect())
}

/// The columns that have to be read for those that are shown: what names a row and what says how it stands as well.
fn needed(page: &mut Page<'_, '_>, kind: &'static RecordKind, shown: &[Column]) -> Result<Vec<Column>> {
    let look = page.desk.look(kind.name);
    let mut needed = shown.to_vec();
    let beside =
        look.title.iter().copied().chain([kind.label]).chain(look.state).chain(look.reads.iter().copied());
    for name in beside {
        if !needed.iter().any(|column| column.name == name)
            && let Some(column) = Column::find(page, kind, name)?
        {
            needed.push(column);
        }
    }
    Ok(needed)
}
