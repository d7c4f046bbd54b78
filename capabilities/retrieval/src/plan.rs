//! How things come back in a country: deadlines, how to send, what letters say.
use crate::{CONFIGURE, READ, rules::clock::Pace};
use domain::{Event, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::Location;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RetrievalPlan {
    /// Its identity.
    pub id: Id<RetrievalPlan>,
    /// What it is called.
    pub name: String,
    /// The country, as places have it; any when absent.
    #[serde(default)]
    pub country: Option<String>,
    /// Days before the last day on which the leaver is told.
    #[serde(default)]
    pub tell_before: Option<i64>,
    /// Days after the last day until which everything is back.
    #[serde(default)]
    pub return_within: Option<i64>,
    /// Days after that on which the first reminder is due.
    #[serde(default)]
    pub remind_1: Option<i64>,
    /// The second.
    #[serde(default)]
    pub remind_2: Option<i64>,
    /// The third.
    #[serde(default)]
    pub remind_3: Option<i64>,
    /// When the manager hears of it.
    #[serde(default)]
    pub escalate_after: Option<i64>,
    /// When the letter goes out.
    #[serde(default)]
    pub letter_after: Option<i64>,
    /// Where things are brought.
    #[serde(default)]
    pub drop_off: Option<Id<Location>>,
    /// How to pack and send, for the leaver.
    #[serde(default)]
    pub instructions: Option<String>,
    /// Where boxes go.
    #[serde(default)]
    pub address: Option<String>,
    /// The carrier that fetches them.
    #[serde(default)]
    pub carrier: Option<String>,
    /// What the letter says.
    #[serde(default)]
    pub letter: Option<String>,
}

impl RetrievalPlan {
    /// Its deadlines, with the usual ones where it names none.
    pub fn pace(&self) -> Pace {
        let usual = Pace::default();
        Pace {
            tell_before: self.tell_before.unwrap_or(usual.tell_before),
            return_within: self.return_within.unwrap_or(usual.return_within),
            remind: [
                self.remind_1.unwrap_or(usual.remind[0]),
                self.remind_2.unwrap_or(usual.remind[1]),
                self.remind_3.unwrap_or(usual.remind[2]),
            ],
            escalate: self.escalate_after.unwrap_or(usual.escalate),
            letter: self.letter_after.unwrap_or(usual.letter),
        }
    }
}

const DEADLINES: &str = "Deadlines";
const SENDING: &str = "Sending";

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed().max(120),
    Field::text("country", "Country")
        .max(60)
        .sparse()
        .listed()
        .help("As places have it; empty for everywhere else."),
    Field::integer("tell_before", "Tell, days before the last day").at_least(0).group(DEADLINES).listed(),
    Field::integer("return_within", "Back within, days after the last day")
        .at_least(0)
        .group(DEADLINES)
        .listed(),
    Field::integer("remind_1", "First reminder, days late").at_least(0).group(DEADLINES),
    Field::integer("remind_2", "Second reminder, days late").at_least(0).group(DEADLINES),
    Field::integer("remind_3", "Third reminder, days late").at_least(0).group(DEADLINES),
    Field::integer("escalate_after", "Manager hears of it, days late").at_least(0).group(DEADLINES).listed(),
    Field::integer("letter_after", "Letter, days late").at_least(0).group(DEADLINES).listed(),
    Field::text("carrier", "Carrier").max(120).group(SENDING).listed(),
    Field::reference("drop_off", "Brought to", "location").group(SENDING),
    Field::long_text("address", "Boxes go to").max(500).group(SENDING),
    Field::long_text("instructions", "How to pack and send").group(SENDING),
    Field::long_text("letter", "What the letter says"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for RetrievalPlan {
    const KIND: &'static RecordKind = &RecordKind {
        name: "retrieval-plan",
        one: "retrieval plan",
        many: "Retrieval plans",
        path: "retrieval-plans",
        table: "retrieval_plans",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: CONFIGURE,
        edit: CONFIGURE,
        archive: CONFIGURE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        match after.pace().check() {
            Ok(()) => Ok(after),
            Err(refusal) => Err(Error::invalid("remind_1", refusal.code, refusal.message)),
        }
    }
}

const INSTRUCTIONS: &str = "Put everything that is listed into a padded box, with chargers and cables. Sign out of your accounts \
     and leave the devices switched off. Seal the box and put the label on it.";
const LETTER: &str = "We have asked you several times to return the equipment that is listed below. It is the property of the \
     company. Please return it within ten days of the date of this letter, or tell us where it is. We reserve the right to \
     charge you for what does not come back, and to take legal steps.";

/// A plan for everywhere, so that the first leaver has one.
pub(crate) fn begin(work: &mut Work<'_>) -> Result<()> {
    let usual = Pace::default();
    let plan = json!({
        "name": "Everywhere", "instructions": INSTRUCTIONS, "letter": LETTER,
        "tell_before": usual.tell_before, "return_within": usual.return_within, "remind_1": usual.remind[0],
        "remind_2": usual.remind[1], "remind_3": usual.remind[2], "escalate_after": usual.escalate,
        "letter_after": usual.letter,
    });
    let state: State = plan.as_object().cloned().unwrap_or_default();
    work.register_state(RetrievalPlan::KIND, state, Event::REGISTERED)?;
    Ok(())
}
