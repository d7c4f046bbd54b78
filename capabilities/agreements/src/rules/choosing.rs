//! Which text somebody signs for an asset.

/// The language of texts that name none, and of people whose country says nothing.
pub const LANGUAGE: &str = "en";

/// A published text, as far as choosing it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The text.
    pub wording: i64,
    /// The version that is signed now.
    pub version: i64,
    /// The category that it is for.
    pub category: Option<i64>,
    /// The company that it is for.
    pub company: Option<i64>,
    /// Its language.
    pub language: String,
    /// Whether giving things back is signed as well.
    pub on_return: bool,
}

/// What there is to choose by.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// The category of the asset, then those that it is part of, nearest first.
    pub categories: &'a [i64],
    /// The company of the person, or of the asset.
    pub company: Option<i64>,
    /// The language of the person.
    pub language: &'a str,
}

/// The text that fits best: for the nearest category, then for the company, then in the language; among equals the
/// oldest. What is for another category or company never fits.
pub fn choose<'o>(offers: &'o [Offer], wanted: &Wanted<'_>) -> Option<&'o Offer> {
    let rank = |offer: &Offer| {
        let nearness = match offer.category {
            None => wanted.categories.len(),
            Some(category) => wanted.categories.iter().position(|known| *known == category)?,
        };
        let elsewhere = match (offer.company, wanted.company) {
            (None, _) => true,
            (Some(one), Some(other)) if one == other => false,
            (Some(_), _) => return None,
        };
        let foreign = match offer.language.as_str() {
            language if language == wanted.language => 0,
            LANGUAGE => 1,
            _ => 2,
        };
        Some((nearness, elsewhere, foreign, offer.wording))
    };
    offers
        .iter()
        .filter_map(|offer| Some((rank(offer)?, offer)))
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, it)| it)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(wording: i64, category: Option<i64>, company: Option<i64>, language: &str) -> Offer {
        Offer { wording, version: wording, category, company, language: language.into(), on_return: false }
    }

    fn chosen(offers: &[Offer], categories: &[i64], company: Option<i64>, language: &str) -> Option<i64> {
        choose(offers, &Wanted { categories, company, language }).map(|offer| offer.wording)
    }

    #[test]
    fn the_nearest_category_wins_then_the_company_then_the_language() {
        let offers = [
            offer(1, None, None, "en"),
            offer(2, None, None, "de"),
            offer(3, Some(10), None, "en"),
            offer(4, Some(10), Some(7), "de"),
            offer(5, Some(11), None, "en"),
        ];
        assert_eq!(
            chosen(&offers, &[11, 10], Some(7), "de"),
            Some(5),
            "its own category before the one above"
        );
        assert_eq!(chosen(&offers, &[10], Some(7), "en"), Some(4), "the company before the language");
        assert_eq!(chosen(&offers, &[10], Some(8), "de"), Some(3), "never another company's");
        assert_eq!(chosen(&offers, &[12], None, "de"), Some(2));
        assert_eq!(
            chosen(&offers, &[12], None, "pl"),
            Some(1),
            "the common language where one's own is missing"
        );
        assert_eq!(chosen(&offers[2..], &[12], None, "en"), None);
    }
}
