//! Handing out, taking back and moving as custody does them: this crate does not know custody, and tests what follows
//! when somebody uses an asset.
use assets::{Asset, To, rules::stage::Stage, stepped};
use domain::{Event, Id};
use engine::{Capability, Command, Permission, Place, Ref, Result, Verb, Work};
use people::{Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const HOLD: Permission = Permission("custody.hold");

const HANDED_OUT: Event = Event::new("handed-out", "handed out");
const TAKEN_BACK: Event = Event::new("taken-back", "took back");
const MOVED: Event = Event::new("moved", "moved");

pub(crate) static CAPABILITY: Capability = Capability {
    events: &[HANDED_OUT, TAKEN_BACK, MOVED],
    verbs: &[Verb::of::<HandOut>(), Verb::of::<TakeBack>(), Verb::of::<Move>()],
    ..Capability::new("holding", "Who holds what, for tests.")
};

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
struct HandOut {
    asset: Ref<Asset>,
    to_person: Ref<Person>,
}

impl Command for HandOut {
    const NAME: &'static str = "custody.hand-out";
    const NEEDS: Permission = HOLD;
    const SAYS: &'static str = "Hands out.";
    const PLACE: Place = Place::post("/assets/{asset}/hand-out");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let person = work.find(&self.to_person)?.id;
        let held = asset.held_by(Some(assets::Holder::Person(person)), Some(work.day()), None);
        let held = Asset { sanitised_on: None, sanitisation: None, ..held };
        let after = stepped(work, &asset, &held, To::Stage(Stage::InUse))?;
        work.record(&asset, &after, HANDED_OUT)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
struct TakeBack {
    asset: Ref<Asset>,
}

impl Command for TakeBack {
    const NAME: &'static str = "custody.take-back";
    const NEEDS: Permission = HOLD;
    const SAYS: &'static str = "Takes back.";
    const PLACE: Place = Place::post("/assets/{asset}/take-back");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let free = asset.held_by(None, None, None);
        let after = stepped(work, &asset, &free, To::Stage(Stage::InStock))?;
        work.record(&asset, &after, TAKEN_BACK)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
struct Move {
    asset: Ref<Asset>,
    to: Ref<Location>,
}

impl Command for Move {
    const NAME: &'static str = "custody.move";
    const NEEDS: Permission = HOLD;
    const SAYS: &'static str = "Moves.";
    const PLACE: Place = Place::post("/assets/{asset}/move");
    type Outcome = Id<Asset>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Asset>> {
        let asset = work.find_to_change(&self.asset)?;
        let after = Asset { location: Some(work.find(&self.to)?.id), ..asset.record.clone() };
        work.record(&asset, &after, MOVED)
    }
}
