//! A company's own word for a place inside a stage of life.
use crate::{CONFIGURE, READ, rules::stage::STAGES, rules::stage::Stage};
use domain::{Choice, Field, Id, State, Tone};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// The identity of a status.
pub type StatusId = Id<Status>;

/// A status.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Its identity.
    pub id: StatusId,
    /// What it is called.
    pub name: String,
    /// The stage that it lies in.
    pub stage: Stage,
    /// Whether an asset that enters the stage without saying more gets it.
    pub is_default: Option<bool>,
    /// Whether an asset of this status may be handed out.
    pub may_be_handed_out: Option<bool>,
}

const TONES: &[Choice<'static>] = &[
    Choice::toned("ok", "Green", Tone::Ok),
    Choice::toned("info", "Blue", Tone::Info),
    Choice::toned("preparing", "Violet", Tone::Preparing),
    Choice::toned("warn", "Amber", Tone::Warn),
    Choice::toned("bad", "Red", Tone::Bad),
    Choice::toned("muted", "Grey", Tone::Muted),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name")
        .required()
        .max(60)
        .unique()
        .searchable()
        .listed()
        .aliases(&["status", "status name"]),
    Field::choice("stage", "Stage", STAGES).required().indexed().listed(),
    Field::choice("tone", "Colour", TONES).listed(),
    Field::boolean("is_default", "Default of its stage").listed(),
    Field::boolean("may_be_handed_out", "May be handed out").listed().help("Only for statuses in stock."),
    Field::text("description", "Description"),
    Field::integer("sort_order", "Order"),
];

impl Record for Status {
    const KIND: &'static RecordKind = &RecordKind {
        name: "status",
        one: "status",
        many: "Statuses",
        path: "statuses",
        table: "statuses",
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

    fn prepare(before: Option<&Self>, after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        if before.is_some_and(|was| was.stage != after.stage) {
            let message = "A status stays in its stage: assets that have it would change their stage unseen.";
            return Err(Error::invalid("stage", "fixed", message));
        }
        Ok(after)
    }
}
