//! What a capability brings to the web interface, as constant lists: how its records look, what it shows on the pages
//! of others, what can be done there, its own pages.
use crate::{Page, Shown};
use domain::State;
use engine::{Permission, Result};
use maud::Markup;
use ui::{i18n::Source, kit::Icon};

/// Everything that a capability brings to the web interface.
pub struct Part {
    /// How its kinds of records look.
    pub looks: &'static [Look],
    /// What it shows on the pages of records, its own and those of others.
    pub panels: &'static [Panel],
    /// What can be done on those pages.
    pub acts: &'static [Act],
    /// What stands above the forms of verbs: what the step would do, before one sends it.
    pub advice: &'static [Advice],
    /// Verbs that make a record with which one goes on, and the kind of it: after the award comes the order.
    pub leads: &'static [(&'static str, &'static str)],
    /// What it shows on the overview.
    pub tiles: &'static [Tile],
    /// Pages of its own that stand in the navigation.
    pub places: &'static [Place],
    /// Its texts in every language.
    pub texts: &'static [Source],
    /// What other languages call what it declares in English: fields, choices, events.
    pub words: &'static [Source],
    /// Addresses that other pages lead to: its name (`import`, `bulk`), the address, what it needs.
    pub doors: &'static [(&'static str, &'static str, Permission)],
    /// Who the reader is: the capability that knows says it.
    pub reader: Option<fn(&mut Page<'_, '_>) -> Result<ReaderFacts>>,
    /// How many unread messages the reader has; asked on every page.
    pub unread: Option<fn(&mut Page<'_, '_>) -> Result<i64>>,
    /// What the palette offers beside records, places and acts.
    pub finds: Option<Finding>,
    /// Where somebody without an account may go instead, who came for an address that needs one.
    pub strangers: Option<fn(&str) -> Option<String>>,
}

/// Who reads, in words.
#[derive(Clone, Debug, Default)]
pub struct ReaderFacts {
    /// Their name.
    pub name: String,
    /// What they are here: "Asset manager".
    pub role: String,
}

/// Finds what the palette offers for what was typed.
pub type Finding = fn(&mut Page<'_, '_>, &str) -> Result<Vec<Find>>;

/// Something that the palette offers.
#[derive(Clone, Debug)]
pub struct Find {
    /// What it is called.
    pub label: String,
    /// A few words at its end.
    pub note: String,
    /// Where it leads.
    pub href: String,
    /// Its drawing.
    pub icon: Icon,
}

impl Part {
    /// A part that brings nothing yet.
    pub const NONE: Self = Self {
        looks: &[],
        panels: &[],
        acts: &[],
        advice: &[],
        leads: &[],
        tiles: &[],
        places: &[],
        texts: &[],
        words: &[],
        doors: &[],
        reader: None,
        unread: None,
        finds: None,
        strangers: None,
    };
}

/// Under which heading of the navigation something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// What one looks at every day.
    Daily,
    /// What there is.
    Inventory,
    /// What happens to it.
    Lifecycle,
    /// What it costs, and what proves it.
    Money,
    /// How the register is set up.
    Setup,
}

impl Section {
    /// Every section, in order.
    pub const ALL: [Self; 5] = [Self::Daily, Self::Inventory, Self::Lifecycle, Self::Money, Self::Setup];

    /// The key of its heading.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Daily => "section-daily",
            Self::Inventory => "section-inventory",
            Self::Lifecycle => "section-lifecycle",
            Self::Money => "section-money",
            Self::Setup => "section-setup",
        }
    }
}

/// How records of a kind look, in lists and on a page of their own.
#[derive(Clone, Copy)]
pub struct Look {
    /// The kind.
    pub kind: &'static str,
    /// The drawing of its kind.
    pub icon: Icon,
    /// The drawing of one record, where they differ: a phone is no laptop.
    pub drawing: Option<fn(&State) -> Icon>,
    /// Fields that the drawing is chosen by.
    pub reads: &'static [&'static str],
    /// Where its list stands in the navigation; none for kinds that are reached from elsewhere.
    pub section: Option<Section>,
    /// Its place in the section.
    pub order: u8,
    /// The keys that lead to its list: "g a".
    pub key: Option<&'static str>,
    /// The fields whose first value, in this order, is what people call a record; its label when there is none.
    pub title: &'static [&'static str],
    /// The field that is shown as its state: a status, a stage.
    pub state: Option<&'static str>,
    /// The field that holds a colour, for kinds whose records are states of others.
    pub tone: Option<&'static str>,
    /// The columns of its list to begin with.
    pub columns: &'static [&'static str],
    /// Fields in the head of its page, each with a drawing.
    pub meta: &'static [(&'static str, Icon)],
    /// Lists that come with the product: the key of their name, and what follows the question mark.
    pub views: &'static [(&'static str, &'static str)],
    /// The verb that a record begins with, for kinds that are not registered as one likes: `disposal.open-lot`.
    pub begins: Option<&'static str>,
    /// What can be done with many at once, by name: `custody.move`.
    pub bulk: &'static [&'static str],
    /// Fields of other kinds that refer to it, shown as lists on its page: kind, field, and the key of their heading.
    pub children: &'static [(&'static str, &'static str, &'static str)],
}

impl Look {
    /// A kind with its drawing, outside of the navigation.
    pub const fn new(kind: &'static str, icon: Icon) -> Self {
        Self {
            kind,
            icon,
            drawing: None,
            reads: &[],
            section: None,
            order: 50,
            key: None,
            title: &[],
            state: None,
            tone: None,
            columns: &[],
            meta: &[],
            views: &[],
            begins: None,
            bulk: &[],
            children: &[],
        }
    }
    /// Its list stands in the navigation.
    pub const fn under(self, section: Section, order: u8) -> Self {
        Self { section: Some(section), order, ..self }
    }
    /// The keys that lead to its list.
    pub const fn key(self, key: &'static str) -> Self {
        Self { key: Some(key), ..self }
    }
    /// What people call a record.
    pub const fn title(self, title: &'static [&'static str]) -> Self {
        Self { title, ..self }
    }
    /// The field that is its state.
    pub const fn state(self, state: &'static str) -> Self {
        Self { state: Some(state), ..self }
    }
    /// The field that holds its colour.
    pub const fn tone(self, tone: &'static str) -> Self {
        Self { tone: Some(tone), ..self }
    }
    /// The columns of its list.
    pub const fn columns(self, columns: &'static [&'static str]) -> Self {
        Self { columns, ..self }
    }
    /// The head of its page.
    pub const fn meta(self, meta: &'static [(&'static str, Icon)]) -> Self {
        Self { meta, ..self }
    }
    /// The lists that come with it.
    pub const fn views(self, views: &'static [(&'static str, &'static str)]) -> Self {
        Self { views, ..self }
    }
    /// The verb that a record begins with.
    pub const fn begins(self, verb: &'static str) -> Self {
        Self { begins: Some(verb), ..self }
    }
    /// What can be done with many.
    pub const fn bulk(self, bulk: &'static [&'static str]) -> Self {
        Self { bulk, ..self }
    }
    /// The drawing of one record, chosen by the values of some fields.
    pub const fn drawing(self, reads: &'static [&'static str], drawing: fn(&State) -> Icon) -> Self {
        Self { drawing: Some(drawing), reads, ..self }
    }
    /// The lists on its page.
    pub const fn children(self, children: &'static [(&'static str, &'static str, &'static str)]) -> Self {
        Self { children, ..self }
    }
}

/// Where on the page of a record something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Under its head, across the page.
    Head,
    /// What is next: few rows, each with one step.
    Next,
    /// The middle: what happened and happens.
    Story,
    /// Beside it: facts.
    Facts,
    /// A part of the page with a tab of its own, named by this key.
    Tab(&'static str),
}

/// Something that a capability shows on the page of a record.
#[derive(Clone, Copy)]
pub struct Panel {
    /// The kind of record, or [`engine::ANY_KIND`].
    pub kind: &'static str,
    /// Where.
    pub side: Side,
    /// Its place among the others there.
    pub order: u8,
    /// Needed to see it.
    pub needs: Permission,
    /// Whether it can tell how it was on a past day; the others are left out there.
    pub past: bool,
    /// What it shows; nothing when it has nothing to say.
    pub show: fn(&mut Page<'_, '_>, &Subject) -> Result<Option<Markup>>,
}

impl Panel {
    /// A panel that tells how things are now.
    pub const fn new(
        kind: &'static str,
        side: Side,
        order: u8,
        needs: Permission,
        show: fn(&mut Page<'_, '_>, &Subject) -> Result<Option<Markup>>,
    ) -> Self {
        Self { kind, side, order, needs, past: false, show }
    }

    /// The same, on a past day too.
    pub const fn past(self) -> Self {
        Self { past: true, ..self }
    }
}

/// The record that a page is about.
pub struct Subject {
    /// Its kind.
    pub kind: &'static engine::RecordKind,
    /// Its id.
    pub id: i64,
    /// Its version; none in the past.
    pub version: Option<i64>,
    /// Its values, derived ones among them, references as `{id, label}`.
    pub values: State,
    /// At which point of history it is shown.
    pub as_of: engine::AsOf,
    /// What people call it.
    pub title: String,
    /// Its own address.
    pub href: String,
}

impl Subject {
    /// A value as text, if it is one.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.values.get(field).and_then(serde_json::Value::as_str)
    }

    /// The id of the record that a field refers to.
    pub fn reference(&self, field: &str) -> Option<i64> {
        self.values.get(field).and_then(|value| value.get("id")).and_then(serde_json::Value::as_i64)
    }

    /// What the record that a field refers to is called.
    pub fn label(&self, field: &str) -> Option<&str> {
        self.values.get(field).and_then(|value| value.get("label")).and_then(serde_json::Value::as_str)
    }

    /// Whether it has been taken out of daily lists.
    pub fn is_archived(&self) -> bool {
        self.values.contains_key("archived")
    }
}

/// Something that can be done on the page of a record: a button, or a line of its menu, that opens a form.
#[derive(Clone, Copy)]
pub struct Act {
    /// The kind of record.
    pub kind: &'static str,
    /// What is done: `custody.hand-out`.
    pub verb: &'static str,
    /// The field of its input that names the record.
    pub subject: &'static str,
    /// Its drawing.
    pub icon: Icon,
    /// Whether it makes sense for a record in this state.
    pub when: fn(&State) -> bool,
    /// How near at hand it is.
    pub rank: Rank,
    /// The key that opens it.
    pub key: Option<&'static str>,
}

impl Act {
    /// Something to do with a record of this kind, when its state allows.
    pub const fn new(
        kind: &'static str,
        verb: &'static str,
        subject: &'static str,
        icon: Icon,
        when: fn(&State) -> bool,
        rank: Rank,
    ) -> Self {
        Self { kind, verb, subject, icon, when, rank, key: None }
    }

    /// The same, opened by a key too.
    pub const fn key(self, key: &'static str) -> Self {
        Self { key: Some(key), ..self }
    }
}

/// What stands above the form of a verb, about the record that it was opened for.
#[derive(Clone, Copy)]
pub struct Advice {
    /// The verb: `procurement.submit`.
    pub verb: &'static str,
    /// Needed to see it.
    pub needs: Permission,
    /// What it says of the record with this id; nothing when it has nothing to say.
    pub show: fn(&mut Page<'_, '_>, i64) -> Result<Option<Markup>>,
}

impl Advice {
    /// What stands above the form of a verb.
    pub const fn new(
        verb: &'static str,
        needs: Permission,
        show: fn(&mut Page<'_, '_>, i64) -> Result<Option<Markup>>,
    ) -> Self {
        Self { verb, needs, show }
    }
}

/// For what makes sense in every state.
pub const fn always(_: &State) -> bool {
    true
}

/// A word of a record's state; empty where it has none.
pub fn word<'s>(values: &'s State, field: &str) -> &'s str {
    values.get(field).and_then(serde_json::Value::as_str).unwrap_or_default()
}

/// How near at hand something that can be done is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The one thing to do; of several the first.
    First,
    /// A button of its own.
    Button,
    /// A line of the menu.
    Menu,
    /// A line of the menu that takes something away.
    Danger,
}

/// How wide a tile is, in twelfths of the page.
pub type Width = u8;

/// Something on the overview.
#[derive(Clone, Copy)]
pub struct Tile {
    /// Its name, by which a person's arrangement knows it.
    pub name: &'static str,
    /// The key of what the person who arranges the tiles reads.
    pub title: &'static str,
    /// Its place to begin with.
    pub order: u8,
    /// How wide it is.
    pub width: Width,
    /// Needed to see it.
    pub needs: Permission,
    /// What it shows; nothing when it has nothing to say.
    pub show: fn(&mut Page<'_, '_>) -> Result<Option<Markup>>,
}

/// A page that stands in the navigation.
#[derive(Clone, Copy)]
pub struct Place {
    /// The key of its name.
    pub text: &'static str,
    /// Its address.
    pub href: &'static str,
    /// Its drawing.
    pub icon: Icon,
    /// Its heading.
    pub section: Section,
    /// Its place under it.
    pub order: u8,
    /// The keys that lead there.
    pub key: Option<&'static str>,
    /// Needed to see it.
    pub needs: Permission,
    /// How many things wait there for the reader; asked on every page, so it must cost next to nothing.
    pub waiting: Option<fn(&mut Page<'_, '_>) -> Result<i64>>,
}

impl Place {
    /// A page under a heading.
    pub const fn new(
        text: &'static str,
        href: &'static str,
        icon: Icon,
        section: Section,
        order: u8,
        needs: Permission,
    ) -> Self {
        Self { text, href, icon, section, order, key: None, needs, waiting: None }
    }

    /// The same, reached by keys too.
    pub const fn key(self, key: &'static str) -> Self {
        Self { key: Some(key), ..self }
    }

    /// The same, with how much waits there.
    pub const fn waiting(self, waiting: fn(&mut Page<'_, '_>) -> Result<i64>) -> Self {
        Self { waiting: Some(waiting), ..self }
    }
}

/// A page, as a function.
pub type Show = fn(&mut Page<'_, '_>) -> Result<Shown>;
