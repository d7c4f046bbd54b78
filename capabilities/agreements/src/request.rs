//! Somebody is asked to sign for what they receive or give back.
use crate::{
    AgreementText, AgreementVersion, Direction, MANAGE, Signing, SigningItem, SigningState,
    rules::{choosing, choosing::Offer, clock},
    store,
    store::Handed,
};
use assets::Asset;
use domain::{Event, Id, Refusal};
use engine::{Command, Error, Happening, Permission, Place, Ref, Result, View, Work};
use notices::Notice;
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Somebody was asked to sign.
pub const ASKED: Event = Event::new("asked", "asked for");
/// An asset joined those that are to be signed for.
pub(crate) const JOINED: Event = Event::new("joined", "added an asset to");
/// Most assets that one signature is about.
const ITEMS_MAX: usize = 200;

/// Asks a person to sign for assets that they hold, or gave back: one signature for each text that applies.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Ask {
    /// Who is to sign.
    pub person: Ref<Person>,
    /// For which assets; everything that they hold and have not signed for when left out.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub assets: Vec<Ref<Asset>>,
    /// Which text; the one that fits each asset best when left out.
    #[serde(default)]
    pub text: Option<Ref<AgreementText>>,
    /// Receiving when left out.
    #[serde(default)]
    pub direction: Direction,
}

impl Command for Ask {
    const NAME: &'static str = "agreements.ask";
    const NEEDS: Permission = MANAGE;
    const SAYS: &'static str = "Asks a person to sign for assets that they hold, or gave back: one signature for each text that applies.";
    const PLACE: Place = Place::post("/people/{person}/signings");
    type Outcome = Vec<Id<Signing>>;

    fn run(self, work: &mut Work<'_>) -> Result<Vec<Id<Signing>>> {
        let person = work.find(&self.person)?;
        let assets = self.assets_of(work, &person)?;
        let only = match &self.text {
            Some(text) => Some(published(work, text)?),
            None => None,
        };
        let asking = Asking { person: &person, direction: self.direction, automatic: false };
        asking.all(work, assets, only)
    }
}

impl Ask {
    fn assets_of(&self, work: &mut Work<'_>, person: &Person) -> Result<Vec<Handed>> {
        if self.assets.len() > ITEMS_MAX {
            return Err(Error::invalid("assets", "too-many", format!("Name at most {ITEMS_MAX} assets.")));
        }
        let mut ids = Vec::new();
        for asset in &self.assets {
            let asset = work.find(asset)?;
            if self.direction == Direction::HandOut && asset.holder_person != Some(person.id) {
                let message = format!("{} does not hold {}. Hand it out first.", person.name, asset.tag);
                return Err(Refusal::new("not-theirs", message).into());
            }
            ids.push(asset.id.number());
        }
        if ids.is_empty() {
            ids = store::unsigned_of(work, person.id, ITEMS_MAX)?;
        }
        if ids.is_empty() {
            let message = format!("{} holds nothing that is not signed for already.", person.name);
            return Err(Refusal::new("nothing-to-sign", message).into());
        }
        store::handed(work, &ids)
    }
}

fn published(work: &mut Work<'_>, text: &Ref<AgreementText>) -> Result<i64> {
    let text = work.find(text)?;
    text.current.map(Id::number).ok_or_else(|| {
        Refusal::new(
            "not-published",
            format!("\u{201c}{}\u{201d} has no version yet. Publish it first.", text.name),
        )
        .into()
    })
}

/// Who is asked, and what for.
pub(crate) struct Asking<'a> {
    pub(crate) person: &'a Person,
    pub(crate) direction: Direction,
    /// Whether the register asks by itself: then what is handed out on one day is signed at once.
    pub(crate) automatic: bool,
}

impl Asking<'_> {
    /// Asks for all of them, one signature for each text that applies, or for all with one text.
    pub(crate) fn all(
        &self,
        work: &mut Work<'_>,
        assets: Vec<Handed>,
        only: Option<i64>,
    ) -> Result<Vec<Id<Signing>>> {
        let offers = store::offers(work)?;
        let mut by_version: BTreeMap<i64, Vec<Handed>> = BTreeMap::new();
        for asset in assets {
            let version = match only {
                Some(version) => version,
                None => {
                    let found = self.offer(work, &offers, &asset)?.map(|offer| offer.version);
                    found.ok_or_else(|| no_text(&asset.tag))?
                }
            };
            by_version.entry(version).or_default().push(asset);
        }
        by_version.into_iter().map(|(version, assets)| self.one(work, version, &assets)).collect()
    }

    /// The text that fits an asset best.
    pub(crate) fn offer<'o>(
        &self,
        view: &mut View<'_>,
        offers: &'o [Offer],
        asset: &Handed,
    ) -> Result<Option<&'o Offer>> {
        let categories = match asset.category {
            Some(category) => store::line_of(view, category)?.into_iter().map(|(id, _)| id).collect(),
            None => Vec::new(),
        };
        let country = store::country_of(view, self.person.id)?.unwrap_or_default();
        let wanted = choosing::Wanted {
            categories: &categories,
            company: self.person.company.map(Id::number).or(asset.company),
            language: people::rules::language_of(&country),
        };
        Ok(choosing::choose(offers, &wanted))
    }

    /// One signature for some assets.
    pub(crate) fn one(&self, work: &mut Work<'_>, version: i64, assets: &[Handed]) -> Result<Id<Signing>> {
        let day = work.day();
        let joined = match self.automatic {
            true => store::open_today(work, self.person.id, version, self.direction.word(), day)?,
            false => None,
        };
        let id = match joined {
            Some(id) => self.join(work, Id::new(id), assets.len())?,
            None => self.begin(work, version, assets.len())?,
        };
        for asset in assets {
            let item = SigningItem {
                id: work.new_id()?,
                tag: asset.tag.clone(),
                signing: id,
                person: self.person.id,
                asset: Id::new(asset.asset),
                serial: asset.serial.clone(),
                description: asset.description.clone(),
                dropped_on: None,
                company: self.person.company,
                location: self.person.location,
            };
            work.register(&item, ASKED)?;
        }
        Ok(id)
    }

    fn begin(&self, work: &mut Work<'_>, version: i64, items: usize) -> Result<Id<Signing>> {
        let (id, day) = (work.new_id::<Signing>()?, work.day());
        let expires_on = day.plus_days(clock::ENDS_AFTER);
        let signing = Signing {
            id,
            number: format!("AG-{:06}", id.number()),
            person: self.person.id,
            wording: Id::<AgreementVersion>::new(version),
            direction: self.direction,
            state: SigningState::Open,
            items: count(items),
            company: self.person.company,
            location: self.person.location,
            asked_on: day,
            expires_on,
            reminders: 0,
            next_on: Some(clock::next(day, expires_on, 0, day).1),
            answered_on: None,
            way: None,
            signed_name: None,
            drawing: None,
            content: None,
            declined_because: None,
            automatic: Some(self.automatic),
        };
        let subject = format!("Please sign: {}", signing.number);
        let text = match self.direction {
            Direction::HandOut => "You received devices. Read what goes with them, and sign.",
            Direction::Return => "You gave devices back. Please confirm it with your signature.",
        };
        let notice = Notice::new(self.person.id, "agreements.asked", subject).text(text);
        notices::tell(work, notice.href(format!("/my/agreements/{id}")))?;
        work.register(&signing, ASKED)
    }

    fn join(&self, work: &mut Work<'_>, id: Id<Signing>, more: usize) -> Result<Id<Signing>> {
        let signing = work.load(id)?;
        let after = Signing { items: signing.items + count(more), ..signing.record.clone() };
        work.record(&signing, &after, Happening::of(JOINED))
    }
}

fn count(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}

fn no_text(tag: &str) -> Error {
    let message = format!("No published text applies to {tag}. Publish one for its category, or for all.");
    Refusal::new("no-text-applies", message).into()
}
