//! Giving an asset another status, within its stage or into another.
use crate::{
    Asset, EDIT, Status, StatusId,
    rules::{lifecycle::Step, stage::Stage},
    store,
};
use domain::{Event, Id, State};
use engine::{Command, Happening, Kept, Permission, Place, Record, Ref, Result, View, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The status was changed by hand.
pub const STATUS_SET: Event = Event::new("status-set", "changed the status of");

/// Gives an asset another status. Where that lies in another stage, the transition's requirements apply.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SetStatus {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// The new status.
    pub status: Ref<Status>,
}

impl Command for SetStatus {
    const NAME: &'static str = "assets.set-status";
    const NEEDS: Permission = EDIT;
    const SAYS: &'static str =
        "Gives an asset another status; into another stage, the transition's requirements apply.";
    const PLACE: Place = Place::post("/assets/{asset}/status");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let status = work.find(&self.status)?;
        let after = stepped(work, &asset, &asset.record, To::Status(status.id))?;
        work.record(&asset, &after, Happening::of(STATUS_SET))
    }
}

/// Where an asset is to go: a status, or a stage with its default status.
#[derive(Clone, Copy, Debug)]
pub enum To {
    /// This status.
    Status(StatusId),
    /// Whatever status a stage gives by default.
    Stage(Stage),
}

/// An asset after a step of its life. `wanted` is the asset as it shall be otherwise (a new holder, a new place);
/// the rules of the transition are asked about it.
pub fn stepped(work: &mut Work<'_>, kept: &Kept<Asset>, wanted: &Asset, to: To) -> Result<Asset> {
    let state = kept.state().clone();
    step_from(work, wanted, &state, to)
}

/// The status of an asset, whatever the actor may read: it is part of the rules.
pub fn status_of(view: &mut View<'_>, asset: &Asset) -> Result<Option<Status>> {
    asset.status.map(|status| store::status(view, status)).transpose()
}

fn step_from(work: &mut Work<'_>, wanted: &Asset, state: &State, to: To) -> Result<Asset> {
    let status = match to {
        To::Status(id) => store::status(work, id)?,
        To::Stage(stage) => {
            let id = store::default_status(work, stage)?;
            store::status(work, id)?
        }
    };
    let transition = match wanted.stage == status.stage {
        true => None,
        false => store::transition(work, wanted.stage, status.stage)?,
    };
    let required = transition.as_ref().map(|it| it.required_fields.clone()).unwrap_or_default();
    let empty_fields = empty_among(work, &required, state, wanted)?;
    let parts = store::parts(work, wanted.id)?;
    let holds_data = store::model_facts(work, wanted.model)?.holds_data.unwrap_or(true);
    let step = Step {
        status: status.id,
        status_name: &status.name,
        stage: status.stage,
        requires: transition.as_ref().map(|it| it.requires.as_slice()),
        empty_fields,
        has_reason: work.request().reason.as_ref().is_some_and(|reason| !reason.trim().is_empty()),
        holds_data,
        parts,
    };
    Ok(wanted.step(&step)?)
}

/// The labels of the fields that are required and empty.
fn empty_among(view: &mut View<'_>, names: &[String], state: &State, wanted: &Asset) -> Result<Vec<String>> {
    let own = serde_json::to_value(wanted)?;
    let mut empty = Vec::new();
    for name in names {
        let (value, label) = match name.strip_prefix("custom.") {
            Some(key) => {
                let rows = view.custom_fields(Asset::KIND.name)?;
                let label =
                    rows.iter().find(|row| row.definition.key == key).map(|row| row.definition.label.clone());
                (state.get("custom").and_then(|custom| custom.get(key)), label)
            }
            None => {
                let value = own.get(name).or_else(|| state.get(name));
                (value, Asset::KIND.field(name).map(|field| field.label.to_owned()))
            }
        };
        if value.is_none_or(Value::is_null) {
            empty.push(label.unwrap_or_else(|| name.clone()));
        }
    }
    Ok(empty)
}

/// What registering and editing make of the status: a new asset gets the default of being in stock; an edited status
/// is a step of its life like any other.
pub(crate) fn follow_status(
    before: Option<&Asset>,
    after: Asset,
    whole: &State,
    work: &mut Work<'_>,
) -> Result<Asset> {
    match (before, after.status) {
        (None, None) => {
            let status = store::default_status(work, Stage::InStock)?;
            Ok(Asset { status: Some(status), stage: Stage::InStock, ..after })
        }
        // A register that is taken over from elsewhere has assets in every stage; only a holder must be named by
        // handing out.
        (None, Some(status)) => {
            let status = store::status(work, status)?;
            Ok(after.begin(status.id, status.stage)?)
        }
        (Some(was), Some(status)) if was.status != Some(status) => {
            step_from(work, &after, whole, To::Status(status))
        }
        (Some(was), None) => Ok(Asset { status: was.status, ..after }),
        (Some(_), Some(_)) => Ok(after),
    }
}
