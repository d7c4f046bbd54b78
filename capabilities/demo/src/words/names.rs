//! First and family names as they are common around the company's offices.

/// Where a name is at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Culture {
    German,
    Iberian,
    Polish,
    Nordic,
    /// Everywhere else: half of every office.
    World,
}

const GERMAN: (&[&str], &[&str]) = (
    &[
        "Anna",
        "Johanna",
        "Katharina",
        "Lena",
        "Mara",
        "Greta",
        "Ida",
        "Frieda",
        "Charlotte",
        "Paula",
        "Hanna",
        "Miriam",
        "Susanne",
        "Birgit",
        "Antje",
        "Silke",
        "Jule",
        "Theresa",
        "Franziska",
        "Nele",
        "Jonas",
        "Lukas",
        "Felix",
        "Moritz",
        "Jakob",
        "Anton",
        "Emil",
        "Konrad",
        "Till",
        "Matthias",
        "Stefan",
        "Jürgen",
        "Holger",
        "Uwe",
        "Thorsten",
        "Benedikt",
        "Florian",
        "Sebastian",
        "Jan",
        "Hendrik",
    ],
    &[
        "Vogel",
        "Brandt",
        "Kruse",
        "Lorenz",
        "Haas",
        "Seidel",
        "Engel",
        "Winter",
        "Sommer",
        "Bergmann",
        "Lindner",
        "Pohl",
        "Reuter",
        "Krämer",
        "Böhm",
        "Jäger",
        "Schäfer",
        "Köhler",
        "Günther",
        "Förster",
        "Busch",
        "Thiel",
        "Ritter",
        "Arndt",
        "Wendt",
        "Petersen",
        "Hansen",
        "Behrens",
        "Harms",
        "Lüders",
        "Thomsen",
        "Albrecht",
        "Dietrich",
        "Eberhardt",
        "Falk",
        "Gerlach",
        "Heinemann",
        "Ihle",
        "Kirchner",
        "Löffler",
        "Mahler",
        "Naumann",
        "Ostermann",
        "Rademacher",
        "Steinbach",
        "Ullrich",
        "Voigt",
        "Wiegand",
        "Zander",
        "Ackermann",
    ],
);

const IBERIAN: (&[&str], &[&str]) = (
    &[
        "Inês", "Beatriz", "Mariana", "Carolina", "Leonor", "Matilde", "Sofia", "Catarina", "Rita", "Joana",
        "Lucía", "Elena", "Carmen", "Marta", "João", "Tiago", "Rui", "Diogo", "Gonçalo", "Duarte", "Miguel",
        "Nuno", "Afonso", "Javier", "Álvaro", "Pablo", "Iker", "Sergio", "Xavi", "Andrés",
    ],
    &[
        "Silva",
        "Costa",
        "Ferreira",
        "Carvalho",
        "Almeida",
        "Sousa",
        "Moreira",
        "Teixeira",
        "Nogueira",
        "Fonseca",
        "Antunes",
        "Barros",
        "Cardoso",
        "Domingues",
        "Esteves",
        "Figueiredo",
        "Gouveia",
        "Henriques",
        "Lobato",
        "Magalhães",
        "Neves",
        "Paiva",
        "Queiroz",
        "Ramos",
        "Salgado",
        "Tavares",
        "Valente",
        "Ferrer",
        "Ibáñez",
        "Navarro",
        "Ortega",
        "Pastor",
        "Quintana",
        "Rojas",
        "Serrano",
        "Torres",
        "Vidal",
        "Zamora",
        "Castellanos",
        "Aguirre",
    ],
);

const POLISH: (&[&str], &[&str]) = (
    &[
        "Agnieszka",
        "Katarzyna",
        "Magdalena",
        "Zofia",
        "Hanna",
        "Maja",
        "Oliwia",
        "Kinga",
        "Ewa",
        "Joanna",
        "Małgorzata",
        "Weronika",
        "Aleksandra",
        "Dorota",
        "Tomasz",
        "Marek",
        "Piotr",
        "Paweł",
        "Łukasz",
        "Michał",
        "Jakub",
        "Kacper",
        "Wojciech",
        "Grzegorz",
        "Bartosz",
        "Rafał",
        "Mateusz",
        "Szymon",
        "Filip",
        "Krzysztof",
    ],
    &[
        "Nowak",
        "Wrona",
        "Zieliński",
        "Szymczak",
        "Wójcik",
        "Kowalczyk",
        "Mazur",
        "Krawczyk",
        "Dudek",
        "Wieczorek",
        "Stępień",
        "Górski",
        "Pawlak",
        "Sikora",
        "Walczak",
        "Baran",
        "Rutkowski",
        "Szewczyk",
        "Tomaszewski",
        "Pietrzak",
        "Wróblewski",
        "Jasiński",
        "Zawadzki",
        "Bąk",
        "Lis",
        "Czarnecki",
        "Sawicki",
        "Sokół",
        "Urban",
        "Maciejewski",
        "Kubiak",
        "Wilk",
        "Kalinowski",
        "Mikołajczyk",
        "Ostrowski",
    ],
);

const NORDIC: (&[&str], &[&str]) = (
    &[
        "Astrid", "Freya", "Ingrid", "Signe", "Solveig", "Karin", "Linnea", "Maja", "Ronja", "Tuva",
        "Mikkel", "Lars", "Søren", "Magnus", "Jonas", "Erik", "Anders", "Håkon", "Nils", "Rasmus", "Torben",
        "Sven", "Aksel", "Viggo",
    ],
    &[
        "Lund",
        "Berg",
        "Dahl",
        "Holm",
        "Strand",
        "Ekberg",
        "Lindqvist",
        "Nyström",
        "Sandvik",
        "Solberg",
        "Haugen",
        "Bakken",
        "Moen",
        "Kjær",
        "Møller",
        "Rasmussen",
        "Toft",
        "Winther",
        "Ågren",
        "Björk",
        "Sundberg",
        "Hellström",
        "Vestergaard",
        "Nygaard",
        "Aas",
    ],
);

const WORLD: (&[&str], &[&str]) = (
    &[
        "Aiko", "Amara", "Noor", "Ravi", "Priya", "Kenji", "Daniel", "Yusuf", "Leyla", "Amir", "Zeynep",
        "Olena", "Taras", "Mei", "Linh", "Chidi", "Zola", "Fatima", "Karim", "Samira", "Omar", "Grace",
        "Oliver", "Chloé", "Luca", "Giulia", "Matteo", "Ana", "Milan", "Jelena", "Dimitri", "Eleni", "Arjun",
        "Sana", "Hugo", "Camille", "Ines", "Elif", "Emeka", "Thu",
    ],
    &[
        "Menon",
        "Okafor",
        "Haddad",
        "Mori",
        "Osei",
        "Petrova",
        "Marchetti",
        "Novák",
        "Demir",
        "Yılmaz",
        "Rahimi",
        "Kaplan",
        "Shevchenko",
        "Bondar",
        "Chen",
        "Nguyen",
        "Tran",
        "Adeyemi",
        "Diallo",
        "Benali",
        "Mansour",
        "Halloran",
        "Whitfield",
        "Moreau",
        "Lefèvre",
        "Rossi",
        "Conti",
        "Horvat",
        "Jovanović",
        "Papadakis",
        "Nikolaidis",
        "Iyer",
        "Kapoor",
        "Sharma",
        "Siddiqui",
        "Dubois",
        "Tanaka",
        "Sato",
        "Kim",
        "Park",
        "Mensah",
        "Mwangi",
        "Abebe",
        "Rossi-Keller",
        "O’Brien",
        "Gallagher",
        "Farouk",
        "Aziz",
        "Popescu",
        "Ionescu",
    ],
);

impl Culture {
    fn lists(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::German => GERMAN,
            Self::Iberian => IBERIAN,
            Self::Polish => POLISH,
            Self::Nordic => NORDIC,
            Self::World => WORLD,
        }
    }

    /// Its first names.
    pub(crate) fn first(self) -> &'static [&'static str] {
        self.lists().0
    }

    /// Its family names.
    pub(crate) fn last(self) -> &'static [&'static str] {
        self.lists().1
    }
}

/// A name in the letters that user names and addresses have: `Łukasz Jäger` is `lukasz.jaeger`.
pub(crate) fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' | 'æ' => plain.push_str("ae"),
            'ö' | 'ø' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            'å' => plain.push_str("aa"),
            'à' | 'á' | 'â' | 'ã' | 'ą' => plain.push('a'),
            'ç' | 'ć' | 'č' => plain.push('c'),
            'è' | 'é' | 'ê' | 'ę' => plain.push('e'),
            'ì' | 'í' | 'ı' => plain.push('i'),
            'ł' => plain.push('l'),
            'ñ' | 'ń' => plain.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' => plain.push('o'),
            'ś' | 'š' => plain.push('s'),
            'ú' => plain.push('u'),
            'ź' | 'ż' | 'ž' => plain.push('z'),
            ' ' => plain.push('.'),
            other if other.is_ascii_alphanumeric() => plain.push(other),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const ALL: [Culture; 5] =
        [Culture::German, Culture::Iberian, Culture::Polish, Culture::Nordic, Culture::World];

    #[test]
    fn every_name_has_plain_letters() {
        for name in ALL.iter().flat_map(|culture| culture.first().iter().chain(culture.last())) {
            let plain = plain(name);
            assert!(plain.len() + 2 >= name.chars().count(), "{name} became {plain}");
        }
        assert_eq!(plain("Łukasz Jäger"), "lukasz.jaeger");
    }

    #[test]
    fn no_list_says_a_name_twice() {
        for list in ALL.iter().flat_map(|culture| [culture.first(), culture.last()]) {
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len());
        }
    }
}
