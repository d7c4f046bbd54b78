//! Where everything stands on a label: the code, and lines of words beside or below it.
use super::{
    code::{self, Grid},
    design::{Design, Symbol},
};
use papers::{Stamp, fitted};

/// Free around what is printed.
const EDGE: f32 = 2.0;
/// Between code and words.
const GAP: f32 = 2.0;
/// The largest and the smallest letters.
const LARGE: f32 = 4.2;
const SMALL: f32 = 1.6;
/// From line to line, as a multiple of the size.
const LEADING: f32 = 1.25;
/// How far the base line lies below the top of a line, as a part of the size.
const BASE: f32 = 0.82;

/// What is known of an asset: what its code says, and its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What the code says; empty for an asset that has no such thing.
    pub code: String,
    /// The lines, without empty ones.
    pub lines: Vec<String>,
}

/// A label. What a code cannot say is left to the words.
pub fn drawn(design: &Design, told: &Told) -> Vec<Stamp> {
    let (inner_width, inner_height) = (design.width - 2.0 * EDGE, design.height - 2.0 * EDGE);
    let Some(grid) = code::grid(design.symbol, &told.code) else {
        return words(told, (EDGE, EDGE), (inner_width, inner_height));
    };
    if design.symbol == Symbol::Code128 {
        let high = inner_height * if told.lines.is_empty() { 1.0 } else { 0.45 };
        let mut all = vec![bars(&grid, (EDGE, EDGE), inner_width, high)];
        let below = EDGE + high + GAP / 2.0;
        all.extend(words(told, (EDGE, below), (inner_width, design.height - EDGE - below)));
        return all;
    }
    let side = inner_height.min(inner_width * if told.lines.is_empty() { 1.0 } else { 0.46 });
    let above = EDGE + (inner_height - side) / 2.0;
    let mut all = vec![squares(&grid, (EDGE, above), side)];
    let x = EDGE + side + GAP;
    all.extend(words(told, (x, EDGE), (design.width - EDGE - x, inner_height)));
    all
}

/// A square code in a square that leaves it the light margin that readers need: four modules for QR, one for Data
/// Matrix; the edge of the label is part of it.
fn squares(grid: &Grid, (x, y): (f32, f32), side: f32) -> Stamp {
    let module = side / grid.width as f32;
    let bar = |(column, row, run): (usize, usize, usize)| {
        (x + column as f32 * module, y + row as f32 * module, run as f32 * module, module)
    };
    Stamp::Bars(grid.runs().into_iter().map(bar).collect())
}

/// A code of bars over a width, ten modules of light on either side (ISO/IEC 15417, 4.4).
fn bars(grid: &Grid, (x, y): (f32, f32), width: f32, height: f32) -> Stamp {
    let module = width / (grid.width + 20) as f32;
    let bar = |(column, _, run): (usize, usize, usize)| {
        (x + (column + 10) as f32 * module, y, run as f32 * module, height)
    };
    Stamp::Bars(grid.runs().into_iter().map(bar).collect())
}

/// The lines, as large as the room allows, in its middle; those that would be too small to read are left out.
fn words(told: &Told, (x, y): (f32, f32), (width, height): (f32, f32)) -> Vec<Stamp> {
    let fit = (height / (SMALL * LEADING)) as usize;
    let lines = &told.lines[..told.lines.len().min(fit)];
    if lines.is_empty() || width < SMALL {
        return Vec::new();
    }
    let size = (height / (lines.len() as f32 * LEADING)).min(LARGE).min(width / 7.0).max(SMALL);
    let step = size * LEADING;
    let begin = y + (height - step * lines.len() as f32) / 2.0;
    let line = |(number, text): (usize, &String)| {
        // The first line is what people look for. A long line is set smaller before it is cut.
        let (bold, most) = if number == 0 { (true, size) } else { (false, size * 0.86) };
        let size = [1.0, 0.86, 0.72]
            .map(|part| most * part)
            .into_iter()
            .find(|size| *size <= SMALL || fitted(text, *size, bold, width) == *text);
        let size = size.unwrap_or(most * 0.72);
        Stamp::Words {
            x,
            y: begin + number as f32 * step + size * BASE,
            size,
            bold,
            text: fitted(text, size, bold, width),
        }
    };
    lines.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::design::READY, *};
    use proptest::prelude::*;

    fn told() -> Told {
        Told {
            code: "https://tenure.example/assets/204418".into(),
            lines: vec![
                "NW-204418".into(),
                "Latitude 7440 of the second floor".into(),
                "C02XK1ZZJG5J".into(),
            ],
        }
    }

    #[test]
    fn a_label_has_its_code_and_its_lines() {
        let all = drawn(&READY[0].design(), &told());
        assert_eq!(all.len(), 4);
        assert!(matches!(&all[1], Stamp::Words { bold: true, text, .. } if text == "NW-204418"));
        assert!(matches!(&all[2], Stamp::Words { text, .. } if text.ends_with('…')), "{:?}", all[2]);
    }

    #[test]
    fn what_the_code_cannot_say_is_said_in_words() {
        let told = Told { code: "Łódź".into(), ..told() };
        let design = Design { symbol: Symbol::Code128, ..READY[0].design() };
        assert!(drawn(&design, &told).iter().all(|stamp| matches!(stamp, Stamp::Words { .. })));
    }

    proptest! {
        #[test]
        fn nothing_is_printed_beyond_the_edge(width in 12f32..120.0, height in 8f32..80.0, text in "[A-Z0-9-]{1,24}", symbol in 0usize..4) {
            let symbol = [Symbol::Qr, Symbol::DataMatrix, Symbol::Code128, Symbol::None][symbol];
            let design = Design { width, height, symbol, ..READY[3].design() };
            let told = Told { code: text.clone(), lines: vec![text.clone(), text.clone(), text] };
            for stamp in drawn(&design, &told) {
                match stamp {
                    Stamp::Bars(bars) => for (x, y, wide, high) in bars {
                        prop_assert!(x >= 0.0 && y >= 0.0 && x + wide <= width && y + high <= height);
                    },
                    Stamp::Words { x, y, .. } => prop_assert!(x >= 0.0 && x < width && y > 0.0 && y <= height),
                }
            }
        }
    }
}
