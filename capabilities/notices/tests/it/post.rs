//! Mail, against a server of the test's own.
use crate::office::{ANA, BO, Office, notice};
use engine::{Actor, Error, Query, Record, Request, Result};
use notices::{Enclosure, Letter, LetterState, Letters, Post, PostSettings, Posted};
use people::Person;
use serde_json::json;
use std::sync::Arc;
use testkit::{MailServer, on_both};
use ui::i18n::{Catalog, Lang, TEXTS};

fn with_post(it: Office, server: &MailServer) -> Office {
    let settings = PostSettings {
        server: server.address.clone(),
        from: "Tenure <tenure@example.org>".to_owned(),
        lang: Lang::English,
    };
    let part = &notices::pages::PART;
    let texts = Arc::new(Catalog::new(&[part.texts, part.words, TEXTS, pages::WORDS]).unwrap());
    Office { engine: it.engine.with_tool(Post::open(&settings, texts).unwrap()) }
}

#[test]
fn mail_goes_at_once_or_once_a_day_or_not_at_all() {
    on_both(|db| {
        let server = MailServer::that_takes(10);
        let it = with_post(Office::on(&db), &server);
        it.does(Office::person(BO), "notices.mail-me", json!({ "mailing": "daily" })).unwrap();
        it.tells(notice(ANA, "Return the laptop"));
        it.tells(notice(BO, "One thing"));
        it.tells(notice(BO, "Another thing"));
        it.jobs_run();
        let letter = server.letter().unwrap();
        assert!(letter.contains("To: Ana <ana@example.org>"), "{letter}");
        assert!(letter.contains("Subject: Return the laptop"), "{letter}");
        assert!(letter.contains("http://127.0.0.1:8080/people/1"), "{letter}");
        assert_eq!(server.letter(), None);
        it.does(Office::person(ANA), "notices.mail-me", json!({ "mailing": "never" })).unwrap();
        it.tells(notice(ANA, "Only in the page"));
        it.engine.clock().advance(testkit::DAY);
        it.a_day_passes();
        let digest = server.letter().unwrap();
        assert!(digest.contains("To: Bo <bo@example.org>"), "{digest}");
        assert!(digest.contains("One thing") && digest.contains("Another thing"), "{digest}");
        assert_eq!(server.letter(), None);
    });
}

#[test]
fn a_letter_that_was_not_taken_is_tried_again_later_and_only_then() {
    on_both(|db| {
        let full = MailServer::that_takes(0);
        let it = with_post(Office::on(&db), &full);
        it.tells(notice(ANA, "Return the laptop"));
        it.jobs_run();
        let server = MailServer::that_takes(10);
        let it = with_post(it, &server);
        it.tells(notice(BO, "Something else"));
        it.jobs_run();
        assert!(server.letter().unwrap().contains("To: Bo"));
        assert_eq!(server.letter(), None);
        it.engine.clock().advance(testkit::DAY);
        it.tells(notice(BO, "The next day"));
        it.jobs_run();
        let both = [server.letter().unwrap(), server.letter().unwrap()].concat();
        assert!(both.contains("To: Ana") && both.contains("The next day"), "{both}");
    });
}

/// A letter about Bo, sent by Ana.
fn letter(address: &str) -> Letter {
    Letter {
        about: Person::KIND,
        record: BO,
        name: "Sara".into(),
        address: address.into(),
        subject: "Your\nquestion".into(),
        text: "Grüße".into(),
        file: Some(Enclosure {
            name: "answer.pdf".into(),
            media: "application/pdf".into(),
            content: b"%PDF-1.7 and so on".to_vec(),
        }),
    }
}

fn posts(it: &Office, letter: Letter) -> Result<()> {
    let post = move |work: &mut engine::Work<'_>| notices::post(work, letter.clone());
    it.engine.work_blocking(Office::person(ANA), Request::default(), "test", notices::OWN, post)
}

fn told(it: &Office) -> Vec<Posted> {
    let read = |view: &mut engine::View<'_>| Letters { kind: "person".into(), record: BO }.run(view);
    it.engine.view_blocking(Actor::system(), notices::OWN, read).unwrap()
}

/// How much of what was written in letters is still kept.
fn kept(it: &Office) -> i64 {
    let count = "select count(*) from letters where body is not null or file is not null";
    it.engine.view_blocking(Actor::system(), notices::OWN, move |view| view.scalar(count)).unwrap()
}

#[test]
fn a_letter_goes_outside_with_its_file_and_is_answered_to_whoever_sent_it() {
    on_both(|db| {
        let server = MailServer::that_takes(10);
        let it = with_post(Office::on(&db), &server);
        posts(&it, letter("sara@elbkontor.example")).unwrap();
        assert_eq!((told(&it)[0].state, kept(&it)), (LetterState::Waiting, 1));
        it.jobs_run();
        let mail = server.letter().unwrap();
        assert!(mail.contains("To: Sara <sara@elbkontor.example>"), "{mail}");
        assert!(mail.contains("Reply-To: Ana <ana@example.org>"), "{mail}");
        assert!(mail.contains("Subject: Your question"), "{mail}");
        assert!(mail.contains("filename=\"answer.pdf\"") && mail.contains("%PDF-1.7 and so on"), "{mail}");
        let [one] = <[Posted; 1]>::try_from(told(&it)).unwrap();
        assert_eq!((one.state, one.tries, one.error), (LetterState::Sent, 1, None));
        assert_eq!((one.sender.as_str(), one.file.as_deref()), ("account:1", Some("answer.pdf")));
        assert_eq!(kept(&it), 0, "what it said is not kept once it went");
    });
}

#[test]
fn a_letter_that_is_given_up_is_told_to_whoever_sent_it() {
    on_both(|db| {
        let full = MailServer::that_takes(0);
        let it = with_post(Office::on(&db), &full);
        posts(&it, letter("sara@elbkontor.example")).unwrap();
        for tries in 1..=6 {
            it.tells(notice(BO, "Something that makes the mail go"));
            it.jobs_run();
            let one = &told(&it)[0];
            let state = if tries < 6 { LetterState::Waiting } else { LetterState::Failed };
            assert_eq!((one.state, one.tries), (state, tries));
            assert!(one.error.as_deref().unwrap().contains("the box is full"), "{:?}", one.error);
            it.engine.clock().advance(testkit::DAY);
        }
        assert_eq!(kept(&it), 0);
        assert_eq!(it.subjects(ANA, true), ["Not delivered to sara@elbkontor.example: Your question"]);
    });
}

#[test]
fn nothing_is_promised_that_cannot_be_mailed() {
    on_both(|db| {
        let it = Office::on(&db);
        let code = |outcome: Result<()>| match outcome {
            Err(Error::Refused(refusal)) => refusal.code,
            Err(Error::Invalid(faults)) => faults[0].code,
            other => panic!("{other:?}"),
        };
        assert_eq!(code(posts(&it, letter("sara@elbkontor.example"))), "mail-not-set-up");
        let server = MailServer::that_takes(10);
        let it = with_post(it, &server);
        for address in ["", "sara", "sara@elbkontor.example, eve@example.com", "a@b\nBcc: eve@example.com"] {
            assert_eq!(code(posts(&it, letter(address))), "not-an-address", "{address}");
        }
        assert!(told(&it).is_empty());
    });
}

#[test]
fn mail_speaks_the_language_of_whoever_reads_it() {
    on_both(|db| {
        let server = MailServer::that_takes(10);
        let it = with_post(Office::on(&db), &server);
        let mail_me = |mailing: &str, language: &str| json!({ "mailing": mailing, "language": language });
        it.does(Office::person(ANA), "notices.mail-me", mail_me("at-once", "de")).unwrap();
        it.does(Office::person(BO), "notices.mail-me", mail_me("daily", "de")).unwrap();
        // A wish without a language leaves it as it was.
        it.does(Office::person(BO), "notices.mail-me", json!({ "mailing": "daily" })).unwrap();
        let refused = it.does(Office::person(BO), "notices.mail-me", mail_me("daily", "xx"));
        assert!(matches!(refused, Err(engine::Error::Invalid(_))));
        it.tells(notice(ANA, "Sign in first.").text("This job has already ended.\n\nAna's own words."));
        it.tells(notice(BO, "Sign in first."));
        it.tells(notice(BO, "Their own words"));
        it.jobs_run();
        let letter = server.letter().unwrap();
        assert!(letter.contains("Subject: Melden Sie sich zuerst an."), "{letter}");
        assert!(letter.contains("Ana's own words.") && !letter.contains("has already ended"), "{letter}");
        it.a_day_passes();
        let digest = server.letter().unwrap();
        assert!(digest.contains("Subject: 2 Nachrichten von"), "{digest}");
        assert!(
            digest.contains("Melden Sie sich zuerst an.") && digest.contains("Their own words"),
            "{digest}"
        );
    });
}
