//! What agreements read from the register, and the digests of links.
use crate::{
    AgreementVersion, Signing,
    rules::{choosing::LANGUAGE, choosing::Offer, content::Item},
};
use assets::Asset;
use database::sql;
use domain::{Date, Id, Instant};
use engine::{Record, Result, View, Work};
use people::Person;

/// An asset, as it is called when somebody signs for it.
#[derive(Clone, Debug)]
pub(crate) struct Handed {
    pub(crate) asset: i64,
    pub(crate) tag: String,
    pub(crate) serial: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) category: Option<i64>,
    pub(crate) company: Option<i64>,
}

/// Some assets, as they are called now.
pub(crate) fn handed(view: &mut View<'_>, assets: &[i64]) -> Result<Vec<Handed>> {
    let mut statement = sql("select a.id, a.tag, a.serial, coalesce(m.name, a.name), a.category, a.company
         from assets a left join models m on m.id = a.model where a.id in (");
    statement.push_values(assets.iter().copied()).push(") order by a.id");
    view.all(statement, |row| {
        Ok(Handed {
            asset: row.at(0)?,
            tag: row.at::<Option<String>>(1)?.unwrap_or_default(),
            serial: row.at(2)?,
            description: row.at(3)?,
            category: row.at(4)?,
            company: row.at(5)?,
        })
    })
}

/// A category and those that it is part of, nearest first, each with whether its assets need acceptance.
pub(crate) fn line_of(view: &mut View<'_>, category: i64) -> Result<Vec<(i64, bool)>> {
    let text = "with recursive above (id, parent, needs, height) as (
             select id, parent, needs_acceptance, 0 from categories where id = ?
             union all
             select up.id, up.parent, up.needs_acceptance, above.height + 1
             from categories up join above on up.id = above.parent where above.height < 20)
         select id, needs from above order by height";
    view.all(sql(text).bind(category), |row| Ok((row.at(0)?, row.at::<Option<bool>>(1)?.unwrap_or(false))))
}

/// The texts that can be signed now.
pub(crate) fn offers(view: &mut View<'_>) -> Result<Vec<Offer>> {
    let text = "select t.id, t.current, t.category, t.company, t.language, v.sign_on_return
         from agreement_texts t join agreement_versions v on v.id = t.current
         where t.archived_at is null order by t.id";
    view.all(sql(text), |row| {
        Ok(Offer {
            wording: row.at(0)?,
            version: row.at(1)?,
            category: row.at(2)?,
            company: row.at(3)?,
            language: row.at::<Option<String>>(4)?.unwrap_or_else(|| LANGUAGE.to_owned()),
            on_return: row.at::<Option<bool>>(5)?.unwrap_or(false),
        })
    })
}

/// The country in which somebody works, as far as it is known.
pub(crate) fn country_of(view: &mut View<'_>, person: Id<Person>) -> Result<Option<String>> {
    let text = "select coalesce(l.country, c.country)
         from people p left join locations l on l.id = p.location left join companies c on c.id = p.company
         where p.id = ?";
    Ok(view.first(sql(text).bind(person), |row| row.at::<Option<String>>(0))?.flatten())
}

/// A version, whoever may see it: it is what somebody signs.
pub(crate) fn wording(view: &mut View<'_>, id: Id<AgreementVersion>) -> Result<AgreementVersion> {
    let text = "select id, name, wording, number, body, language, digest, published_on, sign_on_return
         from agreement_versions where id = ?";
    let found = view.first(sql(text).bind(id), |row| {
        Ok(AgreementVersion {
            id: Id::new(row.at(0)?),
            name: row.at(1)?,
            wording: Id::new(row.at(2)?),
            number: row.at(3)?,
            body: row.at(4)?,
            language: row.at(5)?,
            digest: row.at(6)?,
            published_on: row.at(7)?,
            sign_on_return: row.at(8)?,
        })
    })?;
    found.ok_or(engine::Error::NotFound(AgreementVersion::KIND.one))
}

/// The assets that a signature is about, by their ids, as they were called.
pub(crate) fn items(view: &mut View<'_>, signing: Id<Signing>) -> Result<Vec<(i64, Item)>> {
    let text = "select asset, tag, serial, description from signing_items
         where signing = ? and dropped_on is null and archived_at is null order by id";
    view.all(sql(text).bind(signing), |row| {
        let item = Item {
            tag: row.at(1)?,
            serial: row.at(2)?,
            description: row.at::<Option<String>>(3)?.unwrap_or_default(),
        };
        Ok((row.at(0)?, item))
    })
}

/// What the register asked somebody for today and they have not signed: more may join it.
pub(crate) fn open_today(
    view: &mut View<'_>,
    person: Id<Person>,
    version: i64,
    direction: &str,
    today: Date,
) -> Result<Option<i64>> {
    let text = "select id from signings
         where person = ? and state = 'open' and wording = ? and direction = ? and asked_on = ? and automatic = ?
         order by id limit 1";
    let statement = sql(text).bind(person).bind(version).bind(direction).bind(today).bind(true);
    view.first(statement, |row| row.at(0))
}

/// The open items of an asset in the hands of a person, with their signatures.
pub(crate) fn unsigned_items(view: &mut View<'_>, asset: i64, person: i64) -> Result<Vec<(i64, i64)>> {
    let text = "select i.id, i.signing from signing_items i join signings s on s.id = i.signing
         where i.asset = ? and s.person = ? and s.state = 'open' and s.direction = 'hand-out'
             and i.dropped_on is null
         order by i.id";
    view.all(sql(text).bind(asset).bind(person), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// That a signature for an asset in somebody's hands is asked for or given, since they have it.
const COVERED: &str = "exists (
        select 1 from signing_items i join signings s on s.id = i.signing
        where i.asset = t.id and s.person = t.holder_person and s.direction = 'hand-out'
            and s.state in ('open', 'signed') and i.dropped_on is null
            and s.asked_on >= coalesce(t.held_since, s.asked_on))";

/// What somebody holds and was never asked to sign for.
pub(crate) fn unsigned_of(view: &mut View<'_>, person: Id<Person>, limit: usize) -> Result<Vec<i64>> {
    let text = format!(
        "select t.id from assets t
         where t.holder_person = ? and t.archived_at is null and not {COVERED} order by t.id limit {limit}"
    );
    view.all(sql(text).bind(person), |row| row.at(0))
}

/// An asset that nobody signed for: its id and tag, its holder, since when.
pub(crate) type LackingRow = (i64, String, i64, Option<Date>);

/// What people hold of categories that need acceptance and were never asked for, longest held first.
pub(crate) fn lacking(view: &mut View<'_>, limit: usize) -> Result<Vec<LackingRow>> {
    let reach = view.reach_over(Asset::KIND.read)?;
    let mut statement = sql("with recursive needing (id) as (
             select id from categories where needs_acceptance = ? and archived_at is null
             union
             select below.id from categories below join needing on below.parent = needing.id)
         select t.id, t.tag, t.holder_person, t.held_since from assets t
         where t.holder_person is not null and t.archived_at is null
             and t.category in (select id from needing)")
    .bind(true);
    statement.push(&format!(" and not {COVERED}")).push_sql(&reach.condition(&Asset::KIND.belonging, "t"));
    statement.push(&format!(" order by t.held_since, t.id limit {limit}"));
    view.all(statement, |row| {
        Ok((row.at(0)?, row.at::<Option<String>>(1)?.unwrap_or_default(), row.at(2)?, row.at(3)?))
    })
}

/// Open signatures whose next reminder or end is due, after an id.
pub(crate) fn due(view: &mut View<'_>, today: Date, after: i64, limit: usize) -> Result<Vec<i64>> {
    let text = format!(
        "select id from signings where state = 'open' and next_on <= ? and id > ? and archived_at is null
         order by id limit {limit}"
    );
    view.all(sql(text).bind(today).bind(after), |row| row.at(0))
}

/// The signature with this number.
pub(crate) fn numbered(view: &mut View<'_>, number: &str) -> Result<Option<i64>> {
    view.first(sql("select id from signings where number = ?").bind(number), |row| row.at(0))
}

/// Whether a signature is a person's.
pub(crate) fn is_of(view: &mut View<'_>, signing: i64, person: i64) -> Result<bool> {
    let text = "select count(*) from signings where id = ? and person = ?";
    Ok(view.scalar::<i64>(sql(text).bind(signing).bind(person))? == 1)
}

/// All signatures of a person.
pub(crate) fn of_person(view: &mut View<'_>, person: i64) -> Result<Vec<i64>> {
    view.all(sql("select id from signings where person = ? order by id").bind(person), |row| row.at(0))
}

/// A person's signatures that wait for them.
pub(crate) fn own_open(view: &mut View<'_>, person: i64) -> Result<Vec<i64>> {
    let text = "select id from signings where person = ? and state = 'open' order by id";
    view.all(sql(text).bind(person), |row| row.at(0))
}

/// A person's answered signatures, newest first.
pub(crate) fn own_answered(view: &mut View<'_>, person: i64, limit: usize) -> Result<Vec<i64>> {
    let text = format!(
        "select id from signings where person = ? and state in ('signed', 'declined') order by id desc limit {limit}"
    );
    view.all(sql(text).bind(person), |row| row.at(0))
}

/// Keeps the digest of a link.
pub(crate) fn keep_link(
    work: &mut Work<'_>,
    digest: &[u8; 32],
    signing: Id<Signing>,
    expires: Instant,
) -> Result<()> {
    let text = "insert into agreement_links (secret, signing, expires_at) values (?, ?, ?)";
    work.project(sql(text).bind(digest.to_vec()).bind(signing).bind(expires.0))?;
    Ok(())
}

/// The signature that a link is for, if it still works.
pub(crate) fn linked(view: &mut View<'_>, digest: &[u8; 32], now: Instant) -> Result<Option<i64>> {
    let text = "select signing from agreement_links where secret = ? and expires_at > ?";
    view.first(sql(text).bind(digest.to_vec()).bind(now.0), |row| row.at(0))
}

/// Ends every link of a signature.
pub(crate) fn end_links(work: &mut Work<'_>, signing: Id<Signing>) -> Result<()> {
    work.project(sql("delete from agreement_links where signing = ?").bind(signing))?;
    Ok(())
}

/// An open signature, as the list of those who have not signed shows it.
pub(crate) struct Waiting {
    pub(crate) signing: i64,
    pub(crate) number: String,
    pub(crate) person: i64,
    pub(crate) items: i64,
    pub(crate) asked_on: Date,
    pub(crate) reminders: i64,
}

/// Open signatures that the reader may see, longest waiting first.
pub(crate) fn waiting(view: &mut View<'_>, limit: usize) -> Result<Vec<Waiting>> {
    let reach = view.reach_over(Signing::KIND.read)?;
    let mut statement =
        sql("select t.id, t.number, t.person, t.items, t.asked_on, t.reminders from signings t
         where t.state = 'open' and t.archived_at is null");
    statement.push_sql(&reach.condition(&Signing::KIND.belonging, "t"));
    statement.push(&format!(" order by t.asked_on, t.id limit {limit}"));
    view.all(statement, |row| {
        Ok(Waiting {
            signing: row.at(0)?,
            number: row.at(1)?,
            person: row.at(2)?,
            items: row.at::<Option<i64>>(3)?.unwrap_or(0),
            asked_on: row.at(4)?,
            reminders: row.at::<Option<i64>>(5)?.unwrap_or(0),
        })
    })
}

/// How many signatures wait for a person.
pub(crate) fn own_waiting(view: &mut View<'_>, person: i64) -> Result<i64> {
    view.scalar(sql("select count(*) from signings where person = ? and state = 'open'").bind(person))
}
