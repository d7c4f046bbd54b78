//! What waits for me.
use crate::{OWN, decide::decider, rules::deciding::Decider, store};
use domain::{Date, Money};
use engine::{Permission, Place, Query, Record, Result, View};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Rows told at most.
const MAX: usize = 100;

/// What waits for one's own decision, what is due first at the top.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Waiting {}

/// An approval, as it is told to whoever decides or asked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Question {
    /// The approval.
    pub approval: i64,
    /// Its number.
    pub number: String,
    /// What is asked.
    pub title: String,
    /// The kind of record that it is about.
    pub subject_kind: String,
    /// The record.
    pub subject: i64,
    /// How much it is about.
    pub amount: Option<Money>,
    /// Who wants it.
    pub requester: Option<String>,
    /// Where it stands: `open`, `approved`, `refused`, `withdrawn`.
    pub state: String,
    /// The present step.
    pub step: i64,
    /// How many steps there are.
    pub steps: i64,
    /// When it was asked.
    pub asked_on: Option<Date>,
    /// When the step should be decided.
    pub due_on: Option<Date>,
    /// The department that carries it.
    pub department: Option<i64>,
}

impl Query for Waiting {
    const NAME: &'static str = "approvals.waiting";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Tells what waits for one's own decision.";
    const PLACE: Place = Place::get("/my/approvals");
    type Answer = Vec<Question>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Question>> {
        let who: Decider = decider(view)?;
        let found = store::waiting_for(view, &who, MAX)?;
        let ids: Vec<_> = found.iter().map(|(_, approval)| *approval).collect();
        questions(view, &ids)
    }
}

/// What one asked for oneself, newest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Asked {}

impl Query for Asked {
    const NAME: &'static str = "approvals.asked";
    const NEEDS: Permission = OWN;
    const SAYS: &'static str = "Tells what one asked for, and where it stands.";
    const PLACE: Place = Place::get("/my/asked");
    type Answer = Vec<Question>;

    fn run(self, view: &mut View<'_>) -> Result<Vec<Question>> {
        let Some(person) = view.actor().person else { return Ok(Vec::new()) };
        let ids = store::asked_by(view, domain::Id::new(person), MAX)?;
        questions(view, &ids)
    }
}

fn questions(view: &mut View<'_>, ids: &[domain::Id<crate::Approval>]) -> Result<Vec<Question>> {
    let mut told = store::told(view, ids)?;
    let due = store::due_of(view, ids)?;
    let people: Vec<i64> = told.values().filter_map(|row| row.requester).collect();
    let names = view.labels(Person::KIND, &people)?;
    let question = |id: &domain::Id<crate::Approval>| {
        let row = told.remove(&id.number())?;
        Some(Question {
            approval: row.id,
            number: row.number,
            title: row.title,
            subject_kind: row.subject_kind,
            subject: row.subject,
            amount: row.amount,
            requester: row.requester.and_then(|person| names.get(&person).cloned()),
            state: row.state,
            step: row.step,
            steps: row.steps,
            asked_on: row.asked_on,
            due_on: due.get(&row.id).copied(),
            department: row.department,
        })
    };
    Ok(ids.iter().filter_map(question).collect())
}
