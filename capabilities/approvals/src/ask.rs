//! Asking for leave: what other capabilities call before something goes ahead.
use crate::{
    Approval, ApprovalState, Decision, DecisionState,
    finding::{Asked, find},
    rules::matching::reaches,
    step::{RuleStep, Who},
    store,
};
use catalog::Category;
use domain::{Event, Id, Money, Refusal};
use engine::{Happening, Record, Result, View, Work};
use people::{Company, Department, Person};
use std::collections::BTreeMap;

/// Somebody was asked.
pub const ASKED: Event = Event::new("asked", "asked for");
/// A step is there to be decided.
pub(crate) const STEP_ASKED: Event = Event::new("step-asked", "asked for");

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The kind of record that it is about.
    pub subject_kind: &'static str,
    /// The record that it is about.
    pub subject: i64,
    /// What is asked, in a few words: "PO-000012, Nordwind Supply, 40 laptops".
    pub title: String,
    /// How much it is about, where that is known.
    pub amount: Option<Money>,
    /// Whose money it is; the requester's company when absent.
    pub company: Option<Id<Company>>,
    /// Whose cost centre carries it; the requester's department when absent.
    pub department: Option<Id<Department>>,
    /// What kind of thing it is about.
    pub category: Option<Id<Category>>,
    /// Who wants it; whoever asks when absent.
    pub requester: Option<Id<Person>>,
}

/// What comes of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No rule asks anybody: go ahead.
    Approved,
    /// It has to be decided. What follows is said by the event `approved` or `refused` on this approval.
    Waiting(Id<Approval>),
}

/// Where the newest approval of a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody was ever asked.
    NotAsked,
    /// It waits for a decision.
    Open(Id<Approval>),
    /// Everybody said yes.
    Approved(Id<Approval>),
    /// Somebody said no.
    Refused(Id<Approval>),
    /// It was taken back.
    Withdrawn(Id<Approval>),
}

/// Where the newest approval of a record stands.
pub fn standing(view: &mut View<'_>, kind: &str, subject: i64) -> Result<Standing> {
    Ok(match store::newest_of(view, kind, subject)? {
        None => Standing::NotAsked,
        Some((id, ApprovalState::Open)) => Standing::Open(id),
        Some((id, ApprovalState::Approved)) => Standing::Approved(id),
        Some((id, ApprovalState::Refused)) => Standing::Refused(id),
        Some((id, ApprovalState::Withdrawn)) => Standing::Withdrawn(id),
    })
}

/// A step that will be asked.
struct Planned {
    who: Who,
    asked: Asked,
    days: Option<i64>,
    four_eyes: Option<bool>,
}

/// Asks whoever the company's rules name. Refused while an earlier question about the same record is open.
pub fn ask(work: &mut Work<'_>, asking: &Asking) -> Result<Outcome> {
    if let Standing::Open(_) = standing(work, asking.subject_kind, asking.subject)? {
        let message = "This waits for a decision already. Withdraw that first, or let it be decided.";
        return Err(Refusal::new("approval-open", message).into());
    }
    let asking = completed(work, asking)?;
    let asked_by = work.actor().person.map(Id::new);
    let barred: Vec<Id<Person>> = asking.requester.into_iter().chain(asked_by).collect();
    let planned = plan(work, &asking, &barred)?;
    if planned.is_empty() {
        return Ok(Outcome::Approved);
    }
    work.as_system(|work| open(work, &asking, asked_by, &planned)).map(Outcome::Waiting)
}

/// With the requester's own company and department where none is named.
fn completed(work: &mut Work<'_>, asking: &Asking) -> Result<Asking> {
    let mut asking = asking.clone();
    asking.requester = asking.requester.or(work.actor().person.map(Id::new));
    if let Some(person) = asking.requester {
        let standing = store::person(work, person)?;
        asking.company = asking.company.or(standing.company.map(Id::new));
        asking.department = asking.department.or(standing.department);
    }
    Ok(asking)
}

/// The steps of all rules that fit, each person or role once.
fn plan(work: &mut Work<'_>, asking: &Asking, barred: &[Id<Person>]) -> Result<Vec<Planned>> {
    let departments = work.above(Department::KIND, asking.department.map(Id::number).as_slice())?;
    let categories = work.above(Category::KIND, asking.category.map(Id::number).as_slice())?;
    let within = |bound: Option<i64>, above: &BTreeMap<i64, Vec<i64>>| {
        bound.is_none_or(|bound| above.values().any(|above| above.contains(&bound)))
    };
    let mut rules = store::rules_for(work, asking.subject_kind)?;
    rules.retain(|rule| {
        reaches(asking.amount, rule.amount_from)
            && rule.company.is_none_or(|company| asking.company.is_some_and(|of| of.number() == company))
            && within(rule.department, &departments)
            && within(rule.category, &categories)
    });
    let ids: Vec<_> = rules.iter().map(|rule| rule.id).collect();
    let steps = store::steps_of(work, &ids)?;
    let mut planned: Vec<Planned> = Vec::new();
    for rule in &rules {
        let default = [unsaid(rule.id)];
        let steps = steps.get(&rule.id.number()).map_or(default.as_slice(), Vec::as_slice);
        for step in steps {
            let asked = find(work, step, asking, barred)?;
            if planned.iter().all(|other| other.asked != asked) {
                planned.push(Planned { who: step.who, asked, days: step.days, four_eyes: rule.four_eyes });
            }
        }
    }
    Ok(planned)
}

/// A rule that does not say who decides asks the manager.
fn unsaid(rule: Id<crate::Rule>) -> RuleStep {
    let who = Who::Manager;
    RuleStep { id: Id::new(0), name: None, rule, position: None, who, person: None, role: None, days: None }
}

fn open(
    work: &mut Work<'_>,
    asking: &Asking,
    asked_by: Option<Id<Person>>,
    planned: &[Planned],
) -> Result<Id<Approval>> {
    let (id, today) = (work.new_id::<Approval>()?, work.today());
    let number = format!("AP-{:06}", id.number());
    let first = planned.first().map(|step| step.asked);
    let approval = Approval {
        id,
        number: number.clone(),
        title: asking.title.chars().take(255).collect(),
        subject_kind: asking.subject_kind.to_owned(),
        subject: asking.subject,
        amount: asking.amount,
        company: asking.company,
        department: asking.department,
        category: asking.category,
        requester: asking.requester,
        asked_by,
        state: ApprovalState::Open,
        step: 1,
        steps: i64::try_from(planned.len()).unwrap_or(i64::MAX),
        waiting_for: first.and_then(person_of),
        asked_on: Some(today),
        decided_on: None,
        reason: None,
    };
    work.register(&approval, Happening::of(ASKED).on(today))?;
    for (position, step) in (1..).zip(planned) {
        let state = if position == 1 { DecisionState::Waiting } else { DecisionState::Pending };
        let decision = Decision {
            id: work.new_id::<Decision>()?,
            name: format!("{number}/{position}"),
            approval: id,
            position,
            state,
            who: Some(step.who.value().to_owned()),
            person: person_of(step.asked),
            role: match step.asked {
                Asked::Role(role) => Some(role),
                _ => None,
            },
            escalated_to: None,
            for_keepers: (step.asked == Asked::Keepers).then_some(true),
            four_eyes: Some(step.four_eyes != Some(false)),
            requester: asking.requester,
            asked_by,
            days: step.days,
            due_on: step.days.filter(|_| position == 1).map(|days| today.plus_days(days)),
            decided_by: None,
            instead_of: None,
            decided_on: None,
            reason: None,
        };
        work.register(&decision, Happening::of(STEP_ASKED).on(today))?;
    }
    Ok(id)
}

fn person_of(asked: Asked) -> Option<Id<Person>> {
    match asked {
        Asked::Person(person) => Some(person),
        Asked::Role(_) | Asked::Keepers => None,
    }
}
