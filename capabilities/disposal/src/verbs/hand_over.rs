//! A lot goes from hand to hand.
use super::{check_carrier, check_partner, said};
use crate::{
    Handover, Lot, Partner, WORK,
    rules::words::{LotStage, Step},
    store,
    store::Beside,
};
use domain::{Event, Id};
use engine::{Command, Happening, Kept, Permission, Place, Record, Ref, Result, View, Work};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A lot went from hand to hand.
pub const HANDED_OVER: Event = Event::new("handed-over", "handed over");

/// Records that a lot went from hand to hand: to the carrier, to the partner, further downstream. The first one takes
/// the lot out of our hands. Photos are added to the handover as files.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct HandOver {
    /// Which lot.
    pub lot: Ref<Lot>,
    /// Which step of the chain.
    #[serde(default)]
    pub step: Option<Step>,
    /// Into whose hands; the carrier or the partner of the lot when left out.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub to: Option<String>,
    /// Who signed for it.
    #[schemars(length(min = 2, max = 200))]
    pub signed_by: String,
    /// The seals that were seen; those of the lot when left out.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub seals: Option<String>,
    /// Whether the seals were broken.
    #[serde(default)]
    pub seals_broken: bool,
    /// What a scale showed, in grams.
    #[serde(default)]
    pub gross_grams: Option<i64>,
    /// Vehicle, waybill or tracking number.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub waybill: Option<String>,
    /// Something to remember.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub note: Option<String>,
}

impl Command for HandOver {
    const NAME: &'static str = "disposal.hand-over";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Records that a lot went from hand to hand, with seals and signature.";
    const PLACE: Place = Place::post("/disposal-lots/{lot}/hand-over");
    type Outcome = Id<Handover>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Handover>> {
        let lot = work.find_to_change(&self.lot)?;
        let on = work.day();
        let first = lot.stage == LotStage::Sealed || lot.stage == LotStage::Open;
        let after = match first {
            true => {
                let after = lot.hand_over(on)?;
                check_partner(work, lot.partner, lot.route, on)?;
                check_carrier(work, lot.carrier, on)?;
                after
            }
            false => {
                lot.must_be_out()?;
                lot.record.clone()
            }
        };
        let made = store::made(work, Beside::Handovers, lot.id)?;
        let (from_party, to_party) = parties(work, &lot, first, said(self.to))?;
        let step = self.step.unwrap_or(match (first, made) {
            (true, _) => Step::Collected,
            (false, 1) => Step::Delivered,
            (false, _) => Step::Downstream,
        });
        let handover = Handover {
            id: work.new_id::<Handover>()?,
            number: format!("{}/H{}", lot.number, made + 1),
            lot: lot.id,
            step,
            day: on,
            from_party,
            to_party,
            seals: said(self.seals).or_else(|| lot.seals.clone()),
            seals_intact: Some(!self.seals_broken),
            signed_by: Some(self.signed_by.trim().to_owned()),
            gross_grams: self.gross_grams.filter(|grams| *grams > 0),
            waybill: said(self.waybill),
            note: said(self.note),
            company: lot.company,
            location: lot.location,
        };
        work.register(&handover, Happening::of(HANDED_OVER))?;
        work.record(&lot, &after, Happening::of(HANDED_OVER).fact("to", &handover.to_party))?;
        Ok(handover.id)
    }
}

/// Out of whose hands, and into whose.
fn parties(
    view: &mut View<'_>,
    lot: &Kept<Lot>,
    first: bool,
    to: Option<String>,
) -> Result<(String, String)> {
    let ids: Vec<i64> = [Some(lot.partner), lot.carrier].into_iter().flatten().map(Id::number).collect();
    let names = view.labels(Partner::KIND, &ids)?;
    let name = |id: Id<Partner>| names.get(&id.number()).cloned().unwrap_or_default();
    let (partner, carrier) = (name(lot.partner), lot.carrier.map(name));
    let us = view.settings().organisation.clone();
    let (from, otherwise) = match first {
        true => (us, carrier.unwrap_or_else(|| partner.clone())),
        false => (store::last_keeper(view, lot.id)?.unwrap_or(us), partner),
    };
    Ok((from, to.unwrap_or(otherwise)))
}
