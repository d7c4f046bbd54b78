//! The pictures of the book: pages of the demo estate, made by a browser and not by hand.
use crate::{
    Result,
    browser::{self, Browser},
    root,
    runner::Runner,
};
use std::{
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener},
    process::{Child, Command, ExitCode, Stdio},
};

/// Where they are kept.
const FOLDER: &str = "docs/pictures";
/// Of whom the link to sign in is.
const READER: &str = "Sign in as ines";

/// Makes all pictures anew.
pub fn make(runner: &Runner) -> Result<ExitCode> {
    let browser = Browser::find_or_install(runner)??;
    let status =
        runner.status_of(Command::new("cargo").args(["build", "--package", "tenure"]).current_dir(root()))?;
    if !status.success() {
        return Err("Tenure cannot be built.".into());
    }
    println!("Making the demo estate …");
    let estate = Estate::serve()?;
    let mut script = Command::new("node");
    script.arg(root().join(browser::SCRIPTS).join("pictures.mjs")).arg(root().join(FOLDER));
    script.envs(browser.told()).env(browser::HOUSE, estate.told());
    runner.code_of(&mut script)
}

/// A server of the demo estate, for as long as this lives.
struct Estate {
    process: Child,
    base: String,
    link: String,
    _data: tempfile::TempDir,
}

impl Estate {
    fn serve() -> Result<Self> {
        let data = tempfile::tempdir()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let listen = format!("127.0.0.1:{port}");
        let mut command = Command::new(browser::target().join("debug/tenure"));
        command.args(["serve", "--demo", "--listen", &listen, "--time-zone", "Europe/Berlin", "--data"]);
        let mut process = command.arg(data.path()).stdout(Stdio::piped()).spawn()?;
        let told = process.stdout.take().ok_or("The server says nothing.")?;
        let mut lines = BufReader::new(told).lines().map_while(std::result::Result::ok);
        let line = lines.find(|line| line.starts_with(READER));
        let estate = Self {
            process,
            base: format!("http://{listen}"),
            link: line
                .as_deref()
                .and_then(|line| line.split_whitespace().last())
                .unwrap_or_default()
                .to_owned(),
            _data: data,
        };
        if estate.link.is_empty() { Err("The demo estate is not served.".into()) } else { Ok(estate) }
    }

    fn told(&self) -> String {
        format!(r#"{{ "base": "{}", "link": "{}" }}"#, self.base, self.link)
    }
}

impl Drop for Estate {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
