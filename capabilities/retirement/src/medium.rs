//! A medium: a drive, a tape, a card; anything in or beside an asset that holds data of its own. It never leaves the
//! list.
use crate::{
    CONFIGURE, READ, WORK,
    rules::{life::MediumState, technique::MediaType, technique::Technique},
    store,
};
use assets::{Asset, Outcome};
use domain::{Aspect, Choice, Date, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::{Company, Location};
use serde::{Deserialize, Serialize};

/// A medium.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Medium {
    /// Its identity.
    pub id: Id<Medium>,
    /// What its maker printed on it.
    #[serde(default)]
    pub serial: String,
    /// What it is.
    pub media_type: MediaType,
    /// The asset that it is in, or was in last.
    pub asset: Option<Id<Asset>>,
    /// Whether it is in that asset now.
    #[serde(default)]
    pub installed: bool,
    /// Where it sits in it.
    pub bay: Option<String>,
    /// Where it is in its life.
    #[serde(default = "MediumState::first")]
    pub state: MediumState,
    /// Whether all that it ever held was encrypted.
    pub encrypted: Option<bool>,
    /// The asset that it was in before.
    pub came_from: Option<Id<Asset>>,
    /// Where it is kept while it is in no asset.
    pub location: Option<Id<Location>>,
    /// The bag or box that it is sealed in.
    pub seal_number: Option<String>,
    /// Since when it is out of its asset.
    pub removed_on: Option<Date>,
    /// What was proven.
    pub outcome: Option<Outcome>,
    /// What was done to it.
    pub technique: Option<Technique>,
    /// Since when.
    pub sanitised_on: Option<Date>,
    /// When a purge of it failed.
    pub failed_on: Option<Date>,
    /// When it was destroyed or lost, or left with its asset.
    pub ended_on: Option<Date>,
    /// Whose it is.
    pub company: Option<Id<Company>>,
}

impl MediumState {
    const fn first() -> Self {
        Self::Removed
    }
}

/// The outcomes as choices of a field.
pub(crate) const OUTCOMES: &[Choice<'static>] =
    &[Choice::new("clear", "Clear"), Choice::new("purge", "Purge"), Choice::new("destroy", "Destroy")];

const PLACE: &str = "Where it is";
const PROOF: &str = "Sanitisation";

const FIELDS: &[Field<'static>] = &[
    Field::text("serial", "Serial number")
        .required()
        .max(120)
        .indexed()
        .searchable()
        .listed()
        .help("What is printed on it; for tapes, discs and paper what their box is called.")
        .aliases(&["serial", "serial no", "disk serial", "drive serial"]),
    Field::choice("media_type", "Media type", MediaType::CHOICES)
        .required()
        .indexed()
        .listed()
        .aliases(&["type", "medium type"]),
    Field::text("make", "Make and model").max(120).searchable().aliases(&["model", "vendor", "drive model"]),
    Field::integer("capacity_gb", "Capacity, GB")
        .at_least(0)
        .listed()
        .aliases(&["capacity", "size", "size gb"]),
    Field::reference("asset", "Asset", "asset")
        .group(PLACE)
        .about(Aspect::Place)
        .indexed()
        .searchable()
        .listed()
        .help("What it is built into, or was last.")
        .aliases(&["host", "computer", "asset tag"]),
    Field::text("bay", "Bay or slot").group(PLACE).about(Aspect::Place).max(60),
    Field::choice("state", "State", MediumState::CHOICES).about(Aspect::Life).governed().indexed().listed(),
    Field::boolean("installed", "Built in").group(PLACE).about(Aspect::Place).governed(),
    Field::boolean("encrypted", "Everything on it was encrypted")
        .help("From the first byte; only then does destroying the key sanitise it."),
    Field::reference("came_from", "Came from", "asset").group(PLACE).about(Aspect::Place).governed().sparse(),
    Field::reference("location", "Kept at", "location")
        .group(PLACE)
        .about(Aspect::Place)
        .sparse()
        .help("While it is in no asset."),
    Field::text("seal_number", "Seal number")
        .group(PLACE)
        .about(Aspect::Place)
        .governed()
        .max(60)
        .searchable(),
    Field::date("removed_on", "Removed on").group(PLACE).about(Aspect::Place).governed().sparse(),
    Field::choice("outcome", "Outcome", OUTCOMES).group(PROOF).about(Aspect::Life).governed().indexed(),
    Field::choice("technique", "Technique", Technique::CHOICES).group(PROOF).about(Aspect::Life).governed(),
    Field::date("sanitised_on", "Sanitised on").group(PROOF).about(Aspect::Life).governed().sparse().listed(),
    Field::date("failed_on", "Failed on").group(PROOF).about(Aspect::Life).governed().sparse(),
    Field::date("ended_on", "Ended on").group(PROOF).about(Aspect::Life).governed().sparse(),
    Field::reference("company", "Company", "company").indexed(),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Medium {
    const KIND: &'static RecordKind = &RecordKind {
        name: "medium",
        one: "medium",
        many: "Media",
        path: "media",
        table: "media",
        label: "serial",
        keys: &["serial"],
        fields: FIELDS,
        indexes: &["asset, state, id"],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
        read: READ,
        register: WORK,
        edit: WORK,
        archive: CONFIGURE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        match before {
            None => {
                after.serial = after.serial.trim().to_owned();
                after.installed = after.asset.is_some();
                after.state = if after.installed { MediumState::Installed } else { MediumState::Removed };
                if let (Some(asset), None) = (after.asset, after.company) {
                    after.company = work.see(asset)?.company;
                }
            }
            Some(was) => was.keeps_to(&after)?,
        }
        if before.is_none_or(|was| was.serial != after.serial)
            && let Some(kind) = store::same_serial(work, after.id, &after.serial)?
        {
            let message = format!("There is a medium {} already: {}.", after.serial, kind.label());
            return Err(Error::invalid("serial", "already-taken", message));
        }
        Ok(after)
    }
}

impl Medium {
    /// What an edit may not touch: where it is has verbs of its own, and what was proven was proven of this very thing.
    fn keeps_to(&self, after: &Self) -> Result<()> {
        if self.asset != after.asset {
            let message =
                "Install it, remove it or report it lost: a medium is not moved by writing over it.";
            return Err(Error::invalid("asset", "moves-by-verbs", message));
        }
        let proven = self.outcome.is_some() || self.failed_on.is_some();
        if proven && self.serial != after.serial {
            let message = "Its sanitisation names this serial number; it stays as it is.";
            return Err(Error::invalid("serial", "fixed", message));
        }
        if proven && self.media_type != after.media_type {
            let message = "Its sanitisation was judged by this media type; it stays as it is.";
            return Err(Error::invalid("media_type", "fixed", message));
        }
        Ok(())
    }
}
