//! What retirement knows of single media: which end each of them came to.
use crate::rules::requirements::MediumEnd;
use assets::Asset;
use domain::Id;
use engine::{Result, View};
use serde_json::Value;
use std::collections::BTreeMap;

/// A medium of an asset: whether it is over with it, and what a certificate says about it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) name: String,
    pub(crate) is_over: bool,
    pub(crate) told: Value,
}

impl Told {
    pub(crate) fn end(&self) -> MediumEnd {
        MediumEnd { name: self.name.clone(), is_over: self.is_over }
    }
}

/// The media of an asset; none where they are not recorded one by one.
pub(crate) fn of_asset(_: &mut View<'_>, _: Id<Asset>) -> Result<Vec<Told>> {
    Ok(Vec::new())
}

/// Why the data of some media are gone, medium by medium; those without an end are left out.
pub(crate) fn ends_of(_: &mut View<'_>, _: &[i64]) -> Result<BTreeMap<i64, String>> {
    Ok(BTreeMap::new())
}
