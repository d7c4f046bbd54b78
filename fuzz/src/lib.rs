//! A whole server without a network, for targets that ask it.
use axum::{Router, body::Body, http::Request};
use engine::Door;
use std::sync::OnceLock;
use tenure::{
    config::{Config, Flags},
    open::open,
    serve::router,
};
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// An empty register, its server, and who may do everything.
pub struct House {
    router: Router,
    token: String,
    /// Where commands are sent: method and address of each, in order.
    pub verbs: Vec<(&'static str, String)>,
    runtime: Runtime,
    _folder: tempfile::TempDir,
}

/// The house of this process.
pub fn house() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(House::new)
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut config = Config::load(&Flags::default()).expect("settings");
        config.data = folder.path().to_owned();
        config.keys = folder.path().join("keys.json");
        config.vault.settings = vault::VaultSettings::within(folder.path());
        let engine = open(&config).expect("an empty register");
        let first =
            access::sign_in::first_administrator(&engine, "root", "Root", None).expect("a first account");
        let doing = engine.doing("access.create-token").expect("tokens");
        let actor = access::as_account(&engine, first.number()).expect("its account");
        let input = serde_json::json!({ "name": "fuzz", "permissions": ["*"] });
        let request = engine::Request::through(Door::Cli);
        let made = engine.perform_blocking(actor, request, doing, input).expect("a token");
        let verbs = engine.capabilities().iter().flat_map(|capability| capability.verbs);
        let mut verbs: Vec<_> = verbs.map(|verb| (verb.place.method, verb.place.path.to_owned())).collect();
        verbs.extend(engine.kinds().iter().map(|kind| ("POST", format!("/{}", kind.path))));
        let runtime = Runtime::new().expect("threads");
        let token = format!("Bearer {}", made["secret"].as_str().unwrap_or_default());
        Self { router: router(&engine, None), token, verbs, runtime, _folder: folder }
    }

    /// Asks; whatever is asked, the server has an answer that is not its own fault.
    pub fn ask(&self, method: &str, address: &str, kind: &str, body: Vec<u8>) {
        let request = Request::builder().method(method).uri(address).header("authorization", &self.token);
        // What is no address at all never reaches a server.
        let Ok(request) = request.header("content-type", kind).body(Body::from(body)) else { return };
        let answer = self.runtime.block_on(self.router.clone().oneshot(request));
        let status = answer.expect("a router always answers").status().as_u16();
        assert!(status < 500, "{method} {address}: {status}");
    }
}
