//! A certificate is issued by hand: exactly when its requirements are met.
use crate::{
    CERTIFY, Certificate, Lot,
    certify::{self, Subject},
};
use assets::Asset;
use domain::Id;
use engine::{Command, Permission, Place, Ref, Result, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Certifies that the data on an asset were destroyed: every medium sanitised, verified and validated, or destroyed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CertifyData {
    /// Which asset.
    pub asset: Ref<Asset>,
}

impl Command for CertifyData {
    const NAME: &'static str = "disposal.certify-data";
    const NEEDS: Permission = CERTIFY;
    const SAYS: &'static str = "Issues the certificate that the data on an asset were destroyed.";
    const PLACE: Place = Place::post("/assets/{asset}/certify-data");
    type Outcome = Id<Certificate>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Certificate>> {
        let asset = work.find_to_change(&self.asset)?.id;
        certified(work, Subject::Data(asset))
    }
}

/// Certifies that an asset was disposed of.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CertifyDisposal {
    /// Which asset.
    pub asset: Ref<Asset>,
}

impl Command for CertifyDisposal {
    const NAME: &'static str = "disposal.certify-disposal";
    const NEEDS: Permission = CERTIFY;
    const SAYS: &'static str = "Issues the certificate that an asset was disposed of.";
    const PLACE: Place = Place::post("/assets/{asset}/certify-disposal");
    type Outcome = Id<Certificate>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Certificate>> {
        let asset = work.find_to_change(&self.asset)?.id;
        certified(work, Subject::End(asset))
    }
}

/// Certifies that a closed lot was disposed of and its mass explained.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CertifyLot {
    /// Which lot.
    pub lot: Ref<Lot>,
}

impl Command for CertifyLot {
    const NAME: &'static str = "disposal.certify-lot";
    const NEEDS: Permission = CERTIFY;
    const SAYS: &'static str = "Issues the certificate that a closed lot was disposed of.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/certify");
    type Outcome = Id<Certificate>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Certificate>> {
        let lot = work.find_to_change(&self.lot)?.id;
        certified(work, Subject::Lot(lot))
    }
}

fn certified(work: &mut Work<'_>, subject: Subject) -> Result<Id<Certificate>> {
    certify::requirements(work, subject, None)?;
    certify::issue(work, subject, None, None)
}
