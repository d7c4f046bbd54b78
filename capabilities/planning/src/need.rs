//! Something that somebody needs.
use crate::{Headcount, MANAGE, PlanLine, ProfileLine, READ, store};
use catalog::{Category, Model};
use domain::{Choice, Date, Field, Id, Kind, State, Tone};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use people::{Company, Department, Location, Person};
use serde::{Deserialize, Serialize};

/// A need: so many of a model or a category, by a day, for somebody or a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// Its identity.
    pub id: Id<Need>,
    /// Its number: `N-000012`.
    #[serde(default)]
    pub number: String,
    /// What it is, in words.
    pub title: Option<String>,
    /// Which model.
    pub model: Option<Id<Model>>,
    /// Which category; the model's where a model is named.
    pub category: Option<Id<Category>>,
    /// How many.
    pub quantity: Option<i64>,
    /// How many of them have been provided.
    #[serde(default)]
    pub provided: i64,
    /// Where it stands.
    #[serde(default)]
    pub state: NeedState,
    /// By when.
    pub wanted_by: Option<Date>,
    /// Where.
    pub location: Option<Id<Location>>,
    /// For which team.
    pub department: Option<Id<Department>>,
    /// For which company.
    pub company: Option<Id<Company>>,
    /// Who asks.
    pub requester: Option<Id<Person>>,
    /// For whom, where that is somebody else.
    pub for_person: Option<Id<Person>>,
    /// Why it is needed.
    pub reason: Option<String>,
    /// Why what is in stock will not do.
    pub despite_stock: Option<String>,
    /// The line of the headcount plan that it comes from.
    pub headcount: Option<Id<Headcount>>,
    /// The line of the profile that it comes from.
    pub profile_line: Option<Id<ProfileLine>>,
    /// The line of the purchase plan that it goes into.
    pub plan_line: Option<Id<PlanLine>>,
    /// What it was worked out from, so that working it out again finds it.
    pub origin: Option<String>,
    /// Votes for it.
    #[serde(default)]
    pub votes_for: i64,
    /// Votes against it.
    #[serde(default)]
    pub votes_against: i64,
}

/// Where a need stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedState {
    /// Somebody has to say yes first.
    Asked,
    /// It is to be met.
    #[default]
    Wanted,
    /// It stands in a purchase plan.
    Planned,
    /// It is met.
    Met,
    /// Somebody said no.
    Refused,
    /// It is not needed any more.
    Dropped,
}

impl NeedState {
    /// Whether something is still to be provided.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Asked | Self::Wanted | Self::Planned => true,
            Self::Met | Self::Refused | Self::Dropped => false,
        }
    }
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("asked", "Waits for approval", Tone::Warn),
    Choice::toned("wanted", "Wanted", Tone::Preparing),
    Choice::toned("planned", "In a plan", Tone::Info),
    Choice::toned("met", "Met", Tone::Ok),
    Choice::toned("refused", "Refused", Tone::Bad),
    Choice::toned("dropped", "Dropped", Tone::Muted),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").max(40).governed().unique().searchable().listed(),
    Field::text("title", "What").searchable().listed().help("Left empty, the model or category says it."),
    Field::reference("model", "Model", "model").indexed().searchable().listed(),
    Field::reference("category", "Category", "category").indexed().listed(),
    Field::integer("quantity", "Quantity").at_least(1).listed().aliases(&["count", "number of items"]),
    Field::integer("provided", "Provided").governed().listed(),
    Field::choice("state", "State", STATES).governed().indexed().listed(),
    Field::date("wanted_by", "Wanted by").required().indexed().listed().aliases(&["needed by", "start date"]),
    Field::reference("location", "Place", "location").indexed().listed(),
    Field::reference("department", "Department", "department").indexed().listed().aliases(&["team"]),
    Field::reference("company", "Company", "company").indexed(),
    Field::reference("requester", "Requested by", "person").indexed().listed(),
    Field::reference("for_person", "For", "person").sparse().listed(),
    Field::long_text("reason", "Reason"),
    Field::text("despite_stock", "Why not from stock")
        .help("Only where some are free in stock: why they will not do."),
    Field::reference("headcount", "From the headcount plan", "headcount").governed().sparse(),
    Field::reference("profile_line", "From the profile", "profile-line").governed().sparse(),
    Field::reference("plan_line", "In the plan", "purchase-plan-line").governed().sparse(),
    Field::text("origin", "Worked out from").max(120).governed().sparse(),
    Field::integer("votes_for", "Votes for").governed().listed(),
    Field::integer("votes_against", "Votes against").governed(),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Need {
    const KIND: &'static RecordKind = &RecordKind {
        name: "need",
        one: "need",
        many: "Needs",
        path: "needs",
        table: "planning_needs",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["state, wanted_by, id", "headcount, profile_line, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: Some("department"),
            own: &["requester", "for_person"],
        },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        if before.is_none() {
            after.requester = after.requester.or(work.actor().person.map(Id::new));
        }
        let changed = before.is_none_or(|was| {
            was.model != after.model || was.category != after.category || was.quantity != after.quantity
        });
        if changed && before.is_some_and(|was| was.state == NeedState::Planned) {
            let message = "This stands in a purchase plan. Take it out of the plan first, or ask for more by another need.";
            return Err(Error::invalid("quantity", "in-a-plan", message));
        }
        after = completed(work, after)?;
        if before.is_none() && after.headcount.is_none() && after.origin.is_none() {
            heed_stock(work, &after)?;
        }
        Ok(after)
    }
}

/// With number, quantity, category and title.
pub(crate) fn completed(work: &mut Work<'_>, mut need: Need) -> Result<Need> {
    if need.number.is_empty() {
        need.number = format!("N-{:06}", need.id.number());
    }
    need.quantity = need.quantity.or(Some(1));
    if let Some(model) = need.model {
        need.category = store::category_of(work, model)?.or(need.category);
    }
    if need.model.is_none() && need.category.is_none() {
        let message = "Name the model, or the category if any model will do.";
        return Err(Error::invalid("model", "required", message));
    }
    if need.title.is_none() {
        need.title = thing(work, need.model, need.category)?;
    }
    Ok(need)
}

/// What a model or category is called.
pub(crate) fn thing(
    view: &mut View<'_>,
    model: Option<Id<Model>>,
    category: Option<Id<Category>>,
) -> Result<Option<String>> {
    if let Some(model) = model {
        return Ok(view.labels(Model::KIND, &[model.number()])?.remove(&model.number()));
    }
    let Some(category) = category else { return Ok(None) };
    Ok(view.labels(Category::KIND, &[category.number()])?.remove(&category.number()))
}

/// Refuses to ask for what is there already, unless it is said why that will not do.
pub(crate) fn heed_stock(work: &mut Work<'_>, need: &Need) -> Result<()> {
    let said = need.despite_stock.as_deref().is_some_and(|why| !why.trim().is_empty());
    let idle = if said { 0 } else { store::idle(work, need.model, need.category)? };
    if idle == 0 {
        return Ok(());
    }
    let tags = store::some_idle(work, need.model, need.category)?;
    let such_as = if tags.is_empty() { String::new() } else { format!(" ({})", tags.join(", ")) };
    let message = format!(
        "{idle} of these are free in stock{such_as}. Take from those, or say here why they will not do."
    );
    Err(Error::invalid("despite_stock", "free-in-stock", message))
}

/// A need of which nothing is known yet.
pub(crate) fn blank(id: Id<Need>) -> Need {
    Need {
        id,
        number: String::new(),
        title: None,
        model: None,
        category: None,
        quantity: None,
        provided: 0,
        state: NeedState::Wanted,
        wanted_by: None,
        location: None,
        department: None,
        company: None,
        requester: None,
        for_person: None,
        reason: None,
        despite_stock: None,
        headcount: None,
        profile_line: None,
        plan_line: None,
        origin: None,
        votes_for: 0,
        votes_against: 0,
    }
}
