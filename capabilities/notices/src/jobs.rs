//! What is done about messages in the background: mailing them, and forgetting old ones.
use crate::{
    LetterState, Notice, OWN, Post,
    notice::tell,
    post::{Failure, Mail},
    store::{self, Outgoing, Unsent},
    wish::Mailing,
};
use domain::Id;
use engine::{
    Actor, Engine, Request, Result, Work,
    jobs::{JobKind, JobRun, NewJob, Progress, Step, enqueue},
};
use serde_json::json;
use ui::i18n::{Arg, Locale};

/// Letters looked at in one step.
const BATCH: usize = 50;
/// Letters to others looked at in one step; each may hold a file.
const LETTERS: usize = 10;
/// How often a letter is tried.
const TRIES_MAX: i64 = 6;
/// How long after the first failure it is tried again, in milliseconds; twice as long each time.
const FIRST_PAUSE_MILLIS: i64 = 5 * 60_000;
/// For how many days read messages are kept.
const DAYS_KEPT: i64 = 90;

/// Mails what people want at once; a message asks for it, and what failed is tried again every quarter of an hour.
pub(crate) const MAIL: JobKind = JobKind {
    name: "notices.mail",
    says: "Mails messages to people who want them at once, and letters to others.",
    schedule: Some("*/15 * * * *"),
    step: Step::Outside(mail),
};

/// Mails what people want once a day.
pub(crate) const DIGEST: JobKind = JobKind {
    name: "notices.digest",
    says: "Mails the messages of a day to people who want them in one.",
    schedule: Some("0 7 * * *"),
    step: Step::Outside(digest),
};

/// Forgets what was read long ago.
pub(crate) const TIDY: JobKind = JobKind {
    name: "notices.tidy",
    says: "Takes away messages that were read more than 90 days ago.",
    schedule: Some("40 3 * * *"),
    step: Step::Inside(tidy),
};

/// Has the mail go soon; asked for by every message, done once for all that wait.
pub(crate) fn soon(work: &mut Work<'_>) -> Result<()> {
    let unique_key = Some("soon".to_owned());
    let title = "Mail messages".to_owned();
    enqueue(work, NewJob { kind: MAIL.name, title, input: json!({}), unique_key }).map(|_| ())
}

fn tidy(work: &mut Work<'_>, _: &mut JobRun) -> Result<Progress> {
    let before = work.now().plus_millis(-DAYS_KEPT * 86_400_000);
    store::forget(work, before)?;
    Ok(Progress::Done)
}

fn mail(engine: &Engine, run: &mut JobRun) -> Result<Progress> {
    let letters = waiting(engine, Mailing::AtOnce)?;
    for letter in &letters {
        send(engine, std::slice::from_ref(letter))?;
    }
    let outside = engine.view_blocking(Actor::job(MAIL.name), OWN, |view| store::to_post(view, LETTERS))?;
    outside.iter().try_for_each(|letter| post(engine, letter))?;
    run.done += (letters.len() + outside.len()) as i64;
    // What was written meanwhile asked for no job of its own: it is looked for until nothing is there.
    let more = !letters.is_empty() || !outside.is_empty();
    Ok(if more { Progress::More } else { Progress::Done })
}

fn digest(engine: &Engine, run: &mut JobRun) -> Result<Progress> {
    let letters = waiting(engine, Mailing::Daily)?;
    for of_one in letters.chunk_by(|a, b| a.person == b.person) {
        send(engine, of_one)?;
    }
    run.done += letters.len() as i64;
    Ok(if letters.len() == BATCH { Progress::More } else { Progress::Done })
}

fn waiting(engine: &Engine, mailing: Mailing) -> Result<Vec<Unsent>> {
    engine.view_blocking(Actor::job(MAIL.name), OWN, move |view| store::to_mail(view, mailing, BATCH))
}

/// What stands above one message, or several.
fn subject_of(t: &Locale, organisation: &str, letters: &[Unsent]) -> String {
    match letters {
        [one] => t.sentence(&one.subject),
        several => {
            let values = [("count", Arg::from(several.len())), ("organisation", Arg::from(organisation))];
            t.say_with("notices-digest", &values).into_owned()
        }
    }
}

/// The messages as one plain text, each with the address of its page.
fn text_of(t: &Locale, base: &str, letters: &[Unsent]) -> String {
    let one = |letter: &Unsent| {
        let mut lines = vec![t.sentence(&letter.subject)];
        lines.extend((!letter.text.is_empty()).then(|| t.sentence(&letter.text)));
        lines.extend(letter.href.as_ref().map(|href| format!("{base}{href}")));
        lines.join("\n\n")
    };
    let all: Vec<String> = letters.iter().map(one).collect();
    format!("{}\n\n--\n{base}/messages\n", all.join("\n\n----\n\n"))
}

/// Sends one mail for some messages to one person, in their language, and writes down what became of it. Whoever dies
/// in between sends it again: a letter that comes twice is better than none.
fn send(engine: &Engine, letters: &[Unsent]) -> Result<()> {
    let Some(first) = letters.first() else { return Ok(()) };
    let sent = match (engine.tool::<Post>(), &first.email) {
        (Ok(post), Some(email)) => {
            let (t, settings) = (post.reader(first.lang, engine.clock()), engine.settings());
            let subject = subject_of(&t, &settings.organisation, letters);
            let text = text_of(&t, &settings.base_url, letters);
            post.send(&Mail {
                name: &first.name,
                email,
                answers_to: None,
                subject: &subject,
                text: &text,
                file: None,
            })
        }
        _ => Err(Failure::NoAddress),
    };
    let tries = first.tries;
    let (state, error) = match sent {
        Ok(()) => ("sent", None),
        Err(Failure::NoAddress) => ("none", None),
        Err(Failure::Later(why)) if tries + 1 < TRIES_MAX => ("waiting", Some(why)),
        Err(Failure::Later(why) | Failure::Refused(why)) => ("failed", Some(why)),
    };
    let ids: Vec<i64> = letters.iter().map(|letter| letter.id).collect();
    let write = move |work: &mut Work<'_>| {
        let after = work.now().plus_millis(FIRST_PAUSE_MILLIS << tries.min(TRIES_MAX));
        ids.iter().try_for_each(|id| store::mailed(work, *id, state, after, error.as_deref()))
    };
    engine.work_blocking(Actor::job(MAIL.name), Request::default(), MAIL.name, OWN, write)
}

/// Sends one letter to somebody outside, and writes down what became of it. When it is given up, whoever sent it hears of
/// it.
fn post(engine: &Engine, letter: &Outgoing) -> Result<()> {
    let answers_to = letter.sender_name.as_deref().zip(letter.sender_email.as_deref());
    let mail = Mail {
        name: &letter.name,
        email: &letter.address,
        answers_to,
        subject: &letter.subject,
        text: &letter.text,
        file: letter.file.as_ref(),
    };
    let sent = match engine.tool::<Post>() {
        Ok(post) => post.send(&mail),
        Err(_) => Err(Failure::Later("No mail is set up here any more.".to_owned())),
    };
    let tries = letter.tries;
    let (state, error) = match sent {
        Ok(()) => (LetterState::Sent, None),
        Err(Failure::Later(why)) if tries + 1 < TRIES_MAX => (LetterState::Waiting, Some(why)),
        Err(Failure::Later(why) | Failure::Refused(why)) => (LetterState::Failed, Some(why)),
        Err(Failure::NoAddress) => (LetterState::Failed, Some("This is no address.".to_owned())),
    };
    let letter = letter.clone();
    let write = move |work: &mut Work<'_>| {
        let after = work.now().plus_millis(FIRST_PAUSE_MILLIS << tries.min(TRIES_MAX));
        store::posted(work, letter.id, state, after, error.as_deref())?;
        match letter.sender.filter(|_| state == LetterState::Failed) {
            Some(sender) => tell(work, given_up(work, &letter, sender, error.as_deref())).map(drop),
            None => Ok(()),
        }
    };
    engine.work_blocking(Actor::job(MAIL.name), Request::default(), MAIL.name, OWN, write)
}

fn given_up(work: &Work<'_>, letter: &Outgoing, sender: i64, error: Option<&str>) -> Notice {
    let subject = format!("Not delivered to {}: {}", letter.address, letter.subject);
    let notice =
        Notice::new(Id::new(sender), "notices.letter-failed", subject).text(error.unwrap_or_default());
    match work.kind(&letter.kind) {
        Some(kind) => notice.href(format!("/{}/{}", kind.path, letter.record)),
        None => notice,
    }
}
