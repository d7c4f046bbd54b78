//! The real program, served on the loopback for one script.
use std::{
    env,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener},
    process::{Child, Command, Stdio},
};
use testkit::TestDb;

/// What the test command says: the browser, and the folder of the packages that drive it.
const BROWSER: &str = "TEST_BROWSER";
const PACKAGES: &str = "TEST_BROWSER_PACKAGES";

/// A server that runs for as long as this lives.
pub(crate) struct House {
    process: Child,
    base: String,
    links: Vec<String>,
    _data: tempfile::TempDir,
}

impl House {
    /// A made-up company of so many assets.
    pub(crate) fn with_demo(db: &TestDb, assets: u32) -> Self {
        Self::serve(db, &["--demo", "--demo-assets", &assets.to_string()])
    }

    /// A register that nobody has used.
    pub(crate) fn empty(db: &TestDb) -> Self {
        Self::serve(db, &[])
    }

    fn serve(db: &TestDb, more: &[&str]) -> Self {
        let data = tempfile::tempdir().unwrap();
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let listen = format!("127.0.0.1:{port}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_tenure"));
        command
            .args(["serve", "--listen", &listen, "--time-zone", "Europe/Berlin", "--data"])
            .arg(data.path());
        if db.folder().is_none() {
            command.args(["--database", &db.address]);
        }
        let mut process = command.args(more).stdout(Stdio::piped()).spawn().unwrap();
        let mut links = Vec::new();
        // The last line says how the administrator gets in, or that nobody can yet.
        for line in BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok) {
            links.extend(
                line.split_whitespace().filter(|word| word.contains("/sign-in/link/")).map(str::to_owned),
            );
            if line.contains("Sign in as admin") || line.contains("/welcome") {
                break;
            }
        }
        Self { process, base: format!("http://{listen}"), links, _data: data }
    }

    /// What scripts are told, as JSON.
    fn told(&self) -> String {
        let places = tenure::parts::ALL.iter().flat_map(|part| part.places).map(|place| place.href);
        let kinds = tenure::capabilities::ALL.iter().flat_map(|one| one.records).map(|kind| kind.path);
        serde_json::json!({
            "base": self.base,
            "other": self.links.first(),
            "link": self.links.last(),
            "places": places.collect::<Vec<_>>(),
            "kinds": kinds.collect::<Vec<_>>(),
        })
        .to_string()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Runs a script of this folder in the house that is made for it; the script tells what is wrong.
#[expect(
    clippy::disallowed_methods,
    reason = "the test command says by the environment which browser there is"
)]
pub(crate) fn script(name: &str, house: impl FnOnce() -> House) {
    let Ok(browser) = env::var(BROWSER) else {
        testkit::may_be_missing("browser");
        eprintln!("There is no browser ({BROWSER}), so {name} was not run.");
        return;
    };
    let house = house();
    let mut node = Command::new("node");
    node.arg(format!("{}/tests/browser/{name}", env!("CARGO_MANIFEST_DIR")));
    node.env(BROWSER, browser).env(PACKAGES, env::var(PACKAGES).unwrap()).env("TEST_HOUSE", house.told());
    let output = node.output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
}
