use crate::{
    FormatGuess, guess_kind,
    names::{Name, field_name},
    write_cell::CURRENCY_SUFFIX,
};
use domain::{Field, Kind};

/// Something that a column may hold: a field, a custom field, or whatever else an import asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its key: `serial`.
    pub name: String,
    /// What people call it: "Serial number".
    pub label: String,
    /// How other systems' files call it.
    pub aliases: Vec<String>,
    /// An import makes no sense without it.
    pub required: bool,
}

impl Target {
    /// The target that a field is.
    pub fn of(field: &Field<'_>) -> Self {
        Self {
            name: field.name.to_owned(),
            label: field.label.to_owned(),
            aliases: field.aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            required: field.required,
        }
    }

    /// The target for the currency of a field that holds money, as [`crate::SheetWriter`] writes it: its name
    /// is that of the field with `_currency`.
    pub fn currency_of(field: &Field<'_>) -> Self {
        Self {
            name: format!("{}_{CURRENCY_SUFFIX}", field.name),
            label: format!("{} {CURRENCY_SUFFIX}", field.label),
            aliases: field.aliases.iter().map(|alias| format!("{alias} {CURRENCY_SUFFIX}")).collect(),
            required: false,
        }
    }
}

/// Which target a column seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnGuess {
    /// The column, counted from 0.
    pub column: usize,
    /// Its header.
    pub header: String,
    /// The target, by its place in the list that was given; none if nothing fits.
    pub target: Option<usize>,
    /// How sure it is, in percent.
    pub confidence: u8,
    /// Why, as a sentence.
    pub reason: String,
}

/// Names with more words in common than this share are taken for the same.
const LEAST_SHARED: f64 = 0.6;
/// Names with more letters alike than this share are taken for the same.
const LEAST_LIKENESS: f64 = 0.8;

/// Guesses which target each column holds; a target is used once. Best guesses go first, whatever the order of
/// the columns: a column that is called exactly like a target always gets it.
pub fn guess_mapping(headers: &[String], targets: &[Target]) -> Vec<ColumnGuess> {
    let names: Vec<TargetNames> = targets.iter().map(TargetNames::of).collect();
    let mut guesses: Vec<ColumnGuess> =
        headers.iter().enumerate().map(|(column, header)| unknown(column, header)).collect();
    let mut fits: Vec<(usize, usize, Fit)> = Vec::new();
    for (column, header) in headers.iter().enumerate() {
        let name = Name::of(header);
        let fitting =
            names.iter().enumerate().filter_map(|(target, names)| Some((target, names.fit(&name)?)));
        fits.extend(fitting.map(|(target, fit)| (column, target, fit)));
    }
    fits.sort_by_key(|(_, _, fit)| std::cmp::Reverse(fit.confidence));
    let mut taken = vec![false; targets.len()];
    for (column, target, fit) in fits {
        let guess = &mut guesses[column];
        if guess.target.is_some() || std::mem::replace(&mut taken[target], true) {
            continue;
        }
        guess.target = Some(target);
        guess.confidence = fit.confidence;
        guess.reason = fit.reason(&guess.header, &targets[target].label);
    }
    guesses
}

/// The required targets that no column is mapped to.
pub fn missing_targets<'t>(guesses: &[ColumnGuess], targets: &'t [Target]) -> Vec<&'t Target> {
    let is_mapped = |place: usize| guesses.iter().any(|guess| guess.target == Some(place));
    let required = targets.iter().enumerate().filter(|(_, target)| target.required);
    required.filter(|(place, _)| !is_mapped(*place)).map(|(_, target)| target).collect()
}

/// A custom field that could be defined for a column that nothing fits.
#[derive(Clone, Debug)]
pub struct NewField {
    /// The column, counted from 0.
    pub column: usize,
    /// A key for it; no two of a file share one.
    pub name: String,
    /// Its header.
    pub label: String,
    /// What every sample of the column can be read as.
    pub kind: Kind<'static>,
}

/// Offers a custom field for each column without a target. `samples` has the cells of every column.
pub fn offer_fields(guesses: &[ColumnGuess], samples: &[Vec<&str>], formats: &FormatGuess) -> Vec<NewField> {
    let mut offers: Vec<NewField> = Vec::new();
    for guess in guesses.iter().filter(|guess| guess.target.is_none()) {
        let cells = samples.get(guess.column).map_or(&[][..], Vec::as_slice);
        let plain = field_name(&guess.header);
        let is_taken = |name: &str| offers.iter().any(|offer| offer.name == name);
        let numbered = (2..).map(|number| format!("{plain}_{number}"));
        let name =
            std::iter::once(plain.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default();
        let kind = guess_kind(cells, formats.column(guess.column));
        offers.push(NewField { column: guess.column, name, label: guess.header.clone(), kind });
    }
    offers
}

fn unknown(column: usize, header: &str) -> ColumnGuess {
    let reason = format!("Nothing is called “{header}”; it could become a custom field.");
    ColumnGuess { column, header: header.to_owned(), target: None, confidence: 0, reason }
}

/// The names of a target, ready to be compared.
struct TargetNames {
    name: Name,
    label: Name,
    aliases: Vec<Name>,
}

/// How a header fits a target.
struct Fit {
    confidence: u8,
    how: How,
}

enum How {
    Same,
    Alias,
    Words,
    MostWords,
    Letters,
}

impl TargetNames {
    fn of(target: &Target) -> Self {
        Self {
            name: Name::of(&target.name),
            label: Name::of(&target.label),
            aliases: target.aliases.iter().map(|alias| Name::of(alias)).collect(),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Name> {
        [&self.name, &self.label].into_iter().chain(&self.aliases)
    }

    fn fit(&self, header: &Name) -> Option<Fit> {
        if header.key.is_empty() {
            return None;
        }
        if header.key == self.label.key || header.key == self.name.key {
            return Some(Fit { confidence: 100, how: How::Same });
        }
        if self.aliases.iter().any(|alias| alias.key == header.key) {
            return Some(Fit { confidence: 96, how: How::Alias });
        }
        if self.all().any(|name| name.has_words_of(header)) {
            return Some(Fit { confidence: 88, how: How::Words });
        }
        let best = |measure: fn(&Name, &Name) -> f64| {
            self.all().map(|name| measure(name, header)).fold(0.0, f64::max)
        };
        let (letters, words) = (best(Name::likeness), best(Name::shared_words));
        if letters >= LEAST_LIKENESS {
            // 60 at the floor, 80 for a single letter of many.
            let confidence = 60.0 + 20.0 * (letters - LEAST_LIKENESS) / (1.0 - LEAST_LIKENESS);
            return Some(Fit { confidence: confidence as u8, how: How::Letters });
        }
        (words >= LEAST_SHARED).then_some(Fit { confidence: (words * 75.0) as u8, how: How::MostWords })
    }
}

impl Fit {
    fn reason(&self, header: &str, label: &str) -> String {
        match self.how {
            How::Same => format!("It is called “{label}” here as well."),
            How::Alias => format!("“{header}” is another name for “{label}”."),
            How::Words => format!("“{header}” has the same words as “{label}” or one of its other names."),
            How::MostWords => format!("“{header}” has most words of “{label}” or one of its other names."),
            How::Letters => format!("“{header}” is written nearly like “{label}” or one of its other names."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(name: &str, label: &str, aliases: &[&str]) -> Target {
        let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
        Target { name: name.to_owned(), label: label.to_owned(), aliases, required: name == "tag" }
    }

    fn targets() -> Vec<Target> {
        vec![
            target("tag", "Asset tag", &["asset number"]),
            target("name", "Name", &["asset name", "item name"]),
            target("serial", "Serial number", &["serial", "service tag"]),
            target("model", "Model", &["model name"]),
            target("model_number", "Model number", &["model no."]),
            target("manufacturer", "Manufacturer", &["make", "vendor"]),
            target("location", "Location", &["site"]),
            target("purchase_cost", "Purchase cost", &["price"]),
        ]
    }

    fn guess(headers: &[&str]) -> Vec<ColumnGuess> {
        guess_mapping(&headers.iter().map(|header| (*header).to_owned()).collect::<Vec<_>>(), &targets())
    }

    #[test]
    fn headers_find_their_targets() {
        let cases = [
            ("Asset Tag", Some(("tag", 100))),
            ("ASSET-TAG", Some(("tag", 100))),
            ("Asset #", Some(("tag", 96))),
            ("purchase_cost", Some(("purchase_cost", 100))),
            ("Service-Tag", Some(("serial", 96))),
            ("No. of the model", Some(("model_number", 88))),
            ("Manufactuer", Some(("manufacturer", 71))),
            ("Purchase cost net", Some(("purchase_cost", 50))),
            ("Modèle", Some(("model", 63))),
            ("Default location", None),
            ("Operating system", None),
            ("$", None),
            ("?", None),
        ];
        for (header, expected) in cases {
            let guess = &guess(&[header])[0];
            let found = guess.target.map(|place| (targets()[place].name.clone(), guess.confidence));
            assert_eq!(found, expected.map(|(name, confidence)| (name.to_owned(), confidence)), "{header}");
        }
    }

    #[test]
    fn a_target_goes_to_the_header_that_fits_best() {
        let guesses = guess(&["Item name", "Name", "Model name", "Model", "Service Tag", "Service Tags"]);
        let places: Vec<Option<usize>> = guesses.iter().map(|guess| guess.target).collect();
        assert_eq!(places, [None, Some(1), None, Some(3), Some(2), None]);
        assert_eq!(guesses[1].reason, "It is called “Name” here as well.");
        assert_eq!(guesses[4].reason, "“Service Tag” is another name for “Serial number”.");
        assert_eq!(guesses[0].reason, "Nothing is called “Item name”; it could become a custom field.");
    }

    #[test]
    fn what_is_missing_and_what_is_new_is_told() {
        let guesses = guess(&["Name", "Größe (cm)", "Groesse", "größe cm"]);
        assert_eq!(
            missing_targets(&guesses, &targets()).iter().map(|t| &t.name).collect::<Vec<_>>(),
            ["tag"]
        );
        let hint = crate::FormatHint { currency: domain::Currency::EUR, delimiter: None };
        let samples = [vec!["a"], vec!["1", "2"], vec![""], vec!["2026-03-01"]];
        let offers = offer_fields(&guesses, &samples, &crate::guess_formats(&samples, hint));
        let offered: Vec<(&str, &str)> =
            offers.iter().map(|offer| (offer.name.as_str(), offer.kind.name())).collect();
        assert_eq!(offered, [("grosse_cm", "integer"), ("groesse", "text"), ("grosse_cm_2", "date")]);
    }

    #[test]
    fn an_amount_and_its_currency_find_each_other_again() {
        let field = Field::money("cost", "Purchase cost").aliases(&["price"]);
        let targets = [Target::of(&field), Target::currency_of(&field)];
        let headers = ["Purchase cost currency", "Purchase cost"].map(str::to_owned);
        let guesses = guess_mapping(&headers, &targets);
        assert_eq!(guesses.iter().map(|guess| guess.target).collect::<Vec<_>>(), [Some(1), Some(0)]);
        assert_eq!(targets[1].name, "cost_currency");
    }
}
