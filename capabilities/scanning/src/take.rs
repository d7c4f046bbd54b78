//! Scanned labels come in, from a phone that may have kept them for a while.
use crate::{OWN, code::meant, set::account_of, store};
use assets::Asset;
use engine::{Command, Error, Permission, Place, Record, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most finds that are taken at once.
const FINDS_MAX: usize = 500;
/// Most characters of a code.
const CODE_MAX: usize = 300;
/// Most characters of a key.
const KEY_MAX: usize = 64;

/// A scanned label.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Find {
    /// Its own key, made up by whoever scanned: the same find counts once.
    pub key: String,
    /// What the label says.
    pub code: String,
}

/// Puts scanned labels into one's set.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Take {
    /// The labels; at most 500.
    pub finds: Vec<Find>,
}

/// What became of a find.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Taken {
    /// Its key.
    pub key: String,
    /// What the label says.
    pub code: String,
    /// The asset; none when no asset within one's reach is meant.
    pub asset: Option<i64>,
}

impl Command for Take {
    const NAME: &'static str = "scans.take";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Puts scanned labels into one's set of assets to do something with.";
    const PLACE: Place = Place::post("/my/scans");
    type Outcome = Vec<Taken>;

    fn run(self, work: &mut Work<'_>) -> Result<Vec<Taken>> {
        let account = account_of(work)?;
        if self.finds.len() > FINDS_MAX {
            let message = format!("Send at most {FINDS_MAX} finds at once.");
            return Err(Error::invalid("finds", "too-many", message));
        }
        let mut told = Vec::with_capacity(self.finds.len());
        for find in self.finds {
            let fits = (1..=KEY_MAX).contains(&find.key.chars().count());
            if !fits || find.code.trim().is_empty() || find.code.chars().count() > CODE_MAX {
                let message = "A find has a key of at most 64 characters and a code of at most 300.";
                return Err(Error::invalid("finds", "not-a-find", message));
            }
            let asset = match work.resolve(Asset::KIND, &meant(&find.code)) {
                Ok(asset) => Some(asset),
                // Nothing, or several of the same serial number: the set says so, the scan goes on.
                Err(Error::NotFound(_) | Error::Refused(_) | Error::Forbidden(_)) => None,
                Err(error) => return Err(error),
            };
            store::take(work, account, &find, asset)?;
            told.push(Taken { key: find.key, code: find.code, asset });
        }
        Ok(told)
    }
}
