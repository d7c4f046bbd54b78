//! How much each criterion of a scorecard weighs: kept, so that a ranking can be done again the same way.
use crate::{MANAGE, READ, rules::score::Weights};
use domain::{Field, Id, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A set of weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scorecard {
    /// Its identity.
    pub id: Id<Scorecard>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// Delivery by the promised day.
    #[serde(default)]
    pub delivery: i64,
    /// Units that work.
    #[serde(default)]
    pub quality: i64,
    /// Prices that stay.
    #[serde(default)]
    pub price: i64,
    /// Invoices that match.
    #[serde(default)]
    pub invoices: i64,
    /// What people say.
    #[serde(default)]
    pub judgement: i64,
}

impl Scorecard {
    /// Its weights.
    pub const fn weights(&self) -> Weights {
        Weights {
            delivery: self.delivery,
            quality: self.quality,
            price: self.price,
            invoices: self.invoices,
            judgement: self.judgement,
        }
    }
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed(),
    Field::integer("delivery", "Delivery on time").at_least(0).listed(),
    Field::integer("quality", "Units that work").at_least(0).listed(),
    Field::integer("price", "Steady prices").at_least(0).listed(),
    Field::integer("invoices", "Invoices that match").at_least(0).listed(),
    Field::integer("judgement", "Judgement").at_least(0).listed().help("Reviews and references in force."),
];

impl Record for Scorecard {
    const KIND: &'static RecordKind = &RecordKind {
        name: "scorecard",
        one: "scorecard",
        many: "Scorecards",
        path: "scorecards",
        table: "scorecards",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        let all = [after.delivery, after.quality, after.price, after.invoices, after.judgement];
        if all.iter().sum::<i64>() < 1 || all.iter().any(|weight| *weight > 1_000) {
            let message = "Give at least one criterion a weight, of at most 1000.";
            return Err(Error::invalid("delivery", "no-weight", message));
        }
        Ok(after)
    }
}
