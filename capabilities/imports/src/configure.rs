//! Correcting what was guessed about a file.
use crate::{
    MAKE,
    import::{Column, ImportState, Options},
    store,
    targets::targets,
};
use domain::Refusal;
use engine::{Command, Error, Permission, Place, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Sets what the columns of an import are and how its rows are to be done.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Configure {
    /// Which import.
    pub import: i64,
    /// The columns, by their headers; those that are not named stay as they are.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// How the rows are to be done.
    #[serde(default)]
    pub options: Option<Options>,
}

impl Command for Configure {
    const NAME: &'static str = "imports.configure";
    const NEEDS: Permission = MAKE;
    const SAYS: &'static str = "Sets what the columns of an import are and how its rows are to be done.";
    const PLACE: Place = Place::put("/imports/{import}");
    type Outcome = i64;

    fn run(self, work: &mut Work<'_>) -> Result<i64> {
        let import = store::own_import(work, self.import)?;
        if import.state == ImportState::Applied {
            return Err(Refusal::new("already-applied", "This import was applied already.").into());
        }
        let kind = work.kind(&import.kind).ok_or(Error::NotFound("kind of record"))?;
        let known: Vec<String> = targets(work, kind)?.into_iter().map(|(target, _)| target.name).collect();
        let mut columns = import.columns;
        for wanted in self.columns {
            let Some(column) = columns.iter_mut().find(|column| column.header == wanted.header) else {
                let message = format!("The file has no column \u{201c}{}\u{201d}.", wanted.header);
                return Err(Error::invalid("columns", "no-such-column", message));
            };
            if let Some(target) = wanted.target.as_ref().filter(|target| !known.contains(target)) {
                let message = format!(
                    "\u{201c}{}\u{201d} cannot fill {target}: there is no such field.",
                    wanted.header
                );
                return Err(Error::invalid("columns", "unknown-field", message));
            }
            *column = Column { confidence: None, reason: String::new(), ..wanted };
        }
        let mut filled: Vec<&str> = columns.iter().filter_map(|column| column.target.as_deref()).collect();
        filled.sort_unstable();
        if let Some(twice) = filled.windows(2).find(|pair| pair[0] == pair[1]) {
            let message = format!("Two columns fill {}. Leave one of them out.", twice[0]);
            return Err(Error::invalid("columns", "filled-twice", message));
        }
        let options = self.options.unwrap_or(import.options);
        if let Some(key) = options.key.as_ref().filter(|key| !kind.keys.contains(&key.as_str())) {
            let message =
                format!("{} are not found by {key}. They are found by: {}.", kind.many, kind.keys.join(", "));
            return Err(Error::invalid("options.key", "not-a-key", message));
        }
        store::configure(work, import.id, &columns, &options)?;
        Ok(import.id)
    }
}
