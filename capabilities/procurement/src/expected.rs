//! What the supplier announces: serial numbers of units that are on their way.
use crate::{MANAGE, Order, OrderLine, READ, RECEIVE, Receipt, rules::serials, store};
use domain::{Date, Field, Id, Kind, Refusal, State};
use engine::{
    Belonging, Command, Error, Permission, Place, Record, RecordKind, Ref, Result, Work, derive_state,
    prepare_state,
};
use people::Company;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A serial number that was announced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExpectedSerial {
    /// Its identity.
    pub id: Id<ExpectedSerial>,
    /// The serial number.
    #[serde(default)]
    pub serial: String,
    /// The 15 digits of a phone.
    pub imei: Option<String>,
    /// The line that it belongs to.
    pub order_line: Id<OrderLine>,
    /// The number of the announcement.
    pub notice: Option<String>,
    /// When it should be there.
    pub due_on: Option<Date>,
    /// As its line says.
    pub company: Option<Id<Company>>,
    /// When it arrived.
    pub arrived_on: Option<Date>,
    /// With what.
    pub receipt: Option<Id<Receipt>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("serial", "Serial number").max(120).required().indexed().searchable().listed(),
    Field::reference("order_line", "Order line", "order-line")
        .required()
        .indexed()
        .listed()
        .aliases(&["line", "po line"]),
    Field::new("imei", "IMEI", Kind::Imei).sparse().searchable(),
    Field::text("notice", "Ship notice").max(80).sparse().searchable().listed(),
    Field::text("carton", "Carton").max(80).listed(),
    Field::date("due_on", "Due on").indexed().listed(),
    Field::reference("company", "Company", "company").governed().sparse(),
    Field::date("arrived_on", "Arrived on").governed().indexed().listed(),
    Field::reference("receipt", "Receipt", "receipt").governed().sparse(),
];

impl Record for ExpectedSerial {
    const KIND: &'static RecordKind = &RecordKind {
        name: "expected-serial",
        one: "expected serial number",
        many: "Expected serial numbers",
        path: "expected-serials",
        table: "expected_serials",
        label: "serial",
        keys: &["serial"],
        fields: FIELDS,
        indexes: &["order_line, serial, id"],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
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

    fn prepare(before: Option<&Self>, after: Self, whole: &State, work: &mut Work<'_>) -> Result<Self> {
        let line = work.as_system(|work| work.see(after.order_line))?;
        if let Some(was) = before.filter(|was| was.arrived_on.is_some()) {
            let message = format!("{} arrived already.", was.serial);
            return Err(Refusal::new("arrived-already", message).into());
        }
        if !whole.contains_key("archived") && store::is_expected(work, &after.serial, after.id)? {
            let message = format!("{} was announced already.", after.serial);
            return Err(Error::invalid("serial", "already-taken", message));
        }
        Ok(Self { company: line.company, ..after })
    }
}

/// Keeps the serial numbers that a supplier announces for a line: one a line, an IMEI behind it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ExpectSerials {
    /// For which line.
    pub line: Ref<OrderLine>,
    /// The serial numbers, one a line; an IMEI may stand behind each.
    #[schemars(length(min = 1, max = 40000))]
    pub serials: String,
    /// The number of the ship notice.
    #[serde(default)]
    #[schemars(length(max = 80))]
    pub notice: Option<String>,
    /// When they should be there.
    #[serde(default)]
    pub due_on: Option<Date>,
}

impl Command for ExpectSerials {
    const NAME: &'static str = "procurement.expect-serials";
    const NEEDS: Permission = RECEIVE;
    const SAYS: &'static str = "Keeps the serial numbers that a supplier announces for a line of an order.";
    const PLACE: Place = Place::post("/order-lines/{line}/expected-serials");
    type Outcome = i64;

    fn run(self, work: &mut Work<'_>) -> Result<i64> {
        let line = work.find_to_change(&self.line)?;
        let order = work.as_system(|work| work.see::<Order>(line.purchase_order))?;
        order.takes_deliveries()?;
        let units = serials::read(&self.serials)?;
        let open = store::expected_open(work, line.id)? + units.len() as i64;
        if open > line.outstanding() {
            let message = format!(
                "{open} would be announced, but only {} of {} are to come.",
                line.outstanding(),
                line.code
            );
            return Err(Error::invalid("serials", "more-than-to-come", message));
        }
        for unit in &units {
            if store::is_expected(work, &unit.serial, Id::new(0))? {
                let message = format!("{} was announced already.", unit.serial);
                return Err(Error::invalid("serials", "already-taken", message));
            }
            let expected = ExpectedSerial {
                id: work.new_id()?,
                serial: unit.serial.clone(),
                imei: unit.imei.clone(),
                order_line: line.id,
                notice: self.notice.clone(),
                due_on: self.due_on,
                company: line.company,
                arrived_on: None,
                receipt: None,
            };
            work.register(&expected, domain::Event::REGISTERED)?;
        }
        Ok(units.len() as i64)
    }
}
