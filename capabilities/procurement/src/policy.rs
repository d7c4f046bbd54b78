//! How much may differ: tolerances of deliveries and invoices, and what needs no approval. One for each company, one
//! for all others.
use crate::{CONFIGURE, READ, rules::amounts, store};
use domain::{Field, Id, Kind, Money, State};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use people::Company;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// Its identity.
    pub id: Id<Policy>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// The company that it is for; none for all that have none of their own.
    pub company: Option<Id<Company>>,
    /// How much more than ordered may arrive, in percent of a line.
    pub over_delivery_percent: Option<String>,
    /// How much an invoiced price may lie above the ordered one, in percent.
    pub price_percent: Option<String>,
    /// How much an invoice may differ as a whole.
    pub total_tolerance: Option<Money>,
    /// Orders up to this amount need no approval.
    pub free_up_to: Option<Money>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed(),
    Field::reference("company", "Company", "company").indexed().listed().help("Left empty, for all others."),
    Field::new("over_delivery_percent", "Over-delivery, percent", Kind::Decimal)
        .listed()
        .help("How much more than ordered may arrive; whole units, rounded down."),
    Field::new("price_percent", "Price difference, percent", Kind::Decimal)
        .listed()
        .help("How much an invoiced price may lie above the ordered one."),
    Field::money("total_tolerance", "Difference of the total")
        .at_least(0)
        .listed()
        .help("How much an invoice may differ as a whole, for rounding."),
    Field::money("free_up_to", "No approval up to").at_least(0).listed(),
];

impl Record for Policy {
    const KIND: &'static RecordKind = &RecordKind {
        name: "procurement-policy",
        one: "procurement policy",
        many: "Procurement policies",
        path: "procurement-policies",
        table: "procurement_policies",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: CONFIGURE,
        edit: CONFIGURE,
        archive: CONFIGURE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, whole: &State, work: &mut Work<'_>) -> Result<Self> {
        for (name, text) in
            [("over_delivery_percent", &after.over_delivery_percent), ("price_percent", &after.price_percent)]
        {
            if text.as_deref().is_some_and(|text| amounts::percent(text).is_none()) {
                return Err(Error::invalid(name, "not-a-percentage", "Between 0 and 100 percent."));
            }
        }
        if !whole.contains_key("archived") && store::has_policy(work, after.company, after.id)? {
            let message = "There is a policy for this company already. Edit that one.";
            return Err(Error::invalid("company", "already-taken", message));
        }
        Ok(after)
    }
}

/// What holds for an order of a company.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tolerances {
    pub(crate) over_delivery: Decimal,
    pub(crate) price: Decimal,
    pub(crate) total: Option<Money>,
    pub(crate) free_up_to: Option<Money>,
}

/// The tolerances of a company: its own policy's, or the one for all others, or none at all.
pub(crate) fn tolerances(view: &mut View<'_>, company: Option<Id<Company>>) -> Result<Tolerances> {
    let Some(row) = store::policy_of(view, company)? else { return Ok(Tolerances::default()) };
    let percent = |text: &Option<String>| text.as_deref().and_then(amounts::percent).unwrap_or_default();
    Ok(Tolerances {
        over_delivery: percent(&row.over_delivery_percent),
        price: percent(&row.price_percent),
        total: row.total_tolerance,
        free_up_to: row.free_up_to,
    })
}
