//! Amounts: as many digits as their currency has, never floats.
use domain::Currency;
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::LazyLock};

/// Most digits before the decimal point: minor units must fit 64 bits.
const DIGITS_MAX: usize = 13;

/// An amount as it is sent; `signed` when it may be negative.
pub(super) fn amount(signed: bool) -> Value {
    let variants: Vec<Value> = currencies()
        .iter()
        .map(|(digits, codes)| {
            json!({
                "type": "object", "required": ["amount", "currency"], "additionalProperties": false,
                "properties": {
                    "amount": { "type": "string", "pattern": format!("^{}$", digits_of(*digits, signed)), "x-like": words(*digits) },
                    "currency": { "type": "string", "enum": codes },
                },
            })
        })
        .collect();
    let like = "an amount such as {\"amount\": \"1249.00\", \"currency\": \"EUR\"}, with as many digits as the currency has";
    let name = if signed { "Money" } else { "MoneyNotNegative" };
    json!({ "x-name": name, "anyOf": variants, "x-like": like, "description": "An amount with its ISO 4217 currency. Amounts are texts: a float loses cents." })
}

/// An amount as it is answered.
pub(super) fn answered() -> Value {
    json!({
        "x-name": "Amount", "type": "object", "required": ["amount", "currency"], "additionalProperties": false,
        "description": "An amount with its ISO 4217 currency.",
        "properties": { "amount": { "type": "string" }, "currency": { "type": "string" } },
    })
}

/// The pattern of amounts in a filter: `1249.00`, in the register's own currency, or `1249.00 USD`.
pub(crate) fn pattern_of_amounts(own: Currency) -> String {
    let foreign = currencies()
        .iter()
        .map(|(digits, codes)| format!("{} (?:{})", digits_of(*digits, true), codes.join("|")));
    let all: Vec<String> = std::iter::once(digits_of(own.digits(), true)).chain(foreign).collect();
    format!("(?:{})", all.join("|"))
}

fn digits_of(digits: u32, signed: bool) -> String {
    let sign = if signed { "-?" } else { "" };
    let fraction = if digits == 0 { String::new() } else { format!("(?:\\.[0-9]{{1,{digits}}})?") };
    format!("{sign}[0-9]{{1,{DIGITS_MAX}}}{fraction}")
}

fn words(digits: u32) -> String {
    match digits {
        0 => "a whole amount such as 1249".into(),
        digits => format!("an amount with at most {digits} digits behind the point"),
    }
}

/// Every currency, by how many digits follow the point; the most usual number first.
fn currencies() -> &'static [(u32, Vec<&'static str>)] {
    static ALL: LazyLock<Vec<(u32, Vec<&'static str>)>> = LazyLock::new(|| {
        let mut by_digits: BTreeMap<u32, Vec<&'static str>> = BTreeMap::new();
        for currency in Currency::every() {
            by_digits.entry(currency.digits()).or_default().push(currency.code());
        }
        let mut all: Vec<_> = by_digits.into_iter().collect();
        all.sort_by_key(|(_, codes)| std::cmp::Reverse(codes.len()));
        all
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_has_its_digits() {
        let all = currencies();
        assert_eq!(all.first().map(|(digits, _)| *digits), Some(2));
        let digits =
            |code: &str| all.iter().find(|(_, codes)| codes.contains(&code)).map(|(digits, _)| *digits);
        assert_eq!((digits("EUR"), digits("JPY"), digits("KWD")), (Some(2), Some(0), Some(3)));
    }
}
