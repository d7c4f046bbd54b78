//! An order to a supplier.
use crate::{MANAGE, READ, rules::amounts::Amounts, rules::ordering, store};
use domain::{Aspect, Choice, Currency, Date, Field, Id, Kind, Money, State, Tone};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use parties::Supplier;
use people::{Company, Department, Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// How what is ordered becomes ours to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Bought: it is ours.
    #[default]
    Buy,
    /// Leased: it goes back, or is bought, at the end of the term.
    Lease,
    /// Rented: it goes back.
    Rent,
}

impl Mode {
    /// Whose the assets are.
    pub const fn ownership(self) -> &'static str {
        match self {
            Self::Buy => "owned",
            Self::Lease => "leased",
            Self::Rent => "rented",
        }
    }
}

/// Where an order is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrderState {
    /// In the making.
    #[default]
    Draft,
    /// Waiting for approval.
    Waiting,
    /// Approved, not yet with the supplier.
    Approved,
    /// With the supplier.
    Placed,
    /// Some of it arrived.
    PartlyReceived,
    /// All of it arrived.
    Received,
    /// Done with.
    Closed,
    /// Will never arrive.
    Cancelled,
}

impl OrderState {
    /// Whether it is with the supplier and something may arrive.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Placed | Self::PartlyReceived)
    }

    /// As a sentence says it.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Draft => "a draft",
            Self::Waiting => "waiting for approval",
            Self::Approved => "approved, not placed",
            Self::Placed => "placed",
            Self::PartlyReceived => "partly received",
            Self::Received => "received",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// An order, as far as rules care.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Its identity.
    pub id: Id<Order>,
    /// What it is called in letters.
    #[serde(default)]
    pub number: String,
    /// Who delivers.
    pub supplier: Option<Id<Supplier>>,
    /// Who buys.
    pub company: Option<Id<Company>>,
    /// Whose cost centre carries it.
    pub department: Option<Id<Department>>,
    /// Who wants it.
    pub requested_by: Option<Id<Person>>,
    /// Where it is in its life.
    #[serde(default)]
    pub state: OrderState,
    /// Bought, leased or rented.
    #[serde(default)]
    pub mode: Mode,
    /// The currency of all its amounts.
    #[serde(default)]
    pub currency: String,
    /// How long it is leased or rented.
    pub term_months: Option<i64>,
    /// What each month of that costs, without tax.
    pub monthly_rate: Option<Money>,
    /// When it goes back.
    pub returns_on: Option<Date>,
    /// The place it is delivered to.
    pub ship_to: Option<Id<Location>>,
    /// The person it is delivered to, at home.
    pub ship_to_person: Option<Id<Person>>,
    /// The address of a delivery to a home.
    pub ship_address: Option<String>,
    /// The country it is delivered to.
    pub ship_country: Option<String>,
    /// When it should be there.
    pub expected_on: Option<Date>,
    /// The actor who submitted it.
    pub submitter: Option<String>,
    /// Who approved it.
    pub approved_by: Option<Id<Person>>,
    /// When.
    pub approved_on: Option<Date>,
    /// Up to what amount.
    pub approved_gross: Option<Money>,
    /// When it went to the supplier.
    pub placed_on: Option<Date>,
    /// When the first of it arrived.
    pub first_received_on: Option<Date>,
    /// When all of it had arrived.
    pub received_on: Option<Date>,
    /// When it was closed or cancelled.
    pub ended_on: Option<Date>,
}

const STATES: &[Choice<'static>] = &[
    Choice::toned("draft", "Draft", Tone::Muted),
    Choice::toned("waiting", "Waiting for approval", Tone::Warn),
    Choice::toned("approved", "Approved", Tone::Info),
    Choice::toned("placed", "Placed", Tone::Preparing),
    Choice::toned("partly-received", "Partly received", Tone::Warn),
    Choice::toned("received", "Received", Tone::Ok),
    Choice::toned("closed", "Closed", Tone::Muted),
    Choice::toned("cancelled", "Cancelled", Tone::Muted),
];

const MODES: &[Choice<'static>] =
    &[Choice::new("buy", "Buy"), Choice::new("lease", "Lease"), Choice::new("rent", "Rent")];

const DELIVERY: &str = "Delivery";
const TERMS: &str = "Lease or rent";
const PROGRESS: &str = "Progress";

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number")
        .max(60)
        .unique()
        .searchable()
        .listed()
        .help("Left empty, the next one.")
        .aliases(&["po number", "order number", "purchase order"]),
    Field::text("title", "What for").max(200).searchable().listed(),
    Field::reference("supplier", "Supplier", "supplier").required().indexed().searchable().listed(),
    Field::choice("state", "State", STATES).about(Aspect::Life).governed().indexed().listed(),
    Field::reference("company", "Company", "company").indexed().listed(),
    Field::reference("department", "Cost centre", "department").indexed().listed(),
    Field::reference("requested_by", "Requested by", "person").indexed(),
    Field::choice("mode", "Acquired by", MODES).indexed(),
    Field::text("currency", "Currency").max(3).help("Three letters; of all its amounts."),
    Field::text("supplier_reference", "Supplier's reference").max(120).sparse().searchable(),
    Field::text("incoterm", "Delivery terms").group(DELIVERY).max(20).help("Such as DDP or EXW."),
    Field::reference("ship_to", "Deliver to", "location").group(DELIVERY).indexed(),
    Field::reference("ship_to_person", "Deliver to the home of", "person").group(DELIVERY).sparse(),
    Field::text("ship_address", "Address of the home").group(DELIVERY).max(300).personal(),
    Field::text("ship_country", "Country of delivery")
        .group(DELIVERY)
        .max(2)
        .pattern("[A-Za-z]{2}")
        .indexed()
        .help("Two letters, such as DE or PT."),
    Field::date("expected_on", "Expected on").group(DELIVERY).indexed().listed(),
    Field::integer("term_months", "Term, months").group(TERMS).at_least(1),
    Field::money("monthly_rate", "Monthly rate").group(TERMS).at_least(0),
    Field::date("returns_on", "Goes back on").group(TERMS).sparse(),
    Field::text("submitter", "Submitted by").group(PROGRESS).about(Aspect::Life).governed().max(120),
    Field::reference("approved_by", "Approved by", "person").group(PROGRESS).about(Aspect::Life).governed(),
    Field::date("approved_on", "Approved on").group(PROGRESS).about(Aspect::Life).governed(),
    Field::money("approved_gross", "Approved up to").group(PROGRESS).governed(),
    Field::date("placed_on", "Placed on").group(PROGRESS).about(Aspect::Life).governed().indexed(),
    Field::date("first_received_on", "First arrival").group(PROGRESS).about(Aspect::Life).governed(),
    Field::date("received_on", "All arrived on").group(PROGRESS).about(Aspect::Life).governed(),
    Field::date("ended_on", "Ended on").group(PROGRESS).about(Aspect::Life).governed(),
    Field::integer("lines", "Lines").derived(),
    Field::integer("units", "Units").derived(),
    Field::integer("outstanding", "Still to come").derived().indexed().listed(),
    Field::money("net", "Net").derived(),
    Field::money("tax", "Tax").derived(),
    Field::money("gross", "Total").derived().indexed().listed(),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for Order {
    const KIND: &'static RecordKind = &RecordKind {
        name: "order",
        one: "order",
        many: "Orders",
        path: "orders",
        table: "purchase_orders",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["state, number, id", "supplier, number, id", "state, expected_on, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("ship_to"),
            department: Some("department"),
            own: &["requested_by", "ship_to_person"],
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
        after.currency = currency_of(&after.currency, work.settings().currency)?.code().to_owned();
        if after.number.trim().is_empty() {
            after.number =
                before.map_or_else(|| format!("PO-{:06}", after.id.number()), |was| was.number.clone());
        }
        match before {
            None => after.requested_by = after.requested_by.or(work.actor().person.map(Id::new)),
            Some(was) => ordering::edited(was, &after, whole.contains_key("archived"))?,
        }
        if let Some(was) = before.filter(|was| was.currency != after.currency)
            && store::lines_of(work, was.id)? > 0
        {
            let message = "The lines of this order have prices in its currency. Change those first.";
            return Err(Error::invalid("currency", "lines-have-prices", message));
        }
        if let Some(rate) = after.monthly_rate.filter(|rate| rate.currency.code() != after.currency) {
            let message = format!("This order is in {}, the rate in {}.", after.currency, rate.currency);
            return Err(Error::invalid("monthly_rate", "wrong-currency", message));
        }
        deliver(before, &mut after, work)?;
        after.returns_on = after.returns_on.filter(|_| after.mode != Mode::Buy);
        Ok(after)
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let currency = currency_of(&self.currency, view.settings().currency)?;
        let sums = store::sums_of(view, self.id, currency)?;
        let Amounts { net, tax, gross } = sums.amounts;
        let derived = json!({
            "lines": sums.lines, "units": sums.units, "outstanding": sums.outstanding,
            "net": net, "tax": tax, "gross": gross,
        });
        Ok(derived.as_object().cloned().unwrap_or_default())
    }
}

/// The currency that an order names, or the organisation's.
fn currency_of(text: &str, otherwise: Currency) -> Result<Currency> {
    if text.trim().is_empty() {
        return Ok(otherwise);
    }
    text.parse().map_err(|_| {
        Error::invalid("currency", "unknown-currency", format!("\u{201c}{text}\u{201d} is not a currency."))
    })
}

/// Completes where an order goes: the address of somebody's home, the country of a place.
fn deliver(before: Option<&Order>, after: &mut Order, work: &mut Work<'_>) -> Result<()> {
    let place_changed = before.map(|was| was.ship_to) != Some(after.ship_to);
    let person_changed = before.map(|was| was.ship_to_person) != Some(after.ship_to_person);
    if let Some(person) = after.ship_to_person.filter(|_| person_changed) {
        let (state, _) = work.state(Person::KIND, person.number())?;
        let text = |name: &str| state.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        if after.ship_address.is_none() {
            let parts = [text("address"), text("postal_code"), text("city")];
            let address: Vec<&str> =
                parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            after.ship_address = Some(address.join(", ")).filter(|address| !address.is_empty());
        }
        after.ship_country = after.ship_country.take().or(two_letters(&text("country")));
    }
    if let Some(place) = after.ship_to.filter(|_| place_changed && after.ship_country.is_none()) {
        after.ship_country = store::country_of(work, place)?.as_deref().and_then(two_letters);
    }
    after.ship_country = after.ship_country.as_ref().map(|country| country.to_uppercase());
    Ok(())
}

fn two_letters(country: &str) -> Option<String> {
    let country = country.trim();
    (country.len() == 2).then(|| country.to_uppercase())
}

impl Order {
    /// Its currency.
    pub fn currency(&self) -> Result<Currency> {
        self.currency.parse().map_err(|_| Error::internal(format!("order {} has no currency", self.number)))
    }
}
