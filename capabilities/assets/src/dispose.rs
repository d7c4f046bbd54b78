//! An asset leaves for good.
use crate::{Asset, DISPOSE, Status, rules::stage::Stage, set_status::To, set_status::stepped};
use domain::{Event, Id, Money};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An asset left for good.
pub const DISPOSED: Event = Event::new("disposed", "disposed of");
/// An asset was lost or stolen.
pub const REPORTED_LOST: Event = Event::new("reported-lost", "reported the loss of");

/// How an asset leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// For money.
    Sold,
    /// As a gift.
    Donated,
    /// For its material.
    Recycled,
    /// To whom it belongs: a lessor, an owner.
    Returned,
    /// Taken apart for its parts.
    Harvested,
    /// Made unusable.
    Destroyed,
}

impl Route {
    const fn says(self) -> &'static str {
        match self {
            Self::Sold => "sold",
            Self::Donated => "donated",
            Self::Recycled => "recycled",
            Self::Returned => "returned",
            Self::Harvested => "harvested",
            Self::Destroyed => "destroyed",
        }
    }
}

/// Records that an asset left for good. Its record is locked from then on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Dispose {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// How it left.
    pub route: Route,
    /// To whom.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub recipient: Option<String>,
    /// What it brought.
    #[serde(default)]
    pub proceeds: Option<Money>,
    /// The number of the certificate or receipt.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub certificate: Option<String>,
    /// A status among the disposed; the default one when left out.
    #[serde(default)]
    pub status: Option<Ref<Status>>,
}

impl Command for Dispose {
    const NAME: &'static str = "assets.dispose";
    const NEEDS: Permission = DISPOSE;
    const SAYS: &'static str = "Records that an asset left for good; its record is locked from then on.";
    const PLACE: Place = Place::post("/assets/{asset}/dispose");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let to = match &self.status {
            Some(status) => To::Status(work.find(status)?.id),
            None => To::Stage(Stage::Disposed),
        };
        let wanted = Asset {
            disposed_on: Some(work.day()),
            disposal_route: Some(self.route.says().to_owned()),
            ..asset.record.clone()
        };
        let after = stepped(work, &asset, &wanted, to)?;
        let what = Happening::of(DISPOSED)
            .fact("route", self.route)
            .fact("recipient", self.recipient)
            .fact("proceeds", self.proceeds)
            .fact("certificate", self.certificate);
        work.record(&asset, &after, what)
    }
}

/// Reports that an asset was lost or stolen. It leaves the register's care without being sanitised, and the journal
/// says so.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReportLost {
    /// Which asset.
    pub asset: Ref<Asset>,
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

impl Command for ReportLost {
    const NAME: &'static str = "assets.report-lost";
    const NEEDS: Permission = DISPOSE;
    const SAYS: &'static str = "Reports that an asset was lost or stolen; its record is locked from then on.";
    const PLACE: Place = Place::post("/assets/{asset}/report-lost");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let status = crate::store::default_status(work, Stage::Disposed)?;
        let lost = asset.lose(work.day(), self.stolen)?;
        let after = Asset { status: Some(status), ..lost };
        let what = Happening::of(REPORTED_LOST)
            .fact("circumstances", self.circumstances)
            .fact("report_number", self.report_number);
        work.record(&asset, &after, what)
    }
}

impl Asset {
    /// The asset after it was lost: nobody holds it any more, whatever it still held on its disks.
    ///
    /// Refuses what is disposed of already, and what never arrived.
    pub fn lose(&self, on: domain::Date, stolen: bool) -> Result<Self, domain::Refusal> {
        match self.stage {
            Stage::Disposed => Err(crate::rules::lifecycle::is_disposed(&self.tag)),
            Stage::Planned | Stage::Ordered => {
                let message = format!("{} has not arrived yet, so it cannot be lost.", self.tag);
                Err(domain::Refusal::new("not-here-yet", message))
            }
            Stage::InStock | Stage::InUse | Stage::InMaintenance | Stage::Decommissioned => Ok(Self {
                stage: Stage::Disposed,
                disposed_on: Some(on),
                disposal_route: Some(if stolen { "stolen" } else { "lost" }.to_owned()),
                ..self.held_by(None, None, None)
            }),
        }
    }
}
