//! What an order leaves of its budgets: known before anybody approves it.
use crate::{Order, spending};
use approvals::budget::{self, Outlook};
use domain::{Date, Id, Money};
use engine::{Error, Permission, Place, Query, Record, Ref, Result, View};
use people::Department;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Tells what an order takes from which budgets, and what is left of them without it and with it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OrderBudget {
    /// Which order.
    pub order: Ref<Order>,
}

/// How an order fits a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// There is enough.
    Fits,
    /// There is not, and the budget only warns.
    Exceeds,
    /// There is not, or not in this currency, and the budget refuses.
    Refused,
    /// No budget covers it.
    NoBudget,
}

/// One budget, without an order and with it. Amounts are without tax.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BudgetTold {
    /// Which budget; none for what no budget covers, and for one that the reader may not see.
    pub budget: Option<i64>,
    /// What it is called.
    pub name: Option<String>,
    /// The cost centre that it is for.
    pub cost_centre: Option<String>,
    /// Its first day.
    pub starts_on: Option<Date>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// How much may be spent.
    pub amount: Option<Money>,
    /// What others take of it.
    pub committed_before: Money,
    /// What is left without the order.
    pub available_before: Option<Money>,
    /// What the order takes.
    pub takes: Money,
    /// What is taken with it.
    pub committed_after: Money,
    /// What is left with it.
    pub available_after: Option<Money>,
    /// Whether it fits.
    pub fit: Fit,
    /// Why it is refused.
    pub refusal: Option<String>,
}

impl Query for OrderBudget {
    const NAME: &'static str = "procurement.order-budget";
    const NEEDS: Permission = budget::READ;
    const SAYS: &'static str = "Tells what an order takes from its budgets, and what that leaves of them.";
    const PLACE: Place = Place::get("/orders/{order}/budget");
    type Answer = Vec<BudgetTold>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<BudgetTold>> {
        let order = view.find(&self.order)?;
        let parts = spending::promises(view, &order)?;
        let told = budget::outlook(view, &parts)?;
        let departments = told.iter().filter_map(|one| Some(one.budget.as_ref()?.department?.number()));
        let names = view.labels(Department::KIND, &departments.collect::<Vec<_>>())?;
        told.into_iter().map(|one| tell(view, one, &names)).collect()
    }
}

/// Of a budget that the reader may not see they are told whether the order fits, and nothing else.
fn is_hidden(view: &mut View<'_>, one: &Outlook) -> Result<bool> {
    let Some(budget) = &one.budget else { return Ok(false) };
    match view.see(budget.id) {
        Ok(_) => Ok(false),
        Err(Error::NotFound(_) | Error::Forbidden(_)) => Ok(true),
        Err(error) => Err(error),
    }
}

fn tell(view: &mut View<'_>, one: Outlook, names: &BTreeMap<i64, String>) -> Result<BudgetTold> {
    let hidden = is_hidden(view, &one)?;
    let fit = match &one.budget {
        _ if one.is_refused() => Fit::Refused,
        None => Fit::NoBudget,
        Some(_) if one.exceeds() => Fit::Exceeds,
        Some(_) => Fit::Fits,
    };
    let (mut available_before, mut available_after) = (one.available_before(), one.available_after());
    let (mut committed_before, mut committed_after) = (one.committed_before, one.committed_after);
    if hidden {
        (available_before, available_after) = (None, None);
        (committed_before, committed_after) = (Money::new(0, one.takes.currency), one.takes);
    }
    let budget = one.budget.filter(|_| !hidden);
    let department = budget.as_ref().and_then(|budget| budget.department).map(Id::number);
    Ok(BudgetTold {
        budget: budget.as_ref().map(|budget| budget.id.number()),
        cost_centre: department.and_then(|id| names.get(&id).cloned()),
        starts_on: budget.as_ref().map(|budget| budget.starts_on),
        ends_on: budget.as_ref().map(|budget| budget.ends_on),
        amount: budget.as_ref().map(|budget| budget.amount),
        name: budget.map(|budget| budget.name),
        committed_before,
        available_before,
        takes: one.takes,
        committed_after,
        available_after,
        fit,
        refusal: one.refusal,
    })
}
