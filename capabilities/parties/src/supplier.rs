//! A company that things are bought, leased or repaired from.
use crate::{MANAGE, READ};
use domain::{Choice, Field, Id, Kind};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A supplier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Supplier {
    /// Its identity.
    pub id: Id<Supplier>,
    /// What it is called.
    pub name: String,
}

/// Where a supplier delivers to: countries by their two letters, and wider regions.
const REGIONS: &[Choice<'static>] = &[
    Choice::new("EU", "European Union"),
    Choice::new("AT", "Austria"),
    Choice::new("BE", "Belgium"),
    Choice::new("CH", "Switzerland"),
    Choice::new("CZ", "Czechia"),
    Choice::new("DE", "Germany"),
    Choice::new("DK", "Denmark"),
    Choice::new("ES", "Spain"),
    Choice::new("FI", "Finland"),
    Choice::new("FR", "France"),
    Choice::new("GB", "United Kingdom"),
    Choice::new("IE", "Ireland"),
    Choice::new("IT", "Italy"),
    Choice::new("LU", "Luxembourg"),
    Choice::new("NL", "Netherlands"),
    Choice::new("NO", "Norway"),
    Choice::new("PL", "Poland"),
    Choice::new("PT", "Portugal"),
    Choice::new("RO", "Romania"),
    Choice::new("SE", "Sweden"),
    Choice::new("BR", "Brazil"),
    Choice::new("CA", "Canada"),
    Choice::new("IN", "India"),
    Choice::new("JP", "Japan"),
    Choice::new("SG", "Singapore"),
    Choice::new("US", "United States"),
    Choice::new("world", "Everywhere"),
];

const TERMS: &str = "Delivery and payment";

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed().aliases(&[
        "supplier",
        "supplier name",
        "vendor",
    ]),
    Field::text("customer_number", "Our customer number").max(60).searchable(),
    Field::text("contact", "Contact").listed(),
    Field::new("email", "E-mail", Kind::Email).searchable().listed(),
    Field::text("phone", "Phone").max(60).listed(),
    Field::new("website", "Website", Kind::Url),
    Field::text("address", "Address").group("Address"),
    Field::text("address_2", "Address, second line").group("Address").aliases(&["address2"]),
    Field::text("city", "City").group("Address").listed(),
    Field::text("state", "State or province").group("Address"),
    Field::text("postal_code", "Postal code").group("Address").max(20).aliases(&["zip"]),
    Field::text("country", "Country").group("Address").max(60).indexed().listed(),
    Field::new("delivery_regions", "Delivers to", Kind::Choices(REGIONS)).group(TERMS).listed(),
    Field::boolean("delivers_to_homes", "Delivers to homes").group(TERMS).listed(),
    Field::integer("lead_time_days", "Usual lead time, days")
        .group(TERMS)
        .at_least(0)
        .listed()
        .help("From the order to the delivery; orders that name no day are expected by it."),
    Field::text("payment_terms", "Payment terms").group(TERMS).max(120).help("Such as 30 days net."),
    Field::text("currency", "Currency").group(TERMS).max(3).pattern("[A-Za-z]{3}"),
    Field::text("incoterm", "Usual delivery terms").group(TERMS).max(20).help("Such as DDP or EXW."),
    Field::text("tax_number", "Tax number").group(TERMS).max(40),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Supplier {
    const KIND: &'static RecordKind = &RecordKind {
        name: "supplier",
        one: "supplier",
        many: "Suppliers",
        path: "suppliers",
        table: "suppliers",
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
}
