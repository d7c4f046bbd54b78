//! What became of something that went back.
use crate::{MANAGE, Order, OrderLine, SupplierReturn, store};
use assets::{Asset, rules::stage::Stage, stepped};
use domain::{Event, Id, Money, Refusal};
use engine::{Command, Error, Happening, Kept, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A return was settled.
pub const SETTLED: Event = Event::new("settled", "settled");

/// How a supplier settles a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Settlement {
    /// Another one comes.
    Replaced,
    /// The money comes back.
    Credited,
    /// It comes back to us.
    Refused,
}

/// Records how the supplier settled a return: replaced, credited, or sent back to us.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SettleReturn {
    /// Which return.
    pub back: Ref<SupplierReturn>,
    /// How.
    pub outcome: Settlement,
    /// What was credited, with tax. It counts beside an invoice that bills what went back.
    #[serde(default)]
    pub credit: Option<Money>,
    /// The number of the credit note.
    #[serde(default)]
    #[schemars(length(max = 80))]
    pub credit_note: Option<String>,
}

impl Command for SettleReturn {
    const NAME: &'static str = "procurement.settle-return";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Records how the supplier settled a return: replaced, credited, or sent back to us.";
    const PLACE: Place = Place::post("/supplier-returns/{back}/settle");
    type Outcome = Id<SupplierReturn>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<SupplierReturn>> {
        let back = work.find_to_change(&self.back)?;
        if back.state != "open" {
            return Err(Refusal::new("settled-already", format!("{} is settled already.", back.code)).into());
        }
        if self.outcome != Settlement::Credited && self.credit.is_some() {
            let message = "Only a credited return brings money back.";
            return Err(Refusal::new("no-credit", message).into());
        }
        let order = work.load::<Order>(back.purchase_order)?;
        let currency = order.currency()?;
        if self.credit.is_some_and(|credit| credit.currency != currency) {
            let message =
                format!("{} is in {}: say what was credited in the same.", order.number, currency.code());
            return Err(Error::invalid("credit", "other-currency", message));
        }
        let line = work.load::<OrderLine>(back.order_line)?;
        let after = settled_line(&line, &back, self.outcome);
        if after != line.record {
            work.record(&line, &after, Happening::of(SETTLED).fact("return", &back.code))?;
            let progressed = order.progressed(store::tally_of(work, order.id)?, work.day());
            if progressed != order.record {
                work.record(&order, &progressed, Happening::of(SETTLED).fact("return", &back.code))?;
            }
        }
        if let Some(asset) = back.asset {
            settle_asset(work, asset, &back, self.outcome)?;
        }
        let state = match self.outcome {
            Settlement::Replaced => "replaced",
            Settlement::Credited => "credited",
            Settlement::Refused => "refused",
        };
        let settled = SupplierReturn {
            state: state.to_owned(),
            settled_on: Some(work.day()),
            credit: self.credit,
            credit_note: self.credit_note,
            ..back.record.clone()
        };
        work.record(&back, &settled, SETTLED)
    }
}

/// The line once it is known what really came of the return.
fn settled_line(line: &OrderLine, back: &SupplierReturn, outcome: Settlement) -> OrderLine {
    let counted = if back.remedy == crate::Remedy::Credit { back.quantity } else { 0 };
    let mut after = OrderLine { credited: line.credited - counted, ..line.clone() };
    match outcome {
        Settlement::Replaced => {}
        Settlement::Credited => after.credited += back.quantity,
        Settlement::Refused => after.returned -= back.quantity,
    }
    after
}

/// The asset leaves for good, or comes back onto the shelf.
fn settle_asset(
    work: &mut Work<'_>,
    asset: Id<Asset>,
    back: &SupplierReturn,
    outcome: Settlement,
) -> Result<()> {
    work.as_system(|work| {
        let kept: Kept<Asset> = work.load(asset)?;
        if kept.stage != Stage::Decommissioned {
            return Ok(());
        }
        let (wanted, to) = match outcome {
            Settlement::Refused => {
                let location = kept.location.or(back.location);
                (Asset { retired_on: None, location, ..kept.record.clone() }, Stage::InStock)
            }
            Settlement::Replaced | Settlement::Credited => {
                let never_used = kept.in_service_on.is_none();
                let wanted = Asset {
                    disposed_on: Some(work.day()),
                    disposal_route: Some("returned".to_owned()),
                    no_data_reason: match never_used {
                        true => Some("Went back to the supplier before it was used.".to_owned()),
                        false => kept.no_data_reason.clone(),
                    },
                    ..kept.record.clone()
                };
                (wanted, Stage::Disposed)
            }
        };
        let after = stepped(work, &kept, &wanted, assets::To::Stage(to))?;
        work.record(&kept, &after, Happening::of(SETTLED).fact("return", &back.code)).map(drop)
    })
}
