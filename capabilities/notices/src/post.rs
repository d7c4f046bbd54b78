//! Sending mail by SMTP.
use crate::letter::Enclosure;
use engine::Clock;
use lettre::{
    Address, Message, SmtpTransport, Transport,
    message::{Attachment, Mailbox, MultiPart, SinglePart, header::ContentType},
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

    /// Sends a mail; the error says what the server said.
    pub(crate) fn send(&self, mail: &Mail<'_>) -> Result<(), Failure> {
        let letter = self.written(mail)?;
        match self.transport.send(&letter) {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(Failure::Refused(error.to_string())),
            Err(error) => Err(Failure::Later(error.to_string())),
        }
    }

    fn written(&self, mail: &Mail<'_>) -> Result<Message, Failure> {
        let to = mailbox(mail.name, mail.email).ok_or(Failure::NoAddress)?;
        let letter = Message::builder().from(self.from.clone()).to(to).subject(mail.subject);
        let letter = match mail.answers_to.and_then(|(name, email)| mailbox(name, email)) {
            Some(answers_to) => letter.reply_to(answers_to),
            None => letter,
        };
        let text = SinglePart::plain(mail.text.to_owned());
        let letter = match mail.file {
            None => letter.singlepart(text),
            Some(file) => {
                let refused = |_| Failure::Refused(format!("{} is no type of a file.", file.media));
                let media = ContentType::parse(&file.media).map_err(refused)?;
                let file = Attachment::new(file.name.clone()).body(file.content.clone(), media);
                letter.multipart(MultiPart::mixed().singlepart(text).singlepart(file))
            }
        };
        letter.map_err(|error| Failure::Refused(error.to_string()))
    }
}

/// One mail.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mail<'a> {
    /// To whom, by name.
    pub(crate) name: &'a str,
    /// To which address.
    pub(crate) email: &'a str,
    /// Whom an answer goes to, by name and address; otherwise whoever writes.
    pub(crate) answers_to: Option<(&'a str, &'a str)>,
    /// What it is about.
    pub(crate) subject: &'a str,
    /// Plain text.
    pub(crate) text: &'a str,
    /// What goes with it.
    pub(crate) file: Option<&'a Enclosure>,
}

fn mailbox(name: &str, email: &str) -> Option<Mailbox> {
    let name = Some(name.to_owned()).filter(|name| !name.is_empty());
    Some(Mailbox::new(name, address(email)?))
}

/// The address, if it is one.
pub(crate) fn address(email: &str) -> Option<Address> {
    email.trim().parse().ok()
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
