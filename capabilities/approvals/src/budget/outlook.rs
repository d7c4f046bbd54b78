//! What a purchase would leave of the budgets, before anybody promises it: the same sums as [`super::commit`], without
//! taking anything.
use super::{
    Budget, CommitmentState, Committing, Policy,
    choosing::Choosing,
    commit::drawn,
    store::{self, Taking},
};
use crate::rules::drawing::Amounts;
use domain::{Id, Money, Refusal};
use engine::{Result, View};
use std::collections::BTreeMap;

/// How one budget stands without a purchase and with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Which budget; none for what no budget covers.
    pub budget: Option<Budget>,
    /// What others take of it.
    pub committed_before: Money,
    /// What the purchase takes of it in all, so far or once it is approved.
    pub takes: Money,
    /// What is taken of it then.
    pub committed_after: Money,
    /// Why nothing can be promised, where the budget refuses what it cannot compare.
    pub refusal: Option<String>,
}

impl Outlook {
    /// What is left of the budget without the purchase.
    pub fn available_before(&self) -> Option<Money> {
        self.left(self.committed_before)
    }

    /// What is left of it with the purchase; less than nothing where it is exceeded.
    pub fn available_after(&self) -> Option<Money> {
        self.left(self.committed_after)
    }

    /// Whether the purchase makes it exceed the budget.
    pub fn exceeds(&self) -> bool {
        self.available_after().is_some_and(|left| left.minor < 0) && self.takes.minor > 0
    }

    /// Whether it is refused for that.
    pub fn is_refused(&self) -> bool {
        let refuses = self.budget.as_ref().is_some_and(|budget| budget.policy == Policy::Refuse);
        self.refusal.is_some() || (refuses && self.exceeds())
    }

    fn left(&self, taken: Money) -> Option<Money> {
        let whole = self.budget.as_ref()?.amount;
        Some(Money::new(whole.minor.saturating_sub(taken.minor), whole.currency))
    }
}

/// What is taken of a budget without a purchase, and with it.
#[derive(Default)]
struct Sums {
    takes: i64,
    /// What the purchase takes already, or others give up for it.
    spared: i64,
}

/// What a purchase does to the budgets, part by part.
#[derive(Default)]
struct Reckoning {
    budgets: BTreeMap<Id<Budget>, Sums>,
    /// What parts take beyond what they took already, in the place of an earlier promise.
    replaced: BTreeMap<(&'static str, i64), i64>,
}

/// How the budgets stand that a purchase takes from, without it and with it. Each part says what it comes to in all; each
/// budget is told once, what no budget covers last. Whoever asks: the sums count what they may not see. However many parts
/// there are, it asks the database as often.
pub fn outlook(view: &mut View<'_>, parts: &[Committing]) -> Result<Vec<Outlook>> {
    view.as_register(|view| reckon(view, parts))
}

fn reckon(view: &mut View<'_>, parts: &[Committing]) -> Result<Vec<Outlook>> {
    let choosing = Choosing::among(view, parts)?;
    let said = Said::about(view, parts)?;
    let mut reckoning = Reckoning::default();
    let mut uncovered: Vec<Outlook> = Vec::new();
    for it in parts {
        match choosing.best(it) {
            Ok(Some(budget)) => reckoning.add(&said, it, budget)?,
            Ok(None) => add_uncovered(&mut uncovered, it.amount, None),
            Err(refusal) => add_uncovered(&mut uncovered, it.amount, Some(&refusal)),
        }
    }
    let sums = reckoning.settled(&said)?;
    let ids: Vec<i64> = sums.keys().map(|id| id.number()).collect();
    let taken = store::taken_of(view, &ids)?;
    let mut told = Vec::new();
    for budget in store::budgets(view, &ids)? {
        let Some(sums) = sums.get(&budget.id) else { continue };
        let money = |minor| Money::new(minor, budget.amount.currency);
        let before = taken.get(&budget.id.number()).copied().unwrap_or_default() - sums.spared;
        told.push(Outlook {
            committed_before: money(before),
            takes: money(sums.takes),
            committed_after: money(before + sums.takes),
            refusal: None,
            budget: Some(budget),
        });
    }
    told.extend(uncovered);
    Ok(told)
}

/// What was said so far of all parts, and of what they take the place of.
struct Said {
    takings: BTreeMap<(&'static str, i64), Taking>,
    passed_on: BTreeMap<i64, i64>,
}

impl Said {
    fn about(view: &mut View<'_>, parts: &[Committing]) -> Result<Self> {
        let mut subjects: BTreeMap<&'static str, Vec<i64>> = BTreeMap::new();
        let own = parts.iter().map(|it| (it.subject_kind, it.subject));
        for (kind, subject) in own.chain(parts.iter().filter_map(|it| it.replaces)) {
            subjects.entry(kind).or_default().push(subject);
        }
        let mut takings = BTreeMap::new();
        for (kind, subjects) in subjects {
            let told = store::of_subjects(view, kind, &subjects)?;
            takings.extend(told.into_iter().map(|(subject, taking)| ((kind, subject), taking)));
        }
        let ids: Vec<i64> = takings.values().map(|taking| taking.id).collect();
        let passed_on = store::passed_on_of(view, &ids)?;
        Ok(Self { takings, passed_on })
    }

    /// What others take in the place of a commitment.
    fn passed_on(&self, taking: &Taking) -> i64 {
        self.passed_on.get(&taking.id).copied().unwrap_or_default()
    }
}

impl Reckoning {
    /// Adds what a part takes of its budget, and what it takes the place of.
    fn add(&mut self, said: &Said, it: &Committing, budget: Id<Budget>) -> Result<()> {
        let kept = said.takings.get(&(it.subject_kind, it.subject));
        let own = kept.and_then(|kept| kept.draw).map_or(0, |draw| draw.minor);
        let amounts = kept.map_or_else(Amounts::default, |kept| kept.amounts);
        let passed_on = kept.map_or(0, |kept| said.passed_on(kept));
        let takes = drawn(&amounts.with(it.stage, it.amount), false, passed_on)?.map_or(0, |draw| draw.minor);
        self.budgets.entry(budget).or_default().takes += takes;
        if let Some(earlier) = kept.and_then(|kept| kept.budget) {
            self.budgets.entry(earlier).or_default().spared += own;
        }
        if let Some(replaced) = it.replaces {
            *self.replaced.entry(replaced).or_default() += takes - own;
        }
        Ok(())
    }

    /// The sums once every promise has given way to all that takes its place.
    fn settled(mut self, said: &Said) -> Result<BTreeMap<Id<Budget>, Sums>> {
        for (replaced, more) in self.replaced {
            let Some(replaced) = said.takings.get(&replaced) else { continue };
            let (Some(of), Some(now)) = (replaced.budget, replaced.draw) else { continue };
            if replaced.state != CommitmentState::Released {
                let passed_on = said.passed_on(replaced) + more;
                let closed = replaced.state == CommitmentState::Closed;
                let later = drawn(&replaced.amounts, closed, passed_on)?.map_or(0, |draw| draw.minor);
                self.budgets.entry(of).or_default().spared += now.minor - later;
            }
        }
        Ok(self.budgets)
    }
}

/// Adds to what no budget covers, one sum for each currency and reason.
fn add_uncovered(uncovered: &mut Vec<Outlook>, amount: Money, refusal: Option<&Refusal>) {
    let why = refusal.map(|refusal| refusal.message.clone());
    let same = |one: &&mut Outlook| one.takes.currency == amount.currency && one.refusal == why;
    let takes = match uncovered.iter_mut().find(same) {
        Some(one) => {
            one.takes.minor = one.takes.minor.saturating_add(amount.minor);
            one.committed_after = one.takes;
            return;
        }
        None => amount,
    };
    let none = Money::new(0, amount.currency);
    uncovered.push(Outlook {
        budget: None,
        committed_before: none,
        takes,
        committed_after: takes,
        refusal: why,
    });
}
