//! The tables of messages.
use crate::{
    inbox::Message,
    letter::{Enclosure, Letter, LetterState, Posted},
    notice::Notice,
    wish::Mailing,
};
use database::sql;
use domain::{Id, Instant};
use engine::{Actor, Result, View, Work};
use people::Person;
use ui::i18n::Lang;

/// Messages that the badge counts at most.
pub(crate) const UNREAD_MAX: i64 = 99;

pub(crate) fn was_told(view: &mut View<'_>, person: Id<Person>, key: &str) -> Result<bool> {
    let text = "select count(*) from notices where person = ? and once_key = ?";
    Ok(view.scalar::<i64>(sql(text).bind(person.number()).bind(key))? > 0)
}

pub(crate) fn add(work: &mut Work<'_>, notice: &Notice, mail: &str) -> Result<()> {
    let now = work.now().0;
    let text = "insert into notices
            (person, topic, subject, body, href, once_key, made_at, mail, mail_tries, mail_after)
        values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)";
    let statement = sql(text)
        .bind(notice.to.number())
        .bind(notice.topic)
        .bind(notice.subject.as_str())
        .bind(notice.text.as_str())
        .bind(notice.href.as_deref())
        .bind(notice.once.as_deref())
        .bind(now)
        .bind(mail)
        .bind(now);
    work.project(statement).map(|_| ())
}

pub(crate) fn mailing(view: &mut View<'_>, person: Id<Person>) -> Result<Mailing> {
    let text = "select mailing from notice_wishes where person = ?";
    let wish = view.first(sql(text).bind(person.number()), |row| row.at::<String>(0))?;
    Ok(wish.map(|name| Mailing::from_name(&name)).unwrap_or_default())
}

/// The language that somebody chose for mail.
pub(crate) fn mail_lang(view: &mut View<'_>, person: Id<Person>) -> Result<Option<Lang>> {
    let text = "select lang from notice_wishes where person = ?";
    let wish = view.first(sql(text).bind(person.number()), |row| row.at::<Option<String>>(0))?;
    Ok(wish.flatten().and_then(|tag| Lang::from_tag(&tag)))
}

/// Keeps a wish; without a language, that of before.
pub(crate) fn set_mailing(
    work: &mut Work<'_>,
    person: Id<Person>,
    mailing: Mailing,
    lang: Option<Lang>,
) -> Result<()> {
    let text = "insert into notice_wishes (person, mailing, lang)
        values (?, ?, ?)
        on conflict (person) do update
        set mailing = excluded.mailing, lang = coalesce(excluded.lang, notice_wishes.lang)";
    let statement = sql(text).bind(person.number()).bind(mailing.name()).bind(lang.map(Lang::tag));
    work.project(statement).map(|_| ())
}

pub(crate) fn mark_read(work: &mut Work<'_>, person: Id<Person>, message: Option<i64>) -> Result<u64> {
    let now = work.now().0;
    let text = "update notices
        set read_at = ?
        where person = ? and read_at is null and (? = 0 or id = ?)";
    let one = message.unwrap_or_default();
    work.project(sql(text).bind(now).bind(person.number()).bind(one).bind(one))
}

pub(crate) fn unread(view: &mut View<'_>, person: i64) -> Result<i64> {
    let text = "select count(*)
        from (select 1 as one from notices where person = ? and read_at is null limit ?) as unread";
    view.scalar(sql(text).bind(person).bind(UNREAD_MAX))
}

pub(crate) fn messages(
    view: &mut View<'_>,
    person: Id<Person>,
    unread: bool,
    before: Option<i64>,
    limit: usize,
) -> Result<Vec<Message>> {
    let text = "select id, topic, subject, body, href, made_at, read_at
        from notices
        where person = ? and id < ? and (? = 0 or read_at is null)
        order by id desc
        limit ?";
    let statement = sql(text)
        .bind(person.number())
        .bind(before.unwrap_or(i64::MAX))
        .bind(i64::from(unread))
        .bind(limit as i64);
    view.all(statement, |row| {
        Ok(Message {
            id: row.at(0)?,
            topic: row.at(1)?,
            subject: row.at(2)?,
            text: row.at(3)?,
            href: row.at(4)?,
            at: row.at(5)?,
            read: row.at::<Option<i64>>(6)?.is_some(),
        })
    })
}

/// A message that is to be mailed.
#[derive(Clone, Debug)]
pub(crate) struct Unsent {
    pub(crate) id: i64,
    pub(crate) person: i64,
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) href: Option<String>,
    pub(crate) tries: i64,
    pub(crate) lang: Option<Lang>,
}

/// What is to be mailed now to people with this wish, by person.
pub(crate) fn to_mail(view: &mut View<'_>, mailing: Mailing, limit: usize) -> Result<Vec<Unsent>> {
    let text = "select notices.id, notices.person, people.name, people.email, notices.subject, notices.body,
            notices.href, notices.mail_tries, notice_wishes.lang
        from notices
        join people on people.id = notices.person
        left join notice_wishes on notice_wishes.person = notices.person
        where notices.mail = 'waiting' and notices.mail_after <= ?
            and coalesce(notice_wishes.mailing, 'at-once') = ?
        order by notices.person, notices.id
        limit ?";
    let statement = sql(text).bind(view.now().0).bind(mailing.name()).bind(limit as i64);
    view.all(statement, |row| {
        Ok(Unsent {
            id: row.at(0)?,
            person: row.at(1)?,
            name: row.at(2)?,
            email: row.at(3)?,
            subject: row.at(4)?,
            text: row.at(5)?,
            href: row.at(6)?,
            tries: row.at(7)?,
            lang: row.at::<Option<String>>(8)?.and_then(|tag| Lang::from_tag(&tag)),
        })
    })
}

/// What became of a letter: `sent`, `none` (nowhere to send it), `failed`, or `waiting` to be tried again later.
pub(crate) fn mailed(
    work: &mut Work<'_>,
    id: i64,
    mail: &str,
    after: Instant,
    error: Option<&str>,
) -> Result<()> {
    let text = "update notices
        set mail = ?, mail_tries = mail_tries + 1, mail_after = ?, mail_error = ?
        where id = ? and mail = 'waiting'";
    work.project(sql(text).bind(mail).bind(after.0).bind(error).bind(id)).map(|_| ())
}

/// Takes away what was read long ago.
pub(crate) fn forget(work: &mut Work<'_>, read_before: Instant) -> Result<u64> {
    let text = "delete from notices where read_at is not null and read_at < ? and mail <> 'waiting'";
    work.project(sql(text).bind(read_before.0))
}

pub(crate) fn post(work: &mut Work<'_>, letter: &Letter, sender: &Actor) -> Result<()> {
    let now = work.now().0;
    let text = "insert into letters
            (kind, record, name, address, subject, body, file_name, file_media, file, sender, sender_person, made_at,
            state, tries, try_after)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, ?)";
    let file = letter.file.as_ref();
    let statement = sql(text)
        .bind(letter.about.name)
        .bind(letter.record)
        .bind(letter.name.as_str())
        .bind(letter.address.as_str())
        .bind(letter.subject.as_str())
        .bind(letter.text.as_str())
        .bind(file.map(|file| file.name.as_str()))
        .bind(file.map(|file| file.media.as_str()))
        .bind(file.map(|file| file.content.clone()))
        .bind(sender.name.as_str())
        .bind(sender.person)
        .bind(now)
        .bind(now);
    work.project(statement).map(|_| ())
}

/// A letter that is to go now.
#[derive(Clone, Debug)]
pub(crate) struct Outgoing {
    pub(crate) id: i64,
    pub(crate) kind: String,
    pub(crate) record: i64,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) file: Option<Enclosure>,
    pub(crate) tries: i64,
    /// Who sent it, with their name and address, if they are a person that is still here.
    pub(crate) sender: Option<i64>,
    pub(crate) sender_name: Option<String>,
    pub(crate) sender_email: Option<String>,
}

/// The letters that are to go now.
pub(crate) fn to_post(view: &mut View<'_>, limit: usize) -> Result<Vec<Outgoing>> {
    let text = "select letters.id, letters.kind, letters.record, letters.name, letters.address, letters.subject,
            letters.body, letters.file_name, letters.file_media, letters.file, letters.tries, people.id, people.name,
            people.email
        from letters
        left join people on people.id = letters.sender_person
        where letters.state = 'waiting' and letters.try_after <= ?
        order by letters.id
        limit ?";
    let statement = sql(text).bind(view.now().0).bind(limit as i64);
    view.all(statement, |row| {
        let (name, media) = (row.at::<Option<String>>(7)?, row.at::<Option<String>>(8)?);
        let content = row.at::<Option<Vec<u8>>>(9)?;
        let file = name.zip(media).zip(content);
        Ok(Outgoing {
            id: row.at(0)?,
            kind: row.at(1)?,
            record: row.at(2)?,
            name: row.at(3)?,
            address: row.at(4)?,
            subject: row.at(5)?,
            text: row.at::<Option<String>>(6)?.unwrap_or_default(),
            file: file.map(|((name, media), content)| Enclosure { name, media, content }),
            tries: row.at(10)?,
            sender: row.at(11)?,
            sender_name: row.at(12)?,
            sender_email: row.at(13)?,
        })
    })
}

/// What became of a letter. Once it went or was given up, nobody needs its words any more.
pub(crate) fn posted(
    work: &mut Work<'_>,
    id: i64,
    state: LetterState,
    after: Instant,
    error: Option<&str>,
) -> Result<()> {
    let now = work.now().0;
    let text = "update letters
        set state = ?, tries = tries + 1, try_after = ?, error = ?, sent_at = ?,
            body = case when ? = 1 then body end, file = case when ? = 1 then file end
        where id = ? and state = 'waiting'";
    let kept = i64::from(state == LetterState::Waiting);
    let statement = sql(text)
        .bind(state.name())
        .bind(after.0)
        .bind(error)
        .bind((state == LetterState::Sent).then_some(now))
        .bind(kept)
        .bind(kept)
        .bind(id);
    work.project(statement).map(|_| ())
}

/// What was mailed to others about a record, newest first.
pub(crate) fn letters_about(
    view: &mut View<'_>,
    kind: &str,
    record: i64,
    limit: usize,
) -> Result<Vec<Posted>> {
    let text = "select name, address, subject, file_name, sender, made_at, state, tries, sent_at, error
        from letters
        where kind = ? and record = ?
        order by id desc
        limit ?";
    let statement = sql(text).bind(kind).bind(record).bind(limit as i64);
    view.all(statement, |row| {
        Ok(Posted {
            name: row.at(0)?,
            address: row.at(1)?,
            subject: row.at(2)?,
            file: row.at(3)?,
            sender: row.at(4)?,
            at: row.at(5)?,
            state: LetterState::from_name(&row.at::<String>(6)?),
            tries: row.at(7)?,
            sent_at: row.at(8)?,
            error: row.at(9)?,
        })
    })
}
