//! A charity confirms a gift.
use super::{check_amount, consent::must_be_gift};
use crate::{Lot, MANAGE};
use domain::{Event, Id, Money};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A charity confirmed a gift.
pub const RECEIPT_RECORDED: Event = Event::new("receipt-recorded", "recorded the receipt for");

/// Records the receipt of a charity for a lot.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RecordReceipt {
    /// Which lot.
    pub lot: Ref<Lot>,
    /// The number on the receipt.
    #[schemars(length(min = 1, max = 120))]
    pub receipt_number: String,
    /// The value that the charity confirms.
    #[serde(default)]
    pub value: Option<Money>,
}

impl Command for RecordReceipt {
    const NAME: &'static str = "disposal.record-receipt";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records the receipt of a charity for a lot.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/receipt");
    type Outcome = Id<Lot>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Lot>> {
        let lot = work.find_to_change(&self.lot)?;
        must_be_gift(&lot)?;
        lot.must_be_out()?;
        if let Some(value) = self.value {
            check_amount(work, "value", value)?;
        }
        let after = Lot {
            receipt_number: Some(self.receipt_number.trim().to_owned()),
            gift_value: self.value.or(lot.gift_value),
            ..lot.record.clone()
        };
        work.record(&lot, &after, Happening::of(RECEIPT_RECORDED))
    }
}
