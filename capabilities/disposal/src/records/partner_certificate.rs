//! A certificate that a service partner has shown us.
use crate::{
    MANAGE, Partner, READ,
    rules::words::{STANDARDS, Standard},
};
use domain::{Date, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A certificate of a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartnerCertificate {
    /// Its identity.
    pub id: Id<PartnerCertificate>,
    /// What it is called: standard and number.
    pub title: Option<String>,
    /// Whose it is.
    pub partner: Id<Partner>,
    /// What it is.
    pub standard: Standard,
    /// Its number.
    #[serde(default)]
    pub number: String,
    /// Its first day.
    pub valid_from: Option<Date>,
    /// Its last day.
    pub valid_until: Date,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("title", "Certificate").governed().indexed().searchable().listed(),
    Field::reference("partner", "Partner", "service-partner").required().indexed().searchable().listed(),
    Field::choice("standard", "Standard", STANDARDS).required().indexed().listed(),
    Field::text("number", "Number").required().max(120).searchable(),
    Field::text("scope", "Scope").max(1_000).help("Sites, and the appendices or classes that it covers."),
    Field::text("issued_by", "Issued by").max(200),
    Field::date("valid_from", "Valid from").listed(),
    Field::date("valid_until", "Valid until").required().indexed().listed(),
    Field::new("link", "Where it can be checked", Kind::Url),
    Field::long_text("notes", "Notes"),
];

impl Record for PartnerCertificate {
    const KIND: &'static RecordKind = &RecordKind {
        name: "partner-certificate",
        one: "partner certificate",
        many: "Partner certificates",
        path: "partner-certificates",
        table: "disposal_partner_certificates",
        label: "title",
        keys: &["title"],
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

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if after.valid_from.is_some_and(|from| from > after.valid_until) {
            let message = "A certificate does not end before it begins.";
            return Err(Error::invalid("valid_until", "ends-before-start", message));
        }
        Ok(Self { title: Some(format!("{} {}", after.standard.label(), after.number)), ..after })
    }
}
