//! Who the company is: its legal entities, departments, places and people.
mod departments;
mod pinned;
mod places;
mod sites;
mod staff;

pub(crate) use departments::{DEPARTMENTS, Wants};
pub(crate) use pinned::{PINNED, Scope, who};
pub(crate) use places::Places;
pub(crate) use sites::{COMPANIES, DATA_CENTRE, REGIONS, SITES};
pub(crate) use staff::{Employment, PEOPLE_MIN, Person, Staff};
