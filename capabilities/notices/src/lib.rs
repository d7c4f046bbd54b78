//! Messages to people: what waits for them, in the page and by e-mail; and letters to others.
//!
//! A notice is written in the transaction of what it tells of. It is no record: what it tells of is in the journal.
mod inbox;
mod jobs;
mod letter;
mod mark;
mod notice;
pub mod pages;
mod post;
mod store;
mod wish;

pub use inbox::{Inbox, Message, Messages};
pub use letter::{Enclosure, Letter, LetterState, Letters, Posted, in_language, post, signature};
pub use mark::MarkRead;
pub use notice::{Notice, tell};
pub use post::{Post, PostSettings};
pub use wish::{MailTo, Mailing};

use database::Dialect;
use engine::{Capability, Migration, Permission, Reading, Verb};

/// Reading one's own messages; every role has it.
pub const OWN: Permission = Permission("own.notices");

/// The capability, for the list of the product.
pub static CAPABILITY: Capability = Capability {
    verbs: &[Verb::of::<MarkRead>(), Verb::of::<MailTo>()],
    readings: &[Reading::of::<Inbox>(), Reading::of::<Letters>()],
    schema: &[
        Migration { number: 1, says: "messages, and how people want them", sql: tables },
        Migration { number: 2, says: "letters to others", sql: letters },
        Migration { number: 3, says: "in which language people want mail", sql: languages },
    ],
    jobs: &[jobs::MAIL, jobs::DIGEST, jobs::TIDY],
    ..Capability::new("notices", "Messages to people, in the page and by e-mail, and letters to others.")
};

fn tables(dialect: Dialect) -> &'static str {
    dialect.pick(
        "create table notices (
            id integer primary key, person bigint not null, topic text not null, subject text not null,
            body text not null, href text, once_key text, made_at bigint not null, read_at bigint,
            mail text not null, mail_tries bigint not null, mail_after bigint not null, mail_error text);
         create index notices_of_person on notices (person, id);
         create index notices_unread on notices (person) where read_at is null;
         create index notices_to_mail on notices (mail_after) where mail = 'waiting';
         create unique index notices_once on notices (person, once_key) where once_key is not null;
         create table notice_wishes (person bigint primary key, mailing text not null);",
        "create table notices (
            id bigint generated always as identity primary key, person bigint not null, topic text not null,
            subject text not null, body text not null, href text, once_key text, made_at bigint not null,
            read_at bigint, mail text not null, mail_tries bigint not null, mail_after bigint not null,
            mail_error text);
         create index notices_of_person on notices (person, id);
         create index notices_unread on notices (person) where read_at is null;
         create index notices_to_mail on notices (mail_after) where mail = 'waiting';
         create unique index notices_once on notices (person, once_key) where once_key is not null;
         create table notice_wishes (person bigint primary key, mailing text not null);",
    )
}

fn letters(dialect: Dialect) -> &'static str {
    dialect.pick(
        "create table letters (
            id integer primary key, kind text not null, record bigint not null, name text not null,
            address text not null, subject text not null, body text, file_name text, file_media text, file blob,
            sender text not null, sender_person bigint, made_at bigint not null, state text not null,
            tries bigint not null, try_after bigint not null, sent_at bigint, error text);
         create index letters_about on letters (kind, record, id);
         create index letters_to_mail on letters (try_after) where state = 'waiting';",
        "create table letters (
            id bigint generated always as identity primary key, kind text not null, record bigint not null,
            name text not null, address text not null, subject text not null, body text, file_name text,
            file_media text, file bytea, sender text not null, sender_person bigint, made_at bigint not null,
            state text not null, tries bigint not null, try_after bigint not null, sent_at bigint, error text);
         create index letters_about on letters (kind, record, id);
         create index letters_to_mail on letters (try_after) where state = 'waiting';",
    )
}

fn languages(_: Dialect) -> &'static str {
    "alter table notice_wishes add column lang text;"
}
