//! A column of a report: declared once, said in the words of the reader.
use crate::{Page, value};
use domain::{Choice, Kind, State};
use maud::{Markup, html};
use serde_json::Value;

/// What the values of a column are.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// As a field has them.
    Of(Kind<'static>),
    /// A mass in whole grams: kilograms for people, grams in sheets.
    Mass,
    /// A share of one in thousandths: percent for people.
    Permille,
    /// A word with a text of its own, whose key begins with this.
    Word(&'static str),
}

/// A column of a report.
#[derive(Clone, Copy, Debug)]
pub struct ReportColumn {
    /// Its name for programs.
    pub name: &'static str,
    /// The key of what stands above it.
    pub label: &'static str,
    /// What its values are.
    pub shape: Shape,
    /// How wide it is on paper compared with the others; zero for a column that is on no paper.
    pub share: f32,
    /// Whether it is what a phone shows beside the first two, where there is no room for more.
    pub is_main: bool,
    /// Where its value leads: what the address begins with, and the name of the value that it ends with.
    pub leads: Option<(&'static str, &'static str)>,
}

impl ReportColumn {
    /// A column.
    pub const fn new(name: &'static str, label: &'static str, shape: Shape) -> Self {
        Self { name, label, shape, share: 1.2, is_main: false, leads: None }
    }

    /// A column of texts.
    pub const fn text(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Shape::Of(Kind::Text))
    }

    /// A column of days.
    pub const fn date(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Shape::Of(Kind::Date))
    }

    /// A column of whole numbers.
    pub const fn number(name: &'static str, label: &'static str) -> Self {
        Self { share: 0.9, ..Self::new(name, label, Shape::Of(Kind::Integer)) }
    }

    /// A column of amounts.
    pub const fn money(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Shape::Of(Kind::Money))
    }

    /// A column of masses.
    pub const fn mass(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Shape::Mass)
    }

    /// A column of choices.
    pub const fn choice(
        name: &'static str,
        label: &'static str,
        choices: &'static [Choice<'static>],
    ) -> Self {
        Self::new(name, label, Shape::Of(Kind::Choice(choices)))
    }

    /// So wide on paper.
    #[must_use]
    pub const fn share(self, share: f32) -> Self {
        Self { share, ..self }
    }

    /// On no paper: for programs and sheets, which have room.
    #[must_use]
    pub const fn off_paper(self) -> Self {
        self.share(0.0)
    }

    /// Shown on a phone, too.
    #[must_use]
    pub const fn main(self) -> Self {
        Self { is_main: true, ..self }
    }

    /// Its value leads somewhere.
    #[must_use]
    pub const fn leads(self, before: &'static str, named: &'static str) -> Self {
        Self { leads: Some((before, named)), ..self }
    }

    pub(super) fn header(&self, page: &Page<'_, '_>) -> String {
        page.say(self.label)
    }

    /// What stands above it in a sheet, with the unit of its numbers.
    pub(super) fn header_of_sheet(&self, page: &Page<'_, '_>) -> String {
        match self.shape {
            Shape::Mass => format!("{}, g", self.header(page)),
            Shape::Permille => format!("{}, ‰", self.header(page)),
            Shape::Of(_) | Shape::Word(_) => self.header(page),
        }
    }

    pub(super) fn kind_of_sheet(&self) -> Kind<'static> {
        match self.shape {
            // Choices stand in a sheet in the words of the reader.
            Shape::Word(_) | Shape::Of(Kind::Choice(_) | Kind::Choices(_)) => Kind::Text,
            Shape::Mass | Shape::Permille => Kind::Integer,
            Shape::Of(kind) => kind,
        }
    }

    pub(super) fn value_of_sheet(&self, page: &Page<'_, '_>, row: &State) -> Value {
        match self.shape {
            Shape::Word(_) | Shape::Of(Kind::Choice(_) | Kind::Choices(_)) => self.words(page, row).into(),
            _ => row.get(self.name).cloned().unwrap_or_default(),
        }
    }

    /// Whether its values are numbers, which stand at the right edge.
    pub(super) fn is_number(&self) -> bool {
        matches!(
            self.shape,
            Shape::Mass | Shape::Permille | Shape::Of(Kind::Integer | Kind::Decimal | Kind::Money)
        )
    }

    pub(super) fn words(&self, page: &Page<'_, '_>, row: &State) -> String {
        self.shape.words(page, row.get(self.name).unwrap_or(&Value::Null))
    }

    pub(super) fn cell(&self, page: &Page<'_, '_>, row: &State) -> Markup {
        let words = self.words(page, row);
        let target = self.leads.and_then(|(before, named)| {
            let end = match row.get(named)? {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                _ => return None,
            };
            Some(format!("{before}{end}"))
        });
        match target {
            Some(href) if !words.is_empty() => html! { a href=(href) { (words) } },
            _ => html! { (words) },
        }
    }
}

impl Shape {
    /// A value in words.
    pub fn words(self, page: &Page<'_, '_>, value: &Value) -> String {
        let t = &page.t;
        match (self, value) {
            (Self::Of(kind), value) => value::words(page, kind, value),
            (Self::Mass, value) => value
                .as_i64()
                .map(|grams| format!("{} kg", t.measure(grams as f64 / 1_000.0, 3)))
                .unwrap_or_default(),
            (Self::Permille, value) => {
                value.as_i64().map(|share| t.percent(share as f64 / 1_000.0, 1)).unwrap_or_default()
            }
            (Self::Word(prefix), Value::String(word)) => {
                t.say_or(&format!("{prefix}{word}"), word).into_owned()
            }
            (Self::Word(_), _) => String::new(),
        }
    }
}
