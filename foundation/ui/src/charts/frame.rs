//! What all charts have: a frame with title and sentence, an axis of values, labels under it.
use super::{Palette, Scale, Words};
use maud::{Markup, html};

/// The width for which a chart is drawn. A picture scaled down would have words of five pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 720 units wide, for desks and documents.
    Long,
    /// 340 units wide, for phones and asides.
    Short,
}

impl Size {
    /// Both, the long one first.
    pub const BOTH: [Self; 2] = [Self::Long, Self::Short];

    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Long => "viz long",
            Self::Short => "viz short",
        }
    }

    pub(super) fn width(self) -> f64 {
        match self {
            Self::Long => 720.0,
            Self::Short => 340.0,
        }
    }
}

/// A chart's title and sentence, and the start of its ids; unique on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) summary: &'a str,
}

/// A coordinate as it is written: a tenth of a unit is finer than anybody sees.
pub(super) fn at(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The outer element. `reading` says how a script finds the table's line under a pointer.
pub(super) fn frame(
    told: Told<'_>,
    size: Size,
    height: f64,
    palette: &Palette,
    reading: &str,
    body: &Markup,
) -> Markup {
    let (title, summary) = (format!("{}-{:?}-t", told.id, size), format!("{}-{:?}-d", told.id, size));
    let view = format!("0 0 {} {}", size.width(), at(height));
    let xmlns = palette.font.map(|_| "http://www.w3.org/2000/svg");
    html! {
        svg class=(size.class()) xmlns=[xmlns] viewBox=(view) font-family=[palette.font] font-size="11"
            role="img"
            tabindex="0" data-chart=(reading) aria-labelledby={ (title) " " (summary) } {
            title id=(title) { (told.title) }
            desc id=(summary) { (told.summary) }
            (body)
        }
    }
}

/// Where in its frame a chart draws.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub scale: Scale,
}

impl Plot {
    /// The height of a value.
    pub(super) fn y(&self, value: f64) -> f64 {
        (self.bottom - self.top).mul_add(1.0 - self.scale.share(value), self.top)
    }

    /// Gridlines with their values; the one at zero is the base line.
    pub(super) fn grid(&self, palette: &Palette, words: Words<'_>) -> Markup {
        html! {
            g shape-rendering="crispEdges" {
                @for tick in self.scale.ticks() {
                    @let y = at(self.y(tick).round() + 0.5);
                    line x1=(at(self.left)) x2=(at(self.right)) y1=(y) y2=(y)
                        stroke=(if tick == 0.0 { palette.axis } else { palette.line }) {}
                }
            }
            g fill=(palette.quiet) text-anchor="end" {
                @for tick in self.scale.ticks() {
                    text x=(at(self.left - 9.0)) y=(at(self.y(tick).round() + 4.0)) { (words(tick)) }
                }
            }
        }
    }
}

/// A label under the plot.
pub(super) fn label(x: f64, y: f64, anchor: &str, words: &str, palette: &Palette) -> Markup {
    html! { text x=(at(x)) y=(at(y)) text-anchor=(anchor) fill=(palette.quiet) { (words) } }
}

/// The room that values need on the left: about six units for each character of the longest.
pub(super) fn gutter(scale: &Scale, words: Words<'_>) -> f64 {
    let longest = scale.ticks().into_iter().map(|tick| words(tick).chars().count()).max().unwrap_or(0);
    (longest as f64).mul_add(6.2, 14.0).max(26.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short() {
        assert_eq!(at(12.0), "12");
        assert_eq!(at(12.34), "12.3");
        assert_eq!(at(-0.5), "-0.5");
    }
}
