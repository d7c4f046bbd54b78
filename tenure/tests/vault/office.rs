//! The product on a database of its own, asked as browsers and programs ask it.
use access::sign_in;
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Request, StatusCode},
};
use engine::{Door, Engine, Request as Circumstances};
use serde_json::{Value, json};
use tenure::{
    config::{Config, Flags},
    open::open,
    serve::router,
};
use testkit::TestDb;
use tower::ServiceExt;

pub(crate) struct Office {
    pub(crate) engine: Engine,
    pub(crate) router: Router,
    pub(crate) token: String,
    pub(crate) folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
}

/// An answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

impl Office {
    pub(crate) fn on(db: &TestDb) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::load(&Flags::within(folder.path(), db.elsewhere())).unwrap();
        config.vault.settings.file_bytes_max = 1 << 20;
        let engine = open(&config).unwrap();
        let first = sign_in::first_administrator(&engine, "root", "Root", None).unwrap();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let router = router(&engine, None);
        let mut office = Self { engine, router, token: String::new(), folder, runtime };
        office.token = office.token_of(first.number());
        office
    }

    fn token_of(&self, account: i64) -> String {
        let input = json!({ "name": "test", "permissions": ["*"] });
        let doing = self.engine.doing("access.create-token").unwrap();
        let actor = access::as_account(&self.engine, account).unwrap();
        let made =
            self.engine.perform_blocking(actor, Circumstances::through(Door::Cli), doing, input).unwrap();
        made["secret"].as_str().unwrap().to_owned()
    }

    /// The token of somebody with this role.
    pub(crate) fn somebody(&self, name: &str, role: &str) -> String {
        let made = self.post(
            "/api/v1/accounts",
            json!({ "username": name, "roles": [{ "role": role, "own": role == "Employee" }] }),
        );
        let id =
            made.json().get("id").and_then(Value::as_i64).unwrap_or_else(|| made.json().as_i64().unwrap());
        self.token_of(id)
    }

    pub(crate) fn ask(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let (head, body) = response.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            Answer { status: head.status, headers: head.headers, bytes }
        })
    }

    pub(crate) fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| *name == "authorization") {
            request = request.header("authorization", format!("Bearer {}", self.token));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(body.into()).unwrap())
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &[], Body::empty())
    }

    pub(crate) fn post(&self, path: &str, body: Value) -> Answer {
        self.request("POST", path, &[("content-type", "application/json")], body.to_string())
    }

    /// A manufacturer, to hang files on.
    pub(crate) fn maker(&self, name: &str) -> i64 {
        let made = self.post("/api/v1/manufacturers", json!({ "name": name }));
        assert_eq!(made.status, StatusCode::CREATED, "{:?}", made.bytes);
        made.json()["id"].as_i64().unwrap()
    }

    /// Runs everything that waits in the background.
    pub(crate) fn jobs(&self) {
        engine::jobs::JobRunner::new(self.engine.clone(), "test").run_all().unwrap();
    }
}
