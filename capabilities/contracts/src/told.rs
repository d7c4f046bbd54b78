//! What can be asked about contracts: what covers an asset, what falls due, what has to be decided.
use crate::{Contract, READ, rules::cost::payments, store};
use assets::Asset;
use domain::{Date, Id, Money};
use engine::{Permission, Place, Query, Record, Ref, Result, View};
use parties::Supplier;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Contracts told at most.
const MAX: usize = 1_000;
/// Months looked ahead where nobody says how many.
const MONTHS: i64 = 12;
/// Months looked ahead at most.
const MONTHS_MAX: i64 = 120;

/// A contract that covers an asset.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Coverage {
    /// The cover, to end it by.
    pub cover: i64,
    /// The contract.
    pub contract: i64,
    /// Its number.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Its kind: `maintenance`, `support`.
    pub kind: String,
    /// With whom.
    pub supplier: Option<i64>,
    /// What they are called.
    pub supplier_name: Option<String>,
    /// The last day of its present term.
    pub ends_on: Option<Date>,
    /// Within how many hours they respond.
    pub response_hours: Option<i64>,
    /// Within how many hours they repair.
    pub repair_hours: Option<i64>,
}

/// The contracts in force that cover an asset on a day, the soonest to end first.
pub fn coverage_of(view: &mut View<'_>, asset: Id<Asset>, day: Date) -> Result<Vec<Coverage>> {
    let rows = store::covering(view, asset, day)?;
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.supplier).collect();
    let names = view.labels(Supplier::KIND, &ids)?;
    let coverage = |row: store::Covering| Coverage {
        supplier_name: row.supplier.and_then(|id| names.get(&id).cloned()),
        cover: row.cover,
        contract: row.contract,
        number: row.number,
        name: row.name,
        kind: row.kind,
        supplier: row.supplier,
        ends_on: row.ends_on,
        response_hours: row.response_hours,
        repair_hours: row.repair_hours,
    };
    Ok(rows.into_iter().map(coverage).collect())
}

/// Tells which contracts cover an asset.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CoverageOf {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// On which day; today when left out.
    #[serde(default)]
    pub on: Option<Date>,
}

impl Query for CoverageOf {
    const NAME: &'static str = "contracts.coverage";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells which contracts cover an asset.";
    const PLACE: Place = Place::get("/assets/{asset}/coverage");
    type Answer = Vec<Coverage>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Coverage>> {
        let asset = view.find(&self.asset)?;
        let day = self.on.unwrap_or_else(|| view.today());
        coverage_of(view, asset.id, day)
    }
}

/// Tells what falls due for a contract in the coming months.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Payments {
    /// Which contract.
    pub contract: Ref<Contract>,
    /// How many months ahead; twelve when left out.
    #[serde(default)]
    pub months: Option<i64>,
}

/// A payment that falls due.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Due {
    /// When.
    pub on: Date,
    /// What for.
    pub label: String,
    /// How much.
    pub amount: Money,
}

impl Query for Payments {
    const NAME: &'static str = "contracts.payments";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells what falls due for a contract in the coming months.";
    const PLACE: Place = Place::get("/contracts/{contract}/payments");
    type Answer = Vec<Due>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Due>> {
        let contract = view.find(&self.contract)?;
        let lines = store::lines(view, &contract)?;
        let (from, months) = (view.today(), self.months.unwrap_or(MONTHS).clamp(1, MONTHS_MAX));
        let due = payments(&lines, from, from.plus_months(months)).into_iter();
        Ok(due.map(|one| Due { on: one.on, label: one.label, amount: one.amount }).collect())
    }
}

/// Tells about which contracts somebody has to decide in the coming months, and which end.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Renewals {
    /// How many months ahead; twelve when left out.
    #[serde(default)]
    pub months: Option<i64>,
}

/// A contract about which something has to be decided.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Renewal {
    /// The contract.
    pub contract: i64,
    /// Its number.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// `give-notice` where it goes on by itself, `renew` where it ends, `ends` where notice was given.
    pub what: &'static str,
    /// The last day for that.
    pub on: Date,
    /// The last day of its present term.
    pub ends_on: Option<Date>,
    /// With whom.
    pub supplier_name: Option<String>,
    /// What it costs in a year.
    pub yearly_cost: Option<Money>,
}

impl Query for Renewals {
    const NAME: &'static str = "contracts.renewals";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells about which contracts somebody has to decide in the coming months.";
    const PLACE: Place = Place::get("/renewals");
    type Answer = Vec<Renewal>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Renewal>> {
        let months = self.months.unwrap_or(MONTHS).clamp(1, MONTHS_MAX);
        let before = view.today().plus_months(months);
        let rows = store::coming(view, before, MAX)?;
        let ids: Vec<i64> = rows.iter().filter_map(|row| row.supplier).collect();
        let names = view.labels(Supplier::KIND, &ids)?;
        let renewal = |row: store::Coming| Renewal {
            what: match (row.standing.as_str(), row.renews) {
                ("terminated", _) => "ends",
                (_, true) => "give-notice",
                (_, false) => "renew",
            },
            supplier_name: row.supplier.and_then(|id| names.get(&id).cloned()),
            contract: row.contract,
            number: row.number,
            name: row.name,
            on: row.on,
            ends_on: row.ends_on,
            yearly_cost: row.yearly,
        };
        Ok(rows.into_iter().map(renewal).collect())
    }
}
