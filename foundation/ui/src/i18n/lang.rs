use super::{english::ENGLISH, german::GERMAN};
use unic_langid::LanguageIdentifier;

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English, and what is shown where another language has no words.
    #[default]
    English,
    /// German.
    German,
}

/// How a language writes numbers, money and dates.
///
/// Patterns name their parts in braces: `{d}` and `{dd}` the day of the month without and with a leading
/// zero, `{m}` and `{mm}` the month as a number, `{mon}` and `{month}` its short and full name, `{y}` the
/// year, `{weekday}` the name of the day, `{date}` and `{time}` a whole date and a whole time.
pub struct Language {
    /// Its BCP 47 tag, as `lang` attributes and `Accept-Language` carry it: `de`.
    pub tag: &'static str,
    /// What its speakers call it: "Deutsch".
    pub name: &'static str,
    /// Between the whole and the fraction of a number.
    pub decimal: char,
    /// Between groups of three digits.
    pub group: char,
    /// Between a number and the percent sign; empty when they touch.
    pub percent_gap: &'static str,
    /// Whether the sign of a currency comes before the amount and touches it: "€5" and not "5 €".
    pub sign_first: bool,
    /// What stands for thousands, millions and milliards in short numbers, gaps included: "690k", "1,5 Mio.".
    pub short_units: [&'static str; 3],
    /// Full names of the months.
    pub months: [&'static str; 12],
    /// Short names of the months.
    pub short_months: [&'static str; 12],
    /// Names of the days, from Monday.
    pub weekdays: [&'static str; 7],
    /// A date in a table: "24 Nov 2026".
    pub date: &'static str,
    /// A date in a sentence: "24 November 2026".
    pub long_date: &'static str,
    /// A day close by, with its name and without its year: "Tuesday 24 November".
    pub near_date: &'static str,
    /// A month of a year: "Nov 2026".
    pub month_of_year: &'static str,
    /// A date with a time: "24 Nov 2026, 08:14".
    pub moment: &'static str,
    /// Before the last part of a list: " and ".
    pub and: &'static str,
}

impl Lang {
    /// Every language, the one to fall back to first.
    pub const ALL: &[Self] = &[Self::English, Self::German];

    /// Its conventions.
    pub fn language(self) -> &'static Language {
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
        }
    }

    /// Its BCP 47 tag: `en`.
    pub fn tag(self) -> &'static str {
        self.language().tag
    }

    /// The language with this tag; a region behind it is ignored: `de-AT` is German.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim();
        Self::ALL.iter().copied().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The first language of an `Accept-Language` header that we speak, by its weights; English otherwise.
    pub fn accepted(header: &str) -> Self {
        let mut wishes: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|wish| {
                let (tag, weight) = wish.split_once(';').unwrap_or((wish, ""));
                let weight = weight.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.trim().parse().ok())?;
                Self::from_tag(tag.trim()).filter(|_| weight > 0.0).map(|lang| (weight, lang))
            })
            .collect();
        // The sort is stable: of equal weights, what was named first stays first.
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.first().map(|(_, lang)| *lang).unwrap_or_default()
    }

    /// The tag as Fluent wants it.
    pub(super) fn identifier(self) -> LanguageIdentifier {
        self.tag().parse().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_language_it_prefers() {
        assert_eq!(Lang::accepted("de-DE,de;q=0.9,en;q=0.8"), Lang::German);
        assert_eq!(Lang::accepted("fr, en;q=0.4, de;q=0.7"), Lang::German);
        assert_eq!(Lang::accepted("fr-FR, de;q=0"), Lang::English);
        assert_eq!(Lang::accepted("EN-gb"), Lang::English);
        assert_eq!(Lang::accepted(""), Lang::English);
    }

    #[test]
    fn tags_are_valid_and_unique() {
        for lang in Lang::ALL {
            assert_eq!(lang.identifier().to_string(), lang.tag());
            assert_eq!(Lang::from_tag(lang.tag()), Some(*lang));
        }
    }
}
