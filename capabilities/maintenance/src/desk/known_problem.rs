//! A problem that all assets of a model may have, and what helps.
use crate::kind;
use catalog::Model;
use domain::{Choice, Field, Id, Kind, Tone};
use engine::{Record, RecordKind};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct KnownProblem {
    pub(crate) id: Id<KnownProblem>,
    #[serde(default)]
    pub(crate) title: String,
    pub(crate) model: Option<Id<Model>>,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("investigated", "Being looked into", Tone::Warn),
    Choice::toned("workaround", "Workaround known", Tone::Info),
    Choice::toned("fixed", "Fixed", Tone::Ok),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("title", "Title").required().max(200).searchable().listed(),
    Field::reference("model", "Model", "model").required().indexed().searchable().listed(),
    Field::choice("problem_state", "State", STATES).indexed().listed(),
    Field::long_text("symptom", "How it shows").help("In the words of those who have it."),
    Field::long_text("workaround", "What helps meanwhile")
        .help("Shown to whoever reports a fault of this model."),
    Field::long_text("cause", "Cause"),
    Field::long_text("fix", "What fixes it"),
    Field::new("more", "More about it", Kind::Url),
];

impl Record for KnownProblem {
    const KIND: &'static RecordKind = &RecordKind {
        fields: FIELDS,
        ..kind::kind::<Self>(
            [
                "known-problem",
                "known problem",
                "Known problems",
                "known-problems",
                "maintenance_known_problems",
            ],
            "title",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
