//! Somebody consents to giving a lot away.
use super::check_amount;
use crate::{Lot, MANAGE, rules::words::Route};
use domain::{Event, Id, Money, Refusal};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Somebody consented to a gift.
pub const CONSENTED: Event = Event::new("consented", "recorded the consent to");

/// Records who consents to giving a lot away, and what the gift is worth.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RecordConsent {
    /// Which lot.
    pub lot: Ref<Lot>,
    /// Who consents: somebody who may give the organisation's things away.
    pub by: Ref<Person>,
    /// What the gift is worth.
    #[serde(default)]
    pub value: Option<Money>,
}

impl Command for RecordConsent {
    const NAME: &'static str = "disposal.record-consent";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records who consents to giving a lot away, and what it is worth.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/consent");
    type Outcome = Id<Lot>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Lot>> {
        let lot = work.find_to_change(&self.lot)?;
        must_be_gift(&lot)?;
        lot.must_live()?;
        if let Some(value) = self.value {
            check_amount(work, "value", value)?;
        }
        let by = work.find(&self.by)?.id;
        let after = Lot {
            consent_by: Some(by),
            consent_on: Some(work.day()),
            gift_value: self.value.or(lot.gift_value),
            ..lot.record.clone()
        };
        work.record(&lot, &after, Happening::of(CONSENTED))
    }
}

/// Refuses what only concerns gifts.
pub(super) fn must_be_gift(lot: &Lot) -> Result<(), Refusal> {
    if lot.route == Route::Donate {
        return Ok(());
    }
    let message = format!("{} is no gift: its route is “{}”.", lot.number, lot.route.label());
    Err(Refusal::new("not-a-gift", message))
}
