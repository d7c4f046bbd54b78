//! What others think of a need.
use crate::{Need, READ, store};
use domain::{Choice, Event, Field, Id, Refusal, Tone};
use engine::{
    Belonging, Command, Happening, Permission, Place, Record, RecordKind, Ref, Result, Work, derive_state,
    prepare_state,
};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Somebody voted.
pub const VOTED: Event = Event::new("voted", "voted on");

/// One person's vote on a need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vote {
    /// Its identity.
    pub id: Id<Vote>,
    /// What they said about it.
    pub note: Option<String>,
    /// The need.
    pub need: Id<Need>,
    /// Who votes.
    pub voter: Id<Person>,
    /// For or against.
    pub choice: Side,
}

/// For or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// It should be met.
    For,
    /// It should not.
    Against,
}

const SIDES: &[Choice<'static>] =
    &[Choice::toned("for", "For", Tone::Ok), Choice::toned("against", "Against", Tone::Bad)];

const FIELDS: &[Field<'static>] = &[
    Field::text("note", "Note").governed().indexed().listed(),
    Field::reference("need", "Need", "need").governed().indexed().listed(),
    Field::reference("voter", "Who", "person").governed().indexed().listed(),
    Field::choice("choice", "Vote", SIDES).governed().indexed().listed(),
];

impl Record for Vote {
    const KIND: &'static RecordKind = &RecordKind {
        name: "need-vote",
        one: "vote",
        many: "Votes",
        path: "need-votes",
        table: "planning_votes",
        label: "note",
        keys: &[],
        fields: FIELDS,
        indexes: &["need, voter, id"],
        belonging: Belonging { company: None, location: None, department: None, own: &["voter"] },
        read: READ,
        register: READ,
        edit: READ,
        archive: READ,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// Says whether a need should be met. Everybody has one vote, and may change it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CastVote {
    /// Which need.
    pub need: Ref<Need>,
    /// For or against it.
    pub choice: Side,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 250))]
    pub note: Option<String>,
}

impl Command for CastVote {
    const NAME: &'static str = "planning.vote";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Says whether a need should be met. Everybody has one vote, and may change it.";
    const PLACE: Place = Place::post("/needs/{need}/vote");
    type Outcome = Id<Need>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Need>> {
        let Some(voter) = work.actor().person.map(Id::new) else {
            return Err(Refusal::new("no-person", "Only a person votes.").into());
        };
        let need = work.find_to_change(&self.need)?;
        if !need.state.is_open() {
            return Err(Refusal::new("need-is-closed", "This need is settled; votes come too late.").into());
        }
        work.as_system(|work| {
            match store::vote_of(work, need.id, voter)? {
                Some(id) => {
                    let kept = work.load(id)?;
                    let after = Vote { choice: self.choice, note: self.note.clone(), ..kept.record.clone() };
                    work.record(&kept, &after, VOTED)?;
                }
                None => {
                    let id = work.new_id()?;
                    let vote =
                        Vote { id, note: self.note.clone(), need: need.id, voter, choice: self.choice };
                    work.register(&vote, VOTED)?;
                }
            }
            let (votes_for, votes_against) = store::votes(work, need.id)?;
            let after = Need { votes_for, votes_against, ..need.record.clone() };
            let what = Happening::of(VOTED).fact("vote", self.choice).fact("note", self.note);
            work.record(&need, &after, what)
        })
    }
}
