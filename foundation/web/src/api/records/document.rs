//! A document of one record, for programs: a certificate, a manifest, a letter.
use super::{id_parameter, path_of};
use crate::api::{Answer, Operation, Parameter, schemas};
use engine::{Permission, RecordKind};
use serde_json::json;

/// Describes `GET /api/v1/{kind}/{id}/{name}`, whose answer is a PDF.
pub fn describe_document(kind: &'static RecordKind, name: &str, says: &str, needs: Permission) -> Operation {
    let text = || json!({ "type": "string" });
    let file = json!({ "type": "string", "format": "binary" });
    let answer =
        Answer { content: vec![("application/pdf", file)], ..Answer::json("The document.", json!({})) };
    let language = "Its language: en or de.";
    Operation {
        method: "GET",
        path: document_path(kind, name),
        id: format!("{}.{}", kind.path, name.replace('.', "-")),
        group: schemas::record::group(kind),
        says: says.to_owned(),
        needs,
        parameters: vec![
            id_parameter(kind),
            Parameter::header("Accept-Language", schemas::text(200), language),
        ],
        body: None,
        answers: vec![answer.header("Content-Disposition", text(), "The name of the file.")],
    }
}

/// Where a document of a record is.
pub fn document_path(kind: &RecordKind, name: &str) -> String {
    format!("{}/{{id}}/{name}", path_of(kind))
}
