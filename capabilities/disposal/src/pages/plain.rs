//! Tables and facts of our own pages.
use maud::{Markup, html};
use ui::{
    i18n::Locale,
    kit::{self, Column, Fact, Line, Row, Spot, Table},
};

/// A table of words and figures; `figures` says which columns line up at their end.
pub(super) fn plain(
    t: &Locale,
    caption: &str,
    heads: &[&str],
    figures: &[usize],
    rows: Vec<Vec<Markup>>,
) -> Markup {
    let labels: Vec<String> = heads.iter().map(|key| t.say(key).into_owned()).collect();
    let columns: Vec<Column<'_>> = labels
        .iter()
        .enumerate()
        .map(|(n, label)| {
            let column = Column::new(label);
            match (n, figures.contains(&n)) {
                (0, _) => column.at(Spot::Name),
                (1, false) => column.at(Spot::Meta),
                (_, true) => column.figures(),
                (_, false) => column,
            }
        })
        .collect();
    let lines = rows
        .into_iter()
        .enumerate()
        .map(|(n, cells)| {
            Line::Row(Row { id: i64::try_from(n).unwrap_or_default(), name: "", cells, menu: None })
        })
        .collect();
    let caption = t.say(caption);
    kit::table(
        t,
        &Table { caption: &caption, region: "", columns: &columns, lines, bulk: None, totals: Vec::new() },
    )
}

/// Facts by the keys of their names; those without a value are left out.
pub(super) fn facts(t: &Locale, rows: &[(&str, String)]) -> Markup {
    let labels: Vec<(&str, String, &str)> = rows
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (*key, t.say(key).into_owned(), value.as_str()))
        .collect();
    let facts: Vec<Fact<'_>> = labels
        .iter()
        .map(|(name, label, value)| Fact { name, label, value: html! { (value) }, edit: None })
        .collect();
    kit::facts(t, "fact", &facts)
}

/// Grams as kilograms for people: "1,234.5 kg".
pub(super) fn mass(t: &Locale, grams: i64) -> String {
    format!("{} kg", t.measure(grams as f64 / 1_000.0, 3))
}
