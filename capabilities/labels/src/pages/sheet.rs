//! Labels before they are printed.
use super::{
    HREF, PDF, ZPL,
    chosen::{self, Choice, LABELS_MAX},
    svg,
};
use crate::{CONFIGURE, print::drawing::drawn};
use ::pages::{Address, Page, Sending, Shown, go};
use axum::response::Response;
use engine::{Record, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Item};

/// Labels that are drawn on the screen; the rest is in the file.
const SHOWN: usize = 60;

/// The bar of a list sends the chosen rows, or the conditions of all of them; a print has an address of its own.
pub(super) async fn choose(sending: Sending) -> Response {
    if let Some(query) = sending.sent.get("query") {
        let address =
            Address::written(HREF, query).from_start().without(&["view", "columns", "group", "limit"]);
        return go(&address.with("all", "yes").to_string());
    }
    let ids: Vec<&str> = sending.sent.all("id").collect();
    go(&format!("{HREF}?id={}", ids.join(",")))
}

/// The labels as they will be, and the ways to a printer.
pub(super) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let kind = assets::Asset::KIND;
    let design = chosen::design(page)?;
    let labels = chosen::told(page, &design, SHOWN)?;
    let count = chosen::count(page)?;
    let drawn: Vec<Markup> = labels.iter().map(|told| svg::label(&design, &drawn(&design, told))).collect();
    let note = match (count.capped, labels.len() == SHOWN) {
        (true, _) => page.t.say_with("labels-cut", &[("count", LABELS_MAX)]).into_owned(),
        (_, true) => {
            page.t.say_with("labels-first", &[("shown", SHOWN as i64), ("count", count.rows)]).into_owned()
        }
        _ => page.t.say_with("labels-note", &[("count", count.rows)]).into_owned(),
    };
    let title = page.say("labels-title");
    let body = html! {
        (kit::head(&title, &note, &ways(page)?))
        (kit::labels(&drawn))
    };
    let many = page.many(kind);
    Ok(Shown::new(title, format!("/{}", kind.path), body).crumb(many, Some(format!("/{}", kind.path))))
}

/// Another design, and the files.
fn ways(page: &mut Page<'_, '_>) -> Result<Markup> {
    let here = Address::new(HREF, page.visit.raw.pairs.iter().cloned());
    let now = page.visit.query("design").unwrap_or_default().to_owned();
    let choices = chosen::choices(page)?;
    let now = match now.is_empty() {
        true => crate::print::design::READY.first().map(|one| one.word.to_owned()).unwrap_or_default(),
        false => now,
    };
    let hrefs: Vec<String> =
        choices.iter().map(|it| here.with("design", it.word.as_str()).to_string()).collect();
    let mut items: Vec<Item<'_>> =
        choices.iter().zip(&hrefs).map(|(it, href)| item(it, href, &now)).collect();
    let (own, new) = (page.say("labels-own"), page.say("labels-new"));
    if page.may(CONFIGURE) {
        items.push(Item::Rule);
        items.push(Item::Link {
            label: &own,
            icon: None,
            href: "/label-templates",
            region: None,
            current: false,
        });
        items.push(Item::Link {
            label: &new,
            icon: Some(lu::LuPlus),
            href: "/label-templates/new",
            region: None,
            current: false,
        });
    }
    let [design, pdf, zpl] = ["labels-design", "labels-pdf", "labels-zpl"].map(|key| page.say(key));
    let [to_pdf, to_zpl] = [PDF, ZPL].map(|path| here.at(path).to_string());
    Ok(html! {
        (Button::menu(&design, "designs").icon(lu::LuLayoutGrid).icon_after(lu::LuChevronDown))
        (kit::menu("designs", &items))
        (Button::open(&zpl, &to_zpl).icon(lu::LuPrinter))
        (Button::open(&pdf, &to_pdf).icon(lu::LuFileDown).primary())
    })
}

fn item<'a>(choice: &'a Choice, href: &'a str, now: &str) -> Item<'a> {
    Item::Link { label: &choice.name, icon: None, href, region: None, current: choice.word == now }
}
