//! A lot: things that leave together, to one partner, by one route.
use crate::{
    BELONGS, MANAGE, Partner, READ,
    rules::words::{LOT_STAGES, LotStage, ROUTES, Route},
    store,
};
use domain::{Aspect, Date, Field, Id, Kind, Money, State};
use engine::{Record, RecordKind, Result, View, derive_state, prepare_state};
use people::{Company, Location, Person};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A lot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lot {
    /// Its identity.
    pub id: Id<Lot>,
    /// What it is called: `LOT-000017`.
    #[serde(default)]
    pub number: String,
    /// A word about it.
    pub title: Option<String>,
    /// To whom it goes.
    pub partner: Id<Partner>,
    /// Who carries it.
    pub carrier: Option<Id<Partner>>,
    /// How it leaves.
    pub route: Route,
    /// Where it is on its way.
    pub stage: LotStage,
    /// Whose things they are.
    pub company: Option<Id<Company>>,
    /// Where it stands.
    pub location: Option<Id<Location>>,
    /// By how many grams scales may differ.
    #[serde(default)]
    pub scale_grams: i64,
    /// How much of the mass may dry away, in thousandths.
    #[serde(default)]
    pub moisture_permille: i64,
    /// The numbers of its seals.
    pub seals: Option<String>,
    /// When it was opened.
    pub opened_on: Option<Date>,
    /// When it was sealed.
    pub sealed_on: Option<Date>,
    /// When it left.
    pub handed_over_on: Option<Date>,
    /// When weights and money were back.
    pub settled_on: Option<Date>,
    /// When it was closed or cancelled.
    pub closed_on: Option<Date>,
    /// Who consented to giving it away.
    pub consent_by: Option<Id<Person>>,
    /// When.
    pub consent_on: Option<Date>,
    /// What the gift is worth.
    pub gift_value: Option<Money>,
    /// The number of the receipt for the gift.
    pub receipt_number: Option<String>,
    /// The contract of the lease that it ends.
    pub lease: Option<String>,
}

const WAY: &str = "On its way";
const MASS: &str = "Mass";
const MONEY: &str = "Money";
const GIFT: &str = "Gift";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().max(40).unique().searchable().listed(),
    Field::text("title", "Title").searchable().listed(),
    Field::choice("stage", "Stage", LOT_STAGES).governed().about(Aspect::Life).indexed().listed(),
    Field::choice("route", "Route", ROUTES).required().indexed().listed(),
    Field::reference("partner", "Partner", "service-partner").required().indexed().searchable().listed(),
    Field::reference("carrier", "Carrier", "service-partner").sparse(),
    Field::reference("company", "Company", "company").sparse(),
    Field::reference("location", "Place", "location").sparse(),
    Field::text("seals", "Seals").governed().max(500).searchable().group(WAY),
    Field::date("opened_on", "Opened on").governed().about(Aspect::Life).group(WAY),
    Field::date("sealed_on", "Sealed on").governed().about(Aspect::Life).group(WAY),
    Field::date("handed_over_on", "Handed over on").governed().about(Aspect::Life).sparse().group(WAY),
    Field::date("settled_on", "Settled on").governed().about(Aspect::Life).group(WAY),
    Field::date("closed_on", "Closed on").governed().about(Aspect::Life).sparse().listed().group(WAY),
    Field::integer("lines", "Lines").derived().group(MASS),
    Field::integer("mass_in_grams", "In, grams").derived().listed().group(MASS),
    Field::integer("mass_lost_grams", "Reported lost, grams").derived().group(MASS),
    Field::integer("mass_out_grams", "Out, grams").derived().listed().group(MASS),
    Field::integer("scale_grams", "Scales may differ by, grams").governed().group(MASS),
    Field::integer("moisture_permille", "Moisture, thousandths").governed().group(MASS),
    Field::money("proceeds", "Proceeds").derived().listed().group(MONEY),
    Field::money("costs", "Costs").derived().group(MONEY),
    Field::reference("consent_by", "Consented by", "person").governed().group(GIFT),
    Field::date("consent_on", "Consented on").governed().group(GIFT),
    Field::money("gift_value", "Value of the gift").governed().group(GIFT),
    Field::text("receipt_number", "Receipt number").governed().max(120).group(GIFT),
    Field::text("lease", "Lease").governed().max(120).help("The contract that ends with this return."),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Lot {
    const KIND: &'static RecordKind = &RecordKind {
        name: "disposal-lot",
        one: "lot",
        many: "Lots",
        path: "disposal-lots",
        table: "disposal_lots",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["stage, number, id"],
        belonging: BELONGS,
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let sums = store::sums_of(view, self.id)?;
        let currency = view.settings().currency;
        let mut derived = State::new();
        derived.insert("lines".into(), json!(sums.lines));
        derived.insert("mass_in_grams".into(), json!(sums.in_grams));
        derived.insert("mass_lost_grams".into(), json!(sums.lost_grams));
        derived.insert("mass_out_grams".into(), json!(sums.out_grams));
        derived.insert("proceeds".into(), json!(Money::new(sums.proceeds, currency)));
        derived.insert("costs".into(), json!(Money::new(sums.costs, currency)));
        Ok(derived)
    }
}
