//! What somebody says of a supplier: a review of ours, or a reference of another customer. Judgement, kept apart from
//! what the register measures.
use crate::{MANAGE, READ, Supplier};
use domain::{Choice, Date, Field, Id, State};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// For how long a review counts that names no end, in months.
const MONTHS: i64 = 24;

/// A review or a reference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Its identity.
    pub id: Id<Review>,
    /// In a few words.
    #[serde(default)]
    pub title: String,
    /// Of whom.
    pub supplier: Option<Id<Supplier>>,
    /// When.
    pub reviewed_on: Option<Date>,
    /// Until when it counts.
    pub expires_on: Option<Date>,
    /// Quality, 1 to 5.
    pub quality: Option<i64>,
    /// Price, 1 to 5.
    pub price: Option<i64>,
    /// Delivery, 1 to 5.
    pub delivery: Option<i64>,
    /// Support, 1 to 5.
    pub support: Option<i64>,
}

const KINDS: &[Choice<'static>] =
    &[Choice::new("review", "Our review"), Choice::new("reference", "Reference of another customer")];

const STARS: &str = "Judgement, 1 (poor) to 5 (excellent)";

const FIELDS: &[Field<'static>] = &[
    Field::text("title", "In a few words").required().searchable().listed(),
    Field::reference("supplier", "Supplier", "supplier").required().indexed().listed(),
    Field::choice("kind", "Kind", KINDS).indexed().listed(),
    Field::text("author", "By").max(200).listed(),
    Field::date("reviewed_on", "On").indexed().listed(),
    Field::date("expires_on", "Counts until").indexed().listed().help("Left empty, two years."),
    Field::integer("quality", "Quality").group(STARS).at_least(1),
    Field::integer("price", "Price").group(STARS).at_least(1),
    Field::integer("delivery", "Delivery").group(STARS).at_least(1),
    Field::integer("support", "Support").group(STARS).at_least(1),
    Field::integer("overall", "Overall, percent").derived().indexed().listed(),
    Field::long_text("text", "What was said"),
];

impl Review {
    /// The mean of what was judged, 1 to 5 as 0 to 100, halves up; nothing when nothing was.
    pub fn overall(&self) -> Option<i64> {
        let stars: Vec<i64> =
            [self.quality, self.price, self.delivery, self.support].into_iter().flatten().collect();
        let count = i64::try_from(stars.len()).ok().filter(|count| *count > 0)?;
        let points: i64 = stars.iter().map(|stars| (stars - 1) * 25).sum();
        Some((2 * points + count) / (2 * count))
    }
}

impl Record for Review {
    const KIND: &'static RecordKind = &RecordKind {
        name: "supplier-review",
        one: "review of a supplier",
        many: "Reviews of suppliers",
        path: "supplier-reviews",
        table: "supplier_reviews",
        label: "title",
        keys: &[],
        fields: FIELDS,
        indexes: &["supplier, title, id"],
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

    fn prepare(_: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        for (name, stars) in [
            ("quality", after.quality),
            ("price", after.price),
            ("delivery", after.delivery),
            ("support", after.support),
        ] {
            if stars.is_some_and(|stars| !(1..=5).contains(&stars)) {
                return Err(Error::invalid(name, "not-one-to-five", "Judge from 1 (poor) to 5 (excellent)."));
            }
        }
        let reviewed_on = after.reviewed_on.or(Some(work.day()));
        let expires_on = after.expires_on.or(reviewed_on.map(|day| day.plus_months(MONTHS)));
        Ok(Self { reviewed_on, expires_on, ..after })
    }

    fn derive(&self, _: &mut View<'_>) -> Result<State> {
        let derived = self.overall().map(|overall| json!({ "overall": overall }));
        Ok(derived.and_then(|derived| derived.as_object().cloned()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_five_are_none_to_all() {
        let review = |stars: [Option<i64>; 4]| {
            let [quality, price, delivery, support] = stars;
            let it: Review = serde_json::from_value(json!({ "id": 1 })).unwrap();
            Review { quality, price, delivery, support, ..it }.overall()
        };
        assert_eq!(review([None; 4]), None);
        assert_eq!(review([Some(5); 4]), Some(100));
        assert_eq!(review([Some(1), None, None, None]), Some(0));
        assert_eq!(review([Some(4), Some(3), Some(4), None]), Some(67));
    }
}
