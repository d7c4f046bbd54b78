//! What a supplier offers for one line.
use crate::{Bid, MANAGE, READ, RfqLine};
use domain::{Field, Id, Kind, Money};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::Company;
use serde::{Deserialize, Serialize};

/// A line of a bid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BidLine {
    /// Its identity.
    pub id: Id<BidLine>,
    /// What it is, in words.
    pub description: String,
    /// The bid.
    pub bid: Id<Bid>,
    /// The line that was asked for.
    pub rfq_line: Id<RfqLine>,
    /// What one costs, without tax; none where it is not offered.
    pub unit_price: Option<Money>,
    /// The tax in percent.
    pub tax_percent: Option<String>,
    /// The freight of the line, without tax.
    pub freight: Option<Money>,
    /// In how many days it is there.
    pub delivery_days: Option<i64>,
    /// For how long it is repaired without cost.
    pub warranty_months: Option<i64>,
    /// What exactly.
    pub offered: Option<String>,
    /// As its request says.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("description", "Description").governed().searchable().listed(),
    Field::reference("bid", "Bid", "bid").governed().indexed().listed(),
    Field::reference("rfq_line", "Asked for", "rfq-line").governed().indexed(),
    Field::money("unit_price", "Unit price").governed().listed(),
    Field::new("tax_percent", "Tax, percent", Kind::Decimal).governed(),
    Field::money("freight", "Freight").governed(),
    Field::integer("delivery_days", "Delivery, days").governed().listed(),
    Field::integer("warranty_months", "Warranty, months").governed().listed(),
    Field::long_text("offered", "What exactly").governed(),
    Field::reference("company", "Company", "company").governed().sparse(),
];

impl Record for BidLine {
    const KIND: &'static RecordKind = &RecordKind {
        name: "bid-line",
        one: "line of a bid",
        many: "Lines of bids",
        path: "bid-lines",
        table: "bid_lines",
        label: "description",
        keys: &[],
        fields: FIELDS,
        indexes: &["bid, rfq_line, id"],
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
