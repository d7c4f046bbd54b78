//! A certificate of a supplier, with its end.
use crate::{MANAGE, READ, Supplier};
use domain::{Choice, Date, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A certificate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its identity.
    pub id: Id<Certificate>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// Whose it is.
    pub supplier: Option<Id<Supplier>>,
    /// Its first day.
    pub issued_on: Option<Date>,
    /// Its last day.
    pub expires_on: Option<Date>,
}

const STANDARDS: &[Choice<'static>] = &[
    Choice::new("iso-9001", "ISO 9001, quality"),
    Choice::new("iso-14001", "ISO 14001, environment"),
    Choice::new("iso-27001", "ISO/IEC 27001, information security"),
    Choice::new("iso-28000", "ISO 28000, supply chain"),
    Choice::new("soc-2", "SOC 2"),
    Choice::new("tisax", "TISAX"),
    Choice::new("r2", "R2, reuse and recycling"),
    Choice::new("e-stewards", "e-Stewards"),
    Choice::new("weee", "WEEE registration"),
    Choice::new("reseller", "Authorised reseller"),
    Choice::new("insurance", "Insurance"),
    Choice::new("other", "Other"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().indexed().searchable().listed(),
    Field::reference("supplier", "Supplier", "supplier").required().indexed().listed(),
    Field::choice("standard", "Standard", STANDARDS).indexed().listed(),
    Field::text("number", "Number").max(120).sparse().searchable(),
    Field::text("issued_by", "Issued by").max(200),
    Field::date("issued_on", "Issued on"),
    Field::date("expires_on", "Expires on").indexed().listed(),
    Field::new("link", "Link", Kind::Url),
    Field::long_text("notes", "Notes"),
];

impl Record for Certificate {
    const KIND: &'static RecordKind = &RecordKind {
        name: "supplier-certificate",
        one: "supplier's certificate",
        many: "Suppliers' certificates",
        path: "supplier-certificates",
        table: "supplier_certificates",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &["supplier, name, id"],
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
        if after.issued_on.zip(after.expires_on).is_some_and(|(from, to)| to < from) {
            return Err(Error::invalid("expires_on", "ends-before-start", "It cannot end before it begins."));
        }
        Ok(after)
    }
}
