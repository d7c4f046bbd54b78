//! What can be set about mail.
use clap::Args;
use notices::PostSettings;
use ui::i18n::Lang;

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
    /// The language of mail to people who have not chosen one: en or de.
    #[arg(long, global = true, env = "TENURE_MAIL_LANGUAGE", value_name = "LANGUAGE", help_heading = "Settings", value_parser = ["en", "de"])]
    pub(super) mail_language: Option<String>,
}

/// Name, environment variable, default and meaning of each, for `tenure explain config`.
pub(super) const SETTINGS: [(&str, &str, &str, &str); 3] = [
    (
        "mail_server",
        "TENURE_MAIL_SERVER",
        "none",
        "The mail server: smtps://user:password@host, or smtp://user:password@host:587?tls=required. Without one, messages stay in the page.",
    ),
    ("mail_from", "TENURE_MAIL_FROM", "tenure@localhost", "Who writes mail: Tenure <tenure@example.org>."),
    (
        "mail_language",
        "TENURE_MAIL_LANGUAGE",
        "en",
        "The language of mail to people who have not chosen one: en or de.",
    ),
];

impl PostFlags {
    /// What was said, and where nothing was, what the file says.
    pub(super) fn or(&self, file: Self) -> Self {
        Self {
            mail_server: server().or(file.mail_server),
            mail_from: self.mail_from.clone().or(file.mail_from),
            mail_language: self.mail_language.clone().or(file.mail_language),
        }
    }

    /// How mail is sent, if it is.
    pub(super) fn settings(self) -> Option<PostSettings> {
        let from = self.mail_from.unwrap_or_else(|| "tenure@localhost".to_owned());
        let lang = self.mail_language.as_deref().and_then(Lang::from_tag).unwrap_or_default();
        self.mail_server.map(|server| PostSettings { server, from, lang })
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is where settings come from; clap would show it in its help"
)]
fn server() -> Option<String> {
    std::env::var("TENURE_MAIL_SERVER").ok().filter(|server| !server.is_empty())
}
