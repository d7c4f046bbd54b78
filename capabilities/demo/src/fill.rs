//! Living through three years: every life's next step in turn, some hundred to a transaction.
use crate::{
    Estate, Made, Progress,
    company::{COMPANIES, PINNED, who},
    deed::Step,
    founding::Founding,
    known::Known,
    lives::Life,
    perform::perform,
    show::{SHOWS, Showing},
    store,
    world::World,
};
use access::sign_in;
use domain::{Instant, Refusal};
use engine::{Actor, Door, Engine, Error, Request, Result, Work};
use parking_lot::Mutex;
use serde_json::json;
use std::{cmp::Reverse, collections::BinaryHeap, sync::Arc};

/// Steps that share a transaction.
const STEPS_PER_TRANSACTION: usize = 400;
/// Transactions after which the journal is sealed and signed up to there.
const TRANSACTIONS_PER_SEAL: usize = 10;
/// How long the first day is, in milliseconds: eight hours.
const FIRST_DAY_MILLIS: i64 = 8 * 3_600_000;

/// Fills an empty register; see [`crate::fill`].
pub(crate) fn fill(engine: &Engine, estate: &Estate, tell: &mut dyn FnMut(Progress)) -> Result<Made> {
    let zone = engine.clock().zone().clone();
    let begins = crate::begins(estate.until, &zone);
    refuse_what_was_used(engine, begins)?;
    let world = World::new(estate, &zone);
    let mut agenda = Agenda::new(&world);
    let (founders, others) = (Founding::by_the_administrator(&world), Founding::by_the_others(&world));
    let total = agenda.steps + (founders.len() + others.len()) as u64;
    let known = Known::new(engine, &world)?;
    let mut filling = Filling {
        engine,
        world: Arc::new(world),
        known: Arc::new(Mutex::new(known)),
        tell,
        progress: Progress { done: 0, total, at: begins },
        transactions: 0,
    };
    filling.found(begins, founders, others)?;
    while let Some(steps) = agenda.next(&filling.world) {
        filling.live(steps)?;
    }
    filling.show()?;
    filling.finish(estate)
}

/// A register whose journal has begun cannot have a past before that.
fn refuse_what_was_used(engine: &Engine, begins: Instant) -> Result<()> {
    let refuse = |message: &str| Err(Refusal::new("register-is-in-use", message).into());
    if !engine.view_blocking(Actor::system(), access::READ, store::is_untouched)? {
        return refuse(
            "There is something in this register already. The demo estate needs an empty one: name another folder with --data.",
        );
    }
    engine.clock().set(begins);
    if engine.clock().now() > begins {
        return refuse(
            "This register was opened before, and its journal cannot go back to before that. The demo estate needs a new one: name another folder with --data.",
        );
    }
    Ok(())
}

/// The next step of every life, soonest first.
struct Agenda {
    next: BinaryHeap<Reverse<(Instant, Life, u32)>>,
    steps: u64,
}

impl Agenda {
    fn new(world: &World) -> Self {
        let (mut next, mut all) = (Vec::new(), 0);
        for life in world.lives() {
            let steps = life.steps(world);
            all += steps.len() as u64;
            next.extend(steps.first().map(|first| Reverse((first.at, life, 0))));
        }
        Self { next: next.into(), steps: all }
    }

    /// What happens next, as much as one transaction holds.
    fn next(&mut self, world: &World) -> Option<Vec<Step>> {
        let mut batch = Vec::with_capacity(STEPS_PER_TRANSACTION);
        while batch.len() < STEPS_PER_TRANSACTION {
            let Some(Reverse((_, life, nth))) = self.next.pop() else { break };
            let mut steps = life.steps(world);
            let following = steps.get(nth as usize + 1).map(|step| step.at);
            self.next.extend(following.map(|at| Reverse((at, life, nth + 1))));
            if (nth as usize) < steps.len() {
                batch.push(steps.swap_remove(nth as usize));
            }
        }
        Some(batch).filter(|batch| !batch.is_empty())
    }
}

struct Filling<'a> {
    engine: &'a Engine,
    world: Arc<World>,
    known: Arc<Mutex<Known>>,
    tell: &'a mut dyn FnMut(Progress),
    progress: Progress,
    transactions: usize,
}

impl Filling<'_> {
    /// The first day: the administrator, then what they write down, then what the others do.
    fn found(&mut self, begins: Instant, founders: Vec<Founding>, others: Vec<Founding>) -> Result<()> {
        let name = format!("{} {}", PINNED[who::ADMIN].first, PINNED[who::ADMIN].last);
        let admin = sign_in::first_administrator(self.engine, crate::ADMINISTRATOR, &name, None)?;
        self.known.lock().accounts.insert(who::ADMIN, admin.number());
        self.meet_the_actors()?;
        let pause = FIRST_DAY_MILLIS / (founders.len() + others.len() + 1) as i64;
        let next = self.write_down(begins.plus_millis(60_000), pause, founders)?;
        self.meet_the_actors()?;
        self.write_down(next, pause, others)?;
        Ok(())
    }

    /// Looks up the rights of everybody who has an account by now.
    fn meet_the_actors(&self) -> Result<()> {
        let accounts = self.known.lock().accounts.clone();
        let mut actors = vec![None; PINNED.len()];
        for (number, account) in accounts {
            actors[number] = Some(access::as_account(self.engine, account)?);
        }
        self.known.lock().actors = actors;
        Ok(())
    }

    fn write_down(&mut self, begins: Instant, pause: i64, records: Vec<Founding>) -> Result<Instant> {
        let mut at = begins;
        for some in records.chunks(STEPS_PER_TRANSACTION) {
            let (some, first) = (some.to_vec(), at);
            let count = some.len();
            self.transact(at, count, move |work, world, known| {
                for (nth, record) in some.iter().enumerate() {
                    let request = Request {
                        id: format!("first-day-{}", record.by()),
                        ..Request::through(Door::Import)
                    };
                    let actor = known.actor(record.by())?;
                    let at = first.plus_millis(pause * nth as i64);
                    work.relive(at, &actor, request, |work| record.perform(work, world, known))?;
                }
                Ok(())
            })?;
            at = at.plus_millis(pause * count as i64);
        }
        Ok(at)
    }

    fn live(&mut self, steps: Vec<Step>) -> Result<()> {
        let at = steps.last().map_or(self.progress.at, |step| step.at);
        self.transact(at, steps.len(), move |work, world, known| {
            steps.iter().try_for_each(|step| {
                perform(work, world, known, step).map_err(|error| told_with(step, error))
            })
        })
    }

    /// One transaction, and what is to be told after it.
    fn transact(
        &mut self,
        at: Instant,
        steps: usize,
        change: impl Fn(&mut Work<'_>, &World, &mut Known) -> Result<()> + Send + 'static,
    ) -> Result<()> {
        let (world, known) = (self.world.clone(), self.known.clone());
        let work = move |work: &mut Work<'_>| change(work, &world, &mut known.lock());
        self.engine.work_blocking(
            Actor::system(),
            Request::default(),
            "demo.fill",
            assets::REGISTER,
            work,
        )?;
        self.progress = Progress { done: self.progress.done + steps as u64, at, ..self.progress };
        (self.tell)(self.progress);
        self.transactions += 1;
        if self.transactions.is_multiple_of(TRANSACTIONS_PER_SEAL) {
            while self.engine.seal(true)?.more {}
        }
        Ok(())
    }

    /// What the capabilities around the register have to show at the end of the three years.
    fn show(&mut self) -> Result<()> {
        let at = self.progress.at.plus_millis(1_000);
        SHOWS.iter().try_for_each(|&show| {
            self.transact(at, 0, move |work, _, known| show(&mut Showing { work, known, at }))
        })
    }

    /// Writes down that the estate is complete, and seals the journal.
    fn finish(mut self, estate: &Estate) -> Result<Made> {
        let notes = crate::complete(estate);
        let at = self.world.calendar.now();
        self.transact(at, 1, move |work, _, known| {
            let request = Request::through(Door::Cli);
            let actor = known.actor(who::ADMIN)?;
            let edit = json!({ "id": COMPANIES[0].name, "notes": notes });
            work.relive(at, &actor, request, |work| known.does(work, "companies.edit", edit.clone()))?;
            Ok(())
        })?;
        while self.engine.seal(true)?.more {}
        let entries = self.engine.view_blocking(Actor::system(), access::READ, store::entries)?;
        Ok(Made {
            people: self.world.staff.people.len() as u64,
            assets: u64::from(self.world.assets()),
            entries: entries as u64,
        })
    }
}

/// A refusal within the history is a mistake of ours: it is told with the step that it happened at.
fn told_with(step: &Step, error: Error) -> Error {
    Error::internal(format!("the demo estate went wrong at {:?}: {error:?}", step.deed))
}
