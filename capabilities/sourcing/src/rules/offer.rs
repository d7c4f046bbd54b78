//! What a supplier offers: read from a form or a file, row by row, refused with reasons.
use domain::{Currency, Date, Money};
use procurement::rules::amounts;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Longest words that are kept of what a supplier writes.
const WORDS_MAX: usize = 2_000;
/// The most days and months that make sense.
const SPAN_MAX: i64 = 3_650;

/// A line that was asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The line.
    pub line: i64,
    /// Its place.
    pub position: i64,
    /// What it is.
    pub description: String,
    /// How many.
    pub quantity: i64,
}

/// What is offered for one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Offered {
    /// The line.
    pub line: i64,
    /// What one costs, without tax.
    pub unit_price: Money,
    /// The tax in percent.
    #[serde(default)]
    pub tax_percent: Option<String>,
    /// The freight of the line, without tax.
    #[serde(default)]
    pub freight: Option<Money>,
    /// In how many days it is there.
    #[serde(default)]
    pub delivery_days: Option<i64>,
    /// For how long it is repaired without cost.
    #[serde(default)]
    pub warranty_months: Option<i64>,
    /// What exactly, if it is not what was asked for.
    #[serde(default)]
    pub offered: Option<String>,
}

/// What is offered as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Offer {
    /// The lines.
    pub lines: Vec<Offered>,
    /// Until when it holds.
    #[serde(default)]
    pub valid_until: Option<Date>,
    /// How it is to be paid.
    #[serde(default)]
    pub payment_terms: Option<String>,
    /// Answers to the questions, and what else is said.
    #[serde(default)]
    pub answers: Option<String>,
}

/// What is wrong with a row or a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fault {
    /// The row as people number it; the place of the line on a form.
    pub row: u64,
    /// Stable: `formula`, `negative`, `unknown-currency`.
    pub code: &'static str,
    /// What to do, as a sentence.
    pub message: String,
}

/// The cells of one line, as written.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// Which line: its place, or its words.
    pub line: String,
    /// How many, if it says so.
    pub quantity: String,
    /// The price of one.
    pub unit_price: String,
    /// The currency.
    pub currency: String,
    /// The tax in percent.
    pub tax: String,
    /// The freight.
    pub freight: String,
    /// Days.
    pub delivery_days: String,
    /// Months.
    pub warranty_months: String,
    /// What exactly.
    pub offered: String,
}

/// Which column a header names.
fn column(header: &str) -> Option<&'static str> {
    let header = header.trim().to_lowercase().replace(['_', '-'], " ");
    let known: &[(&str, &[&str])] = &[
        ("line", &["line", "position", "pos", "no", "item", "position no"]),
        ("quantity", &["quantity", "qty", "menge", "anzahl"]),
        ("unit_price", &["unit price", "price", "net price", "einzelpreis", "preis"]),
        ("currency", &["currency", "währung"]),
        ("tax", &["tax", "tax percent", "vat", "vat percent", "steuer", "mwst"]),
        ("freight", &["freight", "shipping", "fracht", "versand"]),
        (
            "delivery_days",
            &["delivery days", "delivery", "lead time", "lead time days", "lieferzeit", "liefertage"],
        ),
        ("warranty_months", &["warranty months", "warranty", "garantie", "garantie monate"]),
        ("offered", &["offered", "article", "product", "remark", "artikel", "bemerkung"]),
    ];
    known.iter().find(|(_, names)| names.contains(&header.as_str())).map(|(name, _)| *name)
}

/// The cells of the rows of a file, by its headers; or why the file as a whole says nothing.
pub fn cells(headers: &[String], rows: &[(u64, Vec<String>)]) -> Result<Vec<(u64, Cells)>, Fault> {
    let columns: Vec<Option<&str>> = headers.iter().map(|header| column(header)).collect();
    for needed in ["line", "unit_price"] {
        if !columns.contains(&Some(needed)) {
            let message = format!("The file needs a column {}.", needed.replace('_', " "));
            return Err(Fault { row: 1, code: "no-such-column", message });
        }
    }
    let told = rows.iter().map(|(number, row)| {
        let mut cells = Cells::default();
        for (name, text) in columns.iter().zip(row) {
            let text = text.trim().to_owned();
            match name {
                Some("line") => cells.line = text,
                Some("quantity") => cells.quantity = text,
                Some("unit_price") => cells.unit_price = text,
                Some("currency") => cells.currency = text,
                Some("tax") => cells.tax = text,
                Some("freight") => cells.freight = text,
                Some("delivery_days") => cells.delivery_days = text,
                Some("warranty_months") => cells.warranty_months = text,
                Some("offered") => cells.offered = text,
                _ => {}
            }
        }
        (*number, cells)
    });
    Ok(told.collect())
}

/// What the cells offer. All of it, or every reason why not: nothing is taken by halves.
pub fn read(rows: &[(u64, Cells)], asked: &[Asked], usual: Currency) -> Result<Vec<Offered>, Vec<Fault>> {
    let (mut offered, mut faults): (Vec<Offered>, Vec<Fault>) = (Vec::new(), Vec::new());
    let mut currency: Option<Currency> = None;
    for (row, cells) in rows.iter().filter(|(_, cells)| !is_empty(cells)) {
        match one(cells, asked, currency, usual) {
            Ok(line) if offered.iter().any(|other| other.line == line.line) => {
                faults.push(fault(*row, "line-twice", "This line was offered in an earlier row already."));
            }
            Ok(line) => {
                currency = currency.or(Some(line.unit_price.currency));
                offered.push(line);
            }
            Err((code, message)) => faults.push(fault(*row, code, &message)),
        }
    }
    if offered.is_empty() && faults.is_empty() {
        faults.push(fault(0, "nothing-offered", "Offer a price for at least one line."));
    }
    if faults.is_empty() { Ok(offered) } else { Err(faults) }
}

fn fault(row: u64, code: &'static str, message: &str) -> Fault {
    Fault { row, code, message: message.to_owned() }
}

fn is_empty(cells: &Cells) -> bool {
    cells.unit_price.is_empty() && cells.freight.is_empty() && cells.offered.is_empty()
}

type Wrong = (&'static str, String);

fn one(cells: &Cells, asked: &[Asked], before: Option<Currency>, usual: Currency) -> Result<Offered, Wrong> {
    let all = [
        &cells.line,
        &cells.quantity,
        &cells.unit_price,
        &cells.currency,
        &cells.tax,
        &cells.freight,
        &cells.delivery_days,
        &cells.warranty_months,
        &cells.offered,
    ];
    if let Some(formula) = all.into_iter().find(|text| text.starts_with(['=', '@', '\t', '＝', '＠'])) {
        return Err(("formula", format!("\u{201c}{formula}\u{201d} is a formula. Send values.")));
    }
    let line = named(&cells.line, asked)?;
    let currency = match cells.currency.as_str() {
        "" => before.unwrap_or(usual),
        code => code
            .parse()
            .map_err(|_| ("unknown-currency", format!("\u{201c}{code}\u{201d} is not a currency.")))?,
    };
    if before.is_some_and(|before| before != currency) {
        return Err(("two-currencies", "A bid is in one currency.".to_owned()));
    }
    if !cells.quantity.is_empty() {
        let quantity = whole("quantity", &cells.quantity)?;
        if quantity != line.quantity {
            let message = format!("{} were asked for, not {quantity}.", line.quantity);
            return Err(("quantity-differs", message));
        }
    }
    let tax = match cells.tax.trim_end_matches('%').trim() {
        "" => None,
        text => {
            let text = plain(text);
            if text.starts_with('-') {
                return Err(("negative", "A tax rate is not negative.".to_owned()));
            }
            amounts::percent(&text).ok_or(("not-a-percentage", format!("{text} is not a percentage.")))?;
            Some(text)
        }
    };
    Ok(Offered {
        line: line.line,
        unit_price: money("unit price", &cells.unit_price, currency)?,
        tax_percent: tax,
        freight: optional(&cells.freight, |text| money("freight", text, currency))?,
        delivery_days: optional(&cells.delivery_days, |text| whole("delivery days", text))?,
        warranty_months: optional(&cells.warranty_months, |text| whole("warranty months", text))?,
        offered: Some(cells.offered.chars().take(WORDS_MAX).collect())
            .filter(|text: &String| !text.is_empty()),
    })
}

fn optional<T>(text: &str, read: impl FnOnce(&str) -> Result<T, Wrong>) -> Result<Option<T>, Wrong> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// The line that is named: by its place, or by its words.
fn named<'a>(text: &str, asked: &'a [Asked]) -> Result<&'a Asked, Wrong> {
    let by_place = text.trim_end_matches('.').parse::<i64>().ok();
    let found = asked
        .iter()
        .find(|line| Some(line.position) == by_place || line.description.eq_ignore_ascii_case(text));
    found.ok_or(("no-such-line", format!("\u{201c}{text}\u{201d} was not asked for.")))
}

fn whole(what: &str, text: &str) -> Result<i64, Wrong> {
    match text.trim().parse::<i64>() {
        Ok(number) if number < 0 => Err(("negative", format!("The {what} is negative."))),
        Ok(number) if number <= SPAN_MAX || what == "quantity" => Ok(number),
        _ => Err(("not-a-number", format!("\u{201c}{text}\u{201d} is not a whole number of {what}."))),
    }
}

fn money(what: &str, text: &str, currency: Currency) -> Result<Money, Wrong> {
    let plain = plain(text);
    let money = Money::parse(&plain, currency)
        .map_err(|error| ("not-an-amount", format!("The {what} \u{201c}{text}\u{201d} {error}.")))?;
    if money.decimal() < Decimal::ZERO {
        return Err(("negative", format!("The {what} is negative.")));
    }
    Ok(money)
}

/// A number as machines write it: the last of two separators is the decimal one, and a comma alone is.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\'').collect();
    match (text.rfind('.'), text.rfind(',')) {
        (Some(point), Some(comma)) if comma > point => text.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => text.replace(',', ""),
        (None, Some(_)) => text.replace(',', "."),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> Vec<Asked> {
        let line = |line: i64, description: &str, quantity| Asked {
            line,
            position: line,
            description: description.into(),
            quantity,
        };
        vec![line(1, "T14", 12), line(2, "Dock", 12)]
    }

    fn file(rows: &[&str]) -> Result<Vec<Offered>, Vec<Fault>> {
        let split = |row: &str| row.split(';').map(str::to_owned).collect::<Vec<_>>();
        let headers = split("Pos;Menge;Einzelpreis;Currency;VAT;Freight;Delivery days;Warranty");
        let rows: Vec<(u64, Vec<String>)> =
            rows.iter().enumerate().map(|(n, row)| (n as u64 + 2, split(row))).collect();
        read(&cells(&headers, &rows).map_err(|one| vec![one])?, &asked(), Currency::EUR)
    }

    #[test]
    fn a_row_is_an_offer() {
        let told = file(&["1;12;1.389,00;EUR;19%;60;7;36", "dock;;179.5;;;;;"]).unwrap();
        assert_eq!(told[0].unit_price, Money::new(138_900, Currency::EUR));
        assert_eq!((told[0].tax_percent.as_deref(), told[0].delivery_days), (Some("19"), Some(7)));
        assert_eq!((told[1].line, told[1].unit_price.minor), (2, 17_950));
    }

    #[test]
    fn every_bad_row_is_refused_with_its_reason_and_nothing_is_taken() {
        let told = file(&[
            "1;12;=SUM(A1);EUR;19;;;",
            "1;-12;100;EUR;19;;;",
            "1;12;100;XXY;19;;;",
            "9;1;100;EUR;19;;;",
            "1;12;-100;EUR;19;;;",
            "1;11;100;EUR;19;;;",
            "1;12;100;EUR;190;;;",
            "1;12;100.123;EUR;19;;;",
            "1;12;100;EUR;19;;soon;",
            "1;12;100;EUR;19;;7;36",
            "1;12;100;EUR;19;;7;36",
            "2;12;100;USD;19;;7;36",
        ])
        .unwrap_err();
        let codes: Vec<(u64, &str)> = told.iter().map(|fault| (fault.row, fault.code)).collect();
        assert_eq!(
            codes,
            [
                (2, "formula"),
                (3, "negative"),
                (4, "unknown-currency"),
                (5, "no-such-line"),
                (6, "negative"),
                (7, "quantity-differs"),
                (8, "not-a-percentage"),
                (9, "not-an-amount"),
                (10, "not-a-number"),
                (12, "line-twice"),
                (13, "two-currencies"),
            ]
        );
    }

    #[test]
    fn a_file_needs_its_columns_and_an_offer_a_price() {
        assert_eq!(cells(&["Price".into()], &[]).unwrap_err().code, "no-such-column");
        assert_eq!(file(&[]).unwrap_err()[0].code, "nothing-offered");
    }
}
