//! Something in a lot was lost or stolen on the way.
use crate::{Line, WORK, rules::words::LineState};
use assets::ReportLost;
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something was lost on the way.
pub const LOST: Event = Event::new("lost", "reported the loss of");

/// Reports that a line of a lot was lost or stolen on the way. Its mass is explained, its asset is lost.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReportLoss {
    /// Which line.
    pub line: Ref<Line>,
    /// What happened.
    #[schemars(length(min = 3, max = 2000))]
    pub circumstances: String,
    /// Whether somebody took it.
    #[serde(default)]
    pub stolen: bool,
    /// The number of the police report.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub report_number: Option<String>,
}

impl Command for ReportLoss {
    const NAME: &'static str = "disposal.report-loss";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Reports that a line of a lot was lost or stolen on the way.";
    const PLACE: Place = Place::post("/lot-lines/{line}/report-loss");
    type Outcome = Id<Line>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Line>> {
        let line = work.find_to_change(&self.line)?;
        line.must_wait()?;
        let lot = work.load(line.lot)?;
        lot.must_live()?;
        let after = Line { state: LineState::Lost, over_on: Some(work.day()), ..line.record.clone() };
        let what = Happening::of(LOST)
            .fact("circumstances", &self.circumstances)
            .fact("stolen", self.stolen)
            .fact("report_number", &self.report_number);
        work.record(&line, &after, what)?;
        if let Some(asset) = line.asset {
            work.run(ReportLost {
                asset: Ref::id(asset),
                circumstances: format!("{} ({})", self.circumstances.trim(), lot.number),
                stolen: self.stolen,
                report_number: self.report_number,
            })?;
        }
        Ok(line.id)
    }
}
