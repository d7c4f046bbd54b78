//! Where everything stands: blocks become words, lines and squares on pages.
use crate::{Block, Paper, Signature, Table, draw::Size, face::face};
use qrcode::{Color, EcLevel, QrCode};

/// A4 (ISO 216), in points.
const A4: (f32, f32) = (595.28, 841.89);
const MARGIN: f32 = 56.0;
const BOTTOM: f32 = 70.0;
const BODY: f32 = 9.5;
const SMALL: f32 = 8.0;
/// From one line to the next, as a multiple of the size.
const LEADING: f32 = 1.42;
/// How wide and high a code is drawn: 30 mm.
const CODE: f32 = 85.0;
const SIGNATURE: (f32, f32) = (200.0, 60.0);

/// How dark something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Strong,
    Quiet,
    Rule,
}

/// Something on a page. Origins are at the top left; the y of words is their base line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Mark {
    Words { x: f32, y: f32, size: f32, bold: bool, ink: Ink, text: String },
    Rule { x: f32, y: f32, width: f32 },
    Bars(Vec<(f32, f32, f32, f32)>),
    Strokes { x: f32, y: f32, width: f32, height: f32, strokes: Vec<Vec<(f32, f32)>> },
}

/// What stands on one page.
pub(crate) type Sheet = Vec<Mark>;

/// The pages of a paper.
pub(crate) fn pages(paper: &Paper) -> Vec<Sheet> {
    let mut setting = Setting { pages: vec![Vec::new()], y: MARGIN, size: size(paper) };
    setting.head(paper);
    paper.blocks.iter().for_each(|block| setting.block(block));
    setting.feet(paper)
}

/// How wide and high its pages are.
pub(crate) fn size(paper: &Paper) -> Size {
    let (short, long) = A4;
    match paper.is_wide {
        true => Size { width: long, height: short },
        false => Size { width: short, height: long },
    }
}

struct Setting {
    pages: Vec<Sheet>,
    y: f32,
    size: Size,
}

impl Setting {
    /// Between the margins.
    fn inner(&self) -> f32 {
        self.size.width - 2.0 * MARGIN
    }

    fn put(&mut self, mark: Mark) {
        self.pages.last_mut().expect("there is always a page").push(mark);
    }

    fn words(&mut self, x: f32, size: f32, bold: bool, ink: Ink, text: &str) {
        let (y, text) = (self.y + size, face(bold).known(text));
        if !text.is_empty() {
            self.put(Mark::Words { x, y, size, bold, ink, text });
        }
    }

    /// Goes on to the next page when this much does not fit any more; answers whether it did.
    fn room(&mut self, height: f32) -> bool {
        let full = self.y + height > self.size.height - BOTTOM && self.y > MARGIN;
        if full {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
        full
    }

    fn lines(&mut self, x: f32, width: f32, size: f32, bold: bool, text: &str) {
        for line in face(bold).lines(text, size, width) {
            self.room(size * LEADING);
            self.words(x, size, bold, Ink::Strong, &line);
            self.y += size * LEADING;
        }
    }

    fn head(&mut self, paper: &Paper) {
        self.words(MARGIN, SMALL, false, Ink::Quiet, &paper.organisation);
        let number = face(true).known(&paper.number);
        self.words(
            self.size.width - MARGIN - face(true).width(&number, SMALL),
            SMALL,
            true,
            Ink::Quiet,
            &number,
        );
        self.y += SMALL * LEADING + 14.0;
        for line in face(true).lines(&paper.title, 20.0, self.inner()) {
            self.words(MARGIN, 20.0, true, Ink::Strong, &line);
            self.y += 20.0 * 1.25;
        }
        self.y += 12.0;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                // A heading stays with the first lines of what follows.
                self.room(60.0);
                self.y += 8.0;
                self.lines(MARGIN, self.inner(), 11.5, true, text);
                self.y += 3.0;
            }
            Block::Text(text) => {
                self.lines(MARGIN, self.inner(), BODY, false, text);
                self.y += 7.0;
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Code { text, caption } => self.code(text, caption),
            Block::Signature(signature) => self.signature(signature),
            Block::Space(height) => self.y += height,
        }
    }

    /// Two names and what they are beside each other, as high as the higher one.
    fn facts(&mut self, facts: &[(String, String)]) {
        let width = (self.inner() - 20.0) / 2.0;
        for pair in facts.chunks(2) {
            let told: Vec<Vec<String>> =
                pair.iter().map(|(_, value)| face(false).lines(value, BODY, width)).collect();
            let most = told.iter().map(Vec::len).max().unwrap_or(0) as f32;
            let height = SMALL * LEADING + most * BODY * LEADING;
            self.room(height);
            let top = self.y;
            for (at, ((name, _), lines)) in pair.iter().zip(&told).enumerate() {
                let x = MARGIN + at as f32 * (width + 20.0);
                self.y = top;
                self.words(x, SMALL, false, Ink::Quiet, name);
                self.y += SMALL * LEADING;
                for line in lines {
                    self.words(x, BODY, false, Ink::Strong, line);
                    self.y += BODY * LEADING;
                }
            }
            self.y = top + height + 5.0;
        }
        self.y += 4.0;
    }

    fn table(&mut self, table: &Table) {
        let shares: f32 = table.columns.iter().map(|column| column.share).sum();
        let gap = 8.0;
        let widths: Vec<f32> =
            table.columns.iter().map(|column| self.inner() * column.share / shares - gap).collect();
        let headings: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
        self.room(48.0);
        self.row(table, &widths, gap, &headings, true);
        for row in &table.rows {
            let high =
                row.iter().zip(&widths).map(|(cell, width)| face(false).lines(cell, SMALL, *width).len());
            if self.room(high.max().unwrap_or(0) as f32 * SMALL * LEADING + 6.0) {
                self.row(table, &widths, gap, &headings, true);
            }
            self.row(table, &widths, gap, row, false);
        }
        self.y += 8.0;
    }

    fn row(&mut self, table: &Table, widths: &[f32], gap: f32, cells: &[String], heading: bool) {
        let (top, mut bottom, mut x) = (self.y, self.y, MARGIN);
        let ink = if heading { Ink::Quiet } else { Ink::Strong };
        for ((cell, width), column) in cells.iter().zip(widths).zip(&table.columns) {
            self.y = top;
            for line in face(heading).lines(cell, SMALL, *width) {
                let indent = if column.right { width - face(heading).width(&line, SMALL) } else { 0.0 };
                self.words(x + indent, SMALL, heading, ink, &line);
                self.y += SMALL * LEADING;
            }
            bottom = bottom.max(self.y);
            x += width + gap;
        }
        self.put(Mark::Rule { x: MARGIN, y: bottom + 2.0, width: self.inner() });
        self.y = bottom + 5.0;
    }

    /// A code, its caption beside it. A text that no code holds is printed instead.
    fn code(&mut self, text: &str, caption: &str) {
        let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
            return self.lines(MARGIN, self.inner(), SMALL, false, text);
        };
        self.room(CODE);
        let top = self.y;
        let side = CODE / code.width() as f32;
        let bar = |(column, row, run): (usize, usize, usize)| {
            (MARGIN + column as f32 * side, top + row as f32 * side, run as f32 * side, side)
        };
        self.put(Mark::Bars(dark_runs(&code).into_iter().map(bar).collect()));
        self.y += 4.0;
        for line in face(false).lines(&format!("{caption}\n{text}"), SMALL, self.inner() - CODE - 16.0) {
            self.words(MARGIN + CODE + 16.0, SMALL, false, Ink::Strong, &line);
            self.y += SMALL * LEADING;
        }
        self.y = self.y.max(top + CODE) + 10.0;
    }

    fn signature(&mut self, signature: &Signature) {
        let (width, height) = SIGNATURE;
        self.room(height + 34.0);
        if !signature.strokes.is_empty() {
            let (x, y, strokes) = (MARGIN, self.y, signature.strokes.clone());
            self.put(Mark::Strokes { x, y, width, height, strokes });
        }
        self.y += height;
        self.put(Mark::Rule { x: MARGIN, y: self.y, width });
        self.y += 3.0;
        self.words(MARGIN, BODY, false, Ink::Strong, &signature.name);
        self.y += BODY * LEADING;
        self.words(MARGIN, SMALL, false, Ink::Quiet, &signature.note);
        self.y += SMALL * LEADING + 10.0;
    }

    /// The foot of every page, once it is known how many there are.
    fn feet(mut self, paper: &Paper) -> Vec<Sheet> {
        let (count, foot) = (self.pages.len(), face(false).known(&paper.foot));
        let (y, width, inner) = (self.size.height - 36.0, self.size.width, self.inner());
        for (at, page) in self.pages.iter_mut().enumerate() {
            let number = format!("{} / {count}", at + 1);
            let x = width - MARGIN - face(false).width(&number, SMALL);
            let words = |x, text| Mark::Words { x, y, size: SMALL, bold: false, ink: Ink::Quiet, text };
            page.push(Mark::Rule { x: MARGIN, y: y - 14.0, width: inner });
            page.push(words(x, number));
            if !foot.is_empty() {
                page.push(words(MARGIN, foot.clone()));
            }
        }
        self.pages
    }
}

/// Column, row and length of every run of dark modules.
fn dark_runs(code: &QrCode) -> Vec<(usize, usize, usize)> {
    let mut runs = Vec::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                runs.push((x, y, run.len()));
            }
            x += run.len();
        }
    }
    runs
}
