//! Who and where: people, departments, companies and places.
mod company;
mod department;
mod erase;
mod events;
mod leave;
mod location;
pub mod pages;
mod person;
pub mod rules;

pub use company::Company;
pub use department::Department;
pub use erase::Erase;
pub use leave::{LEFT, Leave};
pub use location::Location;
pub use person::Person;

use engine::{Capability, Permission, Record, Verb};

/// Seeing people within one's reach.
pub const READ: Permission = Permission("people.read");
/// Registering and editing people.
pub const MANAGE: Permission = Permission("people.manage");
/// Making a person's data unreadable for ever.
pub const ERASE: Permission = Permission("people.erase");
/// Seeing places, departments and companies.
pub const READ_ORGANISATION: Permission = Permission("organisation.read");
/// Keeping departments and companies.
pub const MANAGE_ORGANISATION: Permission = Permission("organisation.manage");
/// Keeping places.
pub const MANAGE_PLACES: Permission = Permission("places.manage");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    records: &[Company::KIND, Department::KIND, Location::KIND, Person::KIND],
    verbs: &[Verb::of::<Leave>(), Verb::of::<Erase>()],
    events: events::EVENTS,
    ..Capability::new("people", "Who and where: people, departments, companies and places.")
};
