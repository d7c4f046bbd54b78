//! Designs of labels that people have made.
use crate::{
    CONFIGURE,
    print::design::{Design, Holds, Media, Symbol, millimetres},
};
use domain::{Choice, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};

/// A design of labels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LabelTemplate {
    /// Its identity.
    pub id: Id<LabelTemplate>,
    /// What it is called.
    #[serde(default)]
    pub name: String,
    /// What it is printed on; A4 unless said.
    pub media: Option<Media>,
    /// How wide a label is, in millimetres.
    pub width_mm: Option<String>,
    /// How high a label is, in millimetres.
    pub height_mm: Option<String>,
    /// Labels beside one another on a sheet; one unless said.
    pub columns: Option<i64>,
    /// Labels below one another on a sheet; one unless said.
    pub rows: Option<i64>,
    /// From the left edge of the sheet to the first label, in millimetres.
    pub margin_left_mm: Option<String>,
    /// From the upper edge of the sheet to the first label, in millimetres.
    pub margin_top_mm: Option<String>,
    /// Between labels beside one another, in millimetres.
    pub gap_across_mm: Option<String>,
    /// Between labels below one another, in millimetres.
    pub gap_down_mm: Option<String>,
    /// The code on each; QR unless said.
    pub code: Option<Symbol>,
    /// What the code says; the address unless said.
    pub code_holds: Option<Holds>,
    /// The fields beside the code.
    #[serde(default)]
    pub lines: Option<Vec<String>>,
}

const MEDIA: &[Choice<'static>] = &[
    Choice::new("a4", "Sheets of A4"),
    Choice::new("letter", "Sheets of US letter"),
    Choice::new("roll", "A roll"),
];
const CODES: &[Choice<'static>] = &[
    Choice::new("qr", "QR code"),
    Choice::new("data-matrix", "Data Matrix"),
    Choice::new("code-128", "Code 128"),
    Choice::new("none", "No code"),
];
const HOLDS: &[Choice<'static>] = &[
    Choice::new("address", "The address of its page"),
    Choice::new("tag", "Its tag"),
    Choice::new("serial", "Its serial number"),
];
const LINES: &[Choice<'static>] = &[
    Choice::new("tag", "Tag"),
    Choice::new("name", "Name, or else the model"),
    Choice::new("model", "Model"),
    Choice::new("serial", "Serial number"),
    Choice::new("category", "Category"),
    Choice::new("company", "Company"),
    Choice::new("department", "Department"),
    Choice::new("home_location", "Home location"),
    Choice::new("hostname", "Host name"),
    Choice::new("order_number", "Order number"),
];
const SHEET: &str = "Sheet";
const CONTENT: &str = "On each label";
/// More labels than this fit on no sheet.
const MANY: i64 = 100;

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed(),
    Field::choice("media", "Printed on", MEDIA).listed(),
    Field::new("width_mm", "Width, mm", Kind::Decimal).required().listed(),
    Field::new("height_mm", "Height, mm", Kind::Decimal).required().listed(),
    Field::integer("columns", "Labels side by side").group(SHEET).at_least(1).listed(),
    Field::integer("rows", "Labels one below another").group(SHEET).at_least(1).listed(),
    Field::new("margin_left_mm", "Left margin, mm", Kind::Decimal)
        .group(SHEET)
        .help("From the edge of the paper to the first label."),
    Field::new("margin_top_mm", "Top margin, mm", Kind::Decimal).group(SHEET),
    Field::new("gap_across_mm", "Gap between columns, mm", Kind::Decimal).group(SHEET),
    Field::new("gap_down_mm", "Gap between rows, mm", Kind::Decimal).group(SHEET),
    Field::choice("code", "Code", CODES).group(CONTENT).listed().help("Phones read QR codes best."),
    Field::choice("code_holds", "The code says", HOLDS).group(CONTENT),
    Field::new("lines", "Lines", Kind::Choices(LINES))
        .group(CONTENT)
        .help("Tag, name and serial number unless you choose."),
];

impl Record for LabelTemplate {
    const KIND: &'static RecordKind = &RecordKind {
        name: "label-template",
        one: "label template",
        many: "Label templates",
        path: "label-templates",
        table: "label_templates",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: assets::READ,
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
        let lengths = [
            ("width_mm", &after.width_mm),
            ("height_mm", &after.height_mm),
            ("margin_left_mm", &after.margin_left_mm),
            ("margin_top_mm", &after.margin_top_mm),
            ("gap_across_mm", &after.gap_across_mm),
            ("gap_down_mm", &after.gap_down_mm),
        ];
        for (field, text) in lengths {
            if text.as_deref().is_some_and(|text| millimetres(text).is_none()) {
                return Err(Error::invalid(field, "not-a-length", "A number of millimetres, such as 38.1."));
            }
        }
        for (field, number) in [("columns", after.columns), ("rows", after.rows)] {
            if number.is_some_and(|number| number > MANY) {
                return Err(Error::invalid(field, "too-many", format!("At most {MANY}.")));
            }
        }
        match after.design().flaw() {
            Some((field, text)) => Err(Error::invalid(field, "does-not-fit", text)),
            None => Ok(after),
        }
    }
}

impl LabelTemplate {
    /// As a design.
    pub fn design(&self) -> Design {
        let length = |text: &Option<String>| text.as_deref().and_then(millimetres).unwrap_or_default();
        let number = |number: Option<i64>| number.and_then(|it| usize::try_from(it).ok()).unwrap_or(1);
        let lines = self.lines.clone().filter(|lines| !lines.is_empty());
        Design {
            media: self.media.unwrap_or_default(),
            width: length(&self.width_mm),
            height: length(&self.height_mm),
            columns: number(self.columns),
            rows: number(self.rows),
            left: length(&self.margin_left_mm),
            top: length(&self.margin_top_mm),
            across: length(&self.gap_across_mm),
            down: length(&self.gap_down_mm),
            symbol: self.code.unwrap_or_default(),
            holds: self.code_holds.unwrap_or_default(),
            lines: lines.unwrap_or_else(|| ["tag", "name", "serial"].map(str::to_owned).to_vec()),
        }
    }
}
