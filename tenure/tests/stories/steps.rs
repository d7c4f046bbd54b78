//! A company whose people ask the product as programs do, each with a token and a role of their own.
use crate::office::form_of;
use axum::{
    Router,
    body::{Body, Bytes},
    http::{Request, StatusCode, header},
};
use engine::{Clock, Door, Engine, Request as Circumstances};
use serde_json::{Value, json};
use tenure::{
    config::{Config, Flags},
    open::open_with_clock,
    serve::router,
};
use testkit::{DAY, TestDb};
use tower::ServiceExt;

pub(crate) struct House {
    pub(crate) engine: Engine,
    router: Router,
    runtime: tokio::runtime::Runtime,
    folder: tempfile::TempDir,
}

/// Somebody who works here.
pub(crate) struct Colleague<'h> {
    house: &'h House,
    account: i64,
    token: String,
    /// What they may be named by.
    pub(crate) username: String,
}

impl House {
    /// A new register, on Monday, 2 March 2026, eight o'clock.
    pub(crate) fn on(db: &TestDb) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::load(&Flags::default()).unwrap();
        config.data = folder.path().to_owned();
        config.keys = folder.path().join("keys.json");
        config.vault.settings = vault::VaultSettings::within(folder.path());
        config.database = db.folder().is_none().then(|| db.address.clone());
        let clock = Clock::fixed(testkit::START, jiff::tz::TimeZone::UTC);
        let engine = open_with_clock(&config, clock).unwrap();
        let router = router(&engine, None);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        Self { engine, router, runtime, folder }
    }

    /// Whoever set the register up; belongs to nobody.
    pub(crate) fn administrator(&self) -> Colleague<'_> {
        let id = access::sign_in::first_administrator(&self.engine, "root", "Root", None).unwrap();
        self.colleague("root", id.number())
    }

    fn colleague(&self, username: &str, account: i64) -> Colleague<'_> {
        let doing = self.engine.doing("access.create-token").unwrap();
        let actor = access::as_account(&self.engine, account).unwrap();
        // A year, for stories take long.
        let input = json!({ "name": "story", "ends_on": self.engine.clock().today().plus_days(360) });
        let made =
            self.engine.perform_blocking(actor, Circumstances::through(Door::Cli), doing, input).unwrap();
        let token = made["secret"].as_str().unwrap().to_owned();
        Colleague { house: self, account, token, username: username.to_owned() }
    }

    /// Time passes, and what runs by the clock runs, morning after morning.
    pub(crate) fn days_pass(&self, days: i64) {
        for _ in 0..days {
            self.engine.clock().advance(DAY);
            let runner = engine::jobs::JobRunner::new(self.engine.clone(), "story");
            runner.tick_schedules().unwrap();
            runner.run_all().unwrap();
        }
    }

    /// So many days nothing runs, and then it is morning.
    pub(crate) fn nobody_is_there(&self, days: i64) {
        self.engine.clock().advance((days - 1) * DAY);
        self.days_pass(1);
    }

    pub(crate) fn minutes_pass(&self, minutes: i64) {
        self.engine.clock().advance(minutes * 60_000);
    }

    /// Nothing in the journal was altered.
    pub(crate) fn verifies(&self) {
        self.engine.seal(true).unwrap();
        assert_eq!(self.engine.verify(|_| {}).unwrap().findings, []);
    }

    /// What somebody without an account sees in a browser.
    pub(crate) fn as_stranger(&self, path: &str) -> String {
        let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
        String::from_utf8_lossy(&self.answers(request).1).into_owned()
    }

    fn answers(&self, request: Request<Body>) -> (StatusCode, Bytes) {
        self.runtime.block_on(async {
            let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            (head.status, axum::body::to_bytes(body, usize::MAX).await.unwrap())
        })
    }

    /// A place for files that other programs look at.
    pub(crate) fn file(&self, name: &str, content: &[u8]) -> std::path::PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }
}

impl<'h> Colleague<'h> {
    /// A new colleague with a role: a person, and an account that is theirs. Employees see what is their own.
    pub(crate) fn welcomes(&self, name: &str, role: &str) -> Colleague<'h> {
        let username = name.to_lowercase();
        self.does(
            "/people",
            json!({ "name": name, "username": username, "email": format!("{username}@north.example") }),
        );
        let grant = json!([{ "role": role, "own": role == "Employee" }]);
        let made =
            self.does("/accounts", json!({ "username": username, "person": username, "roles": grant }));
        self.house.colleague(&username, number(&made))
    }

    /// Does something, which is done.
    pub(crate) fn does(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.posts(path, &body);
        assert!(status.is_success(), "{} at {path}: {status} {answer}\n{body}", self.username);
        answer
    }

    /// Changes facts of a record, which is done.
    pub(crate) fn changes(&self, path: &str, body: Value) {
        let request =
            Request::patch(format!("/api/v1{path}")).header(header::CONTENT_TYPE, "application/json");
        let (status, answer) = self.asks(request.body(Body::from(body.to_string())).unwrap());
        assert!(status.is_success(), "{} at {path}: {status} {answer:?}", self.username);
    }

    /// Tries something that is refused; answers the code.
    pub(crate) fn may_not(&self, path: &str, body: Value) -> String {
        let (status, answer) = self.posts(path, &body);
        assert!(status.is_client_error(), "{} at {path}: {status} {answer}", self.username);
        answer["errors"][0]["code"].as_str().or(answer["code"].as_str()).unwrap().to_owned()
    }

    /// What stands at a place of the API.
    pub(crate) fn sees(&self, path: &str) -> Value {
        let (status, bytes) = self.fetches(&format!("/api/v1{path}"));
        assert_eq!(
            status,
            StatusCode::OK,
            "{} at {path}: {}",
            self.username,
            String::from_utf8_lossy(&bytes)
        );
        serde_json::from_slice(&bytes).unwrap()
    }

    /// Whatever stands at an address for people, to the byte: they sign in by a link, in a browser.
    pub(crate) fn fetches(&self, path: &str) -> (StatusCode, Bytes) {
        let account = domain::Id::new(self.account);
        let link = access::sign_in::one_time_link(&self.house.engine, account).unwrap();
        let signing_in = form_of(&link[link.find("/sign-in").unwrap()..], &[]);
        let signed_in = self.house.runtime.block_on(self.house.router.clone().oneshot(signing_in)).unwrap();
        let cookie = signed_in.headers()[header::SET_COOKIE].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let request = Request::get(path).header(header::COOKIE, cookie);
        self.house.answers(request.body(Body::empty()).unwrap())
    }

    fn posts(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let request = Request::post(format!("/api/v1{path}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        let (status, bytes) = self.asks(request);
        (status, serde_json::from_slice(&bytes).unwrap_or_default())
    }

    fn asks(&self, mut request: Request<Body>) -> (StatusCode, Bytes) {
        let bearer = format!("Bearer {}", self.token);
        request.headers_mut().insert(header::AUTHORIZATION, bearer.parse().unwrap());
        self.house.answers(request)
    }
}

/// The number of what was made.
pub(crate) fn number(made: &Value) -> i64 {
    made.as_i64().or(made["id"].as_i64()).unwrap_or_else(|| panic!("{made}"))
}
