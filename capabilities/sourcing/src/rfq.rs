//! A request for quotation.
use crate::{MANAGE, READ};
use contracts::Contract;
use domain::{Aspect, Choice, Currency, Date, Field, Id, Refusal, State, Tone};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::{Company, Department, Location};
use procurement::Order;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a request is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RfqState {
    /// In the making.
    #[default]
    Draft,
    /// Suppliers bid.
    Open,
    /// No more bids are taken.
    Closed,
    /// Somebody won.
    Awarded,
    /// Nobody will.
    Cancelled,
}

/// A request for quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rfq {
    /// Its identity.
    pub id: Id<Rfq>,
    /// What it is called in letters.
    #[serde(default)]
    pub code: String,
    /// What for.
    #[serde(default)]
    pub title: String,
    /// Where it is.
    #[serde(default)]
    pub state: RfqState,
    /// Who buys.
    pub company: Option<Id<Company>>,
    /// Whose cost centre carries it.
    pub department: Option<Id<Department>>,
    /// Where it goes.
    pub ship_to: Option<Id<Location>>,
    /// In which currency bids are compared.
    #[serde(default)]
    pub currency: String,
    /// The last day for bids.
    pub deadline: Option<Date>,
    /// When it must be there.
    pub needed_by: Option<Date>,
    /// The order that became of it.
    pub purchase_order: Option<Id<Order>>,
    /// The contract that became of it.
    pub contract: Option<Id<Contract>>,
    /// Why this one won.
    pub awarded_because: Option<String>,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("draft", "Draft", Tone::Muted),
    Choice::toned("open", "Open for bids", Tone::Info),
    Choice::toned("closed", "Closed", Tone::Warn),
    Choice::toned("awarded", "Awarded", Tone::Ok),
    Choice::toned("cancelled", "Cancelled", Tone::Muted),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("code", "Request").max(40).governed().unique().searchable().listed(),
    Field::text("title", "What for").required().max(200).searchable().listed(),
    Field::choice("state", "State", STATES).about(Aspect::Life).governed().indexed().listed(),
    Field::date("deadline", "Bids until").indexed().listed(),
    Field::date("needed_by", "Needed by").indexed().listed(),
    Field::text("currency", "Compared in").max(3),
    Field::reference("company", "Company", "company").indexed(),
    Field::reference("department", "Cost centre", "department").indexed(),
    Field::reference("ship_to", "Deliver to", "location").indexed(),
    Field::long_text("terms", "Terms").help("What suppliers read above the lines."),
    Field::reference("purchase_order", "Order", "order").about(Aspect::Life).governed().sparse(),
    Field::reference("contract", "Contract", "contract").about(Aspect::Life).governed().sparse(),
    Field::long_text("awarded_because", "Awarded because").about(Aspect::Life).governed(),
    Field::long_text("notes", "Notes").help("Suppliers do not see these."),
];

impl Rfq {
    /// The currency in which bids are compared.
    pub fn compared_in(&self) -> Result<Currency> {
        self.currency.parse().map_err(|_| Error::internal(format!("{} has no currency", self.code)))
    }

    /// Refuses what only a request in another state allows.
    pub fn must_be(&self, states: &[RfqState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            return Ok(());
        }
        let label =
            STATES.iter().find(|one| serde_json::json!(self.state) == one.value).map_or("", |one| one.label);
        let message = format!("{} is \u{201c}{label}\u{201d}; this is not possible there.", self.code);
        Err(Refusal::new("wrong-state", message))
    }

    /// Refuses bids before it is open and after its last day.
    pub fn takes_bids(&self, today: Date) -> Result<(), Refusal> {
        self.must_be(&[RfqState::Open])?;
        match self.deadline.filter(|deadline| *deadline < today) {
            Some(deadline) => Err(Refusal::new("too-late", format!("Bids were taken until {deadline}."))),
            None => Ok(()),
        }
    }
}

impl Record for Rfq {
    const KIND: &'static RecordKind = &RecordKind {
        name: "rfq",
        one: "request for quotation",
        many: "Requests for quotation",
        path: "rfqs",
        table: "rfqs",
        label: "code",
        keys: &["code"],
        fields: FIELDS,
        indexes: &["state, code, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("ship_to"),
            department: Some("department"),
            own: &[],
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

    fn prepare(before: Option<&Self>, mut after: Self, whole: &State, work: &mut Work<'_>) -> Result<Self> {
        if let Some(was) = before {
            let kept = Self { deadline: was.deadline, needed_by: was.needed_by, ..after.clone() };
            let archiving = whole.contains_key("archived");
            match was.state {
                RfqState::Draft => {}
                RfqState::Open if kept == *was && !archiving => {}
                RfqState::Cancelled | RfqState::Awarded if archiving => {}
                _ => was.must_be(&[RfqState::Draft])?,
            }
        }
        if after.currency.trim().is_empty() {
            after.currency = work.settings().currency.code().to_owned();
        }
        let known = after.currency.parse::<Currency>();
        let wrong = |_| Error::invalid("currency", "unknown-currency", "This is no currency.");
        after.currency = known.map_err(wrong)?.code().to_owned();
        if after.code.is_empty() {
            after.code = format!("RFQ-{:05}", after.id.number());
        }
        Ok(after)
    }
}
