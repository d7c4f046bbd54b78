//! Which assets a contract covers.
use crate::{Contract, MANAGE, READ, rules::term::Standing, store};
use assets::{Asset, rules::lifecycle::is_disposed, rules::stage::Stage};
use domain::{Date, Event, Field, Id, Refusal};
use engine::{
    Belonging, Command, Error, Happening, Permission, Place, Record, RecordKind, Ref, Result, Work,
    derive_state, prepare_state,
};
use people::Company;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An asset is not covered any more.
pub const UNCOVERED: Event = Event::new("uncovered", "ended the cover of");

/// An asset under a contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cover {
    /// Its identity.
    pub id: Id<Cover>,
    /// Its number.
    #[serde(default)]
    pub number: String,
    /// Which contract.
    pub contract: Id<Contract>,
    /// Which asset.
    pub asset: Id<Asset>,
    /// Since when.
    pub since: Date,
    /// The last day, when it has ended.
    pub until: Option<Date>,
    /// Whose contract it is.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").governed().unique().listed(),
    Field::reference("contract", "Contract", "contract").governed().indexed().listed(),
    Field::reference("asset", "Asset", "asset").governed().indexed().searchable().listed(),
    Field::date("since", "Since").governed().listed(),
    Field::date("until", "Until").governed().indexed().listed(),
    Field::reference("company", "Company", "company").governed(),
];

impl Record for Cover {
    const KIND: &'static RecordKind = &RecordKind {
        name: "contract-cover",
        one: "covered asset",
        many: "Covered assets",
        path: "contract-covers",
        table: "contract_covers",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &["contract, asset, id"],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// Puts an asset under a contract.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CoverAsset {
    /// Which contract.
    pub contract: Ref<Contract>,
    /// Which asset.
    pub asset: Ref<Asset>,
    /// Since when; today when left out.
    #[serde(default)]
    pub since: Option<Date>,
}

impl Command for CoverAsset {
    const NAME: &'static str = "contracts.cover";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Puts an asset under a contract.";
    const PLACE: Place = Place::post("/contracts/{contract}/cover");
    type Outcome = Id<Cover>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Cover>> {
        let contract = work.find_to_change(&self.contract)?;
        let asset = work.find(&self.asset)?;
        if contract.standing == Standing::Ended {
            let message = format!("{} has ended. Renew it, or register the new one.", contract.number);
            return Err(Refusal::new("contract-ended", message).into());
        }
        if asset.stage == Stage::Disposed {
            return Err(is_disposed(&asset.tag).into());
        }
        let day = work.day();
        if store::is_covered(work, contract.id, asset.id, day)? {
            let message = format!("{} covers {} already.", contract.number, asset.tag);
            return Err(Refusal::new("already-covered", message).into());
        }
        let id = work.new_id::<Cover>()?;
        let cover = Cover {
            id,
            number: format!("CV-{:06}", id.number()),
            contract: contract.id,
            asset: asset.id,
            since: self.since.unwrap_or(day),
            until: None,
            company: contract.company,
        };
        work.register(&cover, Event::REGISTERED)
    }
}

/// Most assets put under a contract at once.
const MANY_MAX: usize = 500;

/// Puts several assets under a contract: all of them, or none.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CoverMany {
    /// Which contract.
    pub contract: Ref<Contract>,
    /// Which assets.
    #[schemars(length(min = 1, max = 500))]
    pub assets: Vec<Ref<Asset>>,
    /// Since when; today when left out.
    #[serde(default)]
    pub since: Option<Date>,
}

impl Command for CoverMany {
    const NAME: &'static str = "contracts.cover-many";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Puts several assets under a contract: all of them, or none.";
    const PLACE: Place = Place::post("/contracts/{contract}/cover-many");
    type Outcome = Vec<Id<Cover>>;

    fn run(self, work: &mut Work<'_>) -> Result<Vec<Id<Cover>>> {
        if self.assets.is_empty() || self.assets.len() > MANY_MAX {
            return Err(Error::invalid("assets", "wrong-number", format!("Name 1 to {MANY_MAX} assets.")));
        }
        let one = |asset| CoverAsset { contract: self.contract.clone(), asset, since: self.since };
        self.assets.iter().cloned().map(|asset| work.run(one(asset))).collect()
    }
}

/// Ends the cover of an asset by a contract.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct UncoverAsset {
    /// Which cover.
    pub cover: Ref<Cover>,
    /// The last day; today when left out.
    #[serde(default)]
    pub until: Option<Date>,
}

impl Command for UncoverAsset {
    const NAME: &'static str = "contracts.uncover";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Ends the cover of an asset by a contract.";
    const PLACE: Place = Place::post("/contract-covers/{cover}/end");
    type Outcome = Id<Cover>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Cover>> {
        let cover = work.find_to_change(&self.cover)?;
        if cover.until.is_some() {
            return Err(Refusal::new("not-covered", "This cover has ended already.").into());
        }
        let until = self.until.unwrap_or_else(|| work.day());
        if until < cover.since {
            return Err(Error::invalid("until", "ends-before-it-starts", "It would end before it starts."));
        }
        let after = Cover { until: Some(until), ..cover.record.clone() };
        work.record(&cover, &after, Happening::of(UNCOVERED))
    }
}
