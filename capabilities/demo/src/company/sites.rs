//! The legal entities and the cities.
use crate::words::Culture;

/// A legal entity as it is registered. The first one owns the others.
pub(crate) struct Company {
    pub(crate) name: &'static str,
    pub(crate) code: &'static str,
    pub(crate) country: &'static str,
    pub(crate) registration: &'static str,
}

/// The company and its subsidiaries.
pub(crate) const COMPANIES: &[Company] = &[
    Company { name: "Nordwind AG", code: "NW", country: "DE", registration: "HRB 000417 B" },
    Company { name: "Nordwind Iberia Lda", code: "NWI", country: "PT", registration: "PT 000 417 002" },
    Company {
        name: "Nordwind Polska sp. z o.o.",
        code: "NWP",
        country: "PL",
        registration: "KRS 0000000417",
    },
    Company { name: "Nordwind Norden AS", code: "NWN", country: "NO", registration: "000 417 000 MVA" },
];

/// The regions.
pub(crate) const REGIONS: &[&str] = &["Central Europe", "Iberia", "Poland", "Nordics"];

/// A site: a city with an office, or a data centre.
pub(crate) struct Site {
    pub(crate) name: &'static str,
    /// In codes of places, in host names, in labels.
    pub(crate) code: &'static str,
    pub(crate) city: &'static str,
    pub(crate) country: &'static str,
    pub(crate) postal_code: &'static str,
    pub(crate) address: &'static str,
    pub(crate) time_zone: &'static str,
    /// Its place in [`REGIONS`].
    pub(crate) region: usize,
    /// Its place in [`COMPANIES`].
    pub(crate) company: usize,
    pub(crate) culture: Culture,
    /// How many of a hundred people work there; none in a data centre.
    pub(crate) share: u32,
    /// What meeting rooms are called after.
    pub(crate) meeting_rooms: &'static [&'static str],
    pub(crate) dialling: &'static str,
    /// Sales tax on purchases, in tenths of a percent.
    pub(crate) tax_per_mille: i64,
}

const RIVERS: &[&str] =
    &["Spree", "Havel", "Panke", "Dahme", "Oder", "Elbe", "Saale", "Neisse", "Warnow", "Peene"];
const SHIPS: &[&str] = &["Kogge", "Ewer", "Bark", "Schoner", "Fregatte", "Jolle", "Brigg", "Kutter"];
const PEAKS: &[&str] =
    &["Zugspitze", "Watzmann", "Säntis", "Dachstein", "Großglockner", "Jungfrau", "Eiger", "Rigi"];
const WINDS: &[&str] = &["Nortada", "Suão", "Levante", "Brisa", "Maré", "Farol", "Âncora", "Vela"];
const BIRDS: &[&str] = &["Bocian", "Sokół", "Jaskółka", "Żuraw", "Czapla", "Orlik", "Kruk", "Sowa"];
const ISLES: &[&str] = &["Læsø", "Anholt", "Samsø", "Lofoten", "Vega", "Senja", "Fanø", "Møn"];

/// The sites. The last one is the data centre.
pub(crate) const SITES: &[Site] = &[
    Site {
        name: "Berlin HQ",
        code: "BER",
        city: "Berlin",
        country: "DE",
        postal_code: "10179",
        address: "Am Köllnischen Ufer 12",
        time_zone: "Europe/Berlin",
        region: 0,
        company: 0,
        culture: Culture::German,
        share: 30,
        meeting_rooms: RIVERS,
        dialling: "+49 30 5550",
        tax_per_mille: 190,
    },
    Site {
        name: "Hamburg",
        code: "HAM",
        city: "Hamburg",
        country: "DE",
        postal_code: "20457",
        address: "Speicherkai 4",
        time_zone: "Europe/Berlin",
        region: 0,
        company: 0,
        culture: Culture::German,
        share: 11,
        meeting_rooms: SHIPS,
        dialling: "+49 40 5550",
        tax_per_mille: 190,
    },
    Site {
        name: "Munich",
        code: "MUC",
        city: "Munich",
        country: "DE",
        postal_code: "80469",
        address: "Isarblick 27",
        time_zone: "Europe/Berlin",
        region: 0,
        company: 0,
        culture: Culture::German,
        share: 9,
        meeting_rooms: PEAKS,
        dialling: "+49 89 5550",
        tax_per_mille: 190,
    },
    Site {
        name: "Vienna",
        code: "VIE",
        city: "Vienna",
        country: "AT",
        postal_code: "1020",
        address: "Praterallee 31",
        time_zone: "Europe/Vienna",
        region: 0,
        company: 0,
        culture: Culture::German,
        share: 5,
        meeting_rooms: PEAKS,
        dialling: "+43 1 5550",
        tax_per_mille: 200,
    },
    Site {
        name: "Zurich",
        code: "ZRH",
        city: "Zurich",
        country: "CH",
        postal_code: "8005",
        address: "Limmatwerk 9",
        time_zone: "Europe/Zurich",
        region: 0,
        company: 0,
        culture: Culture::German,
        share: 4,
        meeting_rooms: PEAKS,
        dialling: "+41 44 555",
        tax_per_mille: 81,
    },
    Site {
        name: "Lisbon",
        code: "LIS",
        city: "Lisbon",
        country: "PT",
        postal_code: "1200-161",
        address: "Cais do Farol 18",
        time_zone: "Europe/Lisbon",
        region: 1,
        company: 1,
        culture: Culture::Iberian,
        share: 13,
        meeting_rooms: WINDS,
        dialling: "+351 21 555",
        tax_per_mille: 230,
    },
    Site {
        name: "Porto",
        code: "OPO",
        city: "Porto",
        country: "PT",
        postal_code: "4050-366",
        address: "Rua do Estaleiro 5",
        time_zone: "Europe/Lisbon",
        region: 1,
        company: 1,
        culture: Culture::Iberian,
        share: 5,
        meeting_rooms: WINDS,
        dialling: "+351 22 555",
        tax_per_mille: 230,
    },
    Site {
        name: "Kraków",
        code: "KRK",
        city: "Kraków",
        country: "PL",
        postal_code: "30-702",
        address: "ul. Nadwiślańska 40",
        time_zone: "Europe/Warsaw",
        region: 2,
        company: 2,
        culture: Culture::Polish,
        share: 11,
        meeting_rooms: BIRDS,
        dialling: "+48 12 555",
        tax_per_mille: 230,
    },
    Site {
        name: "Warsaw",
        code: "WAW",
        city: "Warsaw",
        country: "PL",
        postal_code: "00-124",
        address: "ul. Wietrzna 7",
        time_zone: "Europe/Warsaw",
        region: 2,
        company: 2,
        culture: Culture::Polish,
        share: 5,
        meeting_rooms: BIRDS,
        dialling: "+48 22 555",
        tax_per_mille: 230,
    },
    Site {
        name: "Oslo",
        code: "OSL",
        city: "Oslo",
        country: "NO",
        postal_code: "0150",
        address: "Havnekaia 3",
        time_zone: "Europe/Oslo",
        region: 3,
        company: 3,
        culture: Culture::Nordic,
        share: 4,
        meeting_rooms: ISLES,
        dialling: "+47 22 55",
        tax_per_mille: 250,
    },
    Site {
        name: "Copenhagen",
        code: "CPH",
        city: "Copenhagen",
        country: "DK",
        postal_code: "1436",
        address: "Nordre Kaj 21",
        time_zone: "Europe/Copenhagen",
        region: 3,
        company: 3,
        culture: Culture::Nordic,
        share: 3,
        meeting_rooms: ISLES,
        dialling: "+45 33 55",
        tax_per_mille: 250,
    },
    Site {
        name: "Frankfurt FRA-2",
        code: "FRA",
        city: "Frankfurt",
        country: "DE",
        postal_code: "60388",
        address: "Rechenzentrumsring 2",
        time_zone: "Europe/Berlin",
        region: 0,
        company: 0,
        culture: Culture::German,
        share: 0,
        meeting_rooms: &[],
        dialling: "+49 69 5550",
        tax_per_mille: 190,
    },
];

/// The place of the data centre in [`SITES`].
pub(crate) const DATA_CENTRE: usize = SITES.len() - 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_share_all_people_and_know_their_company() {
        assert_eq!(SITES.iter().map(|site| site.share).sum::<u32>(), 100);
        assert!(SITES.iter().all(|site| site.company < COMPANIES.len() && site.region < REGIONS.len()));
        assert_eq!(SITES[DATA_CENTRE].share, 0);
    }
}
