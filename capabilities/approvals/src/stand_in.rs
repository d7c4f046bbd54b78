//! Naming one's own deputy.
use crate::{Deputy, OWN};
use domain::{Date, Event, Id, Refusal};
use engine::{Command, Permission, Place, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Lets somebody decide in one's own place for a time.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StandIn {
    /// Who decides for me.
    pub deputy: Ref<Person>,
    /// From this day on; today when left out.
    #[serde(default)]
    pub starts_on: Option<Date>,
    /// Until this day.
    pub ends_on: Date,
}

impl Command for StandIn {
    const NAME: &'static str = "approvals.stand-in";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Lets somebody decide in your place for a time.";
    const PLACE: Place = Place::post("/my/deputies");
    type Outcome = Id<Deputy>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Deputy>> {
        let Some(me) = work.actor().person else {
            return Err(Refusal::new("no-person", "Only a person has a deputy.").into());
        };
        let deputy = work.find(&self.deputy)?.id;
        let starts_on = self.starts_on.unwrap_or_else(|| work.today());
        let state = json!({
            "person": me, "deputy": deputy, "starts_on": starts_on, "ends_on": self.ends_on,
        });
        let state = state.as_object().cloned().unwrap_or_default();
        let kind = <Deputy as engine::Record>::KIND;
        work.as_system(|work| work.register_state(kind, state, Event::REGISTERED)).map(Id::new)
    }
}
