//! Sending mail by SMTP.
use engine::Clock;
use lettre::{
    Message, SmtpTransport, Transport,
    message::{Mailbox, header::ContentType},
};
use std::sync::Arc;
use ui::i18n::{Catalog, Lang, Locale};

/// How mail is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostSettings {
    /// The server: `smtp://127.0.0.1:25`, `smtps://user:password@mail.example.org`, or
    /// `smtp://user:password@mail.example.org:587?tls=required`.
    pub server: String,
    /// Who writes: `Tenure <tenure@example.org>`.
    pub from: String,
    /// The language of mail to people who have not chosen one.
    pub lang: Lang,
}

/// The post office. Without one, messages stay in the page.
pub struct Post {
    transport: SmtpTransport,
    from: Mailbox,
    lang: Lang,
    texts: Arc<Catalog>,
}

impl Post {
    /// Opens it, with the texts of all languages; nothing is sent yet. The error is a sentence.
    pub fn open(settings: &PostSettings, texts: Arc<Catalog>) -> Result<Self, String> {
        let transport = SmtpTransport::from_url(&settings.server)
            .map_err(|error| format!("The setting mail_server is not an address of a mail server: {error}."))?
            .build();
        let from = settings.from.parse().map_err(|error| {
            format!("The setting mail_from ({}) is not an address: {error}.", settings.from)
        })?;
        Ok(Self { transport, from, lang: settings.lang, texts })
    }

    /// The words of a reader who chose a language, or has not.
    pub(crate) fn reader(&self, lang: Option<Lang>, clock: &Clock) -> Locale {
        Locale::new(self.texts.clone(), lang.unwrap_or(self.lang), clock.zone().clone(), clock.now())
    }

    /// Sends a plain text; the error says what the server said.
    pub(crate) fn send(&self, name: &str, email: &str, subject: &str, text: &str) -> Result<(), Failure> {
        let address = email.parse().map_err(|_| Failure::NoAddress)?;
        let letter = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(name.to_owned()), address))
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(text.to_owned())
            .map_err(|error| Failure::Refused(error.to_string()))?;
        match self.transport.send(&letter) {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(Failure::Refused(error.to_string())),
            Err(error) => Err(Failure::Later(error.to_string())),
        }
    }
}

/// Why a letter did not go.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// There is nowhere to send it.
    NoAddress,
    /// The server does not want it, today or ever.
    Refused(String),
    /// The server may want it later.
    Later(String),
}
