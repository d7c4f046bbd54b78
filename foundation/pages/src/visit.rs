//! Who visits a page, and how they like to see things.
use crate::Desk;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::Instant;
use engine::{Door, Who};
use jiff::tz::TimeZone;
use ui::{
    i18n::{Lang, Locale},
    kit::{Density, Theme},
};
use web::{AppState, Asked, Caller, Raw};

/// A request for a page.
#[derive(Debug)]
pub struct Visit {
    /// Who asks; none on the few pages for everybody.
    pub who: Option<Who>,
    /// The request as it came.
    pub raw: Raw,
    /// Its path and query, as one comes back to it.
    pub address: String,
    /// How the reader likes to see things.
    pub wishes: Wishes,
    /// Which part of the page is asked for: `menu`, `dialog`, or ids of regions; none for the whole page.
    pub part: Option<String>,
}

/// How a reader likes to see things: kept in cookies, since it belongs to a device.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Colours.
    pub theme: Theme,
    /// Height of rows.
    pub density: Density,
    /// Language.
    pub lang: Lang,
    /// Whether single letters are keys.
    pub letter_keys: bool,
    /// Time zone; none for the organisation's.
    pub zone: Option<TimeZone>,
}

/// The cookies of [`Wishes`], each a word.
pub const WISHES: [&str; 5] = ["theme", "density", "lang", "keys", "zone"];

impl Wishes {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let wish = |name: &str| web::cookie(headers, name).unwrap_or_default();
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Self {
            theme: Theme::from_word(wish("theme")),
            density: Density::from_word(wish("density")),
            lang: Lang::from_tag(wish("lang"))
                .unwrap_or_else(|| Lang::accepted(accepted.unwrap_or_default())),
            letter_keys: wish("keys") != "off",
            zone: Some(wish("zone"))
                .filter(|zone| !zone.is_empty())
                .and_then(|zone| TimeZone::get(&zone.replace('~', "/")).ok()),
        }
    }
}

impl Visit {
    /// Whoever asks, signed in or not.
    pub(crate) fn anyone(parts: &Parts) -> Result<Self, Box<Response>> {
        let raw = Raw::read(parts).map_err(|problem| Box::new(problem.into_response()))?;
        let part = raw.headers.get("x-swap").and_then(|value| value.to_str().ok()).map(str::to_owned);
        Ok(Self {
            who: Caller::of(parts).ok().map(|caller| caller.who),
            wishes: Wishes::of(&raw.headers),
            address: parts.uri.path_and_query().map_or("/", |address| address.as_str()).to_owned(),
            raw,
            part,
        })
    }

    /// A program that asks the API for what people see: with the language that it names, and no cookies.
    pub(crate) fn of_program(asked: Asked) -> Self {
        let mut headers = asked.raw.headers.clone();
        headers.remove(header::COOKIE);
        Self {
            who: Some(asked.caller.who),
            wishes: Wishes::of(&headers),
            address: asked.raw.path.join("/"),
            raw: asked.raw,
            part: None,
        }
    }

    /// The words of this reader.
    pub fn locale(&self, desk: &Desk, now: Instant, zone: &TimeZone) -> Locale {
        let zone = self.wishes.zone.as_ref().unwrap_or(zone).clone();
        Locale::new(desk.catalog.clone(), self.wishes.lang, zone, now)
    }

    /// The last value that stands behind the question mark under a name, if it says anything.
    pub fn query(&self, name: &str) -> Option<&str> {
        let named = self.raw.pairs.iter().rev().find(|(key, _)| key == name);
        named.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// A part of the path, counted from 0.
    pub fn path(&self, part: usize) -> &str {
        self.raw.path.get(part + 1).map_or("", String::as_str)
    }

    /// The number that a part of the path is.
    pub fn number(&self, part: usize) -> Option<i64> {
        self.path(part).parse().ok().filter(|number| *number > 0)
    }

    /// Whether only a part of the page is wanted, so that its frame may be left out.
    pub fn is_partial(&self) -> bool {
        self.part.is_some()
    }

    /// The page one came from, if it is one of ours; `otherwise` if not.
    pub fn back(&self, otherwise: &str) -> String {
        let referer =
            self.raw.headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let host =
            self.raw.headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let ours = referer.split_once("://").and_then(|(_, rest)| rest.strip_prefix(host));
        ours.filter(|path| path.starts_with('/')).unwrap_or(otherwise).to_owned()
    }
}

/// The way to sign in, and from there back to an address.
pub fn sign_in(back: &str) -> String {
    let safe = percent_encoding::utf8_percent_encode(back, percent_encoding::NON_ALPHANUMERIC);
    if matches!(back, "" | "/") { "/sign-in".to_owned() } else { format!("/sign-in?next={safe}") }
}

/// Somebody who is signed in. Whoever is not is asked to sign in first, and comes back here.
pub struct Visitor(pub Visit);

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Response> {
        let caller = Caller::of(parts);
        let visit = Visit::anyone(parts).map_err(|answer| *answer)?;
        match caller {
            Ok(caller) if caller.door == Door::Page => Ok(Self(visit)),
            // A page is for browsers: a token belongs to the API.
            Ok(_) => Err(Redirect::to("/sign-in").into_response()),
            Err(problem) if problem.is_unauthenticated() => {
                Err(Redirect::to(&sign_in(&visit.address)).into_response())
            }
            Err(problem) => Err(problem.into_response()),
        }
    }
}

/// Anybody, signed in or not: for the few pages that are for everybody.
pub struct Anybody(pub Visit);

impl FromRequestParts<AppState> for Anybody {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Response> {
        Visit::anyone(parts).map(Self).map_err(|answer| *answer)
    }
}
