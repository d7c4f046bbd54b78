//! A supplier's answer to a request.
use crate::{MANAGE, READ, Rfq, compare, store};
use domain::{Aspect, Choice, Date, Field, Id, Money, State, Tone};
use engine::{Belonging, Happened, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use parties::Supplier;
use people::Company;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Where a bid is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BidState {
    /// The supplier was asked.
    Invited,
    /// The supplier answered.
    Submitted,
    /// It won.
    Awarded,
    /// Another one won.
    Lost,
}

/// A bid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bid {
    /// Its identity.
    pub id: Id<Bid>,
    /// What it is called in letters.
    pub code: String,
    /// The request.
    pub rfq: Id<Rfq>,
    /// Whose it is.
    pub supplier: Id<Supplier>,
    /// Where it is.
    pub state: BidState,
    /// The currency of its amounts.
    pub currency: Option<String>,
    /// Until when it holds.
    pub valid_until: Option<Date>,
    /// How it is to be paid.
    pub payment_terms: Option<String>,
    /// Answers to the questions, and what else was said.
    pub answers: Option<String>,
    /// When it came.
    pub submitted_on: Option<Date>,
    /// How: `link`, `file`, `hand`.
    pub came_by: Option<String>,
    /// What a unit of its currency was worth in that of the comparison.
    pub rate: Option<String>,
    /// On which day.
    pub rate_on: Option<Date>,
    /// How often it was negotiated.
    #[serde(default)]
    pub rounds: i64,
    /// As its request says.
    pub company: Option<Id<Company>>,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("invited", "Asked", Tone::Muted),
    Choice::toned("submitted", "Bid", Tone::Info),
    Choice::toned("awarded", "Won", Tone::Ok),
    Choice::toned("lost", "Lost", Tone::Muted),
];
const WAYS: &[Choice<'static>] =
    &[Choice::new("link", "By its link"), Choice::new("file", "As a file"), Choice::new("hand", "By hand")];

const FIELDS: &[Field<'static>] = &[
    Field::text("code", "Bid").max(60).governed().unique().searchable().listed(),
    Field::reference("rfq", "Request", "rfq").governed().indexed().listed(),
    Field::reference("supplier", "Supplier", "supplier").governed().indexed().searchable().listed(),
    Field::choice("state", "State", STATES).about(Aspect::Life).governed().indexed().listed(),
    Field::text("currency", "Currency").max(3).governed(),
    Field::money("landed", "Landed cost").derived().listed(),
    Field::date("valid_until", "Valid until").governed().indexed(),
    Field::text("payment_terms", "Payment terms").max(200).governed(),
    Field::long_text("answers", "Answers").governed(),
    Field::date("submitted_on", "Came on").about(Aspect::Life).governed().indexed().listed(),
    Field::choice("came_by", "Came", WAYS).about(Aspect::Life).governed(),
    Field::text("rate", "Exchange rate").max(40).governed(),
    Field::date("rate_on", "Rate of").governed(),
    Field::integer("rounds", "Rounds of negotiation").governed(),
    Field::reference("company", "Company", "company").governed().sparse(),
];

impl Record for Bid {
    const KIND: &'static RecordKind = &RecordKind {
        name: "bid",
        one: "bid",
        many: "Bids",
        path: "bids",
        table: "bids",
        label: "code",
        keys: &["code"],
        fields: FIELDS,
        indexes: &["rfq, code, id", "supplier, code, id"],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let compared_in = store::currency_of(view, self.rfq)?;
        let landed: Option<Money> = match compared_in {
            Some(currency) => compare::landed_of(view, self, currency)?.and_then(|it| it.compared),
            None => None,
        };
        let derived = landed.map(|landed| json!({ "landed": landed }));
        Ok(derived.and_then(|derived| derived.as_object().cloned()).unwrap_or_default())
    }
}

/// What a bid comes to follows its lines.
pub(crate) fn follows_lines(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let state = happened.after.as_ref().or(happened.before.as_ref());
    match state.and_then(|state| state.get("bid")?.as_i64()) {
        Some(bid) => work.refresh(Bid::KIND, bid),
        None => Ok(()),
    }
}
