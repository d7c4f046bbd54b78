//! Above the form by which an order is mailed: to which address it goes when nothing is written there.
use crate::Order;
use ::pages::Page;
use domain::{Id, Tone};
use engine::{Error, Result};
use icondata_lu as lu;
use maud::Markup;
use notices::Post;
use parties::Correspondent;
use ui::kit::{self, Attention};

pub(super) fn ahead(page: &mut Page<'_, '_>, order: i64) -> Result<Option<Markup>> {
    let order = page.see::<Order>(Id::new(order))?;
    let Some(supplier) = order.supplier else { return Ok(None) };
    let supplier = match page.see(supplier) {
        Ok(supplier) => supplier,
        Err(Error::NotFound(_) | Error::Forbidden(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let to = Correspondent::of(&supplier, None);
    let (tone, icon, title, note) = match to {
        _ if !page.has_tool::<Post>() => (
            Tone::Bad,
            lu::LuMailX,
            page.say("order-mail-not-set-up"),
            page.say("order-mail-not-set-up-note"),
        ),
        Ok(to) => {
            let title =
                page.t.say_with("order-mail-goes-to", &[("address", to.address.as_str())]).into_owned();
            let note = [to.contact, Some(to.name)].into_iter().flatten().collect::<Vec<_>>().join(", ");
            (Tone::Info, lu::LuMail, title, note)
        }
        Err(_) => {
            let title = page.t.say_with("order-mail-no-address", &[("supplier", supplier.name.as_str())]);
            (Tone::Warn, lu::LuMailWarning, title.into_owned(), page.say("order-mail-no-address-note"))
        }
    };
    let row = Attention { tone, icon, title: &title, note: &note, step: None, at: None };
    Ok(Some(kit::attention(&page.t, &[row])))
}
