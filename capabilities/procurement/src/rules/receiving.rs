//! What may arrive: no more than was ordered and the policy tolerates, and what was announced.
use crate::OrderLine;
use domain::Refusal;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::collections::BTreeMap;

/// How many are still to come: what was ordered, less what is here to stay, credited or cancelled.
pub fn outstanding(line: &OrderLine) -> i64 {
    (line.quantity - line.cancelled - line.kept() - line.credited).max(0)
}

/// How a line stands, in a word.
pub fn progress(line: &OrderLine) -> &'static str {
    match (line.kept(), outstanding(line)) {
        (0, 0) => "cancelled",
        (0, _) => "open",
        (_, 0) => "complete",
        _ => "partly",
    }
}

/// How many more than ordered may arrive: whole units, rounded down.
pub fn allowance(quantity: i64, over_percent: Decimal) -> i64 {
    (Decimal::from(quantity) * over_percent / Decimal::ONE_HUNDRED).floor().to_i64().unwrap_or_default()
}

/// The line after so many arrived.
pub fn received(line: &OrderLine, arriving: i64, over_percent: Decimal) -> Result<OrderLine, Refusal> {
    if arriving < 1 {
        return Err(Refusal::new("nothing-arrived", "Say how many arrived, or scan their serial numbers."));
    }
    let room = line.quantity - line.cancelled - line.kept() - line.credited;
    let most = room + allowance(line.quantity, over_percent);
    if arriving > most {
        let message = format!(
            "{arriving} arrived, but of {} units of {} only {} are to come, and the policy takes {} more. Return the surplus, or change the order.",
            line.quantity,
            line.code,
            room.max(0),
            allowance(line.quantity, over_percent)
        );
        return Err(Refusal::new("over-delivery", message));
    }
    Ok(OrderLine { received: line.received + arriving, ..line.clone() })
}

/// A serial number that is known from an announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// The line it was announced for.
    pub line: i64,
    /// What that line is called.
    pub line_code: String,
    /// Whether it arrived already.
    pub arrived: bool,
}

/// What is odd about serial numbers that arrive for a line. `expects` says whether the supplier announced serial
/// numbers for it at all; `announced` has those of the scanned ones that were announced for whatever line.
pub fn alarms(
    line: i64,
    serials: &[&str],
    expects: bool,
    announced: &BTreeMap<String, Announced>,
) -> Vec<String> {
    let alarm = |serial: &&str| match announced.get(&serial.to_uppercase()) {
        Some(known) if known.line != line => Some(format!(
            "{serial} was announced for {}{}",
            known.line_code,
            if known.arrived { " and arrived there" } else { "" }
        )),
        Some(known) if known.arrived => Some(format!("{serial} arrived before")),
        Some(_) => None,
        None if expects => Some(format!("{serial} was not announced")),
        None => None,
    };
    serials.iter().filter_map(alarm).collect()
}

/// Refuses what is odd unless somebody says why they accept it.
pub fn acknowledged(alarms: &[String], because: Option<&str>) -> Result<(), Refusal> {
    match because.map(str::trim).filter(|reason| reason.chars().count() >= 3) {
        _ if alarms.is_empty() => Ok(()),
        Some(_) => Ok(()),
        None => {
            let message = format!(
                "{}. Check for swapped or counterfeit devices; to receive them all the same, say why.",
                alarms.join("; ")
            );
            Err(Refusal::new("serials-not-as-announced", message))
        }
    }
}

/// The line after so many went back.
pub fn returned(line: &OrderLine, quantity: i64, credited: bool) -> Result<OrderLine, Refusal> {
    if quantity < 1 || quantity > line.kept() {
        let message = format!("{} units of {} are here; {quantity} cannot go back.", line.kept(), line.code);
        return Err(Refusal::new("more-than-is-here", message));
    }
    let credited = if credited { quantity } else { 0 };
    Ok(OrderLine { returned: line.returned + quantity, credited: line.credited + credited, ..line.clone() })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    pub(crate) fn line(quantity: i64) -> OrderLine {
        serde_json::from_value(
            json!({ "id": 1, "code": "PO-1/1", "purchase_order": 1, "quantity": quantity }),
        )
        .unwrap()
    }

    #[test]
    fn a_little_more_is_tolerated_by_policy_only() {
        let ten = line(10);
        assert_eq!(received(&ten, 11, Decimal::ZERO).unwrap_err().code, "over-delivery");
        assert_eq!(received(&ten, 11, Decimal::TEN).unwrap().received, 11);
        assert_eq!(received(&ten, 12, Decimal::TEN).unwrap_err().code, "over-delivery");
        // A tenth of nine is not one.
        assert_eq!(received(&line(9), 10, Decimal::TEN).unwrap_err().code, "over-delivery");
        assert_eq!(received(&ten, 0, Decimal::TEN).unwrap_err().code, "nothing-arrived");
    }

    #[test]
    fn a_replacement_is_to_come_and_a_credit_is_not() {
        let four = received(&line(4), 4, Decimal::ZERO).unwrap();
        assert_eq!((outstanding(&four), progress(&four)), (0, "complete"));
        let back = returned(&four, 1, false).unwrap();
        assert_eq!((outstanding(&back), progress(&back)), (1, "partly"));
        let again = received(&back, 1, Decimal::ZERO).unwrap();
        assert_eq!((again.received, again.kept(), outstanding(&again)), (5, 4, 0));
        let credited = returned(&four, 1, true).unwrap();
        assert_eq!((outstanding(&credited), credited.kept()), (0, 3));
        assert_eq!(received(&credited, 1, Decimal::ZERO).unwrap_err().code, "over-delivery");
        assert_eq!(returned(&four, 5, true).unwrap_err().code, "more-than-is-here");
    }

    #[test]
    fn what_was_not_announced_raises_an_alarm() {
        let known = |line, arrived| Announced { line, line_code: format!("PO-1/{line}"), arrived };
        let announced = BTreeMap::from([
            ("A".to_owned(), known(1, false)),
            ("B".to_owned(), known(2, false)),
            ("C".to_owned(), known(1, true)),
        ]);
        let odd = alarms(1, &["a", "B", "C", "D"], true, &announced);
        assert_eq!(odd, ["B was announced for PO-1/2", "C arrived before", "D was not announced"]);
        assert_eq!(alarms(1, &["D"], false, &announced), Vec::<String>::new());
        assert_eq!(acknowledged(&odd, None).unwrap_err().code, "serials-not-as-announced");
        assert_eq!(acknowledged(&odd, Some("  ")).unwrap_err().code, "serials-not-as-announced");
        assert!(acknowledged(&odd, Some("The supplier confirmed the swap.")).is_ok());
    }

    proptest! {
        #[test]
        fn no_more_stays_than_was_ordered_and_is_tolerated(
            quantity in 1i64..100,
            percent in 0u32..30,
            steps in proptest::collection::vec((0u8..3, 1i64..40), 0..40),
        ) {
            let over = Decimal::from(percent);
            let mut it = line(quantity);
            for (what, count) in steps {
                let next = match what {
                    0 => received(&it, count, over),
                    1 => returned(&it, count, false),
                    _ => returned(&it, count, true),
                };
                it = next.unwrap_or(it);
                prop_assert!(it.kept() + it.credited <= quantity + allowance(quantity, over));
                prop_assert!(it.kept() >= 0 && it.returned <= it.received && it.credited <= it.returned);
                prop_assert!(outstanding(&it) + it.kept() + it.credited >= quantity);
            }
        }
    }
}
