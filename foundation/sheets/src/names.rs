//! Comparing what people call things: headers of files with the names of fields.

/// A name in the shapes in which names are compared.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// Letters and digits only, lower case, without accents: "Asset-Tag" is `assettag`.
    pub(crate) key: String,
    /// Its words, sorted, in one spelling each, without fillers: "No. of the model" is `model number`.
    words: Vec<String>,
}

impl Name {
    pub(crate) fn of(text: &str) -> Self {
        let plain = folded(text);
        let key = plain.split(' ').collect();
        let mut words: Vec<String> = plain.replace("e mail", "email").split(' ').map(one_spelling).collect();
        words.retain(|word| !word.is_empty());
        if words.iter().any(|word| !is_filler(word)) {
            words.retain(|word| !is_filler(word));
        }
        words.sort();
        words.dedup();
        Self { key, words }
    }

    /// The same words in whatever order and spelling.
    pub(crate) fn has_words_of(&self, other: &Self) -> bool {
        !self.words.is_empty() && self.words == other.words
    }

    /// The share of words that both have, among all words of the two.
    pub(crate) fn shared_words(&self, other: &Self) -> f64 {
        let both = self.words.iter().filter(|word| other.words.contains(word)).count();
        let all = self.words.len() + other.words.len() - both;
        if all == 0 { 0.0 } else { both as f64 / all as f64 }
    }

    /// How few letters differ, from 0 to 1. Names of less than five letters, names with different digits
    /// ("Address", "Address 2") and names with more than two slips are never alike.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let digits = |key: &str| key.chars().filter(char::is_ascii_digit).collect::<String>();
        let (a, b): (Vec<char>, Vec<char>) = (self.key.chars().collect(), other.key.chars().collect());
        let longest = a.len().max(b.len());
        if a.len().min(b.len()) < 5
            || a.len().abs_diff(b.len()) > 2
            || longest > 64
            || digits(&self.key) != digits(&other.key)
        {
            return 0.0;
        }
        match edits(&a, &b) {
            slips @ 0..=2 => 1.0 - slips as f64 / longest as f64,
            _ => 0.0,
        }
    }
}

/// A key for a new field from what people call it: "Größe (cm)" is `grosse_cm`.
pub(crate) fn field_name(label: &str) -> String {
    let plain = folded(label);
    let name = plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    if name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name
    } else {
        format!("field_{name}").trim_end_matches('_').to_owned()
    }
}

/// Lower case, without accents, with single spaces between words.
fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        // assetTag is two words.
        if c.is_uppercase() && before.is_lowercase() {
            plain.push(' ');
        }
        before = c;
        for lower in c.to_lowercase() {
            match lower {
                '#' | '№' => plain.push_str(" number "),
                '$' | '€' | '£' => plain.push_str(" currency "),
                '%' => plain.push_str(" percent "),
                '\u{300}'..='\u{36f}' => {}
                _ => match without_accent(lower) {
                    Some(letters) => plain.push_str(letters),
                    None if lower.is_alphanumeric() => plain.push(lower),
                    None => plain.push(' '),
                },
            }
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

fn one_spelling(word: &str) -> String {
    match word {
        "no" | "num" | "nr" | "nbr" => "number",
        "qty" => "quantity",
        "amt" => "amount",
        "min" => "minimum",
        "max" => "maximum",
        "tel" | "telephone" => "phone",
        "addr" => "address",
        "dept" => "department",
        "desc" => "description",
        "loc" => "location",
        "mfr" | "mfg" => "manufacturer",
        "postal" | "post" | "postcode" => "zip",
        "licence" => "license",
        "organisation" | "org" => "organization",
        "po" => "purchaseorder",
        other => other,
    }
    .to_owned()
}

fn is_filler(word: &str) -> bool {
    matches!(word, "name" | "the" | "of" | "a" | "an")
}

/// Letters to insert, drop, replace or swap with their neighbour to make `a` of `b`.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_matter() {
        let same = [
            ("Asset Tag", "asset_tag"),
            ("ASSET-TAG", "assetTag"),
            ("Größe", "grosse"),
            ("Numéro", "numero"),
        ];
        for (a, b) in same {
            assert_eq!(Name::of(a).key, Name::of(b).key, "{a} and {b}");
        }
        let words =
            [("Model No.", "number of the model"), ("E-Mail", "email"), ("Min. QTY", "Minimum quantity")];
        for (a, b) in words {
            assert!(Name::of(a).has_words_of(&Name::of(b)), "{a} and {b}");
        }
        assert!(Name::of("Item #").key == Name::of("Item number").key);
    }

    #[test]
    fn slips_are_seen_and_others_are_not() {
        let like = |a: &str, b: &str| Name::of(a).likeness(&Name::of(b));
        assert!(like("Manufactuer", "Manufacturer") > 0.9);
        assert!(like("Catagory", "Category") > 0.85);
        assert!(like("Titel", "Title") >= 0.8);
        assert!(like("Address", "Address 2") == 0.0);
        assert!(like("Checkin date", "Checkout date") < 0.8);
        assert!(like("Name", "Fame") == 0.0);
    }

    #[test]
    fn labels_become_names_of_fields() {
        assert_eq!(field_name("Größe (cm)"), "grosse_cm");
        assert_eq!(field_name("2. Monitor"), "field_2_monitor");
        assert_eq!(field_name("?"), "field");
    }
}
