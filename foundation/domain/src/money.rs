use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, fmt, str::FromStr};

/// An ISO 4217 currency.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// Euro, the currency of examples.
    pub const EUR: Self = Self(iso_currency::Currency::EUR);
    /// United States dollar.
    pub const USD: Self = Self(iso_currency::Currency::USD);

    /// Every currency, by its letters.
    pub fn every() -> impl Iterator<Item = Self> {
        // The list has no iterator of its own, and there are only so many words of three letters.
        let letters = || 'A'..='Z';
        let pairs = letters().flat_map(move |a| letters().map(move |b| (a, b)));
        let words = pairs.flat_map(move |(a, b)| letters().map(move |c| format!("{a}{b}{c}")));
        words.filter_map(|word| word.parse().ok())
    }

    /// The three letters.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many digits follow the decimal separator: 2 for EUR, 0 for JPY, 3 for KWD.
    pub fn digits(self) -> u32 {
        u32::from(self.0.exponent().unwrap_or(0))
    }

    /// The sign people write beside an amount, where one is in use.
    pub fn sign(self) -> String {
        self.0.symbol().to_string()
    }
}

impl FromStr for Currency {
    type Err = MoneyError;
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        iso_currency::Currency::from_code(&text.trim().to_ascii_uppercase())
            .map(Self)
            .ok_or(MoneyError::UnknownCurrency)
    }
}
impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Currency {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.code().cmp(other.code())
    }
}
impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
impl JsonSchema for Currency {
    fn schema_name() -> Cow<'static, str> {
        "Currency".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217 code" })
    }
}

/// Why a text or a sum is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// The three letters name no ISO 4217 currency.
    UnknownCurrency,
    /// The text is not a decimal number.
    NotANumber,
    /// More digits behind the separator than the currency has.
    TooManyDigits,
    /// Beyond what 64 bits of minor units hold.
    TooLarge,
    /// Two currencies in one sum.
    MixedCurrencies,
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownCurrency => "is not a currency code such as EUR or USD",
            Self::NotANumber => "is not an amount such as 1249.00",
            Self::TooManyDigits => "has more digits after the decimal point than the currency",
            Self::TooLarge => "is too large",
            Self::MixedCurrencies => "mixes two currencies",
        })
    }
}
impl std::error::Error for MoneyError {}

/// An amount in the smallest unit of its currency. Never a float; rounding is named where it happens.
///
/// Written everywhere (API, journal, files) as `{"amount":"1249.00","currency":"EUR"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units: cents for EUR, yen for JPY.
    pub minor: i64,
    /// Which currency.
    pub currency: Currency,
}

impl Money {
    /// An amount given in minor units.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Reads a plain decimal such as `1249.5`; exact, so more digits than the currency has are an error.
    pub fn parse(amount: &str, currency: Currency) -> Result<Self, MoneyError> {
        let decimal = Decimal::from_str_exact(amount.trim()).map_err(|_| MoneyError::NotANumber)?;
        let minor = decimal.checked_mul(Self::scale(currency)).ok_or(MoneyError::TooLarge)?;
        if !minor.fract().is_zero() {
            return Err(MoneyError::TooManyDigits);
        }
        minor.to_i64().map(|minor| Self { minor, currency }).ok_or(MoneyError::TooLarge)
    }

    /// The nearest amount to a decimal in major units, halves away from zero (commercial rounding).
    pub fn round_half_away(amount: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let scaled = amount.checked_mul(Self::scale(currency)).ok_or(MoneyError::TooLarge)?;
        let rounded = scaled.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        rounded.to_i64().map(|minor| Self { minor, currency }).ok_or(MoneyError::TooLarge)
    }

    /// The sum of two amounts of one currency.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::MixedCurrencies);
        }
        self.minor.checked_add(other.minor).map(|minor| Self { minor, ..self }).ok_or(MoneyError::TooLarge)
    }

    /// `parts` amounts that differ by at most one minor unit and sum exactly to this one; the larger come first.
    pub fn split_evenly(self, parts: u32) -> Vec<Self> {
        let count = i64::from(parts.max(1));
        let (share, rest) = (self.minor.div_euclid(count), self.minor.rem_euclid(count));
        (0..count).map(|n| Self { minor: share + i64::from(n < rest), ..self }).collect()
    }

    /// The amount in major units, exact.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.digits())
    }

    fn scale(currency: Currency) -> Decimal {
        Decimal::from(10_i64.pow(currency.digits()))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.decimal(), self.currency)
    }
}

#[derive(Serialize, Deserialize)]
struct Written {
    amount: String,
    currency: Currency,
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { amount: self.decimal().to_string(), currency: self.currency }.serialize(serializer)
    }
}
impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        Self::parse(&written.amount, written.currency).map_err(de::Error::custom)
    }
}
impl JsonSchema for Money {
    fn schema_name() -> Cow<'static, str> {
        "Money".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let currency = generator.subschema_for::<Currency>();
        json_schema!({
            "type": "object",
            "required": ["amount", "currency"],
            "properties": {
                "amount": { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" },
                "currency": currency,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_exact() {
        let read = |text: &str, code: &str| Money::parse(text, code.parse().unwrap());
        assert_eq!(read("1249", "EUR").unwrap().minor, 124_900);
        assert_eq!(read("0.5", "EUR").unwrap().minor, 50);
        assert_eq!(read("120", "JPY").unwrap().minor, 120);
        assert_eq!(read("1.234", "KWD").unwrap().minor, 1234);
        assert_eq!(read("1.234", "EUR"), Err(MoneyError::TooManyDigits));
        assert_eq!(read("12,50", "EUR"), Err(MoneyError::NotANumber));
        assert_eq!(read("99999999999999999999", "EUR"), Err(MoneyError::TooLarge));
        assert_eq!("XXY".parse::<Currency>(), Err(MoneyError::UnknownCurrency));
    }

    #[test]
    fn it_is_written_with_the_digits_of_its_currency() {
        let text = serde_json::to_string(&Money::new(124_900, Currency::EUR)).unwrap();
        assert_eq!(text, r#"{"amount":"1249.00","currency":"EUR"}"#);
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let round = |n: i64| Money::round_half_away(Decimal::new(n, 3), Currency::EUR).unwrap().minor;
        assert_eq!((round(5), round(15), round(-5), round(14)), (1, 2, -1, 1));
    }

    proptest! {
        #[test]
        fn a_split_sums_to_the_whole(minor in -1_000_000_000i64..1_000_000_000, parts in 1u32..500) {
            let whole = Money::new(minor, Currency::EUR);
            let split = whole.split_evenly(parts);
            prop_assert_eq!(split.len(), parts as usize);
            prop_assert_eq!(split.iter().map(|part| part.minor).sum::<i64>(), minor);
            let (low, high) = (split.iter().map(|p| p.minor).min(), split.iter().map(|p| p.minor).max());
            prop_assert!(high.unwrap() - low.unwrap() <= 1);
        }

        #[test]
        fn what_is_written_is_read_back(minor: i64) {
            let money = Money::new(minor, Currency::USD);
            let text = serde_json::to_string(&money).unwrap();
            prop_assert_eq!(serde_json::from_str::<Money>(&text).unwrap(), money);
        }
    }
}
