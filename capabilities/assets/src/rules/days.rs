//! Days that follow from others: the end of a warranty, of the planned life, of support.
use domain::Date;

/// What is known about an asset's days and spans. Months are calendar months.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spans {
    /// When it was bought.
    pub purchased_on: Option<Date>,
    /// When it arrived.
    pub received_on: Option<Date>,
    /// When it was first put to use.
    pub in_service_on: Option<Date>,
    /// A day that somebody stated for the end of the warranty.
    pub warranty_stated: Option<Date>,
    /// The asset's own warranty, else its model's.
    pub warranty_months: Option<i64>,
    /// The asset's own planned life, else its model's, else its category's.
    pub lifespan_months: Option<i64>,
    /// A day that somebody stated for the end of its life.
    pub end_stated: Option<Date>,
}

impl Spans {
    /// The last day of the warranty: as stated, or the months from the purchase (from the arrival, if that is all
    /// that is known). The day after those months is the first without.
    pub fn warranty_ends_on(&self) -> Option<Date> {
        self.warranty_stated.or_else(|| {
            let start = self.purchased_on.or(self.received_on)?;
            self.warranty_months
                .filter(|months| *months > 0)
                .map(|months| start.plus_months(months).plus_days(-1))
        })
    }

    /// The day on which its planned life is over: as stated, or the months from when it was put to use, bought or
    /// received, whichever is known first.
    pub fn planned_end_on(&self) -> Option<Date> {
        self.end_stated.or_else(|| {
            let start = self.in_service_on.or(self.purchased_on).or(self.received_on)?;
            self.lifespan_months.map(|months| start.plus_months(months))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    #[test]
    fn a_warranty_runs_from_the_purchase_unless_it_is_stated() {
        let spans = Spans { purchased_on: day("2024-02-29"), warranty_months: Some(36), ..Spans::default() };
        assert_eq!(spans.warranty_ends_on(), day("2027-02-27"));
        assert_eq!(
            Spans { warranty_stated: day("2030-01-01"), ..spans }.warranty_ends_on(),
            day("2030-01-01")
        );
        assert_eq!(Spans { warranty_months: Some(0), ..spans }.warranty_ends_on(), None);
        let only_received = Spans { purchased_on: None, received_on: day("2025-01-10"), ..spans };
        assert_eq!(only_received.warranty_ends_on(), day("2028-01-09"));
        assert_eq!(Spans::default().warranty_ends_on(), None);
    }

    #[test]
    fn a_life_runs_from_the_first_use() {
        let spans = Spans { purchased_on: day("2024-01-01"), lifespan_months: Some(48), ..Spans::default() };
        assert_eq!(spans.planned_end_on(), day("2028-01-01"));
        assert_eq!(Spans { in_service_on: day("2024-03-01"), ..spans }.planned_end_on(), day("2028-03-01"));
        assert_eq!(Spans { end_stated: day("2026-01-01"), ..spans }.planned_end_on(), day("2026-01-01"));
    }
}
