//! A line is taken out of a lot again.
use crate::{Line, WORK, rules::words::LineState};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A line was taken out of a lot.
pub const REMOVED: Event = Event::new("taken-out", "took out");

/// Takes a line out of an open lot.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RemoveLine {
    /// Which line.
    pub line: Ref<Line>,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub note: Option<String>,
}

impl Command for RemoveLine {
    const NAME: &'static str = "disposal.remove-line";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Takes a line out of an open lot.";
    const PLACE: Place = Place::post("/lot-lines/{line}/remove");
    type Outcome = Id<Line>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Line>> {
        let line = work.find_to_change(&self.line)?;
        line.must_wait()?;
        work.load(line.lot)?.must_be_open()?;
        let after = Line {
            state: LineState::Removed,
            over_on: Some(work.day()),
            archived: Some(true),
            ..line.record.clone()
        };
        work.record(&line, &after, Happening::of(REMOVED).fact("note", self.note))
    }
}
