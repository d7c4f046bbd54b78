//! Documents to keep: certificates, letters, orders, agreements, as PDF/A-2u (ISO 19005-2): what is printed on them can be
//! searched and copied, and they look the same in thirty years.
//!
//! A paper is a list of blocks, one below the other; it knows how to break lines and pages. What it does not know: any
//! capability, and where its words come from.
mod draw;
mod face;
mod layout;
mod plate;

pub use plate::{Plate, Stamp, fitted};

use domain::Date;

/// A document.
#[derive(Clone, Debug)]
pub struct Paper {
    /// What it is: "Certificate of data destruction".
    pub title: String,
    /// Which one it is: `CD-000017`.
    pub number: String,
    /// Who issues it.
    pub organisation: String,
    /// The language it is written in: `en`, `de`.
    pub language: String,
    /// The day it says it was made on. PDF/A does without none.
    pub made_on: Date,
    /// What stands at the foot of every page before the number of the page, or empty.
    pub foot: String,
    /// Whether its pages lie on their long side, for tables of many columns.
    pub is_wide: bool,
    /// What stands on it.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph; line breaks in it are kept.
    Text(String),
    /// Names and what they are, two columns of them.
    Facts(Vec<(String, String)>),
    /// Rows under headings that are repeated on every page.
    Table(Table),
    /// A QR code with its caption beside it.
    Code {
        /// What the code holds.
        text: String,
        /// What it is for.
        caption: String,
    },
    /// A signature: drawn, or a name above a line to sign on.
    Signature(Signature),
    /// Nothing, this high (points).
    Space(f32),
}

/// Rows under headings.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The headings, with how wide each column is compared with the others.
    pub columns: Vec<Heading>,
    /// The rows, each as long as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// The heading of a column.
#[derive(Clone, Debug)]
pub struct Heading {
    /// What it is called.
    pub name: String,
    /// How wide it is compared with the others.
    pub share: f32,
    /// Whether it holds numbers, which stand at its right edge.
    pub right: bool,
}

impl Heading {
    /// A column of words.
    pub fn new(name: impl Into<String>, share: f32) -> Self {
        Self { name: name.into(), share, right: false }
    }

    /// A column of numbers.
    pub fn right(name: impl Into<String>, share: f32) -> Self {
        Self { name: name.into(), share, right: true }
    }
}

/// A signature.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Who signs.
    pub name: String,
    /// When, or in what role.
    pub note: String,
    /// The strokes that were drawn, each as points within a field of one by one; none for a line to sign on.
    pub strokes: Vec<Vec<(f32, f32)>>,
}

impl Paper {
    /// An empty document in English.
    pub fn new(title: impl Into<String>, made_on: Date) -> Self {
        Self {
            title: title.into(),
            number: String::new(),
            organisation: String::new(),
            language: "en".to_owned(),
            made_on,
            foot: String::new(),
            is_wide: false,
            blocks: Vec::new(),
        }
    }

    /// The document as PDF/A-2u. The error is for the log: a mistake of ours or a document of absurd size.
    pub fn to_pdf(&self) -> Result<Vec<u8>, String> {
        let title = match self.number.is_empty() {
            true => self.title.clone(),
            false => format!("{} {}", self.title, self.number),
        };
        let about = draw::About {
            title,
            organisation: &self.organisation,
            language: &self.language,
            made_on: self.made_on,
        };
        draw::pdf(&about, layout::size(self), &layout::pages(self))
    }
}

#[cfg(test)]
mod tests;
