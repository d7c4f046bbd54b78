//! A lot is sealed: counted, weighed, free of data.
use super::{check_carrier, check_partner, said};
use crate::{
    Line, Lot, WORK,
    rules::{lot::Loaded, words::LineKind},
    store,
};
use domain::{Event, Id};
use engine::{Command, Happening, Kept, Permission, Place, Ref, Result, View, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A lot was sealed.
pub const SEALED: Event = Event::new("sealed", "sealed");

/// Seals a lot. From then on nothing goes in or out, and its assets are locked.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SealLot {
    /// Which lot.
    pub lot: Ref<Lot>,
    /// The numbers on the seals.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub seals: Option<String>,
}

impl Command for SealLot {
    const NAME: &'static str = "disposal.seal-lot";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Seals a lot in which everything is weighed and free of data.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/seal");
    type Outcome = Id<Lot>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Lot>> {
        let lot = work.find_to_change(&self.lot)?;
        let lines = lines(work, &lot)?;
        let why = why_free(work, &lines)?;
        let loaded: Vec<Loaded<'_>> = lines
            .iter()
            .map(|line| Loaded { line: &line.record, is_free_of_data: why.contains_key(&line.id.number()) })
            .collect();
        let on = work.day();
        let after = lot.seal(&loaded, said(self.seals), on)?;
        check_partner(work, lot.partner, lot.route, on)?;
        check_carrier(work, lot.carrier, on)?;
        for line in &lines {
            let freed_by = why.get(&line.id.number()).cloned();
            let sealed = Line { freed_by, ..line.record.clone() };
            if sealed != line.record {
                work.record(line, &sealed, Happening::of(SEALED))?;
            }
        }
        work.record(&lot, &after, Happening::of(SEALED))
    }
}

/// The lines of a lot, to be changed.
pub(crate) fn lines(work: &mut Work<'_>, lot: &Lot) -> Result<Vec<Kept<Line>>> {
    let ids = store::line_ids(work, lot.id)?;
    ids.into_iter().map(|id| work.load(id)).collect()
}

/// Why the lines are free of data, line by line; those that may hold data are left out.
pub(crate) fn why_free(view: &mut View<'_>, lines: &[Kept<Line>]) -> Result<BTreeMap<i64, String>> {
    let assets: Vec<i64> = lines.iter().filter_map(|line| line.asset.map(Id::number)).collect();
    let freed = store::freed(view, &assets)?;
    let media: Vec<Id<retirement::Medium>> = lines.iter().filter_map(|line| line.medium).collect();
    let over = crate::media::ends_of(view, &media)?;
    Ok(lines
        .iter()
        .filter_map(|line| {
            let why = match (line.what, line.asset, line.medium) {
                (LineKind::Asset, Some(asset), _) => freed.get(&asset.number()).cloned(),
                (LineKind::Medium, _, Some(medium)) => over.get(&medium.number()).cloned(),
                _ => None,
            };
            Some((line.id.number(), why?))
        })
        .collect())
}
