//! Looking at imports.
use crate::{
    MAKE,
    cells::rows_from,
    import::{Column, ImportState, Options},
    store::{self, ImportRow},
    targets::targets,
};
use engine::{Error, Permission, Place, Query, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Imports per page.
const PAGE: usize = 50;
/// Rows shown beside the mapping.
const SAMPLES: usize = 5;

/// An import as it is shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Imported {
    /// Its id.
    pub id: i64,
    /// The kind of records.
    pub kind: String,
    /// The file.
    pub file_name: String,
    /// Where it stands.
    pub state: ImportState,
    /// Its columns, as they are understood.
    pub columns: Vec<Column>,
    /// How its rows are to be done.
    pub options: Options,
    /// What was noticed on the way.
    pub notes: Vec<String>,
    /// Rows that can be read.
    pub rows: i64,
    /// Rows that cannot.
    pub unreadable: i64,
    /// The change set that it fills.
    pub change_set: Option<i64>,
    /// When it came in, RFC 3339.
    pub created_at: String,
    /// The first rows, cell by cell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<Vec<String>>,
}

impl From<ImportRow> for Imported {
    fn from(row: ImportRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            file_name: row.file_name,
            state: row.state,
            columns: row.columns,
            options: row.options,
            notes: row.notes,
            rows: row.rows,
            unreadable: row.unreadable,
            change_set: row.change_set,
            created_at: row.created_at.to_string(),
            samples: Vec::new(),
        }
    }
}

/// One's own imports, newest first.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Imports {
    /// Only imports before this one: the next page.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub before: Option<i64>,
}

impl Query for Imports {
    const NAME: &'static str = "imports.list";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str = "Tells one's own imports, newest first.";
    const PLACE: Place = Place::get("/imports");
    type Answer = Vec<Imported>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Imported>> {
        Ok(store::imports(view, self.before, PAGE)?.into_iter().map(Imported::from).collect())
    }
}

/// One import with its first rows.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Show {
    /// Which.
    pub import: i64,
}

impl Query for Show {
    const NAME: &'static str = "imports.show";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str = "Tells an import: its columns, how they are understood, and its first rows.";
    const PLACE: Place = Place::get("/imports/{import}");
    type Answer = Imported;

    fn run(self, view: &mut View<'_>) -> Result<Imported> {
        let import = store::own_import(view, self.import)?;
        let (rows, _) = rows_from(view, import.id, 0, SAMPLES)?;
        let samples = rows.into_iter().map(|row| row.cells).collect();
        Ok(Imported { samples, ..import.into() })
    }
}

/// What the columns of a file can be, for a kind of record.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Targets {
    /// The kind: `assets`.
    pub kind: String,
}

/// Something a column can be.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TargetOf {
    /// Its name in a mapping.
    pub name: String,
    /// What people call it.
    pub label: String,
}

impl Query for Targets {
    const NAME: &'static str = "imports.targets";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str = "Tells what the columns of a file can be, for a kind of record.";
    const PLACE: Place = Place::get("/import-targets/{kind}");
    type Answer = Vec<TargetOf>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<TargetOf>> {
        let kinds = view.kinds().iter().copied();
        let kind = kinds.into_iter().find(|kind| kind.path == self.kind || kind.name == self.kind);
        let kind = kind.filter(|kind| kind.open).ok_or(Error::NotFound("kind of record"))?;
        Ok(targets(view, kind)?
            .into_iter()
            .map(|(target, _)| TargetOf { name: target.name, label: target.label })
            .collect())
    }
}
