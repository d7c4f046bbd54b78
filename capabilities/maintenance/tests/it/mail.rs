//! People write to the desk, and it is as if they had come.
use crate::register::Company;
use engine::View;
use serde_json::{Value, json};
use testkit::on_both;

fn mail(headers: &str, text: &str) -> Value {
    json!({ "message": format!("{headers}\r\nMessage-ID: <1@north.example>\r\n\r\n{text}") })
}

impl Company {
    fn subjects(&self) -> Vec<String> {
        let read = |view: &mut View<'_>| {
            view.all(database::sql("select subject from notices order by id"), |row| row.at::<String>(0))
        };
        self.engine.view_blocking(engine::Actor::system(), engine::Permission("tickets.read"), read).unwrap()
    }
}

#[test]
fn a_mail_becomes_a_ticket_and_the_answer_to_it_an_answer() {
    on_both(|db| {
        let it = Company::on(&db);
        let first = "From: =?utf-8?q?An=C3=A1?= <ANA@north.example>\r\nSubject: =?utf-8?q?Kein_Ton_=E2=80=93_gar_keiner?=\r\n\
            Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable";
        let ticket = it.makes("maintenance.take-mail", mail(first, "Seit Montag f=FCr alle."));
        let known = it.the("ticket", ticket);
        assert_eq!(
            (&known["title"], &known["description"], &known["reporter"], &known["location"]),
            (&json!("Kein Ton – gar keiner"), &json!("Seit Montag für alle."), &json!(1), &json!(1))
        );
        it.does("maintenance.assign", json!({ "ticket": ticket, "to": "tom" }));
        it.does("maintenance.wait", json!({ "ticket": ticket, "waiting_for": "an answer" }));
        let answer = "From: ana@north.example\r\nSubject: Re: T-000001 waits: Kein Ton";
        it.does(
            "maintenance.take-mail",
            mail(answer, "It is the left one.\r\n\r\nOn Monday Tom wrote:\r\n> Which?\r\n"),
        );
        assert_eq!(
            it.the("ticket", ticket)["state"],
            "assigned",
            "an answer of the reporter ends the waiting"
        );
        let news = "Something new about T-000001: Kein Ton – gar keiner";
        assert_eq!(
            it.subjects().iter().filter(|subject| *subject == news).count(),
            1,
            "Tom hears of it, not Ana"
        );
        let html = "From: tom@north.example\r\nSubject: T-000001\r\nContent-Type: text/html";
        it.does("maintenance.take-mail", mail(html, "<p>New <b>board</b> &amp; cable</p>"));
        assert!(!it.the("ticket", ticket)["responded_at"].is_null(), "the technician has answered");
        assert_eq!(it.subjects().iter().filter(|subject| *subject == news).count(), 2, "now Ana hears");
        it.verifies();
    });
}

#[test]
fn mails_of_strangers_programs_and_bystanders_are_refused() {
    on_both(|db| {
        let it = Company::on(&db);
        let from = |who: &str, more: &str| mail(&format!("From: {who}\r\nSubject: Help{more}"), "Help");
        it.does("maintenance.take-mail", from("ana@north.example", ""));
        for (who, more, code) in [
            ("eve@elsewhere.example", "", "unknown-sender"),
            ("ana", "", "unknown-sender"),
            ("\"ana@north.example\" <eve@elsewhere.example>", "", "unknown-sender"),
            ("ana@north.example", "\r\nAuto-Submitted: auto-replied", "automatic-mail"),
            ("ana@north.example", "\r\nPrecedence: bulk", "automatic-mail"),
            ("kim@north.example", " with T-000001", "not-their-ticket"),
        ] {
            assert_eq!(it.refuses("maintenance.take-mail", from(who, more)), code, "{who} {more}");
        }
        assert_eq!(it.refuses("maintenance.take-mail", json!({ "message": "\u{1}\u{2}" })), "unreadable");
        assert!(it.tries("maintenance.take-mail", from("ana@north.example", " with T-000099")).is_err());
        assert_eq!(it.count("ticket", "id[gte]=1"), 1, "one ticket, and no other");
        it.verifies();
    });
}
