//! What a lot brings or costs.
use super::{check_amount, said};
use crate::{Amount, Line, Lot, MANAGE, rules::words::AmountKind, store, store::Beside};
use domain::{Event, Id, Money, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An amount was recorded.
pub const AMOUNT_RECORDED: Event = Event::new("amount-recorded", "recorded an amount of");
/// Most amounts of a lot.
const AMOUNTS_MAX: i64 = 500;

/// Records what a lot, or one line of it, brings or costs: a sale, a credit, a fee, shipping, a charge for the
/// condition.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AddAmount {
    /// Of which lot.
    pub lot: Ref<Lot>,
    /// Only for one line; shared among all by weight when left out.
    #[serde(default)]
    pub line: Option<Ref<Line>>,
    /// What it is for.
    pub what: AmountKind,
    /// How much, never below zero.
    pub amount: Money,
    /// The number of the invoice or credit note.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub document: Option<String>,
    /// Something to remember.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for AddAmount {
    const NAME: &'static str = "disposal.add-amount";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Records what a lot, or one line of it, brings or costs.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/amounts");
    type Outcome = Id<Amount>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Amount>> {
        let lot = work.find_to_change(&self.lot)?;
        lot.must_live()?;
        check_amount(work, "amount", self.amount)?;
        let line = self.line.map(|line| work.find(&line)).transpose()?;
        if line.as_ref().is_some_and(|line| line.lot != lot.id || line.is_archived()) {
            let message = format!("This line is not in {}.", lot.number);
            return Err(Error::invalid("line", "another-lot", message));
        }
        let made = store::made(work, Beside::Amounts, lot.id)?;
        if made >= AMOUNTS_MAX {
            let message = format!("A lot has at most {AMOUNTS_MAX} amounts. Record sums.");
            return Err(Refusal::new("too-many-amounts", message).into());
        }
        let amount = Amount {
            id: work.new_id::<Amount>()?,
            number: format!("{}/A{}", lot.number, made + 1),
            lot: lot.id,
            line: line.map(|line| line.id),
            what: self.what,
            amount: self.amount,
            document: said(self.document),
            day: work.day(),
            note: said(self.note),
            company: lot.company,
            location: lot.location,
            archived: None,
        };
        work.register(&amount, Happening::of(AMOUNT_RECORDED))
    }
}
