//! Media go into assets and out of them, get lost and are found; none leaves the list.
use crate::{Medium, WAIVE, WORK};
use assets::{Asset, rules::lifecycle::is_disposed, rules::stage::Stage};
use domain::{Event, Id};
use engine::{Command, Error, Happening, Permission, Place, Record, Ref, Result, Work};
use people::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A medium was built into an asset.
pub const MEDIUM_INSTALLED: Event = Event::new("medium-installed", "installed");
/// A medium was taken out of its asset.
pub const MEDIUM_REMOVED: Event = Event::new("medium-removed", "removed");
/// A medium was lost.
pub const MEDIUM_LOST: Event = Event::new("medium-lost", "reported the loss of");
/// A lost medium was found.
pub const MEDIUM_FOUND: Event = Event::new("medium-found", "found");
/// A medium had been entered by mistake.
pub const MEDIUM_STRUCK: Event = Event::new("medium-struck", "struck off");

/// Builds a medium into an asset.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct InstallMedium {
    /// Which medium.
    pub medium: Ref<Medium>,
    /// Into which asset.
    pub asset: Ref<Asset>,
    /// Where in it.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub bay: Option<String>,
}

impl Command for InstallMedium {
    const NAME: &'static str = "retirement.install-medium";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Builds a medium into an asset.";
    const PLACE: Place = Place::post("/media/{medium}/install");
    type Outcome = Id<Medium>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Medium>> {
        let medium = work.find_to_change(&self.medium)?;
        let asset = work.find(&self.asset)?;
        if asset.stage == Stage::Disposed {
            return Err(is_disposed(&asset.tag).into());
        }
        let inside = medium.installed_into(asset.id)?;
        let inside = if asset.stage == Stage::InUse { inside.used_again() } else { inside };
        let after = Medium { bay: self.bay, company: asset.company.or(medium.company), ..inside };
        work.record(&medium, &after, Happening::of(MEDIUM_INSTALLED))
    }
}

/// Takes a medium out of its asset. It stays on the list and says where it is kept.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RemoveMedium {
    /// Which medium.
    pub medium: Ref<Medium>,
    /// Where it is kept from now on.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// The number of the bag or box that it is sealed in.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub seal_number: Option<String>,
    /// Something to remember about it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for RemoveMedium {
    const NAME: &'static str = "retirement.remove-medium";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Takes a medium out of its asset; it stays on the list.";
    const PLACE: Place = Place::post("/media/{medium}/remove");
    type Outcome = Id<Medium>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Medium>> {
        let medium = work.find_to_change(&self.medium)?;
        let location = self.location.as_ref().map(|place| work.find(place)).transpose()?.map(|it| it.id);
        let out = medium.taken_out(work.day())?;
        let after = Medium { location, seal_number: self.seal_number, ..out };
        work.record(&medium, &after, Happening::of(MEDIUM_REMOVED).fact("note", self.note))
    }
}

/// Reports that a medium is lost.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReportMediumLost {
    /// Which medium.
    pub medium: Ref<Medium>,
    /// What happened.
    #[schemars(length(min = 3, max = 2000))]
    pub circumstances: String,
    /// The number of the report to the police or the data protection authority.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub report_number: Option<String>,
}

impl Command for ReportMediumLost {
    const NAME: &'static str = "retirement.report-medium-lost";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Reports that a medium is lost; it stays on the list.";
    const PLACE: Place = Place::post("/media/{medium}/report-lost");
    type Outcome = Id<Medium>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Medium>> {
        let medium = work.find_to_change(&self.medium)?;
        said("circumstances", &self.circumstances, "Say what happened.")?;
        let after = medium.lost(work.day())?;
        let what = Happening::of(MEDIUM_LOST)
            .fact("circumstances", self.circumstances)
            .fact("report_number", self.report_number);
        work.record(&medium, &after, what)
    }
}

/// Says that a lost medium was found.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FindMedium {
    /// Which medium.
    pub medium: Ref<Medium>,
    /// Where it is kept from now on.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// Where and how it was found.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for FindMedium {
    const NAME: &'static str = "retirement.find-medium";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Says that a lost medium was found; nothing proves what happened to it meanwhile.";
    const PLACE: Place = Place::post("/media/{medium}/find");
    type Outcome = Id<Medium>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Medium>> {
        let medium = work.find_to_change(&self.medium)?;
        let location = self.location.as_ref().map(|place| work.find(place)).transpose()?.map(|it| it.id);
        let after = Medium { location, ..medium.found()? };
        work.record(&medium, &after, Happening::of(MEDIUM_FOUND).fact("note", self.note))
    }
}

/// Strikes off a medium that was entered by mistake. It stays on the list and says so; somebody else than who entered
/// it has to do it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StrikeMedium {
    /// Which medium.
    pub medium: Ref<Medium>,
    /// What the mistake was.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for StrikeMedium {
    const NAME: &'static str = "retirement.strike-medium";
    const NEEDS: Permission = WAIVE;
    const SAYS: &'static str = "Strikes off a medium that was entered by mistake, by somebody else than who entered it; it stays on the list.";
    const PLACE: Place = Place::post("/media/{medium}/strike");
    type Outcome = Id<Medium>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Medium>> {
        let medium = work.find_to_change(&self.medium)?;
        said("because", &self.because, "Say what the mistake was.")?;
        let entries = work.entries_of(Medium::KIND, medium.id.number())?;
        let author = entries.first().map(|entry| entry.actor.clone()).unwrap_or_default();
        work.requires_another_person_than(&author)?;
        let after = medium.struck(work.day())?;
        work.record(&medium, &after, Happening::of(MEDIUM_STRUCK).fact("because", self.because))
    }
}

/// A text of at least three letters.
pub(crate) fn said(field: &str, text: &str, what: &str) -> Result<()> {
    match text.trim().chars().count() {
        0..3 => Err(Error::invalid(field, "required", what)),
        _ => Ok(()),
    }
}
