//! A label on the screen, as it will be on paper.
use crate::print::design::Design;
use maud::{Markup, html};
use papers::Stamp;

/// The drawing of a label, in its own size. Its words are told once more to those who do not see it.
pub(super) fn label(design: &Design, stamps: &[Stamp]) -> Markup {
    let (width, height) = (design.width, design.height);
    let words: Vec<&str> = stamps
        .iter()
        .filter_map(|stamp| match stamp {
            Stamp::Words { text, .. } => Some(text.as_str()),
            Stamp::Bars(_) => None,
        })
        .collect();
    html! {
        svg width={ (width) "mm" } height={ (height) "mm" } viewBox={ "0 0 " (width) " " (height) }
            role="img" aria-label=(words.join(", ")) {
            @for stamp in stamps {
                @match stamp {
                    Stamp::Bars(bars) => path d=(outline(bars)) {},
                    Stamp::Words { x, y, size, bold, text } => {
                        text x=(x) y=(y) font-size=(size) font-weight=[bold.then_some("700")] { (text) }
                    }
                }
            }
        }
    }
}

fn outline(bars: &[(f32, f32, f32, f32)]) -> String {
    bars.iter()
        .map(|(x, y, width, height)| format!("M{x:.3} {y:.3}h{width:.3}v{height:.3}h-{width:.3}z"))
        .collect()
}
