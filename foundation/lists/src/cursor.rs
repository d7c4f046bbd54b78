use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use database::Value as Cell;
use engine::SearchPlan;
use serde::{Deserialize, Serialize};

/// Where a page begins: behind (or, going back, before) a row, by its sort key and id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cursor {
    /// The sort column it belongs to; another sort makes it worthless.
    #[serde(rename = "s")]
    pub(crate) sort: String,
    /// The sort key of the row.
    #[serde(rename = "k")]
    pub(crate) key: Key,
    /// The id of the row.
    #[serde(rename = "i")]
    pub(crate) id: i64,
    /// Towards the beginning.
    #[serde(rename = "b", default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) back: bool,
    /// By which plan the search of the first page was answered.
    #[serde(rename = "p", default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) by_parts: bool,
}

/// A sort key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Key {
    Nothing,
    Yes(bool),
    Int(i64),
    Real(f64),
    Text(String),
}

impl Key {
    pub(crate) fn from_cell(cell: Cell) -> Self {
        match cell {
            Cell::Null | Cell::Bytes(_) => Self::Nothing,
            Cell::Int(number) => Self::Int(number),
            Cell::Real(number) => Self::Real(number),
            Cell::Text(text) => Self::Text(text),
            Cell::Bool(yes) => Self::Yes(yes),
        }
    }

    pub(crate) fn to_cell(&self) -> Cell {
        match self {
            Self::Nothing => Cell::Null,
            Self::Yes(yes) => Cell::Bool(*yes),
            Self::Int(number) => Cell::Int(*number),
            Self::Real(number) => Cell::Real(*number),
            Self::Text(text) => Cell::Text(text.clone()),
        }
    }
}

impl Cursor {
    /// Reads what [`Cursor::write`] made.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_slice(&BASE64.decode(text).ok()?).ok()
    }

    /// The cursor as it stands in an address.
    pub fn write(&self) -> String {
        BASE64.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    pub(crate) fn plan(&self) -> SearchPlan {
        if self.by_parts { SearchPlan::Parts } else { SearchPlan::Words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_an_address() {
        for key in [Key::Nothing, Key::Int(7), Key::Text("ä,[]".into()), Key::Real(1.5), Key::Yes(true)] {
            let cursor = Cursor { sort: "name".into(), key, id: 9, back: true, by_parts: false };
            assert_eq!(Cursor::read(&cursor.write()), Some(cursor));
        }
        assert_eq!(Cursor::read("%%%"), None);
        assert_eq!(Cursor::read("e30"), None);
    }
}
