//! A company that things are bought, leased or repaired from.
use crate::{MANAGE, READ};
use domain::{Field, Id, Kind};
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
