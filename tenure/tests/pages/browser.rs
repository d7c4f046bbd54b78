//! A browser without script: it keeps its cookie and follows nothing by itself.
use crate::served::{Served, form_of, page_of};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use engine::RecordKind;
use testkit::TestDb;

pub(crate) struct Browser {
    served: Served,
    cookie: String,
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

impl Browser {
    pub(crate) fn on(db: &TestDb) -> Self {
        Self { served: Served::on(db, engine::Clock::system(jiff::tz::TimeZone::UTC)), cookie: String::new() }
    }

    /// Signed in as the administrator of a small demo estate.
    pub(crate) fn in_the_demo(db: &TestDb) -> Self {
        let zone = jiff::tz::TimeZone::UTC;
        // Tuesday, 24 November 2026, noon.
        let until = domain::Instant(1_795_521_600_000);
        let served = Served::on(db, engine::Clock::fixed(demo::begins(until, &zone), zone));
        let engine = &served.engine;
        demo::fill(engine, &demo::Estate { assets: *demo::ASSETS.start(), seed: 1, until }, |_| {}).unwrap();
        let admin = demo::account(engine, demo::ADMINISTRATOR).unwrap();
        let link = access::sign_in::one_time_link(engine, admin).unwrap();
        let mut browser = Self { served, cookie: String::new() };
        let path = link.find("/sign-in").map(|at| link[at..].to_owned()).unwrap();
        assert_eq!(browser.send(&path, &[]).to(), "/");
        browser
    }

    /// The address of the newest record of a kind, if there is one.
    pub(crate) fn newest(&self, kind: &'static RecordKind) -> Option<String> {
        let text = format!("select max(id) from {}", kind.table);
        let read = move |view: &mut engine::View<'_>| view.scalar::<Option<i64>>(database::sql(text.clone()));
        let id = self.served.engine.view_blocking(engine::Actor::system(), kind.read, read).unwrap();
        id.map(|id| format!("/{}/{id}", kind.path))
    }

    /// The day of the register.
    pub(crate) fn today(&self) -> domain::Date {
        self.served.engine.clock().today()
    }

    pub(crate) fn a_day_passes(&self) {
        self.served.engine.clock().advance(testkit::DAY);
    }

    /// The same, of a kind by its name.
    pub(crate) fn newest_of(&self, kind: &str) -> Option<String> {
        let kind = self.served.engine.kind(kind)?;
        self.newest(kind)
    }

    /// Makes the first administrator and is signed in as them.
    pub(crate) fn begin(&mut self) {
        let fields = [("name", "Ana Silva"), ("username", "ana"), ("password", "a long way to tipperary")];
        assert_eq!(self.send("/welcome", &fields).to(), "/");
        assert!(self.cookie.starts_with("tenure_session="), "{}", self.cookie);
    }

    pub(crate) fn kinds(&self) -> Vec<&'static RecordKind> {
        self.served.engine.kinds().to_vec()
    }

    /// Does something without being signed in.
    pub(crate) fn as_stranger<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        let cookie = std::mem::take(&mut self.cookie);
        let seen = inside(self);
        self.cookie = cookie;
        seen
    }

    pub(crate) fn get(&mut self, path: &str) -> Seen {
        self.ask(page_of(path))
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
        let account = demo::account(&self.served.engine, demo::ADMINISTRATOR).unwrap().number();
        let actor = access::as_account(&self.served.engine, account).unwrap();
        let input = serde_json::json!({ "name": "a program", "permissions": permissions });
        let doing = self.served.engine.doing("access.create-token").unwrap();
        let circumstances = engine::Request::through(engine::Door::Cli);
        let made = self.served.engine.perform_blocking(actor, circumstances, doing, input).unwrap();
        made["secret"].as_str().unwrap().to_owned()
    }

    pub(crate) fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.send_from("same-origin", path, fields)
    }

    pub(crate) fn send_from(&mut self, site: &str, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.ask(form_of(site, path, fields))
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

    fn ask(&mut self, request: Request<Body>) -> Seen {
        let answer = self.served.ask(request, &self.cookie);
        if answer.cookie.starts_with("tenure_session=") {
            self.cookie.clone_from(&answer.cookie);
        }
        Seen { status: answer.status, text: answer.text(), bytes: answer.bytes, to: answer.to }
    }
}
