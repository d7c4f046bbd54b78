//! The page itself: its tiles, or how to begin.
use crate::{OWN, arranging, counts};
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use pages::{Page, Shown};
use ui::kit::{self, Button, Nothing};

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let title = page.say("overview-place");
    let is_empty = page.may(assets::READ) && !counts::any(page)?;
    let inside = if is_empty { beginning(page) } else { tiles(page)? };
    let today = page.t.near_date(page.t.today());
    let arrange = page.say("overview-arrange");
    let actions = html! {
        @if !is_empty && page.may(OWN) {
            (Button::open(&arrange, arranging::HREF).icon(lu::LuSlidersHorizontal).quiet())
        }
    };
    Ok(Shown::new(title.clone(), "/", html! { (kit::head(&title, &today, &actions)) (inside) }))
}

fn tiles(page: &mut Page<'_, '_>) -> Result<Markup> {
    let mut shown = Vec::new();
    for (tile, _) in arranging::tiles(page)?.into_iter().filter(|(_, is_shown)| *is_shown) {
        shown.extend((tile.show)(page)?);
    }
    Ok(html! { div class="tiles" { @for one in shown { (one) } } })
}

/// What to do first where there are no assets yet, as far as the reader may.
fn beginning(page: &Page<'_, '_>) -> Markup {
    let (asset, import, people) =
        (page.say("overview-register"), page.say("overview-import"), page.say("overview-people"));
    let mut steps = Vec::new();
    if page.may(assets::REGISTER) {
        steps.push(Button::open(&asset, "/assets/new").icon(lu::LuPlus).primary());
    }
    if let Some(door) = page.door("import") {
        steps.push(Button::open(&import, door).icon(lu::LuUpload));
    }
    if page.may(people::MANAGE) {
        steps.push(Button::open(&people, "/people/new").icon(lu::LuUserPlus));
    }
    let (title, text) = (page.say("overview-empty"), page.say("overview-empty-why"));
    kit::nothing(&Nothing { icon: lu::LuPackageOpen, title: &title, text: &text, steps: &steps })
}
