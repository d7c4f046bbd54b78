//! Pages on which whoever makes them places every mark: sheets of labels. Lengths are millimetres from the top left.
use crate::{
    draw::{self, About, Size},
    face::face,
    layout::{Ink, Mark, Sheet},
};
use domain::Date;

/// Points in a millimetre: an inch is 72 points and 25.4 millimetres.
const POINTS: f32 = 72.0 / 25.4;

/// A document of pages of one size.
#[derive(Clone, Debug)]
pub struct Plate {
    /// What it is.
    pub title: String,
    /// Who issues it.
    pub organisation: String,
    /// The language it is written in.
    pub language: String,
    /// The day it was made.
    pub made_on: Date,
    /// How wide a page is.
    pub width: f32,
    /// How high a page is.
    pub height: f32,
    /// What stands on each page.
    pub pages: Vec<Vec<Stamp>>,
}

/// A mark on a plate.
#[derive(Clone, Debug, PartialEq)]
pub enum Stamp {
    /// Dark rectangles, each by its left edge, its top, its width and its height: a code.
    Bars(Vec<(f32, f32, f32, f32)>),
    /// A line of words.
    Words {
        /// Where it begins.
        x: f32,
        /// Its base line.
        y: f32,
        /// How high its letters are set, from line to line.
        size: f32,
        /// Whether it is bold.
        bold: bool,
        /// What it says.
        text: String,
    },
}

impl Stamp {
    /// The same mark further right and down.
    #[must_use]
    pub fn moved(self, right: f32, down: f32) -> Self {
        match self {
            Self::Bars(bars) => Self::Bars(
                bars.into_iter().map(|(x, y, width, height)| (x + right, y + down, width, height)).collect(),
            ),
            Self::Words { x, y, size, bold, text } => {
                Self::Words { x: x + right, y: y + down, size, bold, text }
            }
        }
    }

    fn mark(&self) -> Mark {
        match self {
            Self::Bars(bars) => Mark::Bars(
                bars.iter()
                    .map(|(x, y, width, height)| (x * POINTS, y * POINTS, width * POINTS, height * POINTS))
                    .collect(),
            ),
            Self::Words { x, y, size, bold, text } => Mark::Words {
                x: x * POINTS,
                y: y * POINTS,
                size: size * POINTS,
                bold: *bold,
                ink: Ink::Strong,
                text: face(*bold).known(text),
            },
        }
    }
}

/// The text as it fits into a width at a size, both in millimetres: cut at its end, with an ellipsis that says so.
pub fn fitted(text: &str, size: f32, bold: bool, width: f32) -> String {
    let face = face(bold);
    let text = face.known(text);
    if face.width(&text, size) <= width {
        return text;
    }
    let mut letters: Vec<char> = text.chars().collect();
    loop {
        letters.pop();
        let cut: String = letters.iter().collect::<String>().trim_end().to_owned() + "…";
        if letters.is_empty() || face.width(&cut, size) <= width {
            return cut;
        }
    }
}

impl Plate {
    /// The document as PDF/A-2u. The error is for the log: a mistake of ours or a document of absurd size.
    pub fn to_pdf(&self) -> Result<Vec<u8>, String> {
        let pages: Vec<Sheet> =
            self.pages.iter().map(|page| page.iter().map(Stamp::mark).collect()).collect();
        let about = About {
            title: self.title.clone(),
            organisation: &self.organisation,
            language: &self.language,
            made_on: self.made_on,
        };
        draw::pdf(&about, Size { width: self.width * POINTS, height: self.height * POINTS }, &pages)
    }
}
