//! What a request says besides whom it is from: its circumstances, its address, its body.
use crate::{AppState, Caller, Problem};
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Request as HttpRequest},
    http::{HeaderMap, header},
};
use engine::Request;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// Most bytes of a JSON body.
const BODY_MAX: usize = 2 << 20;

/// A request of the API, taken apart: who, under what circumstances, where, with what.
pub struct Asked {
    /// Who asks.
    pub caller: Caller,
    /// Door, request id, day, reason, seen version, idempotency key.
    pub request: Request,
    /// The parts of the path, decoded.
    pub path: Vec<String>,
    /// The pairs behind the question mark that are not circumstances, decoded, in order.
    pub pairs: Vec<(String, String)>,
    /// The body as an object; empty when there is none.
    pub body: Map<String, Value>,
    /// Whether nothing is to be kept.
    pub rehearsal: bool,
}

impl FromRequest<AppState> for Asked {
    type Rejection = Problem;

    async fn from_request(http: HttpRequest, state: &AppState) -> Result<Self, Problem> {
        let (mut parts, body) = http.into_parts();
        let caller = Caller::from_request_parts(&mut parts, state).await?;
        let path = parts.uri.path().split('/').map(|part| decoded(part, false)).collect::<Option<Vec<_>>>();
        let path = path.ok_or_else(|| Problem::unreadable("unreadable-address", "The address is not UTF-8."))?;
        let pairs = pairs_of(parts.uri.query().unwrap_or_default())
            .ok_or_else(|| Problem::unreadable("unreadable-address", "The address is not UTF-8."))?;
        let is_json = is_json(&parts.headers);
        let headers = parts.headers.clone();
        let bytes = axum::body::to_bytes(body, BODY_MAX).await.map_err(|_| Problem::too_large(BODY_MAX))?;
        let body = object_of(&bytes, is_json)?;
        let mut asked =
            Self { request: Request::through(caller.door), caller, path, pairs, body, rehearsal: false };
        asked.read_circumstances(&headers, &parts.method.to_string(), &bytes)?;
        Ok(asked)
    }
}

impl Asked {
    /// The part of the path at the place of `{name}` in a template.
    pub fn named(&self, template: &str, name: &str) -> Option<&str> {
        let wanted = format!("{{{name}}}");
        let at = template.split('/').position(|part| part == wanted)?;
        self.path.get(at).map(String::as_str)
    }

    /// The body with the parameters of the path in it. All digits are an id, anything else is one of the keys.
    pub fn input(&self, template: &str) -> Value {
        let mut input = self.body.clone();
        for (at, part) in template.split('/').enumerate() {
            let Some(name) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) else { continue };
            if let Some(text) = self.path.get(at) {
                input.insert(name.to_owned(), id_or_key(text));
            }
        }
        Value::Object(input)
    }

    fn read_circumstances(&mut self, headers: &HeaderMap, method: &str, body: &[u8]) -> Result<(), Problem> {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
        self.request.id = text("x-request-id").unwrap_or_default().chars().take(64).collect();
        self.request.if_version = match text("if-match") {
            None | Some("*") => None,
            Some(tag) => match tag.trim_start_matches("W/").trim_matches('"').parse() {
                Ok(version) => Some(version),
                Err(_) => return Err(Problem::unreadable("unreadable-if-match", "If-Match is the ETag of an earlier answer.")),
            },
        };
        let mut rest = Vec::new();
        for (name, value) in std::mem::take(&mut self.pairs) {
            let wrong = |like: &str| engine::Error::invalid(name.clone(), "unreadable", format!("{name} is {like}."));
            match name.as_str() {
                "on" => self.request.on = Some(value.parse().map_err(|_| wrong("a day such as 2026-03-01"))?),
                "reason" => self.request.reason = Some(value.chars().take(2_000).collect()),
                "correction" => self.request.correction = is_true(&value),
                "dry_run" => self.rehearsal = is_true(&value),
                _ => rest.push((name, value)),
            }
        }
        self.pairs = rest;
        if let Some(key) = text("idempotency-key").filter(|key| !key.is_empty()) {
            if key.len() > 200 {
                return Err(Problem::unreadable("idempotency-key-too-long", "An idempotency key has at most 200 characters."));
            }
            let mut digest = Sha256::new();
            digest.update(method.as_bytes());
            digest.update(self.path.join("/").as_bytes());
            digest.update(body);
            self.request.idempotency = Some((key.to_owned(), digest.finalize().into()));
        }
        Ok(())
    }
}

/// All digits are an id, anything else is one of the keys.
pub fn id_or_key(text: &str) -> Value {
    text.parse::<i64>().ok().filter(|id| *id > 0 && text.chars().all(|c| c.is_ascii_digit())).map_or_else(|| text.into(), Value::from)
}

fn is_true(text: &str) -> bool {
    matches!(text, "true" | "1" | "yes" | "")
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || kind.ends_with("+json")
}

fn object_of(bytes: &Bytes, is_json: bool) -> Result<Map<String, Value>, Problem> {
    if bytes.is_empty() {
        return Ok(Map::new());
    }
    if !is_json {
        return Err(Problem::unsupported("Send the body as application/json."));
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err(Problem::unreadable("not-an-object", "The body is a JSON object.")),
        Err(error) => Err(Problem::unreadable("not-json", format!("The body is not JSON: {error}."))),
    }
}

fn decoded(text: &str, plus_is_blank: bool) -> Option<String> {
    let text = if plus_is_blank { text.replace('+', " ") } else { text.to_owned() };
    percent_decode_str(&text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// The pairs of a query string, in order.
pub fn pairs_of(query: &str) -> Option<Vec<(String, String)>> {
    query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            Some((decoded(name, true)?, decoded(value, true)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn addresses_are_decoded() {
        let pairs = pairs_of("q=a%20b+c&cost%5Bgte%5D=5&flag").unwrap();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(pairs, [pair("q", "a b c"), pair("cost[gte]", "5"), pair("flag", "")]);
        assert_eq!(pairs_of("a=%ff"), None);
    }

    #[test]
    fn digits_are_an_id_and_the_rest_is_a_key() {
        assert_eq!(id_or_key("42"), json!(42));
        assert_eq!(id_or_key("0042"), json!(42));
        assert_eq!(id_or_key("NW-42"), json!("NW-42"));
        assert_eq!(id_or_key("99999999999999999999"), json!("99999999999999999999"));
        assert_eq!(id_or_key("0"), json!("0"));
    }
}
