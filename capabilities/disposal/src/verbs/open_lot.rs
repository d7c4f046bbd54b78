//! A lot is opened.
use super::{check_carrier, check_partner, said};
use crate::{
    Lot, MANAGE, Partner,
    rules::{
        balance::check_tolerance,
        words::{LotStage, Route},
    },
};
use domain::{Event, Id};
use engine::{Command, Happening, Permission, Place, Ref, Result, Work};
use people::{Company, Location};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A lot was opened.
pub const OPENED: Event = Event::new("opened", "opened");

/// Opens a lot for a partner that may take it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct OpenLot {
    /// How it leaves.
    pub route: Route,
    /// To whom it goes.
    pub partner: Ref<Partner>,
    /// Who carries it, if that is somebody else.
    #[serde(default)]
    pub carrier: Option<Ref<Partner>>,
    /// A word about it: "Notebooks of the Berlin office".
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub title: Option<String>,
    /// Whose things they are.
    #[serde(default)]
    pub company: Option<Ref<Company>>,
    /// Where it stands.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
    /// The contract of the lease that ends, for a return to a lessor.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub lease: Option<String>,
    /// By how many grams the partner's scale may differ from ours over the whole lot.
    #[serde(default)]
    pub scale_grams: Option<i64>,
    /// How much of the mass may dry away, in thousandths.
    #[serde(default)]
    pub moisture_permille: Option<i64>,
}

impl Command for OpenLot {
    const NAME: &'static str = "disposal.open-lot";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Opens a lot for a partner whose certificates hold.";
    const PLACE: Place = Place::post("/disposal-lots/open");
    type Outcome = Opened;

    fn run(self, work: &mut Work<'_>) -> Result<Opened> {
        let partner = work.find(&self.partner)?.id;
        let carrier = self.carrier.map(|carrier| work.find(&carrier)).transpose()?.map(|carrier| carrier.id);
        let on = work.day();
        check_partner(work, partner, self.route, on)?;
        check_carrier(work, carrier, on)?;
        let (scale_grams, moisture_permille) =
            (self.scale_grams.unwrap_or_default(), self.moisture_permille.unwrap_or_default());
        check_tolerance(scale_grams, moisture_permille)?;
        let id = work.new_id::<Lot>()?;
        let lot = Lot {
            id,
            number: format!("LOT-{:06}", id.number()),
            title: said(self.title),
            partner,
            carrier,
            route: self.route,
            stage: LotStage::Open,
            company: self.company.map(|company| work.find(&company)).transpose()?.map(|it| it.id),
            location: self.location.map(|location| work.find(&location)).transpose()?.map(|it| it.id),
            scale_grams,
            moisture_permille,
            seals: None,
            opened_on: Some(on),
            sealed_on: None,
            handed_over_on: None,
            settled_on: None,
            closed_on: None,
            consent_by: None,
            consent_on: None,
            gift_value: None,
            receipt_number: None,
            lease: said(self.lease),
        };
        work.register(&lot, Happening::of(OPENED))?;
        Ok(Opened { id, number: lot.number })
    }
}

/// What was opened.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Opened {
    /// Its id.
    pub id: Id<Lot>,
    /// Its number.
    pub number: String,
}
