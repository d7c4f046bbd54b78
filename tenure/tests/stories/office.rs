//! The product on a database of its own, at a time of its own, and the people who use it.
use access::sign_in;
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::Instant;
use engine::{Clock, Door, Engine, Request as Circumstances};
use serde_json::{Value, json};
use tenure::{
    config::{Config, Flags},
    open::open_with_clock,
    serve::router,
};
use testkit::{DAY, TestDb};
use tower::ServiceExt;

pub(crate) struct Office {
    pub(crate) engine: Engine,
    router: Router,
    root: (i64, String),
    runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

/// Somebody with an account of their own.
pub(crate) struct Somebody<'o> {
    office: &'o Office,
    pub(crate) account: i64,
    token: String,
}

/// An answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) bytes: Vec<u8>,
    /// Where it leads.
    pub(crate) to: String,
    /// What the browser is to keep.
    pub(crate) cookie: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or(Value::Null)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl Office {
    /// An empty register, at eight in the morning of a day.
    pub(crate) fn on(db: &TestDb, morning: Instant) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::load(&Flags::default()).unwrap();
        config.data = folder.path().to_owned();
        config.keys = folder.path().join("keys.json");
        config.vault.settings = vault::VaultSettings::within(folder.path());
        config.database = db.folder().is_none().then(|| db.address.clone());
        let clock = Clock::fixed(morning, jiff::tz::TimeZone::UTC);
        let engine = open_with_clock(&config, clock).unwrap();
        let first = sign_in::first_administrator(&engine, "root", "Root", None).unwrap();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let router = router(&engine, None);
        let mut office =
            Self { engine, router, root: (first.number(), String::new()), runtime, _folder: folder };
        office.root.1 = office.token_of(first.number());
        office
    }

    fn token_of(&self, account: i64) -> String {
        let input = json!({ "name": "story", "permissions": ["*"] });
        let doing = self.engine.doing("access.create-token").unwrap();
        let actor = access::as_account(&self.engine, account).unwrap();
        let made =
            self.engine.perform_blocking(actor, Circumstances::through(Door::Cli), doing, input).unwrap();
        made["secret"].as_str().unwrap().to_owned()
    }

    /// The administrator, who sets the house up.
    pub(crate) fn root(&self) -> Somebody<'_> {
        Somebody { office: self, account: self.root.0, token: self.root.1.clone() }
    }

    /// A person who is in the register, with an account in this role.
    pub(crate) fn somebody(&self, username: &str, role: &str) -> Somebody<'_> {
        let grant = json!({ "role": role, "own": role == "Employee" });
        let account = json!({ "username": username, "person": username, "roles": [grant] });
        let made = self.root().post("/accounts", account);
        let id = made.get("id").unwrap_or(&made).as_i64().unwrap();
        Somebody { office: self, account: id, token: self.token_of(id) }
    }

    /// Somebody who has an account already: days later their browser has to sign in again.
    pub(crate) fn again(&self, username: &str) -> Somebody<'_> {
        let id = self.root().get(&format!("/accounts/{username}"))["id"].as_i64().unwrap();
        Somebody { office: self, account: id, token: self.token_of(id) }
    }

    pub(crate) fn days_pass(&self, days: i64) {
        self.engine.clock().advance(days * DAY);
    }

    /// Runs everything that waits in the background.
    pub(crate) fn jobs(&self) {
        engine::jobs::JobRunner::new(self.engine.clone(), "story").run_all().unwrap();
    }

    /// Nothing of the whole register was altered.
    pub(crate) fn verifies(&self) {
        self.engine.seal(true).unwrap();
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }

    /// What happened, in the order in which it did, as the journal has it: kind and event.
    pub(crate) fn journal(&self) -> Vec<(String, String)> {
        self.engine.seal(true).unwrap();
        let mut told = Vec::new();
        let keep = |entry: &engine::Entry| {
            told.push((entry.kind.clone(), entry.event.clone()));
            Ok(())
        };
        self.engine.export_journal(keep, |_, _| Ok(())).unwrap();
        told
    }

    pub(crate) fn ask(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            let text = |name: header::HeaderName| {
                let value = head.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
                value.unwrap_or_default()
            };
            let (to, cookie) = (text(header::LOCATION), text(header::SET_COOKIE));
            Answer { status: head.status, bytes: bytes.to_vec(), to, cookie }
        })
    }

    /// A page as somebody without an account asks for it.
    pub(crate) fn page(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html");
        self.ask(request.body(Body::empty()).unwrap())
    }

    /// A form as somebody without an account sends it.
    pub(crate) fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.ask(form_of(path, fields))
    }
}

/// A form as browsers send it.
pub(crate) fn form_of(path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let safe = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", safe(name), safe(value))).collect();
    let request = Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body(Body::from(pairs.join("&"))).unwrap()
}

impl Somebody<'_> {
    pub(crate) fn sends(&self, method: &str, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, kind);
        self.office.ask(request.body(body.into()).unwrap())
    }

    fn done(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.sends(method, path, "application/json", body.to_string());
        assert!(answer.status.is_success(), "{method} {path} {body}: {} {}", answer.status, answer.text());
        answer.json()
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
        answer.json()
    }

    /// The code with which something is refused, and what people read.
    pub(crate) fn refused(&self, path: &str, body: Value) -> (String, String) {
        let answer = self.sends("POST", path, "application/json", body.to_string());
        assert!(answer.status.is_client_error(), "{path} {body}: {} {}", answer.status, answer.text());
        let said = answer.json();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        match said.pointer("/errors/0") {
            Some(error) => (text(&error["code"]), text(&error["message"])),
            None => (text(&said["code"]), text(&said["title"])),
        }
    }

    /// Brings a file in, plans it and applies it; answers what came of its rows.
    pub(crate) fn imports(&self, kind: &str, name: &str, text: &str) -> Value {
        let path = format!("/imports?kind={kind}&name={name}");
        let sent = self.sends("POST", &path, "text/csv", text.to_owned());
        assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text());
        let import = sent.json()["id"].as_i64().unwrap();
        self.post(&format!("/imports/{import}/plan"), json!({}));
        self.office.jobs();
        self.post(&format!("/imports/{import}/apply"), json!({}));
        self.office.jobs();
        self.get(&format!("/imports/{import}"))
    }
}
