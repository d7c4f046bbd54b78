//! What one asked for oneself.
use crate::{OWN, store};
use domain::Date;
use engine::{Permission, Place, Query, Record, Result, View};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Requests told at most.
const MAX: usize = 100;

/// One's own requests and those made for oneself, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct MyRequests {}

/// A request.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MyRequest {
    /// The need that it is.
    pub need: i64,
    /// Its number.
    pub number: String,
    /// What was asked for.
    pub title: String,
    /// How many.
    pub quantity: i64,
    /// How many of them have been provided.
    pub provided: i64,
    /// Where it stands: `asked`, `wanted`, `planned`, `met`, `refused` or `dropped`.
    pub state: String,
    /// By when.
    pub wanted_by: Option<Date>,
    /// For whom, where that is somebody else.
    pub for_person: Option<String>,
}

impl Query for MyRequests {
    const NAME: &'static str = "planning.my-requests";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Tells one's own requests and where they stand.";
    const PLACE: Place = Place::get("/my/requests");
    type Answer = Vec<MyRequest>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<MyRequest>> {
        let Some(me) = view.actor().person else { return Ok(Vec::new()) };
        let rows = store::requests_of(view, me, MAX)?;
        let people: Vec<i64> = rows.iter().filter_map(|row| row.for_person).filter(|id| *id != me).collect();
        let names = view.labels(Person::KIND, &people)?;
        let request = |row: store::Requested| MyRequest {
            need: row.id,
            number: row.number,
            title: row.title,
            quantity: row.quantity,
            provided: row.provided,
            state: row.state,
            wanted_by: row.wanted_by,
            for_person: row.for_person.and_then(|id| names.get(&id).cloned()),
        };
        Ok(rows.into_iter().map(request).collect())
    }
}
