//! A company whose people do things by chance.
use domain::Date;
use engine::{Actor, AsOf, Door, Engine, Error, Request, View};
use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tenure::{
    config::{Config, Flags},
    open::open_with_clock,
};
use testkit::{DAY, TestDb};

/// Most things that happen on a day.
const DEEDS: u32 = 12;
/// People and assets in the beginning.
const BEGINNING: u32 = 12;
/// Days by which somebody may be late with telling.
const LATE: i64 = 6;

/// Who has an asset: `person`, `location` or `asset`, and their id.
pub(crate) type Holder = Option<(&'static str, i64)>;

pub(crate) struct Company {
    pub(crate) engine: Engine,
    pub(crate) assets: Vec<i64>,
    pub(crate) people: Vec<i64>,
    places: Vec<i64>,
    /// Who has each asset, by what was asked for and not refused.
    pub(crate) holders: BTreeMap<i64, Holder>,
    /// What was known of some assets on some evening: id, day, moment, state.
    pub(crate) remembered: Vec<(i64, AsOf, Option<domain::State>)>,
    pub(crate) done: usize,
    pub(crate) refused: usize,
    /// What was paid for assets, in cents.
    pub(crate) paid: i64,
    dice: ChaCha8Rng,
    _folder: tempfile::TempDir,
}

impl Company {
    pub(crate) fn on(db: &TestDb, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::load(&Flags::within(folder.path(), db.elsewhere())).unwrap();
        let engine = open_with_clock(&config, testkit::clock()).unwrap();
        let mut it = Self {
            engine,
            assets: Vec::new(),
            people: Vec::new(),
            places: Vec::new(),
            holders: BTreeMap::new(),
            remembered: Vec::new(),
            done: 0,
            refused: 0,
            paid: 0,
            dice: ChaCha8Rng::seed_from_u64(seed),
            _folder: folder,
        };
        for place in ["Lisbon", "Porto", "Depot"] {
            let made = it.tries("locations.register", json!({ "name": place }), None);
            it.places.extend(made);
        }
        (0..BEGINNING).for_each(|_| it.hires());
        (0..BEGINNING).for_each(|_| it.buys());
        it
    }

    /// Some things happen, then it is the next morning.
    pub(crate) fn lives_a_day(&mut self) {
        for _ in 0..self.dice.random_range(1..=DEEDS) {
            self.engine.clock().advance(i64::from(self.dice.random_range(1..60_000_u32)));
            self.does_something();
        }
        if self.dice.random_ratio(1, 5) {
            let asset = self.any_asset();
            let now = self.engine.clock().now();
            let as_of = AsOf { on: Some(self.engine.clock().today()), known_at: Some(now) };
            self.remembered.push((asset, as_of, self.as_of(asset, as_of)));
        }
        self.engine.clock().advance(DAY);
        while self.engine.seal(false).unwrap().more {}
    }

    fn does_something(&mut self) {
        let asset = self.any_asset();
        match self.dice.random_range(0..100_u32) {
            0..=5 => self.hires(),
            6..=14 => self.buys(),
            15..=34 => self.hands_out(asset, "custody.hand-out"),
            35..=52 => self.takes_back(asset),
            53..=60 => self.hands_out(asset, "custody.transfer"),
            61..=66 => {
                let to = self.any_place();
                self.about("custody.move", json!({ "asset": asset, "to": to }));
            }
            67..=73 => self.about("assets.send-to-repair", json!({ "asset": asset, "fault": "It hums." })),
            74..=80 => self.about("assets.return-from-repair", json!({ "asset": asset })),
            81..=84 => self.goes(asset, "assets.retire", json!({ "asset": asset })),
            85..=87 => self.about(
                "assets.sanitise",
                json!({ "asset": asset, "outcome": "purge", "technique": "block erase",
                    "verification": "read back" }),
            ),
            88..=89 => self.goes(asset, "assets.dispose", json!({ "asset": asset, "route": "recycled" })),
            90 => self.goes(
                asset,
                "assets.report-lost",
                json!({ "asset": asset, "circumstances": "On a train." }),
            ),
            91..=96 => {
                let notes = format!("Seen {}", self.done);
                self.about("assets.edit", json!({ "id": asset, "notes": notes }));
            }
            97..=98 => {
                let person = self.any_person();
                self.about("people.leave", json!({ "person": person }));
            }
            _ => self.corrects(asset),
        }
    }

    fn hires(&mut self) {
        let name = format!("Person {}", self.people.len());
        let made = self.tries("people.register", json!({ "name": name }), None);
        self.people.extend(made);
    }

    fn buys(&mut self) {
        let (tag, place) = (format!("NW-{}", self.assets.len()), self.any_place());
        let parent = self.dice.random_ratio(1, 8).then(|| self.any_asset());
        let cents = i64::from(self.dice.random_range(0..300_000_u32));
        let cost = domain::Money::new(cents, domain::Currency::EUR);
        let parent_id = parent.filter(|id| *id > 0);
        let input = json!({ "tag": tag, "location": place, "parent": parent_id, "cost": cost });
        if let Some(id) = self.tries("assets.register", input, None) {
            self.paid += cents;
            self.assets.push(id);
            // Parts go where their whole goes; what they should be is the register's own affair.
            if parent.is_none() {
                self.holders.insert(id, None);
            }
        }
    }

    fn hands_out(&mut self, asset: i64, verb: &str) {
        let (name, holder) = match self.dice.random_range(0..10_u32) {
            0..=7 => ("to_person", ("person", self.any_person())),
            8 => ("to_location", ("location", self.any_place())),
            _ => ("to_asset", ("asset", self.any_asset())),
        };
        let late = self.some_days_ago();
        let mut input = json!({ "asset": asset });
        input[name] = holder.1.into();
        if self.tries(verb, input, late).is_some() {
            self.now_held(asset, Some(holder));
        }
    }

    fn takes_back(&mut self, asset: i64) {
        let late = self.some_days_ago();
        if self.tries("custody.take-back", json!({ "asset": asset }), late).is_some() {
            self.now_held(asset, None);
        }
    }

    /// Ends somebody's having it.
    fn goes(&mut self, asset: i64, verb: &str, input: Value) {
        if self.tries(verb, input, None).is_some() {
            self.now_held(asset, None);
        }
    }

    fn about(&mut self, verb: &str, input: Value) {
        self.tries(verb, input, None);
    }

    /// Fills in an earlier day although later ones are known; who has it now does not follow from what is filled in.
    fn corrects(&mut self, asset: i64) {
        let person = self.any_person();
        let day = self.engine.clock().today().plus_days(-i64::from(self.dice.random_range(1..20_u32)));
        let request = Request { on: Some(day), correction: true, ..Request::through(Door::Api) };
        let input = json!({ "asset": asset, "to_person": person });
        if self.asks("custody.transfer", input, request).is_some() {
            self.holders.remove(&asset);
        }
    }

    fn now_held(&mut self, asset: i64, holder: Holder) {
        if let Some(known) = self.holders.get_mut(&asset) {
            *known = holder;
        }
    }

    fn some_days_ago(&mut self) -> Option<Date> {
        let days = self.dice.random_range(1..=LATE);
        self.dice.random_ratio(1, 6).then(|| self.engine.clock().today().plus_days(-days))
    }

    /// Does it, or is refused: the id of what it is about. Anything but a refusal is a fault of ours.
    fn tries(&mut self, verb: &str, input: Value, on: Option<Date>) -> Option<i64> {
        self.asks(verb, input, Request { on, ..Request::through(Door::Api) })
    }

    fn asks(&mut self, verb: &str, input: Value, request: Request) -> Option<i64> {
        let doing = self.engine.doing(verb).unwrap();
        match self.engine.perform_blocking(Actor::system(), request, doing, input.clone()) {
            Ok(told) => {
                self.done += 1;
                Some(told["id"].as_i64().or_else(|| told.as_i64()).unwrap_or_default())
            }
            Err(Error::Refused(_) | Error::Invalid(_)) => {
                self.refused += 1;
                None
            }
            Err(other) => panic!("{verb} {input}: {other:?}"),
        }
    }

    fn any_asset(&mut self) -> i64 {
        any(&mut self.dice, &self.assets)
    }

    fn any_person(&mut self) -> i64 {
        any(&mut self.dice, &self.people)
    }

    fn any_place(&mut self) -> i64 {
        any(&mut self.dice, &self.places)
    }

    pub(crate) fn as_of(&self, asset: i64, as_of: AsOf) -> Option<domain::State> {
        let kind = self.engine.kind("asset").unwrap();
        let read = move |view: &mut View<'_>| view.as_of(kind, asset, as_of);
        self.engine.view_blocking(Actor::system(), kind.read, read).unwrap()
    }

    pub(crate) fn told(&self, reading: &str, input: Value) -> Value {
        let reading = self.engine.readings().find(|it| it.name == reading).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(self.engine.tell(Actor::system(), reading, input)).unwrap()
    }
}

/// One of some, later ones more often: what is old has mostly been disposed of.
fn any(dice: &mut ChaCha8Rng, some: &[i64]) -> i64 {
    let last = some.len().saturating_sub(1);
    let back = dice.random_range(0..=last.min(40));
    some.get(last - back).copied().unwrap_or_default()
}
