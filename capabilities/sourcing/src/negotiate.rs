//! A round of negotiation: what was asked, and what changed by it.
use crate::{Bid, BidLine, BidState, MANAGE, READ, Rfq, RfqState, compare, store};
use domain::{Date, Event, Field, Id, Money, Refusal};
use engine::{
    Belonging, Command, Error, Happening, Permission, Place, Record, RecordKind, Ref, Result, Work,
    derive_state, prepare_state,
};
use people::Company;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A bid was negotiated.
pub const NEGOTIATED: Event = Event::new("negotiated", "negotiated");

/// A round of negotiation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Its identity.
    pub id: Id<Round>,
    /// What it is called in letters.
    pub code: String,
    /// The bid.
    pub bid: Id<Bid>,
    /// When.
    pub held_on: Date,
    /// What was asked, and what was said to it.
    pub asked: String,
    /// What changed: old and new.
    pub changes: Option<String>,
    /// What the bid came to before.
    pub landed_before: Option<Money>,
    /// What it comes to since.
    pub landed_after: Option<Money>,
    /// As its request says.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("code", "Round").max(80).governed().unique().searchable().listed(),
    Field::reference("bid", "Bid", "bid").governed().indexed().listed(),
    Field::date("held_on", "On").governed().indexed().listed(),
    Field::long_text("asked", "What was asked").governed().listed(),
    Field::long_text("changes", "What changed").governed().listed(),
    Field::money("landed_before", "Landed before").governed(),
    Field::money("landed_after", "Landed since").governed().listed(),
    Field::reference("company", "Company", "company").governed().sparse(),
];

impl Record for Round {
    const KIND: &'static RecordKind = &RecordKind {
        name: "negotiation-round",
        one: "round of negotiation",
        many: "Rounds of negotiation",
        path: "negotiation-rounds",
        table: "negotiation_rounds",
        label: "code",
        keys: &["code"],
        fields: FIELDS,
        indexes: &["bid, code, id"],
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
}

/// Records a round of negotiation with a supplier: what was asked, and which terms changed by it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Negotiate {
    /// Which bid.
    pub bid: Ref<Bid>,
    /// What was asked, and what was said to it.
    #[schemars(length(min = 3, max = 4000))]
    pub asked: String,
    /// Only this line; all lines when left out.
    #[serde(default)]
    pub line: Option<Ref<BidLine>>,
    /// The new price of one, without tax.
    #[serde(default)]
    pub unit_price: Option<Money>,
    /// The new freight of the line.
    #[serde(default)]
    pub freight: Option<Money>,
    /// In how many days it is there now.
    #[serde(default)]
    #[schemars(range(min = 0))]
    pub delivery_days: Option<i64>,
    /// The new warranty.
    #[serde(default)]
    #[schemars(range(min = 0))]
    pub warranty_months: Option<i64>,
    /// The new terms of payment.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub payment_terms: Option<String>,
}

impl Command for Negotiate {
    const NAME: &'static str = "sourcing.negotiate";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str =
        "Records a round of negotiation: what was asked, and which terms changed by it.";
    const PLACE: Place = Place::post("/bids/{bid}/rounds");
    type Outcome = Id<Round>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Round>> {
        let bid = work.find_to_change(&self.bid)?;
        if bid.state != BidState::Submitted {
            return Err(Refusal::new("no-bid", "There is no bid yet, or it was decided on already.").into());
        }
        let rfq = work.as_system(|work| work.see::<Rfq>(bid.rfq))?;
        rfq.must_be(&[RfqState::Open, RfqState::Closed])?;
        let money = [self.unit_price, self.freight];
        if money.into_iter().flatten().any(|money| Some(money.currency.code()) != bid.currency.as_deref()) {
            return Err(Error::invalid("unit_price", "wrong-currency", "This bid is in another currency."));
        }
        let chosen = self.line.as_ref().map(|line| work.find(line)).transpose()?.map(|line| line.id.number());
        let lines: Vec<i64> = store::lines_of_bid(work, bid.id)?
            .into_iter()
            .map(|(line, _)| line)
            .filter(|line| chosen.is_none_or(|it| it == *line))
            .collect();
        if self.unit_price.is_some() && lines.len() > 1 {
            return Err(Error::invalid("line", "which-line", "Say which line has the new price."));
        }
        let compared_in = rfq.compared_in()?;
        let before = compare::landed_of(work, &bid, compared_in)?.and_then(|it| it.compared);
        let mut changes = Vec::new();
        for line in lines {
            changes.extend(self.applied(work, Id::new(line))?);
        }
        if let Some(terms) =
            self.payment_terms.as_ref().filter(|terms| bid.payment_terms.as_ref() != Some(terms))
        {
            changes.push(format!("payment terms: {} → {terms}", bid.payment_terms.as_deref().unwrap_or("–")));
        }
        let after = Bid {
            rounds: bid.rounds + 1,
            payment_terms: self.payment_terms.or(bid.payment_terms.clone()),
            ..bid.record.clone()
        };
        let landed = compare::landed_of(work, &after, compared_in)?.and_then(|it| it.compared);
        let round = Round {
            id: work.new_id()?,
            code: format!("{} R{}", bid.code, after.rounds),
            bid: bid.id,
            held_on: work.day(),
            asked: self.asked,
            changes: Some(changes.join("\n")).filter(|changes| !changes.is_empty()),
            landed_before: before,
            landed_after: landed,
            company: bid.company,
        };
        work.record(&bid, &after, Happening::of(NEGOTIATED).fact("round", &round.code))?;
        work.register(&round, Event::REGISTERED)
    }
}

impl Negotiate {
    /// Changes a line as it was agreed; tells what changed.
    fn applied(&self, work: &mut Work<'_>, line: Id<BidLine>) -> Result<Vec<String>> {
        let kept = work.load::<BidLine>(line)?;
        if kept.unit_price.is_none() && self.unit_price.is_none() {
            return Ok(Vec::new());
        }
        let after = BidLine {
            unit_price: self.unit_price.or(kept.unit_price),
            freight: self.freight.or(kept.freight),
            delivery_days: self.delivery_days.or(kept.delivery_days),
            warranty_months: self.warranty_months.or(kept.warranty_months),
            ..kept.record.clone()
        };
        let words = |money: Option<Money>| money.map_or_else(|| "–".to_owned(), |money| money.to_string());
        let number = |number: Option<i64>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        let all = [
            ("unit price", words(kept.unit_price), words(after.unit_price)),
            ("freight", words(kept.freight), words(after.freight)),
            ("delivery days", number(kept.delivery_days), number(after.delivery_days)),
            ("warranty months", number(kept.warranty_months), number(after.warranty_months)),
        ];
        let told = all
            .iter()
            .filter(|(_, old, new)| old != new)
            .map(|(what, old, new)| format!("{}, {what}: {old} → {new}", kept.description))
            .collect();
        if after != kept.record {
            work.record(&kept, &after, NEGOTIATED)?;
        }
        Ok(told)
    }
}
