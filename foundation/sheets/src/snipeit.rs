//! Files of Snipe-IT: what their columns are called, and which of its files one is.
use crate::{formula::starts_formula, names::Name, snipeit_columns as columns};

/// What a file of Snipe-IT lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnipeFile {
    /// Things with an asset tag each.
    Assets,
    /// People.
    Users,
    /// Software with its seats.
    Licenses,
    /// Things counted and handed out.
    Accessories,
    /// Things counted and used up.
    Consumables,
    /// Parts of assets.
    Components,
    /// Places.
    Locations,
    /// Models of assets.
    Models,
}

impl SnipeFile {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Assets,
        Self::Users,
        Self::Licenses,
        Self::Accessories,
        Self::Consumables,
        Self::Components,
        Self::Locations,
        Self::Models,
    ];

    /// Its name in commands: `assets`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assets => "assets",
            Self::Users => "users",
            Self::Licenses => "licenses",
            Self::Accessories => "accessories",
            Self::Consumables => "consumables",
            Self::Components => "components",
            Self::Locations => "locations",
            Self::Models => "models",
        }
    }

    fn columns(self) -> columns::Columns {
        match self {
            Self::Assets => columns::ASSETS,
            Self::Users => columns::USERS,
            Self::Licenses => columns::LICENSES,
            Self::Accessories => columns::ACCESSORIES,
            Self::Consumables => columns::CONSUMABLES,
            Self::Components => columns::COMPONENTS,
            Self::Locations => columns::LOCATIONS,
            Self::Models => columns::MODELS,
        }
    }
}

/// The columns that such a file may have, by the keys of Snipe-IT's importer: `asset_tag`, `item_name`.
pub fn targets(file: SnipeFile) -> impl Iterator<Item = &'static str> {
    file.columns().iter().map(|(key, _)| *key)
}

/// The headers, in lower case, under which a column appears in Snipe-IT's sample files, list-view exports and
/// reports. `target` is a key of [`targets`]; nothing is known about others.
pub fn aliases(file: SnipeFile, target: &str) -> &'static [&'static str] {
    file.columns().iter().find(|(key, _)| *key == target).map_or(&[], |(_, headers)| *headers)
}

/// A cell of a report as it was before Snipe-IT put a backtick in front of it, which it does with texts that could
/// be taken for a formula. Only for files that are known to be its own: elsewhere a backtick may be meant.
pub fn restored(cell: &str) -> &str {
    cell.strip_prefix('`').filter(|text| starts_formula(text)).unwrap_or(cell)
}

/// A file that looks like one of Snipe-IT's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// What it seems to list.
    pub file: SnipeFile,
    /// How sure it is, in percent.
    pub confidence: u8,
    /// Why, as a sentence.
    pub reason: String,
    /// Other lists with which the headers go as well: some of Snipe-IT's files have the same columns.
    pub or: Vec<SnipeFile>,
}

/// How sure [`recognise`] must be to say anything, in percent.
const LEAST_CONFIDENCE: u8 = 50;
/// A file with fewer known headers than this could be anybody's.
const ENOUGH_HEADERS: f64 = 6.0;

/// Says which of Snipe-IT's files has such headers, if one does. Custom fields among them lower the confidence.
pub fn recognise(headers: &[String]) -> Option<Recognised> {
    let keys: Vec<String> = headers.iter().map(|header| Name::of(header).key).collect();
    let mut scores: Vec<(Score, SnipeFile)> = SnipeFile::ALL
        .into_iter()
        .zip(0..)
        .map(|(file, place)| (Score::of(&keys, file, place), file))
        .collect();
    // The sort is stable: of two that fit alike, the earlier stays in front.
    scores.sort_by(|(a, _), (b, _)| b.rank().total_cmp(&a.rank()));
    let (best, file) = scores.first()?;
    let or: Vec<SnipeFile> = scores[1..]
        .iter()
        .filter(|(score, _)| score.known == best.known && score.signs == best.signs)
        .map(|(_, file)| *file)
        .collect();
    // Among lists with the same columns, the first is little more than a good start.
    let confidence = if or.is_empty() { best.confidence() } else { best.confidence().min(70) };
    let reason = format!(
        "{} of its {} headers are those of Snipe-IT's {}, and {} of them hardly appear elsewhere.",
        best.known,
        best.all,
        file.name(),
        best.signs
    );
    (confidence >= LEAST_CONFIDENCE).then_some(Recognised { file: *file, confidence, reason, or })
}

/// How well headers fit one kind of file.
struct Score {
    all: usize,
    /// Headers that such a file has.
    known: usize,
    /// Headers that hardly any other file has.
    signs: usize,
}

impl Score {
    fn of(keys: &[String], file: SnipeFile, place: usize) -> Self {
        let key = |header: &&str| Name::of(header).key;
        let data = file.columns().iter().flat_map(|(_, headers)| headers.iter());
        let known: Vec<String> = data.chain(columns::RESULTS[place]).map(key).collect();
        let signs: Vec<String> = columns::SIGNS[place].iter().map(key).collect();
        let among = |list: &[String]| keys.iter().filter(|key| list.contains(key)).count();
        Self { all: keys.len(), known: among(&known), signs: among(&signs) }
    }

    fn share(&self) -> f64 {
        if self.all == 0 { 0.0 } else { self.known as f64 / self.all as f64 }
    }

    fn rank(&self) -> f64 {
        self.share() + 0.1 * self.signs.min(5) as f64
    }

    /// Known headers, enough of them, two of them telling.
    fn confidence(&self) -> u8 {
        let enough = (self.known as f64 / ENOUGH_HEADERS).min(1.0);
        let telling = 0.4 + 0.3 * self.signs.min(2) as f64;
        (100.0 * self.share() * enough * telling) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(line: &str) -> Option<(SnipeFile, u8, usize)> {
        let headers: Vec<String> = line.split(',').map(|header| header.trim().to_owned()).collect();
        recognise(&headers).map(|found| (found.file, found.confidence, found.or.len()))
    }

    #[test]
    fn its_files_are_told_apart() {
        let cases = [
            (
                "Company,Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Model Notes,\
                 Model Number,Asset Notes,Purchase Date,Purchase Cost,Checkout Type,Checked Out To: Username,\
                 Checked Out To: First Name,Checked Out To: Email,Checked Out To: Location,Asset EOL Date",
                SnipeFile::Assets,
            ),
            (
                "ID,Company,Asset Name,Device Image,Asset Tag,Serial,Model,Model No.,Category,Status,Checked Out To,\
                 Employee Number,Location,Default Location,Manufacturer,Supplier,Purchase Date,Age,Purchase Cost,\
                 Order Number,EOL Rate,EOL Date,Warranty,Warranty Expires,Requestable,Notes,Checkouts,Checkins,BYOD",
                SnipeFile::Assets,
            ),
            (
                "First Name,Last Name,Email,Username,Activated,Location,Address,City,State,Country,Postal Code,\
                 Website,Phone,Job Title,Notes,Employee Number,Company,Manager,Remote,VIP,Start Date,Gravatar",
                SnipeFile::Users,
            ),
            (
                "Full Name,Email,Username,Item name,serial number,Category,manufacturer,purchase date,purchase cost,\
                 purchase order,order number,Licensed To Name,Licensed to Email,expiration date,maintained,seats",
                SnipeFile::Licenses,
            ),
            (
                "name,address,address2,city,state,country,zip,manager,manager username,currency",
                SnipeFile::Locations,
            ),
            (
                "Name,Category,Manufacturer,Model Notes,Model Number,Fieldset,Requestable,EOL,Min Qty",
                SnipeFile::Models,
            ),
            (
                "Company,Name,Category,Supplier,Manufacturer,QTY,Location,Order Number,Min Amount,Model Number,\
                 Item Number,Notes,Purchase Date,Purchase Cost",
                SnipeFile::Consumables,
            ),
            (
                "Item Name,Purchase Date,Purchase Cost,Location,Company,Order Number,Serial number,Category,Quantity",
                SnipeFile::Components,
            ),
        ];
        for (line, expected) in cases {
            let (file, confidence, others) = recognised(line).unwrap();
            assert!(
                file == expected && confidence >= 90 && others == 0,
                "{line}: {file:?} {confidence} {others}"
            );
        }
    }

    #[test]
    fn headers_of_several_files_say_so() {
        let line = "Company,Name,Category,Supplier,Manufacturer,QTY,Location,Order Number,Min Amount,Model Number,Notes";
        let found = recognise(&line.split(',').map(str::to_owned).collect::<Vec<_>>()).unwrap();
        assert_eq!(
            (found.file, found.or.as_slice()),
            (SnipeFile::Accessories, &[SnipeFile::Consumables, SnipeFile::Components][..])
        );
        assert_eq!(found.confidence, 70);
    }

    #[test]
    fn other_lists_are_not_its() {
        for line in
            ["Name,Email,Phone", "Tag,Serial,Owner,Site", "a,b,c", "", "Date,Amount,Currency,Account,Notes"]
        {
            assert_eq!(recognised(line), None, "{line}");
        }
    }

    #[test]
    fn its_backticks_go() {
        assert_eq!(restored("`-v is set"), "-v is set");
        assert_eq!(restored("`code`"), "`code`");
    }

    #[test]
    fn every_alias_belongs_to_one_column() {
        for file in SnipeFile::ALL {
            let mut seen = std::collections::HashMap::new();
            for (target, header) in
                targets(file).flat_map(|t| aliases(file, t).iter().map(move |h| (t, Name::of(h).key)))
            {
                let before = seen.insert(header.clone(), target);
                assert!(
                    before.is_none_or(|before| before == target),
                    "{file:?}: {header} is {before:?} and {target}"
                );
            }
        }
        assert_eq!(aliases(SnipeFile::Assets, "nothing"), [""; 0]);
    }
}
