//! The steps of a purchase plan: filled, submitted, approved, finished.
use crate::{
    Balance, BalanceRow, MANAGE, Need, NeedState, Plan, PlanLine, PlanState, plan::not_a_draft, store,
};
use approvals::{
    Asking, Outcome,
    budget::{self, Committing, Spending},
};
use domain::{Date, Event, Id, Money, Refusal, State};
use engine::{Command, Happened, Happening, Permission, Place, Query, Record, Ref, Result, Work};
use parties::Supplier;
use people::{Company, Department, Location};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Somebody was asked to approve the plan.
pub const SUBMITTED: Event = Event::new("submitted", "submitted");
/// It may be bought.
pub const APPROVED: Event = Event::new("plan-approved", "approved");
/// It is a draft again.
pub const REOPENED: Event = Event::new("reopened", "took back to draft");
/// Everything is bought.
pub const FINISHED: Event = Event::new("finished", "finished");
/// It is not followed any more.
pub const CANCELLED: Event = Event::new("cancelled", "cancelled");
/// Its lines were added up.
pub(crate) const ADDED_UP: Event = Event::new("added-up", "added up");
/// A need went into a plan, or out of it.
pub const PLANNED: Event = Event::new("planned", "planned");

/// Makes a draft of a purchase plan from everything that is missing: stock, orders and leavers are counted first.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PlanGap {
    /// What the plan is called.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// What is needed until this day; 120 days from today when left out.
    #[serde(default)]
    pub until: Option<Date>,
    /// At this place and within it only.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// Which cost centre pays.
    #[serde(default)]
    pub department: Option<Ref<Department>>,
    /// For which company.
    #[serde(default)]
    pub company: Option<Ref<Company>>,
}

impl Command for PlanGap {
    const NAME: &'static str = "planning.plan-gap";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Makes a draft of a purchase plan from everything that is missing.";
    const PLACE: Place = Place::post("/planning/gap");
    type Outcome = Id<Plan>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Plan>> {
        let until = self.until.unwrap_or_else(|| work.today().plus_days(crate::balance::AHEAD));
        let query = Balance {
            until: Some(until),
            location: self.location.clone(),
            by_model: None,
            by_site: Some(true),
        };
        let short: Vec<_> = query.run(work)?.into_iter().filter(|row| row.short > 0).collect();
        let sites = store::Sites::read(work)?;
        let open = store::wanted_needs(work, until)?;
        let mut lines = Vec::new();
        for row in short {
            let met: Vec<&store::WantedRow> = open
                .iter()
                .filter(|need| need.category == row.category && sites.site_of(need.location) == row.site)
                .collect();
            // What stands in another plan already is not bought twice.
            let quantity = row.short.min(met.iter().map(|need| need.missing).sum());
            if quantity > 0 {
                lines.push((row, quantity, met));
            }
        }
        if lines.is_empty() {
            let message = "Nothing is missing until then: stock, orders, returns and plans are enough.";
            return Err(Refusal::new("nothing-short", message).into());
        }
        let plan = json!({ "name": self.name, "company": self.company, "department": self.department });
        let plan: Id<Plan> = work.register_state(Plan::KIND, object(plan), Event::REGISTERED).map(Id::new)?;
        for (row, quantity, met) in lines {
            add(work, plan, until, &row, quantity, &met)?;
        }
        Ok(plan)
    }
}

/// A line for what is missing of something, with the needs that it meets.
fn add(
    work: &mut Work<'_>,
    plan: Id<Plan>,
    until: Date,
    row: &BalanceRow,
    quantity: i64,
    met: &[&store::WantedRow],
) -> Result<()> {
    // The model, where all who ask want the same one.
    let model = met.first().and_then(|need| need.model);
    let model = model.filter(|model| met.iter().all(|need| need.model == Some(*model)));
    let reason = format!(
        "{} needed until {until}; {} free, {} incoming, {} returning.",
        row.needed, row.free, row.incoming, row.returning
    );
    let line = json!({
        "plan": plan, "model": model, "category": row.category, "quantity": quantity, "location": row.site,
        "buy_by": until.plus_days(-14).max(work.today()), "reason": reason,
        "need": if met.len() == 1 { met.first().map(|need| need.id) } else { None },
    });
    let line = work.register_state(PlanLine::KIND, object(line), Event::REGISTERED).map(Id::new)?;
    met.iter().try_for_each(|need| put_in(work, need.id, line))
}

/// The fields that are given; what is not said is left out.
fn object(given: Value) -> State {
    match given {
        Value::Object(given) => given.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => State::new(),
    }
}

/// Takes a need into a purchase plan, as a line of it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PlanNeed {
    /// Which need.
    pub need: Ref<Need>,
    /// Into which plan.
    pub plan: Ref<Plan>,
    /// How many to buy; all that are still missing when left out.
    #[serde(default)]
    pub quantity: Option<i64>,
    /// From whom.
    #[serde(default)]
    pub supplier: Option<Ref<Supplier>>,
}

impl Command for PlanNeed {
    const NAME: &'static str = "planning.plan-need";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Takes a need into a purchase plan.";
    const PLACE: Place = Place::post("/needs/{need}/plan");
    type Outcome = Id<PlanLine>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<PlanLine>> {
        let need = work.find_to_change(&self.need)?;
        if need.state != NeedState::Wanted {
            let message = "Only what is wanted, and not in a plan yet, goes into a plan.";
            return Err(Refusal::new("not-wanted", message).into());
        }
        let plan = work.find(&self.plan)?.id;
        let supplier = self.supplier.as_ref().map(|one| work.find(one)).transpose()?.map(|one| one.id);
        let missing = need.quantity.unwrap_or(1) - need.provided;
        let line = json!({
            "plan": plan, "model": need.model, "category": need.category,
            "quantity": self.quantity.unwrap_or(missing), "need": need.id, "supplier": supplier,
            "location": need.location, "department": need.department, "buy_by": need.wanted_by,
            "reason": need.reason,
        });
        let line = work.register_state(PlanLine::KIND, object(line), Event::REGISTERED).map(Id::new)?;
        put_in(work, need.id, line)?;
        Ok(line)
    }
}

fn put_in(work: &mut Work<'_>, need: Id<Need>, line: Id<PlanLine>) -> Result<()> {
    let kept = work.load(need)?;
    let after = Need { state: NeedState::Planned, plan_line: Some(line), ..kept.record.clone() };
    work.record(&kept, &after, PLANNED).map(drop)
}

/// Asks for the approval of a purchase plan.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Submit {
    /// Which plan.
    pub plan: Ref<Plan>,
}

impl Command for Submit {
    const NAME: &'static str = "planning.submit";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Asks for the approval of a purchase plan.";
    const PLACE: Place = Place::post("/purchase-plans/{plan}/submit");
    type Outcome = Id<Plan>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Plan>> {
        let plan = work.find_to_change(&self.plan)?;
        if plan.state != PlanState::Draft {
            return Err(not_a_draft().into());
        }
        let lines = store::lines_of(work, plan.id)?;
        if lines.is_empty() {
            return Err(Refusal::new(
                "plan-is-empty",
                "This plan has no lines yet. Add what is to be bought.",
            )
            .into());
        }
        if lines.iter().any(|line| line.unit_cost.is_none()) {
            let message = "Some lines do not say what one is expected to cost. Whoever approves has to know.";
            return Err(Refusal::new("cost-missing", message).into());
        }
        let categories: std::collections::BTreeSet<_> = lines.iter().map(|line| line.category).collect();
        let asking = Asking {
            subject_kind: Plan::KIND.name,
            subject: plan.id.number(),
            title: format!("{} {}", plan.number, plan.name),
            amount: plan.total,
            company: plan.company,
            department: plan.department,
            category: if categories.len() == 1 {
                categories.first().copied().flatten().map(Id::new)
            } else {
                None
            },
            requester: plan.owner,
        };
        match approvals::ask(work, &asking)? {
            Outcome::Waiting(_) => {
                let after = Plan { state: PlanState::Submitted, ..plan.record.clone() };
                work.record(&plan, &after, SUBMITTED)
            }
            Outcome::Approved => approve(work, plan.id),
        }
    }
}

/// The plan may be bought: its lines take from their budgets.
fn approve(work: &mut Work<'_>, plan: Id<Plan>) -> Result<Id<Plan>> {
    let plan = work.load(plan)?;
    let today = work.today();
    for line in store::lines_of(work, plan.id)? {
        promise(work, &plan, &line)?;
    }
    let after = Plan { state: PlanState::Approved, approved_on: Some(today), ..plan.record.clone() };
    work.record(&plan, &after, APPROVED)
}

/// Takes from the budget what a line of an approved plan comes to.
pub(crate) fn promise(work: &mut Work<'_>, plan: &Plan, line: &store::LineRow) -> Result<()> {
    let Some(amount) = line.total() else { return Ok(()) };
    let day = line.buy_by.unwrap_or_else(|| work.today());
    let it = Committing {
        subject_kind: PlanLine::KIND.name,
        subject: line.id,
        title: format!("{}: {}", plan.number, line.name),
        company: plan.company,
        department: line.department.map(Id::new).or(plan.department),
        category: line.category.map(Id::new),
        day,
        stage: Spending::Approved,
        amount,
        replaces: None,
    };
    budget::commit(work, &it).map(drop)
}

/// What was decided about a plan.
pub(crate) fn decided(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(subject) = crate::decided::subject_of(happened, Plan::KIND.name) else { return Ok(()) };
    let kept = work.load::<Plan>(Id::new(subject))?;
    if kept.state != PlanState::Submitted {
        return Ok(());
    }
    if happened.entry.event == approvals::APPROVED.name {
        return approve(work, kept.id).map(drop);
    }
    let why = happened.after.as_ref().and_then(|state| state.get("reason")).cloned();
    let after = Plan { state: PlanState::Draft, ..kept.record.clone() };
    work.record(&kept, &after, Happening::of(REOPENED).fact("note", why)).map(drop)
}

/// Takes a plan that waits for approval back to draft.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reopen {
    /// Which plan.
    pub plan: Ref<Plan>,
}

impl Command for Reopen {
    const NAME: &'static str = "planning.reopen";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Takes a plan that waits for approval back to draft.";
    const PLACE: Place = Place::post("/purchase-plans/{plan}/reopen");
    type Outcome = Id<Plan>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Plan>> {
        let plan = work.find_to_change(&self.plan)?;
        if plan.state != PlanState::Submitted {
            let message = "Only a plan that waits for approval is taken back to draft.";
            return Err(Refusal::new("not-submitted", message).into());
        }
        // The plan follows from the approval being taken back.
        approvals::withdraw_for(
            work,
            Plan::KIND.name,
            plan.id.number(),
            "The plan was taken back to draft.",
        )?;
        Ok(plan.id)
    }
}

/// Says that everything in an approved plan is bought.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Finish {
    /// Which plan.
    pub plan: Ref<Plan>,
}

impl Command for Finish {
    const NAME: &'static str = "planning.finish";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Says that everything in an approved plan is bought; what was not ordered is released.";
    const PLACE: Place = Place::post("/purchase-plans/{plan}/finish");
    type Outcome = Id<Plan>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Plan>> {
        let plan = work.find_to_change(&self.plan)?;
        if plan.state != PlanState::Approved {
            return Err(Refusal::new("not-approved", "Only an approved plan is finished.").into());
        }
        release(work, plan.id)?;
        work.record(&plan, &Plan { state: PlanState::Done, ..plan.record.clone() }, FINISHED)
    }
}

/// Gives a plan up: its needs are wanted again, its money is released.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Cancel {
    /// Which plan.
    pub plan: Ref<Plan>,
    /// Why.
    #[schemars(length(min = 1, max = 2000))]
    pub why: String,
}

impl Command for Cancel {
    const NAME: &'static str = "planning.cancel";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Gives a plan up: its needs are wanted again, its money is released.";
    const PLACE: Place = Place::post("/purchase-plans/{plan}/cancel");
    type Outcome = Id<Plan>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Plan>> {
        let plan = work.find_to_change(&self.plan)?;
        if matches!(plan.state, PlanState::Done | PlanState::Cancelled) {
            return Err(Refusal::new("plan-is-closed", "This plan is closed already.").into());
        }
        let after = Plan { state: PlanState::Cancelled, ..plan.record.clone() };
        let id = work.record(&plan, &after, Happening::of(CANCELLED).fact("note", &self.why))?;
        approvals::withdraw_for(work, Plan::KIND.name, id.number(), &self.why)?;
        release(work, id)?;
        for line in store::lines_of(work, id)? {
            take_out(work, Id::new(line.id))?;
        }
        Ok(id)
    }
}

fn release(work: &mut Work<'_>, plan: Id<Plan>) -> Result<()> {
    for line in store::lines_of(work, plan)? {
        budget::release(work, PlanLine::KIND.name, line.id)?;
    }
    Ok(())
}

/// The needs of a line are wanted again.
fn take_out(work: &mut Work<'_>, line: Id<PlanLine>) -> Result<()> {
    for id in store::needs_of_line(work, line)? {
        let kept = work.load(id)?;
        if kept.state == NeedState::Planned {
            let after = Need { state: NeedState::Wanted, plan_line: None, ..kept.record.clone() };
            work.record(&kept, &after, PLANNED)?;
        }
    }
    Ok(())
}

/// Adds the lines of a plan up when one changed; a line that was taken away lets its needs go.
pub(crate) fn line_changed(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let state = happened.after.as_ref().or(happened.before.as_ref());
    let Some(plan) = state.and_then(|state| state.get("plan")).and_then(serde_json::Value::as_i64) else {
        return Ok(());
    };
    let line = Id::new(happened.entry.record);
    if happened.entry.event == Event::ARCHIVED.name || happened.after.is_none() {
        take_out(work, line)?;
    }
    let kept = work.load::<Plan>(Id::new(plan))?;
    let mut total: Option<Money> = None;
    for line in store::lines_of(work, kept.id)? {
        let Some(amount) = line.total() else { continue };
        total = match total {
            None => Some(amount),
            Some(sum) => Some(sum.plus(amount).map_err(|error| {
                let message = format!("What this plan comes to {error}. Plan each currency by itself.");
                Refusal::new("mixed-currencies", message)
            })?),
        };
    }
    if total != kept.total {
        work.record(&kept, &Plan { total, ..kept.record.clone() }, ADDED_UP)?;
    }
    Ok(())
}
