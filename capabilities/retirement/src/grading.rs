//! An asset is graded: what was tested, what it looks like, and the grade that follows.
use crate::{
    READ, WORK, decide, gates,
    rules::grading::{Findings, Grade, Look, Tested, grade},
};
use assets::{Asset, Condition, rules::lifecycle::is_disposed, rules::stage::Stage};
use domain::{Date, Event, Field, Id};
use engine::{
    Belonging, Command, Happening, Permission, Place, Record, RecordKind, Ref, Result, Work, derive_state,
    prepare_state,
};
use people::{Company, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An asset was graded.
pub const GRADED: Event = Event::new("graded", "graded");

/// What was found when an asset was graded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grading {
    /// Its identity.
    pub id: Id<Grading>,
    /// Its number: GR-000042.
    pub number: String,
    /// Which asset.
    pub asset: Id<Asset>,
    /// The grade.
    pub grade: Grade,
    /// Why.
    pub because: String,
    /// Whether it starts.
    pub starts: Tested,
    /// Its screen.
    pub display: Tested,
    /// Keyboard, buttons, touch.
    pub input: Tested,
    /// Sockets and slots.
    pub ports: Tested,
    /// Wire and radio.
    pub network: Tested,
    /// Camera, microphone, loudspeaker.
    pub camera_audio: Tested,
    /// What is left of the battery, in percent.
    pub battery_percent: Option<i64>,
    /// What it looks like.
    pub look: Look,
    /// Whether it is locked to an account.
    #[serde(default)]
    pub locked: bool,
    /// When.
    pub graded_on: Date,
    /// Who.
    pub graded_by: Option<Id<Person>>,
    /// Something to remember.
    pub notes: Option<String>,
    /// Whose asset it is.
    pub company: Option<Id<Company>>,
}

const TESTS: &str = "Tests";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").unique().searchable().listed(),
    Field::reference("asset", "Asset", "asset").indexed().searchable().listed(),
    Field::choice("grade", "Grade", Grade::CHOICES).indexed().listed(),
    Field::text("because", "Because").max(500).listed(),
    Field::choice("starts", "Starts", Tested::CHOICES).group(TESTS),
    Field::choice("display", "Display", Tested::CHOICES).group(TESTS),
    Field::choice("input", "Keyboard, buttons, touch", Tested::CHOICES).group(TESTS),
    Field::choice("ports", "Sockets and slots", Tested::CHOICES).group(TESTS),
    Field::choice("network", "Network", Tested::CHOICES).group(TESTS),
    Field::choice("camera_audio", "Camera and sound", Tested::CHOICES).group(TESTS),
    Field::integer("battery_percent", "Battery left, percent").group(TESTS).at_least(0),
    Field::choice("look", "Looks", Look::CHOICES).listed(),
    Field::boolean("locked", "Locked to an account"),
    Field::date("graded_on", "Graded on").indexed().listed(),
    Field::reference("graded_by", "Graded by", "person").listed(),
    Field::long_text("notes", "Notes"),
    Field::reference("company", "Company", "company").indexed(),
];

impl Record for Grading {
    const KIND: &'static RecordKind = &RecordKind {
        name: "grading",
        one: "grading",
        many: "Gradings",
        path: "gradings",
        table: "gradings",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
        read: READ,
        register: WORK,
        edit: WORK,
        archive: WORK,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

const fn untested() -> Tested {
    Tested::Untested
}

/// Grades an asset from what was tested and what it looks like; the way on that the decision table recommends follows.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct GradeAsset {
    /// Which asset.
    pub asset: Ref<Asset>,
    /// Whether it starts.
    pub starts: Tested,
    /// What it looks like.
    pub look: Look,
    /// Its screen.
    #[serde(default = "untested")]
    pub display: Tested,
    /// Keyboard, buttons, touch.
    #[serde(default = "untested")]
    pub input: Tested,
    /// Sockets and slots.
    #[serde(default = "untested")]
    pub ports: Tested,
    /// Wire and radio.
    #[serde(default = "untested")]
    pub network: Tested,
    /// Camera, microphone, loudspeaker.
    #[serde(default = "untested")]
    pub camera_audio: Tested,
    /// What is left of the battery, in percent.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    pub battery_percent: Option<i64>,
    /// It is still locked to somebody's account.
    #[serde(default)]
    pub locked: bool,
    /// Something to remember.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub notes: Option<String>,
}

impl Command for GradeAsset {
    const NAME: &'static str = "retirement.grade-asset";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Grades an asset from tests and looks, A to D; the decision table then recommends its way on.";
    const PLACE: Place = Place::post("/assets/{asset}/grade");
    type Outcome = Id<Grading>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Grading>> {
        let asset = work.find_to_change(&self.asset)?;
        if asset.stage == Stage::Disposed {
            return Err(is_disposed(&asset.tag).into());
        }
        if self.battery_percent.is_some_and(|left| !(0..=100).contains(&left)) {
            return Err(engine::Error::invalid(
                "battery_percent",
                "not-a-share",
                "A share is 0 to 100 percent.",
            ));
        }
        let tests = [
            ("display", self.display),
            ("input", self.input),
            ("ports", self.ports),
            ("network", self.network),
            ("camera and sound", self.camera_audio),
        ];
        let (grade, reasons) = grade(&Findings {
            starts: self.starts,
            tests: &tests,
            battery: self.battery_percent,
            look: self.look,
            locked: self.locked,
        });
        let id = work.new_id::<Grading>()?;
        let grading = Grading {
            id,
            number: format!("GR-{:06}", id.number()),
            asset: asset.id,
            grade,
            because: reasons.join("; "),
            starts: self.starts,
            display: self.display,
            input: self.input,
            ports: self.ports,
            network: self.network,
            camera_audio: self.camera_audio,
            battery_percent: self.battery_percent,
            look: self.look,
            locked: self.locked,
            graded_on: work.day(),
            graded_by: work.actor().person.map(Id::new),
            notes: self.notes,
            company: asset.company,
        };
        work.register(&grading, GRADED)?;
        work.as_system(|work| gates::take_condition(work, asset.id, condition_of(grade), &grading))?;
        decide::recommend_for(work, asset.id)?;
        Ok(id)
    }
}

const fn condition_of(grade: Grade) -> Condition {
    match grade {
        Grade::A => Condition::Good,
        Grade::B => Condition::Fair,
        Grade::C => Condition::Poor,
        Grade::D => Condition::Broken,
    }
}

/// What is remembered of a grade in the history of its asset.
pub(crate) fn told(grading: &Grading) -> Happening {
    Happening::of(GRADED).fact("grade", grading.grade.label()).fact("because", &grading.because)
}
