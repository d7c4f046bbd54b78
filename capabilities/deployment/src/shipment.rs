//! What is sent to a person, an office or a warehouse, and that it arrived.
use crate::{Onboarding, READ, WORK, onboard::move_on, rules::progress::runs};
use domain::{Choice, Date, Event, Field, Id, Refusal, Tone};
use engine::{
    Belonging, Command, Happening, Permission, Place, Record, RecordKind, Ref, Result, Work, derive_state,
    prepare_state,
};
use people::{Company, Department, Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// It was sent.
pub const SHIPPED: Event = Event::new("shipped", "shipped");
/// It arrived.
pub const DELIVERED: Event = Event::new("delivered", "delivered");

/// Where something is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Destination {
    /// The office of the person.
    #[default]
    Office,
    /// Their home.
    Home,
    /// A warehouse of ours.
    Warehouse,
}

/// A shipment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shipment {
    /// Its identity.
    pub id: Id<Shipment>,
    /// Its number: `SH-000001`.
    pub number: String,
    /// What for.
    pub onboarding: Id<Onboarding>,
    /// For whom.
    pub person: Id<Person>,
    /// What kind of place it goes to.
    #[serde(default)]
    pub destination: Destination,
    /// The address.
    pub address: Option<String>,
    /// The place, if it is one of ours.
    pub location: Option<Id<Location>>,
    /// Who carries it.
    pub carrier: Option<String>,
    /// Under which number.
    pub tracking: Option<String>,
    /// When it was sent.
    pub sent_on: Date,
    /// When it should arrive.
    pub expected_on: Option<Date>,
    /// When it arrived.
    pub delivered_on: Option<Date>,
    /// Who took it, or what proves it.
    pub proof: Option<String>,
    /// The company of the person.
    pub company: Option<Id<Company>>,
    /// The department of the person.
    pub department: Option<Id<Department>>,
    /// Where it stands.
    pub state: String,
}

const DESTINATIONS: &[Choice<'static>] =
    &[Choice::new("office", "Office"), Choice::new("home", "Home"), Choice::new("warehouse", "Warehouse")];

const STATES: &[Choice<'static>] =
    &[Choice::toned("sent", "On its way", Tone::Info), Choice::toned("delivered", "Delivered", Tone::Ok)];

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").required().governed().unique().searchable().listed().max(20),
    Field::reference("onboarding", "Onboarding", "onboarding").required().governed().indexed().listed(),
    Field::reference("person", "Person", "person").required().governed().indexed().listed(),
    Field::choice("state", "State", STATES).required().governed().indexed().listed(),
    Field::choice("destination", "To", DESTINATIONS).governed().listed(),
    Field::text("address", "Address").governed().personal().max(500),
    Field::reference("location", "Place", "location").governed(),
    Field::text("carrier", "Carrier").governed().max(120).listed(),
    Field::text("tracking", "Tracking number").governed().max(120).searchable().listed(),
    Field::date("sent_on", "Sent").required().governed().indexed().listed(),
    Field::date("expected_on", "Expected").governed().listed(),
    Field::date("delivered_on", "Delivered").governed().listed(),
    Field::text("proof", "Proof of delivery").governed().max(500),
    Field::reference("company", "Company", "company").governed(),
    Field::reference("department", "Department", "department").governed(),
];

impl Record for Shipment {
    const KIND: &'static RecordKind = &RecordKind {
        name: "shipment",
        one: "shipment",
        many: "Shipments",
        path: "shipments",
        table: "shipments",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: Some("department"),
            own: &["person"],
        },
        read: READ,
        register: WORK,
        edit: WORK,
        archive: WORK,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// Records that what was prepared for somebody is on its way.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Ship {
    /// For which onboarding.
    pub onboarding: Ref<Onboarding>,
    /// What kind of place it goes to; the office when left out.
    #[serde(default)]
    pub destination: Destination,
    /// The address; needed for a home.
    #[serde(default)]
    #[schemars(length(max = 499))]
    pub address: Option<String>,
    /// The place, if it is one of ours.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// Who carries it.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub carrier: Option<String>,
    /// The tracking number.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub tracking: Option<String>,
    /// When it should arrive.
    #[serde(default)]
    pub expected_on: Option<Date>,
}

impl Command for Ship {
    const NAME: &'static str = "deployment.ship";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Records that what was prepared for somebody is on its way.";
    const PLACE: Place = Place::post("/onboardings/{onboarding}/shipments");
    type Outcome = Id<Shipment>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Shipment>> {
        let case = work.find_to_change(&self.onboarding)?;
        runs(case.state, &case.number)?;
        let address = self.address.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        if self.destination == Destination::Home && address.is_none() {
            let message = "A parcel to somebody's home needs the address.";
            return Err(engine::Error::invalid("address", "required", message));
        }
        let location = match &self.location {
            Some(place) => Some(work.find(place)?.id),
            None => case.location,
        };
        let (id, day) = (work.new_id::<Shipment>()?, work.day());
        let shipment = Shipment {
            id,
            number: format!("SH-{:06}", id.number()),
            onboarding: case.id,
            person: case.person,
            destination: self.destination,
            address,
            location,
            carrier: self.carrier,
            tracking: self.tracking,
            sent_on: day,
            expected_on: self.expected_on,
            delivered_on: None,
            proof: None,
            company: case.company,
            department: case.department,
            state: "sent".into(),
        };
        work.register(&shipment, SHIPPED)?;
        move_on(work, case.id, Happening::of(SHIPPED).fact("shipment", &shipment.number), |case| {
            case.shipped_on = case.shipped_on.or(Some(day));
        })?;
        Ok(id)
    }
}

/// Records that a shipment arrived, and who took it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Deliver {
    /// Which shipment.
    pub shipment: Ref<Shipment>,
    /// Who took it, or what proves it.
    #[serde(default)]
    #[schemars(length(max = 499))]
    pub proof: Option<String>,
}

impl Command for Deliver {
    const NAME: &'static str = "deployment.deliver";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Records that a shipment arrived, and who took it.";
    const PLACE: Place = Place::post("/shipments/{shipment}/deliver");
    type Outcome = Id<Shipment>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Shipment>> {
        let shipment = work.find_to_change(&self.shipment)?;
        if shipment.delivered_on.is_some() {
            let message = format!("{} was delivered already.", shipment.number);
            return Err(Refusal::new("delivered-already", message).into());
        }
        let after = Shipment {
            delivered_on: Some(work.day()),
            proof: self.proof,
            state: "delivered".into(),
            ..shipment.record.clone()
        };
        work.record(&shipment, &after, DELIVERED)
    }
}
