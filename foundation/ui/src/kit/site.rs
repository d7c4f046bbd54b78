//! What every page of one reader has around it.
use super::Icon;

/// The colours a reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Light or dark as the system says, with text of 7:1 and every edge drawn.
    Contrast,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// Its word in cookies, forms and attributes.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The theme with this word; the system's for anything else.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.word() == word).unwrap_or_default()
    }

    /// The value of `data-theme`; none leaves the choice to the system.
    pub(super) fn attribute(self) -> Option<&'static str> {
        (self != Self::System).then(|| self.word())
    }
}

/// How high the rows of tables are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Density {
    /// 32 pixels.
    Compact,
    /// 40 pixels.
    #[default]
    Normal,
    /// 50 pixels.
    Roomy,
}

impl Density {
    /// Every density, the closest first.
    pub const ALL: [Self; 3] = [Self::Compact, Self::Normal, Self::Roomy];

    /// Its word in cookies, forms and attributes.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Normal => "normal",
            Self::Roomy => "roomy",
        }
    }

    /// The density with this word; the normal one for anything else.
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|density| density.word() == word).unwrap_or_default()
    }

    pub(super) fn attribute(self) -> Option<&'static str> {
        (self != Self::Normal).then(|| self.word())
    }
}

/// A place in the navigation.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Where it is. A page names the same address to be shown as present.
    pub href: &'a str,
    /// Its drawing.
    pub icon: Icon,
    /// A number behind it, where it changes what one does next; or empty.
    pub count: &'a str,
    /// Whether the number is work that waits for this reader.
    pub mine: bool,
    /// The keys that lead there: "g a".
    pub key: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// A place with its name, address and drawing.
    pub const fn new(label: &'a str, href: &'a str, icon: Icon) -> Self {
        Self { label, href, icon, count: "", mine: false, key: None }
    }
    /// With a number behind it.
    pub const fn count(self, count: &'a str) -> Self {
        Self { count, ..self }
    }
    /// With the number of things that wait for this reader.
    pub const fn waiting(self, count: &'a str) -> Self {
        Self { count, mine: true, ..self }
    }
    /// With the keys that lead there.
    pub const fn key(self, key: &'a str) -> Self {
        Self { key: Some(key), ..self }
    }
}

/// Places that belong together, under a heading; the first group has none.
#[derive(Clone, Copy, Debug)]
pub struct PlaceGroup<'a> {
    /// The heading, or empty.
    pub title: &'a str,
    /// The places.
    pub places: &'a [Place<'a>],
}

/// Who reads.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// Their name.
    pub name: &'a str,
    /// What they are here: "Asset manager".
    pub role: &'a str,
    /// Links of their menu: profile, help.
    pub links: &'a [Place<'a>],
}

/// The addresses that the frame of every page speaks to.
#[derive(Clone, Copy, Debug)]
pub struct Doors<'a> {
    /// The first page.
    pub home: &'a str,
    /// Where a search without script is answered; takes `q`.
    pub search: &'a str,
    /// Answers a `q` with the options of the palette.
    pub palette: &'a str,
    /// Takes `theme`, `density` and `lang` by POST, sets cookies, and leads back to where one was.
    pub look: &'a str,
    /// The reader's messages.
    pub messages: &'a str,
    /// Help.
    pub help: &'a str,
    /// Ends the session by POST.
    pub sign_out: &'a str,
}

/// Everything around a page: made once per request by the front door.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// Whose register it is.
    pub organisation: &'a str,
    /// The navigation of the sidebar.
    pub groups: &'a [PlaceGroup<'a>],
    /// The bar at the foot of a phone: up to four places, and scanning in their middle.
    pub tabs: &'a [Place<'a>],
    /// Where scanning starts; none for readers who may not.
    pub scan: Option<&'a str>,
    /// Who reads.
    pub reader: Reader<'a>,
    /// How many unread messages there are.
    pub unread: i64,
    /// Colours.
    pub theme: Theme,
    /// Height of rows.
    pub density: Density,
    /// Whether single letters are keys; readers may turn that off (WCAG 2.1.4).
    pub letter_keys: bool,
    /// The token that every form sends back to prove that it is ours; empty when there is no session.
    pub token: &'a str,
    /// Where the frame's own controls lead.
    pub doors: Doors<'a>,
}
