//! Mail, against a server of the test's own that speaks as much SMTP as it needs to.
use crate::office::{ANA, BO, Office, notice};
use notices::{Post, PostSettings};
use serde_json::json;
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        mpsc::{Receiver, channel},
    },
};
use testkit::on_both;
use ui::i18n::{Catalog, Lang, TEXTS};

/// A mail server on loopback: takes `takes` letters, and says of the others that the box is full today.
fn mail_server(takes: usize) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let (sender, letters) = channel();
    std::thread::spawn(move || {
        let mut taken = 0;
        for stream in listener.incoming() {
            converse(stream.unwrap(), &mut taken, takes, |letter| sender.send(letter).is_ok());
        }
    });
    (address, letters)
}

fn converse(stream: TcpStream, taken: &mut usize, takes: usize, mut keep: impl FnMut(String) -> bool) {
    let mut out = stream.try_clone().unwrap();
    let mut says = move |line: &str| out.write_all(format!("{line}\r\n").as_bytes()).is_ok();
    says("220 ready");
    let mut lines = BufReader::new(stream).lines();
    while let Some(Ok(line)) = lines.next() {
        match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => says("250 here"),
            "DATA" if *taken >= takes => says("452 the box is full"),
            "DATA" => {
                says("354 go on");
                let letter: Vec<String> =
                    lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                *taken += 1;
                keep(letter.join("\n")) && says("250 taken")
            }
            "QUIT" => says("221 bye"),
            _ => says("250 fine"),
        };
    }
}

fn with_post(it: Office, server: &str) -> Office {
    let settings = PostSettings {
        server: server.to_owned(),
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
        let (server, letters) = mail_server(10);
        let it = with_post(Office::on(&db), &server);
        it.does(Office::person(BO), "notices.mail-me", json!({ "mailing": "daily" })).unwrap();
        it.tells(notice(ANA, "Return the laptop"));
        it.tells(notice(BO, "One thing"));
        it.tells(notice(BO, "Another thing"));
        it.jobs_run();
        let letter = letters.try_recv().unwrap();
        assert!(letter.contains("To: Ana <ana@example.org>"), "{letter}");
        assert!(letter.contains("Subject: Return the laptop"), "{letter}");
        assert!(letter.contains("http://127.0.0.1:8080/people/1"), "{letter}");
        assert!(letters.try_recv().is_err());
        it.does(Office::person(ANA), "notices.mail-me", json!({ "mailing": "never" })).unwrap();
        it.tells(notice(ANA, "Only in the page"));
        it.engine.clock().advance(testkit::DAY);
        let runner = engine::jobs::JobRunner::new(it.engine.clone(), "test");
        runner.tick_schedules().unwrap();
        it.engine.clock().advance(testkit::DAY);
        runner.tick_schedules().unwrap();
        it.jobs_run();
        let digest = letters.try_recv().unwrap();
        assert!(digest.contains("To: Bo <bo@example.org>"), "{digest}");
        assert!(digest.contains("One thing") && digest.contains("Another thing"), "{digest}");
        assert!(letters.try_recv().is_err());
    });
}

#[test]
fn a_letter_that_was_not_taken_is_tried_again_later_and_only_then() {
    on_both(|db| {
        let (full, _) = mail_server(0);
        let it = with_post(Office::on(&db), &full);
        it.tells(notice(ANA, "Return the laptop"));
        it.jobs_run();
        let (server, letters) = mail_server(10);
        let it = with_post(it, &server);
        it.tells(notice(BO, "Something else"));
        it.jobs_run();
        assert!(letters.try_recv().unwrap().contains("To: Bo"));
        assert!(letters.try_recv().is_err());
        it.engine.clock().advance(testkit::DAY);
        it.tells(notice(BO, "The next day"));
        it.jobs_run();
        let both = [letters.try_recv().unwrap(), letters.try_recv().unwrap()].concat();
        assert!(both.contains("To: Ana") && both.contains("The next day"), "{both}");
    });
}

#[test]
fn mail_speaks_the_language_of_whoever_reads_it() {
    on_both(|db| {
        let (server, letters) = mail_server(10);
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
        let letter = letters.try_recv().unwrap();
        assert!(letter.contains("Subject: Melden Sie sich zuerst an."), "{letter}");
        assert!(letter.contains("Ana's own words.") && !letter.contains("has already ended"), "{letter}");
        let runner = engine::jobs::JobRunner::new(it.engine.clone(), "test");
        runner.tick_schedules().unwrap();
        it.engine.clock().advance(testkit::DAY);
        runner.tick_schedules().unwrap();
        it.jobs_run();
        let digest = letters.try_recv().unwrap();
        assert!(digest.contains("Subject: 2 Nachrichten von"), "{digest}");
        assert!(
            digest.contains("Melden Sie sich zuerst an.") && digest.contains("Their own words"),
            "{digest}"
        );
    });
}
