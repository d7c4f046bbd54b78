//! The page on which somebody arranges their tiles. Without script every arrow sends the form and comes back.
use crate::{OWN, arrangement::Arrangement, store};
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use pages::{Page, Rooms, Sending, Shown, Tile, go};
use serde_json::json;
use ui::kit::{self, Button, icon};

/// Where tiles are arranged.
pub(crate) const HREF: &str = "/overview/arrange";

pub(crate) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page(HREF, OWN, show).form(HREF, arrange)
}

/// The tiles that a reader may see, as they have arranged them, with whether each is shown.
pub(crate) fn tiles(page: &mut Page<'_, '_>) -> Result<Vec<(&'static Tile, bool)>> {
    let may: Vec<&'static Tile> = page.desk.tiles().into_iter().filter(|tile| page.may(tile.needs)).collect();
    let wish = match page.actor().account {
        Some(account) => store::arrangement(page, account)?,
        None => Arrangement::default(),
    };
    Ok(wish.of(&may, |tile| tile.name).into_iter().map(|(tile, shown)| (*tile, shown)).collect())
}

fn show(page: &mut Page<'_, '_>) -> Result<Shown> {
    let tiles = tiles(page)?;
    let (title, note) = (page.say("overview-arrange"), page.say("overview-arrange-note"));
    let (save, reset) = (page.say("save"), page.say("overview-reset"));
    let body = html! {
        div class="narrow" {
            (kit::head(&title, &note, &html! {}))
            form class="form reorder" method="post" action=(HREF) {
                // Enter saves; the first button of a form is the one that it presses.
                button hidden {}
                ul data-reorder { @for (tile, shown) in &tiles { (line(page, tile, *shown)) } }
                footer {
                    (Button::send(&save).primary())
                    (Button::new(&reset, kit::Act::SendAs("reset", "yes")).icon(lu::LuRotateCcw).quiet())
                }
            }
        }
    };
    Ok(Shown::new(title, "/", body).crumb(page.say("overview-place"), Some("/".to_owned())))
}

fn line(page: &Page<'_, '_>, tile: &Tile, shown: bool) -> Markup {
    let label = page.say(tile.title);
    let arrow = |way: &str, drawing: kit::Icon| {
        let words = page.say(&format!("move-{way}"));
        html! {
            button class="button quiet square small" name=(way) value=(tile.name) data-move=(way) title=(words) {
                (icon(drawing)) span class="unseen" { (words) " " (label) }
            }
        }
    };
    html! {
        li {
            input type="hidden" name="tile" value=(tile.name);
            label { input type="checkbox" name="shown" value=(tile.name) checked[shown]; (label) }
            (arrow("up", lu::LuArrowUp))
            (arrow("down", lu::LuArrowDown))
            span class="grip" aria-hidden="true" { (icon(lu::LuGripVertical)) }
        }
    }
}

async fn arrange(sending: Sending) -> axum::response::Response {
    let sent = &sending.sent;
    let shown: Vec<&str> = sent.all("shown").collect();
    let (shown, hidden): (Vec<&str>, Vec<&str>) = sent.all("tile").partition(|name| shown.contains(name));
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let mut wish = Arrangement { shown: owned(shown), hidden: owned(hidden) };
    // An arrow that is pressed without script: what is ticked is kept, and one goes on arranging.
    let moved = ["up", "down"].into_iter().find_map(|way| Some((sent.says(way)?, way == "up")));
    if let Some((name, up)) = moved {
        wish = wish.moved(name, up);
    }
    if sent.says("reset").is_some() {
        wish = Arrangement::default();
    }
    let input = json!({ "shown": wish.shown, "hidden": wish.hidden });
    match sending.perform("overview.arrange", input.as_object().cloned().unwrap_or_default()).await {
        Ok(_) => go(if moved.is_some() { HREF } else { "/" }),
        Err(error) => sending.trouble(error).await,
    }
}
