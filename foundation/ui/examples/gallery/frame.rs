//! What is around every page of the gallery, and what a request says about its reader.
use crate::world::NOW;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
};
use icondata_lu as lu;
use jiff::tz::TimeZone;
use maud::Markup;
use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, LazyLock},
};
use ui::{
    i18n::{Catalog, Lang, Locale, TEXTS},
    kit::{self, Crumb, Density, Doors, Page, Place, PlaceGroup, Reader, Site, Theme},
};

static CATALOG: LazyLock<Arc<Catalog>> =
    LazyLock::new(|| Arc::new(Catalog::new(&[TEXTS]).expect("the texts are checked by a test")));

/// Who asks, and how they want to see things.
pub(crate) struct Asker {
    pub t: Locale,
    pub theme: Theme,
    pub density: Density,
}

impl Asker {
    /// A reader with these cookies or parameters.
    pub(crate) fn new(wishes: &HashMap<String, String>) -> Self {
        let wish = |name: &str| wishes.get(name).map(String::as_str).unwrap_or_default();
        let zone = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
        let lang = Lang::from_tag(wish("lang")).unwrap_or_default();
        Self {
            t: Locale::new(CATALOG.clone(), lang, zone, NOW),
            theme: Theme::from_word(wish("theme")),
            density: Density::from_word(wish("density")),
        }
    }

    /// A page of the gallery in its frame.
    pub(crate) fn page(
        &self,
        title: &str,
        crumbs: &[Crumb<'_>],
        place: &str,
        scripts: &[&str],
        body: &Markup,
    ) -> Markup {
        kit::page(&self.t, &self.site(), &Page { title, crumbs, place, scripts }, body)
    }

    pub(crate) fn site(&self) -> Site<'static> {
        Site {
            organisation: "Nordwind AG",
            groups: GROUPS,
            tabs: TABS,
            scan: Some("/scan"),
            reader: Reader { name: "Ines Halloran", role: "Asset manager", links: LINKS },
            unread: 2,
            theme: self.theme,
            density: self.density,
            letter_keys: true,
            token: "gallery",
            doors: Doors {
                home: "/",
                search: "/assets",
                palette: "/palette",
                look: "/look",
                messages: "/blocks",
                help: "/blocks",
                sign_out: "/sign-out",
            },
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asker {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::new(&wishes(&parts.headers, parts.uri.query().unwrap_or_default())))
    }
}

/// Cookies, and above them parameters of the address, so that a picture can be taken of any look.
fn wishes(headers: &HeaderMap, query: &str) -> HashMap<String, String> {
    let cookies = headers.get("cookie").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let pairs = cookies.split("; ").chain(query.split('&')).filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// A step on the way to a page.
pub(crate) const fn crumb<'a>(label: &'a str, href: Option<&'a str>) -> Crumb<'a> {
    Crumb { label, href }
}

const GROUPS: &[PlaceGroup<'_>] = &[
    PlaceGroup {
        title: "",
        places: &[
            Place::new("Overview", "/", lu::LuLayoutDashboard).key("g o"),
            Place::new("Tasks & approvals", "/jobs", lu::LuInbox).waiting("7").key("g t"),
            Place::new("Scan & audit", "/scan", lu::LuScanLine).key("g s"),
        ],
    },
    PlaceGroup {
        title: "Inventory",
        places: &[
            Place::new("Assets", "/assets", lu::LuLaptop).count("1,284").key("g a"),
            Place::new("Stock & parts", "/empty", lu::LuBoxes),
            Place::new("Software & licences", "/past", lu::LuAppWindow),
            Place::new("People & custody", "/sign", lu::LuUsers),
            Place::new("Sites, rooms & racks", "/rack", lu::LuMapPin),
            Place::new("Relations map", "/map", lu::LuWaypoints),
        ],
    },
    PlaceGroup {
        title: "Lifecycle",
        places: &[
            Place::new("Plan & refresh", "/import", lu::LuCalendarRange),
            Place::new("Requests & orders", "/assets/new", lu::LuShoppingCart),
            Place::new("Maintenance", "/trouble", lu::LuWrench).waiting("3"),
            Place::new("Retire & dispose", "/question", lu::LuRecycle),
        ],
    },
    PlaceGroup {
        title: "Money & proof",
        places: &[
            Place::new("Finance", "/groups", lu::LuLandmark),
            Place::new("Contracts & warranty", "/sign-in", lu::LuFilePenLine),
            Place::new("Reports", "/blocks", lu::LuChartColumn),
        ],
    },
];

const TABS: &[Place<'_>] = &[
    Place::new("Overview", "/", lu::LuLayoutDashboard),
    Place::new("Assets", "/assets", lu::LuLaptop),
    Place::new("Tasks", "/jobs", lu::LuInbox),
];

const LINKS: &[Place<'_>] = &[Place::new("Profile", "/blocks", lu::LuUserRound)];
