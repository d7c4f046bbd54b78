//! How labels are cut and what stands on them. Lengths are millimetres.
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{Deserialize, Serialize};

/// What labels are printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Media {
    /// Sheets of A4, 210 by 297 mm (ISO 216).
    #[default]
    A4,
    /// Sheets of US letter, 8.5 by 11 inches.
    Letter,
    /// A roll: a page for each label.
    Roll,
}

impl Media {
    /// Width and height of a sheet; none for a roll.
    pub const fn sheet(self) -> Option<(f32, f32)> {
        match self {
            Self::A4 => Some((210.0, 297.0)),
            Self::Letter => Some((215.9, 279.4)),
            Self::Roll => None,
        }
    }
}

/// The code on a label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Symbol {
    /// What every phone reads (ISO/IEC 18004).
    #[default]
    Qr,
    /// What is read on the smallest things (ISO/IEC 16022).
    DataMatrix,
    /// What hand scanners read, a line of bars (ISO/IEC 15417).
    #[serde(rename = "code-128")]
    Code128,
    /// Words only.
    None,
}

/// What the code says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// The address of the asset's page.
    #[default]
    Address,
    /// Its tag.
    Tag,
    /// Its serial number.
    Serial,
}

/// A design of labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// What they are printed on.
    pub media: Media,
    /// How wide a label is.
    pub width: f32,
    /// How high a label is.
    pub height: f32,
    /// Labels beside one another on a sheet.
    pub columns: usize,
    /// Labels below one another on a sheet.
    pub rows: usize,
    /// From the left edge of the sheet to the first label.
    pub left: f32,
    /// From the upper edge of the sheet to the first label.
    pub top: f32,
    /// Between labels beside one another.
    pub across: f32,
    /// Between labels below one another.
    pub down: f32,
    /// The code on each.
    pub symbol: Symbol,
    /// What the code says.
    pub holds: Holds,
    /// The fields that stand beside the code, the first of them in bold.
    pub lines: Vec<String>,
}

/// A design that comes with the product: its word in addresses, what people know it by, and how it is made.
pub struct Ready {
    /// Its word.
    pub word: &'static str,
    /// Its name: paper, labels on it and their size.
    pub name: &'static str,
    /// Paper, code, and what the code says.
    pub kind: (Media, Symbol, Holds),
    /// Width and height of a label.
    pub size: (f32, f32),
    /// Columns and rows of a sheet.
    pub many: (usize, usize),
    /// Left, top, across, down.
    pub place: (f32, f32, f32, f32),
}

/// The designs that come with the product; the first is taken when none is chosen. Measures are those of common sheets:
/// rows and columns are centred on the paper.
pub const READY: &[Ready] = &[
    Ready {
        word: "a4-3x7",
        name: "A4, 3 × 7, 63.5 × 38.1 mm",
        kind: (Media::A4, Symbol::Qr, Holds::Address),
        size: (63.5, 38.1),
        many: (3, 7),
        place: (7.21, 15.15, 2.54, 0.0),
    },
    Ready {
        word: "a4-5x13",
        name: "A4, 5 × 13, 38.1 × 21.2 mm",
        kind: (Media::A4, Symbol::Qr, Holds::Address),
        size: (38.1, 21.2),
        many: (5, 13),
        place: (4.75, 10.7, 2.5, 0.0),
    },
    Ready {
        word: "letter-3x10",
        name: "Letter, 3 × 10, 66.7 × 25.4 mm",
        kind: (Media::Letter, Symbol::Qr, Holds::Address),
        size: (66.7, 25.4),
        many: (3, 10),
        place: (4.78, 12.7, 3.12, 0.0),
    },
    Ready {
        word: "roll-62x29",
        name: "Roll, 62 × 29 mm",
        kind: (Media::Roll, Symbol::Qr, Holds::Address),
        size: (62.0, 29.0),
        many: (1, 1),
        place: (0.0, 0.0, 0.0, 0.0),
    },
    Ready {
        word: "roll-50x25-bars",
        name: "Roll, 50 × 25 mm, Code 128",
        kind: (Media::Roll, Symbol::Code128, Holds::Tag),
        size: (50.0, 25.0),
        many: (1, 1),
        place: (0.0, 0.0, 0.0, 0.0),
    },
    Ready {
        word: "roll-25x12-matrix",
        name: "Roll, 25 × 12 mm, Data Matrix",
        kind: (Media::Roll, Symbol::DataMatrix, Holds::Tag),
        size: (25.0, 12.0),
        many: (1, 1),
        place: (0.0, 0.0, 0.0, 0.0),
    },
];

impl Ready {
    /// The design.
    pub fn design(&self) -> Design {
        let ((media, symbol, holds), (width, height), (columns, rows)) = (self.kind, self.size, self.many);
        let (left, top, across, down) = self.place;
        let lines = ["tag", "name", "serial"].map(str::to_owned).to_vec();
        Design { media, width, height, columns, rows, left, top, across, down, symbol, holds, lines }
    }
}

/// What is wrong with a design: the field of its template, and a sentence.
pub type Flaw = (&'static str, String);

impl Design {
    /// Labels on a page.
    pub const fn per_page(&self) -> usize {
        match self.media {
            Media::Roll => 1,
            Media::A4 | Media::Letter => self.columns * self.rows,
        }
    }

    /// Width and height of a page.
    pub fn page(&self) -> (f32, f32) {
        self.media.sheet().unwrap_or((self.width, self.height))
    }

    /// Where the label with this number on its page begins.
    pub fn place(&self, number: usize) -> (f32, f32) {
        if self.media == Media::Roll {
            return (0.0, 0.0);
        }
        let (column, row) = (number % self.columns, number / self.columns);
        let x = self.left + column as f32 * (self.width + self.across);
        let y = self.top + row as f32 * (self.height + self.down);
        (x, y)
    }

    /// What is wrong with it: labels too small to print on, and labels beyond the edge of the paper.
    pub fn flaw(&self) -> Option<Flaw> {
        const LEAST: f32 = 8.0;
        const MOST: f32 = 300.0;
        for (field, length) in [("width_mm", self.width), ("height_mm", self.height)] {
            if !(LEAST..=MOST).contains(&length) {
                return Some((field, format!("Between {LEAST} and {MOST} mm.")));
            }
        }
        let (wide, high) = self.media.sheet()?;
        let last = self.place(self.columns * self.rows - 1);
        // A twentieth of a millimetre is what rounding of inches makes.
        let beyond = |end: f32, edge: f32| end > edge + 0.05;
        if beyond(last.0 + self.width, wide) {
            let text = format!(
                "{} labels beside one another end at {:.1} mm; the sheet is {wide} mm wide.",
                self.columns,
                last.0 + self.width
            );
            return Some(("columns", text));
        }
        if beyond(last.1 + self.height, high) {
            let text = format!(
                "{} labels below one another end at {:.1} mm; the sheet is {high} mm high.",
                self.rows,
                last.1 + self.height
            );
            return Some(("rows", text));
        }
        None
    }
}

/// A length that was written as a decimal; none when it is none, or below zero.
pub fn millimetres(text: &str) -> Option<f32> {
    let length: Decimal = text.trim().parse().ok()?;
    length.to_f32().filter(|length| length.is_finite() && *length >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_the_product_fits_on_its_paper() {
        for ready in READY {
            assert_eq!(ready.design().flaw(), None, "{}", ready.name);
        }
    }

    #[test]
    fn labels_beyond_the_edge_are_told() {
        let mut design = READY[0].design();
        design.columns = 4;
        let (field, text) = design.flaw().unwrap();
        assert_eq!(field, "columns");
        // 7.21 + 4 × 63.5 + 3 × 2.54
        assert!(text.contains("268.8 mm"), "{text}");
        design.columns = 3;
        design.rows = 8;
        assert_eq!(design.flaw().unwrap().0, "rows");
        design.height = 2.0;
        assert_eq!(design.flaw().unwrap().0, "height_mm");
    }

    #[test]
    fn labels_follow_one_another_row_by_row() {
        let design = READY[0].design();
        assert_eq!(design.place(0), (7.21, 15.15));
        let (x, y) = design.place(4);
        assert!((x - (7.21 + 66.04)).abs() < 0.01 && (y - (15.15 + 38.1)).abs() < 0.01, "{x} {y}");
    }

    #[test]
    fn lengths_are_decimals_of_nothing_or_more() {
        assert_eq!(millimetres(" 63.5 "), Some(63.5));
        assert_eq!(millimetres("-1"), None);
        assert_eq!(millimetres("wide"), None);
    }
}
