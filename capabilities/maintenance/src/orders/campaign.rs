//! A campaign over all assets of a model: a recall of its maker, a change that all of them need.
use crate::{
    PLAN,
    kind::{self, numbered},
    orders::{KINDS, NewOrder, WorkKind, open},
    store,
};
use catalog::Model;
use domain::{Choice, Date, Event, Field, Id, Refusal, State, Tone};
use engine::{Command, Happening, Permission, Place, Record, RecordKind, Ref, Result, View, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub(crate) const ORDERED: Event = Event::new("orders-opened", "opened work orders for");
/// Orders opened at once; the same verb opens the rest.
const BATCH: usize = 500;

/// A campaign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Campaign {
    pub(crate) id: Id<Campaign>,
    #[serde(default)]
    pub(crate) number: String,
    #[serde(default)]
    pub(crate) title: String,
    pub(crate) model: Option<Id<Model>>,
    #[serde(default)]
    pub(crate) work_kind: WorkKind,
    #[serde(default)]
    pub(crate) state: CampaignState,
    pub(crate) instructions: Option<String>,
    pub(crate) checklist: Option<String>,
    pub(crate) due_on: Option<Date>,
}

/// Where a campaign stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CampaignState {
    #[default]
    Draft,
    Running,
}

const STATES: &[Choice<'static>] =
    &[Choice::toned("draft", "Draft", Tone::Muted), Choice::toned("running", "Running", Tone::Warn)];

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().unique().searchable().listed(),
    Field::text("title", "Title").required().max(200).searchable().listed(),
    Field::reference("model", "Model", "model").required().indexed().searchable().listed(),
    Field::choice("work_kind", "Kind of work", KINDS).listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::text("notice", "Notice of the maker").max(120).searchable().help("Its number or address."),
    Field::long_text("instructions", "What is to be done"),
    Field::long_text("checklist", "Checklist")
        .help("A line each; with limits: Supply voltage | 11.4..12.6 V. Every order gets it."),
    Field::date("due_on", "Due").indexed().listed(),
    Field::integer("affected", "Affected").derived().listed(),
    Field::integer("ordered", "Orders").derived().listed(),
    Field::integer("done", "Done").derived().listed(),
];

impl Record for Campaign {
    const KIND: &'static RecordKind = &RecordKind {
        keys: &["number"],
        fields: FIELDS,
        register: PLAN,
        edit: PLAN,
        ..kind::kind::<Self>(
            ["campaign", "campaign", "Campaigns", "campaigns", "maintenance_campaigns"],
            "number",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, whole: &State, _: &mut Work<'_>) -> Result<Self> {
        if before.is_none() {
            after.number = numbered("CA", after.id.number());
            if whole.get("work_kind").is_none() {
                after.work_kind = WorkKind::Recall;
            }
        }
        if let Some(text) = &after.checklist {
            crate::rules::check::items(text)?;
        }
        if before.is_some_and(|was| was.model != after.model && was.state == CampaignState::Running) {
            let message =
                "Orders are open for the assets of the model. Make another campaign for another model.";
            return Err(Refusal::new("campaign-is-running", message).into());
        }
        Ok(after)
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let counts = store::campaign_counts(view, self.id.number(), self.model.map(Id::number))?;
        let counts = json!({ "affected": counts.affected, "ordered": counts.ordered, "done": counts.done });
        Ok(counts.as_object().cloned().unwrap_or_default())
    }
}

/// Opens a work order for every asset of the model that has none in this campaign.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct StartCampaign {
    /// Which campaign.
    pub(crate) campaign: Ref<Campaign>,
}

/// What starting a campaign did.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub(crate) struct Opened {
    /// How many orders it opened.
    pub(crate) orders: usize,
    /// Whether assets are left: do it again.
    pub(crate) more: bool,
}

impl Command for StartCampaign {
    const NAME: &'static str = "maintenance.start-campaign";
    const NEEDS: Permission = PLAN;
    const SAYS: &'static str =
        "Opens a work order for every asset of the model that has none in this campaign, up to 500 at once.";
    const PLACE: Place = Place::post("/campaigns/{campaign}/start");
    type Outcome = Opened;

    fn run(self, work: &mut Work<'_>) -> Result<Opened> {
        let kept = work.find_to_change(&self.campaign)?;
        let model = kept.model.map(Id::number).unwrap_or_default();
        let mut assets = store::not_in_campaign(work, kept.id.number(), model, BATCH + 1)?;
        if assets.is_empty() {
            let message = "Every asset of this model has its order already.";
            return Err(Refusal::new("nothing-to-open", message).into());
        }
        let more = assets.len() > BATCH;
        assets.truncate(BATCH);
        for asset in &assets {
            open(
                work,
                NewOrder {
                    title: kept.title.clone(),
                    work_kind: kept.work_kind,
                    assets: vec![Id::new(*asset)],
                    instructions: kept.instructions.clone(),
                    checklist: kept.checklist.clone(),
                    due_on: kept.due_on,
                    campaign: Some(kept.id),
                    ..NewOrder::default()
                },
            )?;
        }
        let after = Campaign { state: CampaignState::Running, ..kept.record.clone() };
        work.record(&kept, &after, Happening::of(ORDERED).fact("orders", assets.len()))?;
        Ok(Opened { orders: assets.len(), more })
    }
}
