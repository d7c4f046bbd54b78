//! What can be set about mail.
use clap::Args;
use notices::PostSettings;

/// The settings as they were said, by flag, by environment or in the file.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct PostFlags {
    // Not a flag: the list of processes would show its password to everybody on the machine.
    /// The mail server.
    #[arg(skip)]
    pub(super) mail_server: Option<String>,
    /// Who writes mail: Tenure <tenure@example.org>.
    #[arg(long, global = true, env = "TENURE_MAIL_FROM", value_name = "ADDRESS", help_heading = "Settings")]
    pub(super) mail_from: Option<String>,
}

/// Name, environment variable, default and meaning of each, for `tenure explain config`.
pub(super) const SETTINGS: [(&str, &str, &str, &str); 2] = [
    (
        "mail_server",
        "TENURE_MAIL_SERVER",
        "none",
        "The mail server: smtps://user:password@host, or smtp://user:password@host:587?tls=required. Without one, messages stay in the page.",
    ),
    ("mail_from", "TENURE_MAIL_FROM", "tenure@localhost", "Who writes mail: Tenure <tenure@example.org>."),
];

impl PostFlags {
    /// What was said, and where nothing was, what the file says.
    pub(super) fn or(&self, file: Self) -> Self {
        Self {
            mail_server: server().or(file.mail_server),
            mail_from: self.mail_from.clone().or(file.mail_from),
        }
    }

    /// How mail is sent, if it is.
    pub(super) fn settings(self) -> Option<PostSettings> {
        let from = self.mail_from.unwrap_or_else(|| "tenure@localhost".to_owned());
        self.mail_server.map(|server| PostSettings { server, from })
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is where settings come from; clap would show it in its help"
)]
fn server() -> Option<String> {
    std::env::var("TENURE_MAIL_SERVER").ok().filter(|server| !server.is_empty())
}
