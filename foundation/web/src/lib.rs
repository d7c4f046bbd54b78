//! The front door: who is calling, how answers and errors look over HTTP, and the API, which is made from the lists
//! of what can be done, asked and kept. No capability writes a line for its API.
//!
//! What this crate does not know: any capability; what pages look like.
mod answers;
mod api;
mod caller;
mod hardening;
mod operations;
mod problem;
mod request;
mod routes;

pub use answers::{download, made};
pub use api::{
    Answer, Body, ExportPlan, Operation, Parameter, Stands, as_of, describe_document, document_path,
    one_record, openapi, place_of, routes as api_routes,
};
pub use caller::{ApiDocument, AppState, Caller, SESSION_COOKIE, cookie, digest_of};
pub use hardening::harden;
pub use operations::routes as operation_routes;
pub use problem::{ApiResult, Problem};
pub use request::{Asked, Raw, id_or_key, pairs_of};
pub use routes::{Audience, Describe, Route, Routes};
