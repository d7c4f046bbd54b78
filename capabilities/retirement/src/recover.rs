//! Parts that come out of an asset: memory, drives, screens. Each stands in the ledger of parts with the asset that it
//! came from and its value; one that is tracked by itself becomes an asset of its own; a medium stays on the list of
//! media.
use crate::{
    Medium, READ, RemoveMedium, WORK, move_media::said, rules::life::MediumState, rules::words::words, store,
};
use assets::{Asset, rules::lifecycle::is_disposed, rules::stage::Stage};
use domain::{Aspect, Date, Event, Field, Id, Money, Refusal};
use engine::{
    Belonging, Command, Error, Happened, Happening, Permission, Place, Record, RecordKind, Ref, Result, Work,
    derive_state, prepare_state,
};
use people::{Company, Location, Person};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A part was recovered.
pub const PART_RECOVERED: Event = Event::new("part-recovered", "recovered");
/// A part was put into another asset.
pub const PART_USED: Event = Event::new("part-used", "used");
/// A part was noted as gone, because the shelf that it is counted on has fewer pieces.
pub(crate) const PART_LEFT: Event = Event::new("part-left", "noted as gone from the shelf");
/// A part was thrown away.
pub const PART_SCRAPPED: Event = Event::new("part-scrapped", "scrapped");

words! {
    /// What a part is.
    PartType {
        /// Memory.
        Memory = "memory", "Memory", Muted;
        /// A drive or another medium.
        Drive = "drive", "Drive", Muted;
        /// A screen.
        Display = "screen", "Screen", Muted;
        /// A battery.
        Battery = "battery", "Battery", Muted;
        /// A keyboard.
        Keyboard = "keyboard", "Keyboard", Muted;
        /// A power supply.
        Power = "power-supply", "Power supply", Muted;
        /// A processor or graphics card.
        Processor = "processor", "Processor or graphics", Muted;
        /// A network or radio card.
        NetworkCard = "network-card", "Network card", Muted;
        /// A fan or heat sink.
        Cooling = "cooling", "Fan or cooler", Muted;
        /// Anything else.
        Other = "other-part", "Other", Muted;
    }
}

words! {
    /// Where a part is in its life.
    PartState {
        /// On the shelf.
        InStock = "on-shelf", "On the shelf", Info;
        /// In another asset.
        Used = "used", "Used", Ok;
        /// Thrown away.
        Scrapped = "scrapped", "Scrapped", Muted;
    }
}

/// A part that came out of an asset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecoveredPart {
    /// Its identity.
    pub id: Id<RecoveredPart>,
    /// Its number: RP-000042.
    pub number: String,
    /// What it is.
    pub part_type: PartType,
    /// What exactly.
    pub description: String,
    /// Its serial number.
    pub serial: Option<String>,
    /// The asset that it came from.
    pub from_asset: Id<Asset>,
    /// What it is worth.
    pub value: Option<Money>,
    /// Where it is in its life.
    pub state: PartState,
    /// The asset that it became, where it is tracked by itself.
    pub became: Option<Id<Asset>>,
    /// The medium that it is.
    pub medium: Option<Id<Medium>>,
    /// As what it is counted in stock: a `stock-item`.
    #[serde(default)]
    pub stock_item: Option<i64>,
    /// Where it lies.
    #[serde(default)]
    pub location: Option<Id<Location>>,
    /// The asset that it is in now.
    pub used_in: Option<Id<Asset>>,
    /// When it came out.
    pub recovered_on: Date,
    /// Who took it out.
    pub recovered_by: Option<Id<Person>>,
    /// When it was used or thrown away.
    pub ended_on: Option<Date>,
    /// Whose it is.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("number", "Number").unique().searchable().listed(),
    Field::choice("part_type", "Part", PartType::CHOICES).indexed().listed(),
    Field::text("description", "Description").searchable().listed(),
    Field::text("serial", "Serial number").max(120).sparse().searchable().listed(),
    Field::reference("from_asset", "Came from", "asset").indexed().searchable().listed(),
    Field::money("value", "Value").at_least(0).listed(),
    Field::choice("state", "State", PartState::CHOICES).about(Aspect::Life).indexed().listed(),
    Field::reference("became", "Asset of its own", "asset").sparse(),
    Field::reference("medium", "Medium", "medium").sparse(),
    Field::reference("stock_item", "Counted in stock as", "stock-item").sparse(),
    Field::reference("location", "Lies at", "location").sparse(),
    Field::reference("used_in", "Used in", "asset").about(Aspect::Place).sparse().listed(),
    Field::date("recovered_on", "Recovered on").indexed().listed(),
    Field::reference("recovered_by", "Recovered by", "person"),
    Field::date("ended_on", "Used or scrapped on").about(Aspect::Life),
    Field::reference("company", "Company", "company").indexed(),
];

impl Record for RecoveredPart {
    const KIND: &'static RecordKind = &RecordKind {
        name: "recovered-part",
        one: "recovered part",
        many: "Parts ledger",
        path: "recovered-parts",
        table: "recovered_parts",
        label: "number",
        keys: &["number"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
        read: READ,
        register: WORK,
        edit: WORK,
        archive: WORK,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// Takes a part out of a retired asset and puts it on the shelf.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RecoverPart {
    /// Out of which asset.
    pub asset: Ref<Asset>,
    /// What it is.
    pub part_type: PartType,
    /// What exactly: "16 GB DDR4-3200 SO-DIMM".
    #[schemars(length(min = 2, max = 200))]
    pub description: String,
    /// Its serial number.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub serial: Option<String>,
    /// What it is worth.
    #[serde(default)]
    pub value: Option<Money>,
    /// The medium on the list that it is; it stays on that list.
    #[serde(default)]
    pub medium: Option<Ref<Medium>>,
    /// Register it as an asset of its own, with a tag.
    #[serde(default)]
    pub as_asset: bool,
    /// Count it in stock: the id of a stock item, of which there is one more from now on.
    #[serde(default)]
    #[schemars(range(min = 1), extend("x-refers-to" = "stock-item"))]
    pub stock_item: Option<i64>,
    /// Where it is put; where the asset is when left out.
    #[serde(default)]
    pub location: Option<Ref<Location>>,
}

impl Command for RecoverPart {
    const NAME: &'static str = "retirement.recover-part";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Takes a part out of a retired asset, into the ledger of parts or as an asset of its own.";
    const PLACE: Place = Place::post("/assets/{asset}/recover-part");
    type Outcome = Id<RecoveredPart>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<RecoveredPart>> {
        let asset = work.find_to_change(&self.asset)?;
        match asset.stage {
            Stage::Disposed => return Err(is_disposed(&asset.tag).into()),
            Stage::Decommissioned => {}
            _ => {
                let message =
                    format!("{} is {}. Retire it before it is taken apart.", asset.tag, asset.stage.says());
                return Err(Refusal::new("not-retired", message).into());
            }
        }
        if self.description.trim().chars().count() < 2 {
            return Err(Error::invalid("description", "required", "Say what it is."));
        }
        if self.as_asset && self.stock_item.is_some() {
            let message = "A part is counted in stock, or an asset of its own, and not both.";
            return Err(Error::invalid("stock_item", "either-or", message));
        }
        self.value_fits(work, asset.id, asset.state())?;
        let put = self.location.as_ref().map(|place| work.find(place)).transpose()?.map(|place| place.id);
        let medium = self.medium_out_of(work, asset.id)?;
        if self.part_type == PartType::Drive && medium.is_none() {
            let message = "A drive is on the list of media: name it, or add it there first.";
            return Err(Error::invalid("medium", "required", message));
        }
        let serial = self.serial.clone().or(medium.as_ref().map(|medium| medium.serial.clone()));
        let became =
            self.as_asset.then(|| self.register_asset(work, &asset.record, serial.as_deref())).transpose()?;
        let id = work.new_id::<RecoveredPart>()?;
        let part = RecoveredPart {
            id,
            number: format!("RP-{:06}", id.number()),
            part_type: self.part_type,
            description: self.description.trim().to_owned(),
            serial,
            from_asset: asset.id,
            value: self.value,
            state: PartState::InStock,
            became,
            medium: medium.map(|medium| medium.id),
            stock_item: self.stock_item,
            location: put.or(asset.location),
            used_in: None,
            recovered_on: work.day(),
            recovered_by: work.actor().person.map(Id::new),
            ended_on: None,
            company: asset.company,
        };
        work.register(&part, PART_RECOVERED)
    }
}

impl RecoverPart {
    /// The parts of a thing are not worth more than it cost.
    fn value_fits(&self, work: &mut Work<'_>, asset: Id<Asset>, state: &domain::State) -> Result<()> {
        let (Some(value), Some(cost)) = (self.value, state.get("cost")) else { return Ok(()) };
        let Ok(cost) = serde_json::from_value::<Money>(cost.clone()) else { return Ok(()) };
        if cost.currency != value.currency {
            let message =
                format!("It was bought in {}: value its parts in {} too.", cost.currency, cost.currency);
            return Err(Error::invalid("value", "other-currency", message));
        }
        let mut sum = value;
        for one in store::parts_value(work, asset)? {
            sum = sum
                .plus(one)
                .map_err(|error| Error::invalid("value", "unusable", format!("The value {error}.")))?;
        }
        if sum.minor > cost.minor {
            let message =
                format!("With this its parts would be worth {sum}, more than the {cost} that it cost.");
            return Err(Error::invalid("value", "more-than-cost", message));
        }
        Ok(())
    }

    /// The medium, out of the asset from now on.
    fn medium_out_of(&self, work: &mut Work<'_>, asset: Id<Asset>) -> Result<Option<engine::Kept<Medium>>> {
        let Some(named) = &self.medium else { return Ok(None) };
        let medium = work.find_to_change(named)?;
        if medium.asset != Some(asset) {
            let message = format!("{} is not of this asset.", medium.serial);
            return Err(Error::invalid("medium", "of-another-asset", message));
        }
        if medium.installed {
            let out = RemoveMedium { medium: named.clone(), location: None, seal_number: None, note: None };
            work.run(out)?;
        }
        Ok(Some(medium))
    }

    fn register_asset(&self, work: &mut Work<'_>, whole: &Asset, serial: Option<&str>) -> Result<Id<Asset>> {
        work.actor().demand(assets::REGISTER)?;
        let state = json!({
            "name": self.description.trim(), "serial": serial, "company": whole.company,
            "location": whole.location, "cost": self.value,
            "notes": format!("Recovered from {}.", whole.tag),
        });
        let mut state = state.as_object().cloned().unwrap_or_default();
        state.retain(|_, value| !value.is_null());
        let what = Happening::of(PART_RECOVERED).fact("from", &whole.tag);
        work.register_state(Asset::KIND, state, what).map(Id::new)
    }
}

/// Puts a part from the shelf into an asset. A drive has to be sanitised first.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct UsePart {
    /// Which part.
    pub part: Ref<RecoveredPart>,
    /// Into which asset.
    pub asset: Ref<Asset>,
    /// The work order or ticket that it was for.
    #[serde(default)]
    #[schemars(length(max = 120))]
    pub work_order: Option<String>,
}

impl Command for UsePart {
    const NAME: &'static str = "retirement.use-part";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str = "Puts a recovered part into an asset; a drive has to be sanitised first.";
    const PLACE: Place = Place::post("/recovered-parts/{part}/use");
    type Outcome = Id<RecoveredPart>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<RecoveredPart>> {
        let part = on_the_shelf(work, &self.part)?;
        let asset = work.find(&self.asset)?;
        if asset.stage == Stage::Disposed {
            return Err(is_disposed(&asset.tag).into());
        }
        if asset.id == part.from_asset {
            return Err(Refusal::new("same-asset", format!("It came out of {}.", asset.tag)).into());
        }
        if let Some(id) = part.medium {
            let medium = work.see(id)?;
            if medium.state != MediumState::Sanitised {
                let message = format!("{} may still hold data of others. Sanitise it first.", medium.serial);
                return Err(Refusal::new("not-sanitised", message).into());
            }
            work.run(crate::InstallMedium { medium: Ref::id(id), asset: Ref::id(asset.id), bay: None })?;
        }
        let after = RecoveredPart {
            state: PartState::Used,
            used_in: Some(asset.id),
            ended_on: Some(work.day()),
            ..part.record.clone()
        };
        work.record(&part, &after, Happening::of(PART_USED).fact("work_order", self.work_order))
    }
}

/// A recovered part goes into a work order, and with it into the asset that is repaired. Work orders stand beside this
/// capability; it hears of them by their kind.
pub(crate) fn goes_into_order(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let number = |name: &str| happened.after.as_ref().and_then(|state| state.get(name)?.as_i64());
    let Some(part) = number("recovered_part") else { return Ok(()) };
    let Some(asset) = number("asset") else {
        let message = "Say into which asset the recovered part goes: this order names none.";
        return Err(Refusal::new("order-without-asset", message).into());
    };
    let order = match (work.kind("work-order"), number("work_order")) {
        (Some(kind), Some(order)) => work.labels(kind, &[order])?.remove(&order),
        _ => None,
    };
    let verb = UsePart { part: Ref::id(Id::new(part)), asset: Ref::id(Id::new(asset)), work_order: order };
    // Whoever works on the order puts it in; the ledger only follows.
    work.as_system(|work| work.run(verb)).map(drop)
}

/// Pieces were given out, written off or counted as missing by hand: of the recovered parts among them no more stay on the
/// shelf than there are pieces; the oldest go first. The stock stands beside this capability; it hears of it by its moves.
pub(crate) fn left_by_hand(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let Some(moved) = &happened.after else { return Ok(()) };
    let number = |name: &str| moved.get(name).and_then(serde_json::Value::as_i64);
    let (Some(item), Some(kind)) = (number("item"), work.kind("stock-item")) else { return Ok(()) };
    if number("change").unwrap_or(0) >= 0 {
        return Ok(());
    }
    let parts = store::parts_on_shelf(work, item)?;
    if parts.is_empty() {
        return Ok(());
    }
    work.refresh(kind, item)?;
    let derived = work.as_system(|work| work.whole(kind, item))?.derived;
    let on_hand = derived.get("on_hand").and_then(serde_json::Value::as_i64).unwrap_or(0);
    let gone = parts.len().saturating_sub(usize::try_from(on_hand).unwrap_or(0));
    let used = moved.get("kind").and_then(serde_json::Value::as_str) == Some("issued");
    for id in parts.into_iter().take(gone) {
        let part = work.load(Id::<RecoveredPart>::new(id))?;
        if part.medium.is_some() {
            let message = format!(
                "{} is a drive: use or scrap that part, so that the list of media follows.",
                part.number
            );
            return Err(Refusal::new("drive-of-the-list", message).into());
        }
        let after = RecoveredPart {
            state: if used { PartState::Used } else { PartState::Scrapped },
            used_in: number("asset").filter(|_| used).map(Id::new),
            ended_on: Some(work.day()),
            ..part.record.clone()
        };
        let what = Happening::of(PART_LEFT).fact("stock_move", moved.get("number"));
        work.as_system(|work| work.record(&part, &after, what))?;
    }
    Ok(())
}

/// Throws a part away that nobody can use.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ScrapPart {
    /// Which part.
    pub part: Ref<RecoveredPart>,
    /// Why.
    #[schemars(length(min = 3, max = 500))]
    pub because: String,
}

impl Command for ScrapPart {
    const NAME: &'static str = "retirement.scrap-part";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Throws a recovered part away; a medium has to be sanitised or destroyed first.";
    const PLACE: Place = Place::post("/recovered-parts/{part}/scrap");
    type Outcome = Id<RecoveredPart>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<RecoveredPart>> {
        let part = on_the_shelf(work, &self.part)?;
        said("because", &self.because, "Say why.")?;
        if let Some(id) = part.medium {
            let medium = work.see(id)?;
            if medium.state.is_open() {
                let message = format!("{} may still hold data. Sanitise or destroy it first.", medium.serial);
                return Err(Refusal::new("not-sanitised", message).into());
            }
        }
        let after =
            RecoveredPart { state: PartState::Scrapped, ended_on: Some(work.day()), ..part.record.clone() };
        work.record(&part, &after, Happening::of(PART_SCRAPPED).fact("because", self.because))
    }
}

fn on_the_shelf(work: &mut Work<'_>, named: &Ref<RecoveredPart>) -> Result<engine::Kept<RecoveredPart>> {
    let part = work.find_to_change(named)?;
    match part.state {
        PartState::InStock => Ok(part),
        PartState::Used | PartState::Scrapped => {
            let message = format!("{} is not on the shelf any more.", part.number);
            Err(Refusal::new("part-is-gone", message).into())
        }
    }
}
