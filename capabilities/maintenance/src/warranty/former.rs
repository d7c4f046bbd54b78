//! Serial numbers that an asset had before: one life, several serials, each of them found.
use crate::{kind, warranty::Rma};
use assets::Asset;
use domain::{Date, Field, Id};
use engine::{Record, RecordKind};
use serde::{Deserialize, Serialize};

/// A serial number that an asset had.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FormerSerial {
    pub(crate) id: Id<FormerSerial>,
    #[serde(default)]
    pub(crate) serial: String,
    pub(crate) asset: Option<Id<Asset>>,
    pub(crate) until: Option<Date>,
    pub(crate) replaced_by: Option<String>,
    pub(crate) rma: Option<Id<Rma>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("serial", "Former serial number").governed().max(120).indexed().searchable().listed(),
    Field::reference("asset", "Asset", "asset").governed().indexed().listed(),
    Field::date("until", "Until").governed().listed(),
    Field::text("replaced_by", "Replaced by").governed().max(120).listed(),
    Field::reference("rma", "Return", "rma").governed().sparse().listed(),
];

impl Record for FormerSerial {
    const KIND: &'static RecordKind = &RecordKind {
        keys: &["serial"],
        fields: FIELDS,
        open: false,
        ..kind::kind::<Self>(
            [
                "former-serial",
                "former serial number",
                "Former serial numbers",
                "former-serials",
                "maintenance_former_serials",
            ],
            "serial",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
