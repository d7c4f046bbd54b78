//! What goes back to the supplier: dead on arrival, wrong, damaged, too many.
use crate::{MANAGE, Order, OrderLine, READ, rules::receiving::returned, store};
use assets::{Asset, rules::stage::Stage, stepped};
use domain::{Aspect, Choice, Date, Event, Field, Id, Money, Refusal, Tone};
use engine::{
    Belonging, Command, Error, Happening, Permission, Place, Record, RecordKind, Ref, Result, Work,
    derive_state, prepare_state,
};
use parties::Supplier;
use people::{Company, Location};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something went back to the supplier.
pub const RETURNED: Event = Event::new("returned-to-supplier", "returned to the supplier");

/// Why something goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It never worked.
    DeadOnArrival,
    /// It came damaged.
    Damaged,
    /// It is not what was ordered.
    WrongItem,
    /// More came than was ordered.
    Surplus,
    /// It failed within the warranty.
    Failed,
}

/// What is expected of the supplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Remedy {
    /// Another one.
    Replacement,
    /// The money back.
    Credit,
}

/// Something that goes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SupplierReturn {
    /// Its identity.
    pub id: Id<SupplierReturn>,
    /// What it is called in letters.
    pub code: String,
    /// The order.
    pub purchase_order: Id<Order>,
    /// The line.
    pub order_line: Id<OrderLine>,
    /// To whom.
    pub supplier: Option<Id<Supplier>>,
    /// The asset, where each unit is one.
    pub asset: Option<Id<Asset>>,
    /// From which place it goes, and where it lies again if the supplier sends it back to us.
    #[serde(default)]
    pub location: Option<Id<Location>>,
    /// How many.
    pub quantity: i64,
    /// Why.
    pub reason: Reason,
    /// What is expected.
    pub remedy: Remedy,
    /// Where it is: `open`, `replaced`, `credited`, `refused`.
    pub state: String,
    /// The supplier's number for it.
    pub rma: Option<String>,
    /// When it was opened.
    pub opened_on: Date,
    /// When it was settled.
    pub settled_on: Option<Date>,
    /// What came back.
    pub credit: Option<Money>,
    /// The number of the credit note.
    pub credit_note: Option<String>,
    /// Whose it is.
    pub company: Option<Id<Company>>,
}

const REASONS: &[Choice<'static>] = &[
    Choice::toned("dead-on-arrival", "Dead on arrival", Tone::Bad),
    Choice::toned("damaged", "Damaged", Tone::Bad),
    Choice::toned("wrong-item", "Not what was ordered", Tone::Warn),
    Choice::toned("surplus", "Too many", Tone::Info),
    Choice::toned("failed", "Failed in warranty", Tone::Warn),
];
const REMEDIES: &[Choice<'static>] =
    &[Choice::new("replacement", "Replacement"), Choice::new("credit", "Credit")];
const STATES: &[Choice<'static>] = &[
    Choice::toned("open", "With the supplier", Tone::Warn),
    Choice::toned("replaced", "Replaced", Tone::Ok),
    Choice::toned("credited", "Credited", Tone::Ok),
    Choice::toned("refused", "Sent back to us", Tone::Bad),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("code", "Return").max(60).governed().unique().searchable().listed(),
    Field::choice("state", "State", STATES).about(Aspect::Life).governed().indexed().listed(),
    Field::reference("purchase_order", "Order", "order").governed().indexed().listed(),
    Field::reference("order_line", "Order line", "order-line").governed().indexed(),
    Field::reference("supplier", "Supplier", "supplier").governed().indexed().listed(),
    Field::reference("asset", "Asset", "asset").governed().sparse().listed(),
    Field::reference("location", "From", "location").governed().sparse(),
    Field::integer("quantity", "Quantity").governed(),
    Field::choice("reason", "Reason", REASONS).governed().indexed().listed(),
    Field::choice("remedy", "Expected", REMEDIES).governed(),
    Field::text("rma", "RMA number").max(80).governed().sparse().searchable().listed(),
    Field::date("opened_on", "Opened on").about(Aspect::Life).governed().indexed().listed(),
    Field::date("settled_on", "Settled on").about(Aspect::Life).governed().indexed(),
    Field::money("credit", "Credited").governed(),
    Field::text("credit_note", "Credit note").max(80).governed().sparse().searchable(),
    Field::reference("company", "Company", "company").governed().sparse(),
];

impl Record for SupplierReturn {
    const KIND: &'static RecordKind = &RecordKind {
        name: "supplier-return",
        one: "return",
        many: "Returns to suppliers",
        path: "supplier-returns",
        table: "supplier_returns",
        label: "code",
        keys: &["code", "rma"],
        fields: FIELDS,
        indexes: &["purchase_order, code, id", "state, code, id", "supplier, code, id"],
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

/// Sends units of a line back to the supplier: an asset, or a number of what is no asset.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Return {
    /// Of which line.
    pub line: Ref<OrderLine>,
    /// Which asset.
    #[serde(default)]
    pub asset: Option<Ref<Asset>>,
    /// From which place units go that are no assets. Left empty, where the last of them were put.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// How many; one when left out.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub quantity: Option<i64>,
    /// Why.
    pub reason: Reason,
    /// What is expected of the supplier.
    pub remedy: Remedy,
    /// The supplier's number for it.
    #[serde(default)]
    #[schemars(length(max = 80))]
    pub rma: Option<String>,
    /// What is the matter with it.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for Return {
    const NAME: &'static str = "procurement.return";
    const NEEDS: Permission = crate::RECEIVE;
    const SAYS: &'static str = "Sends units of a line back to the supplier, for a replacement or a credit.";
    const PLACE: Place = Place::post("/order-lines/{line}/return");
    type Outcome = Id<SupplierReturn>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<SupplierReturn>> {
        let line = work.find_to_change(&self.line)?;
        let order = work.as_system(|work| work.load::<Order>(line.purchase_order))?;
        order.takes_deliveries()?;
        let asset = match (&self.asset, line.becomes_assets) {
            (Some(asset), _) => Some(work.find(asset)?),
            (None, Some(true)) => {
                return Err(Error::invalid("asset", "required", "Say which asset goes back."));
            }
            (None, _) => None,
        };
        let quantity = if asset.is_some() { 1 } else { self.quantity.unwrap_or(1) };
        if let Some(asset) = &asset
            && store::line_of_asset(work, asset.id)? != Some(line.id)
        {
            let message = format!("{} did not come with {}.", asset.tag, line.code);
            return Err(Refusal::new("another-line", message).into());
        }
        let location = match (&self.location, &asset) {
            (_, Some(asset)) => asset.location,
            (Some(place), None) => Some(work.find(place)?.id),
            (None, None) => store::last_place_of(work, line.id)?,
        };
        let after = returned(&line, quantity, self.remedy == Remedy::Credit)?;
        let id = work.new_id::<SupplierReturn>()?;
        let back = SupplierReturn {
            id,
            code: format!("SR-{:06}", id.number()),
            purchase_order: order.id,
            order_line: line.id,
            supplier: order.supplier,
            asset: asset.as_ref().map(|asset| asset.id),
            location,
            quantity,
            reason: self.reason,
            remedy: self.remedy,
            state: "open".to_owned(),
            rma: self.rma,
            opened_on: work.day(),
            settled_on: None,
            credit: None,
            credit_note: None,
            company: line.company,
        };
        work.register(&back, Happening::of(Event::REGISTERED).fact("note", &self.note))?;
        if let Some(asset) = asset {
            leaves_stock(work, asset.id, &back)?;
        }
        let what = Happening::of(RETURNED).fact("return", &back.code).fact("note", self.note);
        work.record(&line, &after, what)?;
        let progressed = order.progressed(store::tally_of(work, order.id)?, work.day());
        if progressed != order.record {
            let what = Happening::of(RETURNED).fact("return", &back.code);
            work.as_system(|work| work.record(&order, &progressed, what))?;
        }
        Ok(id)
    }
}

/// The asset goes out of service at once: nobody is to hand it out while it travels back.
fn leaves_stock(work: &mut Work<'_>, asset: Id<Asset>, back: &SupplierReturn) -> Result<()> {
    work.as_system(|work| {
        let kept = work.load::<Asset>(asset)?;
        if kept.stage != Stage::InStock && kept.stage != Stage::InMaintenance {
            let message = format!("{} is {}. Take it back into stock first.", kept.tag, kept.stage.says());
            return Err(Refusal::new("asset-not-in-stock", message).into());
        }
        let wanted = Asset {
            retired_on: Some(work.day()),
            location: None,
            condition: Some("broken".to_owned())
                .filter(|_| back.reason != Reason::Surplus)
                .or(kept.condition.clone()),
            ..kept.record.clone()
        };
        let after = stepped(work, &kept, &wanted, assets::To::Stage(Stage::Decommissioned))?;
        work.record(&kept, &after, Happening::of(RETURNED).fact("return", &back.code)).map(drop)
    })
}
