//! An order is mailed to the supplier.
use crate::{MANAGE, Order, OrderState, PlaceOrder, pages};
use domain::{Event, Id};
use engine::{Command, Error, Happening, Kept, Permission, Place, Record, Ref, Result, Work};
use notices::{Enclosure, Letter};
use parties::Correspondent;
use people::rules::language_of;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ui::i18n::Lang;

/// An order was mailed to the supplier.
pub const MAILED: Event = Event::new("mailed", "mailed");

/// Mails an order to its supplier, as a PDF in the language of the supplier's country. An approved order is placed by it.
/// Once more sends it again, as it is then.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SendOrder {
    /// Which order.
    pub order: Ref<Order>,
    /// To which e-mail address. Left empty, the supplier's.
    #[serde(default)]
    #[schemars(length(max = 254))]
    pub to: Option<String>,
    /// Something to say in the letter.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub message: Option<String>,
}

impl Command for SendOrder {
    const NAME: &'static str = "procurement.send";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Mails an order to its supplier, as a PDF. An approved order is placed by it; once more sends it again.";
    const PLACE: Place = Place::post("/orders/{order}/send");
    type Outcome = Id<Order>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Order>> {
        let order = work.find_to_change(&self.order)?;
        order.may_be_sent()?;
        let supplier = order.supplier.map(|supplier| work.see(supplier)).transpose()?;
        let supplier = supplier.ok_or_else(|| Error::invalid("supplier", "required", "Say who delivers."))?;
        let to = Correspondent::of(&supplier, self.to)?;
        if order.state == OrderState::Approved {
            let by = Some(to.address.clone());
            work.run(PlaceOrder { order: Ref::id(order.id), expected_on: None, by })?;
        }
        let order = work.load(order.id)?;
        let letter = letter(work, &order, &to, self.message.as_deref())?;
        notices::post(work, letter)?;
        work.record(&order, &order.record, Happening::of(MAILED).fact("to", to.address))
    }
}

fn letter(
    work: &mut Work<'_>,
    order: &Kept<Order>,
    to: &Correspondent,
    message: Option<&str>,
) -> Result<Letter> {
    let lang = Lang::from_tag(language_of(&to.country)).unwrap_or_default();
    let t = notices::in_language(work, lang, pages::PART.texts)?;
    let paper = pages::paper(work, &t, order)?;
    let number = order.number.as_str();
    let organisation = work.settings().organisation.clone();
    let facts = [("number", number), ("organisation", organisation.as_str())];
    let subject = t.say_with("order-mail-subject", &facts).into_owned();
    let greeting = match to.contact.as_deref() {
        Some(contact) => t.say_with("order-mail-greeting-to", &[("contact", contact)]),
        None => t.say("order-mail-greeting"),
    };
    let body = t.say_with("order-mail-body", &facts);
    let parts = [
        Some(greeting.into_owned()),
        Some(body.into_owned()),
        message.map(str::to_owned),
        Some(t.say("order-mail-request").into_owned()),
        Some(notices::signature(work)?),
    ];
    let content = paper.to_pdf().map_err(Error::internal)?;
    Ok(Letter {
        about: Order::KIND,
        record: order.id.number(),
        name: to.name.clone(),
        address: to.address.clone(),
        subject,
        text: parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        file: Some(Enclosure { name: format!("{number}.pdf"), media: "application/pdf".into(), content }),
    })
}
