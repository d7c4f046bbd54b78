//! A request of the API, taken apart.
use crate::{Caller, Problem};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, Method, header, request::Parts},
};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

/// Most bytes of a JSON body.
const BODY_MAX: usize = 2 << 20;

/// A request that fits its operation: every value is what it stands for.
pub struct Asked {
    /// Who asks.
    pub caller: Caller,
    /// The parts of the path, by name.
    pub path: Map<String, Value>,
    /// What stands behind the question mark, by name; of what stands there twice the last.
    pub query: Map<String, Value>,
    /// The body; empty when there is none.
    pub body: Map<String, Value>,
    /// The request as it came.
    pub raw: Raw,
}

/// A request as it came.
#[derive(Debug, Default)]
pub struct Raw {
    /// Its headers.
    pub headers: HeaderMap,
    /// The parts of its path, decoded.
    pub path: Vec<String>,
    /// The pairs behind the question mark, decoded, in order.
    pub pairs: Vec<(String, String)>,
    /// Its method.
    pub method: Method,
    /// Its body.
    pub bytes: Bytes,
}

impl Asked {
    /// Body, path and query together, as commands and queries take them.
    pub fn input(&self) -> Map<String, Value> {
        let mut input = self.body.clone();
        input.extend(self.query.clone());
        input.extend(self.path.clone());
        input
    }

    /// What names the record in the path, as the first part that has a name.
    pub fn named(&self) -> Value {
        self.path.values().next().and_then(Value::as_str).map(id_or_key).unwrap_or_default()
    }

    /// A header, if it was sent.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.raw.headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim)
    }

    /// The id of the request, as the log has it.
    pub fn request_id(&self) -> String {
        self.header("x-request-id").unwrap_or_default().to_owned()
    }
}

impl Raw {
    /// Takes the head of a request apart.
    pub fn read(parts: &Parts) -> Result<Self, Problem> {
        let not_text = || Problem::unreadable("unreadable-address", "The address is not UTF-8.");
        let path = parts.uri.path().split('/').map(|part| decoded(part, false)).collect::<Option<Vec<_>>>();
        let pairs = pairs_of(parts.uri.query().unwrap_or_default());
        Ok(Self {
            headers: parts.headers.clone(),
            path: path.ok_or_else(not_text)?,
            pairs: pairs.ok_or_else(not_text)?,
            method: parts.method.clone(),
            bytes: Bytes::new(),
        })
    }
}

/// The body, unless it is larger than any of ours. What says so in advance is not read at all.
pub(crate) async fn body_of(parts: &Parts, body: Body) -> Result<Bytes, Problem> {
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return Ok(Bytes::new());
    }
    let announced =
        parts.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|bytes| bytes > BODY_MAX as u64) {
        return Err(Problem::too_large(BODY_MAX));
    }
    axum::body::to_bytes(body, BODY_MAX).await.map_err(|_| Problem::too_large(BODY_MAX))
}

/// All digits are an id, anything else is one of the keys.
pub fn id_or_key(text: &str) -> Value {
    text.parse::<i64>()
        .ok()
        .filter(|id| *id > 0 && text.chars().all(|c| c.is_ascii_digit()))
        .map_or_else(|| text.into(), Value::from)
}

pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// The object that a body is.
pub(crate) fn object_of(bytes: &Bytes, is_json: bool) -> Result<Map<String, Value>, Problem> {
    if bytes.is_empty() {
        return Ok(Map::new());
    }
    if !is_json {
        return Err(Problem::unsupported("Send the body as application/json."));
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(mut map)) => {
            map.values_mut().for_each(make_whole);
            Ok(map)
        }
        Ok(_) => Err(Problem::unreadable("not-an-object", "The body is a JSON object.")),
        Err(error) => Err(Problem::unreadable("not-json", format!("The body is not JSON: {error}."))),
    }
}

/// `5.0` is a whole number to JSON, which knows no others.
fn make_whole(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            let float = number.as_f64().unwrap_or_default();
            if float.fract() == 0.0 && (-9.2e18..9.2e18).contains(&float) {
                *value = (float as i64).into();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(make_whole),
        Value::Object(map) => map.values_mut().for_each(make_whole),
        _ => {}
    }
}

fn decoded(text: &str, plus_is_blank: bool) -> Option<String> {
    let text = if plus_is_blank { text.replace('+', " ") } else { text.to_owned() };
    percent_decode_str(&text).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// The pairs of a query string, in order; `None` when they are not UTF-8.
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
    fn whole_numbers_may_be_written_with_a_point() {
        let read = object_of(&Bytes::from(r#"{"a":[5.0,5.5,1e3],"b":{"c":-0.0,"d":1e300}}"#), true).unwrap();
        assert_eq!(Value::Object(read), json!({ "a": [5, 5.5, 1000], "b": { "c": 0, "d": 1e300 } }));
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
