//! The one place where an error becomes an HTTP answer (RFC 9457, problem details).
//!
//! Who can do something about it decides the status. 400 and 422: the request would be wrong whatever the register
//! holds; the program that sent it must change. 409: it fits the document, and the register does not take it as it
//! stands: a rule says no, a value is taken, something that is named does not exist, somebody was faster.
use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::FieldError;
use engine::Error;
use serde_json::{Value, json};

/// The result of a handler of the API.
pub type ApiResult<T> = Result<T, Problem>;

/// An error on its way out.
#[derive(Debug)]
pub struct Problem(What);

#[derive(Debug)]
enum What {
    Engine(Error),
    /// The request itself cannot be read: status, code, sentence.
    Unreadable(StatusCode, &'static str, String),
    /// The request can be read, and does not fit the document.
    Unfit(Vec<FieldError>),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self(What::Engine(error))
    }
}

impl Problem {
    /// Values of the request are not what the route takes.
    pub(crate) fn unfit(errors: Vec<FieldError>) -> Self {
        Self(What::Unfit(errors))
    }

    /// The body is not what the route takes.
    pub(crate) fn unreadable(code: &'static str, why: impl Into<String>) -> Self {
        Self(What::Unreadable(StatusCode::BAD_REQUEST, code, why.into()))
    }

    /// The body is larger than the route takes.
    pub(crate) fn too_large(limit: usize) -> Self {
        let why = format!("The body is larger than {} KiB.", limit / 1024);
        Self(What::Unreadable(StatusCode::PAYLOAD_TOO_LARGE, "too-large", why))
    }

    /// The file ends before the range that was asked for.
    pub(crate) fn range_not_there(bytes: u64) -> Self {
        let why = format!("The file has {bytes} bytes; that range is not in it.");
        Self(What::Unreadable(StatusCode::RANGE_NOT_SATISFIABLE, "range-not-there", why))
    }

    /// The body is of a kind that the route does not take.
    pub(crate) fn unsupported(why: impl Into<String>) -> Self {
        Self(What::Unreadable(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", why.into()))
    }

    /// A browser sent this from a page that is not ours.
    pub(crate) fn strange_origin() -> Self {
        let why = "This request came from another site. Open Tenure itself and try again.";
        Self(What::Unreadable(StatusCode::FORBIDDEN, "strange-origin", why.into()))
    }

    /// There is nothing at this address.
    pub fn nothing_here() -> Self {
        Self(What::Unreadable(StatusCode::NOT_FOUND, "not-found", "There is nothing at this address.".into()))
    }

    /// There is something at this address, but not for this method.
    pub(crate) fn method_not_allowed() -> Self {
        let why = "This address does not take that method.";
        Self(What::Unreadable(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", why.into()))
    }

    /// The status, for whoever shows the error on a page.
    pub fn status(&self) -> StatusCode {
        match &self.0 {
            What::Engine(error) => status_of(error),
            What::Unreadable(status, _, _) => *status,
            What::Unfit(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// Whether it is that nobody is signed in.
    pub fn is_unauthenticated(&self) -> bool {
        matches!(self.error(), Some(Error::Unauthenticated))
    }

    /// The engine's error, for whoever shows it on a page.
    pub fn error(&self) -> Option<&Error> {
        match &self.0 {
            What::Engine(error) => Some(error),
            What::Unreadable(..) | What::Unfit(_) => None,
        }
    }

    /// The sentence.
    pub fn sentence(&self) -> String {
        match &self.0 {
            What::Engine(error) => error.to_string(),
            What::Unreadable(_, _, why) => why.clone(),
            What::Unfit(errors) => sentences(errors),
        }
    }

    fn document(&self) -> Value {
        let (code, errors) = match &self.0 {
            What::Engine(Error::Invalid(errors)) | What::Unfit(errors) => ("invalid", json!(errors)),
            What::Engine(error) => (error.code(), Value::Null),
            What::Unreadable(_, code, _) => (*code, Value::Null),
        };
        let mut document = json!({
            "type": format!("https://tenure.example/problems/{code}"),
            "code": code,
            "title": self.sentence(),
            "status": self.status().as_u16(),
        });
        if let (Some(map), false) = (document.as_object_mut(), errors.is_null()) {
            map.insert("errors".into(), errors);
        }
        document
    }
}

fn sentences(errors: &[FieldError]) -> String {
    let sentences: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    sentences.join(" ")
}

fn status_of(error: &Error) -> StatusCode {
    match error {
        Error::Refused(refusal) if refusal.code == "too-many-attempts" => StatusCode::TOO_MANY_REQUESTS,
        Error::Refused(_) | Error::Invalid(_) | Error::Conflict => StatusCode::CONFLICT,
        Error::NotFound(_) => StatusCode::NOT_FOUND,
        Error::Forbidden(_) => StatusCode::FORBIDDEN,
        Error::Unauthenticated => StatusCode::UNAUTHORIZED,
        Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let What::Engine(Error::Internal(cause)) = &self.0 {
            tracing::error!(error = ?cause, "a request failed");
        }
        let status = self.status();
        let body = self.document().to_string();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let extra: Option<(HeaderName, &'static str)> = match status {
            StatusCode::UNAUTHORIZED => Some((header::WWW_AUTHENTICATE, "Bearer realm=\"tenure\"")),
            StatusCode::SERVICE_UNAVAILABLE => Some((header::RETRY_AFTER, "2")),
            StatusCode::TOO_MANY_REQUESTS => Some((header::RETRY_AFTER, "900")),
            _ => None,
        };
        if let Some((name, value)) = extra {
            headers.insert(name, HeaderValue::from_static(value));
        }
        response
    }
}
