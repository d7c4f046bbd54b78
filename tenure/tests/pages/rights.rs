//! Every route of the product, asked by nobody and by somebody without any right.
use crate::served::Served;
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use engine::{Actor, Door};
use serde_json::json;

use tenure::serve;
use testkit::TestDb;
use web::{Audience, Route};

/// What answers people whom nobody knows, each for a reason: what load balancers and tools ask, files of pages, signing in
/// and out, links that carry a secret, and what strangers are meant to see.
const PUBLIC: &[&str] = &[
    "GET /a/{*path}",
    "GET /api/v1",
    "GET /api/v1/openapi.json",
    "GET /api/v1/page.css",
    "GET /bid/{secret}",
    "GET /calendar/feed/{secret}",
    "GET /found/{asset}",
    "GET /healthz",
    "GET /maintenance/calendar/feed/{secret}",
    "GET /metrics",
    "GET /readyz",
    "GET /return/{secret}",
    "GET /sign-in",
    "GET /sign-in/link/{secret}",
    "GET /sign/{secret}",
    "GET /verify",
    "GET /verify/{number}",
    "GET /welcome",
    "GET /worker.js",
    "POST /bid/{secret}",
    "POST /found/{asset}",
    "POST /look",
    "POST /return/{secret}",
    "POST /sign-in",
    "POST /sign-in/link/{secret}",
    "POST /sign-out",
    "POST /sign/{secret}",
    "POST /sign/{secret}/decline",
    "POST /welcome",
];

/// What answers somebody without rights with something else than "forbidden": there is no such verb here, the body is not
/// what is read, and two forms that only lead on to a page, which refuses by itself.
const OTHERWISE: &[(&str, StatusCode)] = &[
    ("POST /do-record/{kind}/{verb}", StatusCode::NOT_FOUND),
    ("POST /do/{verb}", StatusCode::NOT_FOUND),
    ("POST /labels", StatusCode::SEE_OTHER),
    ("POST /scan", StatusCode::SEE_OTHER),
    ("POST /scan/finds", StatusCode::UNSUPPORTED_MEDIA_TYPE),
];

/// The product, empty but for what it begins with.
struct House(Served);

impl House {
    fn on(db: &TestDb) -> Self {
        Self(Served::on(db, testkit::clock()))
    }

    fn does(&self, verb: &str, input: serde_json::Value) -> serde_json::Value {
        let request = engine::Request::through(Door::Cli);
        self.0
            .engine
            .perform_blocking(Actor::system(), request, self.0.engine.doing(verb).unwrap(), input)
            .unwrap()
    }

    /// Asks for a route; answers the status and where that leads.
    fn asks(&self, route: &Route, cookie: Option<&str>) -> (StatusCode, String) {
        let mut asked = Request::builder()
            .method(route.method)
            .uri(filled(&route.path))
            .header("sec-fetch-site", "same-origin");
        if route.describe.is_none() {
            asked = asked.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let answer = self.0.ask(asked.body(Body::empty()).unwrap(), cookie.unwrap_or_default());
        (answer.status, answer.to)
    }
}

/// The path with something in the place of every name.
fn filled(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/")
}

#[test]
fn nobody_and_somebody_without_rights_get_nothing() {
    testkit::on_both(|db| {
        let house = House::on(&db);
        let account = house.does("access.create-account", json!({ "username": "nina", "name": "Nina" }));
        let account = domain::Id::new(account.as_i64().unwrap());
        let link = access::sign_in::one_time_link(&house.0.engine, account).unwrap();
        let secret = link.rsplit('/').next().unwrap();
        let client = access::sign_in::Client { browser: "a test".into(), address: "127.0.0.1".into() };
        let session = access::sign_in::redeem_link(&house.0.engine, secret, &client).unwrap();
        let cookie = format!("tenure_session={}", session.reveal());
        let all = serve::routes(&house.0.engine);
        let mut public = Vec::new();
        let mut open = Vec::new();
        for route in all.list() {
            let name = format!("{} {}", route.method, route.path);
            if route.audience == Audience::Everybody {
                public.push(name);
                continue;
            }
            let (nobody, to) = house.asks(route, None);
            let (nina, _) = house.asks(route, Some(&cookie));
            let is_sent_away = match route.describe {
                Some(_) => nobody == StatusCode::UNAUTHORIZED,
                None => nobody == StatusCode::SEE_OTHER && to.starts_with("/sign-in"),
            };
            let expected = OTHERWISE.iter().find(|(other, _)| *other == name).map(|(_, status)| *status);
            if !is_sent_away || nina != expected.unwrap_or(StatusCode::FORBIDDEN) {
                open.push(format!("{name}: {nobody} {to}, {nina}"));
            }
        }
        assert_eq!(open, Vec::<String>::new(), "nobody signs in, and Nina may not");
        public.sort();
        assert_eq!(public, PUBLIC);
    });
}

/// The route of an operation is where its description says that it is.
#[test]
fn every_operation_is_served_where_the_document_says() {
    let house = House::on(&TestDb::sqlite());
    let all = serve::routes(&house.0.engine);
    let described = all.list().iter().filter_map(|route| Some((route, route.describe.as_ref()?())));
    let mut count = 0;
    for (route, operation) in described {
        assert_eq!((operation.method, &operation.path), (route.method, &route.path));
        count += 1;
    }
    assert!(count > 1_000, "{count}");
}
