//! The three-way match: what was ordered, what arrived, what is billed.
use crate::rules::amounts;
use domain::Money;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What an invoice bills of a line, with what the line knows.
#[derive(Clone, Debug)]
pub struct Billed {
    /// What it is called.
    pub what: String,
    /// The line of the order, if there is one.
    pub ordered: Option<Ordered>,
    /// How many are billed.
    pub quantity: i64,
    /// At what price.
    pub unit_price: Money,
    /// With what freight.
    pub freight: i64,
    /// At what tax rate.
    pub tax_percent: Decimal,
    /// What it comes to with tax.
    pub gross: Money,
}

/// What the order knows about a billed line.
#[derive(Clone, Debug)]
pub struct Ordered {
    /// The line.
    pub line: i64,
    /// Whether it is a line of the invoice's order.
    pub same_order: bool,
    /// At what price it was ordered.
    pub unit_price: Option<Money>,
    /// With what freight.
    pub freight: i64,
    /// At what tax rate.
    pub tax_percent: Decimal,
    /// How many were ordered.
    pub quantity: i64,
    /// How many are here to stay.
    pub kept: i64,
    /// How many other invoices bill, those that were sent back left out.
    pub billed_elsewhere: i64,
    /// How many went back and are credited.
    pub credited: i64,
    /// With how much, with tax.
    pub credit: i64,
}

/// What an invoice may differ by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tolerance {
    /// How much a price may lie above the ordered one, in percent.
    pub price_percent: Decimal,
    /// How much the total may differ.
    pub total: Option<Money>,
}

/// One difference between an invoice and what was ordered and arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// Stable: `more-than-arrived`, `price-above-order`.
    pub code: &'static str,
    /// About which line; empty for the invoice as a whole.
    pub line: String,
    /// What differs, as a sentence.
    pub message: String,
}

/// The head of an invoice beside the head of its order.
#[derive(Clone, Copy, Debug)]
pub struct Heads {
    /// Whether supplier and order agree.
    pub same_supplier: bool,
    /// Whether the order went to the supplier at all.
    pub placed: bool,
    /// What the invoice wants.
    pub total: Money,
    /// Whether that is the order's currency.
    pub same_currency: bool,
}

/// Everything in which an invoice differs from what was ordered and arrived, beyond the tolerance.
pub fn findings(heads: Heads, lines: &[Billed], tolerance: Tolerance) -> Vec<Finding> {
    let mut found = Vec::new();
    let whole = |code, message: String| Finding { code, line: String::new(), message };
    if !heads.same_supplier {
        found.push(whole("another-supplier", "Another supplier was ordered from.".to_owned()));
    }
    if !heads.placed {
        found.push(whole("not-placed", "The order was never placed.".to_owned()));
    }
    if !heads.same_currency {
        found.push(whole("another-currency", "The order is in another currency.".to_owned()));
    }
    for line in lines {
        line_findings(line, tolerance, &mut found);
    }
    found.extend(quantity_findings(lines));
    let sum: i64 = lines.iter().map(|line| line.gross.minor).sum();
    let differs = (heads.total.minor - sum).abs();
    let allowed =
        tolerance.total.filter(|allowed| allowed.currency == heads.total.currency).map_or(0, |it| it.minor);
    if !lines.is_empty() && differs > allowed {
        let message = format!(
            "The invoice wants {}, its lines come to {}.",
            heads.total,
            Money::new(sum, heads.total.currency)
        );
        found.push(whole("total-differs", message));
    }
    found
}

fn line_findings(line: &Billed, tolerance: Tolerance, found: &mut Vec<Finding>) {
    let mut tell = |code, message: String| found.push(Finding { code, line: line.what.clone(), message });
    let Some(ordered) = &line.ordered else {
        tell("never-ordered", "This was not ordered.".to_owned());
        return;
    };
    if !ordered.same_order {
        tell("another-order", "This belongs to another order.".to_owned());
    }
    match ordered.unit_price {
        Some(price) if price.currency != line.unit_price.currency => {}
        Some(price) => {
            let most =
                price.decimal() * (Decimal::ONE_HUNDRED + tolerance.price_percent) / Decimal::ONE_HUNDRED;
            if line.unit_price.decimal() > most {
                let message = format!("Ordered at {price}, billed at {}.", line.unit_price);
                tell("price-above-order", message);
            }
        }
        None => tell("no-price", "It was ordered without a price.".to_owned()),
    }
    if line.freight > ordered.freight {
        let billed = Money::new(line.freight, line.unit_price.currency);
        tell("freight-above-order", format!("Freight of {billed} is more than was agreed."));
    }
    if line.tax_percent != ordered.tax_percent {
        let message = format!(
            "Ordered with {} % tax, billed with {} %.",
            ordered.tax_percent.normalize(),
            line.tax_percent.normalize()
        );
        tell("tax-differs", message);
    }
}

/// Quantities are compared by line of the order: an invoice may bill one line in two parts.
fn quantity_findings(lines: &[Billed]) -> Vec<Finding> {
    let mut by_line: BTreeMap<i64, (i64, &Billed, &Ordered)> = BTreeMap::new();
    for line in lines {
        if let Some(ordered) = &line.ordered {
            by_line.entry(ordered.line).or_insert((0, line, ordered)).0 += line.quantity;
        }
    }
    let told = by_line.into_values().filter_map(|(billed, line, ordered)| {
        let all = billed + ordered.billed_elsewhere;
        let finding = |code, message| Some(Finding { code, line: line.what.clone(), message });
        match ordered.billed_elsewhere {
            _ if all <= ordered.kept => None,
            // What went back may stand on an invoice, if a credit takes it off again.
            _ if all <= ordered.kept + ordered.credited => {
                let back = all - ordered.kept;
                let currency = line.unit_price.currency;
                let gross = amounts::of_line(line.unit_price, back, None, line.tax_percent).ok()?.gross;
                (ordered.credit < gross.minor).then(|| Finding {
                    code: "credit-falls-short",
                    line: line.what.clone(),
                    message: format!(
                        "{back} that went back are billed with {gross}, and credited with {}.",
                        Money::new(ordered.credit, currency)
                    ),
                })
            }
            0 => finding("more-than-arrived", format!("{billed} billed, {} here to stay.", ordered.kept)),
            elsewhere => finding(
                "billed-twice",
                format!("{billed} billed and {elsewhere} on other invoices, {} here to stay.", ordered.kept),
            ),
        }
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Currency;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn billed(quantity: i64, price: i64) -> Billed {
        let ordered = Ordered {
            line: 1,
            same_order: true,
            unit_price: Some(eur(10_000)),
            freight: 0,
            tax_percent: Decimal::from(19),
            quantity: 10,
            kept: 9,
            billed_elsewhere: 0,
            credited: 0,
            credit: 0,
        };
        let it = crate::rules::amounts::of_line(eur(price), quantity, None, Decimal::from(19)).unwrap();
        Billed {
            what: "T14".into(),
            ordered: Some(ordered),
            quantity,
            unit_price: eur(price),
            freight: 0,
            tax_percent: Decimal::from(19),
            gross: it.gross,
        }
    }

    fn codes(lines: &[Billed], tolerance: Tolerance) -> Vec<&'static str> {
        let total = eur(lines.iter().map(|line| line.gross.minor).sum());
        let heads = Heads { same_supplier: true, placed: true, total, same_currency: true };
        findings(heads, lines, tolerance).into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn what_was_ordered_arrived_and_is_billed_agrees() {
        assert_eq!(codes(&[billed(9, 10_000)], Tolerance::default()), Vec::<&str>::new());
        // Cheaper than ordered is no reason not to pay.
        assert_eq!(codes(&[billed(9, 9_900)], Tolerance::default()), Vec::<&str>::new());
    }

    #[test]
    fn every_difference_is_told() {
        let none = Tolerance::default();
        assert_eq!(codes(&[billed(10, 10_000)], none), ["more-than-arrived"]);
        assert_eq!(codes(&[billed(5, 10_000), billed(5, 10_000)], none), ["more-than-arrived"]);
        assert_eq!(codes(&[billed(9, 10_100)], none), ["price-above-order"]);
        let one_percent = Tolerance { price_percent: Decimal::ONE, ..none };
        assert_eq!(codes(&[billed(9, 10_100)], one_percent), Vec::<&str>::new());
        let mut other = billed(3, 10_000);
        if let Some(ordered) = &mut other.ordered {
            ordered.billed_elsewhere = 7;
            ordered.tax_percent = Decimal::from(7);
            ordered.same_order = false;
        }
        assert_eq!(codes(&[other], none), ["another-order", "tax-differs", "billed-twice"]);
        let never = Billed { ordered: None, ..billed(1, 100) };
        assert_eq!(codes(&[never], none), ["never-ordered"]);
    }

    #[test]
    fn what_went_back_is_billed_where_a_credit_takes_it_off_again() {
        let with = |credited, credit| {
            let mut line = billed(10, 10_000);
            let ordered = line.ordered.as_mut().unwrap();
            (ordered.credited, ordered.credit) = (credited, credit);
            codes(&[line], Tolerance::default())
        };
        assert_eq!(with(0, 0), ["more-than-arrived"]);
        assert_eq!(with(1, 11_900), Vec::<&str>::new());
        assert_eq!(with(1, 11_899), ["credit-falls-short"]);
    }

    #[test]
    fn heads_and_totals_are_compared() {
        let heads = Heads { same_supplier: false, placed: false, total: eur(1), same_currency: false };
        let told = findings(heads, &[billed(1, 10_000)], Tolerance::default());
        let codes: Vec<_> = told.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["another-supplier", "not-placed", "another-currency", "total-differs"]);
        let heads = Heads { same_supplier: true, placed: true, total: eur(11_902), same_currency: true };
        let tolerant = Tolerance { total: Some(eur(2)), ..Tolerance::default() };
        assert_eq!(findings(heads, &[billed(1, 10_000)], tolerant), []);
    }

    proptest! {
        #[test]
        fn nothing_is_paid_that_did_not_arrive(parts in proptest::collection::vec(1i64..6, 1..5)) {
            let lines: Vec<Billed> = parts.iter().map(|count| billed(*count, 10_000)).collect();
            let told = codes(&lines, Tolerance::default());
            prop_assert_eq!(told.contains(&"more-than-arrived"), parts.iter().sum::<i64>() > 9);
        }
    }
}
