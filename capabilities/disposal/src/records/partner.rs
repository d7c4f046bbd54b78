//! A service partner: whoever takes things off our hands.
use crate::{
    MANAGE, READ,
    rules::{
        partner::{Standing, must_be_certified},
        words::{ROLES, Role, STANDARDS, Standard},
    },
    store,
};
use domain::{Field, Id, Kind, Refusal, State};
use engine::{Belonging, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use parties::Supplier;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A service partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Partner {
    /// Its identity.
    pub id: Id<Partner>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// The supplier that it is too, if it is one.
    pub supplier: Option<Id<Supplier>>,
    /// What it does for us.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// What it must be certified by.
    #[serde(default)]
    pub requires: Vec<Standard>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed().aliases(&["partner", "vendor"]),
    Field::reference("supplier", "Supplier", "supplier")
        .sparse()
        .help("Where things are bought from the same company."),
    Field::new("roles", "Does for us", Kind::Choices(ROLES)).required().listed(),
    Field::new("requires", "Must be certified by", Kind::Choices(STANDARDS))
        .listed()
        .help("Without a certificate that holds on the day, no lot goes there."),
    Field::date("certified_until", "Certified until").derived().indexed().listed(),
    Field::text("registration", "Registration or permit number").max(120).searchable(),
    Field::reference("responsible", "Looked after by", "person")
        .sparse()
        .help("Is reminded before certificates end."),
    Field::text("contact", "Contact").group("Contact"),
    Field::new("email", "E-mail", Kind::Email).group("Contact").searchable(),
    Field::text("phone", "Phone").group("Contact").max(60),
    Field::new("website", "Website", Kind::Url).group("Contact"),
    Field::long_text("address", "Address").group("Contact").max(1_000),
    Field::text("country", "Country").group("Contact").max(60).indexed(),
    Field::long_text("downstream", "Downstream")
        .help("Who gets what from them: smelters, treatment plants, with their places."),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Partner {
    const KIND: &'static RecordKind = &RecordKind {
        name: "service-partner",
        one: "service partner",
        many: "Service partners",
        path: "service-partners",
        table: "disposal_partners",
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

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if must_be_certified(&after.roles) && after.requires.is_empty() {
            let message = "Say what a partner that treats waste or destroys data must be certified by: a permit at least.";
            return Err(engine::Error::invalid("requires", "certificates-required", message));
        }
        if after.roles.is_empty() {
            return Err(Refusal::new("role-required", "Say what the partner does for us.").into());
        }
        Ok(after)
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let held = store::certificates_of(view, self.id)?;
        let standing =
            Standing { name: &self.name, roles: &self.roles, requires: &self.requires, held: &held };
        let mut derived = State::new();
        if let Some(until) = standing.certified_until(view.today()) {
            derived.insert("certified_until".into(), json!(until));
        }
        Ok(derived)
    }
}
