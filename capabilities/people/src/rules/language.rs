//! Which language people read.

/// Where a country says nothing.
const OTHERWISE: &str = "en";

/// The language that most people of a country read, by its two letters or its English name.
pub fn language_of(country: &str) -> &'static str {
    match country.trim().to_lowercase().as_str() {
        "de" | "at" | "ch" | "li" | "germany" | "austria" | "switzerland" => "de",
        "fr" | "france" => "fr",
        "es" | "mx" | "spain" | "mexico" => "es",
        "pt" | "br" | "portugal" | "brazil" => "pt",
        "it" | "italy" => "it",
        "nl" | "netherlands" => "nl",
        "pl" | "poland" => "pl",
        _ => OTHERWISE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_languages() {
        assert_eq!([language_of("DE"), language_of(" Poland "), language_of("")], ["de", "pl", "en"]);
    }
}
