//! Whom the command line talks to: the local register or a server.
use crate::{cli::outcome::Failure, cli::remote::Remote, config::Config, open::open};
use clap::Args;
use engine::{Actor, Door, Engine, Request};
use std::sync::Arc;

/// Which register is meant.
#[derive(Args, Clone, Debug)]
pub(crate) struct TargetFlags {
    /// A server instead of the local database.
    #[arg(long, global = true, env = "TENURE_SERVER", value_name = "URL", help_heading = "Which register")]
    server: Option<String>,
    /// The token for the server.
    #[arg(
        long,
        global = true,
        env = "TENURE_TOKEN",
        value_name = "TOKEN",
        hide_env_values = true,
        help_heading = "Which register"
    )]
    token: Option<String>,
}

/// The register that is meant.
pub(crate) enum Target {
    /// The local database, as the system: whoever may read its files may do anything.
    Local(Box<Engine>),
    /// A server, with the rights of a token.
    Remote(Remote),
}

impl TargetFlags {
    pub(crate) fn open(&self, config: &Config) -> Result<Target, Failure> {
        match (&self.server, &self.token) {
            (Some(server), Some(token)) => Ok(Target::Remote(Remote::new(server, token))),
            (Some(_), None) => Err(Failure::usage("A server needs a token: --token, or TENURE_TOKEN.")),
            (None, _) => Ok(Target::Local(Box::new(open(config)?))),
        }
    }
}

/// The actor of the local command line.
pub(crate) fn system() -> Arc<Actor> {
    Actor::system()
}

/// A request from the command line.
pub(crate) fn request() -> Request {
    Request::through(Door::Cli)
}
