//! E-mail to the desk becomes tickets and replies. A mail server hands it over (a pipe, a rule, a function) with a token,
//! and with `Idempotency-Key` set to its Message-ID; it has checked the sender, for anybody can write a name into a mail.
use crate::{
    WORK,
    desk::{
        Ticket,
        report::{REPORTED, reply},
    },
    rules::mail::{own_words, ticket_in, title_of},
    store,
};
use domain::{Id, Refusal, State};
use engine::{Command, Error, Happening, Permission, Place, Record, Ref, Result, Work};
use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders};
use people::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Characters of what is kept of a mail.
const TEXT_MAX: usize = 10_000;

/// Takes an e-mail: an answer where its subject names a ticket of the sender, a new ticket otherwise.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct TakeMail {
    /// The whole mail as it came, headers and all (RFC 5322).
    #[schemars(length(min = 1, max = 1_000_000))]
    pub(crate) message: String,
}

impl Command for TakeMail {
    const NAME: &'static str = "maintenance.take-mail";
    const NEEDS: Permission = WORK;
    const SAYS: &'static str =
        "Takes an e-mail: an answer where its subject names a ticket of the sender, a new ticket otherwise.";
    const PLACE: Place = Place::post("/tickets/mail");
    type Outcome = Id<Ticket>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Ticket>> {
        let mail = MessageParser::default().parse(self.message.as_bytes());
        let mail = mail.filter(|mail| mail.from().is_some());
        let unreadable = || Error::invalid("message", "unreadable", "This is no e-mail: it says no sender.");
        let mail = mail.ok_or_else(unreadable)?;
        is_of_a_person(&mail)?;
        let sender = sender(work, &mail)?;
        let subject = mail.subject().unwrap_or_default();
        match ticket_in(subject) {
            Some(number) => answers(work, &mail, sender, number),
            None => reports(work, &mail, sender),
        }
    }
}

/// Automatic answers are not answered: two programs would write to each other for ever.
fn is_of_a_person(mail: &Message<'_>) -> Result<()> {
    let says = |name: &str| match mail.header(name) {
        Some(HeaderValue::Text(text)) => text.trim().to_lowercase(),
        _ => String::new(),
    };
    let automatic = !matches!(says("Auto-Submitted").as_str(), "" | "no");
    if automatic || matches!(says("Precedence").as_str(), "bulk" | "junk" | "list" | "auto_reply") {
        let message = "This mail was written by a program. Only those of people are taken.";
        return Err(Refusal::new("automatic-mail", message).into());
    }
    Ok(())
}

fn sender(work: &mut Work<'_>, mail: &Message<'_>) -> Result<Id<Person>> {
    let address = mail.from().and_then(|from| from.first()).and_then(|one| one.address()).unwrap_or_default();
    match store::people_with_address(work, address)?.as_slice() {
        [one] => Ok(*one),
        _ => {
            let message = format!("Nobody here, or more than one person, has the address “{address}”.");
            Err(Refusal::new("unknown-sender", message).into())
        }
    }
}

/// The words of the mail, with a word about what of it is not kept.
fn text_of(mail: &Message<'_>, of_answer: bool) -> String {
    let whole = mail.body_text(0).unwrap_or_default();
    let words = if of_answer { own_words(&whole) } else { whole.trim().to_owned() };
    let mut text: String = words.chars().take(TEXT_MAX - 100).collect();
    if text.len() < words.len() {
        text.push('…');
    }
    let attached = mail.attachments().filter(|part| part.attachment_name().is_some()).count();
    if attached > 0 {
        text.push_str(&format!("\n\n[{attached} attached, not kept]"));
    }
    text
}

fn answers(work: &mut Work<'_>, mail: &Message<'_>, sender: Id<Person>, number: &str) -> Result<Id<Ticket>> {
    let kept = work.find_to_change(&Ref::<Ticket>::key(number))?;
    if kept.reporter != Some(sender) && kept.assignee != Some(sender) {
        let message = format!("{number} was not reported by the sender, who does not work on it either.");
        return Err(Refusal::new("not-their-ticket", message).into());
    }
    reply(work, &kept, text_of(mail, true), Some(sender))
}

fn reports(work: &mut Work<'_>, mail: &Message<'_>, sender: Id<Person>) -> Result<Id<Ticket>> {
    let text = text_of(mail, false);
    let title = title_of(mail.subject().unwrap_or_default(), &text);
    let given = json!({ "title": title, "description": text, "reporter": sender });
    let given: State = given.as_object().cloned().unwrap_or_default();
    let what = Happening::of(REPORTED).fact("by", "mail");
    let id = work.as_system(|work| work.register_state(Ticket::KIND, given, what))?;
    Ok(Id::new(id))
}
