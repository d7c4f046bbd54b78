use super::{Locale, lang::Language};
use rust_decimal::{Decimal, RoundingStrategy};

/// Read aloud as "minus" and as wide as a digit, unlike a hyphen.
const MINUS: char = '\u{2212}';

impl Locale {
    /// A whole number with its groups: "1,284,311".
    pub fn number(&self, number: i64) -> String {
        whole(number, self.language())
    }

    /// An exact decimal with all its digits: "12.50".
    pub fn decimal(&self, number: Decimal) -> String {
        written(&number.to_string(), self.language())
    }

    /// A measured number with so many digits behind the separator: "3.1".
    pub fn measure(&self, number: f64, digits: usize) -> String {
        written(&format!("{number:.digits$}"), self.language())
    }

    /// A share of one as a percentage with so many digits: `0.917` is "91.7%".
    pub fn percent(&self, share: f64, digits: usize) -> String {
        format!("{}{}%", self.measure(share * 100.0, digits), self.language().percent_gap)
    }

    /// A percentage that is kept as such, with all its digits: "7.5%".
    pub fn percentage(&self, number: Decimal) -> String {
        format!("{}{}%", self.decimal(number), self.language().percent_gap)
    }

    /// A number in at most four characters before its unit, for tabs, tiles and axes: "690k", "1.5M", "42".
    pub fn short(&self, number: f64) -> String {
        let (scaled, unit) = scaled(number, self.language());
        let digits = if scaled.abs() >= 99.95 || unit.is_empty() && scaled.fract() == 0.0 { 0 } else { 1 };
        let text = format!("{scaled:.digits$}");
        format!("{}{unit}", written(text.strip_suffix(".0").unwrap_or(&text), self.language()))
    }

    /// A size of a file, in the decimal units that storage is sold in: "4.2 MB".
    pub fn size(&self, bytes: u64) -> String {
        const UNITS: [&str; 6] = ["B", "kB", "MB", "GB", "TB", "PB"];
        let (mut size, mut unit) = (bytes as f64, 0);
        while size >= 999.5 && unit + 1 < UNITS.len() {
            size /= 1000.0;
            unit += 1;
        }
        let digits = usize::from(unit > 0 && size < 9.95);
        format!("{}\u{a0}{}", self.measure(size, digits), UNITS[unit])
    }

    /// Parts of a sentence joined as the language does: "Berlin, Oslo and Lisbon".
    pub fn list<S: AsRef<str>>(&self, parts: &[S]) -> String {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        match parts.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                format!("{}{}{last}", rest.join(", "), self.language().and)
            }
            _ => parts.concat(),
        }
    }
}

/// A whole number with its groups.
pub(super) fn whole(number: i64, language: &Language) -> String {
    written(&number.to_string(), language)
}

/// A plain number such as `-1234.5` as the language writes it.
pub(super) fn written(plain: &str, language: &Language) -> String {
    let (negative, digits) = plain.strip_prefix('-').map_or((false, plain), |rest| (true, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::with_capacity(plain.len() + 8);
    // What was rounded to nothing has no direction any more.
    if negative && digits.chars().any(|digit| ('1'..='9').contains(&digit)) {
        text.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(language.group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(language.decimal);
        text.push_str(fraction);
    }
    text
}

/// A number divided down to below a thousand, and what stands for the division.
pub(super) fn scaled(number: f64, language: &Language) -> (f64, &'static str) {
    let [thousand, million, milliard] = language.short_units;
    // 999,500 already reads "1M", never "1000k".
    match number.abs() {
        n if n >= 999_500_000.0 => (number / 1e9, milliard),
        n if n >= 999_500.0 => (number / 1e6, million),
        n if n >= 999.5 => (number / 1e3, thousand),
        _ => (number, ""),
    }
}

/// A decimal rounded for people: halves away from zero, and exactly so many digits.
pub(super) fn rounded(number: Decimal, digits: u32) -> String {
    let rounded = number.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.*}", digits as usize)
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::{english, german};
    use rust_decimal::Decimal;

    #[test]
    fn numbers_carry_the_separators_of_their_language() {
        let (en, de) = (english(), german());
        assert_eq!(en.number(1_284_311), "1,284,311");
        assert_eq!(de.number(1_284_311), "1.284.311");
        assert_eq!(en.number(-950), "\u{2212}950");
        assert_eq!(en.number(i64::MIN), "\u{2212}9,223,372,036,854,775,808");
        assert_eq!(de.decimal(Decimal::new(1_234_550, 3)), "1.234,550");
        assert_eq!(en.measure(-0.04, 1), "0.0", "nothing has no sign");
    }

    #[test]
    fn short_numbers_never_reach_a_thousand() {
        let (en, de) = (english(), german());
        let cases = [
            (0.0, "0"),
            (0.25, "0.2"),
            (42.0, "42"),
            (999.0, "999"),
            (999.7, "1k"),
            (1_500.0, "1.5k"),
            (34_980.0, "35k"),
            (690_204.0, "690k"),
            (999_499.0, "999k"),
            (999_500.0, "1M"),
            (1_540_000.0, "1.5M"),
            (486_200_000.0, "486M"),
            (-2_400_000_000.0, "\u{2212}2.4bn"),
        ];
        for (number, text) in cases {
            assert_eq!(en.short(number), text, "{number}");
        }
        assert_eq!(de.short(1_500_000.0), "1,5\u{a0}Mio.");
    }

    #[test]
    fn shares_and_sizes() {
        let (en, de) = (english(), german());
        assert_eq!(en.percent(0.917, 1), "91.7%");
        assert_eq!(de.percent(0.917, 1), "91,7\u{a0}%");
        assert_eq!(de.percentage(Decimal::new(75, 1)), "7,5\u{a0}%");
        assert_eq!(en.percentage(Decimal::from(19)), "19%");
        assert_eq!(en.size(0), "0\u{a0}B");
        assert_eq!(en.size(1_536), "1.5\u{a0}kB");
        assert_eq!(de.size(4_230_000), "4,2\u{a0}MB");
        assert_eq!(en.size(999_600), "1.0\u{a0}MB");
        assert_eq!(en.size(84_000_000_000), "84\u{a0}GB");
    }

    #[test]
    fn lists_end_with_their_and() {
        assert_eq!(english().list(&["Berlin", "Oslo", "Lisbon"]), "Berlin, Oslo and Lisbon");
        assert_eq!(german().list(&["Berlin", "Oslo"]), "Berlin und Oslo");
        assert_eq!(english().list(&["Berlin"]), "Berlin");
        assert_eq!(english().list::<&str>(&[]), "");
    }
}
