use domain::{Date, Instant};
use std::net::{Ipv4Addr, Ipv6Addr};

/// What the `format` of a text says beyond its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Date,
    DateTime,
    Ipv4,
    Ipv6,
    Imei,
}

impl Format {
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "date" => Self::Date,
            "date-time" => Self::DateTime,
            "ipv4" => Self::Ipv4,
            "ipv6" => Self::Ipv6,
            "imei" => Self::Imei,
            _ => return None,
        })
    }

    pub(super) fn fits(self, text: &str) -> bool {
        match self {
            Self::Date => is_date(text),
            Self::DateTime => is_date_time(text),
            Self::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
            Self::Imei => domain::is_imei(text),
        }
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Date => "not-a-date",
            Self::DateTime => "not-an-instant",
            Self::Ipv4 | Self::Ipv6 => "not-an-ip",
            Self::Imei => "not-an-imei",
        }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Date => "a day such as 2026-03-01",
            Self::DateTime => "a time such as 2026-03-01T09:30:00Z",
            Self::Ipv4 | Self::Ipv6 => "an IP address such as 10.0.0.7 or 2001:db8::7",
            Self::Imei => "an IMEI: 15 digits, the last one a check digit",
        }
    }
}

/// `full-date` of RFC 3339, and a day of the calendar.
fn is_date(text: &str) -> bool {
    let shape = text.len() == 10 && shaped(text.as_bytes(), b"0000-00-00");
    shape && text.parse::<Date>().is_ok()
}

/// `date-time` of RFC 3339: with seconds and with a zone.
fn is_date_time(text: &str) -> bool {
    let shape = text
        .get(..19)
        .is_some_and(|head| shaped(head.to_ascii_uppercase().as_bytes(), b"0000-00-00T00:00:00"));
    shape && !text.contains('[') && text.parse::<Instant>().is_ok()
}

/// Whether digits stand where the shape has zeros, and everything else as it is.
fn shaped(text: &[u8], shape: &[u8]) -> bool {
    text.len() == shape.len()
        && text
            .iter()
            .zip(shape)
            .all(|(byte, like)| if *like == b'0' { byte.is_ascii_digit() } else { byte == like })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        let dates = ["2026-03-01", "2024-02-29", "0001-01-01"];
        let others =
            ["2026-02-30", "2026-3-1", "20260301", "2026-03-01T00:00", "2026-W10-1", "-002026-03-01", ""];
        assert!(dates.iter().all(|text| Format::Date.fits(text)));
        assert!(others.iter().all(|text| !Format::Date.fits(text)));
    }

    #[test]
    fn moments_have_seconds_and_a_zone() {
        let moments = ["2026-03-01T09:30:00Z", "2026-03-01T09:30:00.125+01:00", "2026-03-01t09:30:00z"];
        let others =
            ["2026-03-01", "2026-03-01T09:30Z", "2026-03-01T09:30:00", "2026-03-01T09:30:00Z[Europe/Berlin]"];
        assert!(moments.iter().all(|text| Format::DateTime.fits(text)));
        assert!(others.iter().all(|text| !Format::DateTime.fits(text)));
    }
}
