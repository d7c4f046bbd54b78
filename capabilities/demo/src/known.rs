//! What the register called the things that were registered so far: their ids, and the doors to change them.
use crate::{deed::Label, world::World};
use engine::{Actor, Doing, Engine, Error, Result, Work};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};

/// The verbs of open kinds of records that the history uses.
const VERBS: [&str; 16] = [
    "tag-sequences.edit",
    "companies.register",
    "companies.edit",
    "locations.register",
    "departments.register",
    "departments.edit",
    "custom-fields.register",
    "people.register",
    "people.edit",
    "suppliers.register",
    "categories.register",
    "manufacturers.register",
    "models.register",
    "assets.register",
    "assets.edit",
    "assets.comment",
];

/// Ids by number, zero where nothing was registered yet.
pub(crate) struct Known {
    verbs: BTreeMap<&'static str, Doing>,
    /// Those who act, by their number among people; the first one only once their accounts are there.
    pub(crate) actors: Vec<Option<Arc<Actor>>>,
    /// Accounts, by the number of the person.
    pub(crate) accounts: BTreeMap<usize, i64>,
    statuses: Vec<i64>,
    pub(crate) companies: Vec<i64>,
    pub(crate) departments: Vec<i64>,
    pub(crate) places: Vec<i64>,
    pub(crate) suppliers: Vec<i64>,
    pub(crate) categories: Vec<i64>,
    pub(crate) makers: Vec<i64>,
    pub(crate) models: Vec<i64>,
    pub(crate) people: Vec<i64>,
    pub(crate) assets: Vec<i64>,
}

impl Known {
    /// Nothing but the verbs.
    pub(crate) fn new(engine: &Engine, world: &World) -> Result<Self> {
        let doings = engine.doings();
        let verb = |name: &'static str| {
            let doing = doings.iter().find(|doing| doing.name() == name).copied();
            doing
                .map(|doing| (name, doing))
                .ok_or_else(|| Error::internal(format!("there is no verb {name}")))
        };
        Ok(Self {
            verbs: VERBS.into_iter().map(verb).collect::<Result<_>>()?,
            actors: Vec::new(),
            accounts: BTreeMap::new(),
            statuses: Vec::new(),
            companies: vec![0; crate::company::COMPANIES.len()],
            departments: vec![0; world.staff.departments],
            places: vec![0; world.places.all.len()],
            suppliers: vec![0; crate::goods::SUPPLIERS.len()],
            categories: vec![0; crate::goods::KINDS.len()],
            makers: vec![0; crate::goods::MAKERS.len()],
            models: vec![0; crate::goods::models().len()],
            people: vec![0; world.staff.people.len()],
            assets: vec![0; world.assets() as usize],
        })
    }

    /// Learns the ids of the statuses that a new register has.
    pub(crate) fn learn_statuses(&mut self, work: &mut Work<'_>) -> Result<()> {
        let kind = <assets::Status as engine::Record>::KIND;
        self.statuses = Label::ALL
            .iter()
            .map(|label| work.resolve(kind, &label.name().into()))
            .collect::<Result<Vec<i64>>>()?;
        Ok(())
    }

    /// The id of a status.
    pub(crate) fn status(&self, label: Label) -> i64 {
        self.statuses.get(label as usize).copied().unwrap_or_default()
    }

    /// Who acts.
    pub(crate) fn actor(&self, number: usize) -> Result<Arc<Actor>> {
        let actor = self.actors.get(number).cloned().flatten();
        actor.ok_or_else(|| Error::internal(format!("person {number} has no account")))
    }

    /// Does something to a record of an open kind; answers its id.
    pub(crate) fn does(&self, work: &mut Work<'_>, verb: &str, input: Value) -> Result<i64> {
        let doing =
            self.verbs.get(verb).ok_or_else(|| Error::internal(format!("there is no verb {verb}")))?;
        let told = doing.run(work, input)?;
        told.get("id").and_then(Value::as_i64).ok_or_else(|| Error::internal(format!("{verb} answers no id")))
    }
}
