//! A lot is closed: every kilogram is explained, every asset in it is disposed of, certificates are issued. All of it,
//! or nothing.
use super::{returned, seal_lot::lines};
use crate::{
    Amount, Certificate, Line, Lot, MANAGE, Partner,
    certify::{self, Subject},
    rules::{
        share::by_largest_remainder,
        value::Outcome,
        words::{LineState, Route},
    },
    store,
    store::Beside,
};
use assets::{Asset, Dispose};
use domain::{Event, Id, Money};
use engine::{Command, Happening, Kept, Permission, Place, Record, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A lot was closed.
pub const CLOSED: Event = Event::new("closed", "closed");
/// Something left for good.
pub const LEFT: Event = Event::new("left", "let go of");

/// Closes a settled lot whose mass balances: disposes of its assets and issues the certificates.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CloseLot {
    /// Which lot.
    pub lot: Ref<Lot>,
}

/// What closing a lot did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Closed {
    /// The lot.
    pub lot: Id<Lot>,
    /// How many assets were disposed of.
    pub disposed: usize,
    /// The certificates that were issued.
    pub certificates: Vec<Id<Certificate>>,
}

impl Command for CloseLot {
    const NAME: &'static str = "disposal.close-lot";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Closes a settled lot whose mass balances: disposes of its assets, issues the certificates.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/close");
    type Outcome = Closed;

    fn run(self, work: &mut Work<'_>) -> Result<Closed> {
        let lot = work.find_to_change(&self.lot)?;
        let returned = returned(work, &lot)?;
        let after = lot.close(&returned, work.day())?;
        let lines = lines(work, &lot)?;
        let waiting: Vec<&Kept<Line>> =
            lines.iter().filter(|line| line.state == LineState::Waiting).collect();
        let shares = shares(work, &lot, &waiting)?;
        let partner =
            work.labels(Partner::KIND, &[lot.partner.number()])?.into_values().next().unwrap_or_default();
        let mut disposed: Vec<(Id<Asset>, String)> = Vec::new();
        for (line, share) in waiting.iter().zip(&shares) {
            let gone = share.on(line, work.day());
            work.record(line, &gone, Happening::of(LEFT))?;
            if let Some(asset) = line.asset {
                let number = certify::new_number();
                dispose(work, &lot, asset, &partner, share.proceeds, &number)?;
                disposed.push((asset, number));
            }
        }
        work.record(&lot, &after, Happening::of(CLOSED))?;
        let mut certificates = Vec::new();
        for (asset, number) in &disposed {
            certificates.extend(certify::issue_if_due(work, Subject::Data(*asset), None)?);
            certificates.extend(certify::issue_if_due(work, Subject::End(*asset), Some(number))?);
        }
        certificates.extend(certify::issue_if_due(work, Subject::Lot(lot.id), None)?);
        Ok(Closed { lot: lot.id, disposed: disposed.len(), certificates })
    }
}

fn dispose(
    work: &mut Work<'_>,
    lot: &Lot,
    asset: Id<Asset>,
    partner: &str,
    proceeds: Money,
    certificate: &str,
) -> Result<()> {
    work.run(Dispose {
        asset: Ref::id(asset),
        route: match lot.route {
            Route::Recycle => assets::Route::Recycled,
            Route::Sell => assets::Route::Sold,
            Route::Donate => assets::Route::Donated,
            Route::Return => assets::Route::Returned,
            Route::Destroy => assets::Route::Destroyed,
        },
        recipient: Some(partner.chars().take(200).collect()),
        proceeds: (proceeds.minor != 0).then_some(proceeds),
        certificate: Some(certificate.to_owned()),
        status: None,
    })?;
    Ok(())
}

/// What one line brought and cost, and what it was still worth.
pub(crate) struct Share {
    pub(crate) proceeds: Money,
    pub(crate) costs: Money,
    pub(crate) book_value: Option<Money>,
    pub(crate) parts: Option<Money>,
    pub(crate) result: Option<Money>,
}

impl Share {
    fn on(&self, line: &Line, day: domain::Date) -> Line {
        Line {
            state: LineState::Gone,
            over_on: Some(day),
            proceeds: Some(self.proceeds),
            costs: Some(self.costs),
            book_value: self.book_value,
            parts: self.parts,
            result: self.result,
            ..line.clone()
        }
    }
}

/// The amounts of a lot, line by line: those of one line are its own, the others are shared by weight, to the cent.
pub(crate) fn shares(work: &mut Work<'_>, lot: &Lot, lines: &[&Kept<Line>]) -> Result<Vec<Share>> {
    let currency = work.settings().currency;
    let (mut proceeds, mut costs) = (vec![0_i64; lines.len()], vec![0_i64; lines.len()]);
    let (mut shared_proceeds, mut shared_costs) = (0_i64, 0_i64);
    for id in store::ids(work, Beside::Amounts, lot.id)? {
        let amount = work.see::<Amount>(Id::new(id))?;
        let own = amount.line.and_then(|line| lines.iter().position(|one| one.id == line));
        let sum = match (own, amount.what.is_income()) {
            (Some(n), true) => &mut proceeds[n],
            (Some(n), false) => &mut costs[n],
            (None, true) => &mut shared_proceeds,
            (None, false) => &mut shared_costs,
        };
        *sum += amount.amount.minor;
    }
    let masses: Vec<i64> = lines.iter().map(|line| line.mass_grams.unwrap_or_default()).collect();
    let add = |own: &mut Vec<i64>, minor| {
        own.iter_mut().zip(by_largest_remainder(minor, &masses)).for_each(|(own, share)| *own += share);
    };
    add(&mut proceeds, shared_proceeds);
    add(&mut costs, shared_costs);
    let assets: Vec<i64> = lines.iter().filter_map(|line| line.asset.map(Id::number)).collect();
    let worths = store::worths(work, &assets)?;
    let kept = retirement::value_of_parts(work, &assets, currency)?;
    let on = work.day();
    let share = |(n, line): (usize, &&Kept<Line>)| {
        let worth = line.asset.and_then(|asset| worths.get(&asset.number()));
        let book_value = worth.and_then(|worth| worth.book_value(on).ok());
        let parts = line.asset.and_then(|asset| kept.get(&asset.number())).copied();
        let outcome = book_value
            .and_then(|value| Outcome::of(proceeds[n], costs[n], value, parts.unwrap_or_default(), currency));
        Share {
            proceeds: Money::new(proceeds[n], currency),
            costs: Money::new(costs[n], currency),
            book_value,
            parts: parts.map(|minor| Money::new(minor, currency)),
            result: outcome.map(|outcome| outcome.result),
        }
    };
    Ok(lines.iter().enumerate().map(share).collect())
}
