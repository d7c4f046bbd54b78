//! A place where things stand: a region, a site, a building, a floor, a room, somebody's home.
use crate::{MANAGE_PLACES, READ_ORGANISATION};
use domain::{Choice, Field, Id, Kind, State};
use engine::{Belonging, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// Its identity.
    pub id: Id<Location>,
    /// What it is called.
    pub name: String,
    /// The place that it lies in.
    pub parent: Option<Id<Location>>,
}

const KINDS: &[Choice<'static>] = &[
    Choice::new("region", "Region"),
    Choice::new("site", "Site"),
    Choice::new("building", "Building"),
    Choice::new("floor", "Floor"),
    Choice::new("room", "Room"),
    Choice::new("store", "Store room"),
    Choice::new("home", "Home"),
    Choice::new("vehicle", "Vehicle"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name")
        .required()
        .indexed()
        .searchable()
        .listed()
        .aliases(&["location", "location name"]),
    Field::choice("kind", "Kind", KINDS).indexed().listed(),
    Field::reference("parent", "Lies in", "location").sparse().listed().aliases(&["parent location"]),
    Field::text("code", "Code").max(40).sparse().searchable().listed(),
    Field::reference("company", "Company", "company").sparse(),
    Field::reference("manager", "Manager", "person").sparse().aliases(&[
        "manager full name",
        "managed by",
        "manager name",
    ]),
    Field::text("address", "Address").group("Address").aliases(&["street"]),
    Field::text("address_2", "Address, second line")
        .group("Address")
        .aliases(&["address2", "address line 2"]),
    Field::text("city", "City").group("Address").sparse().searchable().listed(),
    Field::text("state", "State or province").group("Address"),
    Field::text("postal_code", "Postal code").group("Address").max(20).aliases(&[
        "zip",
        "zip code",
        "post code",
    ]),
    Field::text("country", "Country").group("Address").max(60).listed(),
    Field::text("time_zone", "Time zone").max(60).help("Such as Europe/Berlin; for due dates at this place."),
    Field::text("currency", "Currency").max(3).pattern("[A-Za-z]{3}").aliases(&["$"]),
    Field::text("phone", "Phone").max(60),
    Field::text("directory_ou", "Directory unit").aliases(&["ldap search ou", "ou", "ldap ou"]),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Location {
    const KIND: &'static RecordKind = &RecordKind {
        name: "location",
        one: "place",
        many: "Places",
        path: "locations",
        table: "locations",
        label: "name",
        keys: &["name", "code"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ_ORGANISATION,
        register: MANAGE_PLACES,
        edit: MANAGE_PLACES,
        archive: MANAGE_PLACES,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        work.refuse_loop(Self::KIND, after.id.number(), after.parent.map(Id::number))?;
        Ok(after)
    }
}
