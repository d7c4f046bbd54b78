//! Change sets on people, on both databases.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
use engine::{jobs::JobRunner, *};
use serde_json::{Value, json};
use std::sync::atomic::AtomicBool;
use testkit::{TestDb, on_both};

static ALL: &[&Capability] = &[&people::CAPABILITY, &changes::CAPABILITY];

struct Office {
    engine: Engine,
}

impl Office {
    /// 250 people, every tenth with a last day before which nobody starts.
    fn on(db: &TestDb) -> Self {
        let it = Self { engine: testkit::register(db, ALL) };
        it.does("locations.register", json!({ "name": "Berlin" }));
        for n in 0..250 {
            let ends = if n % 10 == 0 { json!("2026-01-31") } else { Value::Null };
            it.does(
                "people.register",
                json!({ "name": format!("Person {n:03}"), "job_title": "Clerk", "ends_on": ends }),
            );
        }
        it
    }

    fn tries(&self, verb: &str, input: Value) -> Result<Value> {
        self.engine.perform_blocking(
            Actor::system(),
            Request::default(),
            self.engine.doing(verb).unwrap(),
            input,
        )
    }

    fn does(&self, verb: &str, input: Value) -> Value {
        self.tries(verb, input).unwrap_or_else(|error| panic!("{verb}: {error:?}"))
    }

    fn jobs_run(&self) {
        JobRunner::new(self.engine.clone(), "test").run_all().unwrap();
    }

    fn told(&self, reading: &str, input: Value) -> Value {
        let reading = self.engine.readings().find(|it| it.name == reading).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(self.engine.tell(Actor::system(), reading, input)).unwrap()
    }

    fn set(&self, id: &Value) -> Value {
        self.told("changes.show", json!({ "change_set": id }))
    }

    /// Everybody's state: what an undoing must bring back exactly.
    fn everybody(&self) -> Vec<(i64, domain::State)> {
        let kind = self.engine.kind("person").unwrap();
        let all = self.engine.view_blocking(Actor::system(), kind.read, move |view| {
            let ids: Vec<i64> = view.all("select id from people order by id", |row| row.at(0))?;
            ids.into_iter().map(|id| Ok((id, view.state(kind, id)?.0))).collect::<Result<Vec<_>>>()
        });
        all.unwrap()
    }

    fn verifies(&self) {
        while self.engine.seal(true).unwrap().more {}
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }

    /// Plans to let everybody begin in May 2026 as a manager; who has a last day before that is refused.
    fn plan(&self) -> Value {
        let plan = self.does(
            "changes.plan",
            json!({
                "verb": "people.edit",
                "input": { "job_title": "Manager", "starts_on": "2026-05-01" },
                "selection": { "kind": "people", "filter": [["job_title", "Clerk"]] },
            }),
        );
        self.jobs_run();
        plan["id"].clone()
    }
}

#[test]
fn a_plan_tells_row_by_row_and_changes_nothing() {
    on_both(|db| {
        let office = Office::on(&db);
        let before = office.everybody();
        let id = office.plan();
        let set = office.set(&id);
        assert_eq!(
            (&set["state"], &set["changes"], &set["refused"]),
            (&json!("planned"), &json!(225), &json!(25))
        );
        let refused = office.told("changes.rows", json!({ "change_set": id, "outcome": "refused" }));
        assert_eq!(
            (&refused[0]["code"], &refused[0]["label"]),
            (&json!("ends-before-start"), &json!("Person 240"))
        );
        let rows = office.told("changes.rows", json!({ "change_set": id }));
        let titles: Vec<_> =
            rows[0]["changes"].as_array().unwrap().iter().filter(|c| c["field"] == "job_title").collect();
        assert_eq!(titles[0], &json!({ "field": "job_title", "from": "Clerk", "to": "Manager" }));
        assert_eq!(office.everybody(), before);
        office.does("changes.discard", json!({ "change_set": id }));
        assert_eq!(
            office.tries("changes.apply", json!({ "change_set": id })).unwrap_err().code(),
            "not-planned"
        );
    });
}

#[test]
fn applying_and_undoing_brings_everything_back_exactly() {
    on_both(|db| {
        let office = Office::on(&db);
        let before = office.everybody();
        let id = office.plan();
        office.does("people.edit", json!({ "id": 2, "phone": "1" }));
        let with_phone = office.everybody();
        office.does("changes.apply", json!({ "change_set": id }));
        office.jobs_run();
        let set = office.set(&id);
        assert_eq!(
            (&set["state"], &set["applied"], &set["failed"]),
            (&json!("applied"), &json!(224), &json!(1))
        );
        let failed = office.told("changes.rows", json!({ "change_set": id, "outcome": "failed" }));
        assert_eq!((&failed[0]["record"], &failed[0]["code"]), (&json!(2), &json!("changed-meanwhile")));
        let undo = office.does("changes.undo", json!({ "change_set": id }));
        office.jobs_run();
        assert_eq!(office.set(&undo["id"])["applied"], json!(224));
        assert_eq!(office.set(&id)["state"], json!("undone"));
        assert_eq!(office.everybody(), with_phone);
        assert_ne!(before, with_phone);
        office.verifies();
        // The undoing can be undone as well.
        let again = office.does("changes.undo", json!({ "change_set": undo["id"] }));
        office.jobs_run();
        assert_eq!(office.set(&again["id"])["applied"], json!(224));
        office.verifies();
    });
}

#[test]
fn what_has_changed_since_stays_and_is_told() {
    on_both(|db| {
        let office = Office::on(&db);
        let id = office.plan();
        office.does("changes.apply", json!({ "change_set": id }));
        office.jobs_run();
        office.does("people.edit", json!({ "id": 3, "phone": "1" }));
        let undo = office.does("changes.undo", json!({ "change_set": id }));
        office.jobs_run();
        let failed = office.told("changes.rows", json!({ "change_set": undo["id"], "outcome": "failed" }));
        assert_eq!((&failed[0]["record"], &failed[0]["code"]), (&json!(3), &json!("changed-since")));
        assert_eq!(office.set(&undo["id"])["applied"], json!(224));
    });
}

#[test]
fn an_interrupted_set_goes_on_where_it_stood() {
    on_both(|db| {
        let office = Office::on(&db);
        let id = office.plan();
        office.does("changes.apply", json!({ "change_set": id }));
        let stop = AtomicBool::new(true);
        JobRunner::new(office.engine.clone(), "one").run_next(&stop).unwrap();
        assert_eq!(office.set(&id)["state"], json!("applying"));
        office.jobs_run();
        assert_eq!(office.set(&id)["applied"], json!(225));
    });
}

#[test]
fn nonsense_is_refused_before_a_job_begins() {
    on_both(|db| {
        let office = Office::on(&db);
        let code = |input: Value| match office.tries("changes.plan", input).unwrap_err() {
            Error::Invalid(errors) => errors[0].code,
            other => other.code(),
        };
        let all = json!({ "kind": "people", "filter": [] });
        assert_eq!(code(json!({ "verb": "people.fly", "selection": all })), "unknown-verb");
        assert_eq!(code(json!({ "verb": "people.register", "selection": all })), "no-subject");
        assert_eq!(
            code(json!({ "verb": "people.edit", "selection": { "kind": "dragons", "ids": [1] } })),
            "unknown-kind"
        );
        assert_eq!(
            code(json!({ "verb": "people.edit", "selection": { "kind": "people" } })),
            "one-selection"
        );
        assert_eq!(
            code(
                json!({ "verb": "people.edit", "selection": { "kind": "people", "filter": [["age", "7"]] } })
            ),
            "unknown-field"
        );
    });
}
