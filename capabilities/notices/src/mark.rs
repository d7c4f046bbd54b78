//! Messages are marked as read.
use crate::{OWN, store, wish::reader};
use engine::{Command, Permission, Place, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Marks one's messages as read.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct MarkRead {
    /// This one only; all when left out.
    #[serde(default)]
    pub message: Option<i64>,
}

impl Command for MarkRead {
    const NAME: &'static str = "notices.mark-read";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Marks one's messages as read.";
    const PLACE: Place = Place::post("/my/messages/read");
    type Outcome = u64;

    fn run(self, work: &mut Work<'_>) -> Result<u64> {
        let person = reader(work)?;
        store::mark_read(work, person, self.message)
    }
}
