//! An asset among those that a signature is about, as it was called then.
use crate::{MANAGE, READ, Signing, rules::content::Item};
use assets::Asset;
use domain::{Date, Field, Id};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location, Person};
use serde::{Deserialize, Serialize};

/// An asset that is signed for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SigningItem {
    /// Its identity.
    pub id: Id<SigningItem>,
    /// The tag of the asset then.
    pub tag: String,
    /// The signature.
    pub signing: Id<Signing>,
    /// Who is to sign.
    pub person: Id<Person>,
    /// The asset.
    pub asset: Id<Asset>,
    /// Its serial number then.
    pub serial: Option<String>,
    /// What it was.
    pub description: Option<String>,
    /// When it went back before anybody signed, so that it is no longer signed for.
    pub dropped_on: Option<Date>,
    /// The company of the person.
    pub company: Option<Id<Company>>,
    /// The place of the person.
    pub location: Option<Id<Location>>,
}

impl SigningItem {
    /// As it is signed.
    pub fn signed(&self) -> Item {
        Item {
            tag: self.tag.clone(),
            serial: self.serial.clone(),
            description: self.description.clone().unwrap_or_default(),
        }
    }
}

const FIELDS: &[Field<'static>] = &[
    Field::text("tag", "Tag").required().governed().indexed().searchable().listed(),
    Field::reference("signing", "Signature", "signing").required().governed().indexed().listed(),
    Field::reference("person", "Person", "person").required().governed().indexed().listed(),
    Field::reference("asset", "Asset", "asset").required().governed().indexed(),
    Field::text("serial", "Serial number").governed().searchable().listed(),
    Field::text("description", "What it is").governed().listed(),
    Field::date("dropped_on", "No longer asked for").governed(),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("location", "Place", "location").governed(),
];

impl Record for SigningItem {
    const KIND: &'static RecordKind = &RecordKind {
        name: "signing-item",
        one: "asset of a signature",
        many: "Assets of signatures",
        path: "signing-items",
        table: "signing_items",
        label: "tag",
        keys: &[],
        fields: FIELDS,
        indexes: &["asset, signing, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &["person"],
        },
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
}
