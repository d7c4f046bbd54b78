//! Suppliers by their scores, with the working.
use crate::{
    READ, Scorecard,
    rules::score::{Facts, Score, Weights, score, together},
    store,
};
use domain::Date;
use engine::{Permission, Place, Query, Record, Ref, Result, View};
use parties::Supplier;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far back facts count, in months.
const MONTHS: i64 = 24;

/// Ranks suppliers by scores from the register's own facts. Weights come from a scorecard, or one by one.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Ranking {
    /// A kept set of weights.
    #[serde(default)]
    pub scorecard: Option<Ref<Scorecard>>,
    /// How much delivery on time weighs.
    #[serde(default)]
    pub delivery: Option<i64>,
    /// How much units that work weigh.
    #[serde(default)]
    pub quality: Option<i64>,
    /// How much steady prices weigh.
    #[serde(default)]
    pub price: Option<i64>,
    /// How much matching invoices weigh.
    #[serde(default)]
    pub invoices: Option<i64>,
    /// How much judgement weighs.
    #[serde(default)]
    pub judgement: Option<i64>,
}

/// Suppliers, the best first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ranked {
    /// The weights that were used.
    pub weights: Weights,
    /// From which day on facts count.
    pub since: Date,
    /// The suppliers.
    pub suppliers: Vec<SupplierScore>,
}

/// A supplier with its facts and its score.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SupplierScore {
    /// The supplier.
    pub supplier: i64,
    /// What it is called.
    pub name: String,
    /// Its score.
    pub score: Score,
    /// What that rests on.
    pub facts: Facts,
}

impl Query for Ranking {
    const NAME: &'static str = "sourcing.ranking";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Ranks suppliers by scores from the register's own facts, with the working.";
    const PLACE: Place = Place::get("/supplier-ranking");
    type Answer = Ranked;

    fn run(self, view: &mut View<'_>) -> Result<Ranked> {
        let base = match &self.scorecard {
            Some(card) => view.find(card)?.weights(),
            None => Weights::USUAL,
        };
        let chosen = |asked: Option<i64>, kept: i64| asked.unwrap_or(kept).clamp(0, 1_000);
        let weights = Weights {
            delivery: chosen(self.delivery, base.delivery),
            quality: chosen(self.quality, base.quality),
            price: chosen(self.price, base.price),
            invoices: chosen(self.invoices, base.invoices),
            judgement: chosen(self.judgement, base.judgement),
        };
        let suppliers = scores(view, weights)?;
        Ok(Ranked { weights, since: since(view), suppliers })
    }
}

/// Tells the score of one supplier, by the usual weights, with the working.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ScoreOf {
    /// Whose.
    pub supplier: Ref<Supplier>,
}

impl Query for ScoreOf {
    const NAME: &'static str = "sourcing.score";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells the score of one supplier, by the usual weights, with the working.";
    const PLACE: Place = Place::get("/suppliers/{supplier}/score");
    type Answer = Option<SupplierScore>;

    fn run(self, view: &mut View<'_>) -> Result<Option<SupplierScore>> {
        let supplier = view.find(&self.supplier)?.id.number();
        Ok(scores(view, Weights::USUAL)?.into_iter().find(|score| score.supplier == supplier))
    }
}

/// From which day on facts count.
fn since(view: &View<'_>) -> Date {
    view.today().plus_months(-MONTHS)
}

/// Every supplier of whom something is known, the best first; namesakes of a score by their names.
pub(crate) fn scores(view: &mut View<'_>, weights: Weights) -> Result<Vec<SupplierScore>> {
    let (since, today) = (since(view), view.today());
    let facts = store::facts(view, since, today)?;
    let all = together(facts.values());
    let ids: Vec<i64> = facts.keys().copied().collect();
    let names = view.labels(Supplier::KIND, &ids)?;
    let scored = facts.into_iter().map(|(supplier, facts)| SupplierScore {
        supplier,
        name: names.get(&supplier).cloned().unwrap_or_default(),
        score: score(&facts, &all, weights),
        facts,
    });
    let mut scored: Vec<SupplierScore> = scored.collect();
    scored.sort_by(|a, b| (b.score.tenths, &a.name).cmp(&(a.score.tenths, &b.name)));
    Ok(scored)
}
