//! A map of what depends on what, and of what fails when something stops.
use super::{
    frame::at,
    layers::{Grid, Point, lay_out},
};
use crate::{
    i18n::Locale,
    kit::{Icon, shapes, tone_class},
};
use domain::Tone;
use maud::{Markup, html};

/// A thing on the map.
#[derive(Clone, Copy, Debug)]
pub struct Thing<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it is: "PowerEdge R770".
    pub note: &'a str,
    /// Its drawing.
    pub icon: Icon,
    /// How it does.
    pub tone: Tone,
    /// How it does, in a word.
    pub state: &'a str,
    /// Its page.
    pub href: &'a str,
    /// Whether it lies on the path that is looked at, such as what fails.
    pub hit: bool,
}

/// Things and the lines between them.
#[derive(Clone, Copy, Debug)]
pub struct Relations<'a> {
    /// What the map shows, in a sentence.
    pub title: &'a str,
    /// The things.
    pub things: &'a [Thing<'a>],
    /// Lines: a thing, and one that it depends on, by their places in the list.
    pub lines: &'a [(usize, usize)],
}

const GRID: Grid = Grid { width: 168.0, height: 54.0, across: 30.0, down: 40.0 };

/// The map and its table. The map scrolls with the arrow keys; its things are links.
pub fn relations(t: &Locale, map: &Relations<'_>) -> Markup {
    let layout = lay_out(map.things.len(), map.lines, GRID);
    let (width, height) = (at(layout.size.0), at(layout.size.1));
    html! {
        div class="map" tabindex="0" role="region" aria-label=(map.title) {
            svg class="relations" width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) } {
                @for (route, (from, to)) in layout.routes.iter().zip(map.lines) {
                    @let hit = map.things[*from].hit && map.things[*to].hit;
                    path class=(if hit { "edge hit" } else { "edge" }) d=(curve(route)) {}
                }
                @for (corner, thing) in layout.corners.iter().zip(map.things) { (node(*corner, thing)) }
            }
        }
        (table(t, map))
    }
}

fn node(corner: Point, thing: &Thing<'_>) -> Markup {
    html! {
        a class=(if thing.hit { "node hit" } else { "node" }) href=(thing.href)
            aria-label={ (thing.name) " " (thing.note) ", " (thing.state) }
            transform={ "translate(" (at(corner.0)) " " (at(corner.1)) ")" } {
            rect width=(at(GRID.width)) height=(at(GRID.height)) rx="9" {}
            svg x="12" y="17" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor"
                stroke-width="1.75"
                stroke-linecap="round" stroke-linejoin="round" { (shapes(thing.icon)) }
            text x="42" y="24" class="title" { (thing.name) }
            " "
            text x="42" y="40" { (thing.note) }
            circle class=(tone_class(thing.tone)) cx=(at(GRID.width - 14.0)) cy="14" r="4" {}
        }
    }
}

/// A line through its bends: straight where two lie above each other, else a soft S.
fn curve(route: &[Point]) -> String {
    let Some((first, _)) = route.split_first() else { return String::new() };
    let mut path = format!("M{} {}", at(first.0), at(first.1));
    for pair in route.windows(2) {
        let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
        if (x1 - x2).abs() < 0.5 {
            path.push_str(&format!("L{} {}", at(x2), at(y2)));
        } else {
            let middle = at(f64::midpoint(y1, y2));
            path.push_str(&format!("C{} {middle} {} {middle} {} {}", at(x1), at(x2), at(x2), at(y2)));
        }
    }
    path
}

/// The same in words: each thing, how it does, and what it depends on.
fn table(t: &Locale, map: &Relations<'_>) -> Markup {
    let depends = |thing: usize| {
        let names: Vec<&str> =
            map.lines.iter().filter(|(from, _)| *from == thing).map(|(_, to)| map.things[*to].name).collect();
        t.list(&names)
    };
    html! {
        details class="twin map-twin" {
            summary { (crate::kit::icon(icondata_lu::LuTable2)) (t.say("show-as-table")) }
            div {
                table {
                    caption class="unseen" { (map.title) }
                    thead {
                        tr {
                            th scope="col" { (t.say("map-thing")) }
                            th scope="col" { (t.say("map-state")) }
                            th scope="col" { (t.say("map-depends")) }
                        }
                    }
                    tbody {
                        @for (at, thing) in map.things.iter().enumerate() {
                            tr {
                                th scope="row" { a href=(thing.href) { (thing.name) } }
                                td { (thing.state) }
                                td { (depends(at)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_straight_where_they_can_be() {
        assert_eq!(curve(&[(10.0, 0.0), (10.0, 30.0)]), "M10 0L10 30");
        assert_eq!(curve(&[(10.0, 0.0), (50.0, 40.0)]), "M10 0C10 20 50 20 50 40");
        assert_eq!(curve(&[]), "");
    }
}
