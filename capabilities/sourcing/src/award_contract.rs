//! A bid wins, and what comes of it is a contract: for services that are paid again and again.
use crate::{
    Bid, MANAGE, Rfq, RfqLine,
    award::{may_win, wins},
    from_plan::given,
    store,
};
use contracts::{Contract, CostLine};
use domain::{Event, Id, Money};
use engine::{Command, Error, Kept, Permission, Place, Record, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What kind of contract it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ContractKind {
    /// Things are bought over time.
    Purchase,
    /// Things are leased.
    Lease,
    /// Things are kept in order.
    #[default]
    Maintenance,
    /// People are helped.
    Support,
    /// Software is used.
    Licence,
    /// Things are insured.
    Insurance,
}

/// How often what was offered is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PaidEvery {
    /// At once.
    Once,
    /// Every month.
    Month,
    /// Every three months.
    Quarter,
    /// Every year.
    #[default]
    Year,
}

/// Awards a request to a bid, with the reason, and makes a contract from it, with what each line costs.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AwardContract {
    /// Which bid.
    pub bid: Ref<Bid>,
    /// Why this one.
    #[schemars(length(min = 3, max = 4000))]
    pub because: String,
    /// What kind of contract.
    pub kind: ContractKind,
    /// How often the prices of the bid are paid.
    pub every: PaidEvery,
}

impl Command for AwardContract {
    const NAME: &'static str = "sourcing.award-contract";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Awards a request to a bid, with the reason, and makes a contract from it.";
    const PLACE: Place = Place::post("/bids/{bid}/award-contract");
    type Outcome = Id<Contract>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Contract>> {
        let (rfq, bid) = may_win(work, &self.bid)?;
        let contract = agreed(work, &rfq, &bid, self.kind)?;
        for line in store::priced_lines(work, bid.id)? {
            let Some(price) = line.priced.unit_price else { continue };
            let asked = work.as_system(|work| work.see::<RfqLine>(Id::new(line.rfq_line)))?;
            let amount = in_all(price, line.priced.quantity, line.priced.freight)?;
            let cost = json!({
                "contract": contract, "label": asked.description, "amount": amount, "every": self.every,
            });
            work.register_state(CostLine::KIND, given(cost), Event::REGISTERED)?;
        }
        let contract = Id::new(contract);
        let after = Rfq { contract: Some(contract), ..rfq.record.clone() };
        wins(work, (&rfq, after), &bid, &self.because)?;
        Ok(contract)
    }
}

/// The contract with whoever made the bid, from the day on which it is needed.
fn agreed(work: &mut Work<'_>, rfq: &Rfq, bid: &Kept<Bid>, kind: ContractKind) -> Result<i64> {
    let state = json!({
        "name": rfq.title, "kind": kind, "supplier": bid.supplier, "company": rfq.company,
        "owner": work.actor().person, "starts_on": rfq.needed_by.unwrap_or_else(|| work.day()),
        "their_number": bid.code, "notes": format!("From {} of {}.", bid.code, rfq.code),
    });
    work.register_state(Contract::KIND, given(state), Event::REGISTERED)
}

/// What all units of a line cost, with their freight, without tax.
fn in_all(price: Money, quantity: i64, freight: Option<Money>) -> Result<Money> {
    let freight = freight.map_or(0, |freight| freight.minor);
    let all = price.minor.checked_mul(quantity).and_then(|all| all.checked_add(freight));
    let too_large = || Error::invalid("bid", "too-large", "What this line comes to is too large.");
    Ok(Money::new(all.ok_or_else(too_large)?, price.currency))
}
