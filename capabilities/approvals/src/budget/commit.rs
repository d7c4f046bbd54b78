//! Taking from budgets.
use super::{Budget, Commitment, CommitmentState, Spending, choosing::Choosing, store};
use crate::rules::drawing::{Amounts, Verdict, draw, verdict};
use catalog::Category;
use domain::{Date, Event, Id, Money, Refusal};
use engine::{Happening, Kept, Result, Work};
use people::{Company, Department};

/// Something was taken from a budget, or given back.
pub const COMMITTED: Event = Event::new("committed", "committed");
/// More was taken from a budget than it has.
pub const EXCEEDED: Event = Event::new("exceeded", "exceeded");
/// What is taken of a budget was added up again.
pub(crate) const TALLIED: Event = Event::new("tallied", "added up");

/// What a stage of a purchase comes to.
#[derive(Clone, Debug)]
pub struct Committing {
    /// The kind of record that spends: `purchase-order-line`.
    pub subject_kind: &'static str,
    /// The record that spends. Each has one commitment.
    pub subject: i64,
    /// What is bought, in a few words.
    pub title: String,
    /// Whose money.
    pub company: Option<Id<Company>>,
    /// The cost centre.
    pub department: Option<Id<Department>>,
    /// For what.
    pub category: Option<Id<Category>>,
    /// The day that says in which period it falls: of the order, or when it is wanted.
    pub day: Date,
    /// The stage.
    pub stage: Spending,
    /// What this stage comes to in all so far; it replaces what was said of the stage before.
    pub amount: Money,
    /// The record in whose place this one spends: the plan line that an order line fulfils.
    pub replaces: Option<(&'static str, i64)>,
}

/// What comes of taking from a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// No budget covers it.
    NoBudget,
    /// It fits, and so much is left.
    Within(Id<Budget>, Money),
    /// The budget is exceeded by so much, and only warns. It is in the budget's history.
    Exceeded(Id<Budget>, Money),
}

/// Takes from the budget that fits best what a stage of a purchase comes to. Refused (`budget-exceeded`) when a budget that
/// refuses is not enough for something approved or ordered.
pub fn commit(work: &mut Work<'_>, it: &Committing) -> Result<Drawn> {
    at_once(work, |work| commit_all(work, it))
}

/// Says that a purchase is finished: from now on it takes what it really cost.
pub fn close(work: &mut Work<'_>, kind: &str, subject: i64) -> Result<()> {
    end(work, kind, subject, CommitmentState::Closed)
}

/// Says that a purchase fell through: it takes nothing any more.
pub fn release(work: &mut Work<'_>, kind: &str, subject: i64) -> Result<()> {
    end(work, kind, subject, CommitmentState::Released)
}

/// What is taken is taken now, whatever day the purchase is recorded for: a budget is a running sum, and may be younger.
fn at_once<T>(work: &mut Work<'_>, inner: impl FnOnce(&mut Work<'_>) -> Result<T>) -> Result<T> {
    let today = work.today();
    work.on_day(Some(today), |work| work.as_system(inner))
}

fn commit_all(work: &mut Work<'_>, it: &Committing) -> Result<Drawn> {
    let budget = Choosing::among(work, std::slice::from_ref(it))?.best(it)?;
    // The budget first: whoever else takes from it waits here.
    let budget = budget.map(|id| work.load(id)).transpose()?;
    let kept = match store::of_subject(work, it.subject_kind, it.subject)? {
        Some(id) => Some(work.load(id)?),
        None => None,
    };
    let replaces = match it.replaces {
        Some((kind, subject)) => store::of_subject(work, kind, subject)?,
        None => kept.as_ref().and_then(|kept| kept.replaces),
    };
    let amounts = kept.as_ref().map_or_else(Amounts::default, |kept| kept.amounts());
    let (id, passed_on) = match &kept {
        Some(kept) => (kept.id, store::passed_on(work, kept.id)?),
        None => (work.new_id::<Commitment>()?, 0),
    };
    let amounts = amounts.with(it.stage, it.amount);
    let takes = drawn(&amounts, false, passed_on)?;
    let after = Commitment {
        id,
        title: it.title.chars().take(255).collect(),
        subject_kind: it.subject_kind.to_owned(),
        subject: it.subject,
        budget: budget.as_ref().map(|budget| budget.id),
        company: it.company,
        department: it.department,
        category: it.category,
        day: Some(it.day),
        state: CommitmentState::Open,
        replaces,
        draw: takes,
        ..blank(id).with(amounts)
    };
    // What it stands in the place of gives way first, so that nothing is counted twice.
    let earlier = kept.as_ref().and_then(|kept| kept.budget);
    if kept.as_ref().is_some_and(|kept| kept.record == after) {
        return standing(work, budget.as_ref());
    }
    let before = match &budget {
        Some(budget) => Some(store::taken(work, budget.id, None)?.0),
        None => None,
    };
    match &kept {
        Some(kept) => work.record(kept, &after, COMMITTED)?,
        None => work.register(&after, COMMITTED)?,
    };
    if let Some(replaced) = replaces {
        give_way(work, replaced, after.budget)?;
    }
    if let Some(earlier) = earlier.filter(|earlier| Some(*earlier) != after.budget) {
        let earlier = work.load(earlier)?;
        tally(work, &earlier, &it.title, 0, it.stage)?;
    }
    match budget.zip(before) {
        Some((budget, before)) => tally(work, &budget, &it.title, before, it.stage),
        None => Ok(Drawn::NoBudget),
    }
}

/// How a budget stands when nothing new is taken from it.
fn standing(work: &mut Work<'_>, budget: Option<&Kept<Budget>>) -> Result<Drawn> {
    let Some(budget) = budget else { return Ok(Drawn::NoBudget) };
    let left = budget.amount.minor - store::taken(work, budget.id, None)?.0;
    let money = Money::new(left.abs(), budget.amount.currency);
    Ok(if left < 0 { Drawn::Exceeded(budget.id, money) } else { Drawn::Within(budget.id, money) })
}

fn blank(id: Id<Commitment>) -> Commitment {
    Commitment {
        id,
        title: String::new(),
        subject_kind: String::new(),
        subject: 0,
        budget: None,
        company: None,
        department: None,
        category: None,
        day: None,
        state: CommitmentState::Open,
        approved: None,
        ordered: None,
        received: None,
        invoiced: None,
        replaces: None,
        draw: None,
    }
}

pub(super) fn drawn(amounts: &Amounts, closed: bool, passed_on: i64) -> Result<Option<Money>> {
    draw(amounts, closed, passed_on).map_err(|_| {
        let message =
            "All stages of one purchase are in one currency. Cancel it and begin anew in the other one.";
        Refusal::new("mixed-currencies", message).into()
    })
}

/// Lets an earlier commitment take only what others do not take in its place. `tallied` is added up by the caller.
fn give_way(work: &mut Work<'_>, id: Id<Commitment>, tallied: Option<Id<Budget>>) -> Result<()> {
    let kept = work.load(id)?;
    if kept.state == CommitmentState::Released {
        return Ok(());
    }
    let passed_on = store::passed_on(work, id)?;
    let takes = drawn(&kept.amounts(), kept.state == CommitmentState::Closed, passed_on)?;
    if takes == kept.draw {
        return Ok(());
    }
    let after = Commitment { draw: takes, ..kept.record.clone() };
    work.record(&kept, &after, COMMITTED)?;
    if let Some(budget) = kept.budget.filter(|budget| Some(*budget) != tallied) {
        let budget = work.load(budget)?;
        tally(work, &budget, &kept.title, i64::MAX, Spending::Approved)?;
    }
    Ok(())
}

fn end(work: &mut Work<'_>, kind: &str, subject: i64, state: CommitmentState) -> Result<()> {
    let Some(id) = store::of_subject(work, kind, subject)? else { return Ok(()) };
    at_once(work, |work| {
        let kept = work.load(id)?;
        let passed_on = store::passed_on(work, id)?;
        let mut takes = drawn(&kept.amounts(), true, passed_on)?;
        if state == CommitmentState::Released {
            takes = takes.map(|takes| Money::new(0, takes.currency));
        }
        let after = Commitment { state, draw: takes, ..kept.record.clone() };
        if after == kept.record {
            return Ok(());
        }
        work.record(&kept, &after, COMMITTED)?;
        if let Some(replaced) = kept.replaces {
            give_way(work, replaced, None)?;
        }
        let Some(budget) = kept.budget else { return Ok(()) };
        let budget = work.load(budget)?;
        tally(work, &budget, &kept.title, i64::MAX, Spending::Invoiced).map(drop)
    })
}

/// Adds up what is taken of a budget, judges it and keeps it with the budget. `before` is what was taken before.
fn tally(
    work: &mut Work<'_>,
    budget: &Kept<Budget>,
    title: &str,
    before: i64,
    stage: Spending,
) -> Result<Drawn> {
    let (committed, spent) = store::taken(work, budget.id, None)?;
    let verdict = verdict(budget.amount.minor, before, committed, budget.policy, stage)
        .map_err(|refusal| named(refusal, budget, title, committed))?;
    let after = budget.record.clone().tallied(committed, spent);
    let money = |minor| Money::new(minor, budget.amount.currency);
    let (what, told) = match verdict {
        Verdict::Within(left) => (Happening::of(TALLIED), Drawn::Within(budget.id, money(left))),
        Verdict::Exceeded(over) => (
            Happening::of(EXCEEDED).fact("note", title).fact("over", money(over)),
            Drawn::Exceeded(budget.id, money(over)),
        ),
    };
    if after != budget.record || matches!(verdict, Verdict::Exceeded(_)) {
        work.record(budget, &after, what)?;
    }
    Ok(told)
}

/// The refusal, with the budget that is too small and by how much.
fn named(refusal: Refusal, budget: &Budget, title: &str, committed: i64) -> Refusal {
    let over = Money::new(committed - budget.amount.minor, budget.amount.currency);
    let message = format!(
        "\u{201c}{title}\u{201d} takes {over} more than is left of the budget {}. Ask for less, or for a larger budget first.",
        budget.name
    );
    Refusal::new(refusal.code, message)
}
