//! A register with two people, and ways to tell them things.
use domain::Id;
use engine::{jobs::JobRunner, *};
use notices::Notice;
use people::Person;
use serde_json::{Value, json};
use std::sync::Arc;
use testkit::TestDb;

static ALL: &[&Capability] = &[&people::CAPABILITY, &notices::CAPABILITY];

pub(crate) const ANA: i64 = 1;
pub(crate) const BO: i64 = 2;

pub(crate) struct Office {
    pub(crate) engine: Engine,
}

impl Office {
    pub(crate) fn on(db: &TestDb) -> Self {
        let it = Self { engine: testkit::register(db, ALL) };
        for name in ["Ana", "Bo"] {
            let email = format!("{}@example.org", name.to_lowercase());
            it.does(Actor::system(), "people.register", json!({ "name": name, "email": email })).unwrap();
        }
        it
    }

    pub(crate) fn person(number: i64) -> Arc<Actor> {
        let name = format!("account:{number}");
        Arc::new(Actor { name, person: Some(number), account: Some(number), ..(*Actor::system()).clone() })
    }

    pub(crate) fn does(&self, actor: Arc<Actor>, verb: &str, input: Value) -> Result<Value> {
        let doing = self.engine.doing(verb).unwrap();
        self.engine.perform_blocking(actor, Request::through(Door::Api), doing, input)
    }

    pub(crate) fn tells(&self, notice: Notice) -> bool {
        let tell = move |work: &mut Work<'_>| notices::tell(work, notice.clone());
        self.engine.work_blocking(Actor::system(), Request::default(), "test", notices::OWN, tell).unwrap()
    }

    pub(crate) fn subjects(&self, person: i64, unread: bool) -> Vec<String> {
        let inbox = notices::Inbox { unread, before: None };
        let read = move |view: &mut View<'_>| inbox.clone().run(view);
        let told = self.engine.view_blocking(Self::person(person), notices::OWN, read).unwrap();
        told.messages.into_iter().map(|message| message.subject).collect()
    }

    /// The schedules of a day and of the next one.
    pub(crate) fn a_day_passes(&self) {
        let runner = JobRunner::new(self.engine.clone(), "test");
        runner.tick_schedules().unwrap();
        self.engine.clock().advance(testkit::DAY);
        runner.tick_schedules().unwrap();
        self.jobs_run();
    }

    pub(crate) fn jobs_run(&self) {
        JobRunner::new(self.engine.clone(), "test").run_all().unwrap();
    }
}

pub(crate) fn notice(to: i64, subject: &str) -> Notice {
    Notice::new(Id::<Person>::new(to), "tests.something", subject).href("/people/1")
}
