//! Type: how wide words are, and where lines break.
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};
use std::sync::LazyLock;

/// What stands for a letter that the face does not have: it is said that something is missing, never left out.
const MISSING: char = '?';

/// A weight of the face.
pub(crate) struct Face {
    font: FontRef<'static>,
}

static REGULAR: LazyLock<Face> = LazyLock::new(|| Face::of(notosans::REGULAR_TTF));
static BOLD: LazyLock<Face> = LazyLock::new(|| Face::of(notosans::BOLD_TTF));

/// The face in one of its weights.
pub(crate) fn face(bold: bool) -> &'static Face {
    if bold { &BOLD } else { &REGULAR }
}

impl Face {
    fn of(data: &'static [u8]) -> Self {
        Self { font: FontRef::new(data).expect("the face that comes with the product is whole") }
    }

    /// The text with letters only that the face has. PDF/A allows no others.
    pub(crate) fn known(&self, text: &str) -> String {
        let map = self.font.charmap();
        let one = |letter: char| match letter {
            '\n' => '\n',
            '\t' => ' ',
            letter if letter.is_control() => ' ',
            letter if map.map(letter).is_some() => letter,
            _ => MISSING,
        };
        text.chars().map(one).collect()
    }

    /// How wide a text is at a size, in points.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        let (map, metrics) =
            (self.font.charmap(), self.font.glyph_metrics(Size::new(size), LocationRef::default()));
        text.chars().filter_map(|letter| metrics.advance_width(map.map(letter)?)).sum()
    }

    /// The lines that a text takes within a width: at its own breaks, between words, and within words that are too long.
    pub(crate) fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        self.known(text).lines().flat_map(|line| self.broken(line, size, width)).collect()
    }

    fn broken(&self, line: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in line.split(' ').flat_map(|word| self.pieces(word, size, width)) {
            let last = lines.last_mut().expect("there is always a line");
            let joined = if last.is_empty() { word.clone() } else { format!("{last} {word}") };
            match last.is_empty() || self.width(&joined, size) <= width {
                true => *last = joined,
                false => lines.push(word),
            }
        }
        lines
    }

    /// A word as it is, or cut where it would run over the edge.
    fn pieces(&self, word: &str, size: f32, width: f32) -> Vec<String> {
        let mut pieces = vec![String::new()];
        for letter in word.chars() {
            let last = pieces.last_mut().expect("there is always a piece");
            last.push(letter);
            if last.chars().count() > 1 && self.width(last, size) > width {
                last.pop();
                pieces.push(letter.to_string());
            }
        }
        pieces
    }
}
