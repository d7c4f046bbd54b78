//! The product on a database of its own, asked as browsers and programs ask it: what the tests of pages and of stories
//! share.
use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use engine::{Clock, Engine};
use tenure::{
    config::{Config, Flags},
    open::open_with_clock,
    serve::router,
};
use testkit::TestDb;
use tower::ServiceExt;

/// The product, served to nobody else.
pub(crate) struct Served {
    pub(crate) engine: Engine,
    router: Router,
    runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
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
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl Served {
    /// An empty register.
    pub(crate) fn on(db: &TestDb, clock: Clock) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::load(&Flags::within(folder.path(), db.elsewhere())).unwrap();
        let engine = open_with_clock(&config, clock).unwrap();
        let router = router(&engine, None);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        Self { engine, router, runtime, _folder: folder }
    }

    /// Answers whoever has this cookie, or none.
    pub(crate) fn ask(&self, mut request: Request<Body>, cookie: &str) -> Answer {
        if !cookie.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
        }
        self.runtime.block_on(async {
            let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            let text = |name: header::HeaderName| {
                let value = head.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
                value.unwrap_or_default()
            };
            let kept = text(header::SET_COOKIE).split(';').next().unwrap_or_default().to_owned();
            Answer { status: head.status, bytes: bytes.to_vec(), to: text(header::LOCATION), cookie: kept }
        })
    }
}

/// A page as browsers ask for it.
pub(crate) fn page_of(path: &str) -> Request<Body> {
    let accept = "text/html,application/xhtml+xml";
    Request::get(path).header(header::ACCEPT, accept).body(Body::empty()).unwrap()
}

/// A form as browsers send it, from a page of this or of another site.
pub(crate) fn form_of(site: &str, path: &str, fields: &[(&str, &str)]) -> Request<Body> {
    let safe = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", safe(name), safe(value))).collect();
    let request = Request::post(path)
        .header("sec-fetch-site", site)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body(Body::from(pairs.join("&"))).unwrap()
}
