//! Issuing certificates: what must hold is asked, what is known is gathered, signed and kept.
use crate::{
    Certificate, Lot,
    claims::{about_data, about_end, about_lot},
    media,
    proof::sign,
    rules::{
        requirements::{DataFacts, EndFacts, LotFacts},
        words::{CertificateKind, CertificateState, LotStage},
    },
    store,
    verbs::balance_of,
};
use assets::{Asset, rules::stage::Stage};
use domain::{Event, Id};
use engine::{Error, Happening, Result, View, Work, random_32};
use serde_json::{Map, Value};

/// A certificate was issued.
pub const ISSUED: Event = Event::new("issued", "issued");

/// What a certificate is to be about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject {
    /// The data of an asset.
    Data(Id<Asset>),
    /// The end of an asset.
    End(Id<Asset>),
    /// The end of a lot.
    Lot(Id<Lot>),
}

impl Subject {
    pub(crate) const fn kind(self) -> CertificateKind {
        match self {
            Self::Data(_) => CertificateKind::DataDestruction,
            Self::End(_) => CertificateKind::Disposal,
            Self::Lot(_) => CertificateKind::LotDisposal,
        }
    }

    pub(crate) const fn asset(self) -> Option<Id<Asset>> {
        match self {
            Self::Data(asset) | Self::End(asset) => Some(asset),
            Self::Lot(_) => None,
        }
    }

    pub(crate) const fn lot(self) -> Option<Id<Lot>> {
        match self {
            Self::Data(_) | Self::End(_) => None,
            Self::Lot(lot) => Some(lot),
        }
    }
}

/// A number that nobody can guess: 80 random bits in letters that are not mistaken for each other.
pub(crate) fn new_number() -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letters: String =
        random_32().iter().take(16).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let groups: Vec<&str> = [&letters[..4], &letters[4..8], &letters[8..12], &letters[12..]].into();
    format!("TC-{}", groups.join("-"))
}

/// Whether the requirements are met; the refusal says what is missing.
pub(crate) fn requirements(
    view: &mut View<'_>,
    subject: Subject,
    ignoring: Option<Id<Certificate>>,
) -> Result<()> {
    let valid = store::valid_certificate(view, subject.kind(), subject.asset(), subject.lot())?;
    let certified = valid.is_some() && valid != ignoring;
    match subject {
        Subject::Data(asset) => {
            let asset = view.see(asset)?;
            let facts = DataFacts {
                tag: asset.tag.clone(),
                sanitised: asset.sanitised_on.is_some(),
                stated_free: asset.no_data_reason.is_some(),
                media: media::of_asset(view, asset.id)?.iter().map(media::Told::end).collect(),
                certified,
            };
            Ok(facts.may_certify()?)
        }
        Subject::End(asset) => {
            let asset = view.see(asset)?;
            let lot = store::lot_of_gone(view, asset.id.number())?;
            let facts = EndFacts {
                tag: asset.tag.clone(),
                disposed: asset.stage == Stage::Disposed,
                lost: matches!(asset.disposal_route.as_deref(), Some("lost" | "stolen")),
                open_lot: lot
                    .filter(|(_, _, stage)| stage != LotStage::Closed.value())
                    .map(|(_, number, _)| number),
                certified,
            };
            Ok(facts.may_certify()?)
        }
        Subject::Lot(lot) => {
            let lot = view.see(lot)?;
            let sums = store::sums_of(view, lot.id)?;
            let facts = LotFacts {
                number: lot.number.clone(),
                stage: lot.stage,
                balance: balance_of(&lot, &sums),
                certified,
            };
            Ok(facts.may_certify()?)
        }
    }
}

/// Issues a certificate where its requirements are met; nothing where a rule says no.
pub(crate) fn issue_if_due(
    work: &mut Work<'_>,
    subject: Subject,
    number: Option<&str>,
) -> Result<Option<Id<Certificate>>> {
    match requirements(work, subject, None) {
        Ok(()) => issue(work, subject, number, None).map(Some),
        Err(Error::Refused(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Gathers, signs and keeps. The requirements have been asked.
pub(crate) fn issue(
    work: &mut Work<'_>,
    subject: Subject,
    number: Option<&str>,
    replaces: Option<&Certificate>,
) -> Result<Id<Certificate>> {
    let number = number.map_or_else(new_number, str::to_owned);
    let mut claims = Map::new();
    let head = Head { number: &number, subject, replaces: replaces.map(|it| it.number.as_str()) };
    claims.insert("certificate".into(), head.told(work));
    claims.insert("organisation".into(), work.settings().organisation.clone().into());
    let (more, company, location) = match subject {
        Subject::Data(asset) => about_data(work, asset)?,
        Subject::End(asset) => about_end(work, asset)?,
        Subject::Lot(lot) => about_lot(work, lot)?,
    };
    claims.extend(more);
    let key = work.verifying_key()?;
    let document = sign(claims, key, |purpose, text| work.sign_for(purpose, text).map_err(Failed))
        .map_err(|Failed(error)| error)?;
    let certificate = Certificate {
        id: work.new_id::<Certificate>()?,
        number,
        what: subject.kind(),
        asset: subject.asset(),
        lot: match subject {
            Subject::Lot(lot) => Some(lot),
            Subject::Data(asset) | Subject::End(asset) => {
                store::lot_of_gone(work, asset.number())?.map(|(id, _, _)| Id::new(id))
            }
        },
        issued_on: work.today(),
        state: CertificateState::Valid,
        ended_on: None,
        ended_because: None,
        replaces: replaces.map(|it| it.id),
        replaced_by: None,
        document: serde_json::to_value(&document)?,
        company,
        location,
    };
    work.register(&certificate, Happening::of(ISSUED).on(work.today()))
}

/// Either a failure of the register, or of what cannot be written canonically.
struct Failed(Error);

impl From<String> for Failed {
    fn from(why: String) -> Self {
        Self(Error::internal(why))
    }
}

/// The head of a certificate.
struct Head<'a> {
    number: &'a str,
    subject: Subject,
    replaces: Option<&'a str>,
}

impl Head<'_> {
    fn told(&self, view: &View<'_>) -> Value {
        let base = &view.settings().base_url;
        let mut head = Map::new();
        head.insert("number".into(), self.number.into());
        head.insert("certifies".into(), self.subject.kind().value().into());
        head.insert("issued_on".into(), view.today().to_string().into());
        head.insert("verify_at".into(), format!("{base}/verify/{}", self.number).into());
        if let Some(replaces) = self.replaces {
            head.insert("replaces".into(), replaces.into());
        }
        Value::Object(head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_long_and_never_the_same() {
        let (one, two) = (new_number(), new_number());
        assert!(one.len() == 22 && one != two, "{one}");
    }
}
