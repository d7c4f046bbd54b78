//! Devices that a management system has enrolled, brought as a list, and how they compare with what is in the register.
use crate::{ENROL, READ, store};
use domain::{Choice, Field, Id};
use engine::{
    Belonging, Permission, Place, Query, Record, RecordKind, Result, View, derive_state, prepare_state,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rows told of each kind at most.
const MAX: usize = 500;

/// A device that a management system knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Enrolment {
    /// Its identity.
    pub id: Id<Enrolment>,
    /// Its serial number.
    pub serial: String,
}

const SOURCES: &[Choice<'static>] = &[
    Choice::new("autopilot", "Windows Autopilot"),
    Choice::new("apple", "Apple Business Manager"),
    Choice::new("android", "Android zero-touch"),
    Choice::new("knox", "Samsung Knox"),
    Choice::new("intune", "Intune"),
    Choice::new("jamf", "Jamf"),
    Choice::new("other", "Other"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("serial", "Serial number").required().unique().searchable().listed().max(120).aliases(&[
        "serial",
        "serialnumber",
        "device serial number",
    ]),
    Field::choice("source", "Enrolled in", SOURCES).indexed().listed().aliases(&["system", "mdm"]),
    Field::text("name", "Device name").listed().aliases(&["device name", "hostname"]),
    Field::text("model", "Model").listed().aliases(&["model name", "product"]),
    Field::date("enrolled_on", "Enrolled").listed().aliases(&[
        "enrollment date",
        "enrolled date",
        "date added",
    ]),
    Field::text("profile", "Profile").listed().aliases(&["group tag", "prestage", "assigned profile"]),
];

impl Record for Enrolment {
    const KIND: &'static RecordKind = &RecordKind {
        name: "enrolment",
        one: "enrolled device",
        many: "Enrolled devices",
        path: "enrolments",
        table: "enrolments",
        label: "serial",
        keys: &["serial"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: ENROL,
        edit: ENROL,
        archive: ENROL,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// Tells what is expected and not enrolled, enrolled and not known, or enrolled although it is gone.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Exceptions {}

/// Where enrolment and register differ.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ExceptionsTold {
    /// Assets that should be enrolled and are not; at most 500.
    pub not_enrolled: Vec<Exception>,
    /// Enrolled devices that no asset has the serial number of: bought by others, swapped, or mistyped; at most 500.
    pub unknown: Vec<Exception>,
    /// Enrolled devices whose asset is disposed of; at most 500.
    pub gone: Vec<Exception>,
    /// Assets that should be enrolled and are.
    pub enrolled: i64,
}

/// One of them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Exception {
    /// The asset, where there is one.
    pub asset: Option<i64>,
    /// Its tag, or the name of the device.
    pub name: String,
    /// The serial number.
    pub serial: String,
    /// What it is.
    pub what: String,
}

impl Query for Exceptions {
    const NAME: &'static str = "deployment.exceptions";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Tells what is expected and not enrolled, enrolled and not known, or enrolled although it is gone.";
    const PLACE: Place = Place::get("/enrolments/exceptions");
    type Answer = ExceptionsTold;

    fn run(self, view: &mut View<'_>) -> Result<ExceptionsTold> {
        Ok(ExceptionsTold {
            not_enrolled: store::not_enrolled(view, MAX)?,
            unknown: store::unknown(view, MAX)?,
            gone: store::enrolled_and_gone(view, MAX)?,
            enrolled: store::enrolled(view)?,
        })
    }
}
