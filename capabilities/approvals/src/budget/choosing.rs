//! Which budget a purchase takes from: what is read once for all of its parts, then a choice for each.
use super::{
    Budget, Committing, Policy, Spending,
    store::{self, BudgetRow},
};
use catalog::Category;
use domain::{Date, Id, Refusal};
use engine::{Record, Result, View};
use people::Department;
use std::collections::{BTreeMap, BTreeSet};

/// What some parts of a purchase are chosen by.
pub(super) struct Choosing {
    /// The budgets of each day that counts.
    of_days: BTreeMap<Date, Vec<BudgetRow>>,
    /// Each department with those above it, the nearest first.
    departments: BTreeMap<i64, Vec<i64>>,
    /// Each category with those above it.
    categories: BTreeMap<i64, Vec<i64>>,
}

impl Choosing {
    pub(super) fn among(view: &mut View<'_>, parts: &[Committing]) -> Result<Self> {
        let days: BTreeSet<Date> = parts.iter().map(|it| it.day).collect();
        let departments = distinct(parts.iter().filter_map(|it| it.department.map(Id::number)));
        let categories = distinct(parts.iter().filter_map(|it| it.category.map(Id::number)));
        let mut of_days = BTreeMap::new();
        for day in days {
            of_days.insert(day, store::on(view, day)?);
        }
        let departments = view.above(Department::KIND, &departments)?;
        let categories = view.above(Category::KIND, &categories)?;
        Ok(Self { of_days, departments, categories })
    }

    /// The budget that fits best: the nearest department, then the nearest category, then the company.
    pub(super) fn best(&self, it: &Committing) -> Result<Option<Id<Budget>>, Refusal> {
        let company = it.company.map(Id::number);
        let mut found = Vec::new();
        for row in self.of_days.get(&it.day).into_iter().flatten() {
            let fits = row.company.is_none_or(|own| Some(own) == company);
            let department = near(row.department, it.department.map(Id::number), &self.departments);
            let category = near(row.category, it.category.map(Id::number), &self.categories);
            if let Some((department, category)) = department.zip(category).filter(|_| fits) {
                found.push(((department, category, row.company.is_none(), row.id.number()), row));
            }
        }
        found.sort_by_key(|(nearness, _)| *nearness);
        let same = |row: &BudgetRow| row.amount.is_some_and(|amount| amount.currency == it.amount.currency);
        if let Some((_, row)) = found.iter().find(|(_, row)| same(row)) {
            return Ok(Some(row.id));
        }
        let promise = matches!(it.stage, Spending::Approved | Spending::Ordered);
        match found.first() {
            Some((_, row)) if row.policy == Policy::Refuse && promise => {
                let message = format!(
                    "The budget for this is not in {}, and it refuses what it cannot compare. Make a budget in {} first.",
                    it.amount.currency, it.amount.currency
                );
                Err(Refusal::new("budget-currency", message))
            }
            _ => Ok(None),
        }
    }
}

/// How near a bound is to what lies at or above something; none when it does not hold. What is left open is farthest.
fn near(bound: Option<i64>, of: Option<i64>, above: &BTreeMap<i64, Vec<i64>>) -> Option<usize> {
    let Some(bound) = bound else { return Some(usize::MAX) };
    above.get(&of?)?.iter().position(|id| *id == bound)
}

fn distinct(ids: impl Iterator<Item = i64>) -> Vec<i64> {
    ids.collect::<BTreeSet<_>>().into_iter().collect()
}
