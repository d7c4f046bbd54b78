//! Whether to buy or to lease: both as what they cost today (net present value).
//!
//! Months are discounted by a twelfth of the yearly rate each. A lease is paid in advance, upkeep at the end of each
//! month; what is bought is written off evenly down to its residual value, which it brings at the end of the term.
use rust_decimal::Decimal;

/// The longest term.
pub const MONTHS_MAX: u32 = 240;

/// What is compared. Amounts in major units of one currency, without recoverable tax; shares in percent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Question {
    /// What buying costs.
    pub price: Decimal,
    /// What it is worth at the end.
    pub residual: Decimal,
    /// What keeping it costs each month when it is bought.
    pub upkeep_monthly: Decimal,
    /// For how many months.
    pub term_months: u32,
    /// What leasing costs each month.
    pub monthly_rate: Decimal,
    /// What leasing costs once, at the beginning.
    pub fee_at_start: Decimal,
    /// What giving it back costs.
    pub fee_at_end: Decimal,
    /// What money costs, each year.
    pub discount_percent: Decimal,
    /// Value added tax that is not recovered, on all payments.
    pub tax_percent: Decimal,
    /// Tax on profit, which every cost lowers.
    pub profit_tax_percent: Decimal,
}

/// One month of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Which one; 0 is today.
    pub month: u32,
    /// What a unit of money then is worth today.
    pub factor: Decimal,
    /// What is paid when it is bought, after tax on profit; what comes back is negative.
    pub buy: Decimal,
    /// What is paid when it is leased, after tax on profit.
    pub lease: Decimal,
}

/// Month by month, and the sums of what that is worth today.
#[derive(Clone, Debug)]
pub struct Worked {
    /// Today, and each month of the term.
    pub months: Vec<Month>,
    /// What buying costs today.
    pub buy: Decimal,
    /// What leasing costs today.
    pub lease: Decimal,
}

/// Works both out.
pub fn worked(it: Question) -> Worked {
    let hundred = Decimal::ONE_HUNDRED;
    let with_tax = Decimal::ONE + it.tax_percent / hundred;
    let shield = it.profit_tax_percent / hundred;
    let after_shield = Decimal::ONE - shield;
    let monthly = Decimal::ONE + it.discount_percent / hundred / Decimal::from(12);
    let term = it.term_months.clamp(1, MONTHS_MAX);
    let cost = it.price * with_tax;
    let written_off = (cost - it.residual) / Decimal::from(term);
    let mut factor = Decimal::ONE;
    let (mut months, mut buy, mut lease) = (Vec::new(), Decimal::ZERO, Decimal::ZERO);
    for month in 0..=term {
        let (first, last) = (month == 0, month == term);
        let mut bought =
            if first { cost } else { it.upkeep_monthly * with_tax * after_shield - written_off * shield };
        let mut leased = if last { Decimal::ZERO } else { it.monthly_rate * with_tax * after_shield };
        if first {
            leased += it.fee_at_start * with_tax * after_shield;
        }
        if last {
            bought -= it.residual;
            leased += it.fee_at_end * with_tax * after_shield;
        }
        buy += bought * factor;
        lease += leased * factor;
        months.push(Month { month, factor, buy: bought, lease: leased });
        factor /= monthly;
    }
    Worked { months, buy, lease }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn question() -> Question {
        Question {
            price: number("1200"),
            residual: number("200"),
            term_months: 12,
            monthly_rate: number("90"),
            discount_percent: number("12"),
            ..Question::default()
        }
    }

    #[test]
    fn a_known_answer() {
        // 1200 − 200 ÷ 1.01¹² and 90 × (1 + (1 − 1.01⁻¹¹) ÷ 0.01), by hand.
        let it = worked(question());
        assert_eq!((it.buy.round_dp(2), it.lease.round_dp(2)), (number("1022.51"), number("1023.09")));
        assert_eq!(it.months.len(), 13);
    }

    #[test]
    fn without_interest_it_is_the_plain_sum() {
        let it =
            worked(Question { discount_percent: Decimal::ZERO, upkeep_monthly: number("5"), ..question() });
        assert_eq!((it.buy, it.lease), (number("1060"), number("1080")));
    }

    #[test]
    fn fees_and_tax_count_where_they_fall() {
        let it = worked(Question {
            fee_at_start: number("50"),
            fee_at_end: number("10"),
            discount_percent: Decimal::ZERO,
            tax_percent: number("20"),
            ..question()
        });
        // 1200 × 1.2 − 200, and (12 × 90 + 60) × 1.2.
        assert_eq!((it.buy.normalize(), it.lease.normalize()), (number("1240"), number("1368")));
        // A tax of 25 % on profit takes a quarter off every cost; written off are 1000 over the term.
        let taxed =
            Question { profit_tax_percent: number("25"), discount_percent: Decimal::ZERO, ..question() };
        let it = worked(taxed);
        assert_eq!((it.buy.round_dp(6).normalize(), it.lease.normalize()), (number("750"), number("810")));
    }
}
