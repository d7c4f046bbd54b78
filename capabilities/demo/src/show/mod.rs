//! What the estate shows of the capabilities around the register: done in the present, after the three years, by people
//! who have the right to do it.
mod agreements;
mod approvals;
mod bookings;
mod contracts;
mod deployment;
mod disposal;
mod maintenance;
mod notices;
mod planning;
mod procurement;
mod retirement;
mod retrieval;
mod sourcing;
mod stock;

use crate::{known::Known, store};
use domain::Instant;
use engine::{Door, Error, Request, Result, Work};
use serde_json::Value;

/// One capability's, a transaction each.
pub(crate) type Show = fn(&mut Showing<'_, '_>) -> Result<()>;

/// Every capability's, in the order in which they build on one another.
pub(crate) const SHOWS: &[Show] = &[
    stock::show,
    contracts::show,
    planning::show,
    procurement::show,
    sourcing::show,
    deployment::show,
    agreements::show,
    maintenance::show,
    retrieval::show,
    retirement::show,
    disposal::show,
    // Last: what is reserved is no longer anybody else's to hand out.
    bookings::show,
    approvals::show,
    notices::show,
];

/// Somebody at work in the present.
pub(crate) struct Showing<'a, 'w> {
    pub(crate) work: &'a mut Work<'w>,
    pub(crate) known: &'a Known,
    pub(crate) at: Instant,
}

impl Showing<'_, '_> {
    /// Does what a verb of the product does, in somebody's name ([`crate::company::who`]), today.
    pub(crate) fn does(&mut self, by: usize, verb: &str, input: Value) -> Result<Value> {
        self.did(by, 0, verb, input)
    }

    /// Does it as of so many days ago.
    pub(crate) fn did(&mut self, by: usize, days_ago: i64, verb: &str, input: Value) -> Result<Value> {
        let actor = self.known.actor(by)?;
        let on = (days_ago > 0).then(|| self.work.today().plus_days(-days_ago));
        let request = Request { on, id: format!("show-{by}"), ..Request::through(Door::Page) };
        let doing =
            self.work.doing(verb).ok_or_else(|| Error::internal(format!("there is no verb {verb}")))?;
        self.work.relive(self.at, &actor, request, |work| doing.run(work, input.clone())).map_err(|error| {
            Error::internal(format!("the demo estate went wrong at {verb} {input}: {error:?}"))
        })
    }

    /// Does it if the rules allow it: whether they do may hang on what the estate happens to hold.
    pub(crate) fn tries(&mut self, by: usize, verb: &str, input: Value) -> Result<Option<Value>> {
        let actor = self.known.actor(by)?;
        let request = Request { id: format!("show-{by}"), ..Request::through(Door::Page) };
        let doing =
            self.work.doing(verb).ok_or_else(|| Error::internal(format!("there is no verb {verb}")))?;
        let at = self.at;
        let done = self.work.attempt(|work| work.relive(at, &actor, request, |work| doing.run(work, input)));
        match done {
            Ok(told) => Ok(Some(told)),
            Err(Error::Refused(_) | Error::Invalid(_)) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// The id of what a verb made.
    pub(crate) fn makes(&mut self, by: usize, verb: &str, input: Value) -> Result<i64> {
        let told = self.does(by, verb, input)?;
        told["id"].as_i64().ok_or_else(|| Error::internal(format!("{verb} answers no id")))
    }

    /// A site in a city, else the first site of the company.
    pub(crate) fn site(&mut self, city: &str) -> Result<i64> {
        store::site_like(self.work, city)
    }

    /// Some assets of a category in a stage ("Laptops", "in-stock"), lowest ids first.
    pub(crate) fn some_assets(&mut self, category: &str, stage: &str, count: usize) -> Result<Vec<i64>> {
        store::some_assets(self.work, category, stage, count)
    }

    /// Some people who work here and hold assets of a category ("Laptops"), lowest ids first.
    pub(crate) fn some_holders(&mut self, category: &str, count: usize) -> Result<Vec<i64>> {
        store::some_holders(self.work, category, count)
    }

    /// The model of an asset.
    pub(crate) fn model_of(&mut self, asset: i64) -> Result<i64> {
        store::model_of(self.work, asset)
    }

    /// The day so many days from today.
    pub(crate) fn day(&self, days: i64) -> domain::Date {
        self.work.today().plus_days(days)
    }
}
