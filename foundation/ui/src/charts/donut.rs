use super::{
    Ink, Palette, SCREEN, Words,
    frame::{Told, at},
};
use maud::{Markup, html};
use std::f64::consts::TAU;

/// A part of a whole.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// What it is: "Laptops".
    pub name: &'a str,
    /// How much of it there is.
    pub value: f64,
    /// Its colour.
    pub ink: Ink,
    /// Where it opens to the rows behind it; empty where it does not.
    pub href: &'a str,
}

/// A whole and its parts: a ring beside a table that names them. At most six parts; gather the rest as
/// "other".
#[derive(Clone, Copy)]
pub struct Donut<'a> {
    /// The start of its ids, unique on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// The same in a sentence with the figures that matter.
    pub summary: &'a str,
    /// The parts, the largest first.
    pub parts: &'a [Part<'a>],
    /// What stands in the middle: the total, and the word for what is counted.
    pub middle: (&'a str, &'a str),
    /// How values are written.
    pub full: Words<'a>,
    /// How shares of the whole are written.
    pub share: Words<'a>,
}

const CENTRE: f64 = 74.0;
const RADIUS: f64 = 58.0;
const THICK: f64 = 17.0;
/// The gap between two parts, in units along the ring.
const GAP: f64 = 2.2;

impl Donut<'_> {
    /// The chart in a page. Its table is its legend.
    pub fn figure(&self) -> Markup {
        let total = self.total();
        html! {
            div class="chart" {
                div class="donut" {
                    (self.svg(&SCREEN))
                    table {
                        caption class="unseen" { (self.title) }
                        tbody {
                            @for part in self.parts {
                                tr {
                                    th scope="row" {
                                        span {
                                            i class=(part.ink.class()) {}
                                            @if part.href.is_empty() { (part.name) }
                                            @else { a href=(part.href) { (part.name) } }
                                        }
                                    }
                                    td { ((self.full)(part.value)) }
                                    td { ((self.share)(part.value / total)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The ring alone, for documents too.
    pub fn svg(&self, palette: &Palette) -> Markup {
        let told = Told { id: self.id, title: self.title, summary: self.summary };
        let (title, summary) = (format!("{}-t", told.id), format!("{}-d", told.id));
        let (total, mut turned) = (self.total(), 0.0);
        html! {
            svg class="viz" xmlns=[palette.font.map(|_| "http://www.w3.org/2000/svg")] viewBox="0 0 148 148"
                font-family=[palette.font] font-size="11" role="img" tabindex="0" data-chart="columns"
                aria-labelledby={ (title) " " (summary) } {
                title id=(title) { (told.title) }
                desc id=(summary) { (told.summary) }
                @for (index, part) in self.parts.iter().enumerate() {
                    @let share = part.value / total;
                    path data-i=(index) d=(arc(turned, share, self.parts.len() > 1)) fill="none"
                        stroke=(part.ink.of(palette)) stroke-width=(at(THICK)) {}
                    @let () = turned += share;
                }
                text x="74" y="75" text-anchor="middle" font-size="23" font-weight="640" letter-spacing="-.7"
                    fill=(palette.ink) { (self.middle.0) }
                text x="74" y="92" text-anchor="middle" fill=(palette.quiet) { (self.middle.1) }
            }
        }
    }

    /// The whole; never nothing, so that shares can be taken.
    fn total(&self) -> f64 {
        let sum: f64 = self.parts.iter().map(|part| part.value.max(0.0)).sum();
        if sum > 0.0 { sum } else { 1.0 }
    }
}

/// The arc of a share, clockwise from where the earlier ones ended; turns begin at the top.
fn arc(turned: f64, share: f64, gap: bool) -> String {
    let gap = if gap { GAP / (TAU * RADIUS) } else { 0.0 };
    // A full circle has no end that differs from its start, so it stops a hair before.
    let length = (share - gap).clamp(0.002, 0.9999);
    let point = |turn: f64| {
        let angle = TAU * (turn - 0.25);
        format!("{:.2} {:.2}", RADIUS.mul_add(angle.cos(), CENTRE), RADIUS.mul_add(angle.sin(), CENTRE))
    };
    let large = u8::from(length > 0.5);
    format!("M{}A{RADIUS} {RADIUS} 0 {large} 1 {}", point(turned), point(turned + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_starts_at_the_top_and_ends_at_the_right() {
        assert_eq!(arc(0.0, 0.25, false), "M74.00 16.00A58 58 0 0 1 132.00 74.00");
        assert!(arc(0.25, 0.7, false).contains(" 0 1 1 "), "more than half takes the long way");
    }

    #[test]
    fn shares_are_told_beside_the_ring() {
        let parts = [
            Part { name: "Laptops", value: 30.0, ink: Ink::First, href: "" },
            Part { name: "Phones", value: 10.0, ink: Ink::Second, href: "" },
        ];
        let donut = Donut {
            id: "kinds",
            title: "By kind",
            summary: "",
            parts: &parts,
            middle: ("40", "assets"),
            full: &|value| format!("{value:.0}"),
            share: &|share| format!("{:.0}%", share * 100.0),
        };
        let html = donut.figure().into_string();
        assert!(html.contains("<td>30</td><td>75%</td>"), "{html}");
        assert_eq!(html.matches("data-i=").count(), 2);
    }

    #[test]
    fn nothing_is_an_empty_ring_and_no_division_by_zero() {
        let parts = [Part { name: "Laptops", value: 0.0, ink: Ink::First, href: "" }];
        let donut = Donut {
            id: "none",
            title: "None",
            summary: "",
            parts: &parts,
            middle: ("0", "assets"),
            full: &|value| format!("{value:.0}"),
            share: &|share| format!("{:.0}%", share * 100.0),
        };
        assert!(donut.figure().into_string().contains("<td>0</td><td>0%</td>"));
    }
}
