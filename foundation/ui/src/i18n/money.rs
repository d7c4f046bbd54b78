use super::{Locale, lang::Language, numbers};
use domain::{Currency, Money};
use rust_decimal::prelude::ToPrimitive;

/// Signs that stand for one currency only, whoever reads them. All others are written as their three letters:
/// a "$" or a "kr" alone would leave the reader guessing.
const SIGNS: [(&str, &str); 10] = [
    ("EUR", "€"),
    ("GBP", "£"),
    ("USD", "$"),
    ("JPY", "¥"),
    ("INR", "₹"),
    ("KRW", "₩"),
    ("ILS", "₪"),
    ("UAH", "₴"),
    ("VND", "₫"),
    ("PHP", "₱"),
];

impl Locale {
    /// An amount to its last digit: "€2,849.00".
    pub fn money(&self, money: Money) -> String {
        self.amount(&numbers::rounded(money.decimal(), money.currency.digits()), "", money.currency)
    }

    /// An amount without its cents, rounded: "€2,849". For columns and tiles, never for documents.
    pub fn whole_money(&self, money: Money) -> String {
        self.amount(&numbers::rounded(money.decimal(), 0), "", money.currency)
    }

    /// An amount in a tile or on an axis: "€486.2M".
    pub fn short_money(&self, money: Money) -> String {
        let major = money.decimal().to_f64().unwrap_or_default();
        let (scaled, unit) = numbers::scaled(major, self.language());
        let digits = usize::from(!unit.is_empty());
        let text = format!("{scaled:.digits$}");
        self.amount(text.strip_suffix(".0").unwrap_or(&text), unit, money.currency)
    }

    /// What people write beside an amount of this currency: "€", "CHF".
    pub fn currency(&self, currency: Currency) -> &'static str {
        sign(currency).unwrap_or(currency.code())
    }

    /// A plain number with its unit and its currency in the order of the language.
    fn amount(&self, plain: &str, unit: &str, currency: Currency) -> String {
        let language: &Language = self.language();
        let number = numbers::written(plain, language);
        match (sign(currency), language.sign_first) {
            // The minus belongs before the sign: −€5, not €−5.
            (Some(sign), true) => match number.strip_prefix('\u{2212}') {
                Some(amount) => format!("\u{2212}{sign}{amount}{unit}"),
                None => format!("{sign}{number}{unit}"),
            },
            (None, true) => format!("{}\u{a0}{number}{unit}", currency.code()),
            (sign, false) => format!("{number}{unit}\u{a0}{}", sign.unwrap_or(currency.code())),
        }
    }
}

fn sign(currency: Currency) -> Option<&'static str> {
    SIGNS.iter().find(|(code, _)| *code == currency.code()).map(|(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::{english, german};
    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money::new(minor, code.parse().unwrap())
    }

    #[test]
    fn amounts_follow_the_language_and_the_currency() {
        let (en, de) = (english(), german());
        assert_eq!(en.money(money(284_900, "EUR")), "€2,849.00");
        assert_eq!(de.money(money(284_900, "EUR")), "2.849,00\u{a0}€");
        assert_eq!(en.money(money(-5, "EUR")), "\u{2212}€0.05");
        assert_eq!(en.money(money(120, "JPY")), "¥120");
        assert_eq!(en.money(money(1_234, "KWD")), "KWD\u{a0}1.234");
        assert_eq!(de.money(money(120_000, "CHF")), "1.200,00\u{a0}CHF");
    }

    #[test]
    fn whole_amounts_round_halves_away_from_zero() {
        let en = english();
        assert_eq!(en.whole_money(money(172_650, "EUR")), "€1,727");
        assert_eq!(en.whole_money(money(-172_650, "EUR")), "\u{2212}€1,727");
        assert_eq!(en.whole_money(money(-20, "EUR")), "€0");
    }

    #[test]
    fn short_amounts_fit_a_tile() {
        let (en, de) = (english(), german());
        assert_eq!(en.short_money(money(48_620_000_000, "EUR")), "€486.2M");
        assert_eq!(de.short_money(money(48_620_000_000, "EUR")), "486,2\u{a0}Mio.\u{a0}€");
        assert_eq!(en.short_money(money(50_000_000, "EUR")), "€500k");
        assert_eq!(en.short_money(money(5_342, "EUR")), "€53");
    }
}
