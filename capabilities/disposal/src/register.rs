//! The register of what has left: when, how, to whom, with which proof.
use crate::{READ, store};
use domain::{Date, Money};
use engine::{Error, Permission, Place, Query, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most rows of one answer.
const ROWS_MAX: usize = 500;

/// What left between two days, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Register {
    /// The first day; the first of January when left out.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day; today when left out.
    #[serde(default)]
    pub to: Option<Date>,
    /// Where the last answer ended: its `next`.
    #[serde(default)]
    pub after: Option<String>,
}

/// What left.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RegisterOf {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// One row for each asset.
    pub rows: Vec<Gone>,
    /// What to ask for more; absent at the end.
    pub next: Option<String>,
}

/// An asset that left.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Gone {
    /// The asset.
    pub asset: i64,
    /// Its tag.
    pub tag: String,
    /// Its serial number.
    pub serial: Option<String>,
    /// Its model.
    pub model: Option<String>,
    /// When it left.
    pub disposed_on: Date,
    /// How.
    pub route: String,
    /// How its data were destroyed, or why it held none.
    pub data: Option<String>,
    /// The lot that it left in.
    pub lot: Option<i64>,
    /// The number of the lot.
    pub lot_number: Option<String>,
    /// To whom.
    pub partner: Option<String>,
    /// What it weighed, in grams.
    pub mass_grams: Option<i64>,
    /// What it brought.
    pub proceeds: Option<Money>,
    /// What it cost to let it go.
    pub costs: Option<Money>,
    /// What it was still worth in the books.
    pub book_value: Option<Money>,
    /// Gain, or loss below zero.
    pub result: Option<Money>,
    /// How many valid certificates there are.
    pub certificates: i64,
}

impl Query for Register {
    const NAME: &'static str = "disposal.register";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Tells what left between two days: how, to whom, with which proof and which outcome.";
    const PLACE: Place = Place::get("/disposal/register");
    type Answer = RegisterOf;

    fn run(self, view: &mut View<'_>) -> Result<RegisterOf> {
        let (from, to) = span(view, self.from, self.to)?;
        let before = self.after.as_deref().map(cursor).transpose()?;
        let mut rows = store::gone_between(view, from, to, before, ROWS_MAX + 1)?;
        let more = rows.len() > ROWS_MAX;
        rows.truncate(ROWS_MAX);
        let next = rows.last().filter(|_| more).map(|row| format!("{}~{}", row.disposed_on, row.asset));
        let rows = rows.into_iter().map(Gone::from).collect();
        Ok(RegisterOf { from, to, rows, next })
    }
}

/// The span that is asked for: this year until today unless said otherwise.
pub(crate) fn span(view: &View<'_>, from: Option<Date>, to: Option<Date>) -> Result<(Date, Date)> {
    let to = to.unwrap_or_else(|| view.today());
    let from = from.or_else(|| Date::new(to.year(), 1, 1)).unwrap_or(to);
    if from > to {
        return Err(Error::invalid("to", "ends-before-start", "The last day lies before the first."));
    }
    Ok((from, to))
}

fn cursor(text: &str) -> Result<(Date, i64)> {
    let read = || {
        let (day, id) = text.split_once('~')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    };
    read().ok_or_else(|| Error::invalid("after", "unreadable", "Send the “next” of the last answer."))
}

impl From<store::GoneRow> for Gone {
    fn from(row: store::GoneRow) -> Self {
        Self {
            asset: row.asset,
            tag: row.tag,
            serial: row.serial,
            model: row.model,
            disposed_on: row.disposed_on,
            route: row.route.unwrap_or_default(),
            data: row.freed_by,
            lot: row.lot,
            lot_number: row.lot_number,
            partner: row.partner,
            mass_grams: row.mass_grams,
            proceeds: row.proceeds,
            costs: row.costs,
            book_value: row.book_value,
            result: row.result,
            certificates: row.certificates,
        }
    }
}
