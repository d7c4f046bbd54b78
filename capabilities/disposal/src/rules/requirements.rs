//! When a certificate may be issued: exactly when its requirements are met.
use super::{balance::Balance, words::LotStage};
use domain::Refusal;

/// A medium of an asset, as far as its end is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediumEnd {
    /// What it is called: its serial number.
    pub name: String,
    /// Whether its data are gone for good: sanitised, verified and validated, or destroyed.
    pub is_over: bool,
}

/// What is known about the data of an asset.
#[derive(Clone, Debug, Default)]
pub struct DataFacts {
    /// Its tag.
    pub tag: String,
    /// Whether a sanitisation of the asset is recorded.
    pub sanitised: bool,
    /// Whether somebody stated that it holds no data.
    pub stated_free: bool,
    /// Its media, as far as they are recorded one by one.
    pub media: Vec<MediumEnd>,
    /// Whether a valid certificate of this kind exists.
    pub certified: bool,
}

/// What is known about the end of an asset.
#[derive(Clone, Debug, Default)]
pub struct EndFacts {
    /// Its tag.
    pub tag: String,
    /// Whether it is disposed of.
    pub disposed: bool,
    /// Whether it was lost or stolen.
    pub lost: bool,
    /// The lot that it is in, if that lot is not closed.
    pub open_lot: Option<String>,
    /// Whether a valid certificate of this kind exists.
    pub certified: bool,
}

/// What is known about a lot.
#[derive(Clone, Debug)]
pub struct LotFacts {
    /// Its number.
    pub number: String,
    /// Where it is on its way.
    pub stage: LotStage,
    /// Its mass.
    pub balance: Balance,
    /// Whether a valid certificate exists.
    pub certified: bool,
}

impl DataFacts {
    /// Whether the destruction of the data can be certified.
    ///
    /// Refuses, in this order: what is certified already; a medium whose end is not known; an asset that was said to
    /// hold no data, for nothing was destroyed; an asset without any sanitisation.
    pub fn may_certify(&self) -> Result<(), Refusal> {
        let tag = &self.tag;
        if self.certified {
            return Err(already(tag));
        }
        let open: Vec<&str> =
            self.media.iter().filter(|medium| !medium.is_over).map(|medium| medium.name.as_str()).collect();
        if !open.is_empty() {
            let message = format!(
                "The end of these media of {tag} is not recorded: {}. Sanitise and verify them, or record their destruction.",
                open.join(", ")
            );
            return Err(Refusal::new("medium-without-end", message));
        }
        if self.media.is_empty() && !self.sanitised {
            return Err(match self.stated_free {
                true => Refusal::new(
                    "nothing-was-destroyed",
                    format!("{tag} was stated to hold no data: there is no destruction to certify."),
                ),
                false => Refusal::new(
                    "not-sanitised",
                    format!("No sanitisation of {tag} is recorded. Record it before it is certified."),
                ),
            });
        }
        Ok(())
    }
}

impl EndFacts {
    /// Whether the disposal can be certified.
    ///
    /// Refuses, in this order: what is certified already; what is lost; what is still here; what is in a lot that is not
    /// closed.
    pub fn may_certify(&self) -> Result<(), Refusal> {
        let tag = &self.tag;
        if self.certified {
            return Err(already(tag));
        }
        if self.lost {
            let message = format!("{tag} was lost or stolen. What became of it cannot be certified.");
            return Err(Refusal::new("lost-not-disposed", message));
        }
        if !self.disposed {
            let message = format!("{tag} is not disposed of yet.");
            return Err(Refusal::new("not-disposed", message));
        }
        match &self.open_lot {
            Some(lot) => {
                let message = format!("{tag} is in {lot}, which is not closed yet.");
                Err(Refusal::new("lot-not-closed", message))
            }
            None => Ok(()),
        }
    }
}

impl LotFacts {
    /// Whether the disposal of the lot can be certified: closed, with an even balance, not certified yet.
    pub fn may_certify(&self) -> Result<(), Refusal> {
        if self.certified {
            return Err(already(&self.number));
        }
        if self.stage != LotStage::Closed {
            let message = format!("{} is not closed yet.", self.number);
            return Err(Refusal::new("lot-not-closed", message));
        }
        self.balance.check()
    }
}

fn already(what: &str) -> Refusal {
    let message =
        format!("{what} has a valid certificate of this kind. Re-issue that one if something in it changed.");
    Refusal::new("already-certified", message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn data_destruction_is_certified_exactly_when_every_medium_has_its_end(
            certified: bool, sanitised: bool, stated_free: bool, over in prop::collection::vec(any::<bool>(), 0..6),
        ) {
            let media: Vec<MediumEnd> = over
                .iter()
                .enumerate()
                .map(|(n, is_over)| MediumEnd { name: format!("S{n}"), is_over: *is_over })
                .collect();
            let facts = DataFacts { tag: "A-1".into(), sanitised, stated_free, media, certified };
            let met = !certified && over.iter().all(|over| *over) && (sanitised || !over.is_empty());
            prop_assert_eq!(facts.may_certify().is_ok(), met);
        }

        #[test]
        fn a_disposal_is_certified_exactly_when_it_is_over(certified: bool, disposed: bool, lost: bool, open: bool) {
            let open_lot = open.then(|| "LOT-000001".to_owned());
            let facts = EndFacts { tag: "A-1".into(), disposed, lost, open_lot, certified };
            prop_assert_eq!(facts.may_certify().is_ok(), disposed && !lost && !open && !certified);
        }

        #[test]
        fn a_lot_is_certified_exactly_when_it_is_closed_and_even(stage in 0usize..6, certified: bool, out in 0i64..200) {
            let balance = Balance { in_grams: 100, out_grams: out, ..Balance::default() };
            let facts = LotFacts { number: "LOT-1".into(), stage: LotStage::ALL[stage], balance, certified };
            prop_assert_eq!(
                facts.may_certify().is_ok(),
                LotStage::ALL[stage] == LotStage::Closed && out == 100 && !certified
            );
        }
    }

    #[test]
    fn the_refusal_names_the_media_and_what_was_said() {
        let medium = |name: &str, is_over| MediumEnd { name: name.into(), is_over };
        let facts = DataFacts {
            tag: "A-1".into(),
            sanitised: true,
            media: vec![medium("S1", true), medium("S2", false)],
            ..DataFacts::default()
        };
        let refusal = facts.may_certify().unwrap_err();
        assert_eq!(refusal.code, "medium-without-end");
        assert!(refusal.message.contains("S2") && !refusal.message.contains("S1"));
        let free = DataFacts { tag: "A-1".into(), stated_free: true, ..DataFacts::default() };
        assert_eq!(free.may_certify().unwrap_err().code, "nothing-was-destroyed");
    }
}
