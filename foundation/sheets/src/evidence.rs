//! What single cells tell about how a file writes dates and numbers.
use domain::DateOrder;
use std::{cmp::Ordering, iter::Sum};

/// What the all-digit dates of a column tell about their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dates {
    day_first: usize,
    month_first: usize,
    year_first: usize,
    /// The first date that may be read either way.
    pub(crate) open: Option<String>,
    /// That date is written with points.
    pub(crate) dotted: bool,
}

impl Dates {
    pub(crate) fn of(cells: &[&str]) -> Self {
        let mut dates = Self::default();
        for cell in cells {
            dates.see(cell.trim());
        }
        dates
    }

    fn see(&mut self, cell: &str) {
        let Some(head) = cell.split([' ', 'T']).next() else { return };
        let Some(separator) = head.chars().find(|c| matches!(c, '/' | '.' | '-')) else { return };
        let parts: Vec<&str> = head.split(separator).collect();
        let [a, b, c] = parts.as_slice() else { return };
        let number = |part: &str, length: &[usize]| {
            let fits = length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| part.parse::<u32>().unwrap_or_default())
        };
        let (Some(first), Some(second), Some(third)) =
            (number(a, &[1, 2]), number(b, &[1, 2]), number(c, &[2, 4]))
        else {
            return;
        };
        match (first, second) {
            (32.., 1..=12) if (1..=31).contains(&third) => self.year_first += 1,
            (13..=31, 1..=12) => self.day_first += 1,
            (1..=12, 13..=31) => self.month_first += 1,
            (1..=12, 1..=12) if first != second && self.open.is_none() => {
                self.open = Some(head.to_owned());
                self.dotted = separator == '.';
            }
            _ => {}
        }
    }

    /// The order, if a cell decides it; the more frequent if they contradict each other.
    pub(crate) fn order(&self) -> Option<DateOrder> {
        let counts = [
            (self.day_first, DateOrder::DayMonthYear),
            (self.month_first, DateOrder::MonthDayYear),
            (self.year_first, DateOrder::YearMonthDay),
        ];
        let most = counts.into_iter().rev().max_by_key(|(count, _)| *count)?;
        (most.0 > 0).then_some(most.1)
    }

    pub(crate) fn contradict(&self) -> bool {
        [self.day_first, self.month_first, self.year_first].iter().filter(|count| **count > 0).count() > 1
    }
}

impl<'a> Sum<&'a Dates> for Dates {
    fn sum<I: Iterator<Item = &'a Dates>>(columns: I) -> Self {
        columns.fold(Self::default(), |sum, column| Self {
            day_first: sum.day_first + column.day_first,
            month_first: sum.month_first + column.month_first,
            year_first: sum.year_first + column.year_first,
            dotted: if sum.open.is_some() { sum.dotted } else { column.dotted },
            open: sum.open.or_else(|| column.open.clone()),
        })
    }
}

/// What the numbers of a column tell about their decimal separator.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    comma: usize,
    point: usize,
    /// The first number whose separator may mean either.
    pub(crate) open: Option<String>,
}

impl Numbers {
    pub(crate) fn of(cells: &[&str]) -> Self {
        let mut numbers = Self::default();
        for cell in cells {
            numbers.see(cell);
        }
        numbers
    }

    fn see(&mut self, cell: &str) {
        let Some(digits) = digits_and_separators(cell) else { return };
        let Some(at) = digits.rfind([',', '.']) else { return };
        let last = char::from(digits.as_bytes()[at]);
        let other = if last == ',' { '.' } else { ',' };
        let (whole, fraction) = (&digits[..at], &digits[at + 1..]);
        let decimal = if whole.contains(last) {
            // The same one twice stands between thousands.
            if !in_thousands(&digits, last) {
                return;
            }
            other
        } else if whole.contains(other) {
            if !in_thousands(whole, other) {
                return;
            }
            last
        } else if fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
            self.open.get_or_insert_with(|| cell.trim().to_owned());
            return;
        } else {
            last
        };
        if decimal == ',' {
            self.comma += 1;
        } else {
            self.point += 1;
        }
    }

    /// The decimal separator, if the cells decide it; the more frequent if they contradict each other.
    pub(crate) fn separator(&self) -> Option<char> {
        match self.comma.cmp(&self.point) {
            Ordering::Greater => Some(','),
            Ordering::Less => Some('.'),
            Ordering::Equal => None,
        }
    }

    pub(crate) fn contradict(&self) -> bool {
        self.comma > 0 && self.point > 0
    }
}

impl<'a> Sum<&'a Numbers> for Numbers {
    fn sum<I: Iterator<Item = &'a Numbers>>(columns: I) -> Self {
        // A column has one vote, so that a thousand version numbers do not outvote three prices.
        let vote = |column: &Numbers, separator| usize::from(column.separator() == Some(separator));
        columns.fold(Self::default(), |sum, column| Self {
            comma: sum.comma + vote(column, ','),
            point: sum.point + vote(column, '.'),
            open: sum.open.or_else(|| column.open.clone()),
        })
    }
}

/// The digits and separators of a number or an amount, without spaces, sign and currency; none for other texts.
fn digits_and_separators(cell: &str) -> Option<String> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let cell = cell.trim_matches(|c: char| !is_number(c));
    // A version or a name in front of digits is no currency.
    let compact: String = cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
    let plain = compact.chars().all(is_number) && compact.starts_with(|c: char| c.is_ascii_digit());
    (plain && compact.ends_with(|c: char| c.is_ascii_digit())).then_some(compact)
}

fn in_thousands(digits: &str, separator: char) -> bool {
    let mut groups = digits.split(separator);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}
