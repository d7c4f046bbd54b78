//! A certificate is taken back, or another takes its place. Both stay visible to everybody who verifies it.
use crate::{
    CERTIFY, Certificate,
    certify::{self, Subject},
    rules::words::{CertificateKind, CertificateState},
};
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A certificate was taken back.
pub const REVOKED: Event = Event::new("revoked", "revoked");
/// Another certificate took the place of one.
pub const REPLACED: Event = Event::new("replaced", "replaced");

/// Takes a certificate back. It stays, and whoever verifies it is told.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RevokeCertificate {
    /// Which certificate.
    pub certificate: Ref<Certificate>,
    /// Why.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for RevokeCertificate {
    const NAME: &'static str = "disposal.revoke-certificate";
    const NEEDS: Permission = CERTIFY;
    const SAYS: &'static str = "Takes a certificate back; whoever verifies it is told.";
    const PLACE: Place = Place::post("/disposal-certificates/{certificate}/revoke");
    type Outcome = Id<Certificate>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Certificate>> {
        let certificate = work.find_to_change(&self.certificate)?;
        must_hold(&certificate)?;
        let because = reason(&self.because)?;
        let after = Certificate {
            state: CertificateState::Revoked,
            ended_on: Some(work.day()),
            ended_because: Some(because),
            ..certificate.record.clone()
        };
        work.record(&certificate, &after, Happening::of(REVOKED))
    }
}

/// Issues a certificate anew with what is known now; the old one says which took its place.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReissueCertificate {
    /// Which certificate.
    pub certificate: Ref<Certificate>,
    /// Why.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for ReissueCertificate {
    const NAME: &'static str = "disposal.reissue-certificate";
    const NEEDS: Permission = CERTIFY;
    const SAYS: &'static str = "Issues a certificate anew; the old one says which took its place.";
    const PLACE: Place = Place::post("/disposal-certificates/{certificate}/reissue");
    type Outcome = Id<Certificate>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Certificate>> {
        let certificate = work.find_to_change(&self.certificate)?;
        if certificate.state == CertificateState::Replaced {
            return Err(no_longer(&certificate).into());
        }
        let because = reason(&self.because)?;
        let subject = match (certificate.what, certificate.asset, certificate.lot) {
            (CertificateKind::DataDestruction, Some(asset), _) => Subject::Data(asset),
            (CertificateKind::Disposal, Some(asset), _) => Subject::End(asset),
            (CertificateKind::LotDisposal, _, Some(lot)) => Subject::Lot(lot),
            _ => return Err(Error::internal("a certificate is about nothing")),
        };
        certify::requirements(work, subject, Some(certificate.id))?;
        let new = certify::issue(work, subject, None, Some(&certificate.record))?;
        let after = Certificate {
            state: CertificateState::Replaced,
            ended_on: certificate.ended_on.or(Some(work.day())),
            ended_because: Some(because),
            replaced_by: Some(new),
            ..certificate.record.clone()
        };
        work.record(&certificate, &after, Happening::of(REPLACED))?;
        Ok(new)
    }
}

fn reason(because: &str) -> Result<String> {
    match because.trim() {
        short if short.chars().count() < 3 => Err(Refusal::new("reason-required", "Say why.").into()),
        because => Ok(because.to_owned()),
    }
}

fn must_hold(certificate: &Certificate) -> Result<(), Refusal> {
    if certificate.state == CertificateState::Valid { Ok(()) } else { Err(no_longer(certificate)) }
}

fn no_longer(certificate: &Certificate) -> Refusal {
    let message = format!("{} is {} already.", certificate.number, certificate.state.label().to_lowercase());
    Refusal::new("certificate-is-over", message)
}
