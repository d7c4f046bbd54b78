//! The tiles, one file each.
pub(crate) mod categories;
pub(crate) mod decisions;
pub(crate) mod figures;
pub(crate) mod flow;
pub(crate) mod lately;
pub(crate) mod locations;
mod monthly;
pub(crate) mod purchases;
pub(crate) mod warranties;

use maud::{Markup, html};
use pages::Page;
use ui::kit::{self, Card};

/// A tile with a heading, and a link to the list behind it where there is one.
fn card(page: &Page<'_, '_>, title: &str, width: u8, href: Option<&str>, body: Markup) -> Markup {
    let (title, all) = (page.say(title), page.say("view-all"));
    let tools = href.map_or_else(|| html! {}, |href| kit::more(&all, href));
    kit::card(&Card { title: &title, note: "", tools, width, body })
}
