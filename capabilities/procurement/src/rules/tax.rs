//! Standard rates of value added tax, to suggest the rate for a destination. A suggestion: reverse charge, exemptions
//! and reduced rates are for whoever makes the order.

/// Country (ISO 3166, two letters) and its standard rate in percent.
const STANDARD: &[(&str, &str)] = &[
    ("AT", "20"),
    ("BE", "21"),
    ("BG", "20"),
    ("CH", "8.1"),
    ("CY", "19"),
    ("CZ", "21"),
    ("DE", "19"),
    ("DK", "25"),
    ("EE", "24"),
    ("ES", "21"),
    ("FI", "25.5"),
    ("FR", "20"),
    ("GB", "20"),
    ("GR", "24"),
    ("HR", "25"),
    ("HU", "27"),
    ("IE", "23"),
    ("IT", "22"),
    ("LT", "21"),
    ("LU", "17"),
    ("LV", "21"),
    ("MT", "18"),
    ("NL", "21"),
    ("NO", "25"),
    ("PL", "23"),
    ("PT", "23"),
    ("RO", "21"),
    ("SE", "25"),
    ("SI", "22"),
    ("SK", "23"),
];

/// The standard rate of a country, in percent, where it is known.
pub fn suggested(country: &str) -> Option<&'static str> {
    let country = country.trim().to_uppercase();
    STANDARD.iter().find(|(code, _)| *code == country).map(|(_, percent)| *percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_suggested_for_countries_that_are_known() {
        assert_eq!((suggested("de"), suggested(" PT "), suggested("US")), (Some("19"), Some("23"), None));
        assert!(STANDARD.iter().all(|(_, percent)| crate::rules::amounts::percent(percent).is_some()));
    }
}
