//! A delivery that was received: so many units of a line on a day.
use crate::{Order, OrderLine, READ, RECEIVE};
use domain::{Aspect, Date, Field, Id};
use engine::{Belonging, Record, RecordKind, derive_state, prepare_state};
use people::{Company, Location, Person};
use serde::{Deserialize, Serialize};

/// A receipt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// Its identity.
    pub id: Id<Receipt>,
    /// What it is called in letters.
    pub code: String,
    /// The order.
    pub purchase_order: Id<Order>,
    /// The line.
    pub order_line: Id<OrderLine>,
    /// How many arrived.
    pub quantity: i64,
    /// When.
    pub received_on: Date,
    /// How many days after the promised day; negative for early.
    pub days_late: Option<i64>,
    /// Where it was put.
    pub location: Option<Id<Location>>,
    /// Whose it is.
    pub company: Option<Id<Company>>,
    /// Who received it.
    pub received_by: Option<Id<Person>>,
    /// The number of the delivery note.
    pub delivery_note: Option<String>,
    /// What was odd about it.
    pub alarms: Option<String>,
    /// Why it was received all the same.
    pub accepted_because: Option<String>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("code", "Receipt").max(60).governed().unique().searchable().listed(),
    Field::reference("purchase_order", "Order", "order").governed().indexed().listed(),
    Field::reference("order_line", "Order line", "order-line").governed().indexed().listed(),
    Field::integer("quantity", "Quantity").governed().listed(),
    Field::date("received_on", "Received on").about(Aspect::Life).governed().indexed().listed(),
    Field::integer("days_late", "Days late").governed().indexed().listed(),
    Field::reference("location", "Put at", "location").governed().sparse(),
    Field::reference("company", "Company", "company").governed().sparse(),
    Field::reference("received_by", "Received by", "person").governed().sparse().listed(),
    Field::text("delivery_note", "Delivery note").max(120).governed().sparse().searchable().listed(),
    Field::long_text("alarms", "What was odd").governed(),
    Field::long_text("accepted_because", "Accepted because").governed(),
];

impl Record for Receipt {
    const KIND: &'static RecordKind = &RecordKind {
        name: "receipt",
        one: "receipt",
        many: "Receipts",
        path: "receipts",
        table: "receipts",
        label: "code",
        keys: &["code"],
        fields: FIELDS,
        indexes: &["purchase_order, code, id", "order_line, code, id"],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: None,
            own: &[],
        },
        read: READ,
        register: RECEIVE,
        edit: RECEIVE,
        archive: RECEIVE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
