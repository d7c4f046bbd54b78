//! Planned windows: when something will be down, which assets, and whom it affects.
use crate::{
    PLAN,
    downtime::outage::{Stretch, add},
    kind::{self, Moment, numbered},
    store,
};
use assets::Asset;
use domain::{Choice, Event, Field, Id, Kind, Refusal, State, Tone};
use engine::{Command, Error, Happening, Permission, Place, Record, RecordKind, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) const ADDED: Event = Event::new("asset-added", "added an asset to");
pub(crate) const FINISHED: Event = Event::new("finished", "finished");
pub(crate) const CANCELLED: Event = Event::new("cancelled", "cancelled");

/// Where a window stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum WindowState {
    #[default]
    Planned,
    Done,
    Cancelled,
}

/// A window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Window {
    pub(crate) id: Id<Window>,
    #[serde(default)]
    pub(crate) number: String,
    #[serde(default)]
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) state: WindowState,
    pub(crate) starts_at: Option<Moment>,
    pub(crate) ends_at: Option<Moment>,
    pub(crate) responsible: Option<Id<Person>>,
    pub(crate) notice: Option<String>,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("planned", "Planned", Tone::Info),
    Choice::toned("done", "Done", Tone::Ok),
    Choice::toned("cancelled", "Cancelled", Tone::Muted),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().unique().searchable().listed(),
    Field::text("title", "What is done").required().max(200).searchable().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::new("starts_at", "From", Kind::Instant).required().indexed().listed(),
    Field::new("ends_at", "To", Kind::Instant).required().listed(),
    Field::reference("responsible", "Responsible", "person").listed(),
    Field::text("services", "Services affected").searchable().listed(),
    Field::text("people_affected", "People affected"),
    Field::long_text("notice", "What people are told"),
    Field::long_text("fallback", "If it goes wrong"),
];

impl Record for Window {
    const KIND: &'static RecordKind = &RecordKind {
        keys: &["number"],
        fields: FIELDS,
        register: PLAN,
        edit: PLAN,
        ..kind::kind::<Self>(
            [
                "maintenance-window",
                "maintenance window",
                "Maintenance windows",
                "maintenance-windows",
                "maintenance_windows",
            ],
            "number",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if let (Some(from), Some(to)) = (after.starts_at, after.ends_at)
            && to <= from
        {
            return Err(Error::invalid("ends_at", "ends-before-start", "It ends after it starts."));
        }
        if before.is_none() {
            after.number = numbered("MW", after.id.number());
        }
        Ok(after)
    }
}

impl Window {
    fn must_be_planned(&self) -> Result<(), Refusal> {
        match self.state {
            WindowState::Planned => Ok(()),
            WindowState::Done | WindowState::Cancelled => {
                Err(Refusal::new("window-is-over", format!("{} is over.", self.number)))
            }
        }
    }
}

/// An asset that is down in a window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct WindowAsset {
    pub(crate) id: Id<WindowAsset>,
    pub(crate) planned_window: Option<Id<Window>>,
    pub(crate) asset: Option<Id<Asset>>,
    pub(crate) note: Option<String>,
}

const ASSET_FIELDS: &[Field<'static>] = &[
    Field::reference("asset", "Asset", "asset").required().indexed().listed(),
    Field::reference("planned_window", "Window", "maintenance-window").required().indexed().listed(),
    Field::text("note", "Note").listed(),
];

impl Record for WindowAsset {
    const KIND: &'static RecordKind = &RecordKind {
        fields: ASSET_FIELDS,
        register: PLAN,
        edit: PLAN,
        ..kind::kind::<Self>(
            [
                "window-asset",
                "asset of a window",
                "Assets of windows",
                "window-assets",
                "maintenance_window_assets",
            ],
            "note",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// Names an asset that is down in a window.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct AddToWindow {
    /// Which window.
    pub(crate) window: Ref<Window>,
    /// Which asset.
    pub(crate) asset: Ref<Asset>,
}

impl Command for AddToWindow {
    const NAME: &'static str = "maintenance.add-to-window";
    const NEEDS: Permission = PLAN;
    const SAYS: &'static str = "Names an asset that is down in a window.";
    const PLACE: Place = Place::post("/maintenance-windows/{window}/assets");
    type Outcome = Id<Window>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Window>> {
        let kept = work.find_to_change(&self.window)?;
        kept.must_be_planned()?;
        let asset = work.find(&self.asset)?;
        if store::window_assets(work, kept.id.number())?.contains(&asset.id.number()) {
            let message = format!("{} names {} already.", kept.number, asset.tag);
            return Err(Refusal::new("named-already", message).into());
        }
        let line = WindowAsset {
            id: work.new_id()?,
            planned_window: Some(kept.id),
            asset: Some(asset.id),
            note: None,
        };
        work.register(&line, Event::REGISTERED)?;
        work.record(&kept, &kept.record, Happening::of(ADDED).fact("asset", asset.tag.clone()))
    }
}

/// Notes that a window is over: its assets were down as planned, or until the moment that is given.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct FinishWindow {
    /// Which window.
    pub(crate) window: Ref<Window>,
    /// When everything was up again, where that was not as planned.
    #[serde(default)]
    pub(crate) ended_at: Option<Moment>,
}

impl Command for FinishWindow {
    const NAME: &'static str = "maintenance.finish-window";
    const NEEDS: Permission = PLAN;
    const SAYS: &'static str = "Notes that a window is over, and the planned outages of its assets.";
    const PLACE: Place = Place::post("/maintenance-windows/{window}/finish");
    type Outcome = Id<Window>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Window>> {
        let kept = work.find_to_change(&self.window)?;
        kept.must_be_planned()?;
        let now = Moment(work.now());
        let (Some(from), Some(to)) = (kept.starts_at, self.ended_at.or(kept.ends_at)) else {
            return Err(Error::NotFound("maintenance window"));
        };
        if from > now || to > now {
            let message =
                "This window is not over yet. Say when everything was up again, if that was earlier.";
            return Err(Refusal::new("window-not-over", message).into());
        }
        for asset in store::window_assets(work, kept.id.number())? {
            let stretch = Stretch { from, to: Some(to), planned: true, order: None };
            work.as_system(|work| add(work, Id::new(asset), stretch, &kept.title))?;
        }
        let after = Window { state: WindowState::Done, ends_at: Some(to), ..kept.record.clone() };
        work.record(&kept, &after, Happening::of(FINISHED))
    }
}

/// Calls a window off.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct CancelWindow {
    /// Which window.
    pub(crate) window: Ref<Window>,
    /// Why.
    #[schemars(length(min = 1, max = 2000))]
    pub(crate) note: String,
}

impl Command for CancelWindow {
    const NAME: &'static str = "maintenance.cancel-window";
    const NEEDS: Permission = PLAN;
    const SAYS: &'static str = "Calls a window off.";
    const PLACE: Place = Place::post("/maintenance-windows/{window}/cancel");
    type Outcome = Id<Window>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Window>> {
        let kept = work.find_to_change(&self.window)?;
        kept.must_be_planned()?;
        let after = Window { state: WindowState::Cancelled, ..kept.record.clone() };
        work.record(&kept, &after, Happening::of(CANCELLED).fact("note", self.note))
    }
}
