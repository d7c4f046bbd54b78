//! What covers an asset: the maker's warranty, extensions, contracts.
use crate::{READ, kind, store};
use assets::Asset;
use domain::{Choice, Date, Field, Id, State};
use engine::{Error, Permission, Place, Query, Record, RecordKind, Ref, Result, View, Work};
use parties::Supplier;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Cover beyond what follows from the asset itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Coverage {
    pub(crate) id: Id<Coverage>,
    #[serde(default)]
    pub(crate) reference: String,
    pub(crate) asset: Option<Id<Asset>>,
    pub(crate) supplier: Option<Id<Supplier>>,
    pub(crate) starts_on: Option<Date>,
    pub(crate) until: Option<Date>,
}

const TYPES: &[Choice<'static>] = &[
    Choice::new("manufacturer", "Manufacturer's warranty"),
    Choice::new("extended", "Extended warranty"),
    Choice::new("contract", "Service contract"),
    Choice::new("insurance", "Insurance"),
];
const RESPONSES: &[Choice<'static>] = &[
    Choice::new("four-hours", "On site within 4 hours"),
    Choice::new("next-business-day", "On site the next business day"),
    Choice::new("collect", "Collect and return"),
    Choice::new("bring-in", "Bring in"),
    Choice::new("parts-only", "Parts only"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("reference", "Number")
        .required()
        .max(120)
        .searchable()
        .listed()
        .help("Of the contract or the pack."),
    Field::reference("asset", "Asset", "asset").required().indexed().searchable().listed(),
    Field::choice("cover", "Type", TYPES).required().indexed().listed(),
    Field::reference("supplier", "With", "supplier").indexed().listed(),
    Field::date("starts_on", "From").listed(),
    Field::date("until", "Until").required().indexed().listed(),
    Field::choice("response", "Response", RESPONSES).listed(),
    Field::text("phone", "Hotline").max(60),
    Field::long_text("terms", "What is covered"),
];

impl Record for Coverage {
    const KIND: &'static RecordKind = &RecordKind {
        fields: FIELDS,
        indexes: &["asset, until, id"],
        ..kind::kind::<Self>(["coverage", "cover", "Covers", "covers", "maintenance_covers"], "reference")
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if let (Some(from), Some(until)) = (after.starts_on, after.until)
            && until < from
        {
            return Err(Error::invalid("until", "ends-before-start", "It cannot end before it starts."));
        }
        Ok(after)
    }
}

/// Whether somebody else pays for repairs of an asset on a day.
pub(crate) fn covered_on(view: &mut View<'_>, asset: i64, day: Date) -> Result<bool> {
    Ok(store::covers(view, asset)?.iter().any(|cover| cover.holds_on(day)))
}

/// One cover of an asset.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Cover {
    /// The record, where it is one; none for what follows from the asset itself.
    pub(crate) coverage: Option<i64>,
    /// `manufacturer`, `extended`, `contract` or `insurance`.
    pub(crate) cover: String,
    /// Its number.
    pub(crate) reference: Option<String>,
    /// With whom.
    pub(crate) supplier: Option<String>,
    /// From when, where that is known.
    pub(crate) starts_on: Option<Date>,
    /// Until when, that day included.
    pub(crate) until: Date,
    /// How they come.
    pub(crate) response: Option<String>,
    /// Whether it holds today.
    pub(crate) holds: bool,
}

impl Cover {
    pub(crate) fn holds_on(&self, day: Date) -> bool {
        self.starts_on.is_none_or(|from| from <= day) && day <= self.until
    }
}

/// What covers an asset, the longest first.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct CoverageOf {
    /// Which asset.
    pub(crate) asset: Ref<Asset>,
}

impl Query for CoverageOf {
    const NAME: &'static str = "maintenance.coverage";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Tells what covers an asset, the longest first.";
    const PLACE: Place = Place::get("/assets/{asset}/covers");
    type Answer = Vec<Cover>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Cover>> {
        let asset = view.find(&self.asset)?.id;
        let today = view.today();
        let mut covers = store::covers(view, asset.number())?;
        for cover in &mut covers {
            cover.holds = cover.holds_on(today);
        }
        covers.sort_by_key(|cover| std::cmp::Reverse(cover.until));
        Ok(covers)
    }
}
