//! The signed document of a certificate, to give away and to verify anywhere.
use crate::{Certificate, READ};
use engine::{Permission, Place, Query, Ref, Result, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The signed document of a certificate.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DocumentOf {
    /// Which certificate.
    pub certificate: Ref<Certificate>,
}

impl Query for DocumentOf {
    const NAME: &'static str = "disposal.certificate-document";
    const NEEDS: Permission = READ;
    const SAYS: &'static str =
        "Answers the signed document of a certificate: `tenure verify-certificate` checks it anywhere.";
    const PLACE: Place = Place::get("/disposal-certificates/{certificate}/document");
    type Answer = Value;

    fn run(self, view: &mut View<'_>) -> Result<Value> {
        Ok(view.find(&self.certificate)?.document.clone())
    }
}
