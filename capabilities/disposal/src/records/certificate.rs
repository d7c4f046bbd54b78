//! A certificate that the register has issued: of destroyed data, of an asset's end, of a lot's end.
use crate::{
    BELONGS, CERTIFY, Lot, READ,
    rules::words::{CERTIFICATE_KINDS, CERTIFICATE_STATES, CertificateKind, CertificateState},
};
use assets::Asset;
use domain::{Aspect, Date, Field, Id, Kind};
use engine::{Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A certificate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its identity.
    pub id: Id<Certificate>,
    /// What it is called, here and on the public page; nobody can guess it.
    #[serde(default)]
    pub number: String,
    /// What it is about.
    pub what: CertificateKind,
    /// About which asset.
    pub asset: Option<Id<Asset>>,
    /// About which lot.
    pub lot: Option<Id<Lot>>,
    /// When it was issued.
    pub issued_on: Date,
    /// Whether it holds.
    pub state: CertificateState,
    /// Since when it does not.
    pub ended_on: Option<Date>,
    /// Why it does not.
    pub ended_because: Option<String>,
    /// Which one it took the place of.
    pub replaces: Option<Id<Certificate>>,
    /// Which one took its place.
    pub replaced_by: Option<Id<Certificate>>,
    /// The signed document, word for word.
    #[serde(default)]
    pub document: Value,
    /// Whose thing it was.
    pub company: Option<Id<Company>>,
    /// Where it stood.
    pub location: Option<Id<Location>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().max(60).unique().searchable().listed(),
    Field::choice("what", "Certifies", CERTIFICATE_KINDS).governed().indexed().listed(),
    Field::reference("asset", "Asset", "asset").governed().sparse().searchable().listed(),
    Field::reference("lot", "Lot", "disposal-lot").governed().sparse().searchable().listed(),
    Field::date("issued_on", "Issued on").governed().indexed().listed(),
    Field::choice("state", "State", CERTIFICATE_STATES).governed().about(Aspect::Life).indexed().listed(),
    Field::date("ended_on", "Ended on").governed().about(Aspect::Life).sparse(),
    Field::text("ended_because", "Because").governed().about(Aspect::Life).max(500),
    Field::reference("replaces", "Replaces", "disposal-certificate").governed().sparse(),
    Field::reference("replaced_by", "Replaced by", "disposal-certificate").governed().about(Aspect::Life),
    // Who sanitised and who watched stands in it.
    Field::new("document", "Signed document", Kind::Json).governed().personal(),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("location", "Place", "location").governed(),
];

impl Record for Certificate {
    const KIND: &'static RecordKind = &RecordKind {
        name: "disposal-certificate",
        one: "certificate",
        many: "Certificates",
        path: "disposal-certificates",
        table: "disposal_certificates",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &[],
        belonging: BELONGS,
        read: READ,
        register: CERTIFY,
        edit: CERTIFY,
        archive: CERTIFY,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
