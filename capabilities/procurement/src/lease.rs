//! Buying and leasing compared, worked out month by month.
use crate::{
    READ,
    rules::leasing::{MONTHS_MAX, Question, worked},
};
use domain::{Currency, Money};
use engine::{Error, Permission, Place, Query, Result, View};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Compares buying with leasing by their net present values. Amounts are plain decimals in one currency.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct BuyOrLease {
    /// The currency of all amounts; the organisation's when left out.
    #[serde(default)]
    pub currency: Option<String>,
    /// What buying costs, without tax.
    pub price: String,
    /// What it is worth at the end of the term.
    #[serde(default)]
    pub residual: Option<String>,
    /// What keeping it costs each month when it is bought.
    #[serde(default)]
    pub upkeep_monthly: Option<String>,
    /// For how many months.
    pub term_months: u32,
    /// What leasing costs each month, in advance.
    pub monthly_rate: String,
    /// What leasing costs once, at the beginning.
    #[serde(default)]
    pub fee_at_start: Option<String>,
    /// What giving it back costs.
    #[serde(default)]
    pub fee_at_end: Option<String>,
    /// What money costs each year, in percent.
    #[serde(default)]
    pub discount_percent: Option<String>,
    /// Value added tax that is not recovered, in percent.
    #[serde(default)]
    pub tax_percent: Option<String>,
    /// Tax on profit, in percent.
    #[serde(default)]
    pub profit_tax_percent: Option<String>,
}

/// Both compared.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Compared {
    /// What buying costs today.
    pub buy: Money,
    /// What leasing costs today.
    pub lease: Money,
    /// What the cheaper one saves.
    pub saves: Money,
    /// `buy`, `lease` or `equal`.
    pub cheaper: String,
    /// Month by month.
    pub months: Vec<MonthOfBoth>,
}

/// One month of both, after tax on profit; what comes back is negative.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MonthOfBoth {
    /// Which one; 0 is today.
    pub month: u32,
    /// What is paid when it is bought.
    pub buy: Money,
    /// What is paid when it is leased.
    pub lease: Money,
    /// What a unit of money then is worth today.
    pub factor: String,
}

impl Query for BuyOrLease {
    const NAME: &'static str = "procurement.buy-or-lease";
    const NEEDS: Permission = READ;
    const SAYS: &'static str = "Compares buying with leasing by their net present values, month by month.";
    const PLACE: Place = Place::get("/buy-or-lease");
    type Answer = Compared;

    fn run(self, view: &mut View<'_>) -> Result<Compared> {
        let otherwise = view.settings().currency;
        let (question, currency) = self.question(otherwise)?;
        let it = worked(question);
        let too_large = |_| Error::invalid("price", "too-large", "These amounts are too large.");
        let money = |amount: Decimal| Money::round_half_away(amount, currency).map_err(too_large);
        let (buy, lease) = (money(it.buy)?, money(it.lease)?);
        let cheaper = match buy.minor.cmp(&lease.minor) {
            std::cmp::Ordering::Less => "buy",
            std::cmp::Ordering::Greater => "lease",
            std::cmp::Ordering::Equal => "equal",
        };
        let months = it.months.iter().map(|month| {
            Ok(MonthOfBoth {
                month: month.month,
                buy: money(month.buy)?,
                lease: money(month.lease)?,
                factor: month.factor.round_dp(6).to_string(),
            })
        });
        Ok(Compared {
            buy,
            lease,
            saves: Money::new((buy.minor - lease.minor).abs(), currency),
            cheaper: cheaper.to_owned(),
            months: months.collect::<Result<_>>()?,
        })
    }
}

/// The largest amount of the comparison, in major units: far from where decimals end.
const AMOUNT_MAX: i64 = 1_000_000_000_000;

impl BuyOrLease {
    fn question(&self, otherwise: Currency) -> Result<(Question, Currency)> {
        let mut wrong = Vec::new();
        let mut number = |name: &str, text: Option<&str>, most: i64| {
            let text = text.map(str::trim).filter(|text| !text.is_empty()).unwrap_or("0");
            match Decimal::from_str_exact(text) {
                Ok(number) if number >= Decimal::ZERO && number <= Decimal::from(most) => number,
                _ => {
                    let message = format!("\u{201c}{text}\u{201d} is not a number between 0 and {most}.");
                    wrong.push(domain::FieldError::new(name, "not-a-number", message));
                    Decimal::ZERO
                }
            }
        };
        let question = Question {
            price: number("price", Some(&self.price), AMOUNT_MAX),
            residual: number("residual", self.residual.as_deref(), AMOUNT_MAX),
            upkeep_monthly: number("upkeep_monthly", self.upkeep_monthly.as_deref(), AMOUNT_MAX),
            term_months: self.term_months,
            monthly_rate: number("monthly_rate", Some(&self.monthly_rate), AMOUNT_MAX),
            fee_at_start: number("fee_at_start", self.fee_at_start.as_deref(), AMOUNT_MAX),
            fee_at_end: number("fee_at_end", self.fee_at_end.as_deref(), AMOUNT_MAX),
            discount_percent: number("discount_percent", self.discount_percent.as_deref(), 100),
            tax_percent: number("tax_percent", self.tax_percent.as_deref(), 100),
            profit_tax_percent: number("profit_tax_percent", self.profit_tax_percent.as_deref(), 100),
        };
        if !(1..=MONTHS_MAX).contains(&self.term_months) {
            let message = format!("A term has 1 to {MONTHS_MAX} months.");
            wrong.push(domain::FieldError::new("term_months", "wrong-number", message));
        }
        let named = self.currency.as_deref().map(str::trim).filter(|code| !code.is_empty());
        let currency = match named.map(str::parse) {
            None => otherwise,
            Some(Ok(currency)) => currency,
            Some(Err(_)) => {
                wrong.push(domain::FieldError::new("currency", "unknown-currency", "This is no currency."));
                otherwise
            }
        };
        if wrong.is_empty() { Ok((question, currency)) } else { Err(Error::Invalid(wrong)) }
    }
}
