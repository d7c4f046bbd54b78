use crate::Problem;
use axum::{
    body::Bytes,
    extract::FromRequestParts,
    http::{HeaderMap, Method, header, request::Parts},
};
use engine::{Door, Engine, Error, Who};
use metrics_exporter_prometheus::PrometheusHandle;
use sha2::{Digest, Sha256};
use std::sync::{Arc, LazyLock};
use tokio::task::spawn_blocking;

/// The name of the session cookie. `__Host-` would need HTTPS, which a first start on loopback does not have.
pub const SESSION_COOKIE: &str = "tenure_session";

/// What every handler can reach.
#[derive(Clone)]
pub struct AppState {
    /// The register.
    pub engine: Engine,
    /// The API document.
    pub openapi: ApiDocument,
    /// What the server counts.
    pub metrics: Option<PrometheusHandle>,
}

/// The document of the API, made when somebody first asks for it: it is as large as all schemas together, and most
/// servers are never asked.
#[derive(Clone)]
pub struct ApiDocument(Arc<LazyLock<Bytes, Box<dyn FnOnce() -> Bytes + Send>>>);

impl ApiDocument {
    /// What `make` makes, once.
    pub fn later(make: impl FnOnce() -> Bytes + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(make))))
    }

    /// The document as JSON. The first time it takes a while, off the threads that answer others.
    pub(crate) async fn text(&self) -> Result<Bytes, Problem> {
        let document = self.0.clone();
        let made = spawn_blocking(move || LazyLock::force(&document).clone()).await;
        made.map_err(|error| Error::internal(error.to_string()).into())
    }
}

/// Somebody who calls with a session or a token. Who they are, the engine finds out in the same transaction that does
/// what they ask. A handler has no other way to reach the engine on somebody's behalf.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The digest of the secret.
    pub who: Who,
    /// Through which door they came.
    pub door: Door,
}

impl Caller {
    /// Whoever sent this. Nobody, without a token or a session; a stranger, with a session but from another site.
    pub fn of(parts: &Parts) -> Result<Self, Problem> {
        if let Some(token) = bearer(&parts.headers) {
            return Ok(Self { who: Who::Bearer(digest_of(token)), door: Door::Api });
        }
        let session = cookie(&parts.headers, SESSION_COOKIE).ok_or(Error::Unauthenticated)?;
        if !is_safe(&parts.method) && !is_same_origin(&parts.headers) {
            return Err(Problem::strange_origin());
        }
        Ok(Self { who: Who::Bearer(digest_of(session)), door: Door::Page })
    }
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Problem> {
        Self::of(parts)
    }
}

/// What the register keeps of a secret.
pub fn digest_of(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}

/// The value of a cookie.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let values = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = values.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value).filter(|value| !value.is_empty())
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a browser sent this from a page of ours. Browsers say so (`Sec-Fetch-Site`, or at least `Origin`), and no
/// other page can make them say it. A cookie without either is no browser of today, and is refused.
fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let (Some(origin), Some(host)) = (text("origin"), text("host")) else { return false };
    origin.split_once("://").is_some_and(|(_, rest)| rest == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect::<HeaderMap>()
    }

    #[test]
    fn only_pages_of_ours_may_change_things_with_a_cookie() {
        assert!(is_same_origin(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!is_same_origin(&headers(&[
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://a"),
            ("host", "a")
        ])));
        assert!(!is_same_origin(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(is_same_origin(&headers(&[
            ("origin", "https://tenure.example:8080"),
            ("host", "tenure.example:8080")
        ])));
        assert!(!is_same_origin(&headers(&[("origin", "https://evil.example"), ("host", "tenure.example")])));
        assert!(!is_same_origin(&headers(&[])));
    }

    #[test]
    fn secrets_are_found_where_they_belong() {
        assert_eq!(bearer(&headers(&[("authorization", "bearer  abc")])), Some("abc"));
        assert_eq!(bearer(&headers(&[("authorization", "Basic abc")])), None);
        assert_eq!(cookie(&headers(&[("cookie", "a=1; tenure_session=xyz")]), SESSION_COOKIE), Some("xyz"));
        assert_eq!(cookie(&headers(&[("cookie", "xtenure_session=xyz")]), SESSION_COOKIE), None);
    }
}
