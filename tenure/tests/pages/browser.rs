//! A browser without script: it keeps its cookie and follows nothing by itself.
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use engine::{Engine, RecordKind};
use tenure::{
    config::{Config, Flags},
    open::{open, open_with_clock},
    serve::router,
};
use testkit::TestDb;
use tower::ServiceExt;

pub(crate) struct Browser {
    engine: Engine,
    router: Router,
    cookie: String,
    runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

/// A page, or the way to one.
pub(crate) struct Seen {
    pub(crate) status: StatusCode,
    pub(crate) text: String,
    pub(crate) bytes: Vec<u8>,
    to: String,
}

impl Seen {
    /// Where it leads.
    pub(crate) fn to(self) -> String {
        assert!(self.status.is_redirection(), "{}: {}", self.status, self.text);
        self.to
    }
}

fn settings(db: &TestDb) -> (Config, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::load(&Flags::default()).unwrap();
    config.data = folder.path().to_owned();
    config.keys = folder.path().join("keys.json");
    config.vault.settings = vault::VaultSettings::within(folder.path());
    config.database = db.folder().is_none().then(|| db.address.clone());
    (config, folder)
}

impl Browser {
    pub(crate) fn on(db: &TestDb) -> Self {
        let (config, folder) = settings(db);
        Self::of(open(&config).unwrap(), folder)
    }

    /// Signed in as the administrator of a small demo estate.
    pub(crate) fn in_the_demo(db: &TestDb) -> Self {
        let (config, folder) = settings(db);
        let zone = jiff::tz::TimeZone::UTC;
        // Tuesday, 24 November 2026, noon.
        let until = domain::Instant(1_795_521_600_000);
        let clock = engine::Clock::fixed(demo::begins(until, &zone), zone);
        let engine = open_with_clock(&config, clock).unwrap();
        demo::fill(&engine, &demo::Estate { assets: *demo::ASSETS.start(), seed: 1, until }, |_| {}).unwrap();
        let admin = demo::account(&engine, demo::ADMINISTRATOR).unwrap();
        let link = access::sign_in::one_time_link(&engine, admin).unwrap();
        let mut browser = Self::of(engine, folder);
        let path = link.find("/sign-in").map(|at| link[at..].to_owned()).unwrap();
        assert_eq!(browser.send(&path, &[]).to(), "/");
        browser
    }

    fn of(engine: Engine, folder: tempfile::TempDir) -> Self {
        let router = router(&engine, None);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        Self { engine, router, cookie: String::new(), runtime, _folder: folder }
    }

    /// The address of the newest record of a kind, if there is one.
    pub(crate) fn newest(&self, kind: &'static RecordKind) -> Option<String> {
        let text = format!("select max(id) from {}", kind.table);
        let read = move |view: &mut engine::View<'_>| view.scalar::<Option<i64>>(database::sql(text.clone()));
        let id = self.engine.view_blocking(engine::Actor::system(), kind.read, read).unwrap();
        id.map(|id| format!("/{}/{id}", kind.path))
    }

    /// The day of the register.
    pub(crate) fn today(&self) -> domain::Date {
        self.engine.clock().today()
    }

    pub(crate) fn a_day_passes(&self) {
        self.engine.clock().advance(testkit::DAY);
    }

    /// The same, of a kind by its name.
    pub(crate) fn newest_of(&self, kind: &str) -> Option<String> {
        let kind = self.engine.kind(kind)?;
        self.newest(kind)
    }

    /// Makes the first administrator and is signed in as them.
    pub(crate) fn begin(&mut self) {
        let fields = [("name", "Ana Silva"), ("username", "ana"), ("password", "a long way to tipperary")];
        assert_eq!(self.send("/welcome", &fields).to(), "/");
        assert!(self.cookie.starts_with("tenure_session="), "{}", self.cookie);
    }

    pub(crate) fn kinds(&self) -> Vec<&'static RecordKind> {
        self.engine.kinds().to_vec()
    }

    /// Does something without being signed in.
    pub(crate) fn as_stranger<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        let cookie = std::mem::take(&mut self.cookie);
        let seen = inside(self);
        self.cookie = cookie;
        seen
    }

    pub(crate) fn get(&mut self, path: &str) -> Seen {
        let accept = "text/html,application/xhtml+xml";
        self.ask(Request::get(path).header(header::ACCEPT, accept).body(Body::empty()).unwrap())
    }

    /// A file, as a program asks for it: with a token and without a cookie.
    pub(crate) fn fetch(&mut self, path: &str, token: &str, lang: &str) -> Seen {
        let asked = Request::get(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::ACCEPT_LANGUAGE, lang);
        self.as_stranger(|it| it.ask(asked.body(Body::empty()).unwrap()))
    }

    /// A token with some permissions of whoever administers the demo estate.
    pub(crate) fn token(&self, permissions: &[&str]) -> String {
        let account = demo::account(&self.engine, demo::ADMINISTRATOR).unwrap().number();
        let actor = access::as_account(&self.engine, account).unwrap();
        let input = serde_json::json!({ "name": "a program", "permissions": permissions });
        let doing = self.engine.doing("access.create-token").unwrap();
        let circumstances = engine::Request::through(engine::Door::Cli);
        let made = self.engine.perform_blocking(actor, circumstances, doing, input).unwrap();
        made["secret"].as_str().unwrap().to_owned()
    }

    pub(crate) fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.send_from("same-origin", path, fields)
    }

    pub(crate) fn send_from(&mut self, site: &str, path: &str, fields: &[(&str, &str)]) -> Seen {
        let safe = |text: &str| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
        };
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", safe(name), safe(value))).collect();
        let request = Request::post(path)
            .header("sec-fetch-site", site)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(pairs.join("&"))).unwrap())
    }

    /// Sends a file as a form does.
    pub(crate) fn upload(&mut self, path: &str, name: &str, content: &str) -> Seen {
        let body = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--edge--\r\n"
        );
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge");
        self.ask(request.body(Body::from(body)).unwrap())
    }

    fn ask(&mut self, mut request: Request<Body>) -> Seen {
        if !self.cookie.is_empty() {
            request.headers_mut().insert(header::COOKIE, self.cookie.parse().unwrap());
        }
        let (head, bytes) = self.runtime.block_on(async {
            let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            (head, axum::body::to_bytes(body, usize::MAX).await.unwrap())
        });
        let text = |name: header::HeaderName| {
            head.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
        };
        let kept = text(header::SET_COOKIE);
        if kept.starts_with("tenure_session=") {
            self.cookie = kept.split(';').next().unwrap().to_owned();
        }
        Seen {
            status: head.status,
            to: text(header::LOCATION),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.into(),
        }
    }
}
