//! A company on a register of its own, at a time of its own, and the people who work there, each with a token and a role.
use crate::{
    browser::Browser,
    served::{Answer, Served, form_of, page_of},
};
use access::sign_in;
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::Instant;
use engine::{Clock, Door, Engine, Request as Circumstances};
use serde_json::{Value, json};
use testkit::{DAY, TestDb};

pub(crate) struct Office {
    served: Served,
    root: (i64, String),
    files: tempfile::TempDir,
}

/// Somebody with an account of their own.
pub(crate) struct Somebody<'o> {
    office: &'o Office,
    pub(crate) account: i64,
    token: String,
    /// What they may be named by.
    pub(crate) username: String,
}

impl Office {
    /// An empty register, at a morning.
    pub(crate) fn on(db: &TestDb, morning: Instant) -> Self {
        let served = Served::on(db, Clock::fixed(morning, jiff::tz::TimeZone::UTC));
        let first = sign_in::first_administrator(&served.engine, "root", "Root", None).unwrap();
        let mut office =
            Self { served, root: (first.number(), String::new()), files: tempfile::tempdir().unwrap() };
        office.root.1 = office.token_of(first.number());
        office
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.served.engine
    }

    fn token_of(&self, account: i64) -> String {
        // A year, for stories take long.
        let until = self.engine().clock().today().plus_days(360);
        let input = json!({ "name": "story", "permissions": ["*"], "ends_on": until });
        let doing = self.engine().doing("access.create-token").unwrap();
        let actor = access::as_account(self.engine(), account).unwrap();
        let made =
            self.engine().perform_blocking(actor, Circumstances::through(Door::Cli), doing, input).unwrap();
        made["secret"].as_str().unwrap().to_owned()
    }

    /// The administrator, who sets the house up.
    pub(crate) fn root(&self) -> Somebody<'_> {
        Somebody {
            office: self,
            account: self.root.0,
            token: self.root.1.clone(),
            username: "root".to_owned(),
        }
    }

    /// A person who is in the register, with an account in this role.
    pub(crate) fn somebody(&self, username: &str, role: &str) -> Somebody<'_> {
        let grant = json!({ "role": role, "own": role == "Employee" });
        let account = json!({ "username": username, "person": username, "roles": [grant] });
        let made = self.root().post("/accounts", account);
        let id = made.get("id").unwrap_or(&made).as_i64().unwrap();
        self.with_account(username, id)
    }

    /// Somebody who has an account already: days later their browser has to sign in again.
    pub(crate) fn again(&self, username: &str) -> Somebody<'_> {
        let id = self.root().get(&format!("/accounts/{username}"))["id"].as_i64().unwrap();
        self.with_account(username, id)
    }

    fn with_account(&self, username: &str, account: i64) -> Somebody<'_> {
        Somebody { office: self, account, token: self.token_of(account), username: username.to_owned() }
    }

    /// Time passes, and nothing runs by the clock.
    pub(crate) fn days_pass(&self, days: i64) {
        self.engine().clock().advance(days * DAY);
    }

    /// Time passes, and what runs by the clock runs, morning after morning.
    pub(crate) fn mornings_pass(&self, days: i64) {
        for _ in 0..days {
            self.days_pass(1);
            engine::jobs::JobRunner::new(self.engine().clone(), "story").tick_schedules().unwrap();
            self.jobs();
        }
    }

    /// So many days nothing runs, and then it is morning.
    pub(crate) fn nobody_is_there(&self, days: i64) {
        self.days_pass(days - 1);
        self.mornings_pass(1);
    }

    pub(crate) fn minutes_pass(&self, minutes: i64) {
        self.engine().clock().advance(minutes * 60_000);
    }

    /// A place for files that other programs look at.
    pub(crate) fn file(&self, name: &str, content: &[u8]) -> std::path::PathBuf {
        let path = self.files.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Runs everything that waits in the background.
    pub(crate) fn jobs(&self) {
        engine::jobs::JobRunner::new(self.engine().clone(), "story").run_all().unwrap();
    }

    /// Nothing of the whole register was altered.
    pub(crate) fn verifies(&self) {
        self.engine().seal(true).unwrap();
        assert_eq!(self.engine().verify(|_| {}).unwrap().findings, []);
    }

    /// What happened, in the order in which it did, as the journal has it: kind and event.
    pub(crate) fn journal(&self) -> Vec<(String, String)> {
        self.engine().seal(true).unwrap();
        let mut told = Vec::new();
        let keep = |entry: &engine::Entry| {
            told.push((entry.kind.clone(), entry.event.clone()));
            Ok(())
        };
        self.engine().export_journal(keep, |_, _| Ok(())).unwrap();
        told
    }

    pub(crate) fn ask(&self, request: Request<Body>, cookie: &str) -> Answer {
        self.served.ask(request, cookie)
    }

    /// A page as somebody without an account asks for it.
    pub(crate) fn page(&self, path: &str) -> Answer {
        self.ask(page_of(path), "")
    }

    /// A form as somebody without an account sends it.
    pub(crate) fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.ask(form_of("same-origin", path, fields), "")
    }
}

impl<'o> Somebody<'o> {
    /// A new colleague with a role: a person, and an account that is theirs. Employees see what is their own.
    pub(crate) fn welcomes(&self, name: &str, role: &str) -> Somebody<'o> {
        let username = name.to_lowercase();
        let email = format!("{username}@north.example");
        self.post("/people", json!({ "name": name, "username": username, "email": email }));
        self.office.somebody(&username, role)
    }

    /// Whatever stands at an address for people, to the byte: they sign in by a link, in a browser.
    pub(crate) fn fetches(&self, path: &str) -> Answer {
        Browser::of(self.office, self).opens(path)
    }

    pub(crate) fn sends(&self, method: &str, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, kind);
        self.office.ask(request.body(body.into()).unwrap(), "")
    }

    fn done(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.sends(method, path, "application/json", body.to_string());
        assert!(answer.status.is_success(), "{method} {path} {body}: {} {}", answer.status, answer.text());
        json_of(&answer)
    }

    pub(crate) fn post(&self, path: &str, body: Value) -> Value {
        self.done("POST", path, &body)
    }

    pub(crate) fn patch(&self, path: &str, body: Value) -> Value {
        self.done("PATCH", path, &body)
    }

    pub(crate) fn get(&self, path: &str) -> Value {
        let answer = self.sends("GET", path, "application/json", Body::empty());
        assert!(answer.status.is_success(), "GET {path}: {} {}", answer.status, answer.text());
        json_of(&answer)
    }

    /// The code with which something is refused, and what people read.
    pub(crate) fn refused(&self, path: &str, body: Value) -> (String, String) {
        let answer = self.sends("POST", path, "application/json", body.to_string());
        assert!(answer.status.is_client_error(), "{path} {body}: {} {}", answer.status, answer.text());
        let said = json_of(&answer);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match said.pointer("/errors/0") {
            Some(error) => (text(&error["code"]), text(&error["message"])),
            None => (text(&said["code"]), text(&said["title"])),
        }
    }

    /// Tries something that is refused; answers the code.
    pub(crate) fn may_not(&self, path: &str, body: Value) -> String {
        self.refused(path, body).0
    }

    /// Brings a file in, plans it and applies it; answers what came of its rows.
    pub(crate) fn imports(&self, kind: &str, name: &str, text: &str) -> Value {
        let path = format!("/imports?kind={kind}&name={name}");
        let sent = self.sends("POST", &path, "text/csv", text.to_owned());
        assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text());
        let import = json_of(&sent)["id"].as_i64().unwrap();
        self.post(&format!("/imports/{import}/plan"), json!({}));
        self.office.jobs();
        self.post(&format!("/imports/{import}/apply"), json!({}));
        self.office.jobs();
        self.get(&format!("/imports/{import}"))
    }
}

pub(crate) fn json_of(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).unwrap_or(Value::Null)
}

/// The number of what was made.
pub(crate) fn number(made: &Value) -> i64 {
    made.as_i64().or(made["id"].as_i64()).unwrap_or_else(|| panic!("{made}"))
}
