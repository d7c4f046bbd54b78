//! Sessions, tokens, links and password hashes: what opens doors and is no part of the register.
use crate::{Account, Token, account::AccountState, account::Granted, secret::Secret};
use database::{Tx, sql};
use domain::{Date, Id, Instant};
use engine::{Result, View, Within, Work};

/// The tables.
pub(crate) fn schema(dialect: database::Dialect) -> &'static str {
    dialect.pick(
        "create table access_passwords (account bigint primary key, hash text not null, changed_at bigint not null);
         create table access_sessions (id integer primary key, secret blob not null, account bigint not null,
             created_at bigint not null, expires_at bigint not null, seen_at bigint not null,
             browser text not null, address text not null);
         create unique index access_sessions_secret_key on access_sessions (secret);
         create index access_sessions_by_account on access_sessions (account, id);
         create table access_tokens (secret blob primary key, token bigint not null, account bigint not null,
             permissions text not null, ends_on text not null);
         create index access_tokens_by_token on access_tokens (token);
         create table access_links (secret blob primary key, account bigint not null, expires_at bigint not null);
         create table access_epoch (id bigint primary key, epoch bigint not null);
         insert into access_epoch (id, epoch) values (1, 1);",
        "create table access_passwords (account bigint primary key, hash text not null, changed_at bigint not null);
         create table access_sessions (id bigint generated always as identity primary key, secret bytea not null,
             account bigint not null, created_at bigint not null, expires_at bigint not null, seen_at bigint not null,
             browser text not null, address text not null);
         create unique index access_sessions_secret_key on access_sessions (secret);
         create index access_sessions_by_account on access_sessions (account, id);
         create table access_tokens (secret bytea primary key, token bigint not null, account bigint not null,
             permissions text not null, ends_on text not null);
         create index access_tokens_by_token on access_tokens (token);
         create table access_links (secret bytea primary key, account bigint not null, expires_at bigint not null);
         create table access_epoch (id bigint primary key, epoch bigint not null);
         insert into access_epoch (id, epoch) values (1, 1);",
    )
}

/// The addresses of calendars.
pub(crate) fn feeds(dialect: database::Dialect) -> &'static str {
    dialect.pick(
        "create table access_feeds (name text not null, account bigint not null, secret blob not null,
             primary key (name, account));
         create unique index access_feeds_secret_key on access_feeds (secret);",
        "create table access_feeds (name text not null, account bigint not null, secret bytea not null,
             primary key (name, account));
         create unique index access_feeds_secret_key on access_feeds (secret);",
    )
}

/// Keeps the address of an account's calendar; an earlier one ends.
pub(crate) fn set_feed(work: &mut Work<'_>, name: &str, account: i64, secret: &Secret) -> Result<()> {
    let text = "insert into access_feeds (name, account, secret) values (?, ?, ?)
         on conflict (name, account) do update set secret = excluded.secret";
    work.project(sql(text).bind(name).bind(account).bind(secret.digest().to_vec())).map(drop)
}

/// Ends the address of an account's calendar; answers whether there was one.
pub(crate) fn end_feed(work: &mut Work<'_>, name: &str, account: i64) -> Result<bool> {
    let statement = sql("delete from access_feeds where name = ? and account = ?").bind(name).bind(account);
    Ok(work.project(statement)? > 0)
}

/// Whose calendar a secret opens.
pub(crate) fn feed_of(view: &mut View<'_>, name: &str, secret: &[u8; 32]) -> Result<Option<i64>> {
    let text = "select account from access_feeds where name = ? and secret = ?";
    view.first(sql(text).bind(name).bind(secret.to_vec()), |row| row.at(0))
}

/// How often rights have changed: what was looked up in an earlier epoch is looked up again.
pub(crate) fn epoch(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.scalar(sql("select epoch from access_epoch where id = 1"))?)
}

/// Begins a new epoch.
pub(crate) fn next_epoch(work: &mut Work<'_>) -> Result<()> {
    work.project(sql("update access_epoch set epoch = epoch + 1 where id = 1"))?;
    Ok(())
}

/// Whose session it is, and until when.
pub(crate) fn session(tx: &mut Tx<'_>, secret: &[u8; 32]) -> Result<Option<(i64, Instant)>> {
    let statement = sql("select account, expires_at from access_sessions where secret = ?").bind(*secret);
    Ok(tx.first(statement, |row| Ok((row.at(0)?, row.at(1)?)))?)
}

/// Whose token it is, what it may do, and its last day.
pub(crate) fn token(tx: &mut Tx<'_>, secret: &[u8; 32]) -> Result<Option<(i64, Vec<String>, Date)>> {
    let statement =
        sql("select account, permissions, ends_on from access_tokens where secret = ?").bind(*secret);
    Ok(tx.first(statement, |row| {
        let permissions = serde_json::from_str(&row.at::<String>(1)?).unwrap_or_default();
        Ok((row.at(0)?, permissions, row.at(2)?))
    })?)
}

/// What an account decides when somebody signs in with it.
pub(crate) struct Standing {
    /// Whose it is.
    pub(crate) person: Option<i64>,
    pub(crate) state: AccountState,
    pub(crate) roles: Vec<Granted>,
}

/// Where an account stands now.
pub(crate) fn standing(tx: &mut Tx<'_>, id: i64) -> Result<Option<Standing>> {
    let statement =
        sql("select person, state, roles from access_accounts where id = ? and archived_at is null").bind(id);
    Ok(tx.first(statement, |row| {
        let state = match row.at::<Option<String>>(1)?.as_deref() {
            Some("disabled") => AccountState::Disabled,
            _ => AccountState::Active,
        };
        let roles = row.at::<Option<String>>(2)?.and_then(|text| serde_json::from_str(&text).ok());
        Ok(Standing { person: row.at(0)?, state, roles: roles.unwrap_or_default() })
    })?)
}

/// The permissions of a role.
pub(crate) fn role(tx: &mut Tx<'_>, id: i64) -> Result<Option<Vec<String>>> {
    let statement = sql("select permissions from access_roles where id = ? and archived_at is null").bind(id);
    let text: Option<Option<String>> = tx.first(statement, |row| row.at(0))?;
    Ok(text.map(|text| text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()))
}

/// A reach with everything that lies below what it names.
pub(crate) fn spread(tx: &mut Tx<'_>, within: &Within) -> Result<Within> {
    Ok(Within {
        companies: below(tx, "companies", &within.companies)?,
        locations: below(tx, "locations", &within.locations)?,
        departments: below(tx, "departments", &within.departments)?,
        own: within.own,
    })
}

fn below(tx: &mut Tx<'_>, table: &str, roots: &[i64]) -> Result<Vec<i64>> {
    if roots.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = sql(format!("with recursive below (id) as (select id from {table} where id in ("));
    statement.push_values(roots.iter().copied());
    statement.push(&format!(
        ") union select child.id from {table} child join below on child.parent = below.id) select id from below order by id"
    ));
    Ok(tx.all(statement, |row| row.at(0))?)
}

/// Keeps a token's digest.
pub(crate) fn keep_token(work: &mut Work<'_>, secret: &Secret, token: &Token) -> Result<()> {
    work.project(
        sql(
            "insert into access_tokens (secret, token, account, permissions, ends_on) values (?, ?, ?, ?, ?)",
        )
        .bind(secret.digest())
        .bind(token.id)
        .bind(token.account)
        .bind(serde_json::to_string(&token.permissions)?)
        .bind(token.ends_on),
    )?;
    Ok(())
}

/// Makes a token open nothing any more.
pub(crate) fn forget_token(work: &mut Work<'_>, token: Id<Token>) -> Result<()> {
    work.project(sql("delete from access_tokens where token = ?").bind(token))?;
    next_epoch(work)
}

/// Ends everything that is open on an account: sessions, tokens, links.
pub(crate) fn close_account(work: &mut Work<'_>, account: Id<Account>) -> Result<()> {
    work.project(sql("delete from access_sessions where account = ?").bind(account))?;
    work.project(sql("delete from access_tokens where account = ?").bind(account))?;
    work.project(sql("delete from access_links where account = ?").bind(account))?;
    next_epoch(work)
}

/// Sets an account's password hash.
pub(crate) fn set_password(work: &mut Work<'_>, account: Id<Account>, hash: &str) -> Result<()> {
    let now = work.now();
    work.project(
        sql("insert into access_passwords (account, hash, changed_at) values (?, ?, ?)
             on conflict (account) do update set hash = excluded.hash, changed_at = excluded.changed_at")
        .bind(account)
        .bind(hash)
        .bind(now),
    )?;
    Ok(())
}

/// The password hash of an active account, by its user name.
pub(crate) fn password_of(tx: &mut Tx<'_>, username: &str) -> Result<Option<(i64, String)>> {
    let key = tx.dialect().folded("a.username");
    let username = tx.dialect().fold(username);
    let statement = sql(format!(
        "select a.id, p.hash from access_accounts a join access_passwords p on p.account = a.id
         where {key} = ? and a.archived_at is null and a.state = 'active'"
    ));
    Ok(tx.first(statement.bind(username), |row| Ok((row.at(0)?, row.at(1)?)))?)
}

/// The password hash of an account.
pub(crate) fn password_of_account(view: &mut View<'_>, account: i64) -> Result<Option<String>> {
    view.first(sql("select hash from access_passwords where account = ?").bind(account), |row| row.at(0))
}

/// How many accounts there are.
pub(crate) fn accounts(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.scalar(sql("select count(*) from access_accounts"))?)
}

/// The active accounts whose roles include this one everywhere, other than one.
pub(crate) fn others_with_role(view: &mut View<'_>, role: i64, but: Id<Account>) -> Result<i64> {
    let statement =
        sql("select roles from access_accounts where id <> ? and state = 'active' and archived_at is null")
            .bind(but);
    let roles: Vec<Option<String>> = view.all(statement, |row| row.at(0))?;
    let has = |text: &Option<String>| {
        let granted: Vec<Granted> =
            text.as_deref().and_then(|t| serde_json::from_str(t).ok()).unwrap_or_default();
        granted.iter().any(|it| it.role.number() == role && it.within.is_none() && !it.own)
    };
    Ok(roles.iter().filter(|text| has(text)).count() as i64)
}

/// Every role that is given, with the patterns of its permissions.
pub(crate) fn roles(view: &mut View<'_>) -> Result<Vec<(i64, Vec<String>)>> {
    let statement = sql("select id, permissions from access_roles where archived_at is null order by id");
    view.all(statement, |row| {
        let patterns = row.at::<Option<String>>(1)?.and_then(|text| serde_json::from_str(&text).ok());
        Ok((row.at(0)?, patterns.unwrap_or_default()))
    })
}

/// The active accounts of people that have one of some roles: account and person.
pub(crate) fn people_with_roles(
    view: &mut View<'_>,
    roles: &std::collections::BTreeSet<i64>,
) -> Result<Vec<(i64, Id<people::Person>)>> {
    let statement = sql("select id, person, roles from access_accounts
         where person is not null and (state is null or state <> 'disabled') and archived_at is null order by id");
    let rows = view.all(statement, |row| Ok((row.at(0)?, row.at(1)?, row.at::<Option<String>>(2)?)))?;
    let has = |text: &Option<String>| {
        let granted: Vec<Granted> =
            text.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        granted.iter().any(|it| roles.contains(&it.role.number()))
    };
    Ok(rows.into_iter().filter(|(_, _, text)| has(text)).map(|(id, person, _)| (id, person)).collect())
}

/// Opens a session.
pub(crate) fn open_session(
    tx: &mut Tx<'_>,
    secret: &Secret,
    account: i64,
    now: Instant,
    client: &crate::sign_in::Client,
) -> Result<()> {
    tx.execute(
        sql(
            "insert into access_sessions (secret, account, created_at, expires_at, seen_at, browser, address)
             values (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(secret.digest())
        .bind(account)
        .bind(now)
        .bind(now.plus_millis(crate::sign_in::SESSION_MILLIS))
        .bind(now)
        .bind(client.browser.chars().take(200).collect::<String>())
        .bind(client.address.chars().take(80).collect::<String>()),
    )?;
    tx.execute(sql("delete from access_sessions where expires_at < ?").bind(now))?;
    Ok(())
}

/// Ends one session by its secret.
pub(crate) fn close_session(tx: &mut Tx<'_>, secret: &[u8; 32]) -> Result<()> {
    tx.execute(sql("delete from access_sessions where secret = ?").bind(*secret))?;
    tx.execute(sql("update access_epoch set epoch = epoch + 1 where id = 1"))?;
    Ok(())
}

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub(crate) struct SessionRow {
    pub(crate) id: i64,
    pub(crate) created_at: Instant,
    pub(crate) seen_at: Instant,
    pub(crate) browser: String,
    pub(crate) address: String,
}

/// The open sessions of an account, newest first.
pub(crate) fn sessions_of(view: &mut View<'_>, account: i64) -> Result<Vec<SessionRow>> {
    let now = view.now();
    let statement = sql("select id, created_at, seen_at, browser, address from access_sessions
         where account = ? and expires_at > ? order by id desc limit 100");
    view.all(statement.bind(account).bind(now), |row| {
        Ok(SessionRow {
            id: row.at(0)?,
            created_at: row.at(1)?,
            seen_at: row.at(2)?,
            browser: row.at(3)?,
            address: row.at(4)?,
        })
    })
}

/// Ends a session of an account; false when it has none with this id.
pub(crate) fn end_session(work: &mut Work<'_>, account: i64, session: i64) -> Result<bool> {
    let statement = sql("delete from access_sessions where account = ? and id = ?");
    let ended = work.project(statement.bind(account).bind(session))? == 1;
    next_epoch(work)?;
    Ok(ended)
}

/// Keeps a one-time link.
pub(crate) fn keep_link(tx: &mut Tx<'_>, secret: &Secret, account: i64, expires_at: Instant) -> Result<()> {
    let statement = sql("insert into access_links (secret, account, expires_at) values (?, ?, ?)");
    tx.execute(statement.bind(secret.digest()).bind(account).bind(expires_at))?;
    Ok(())
}

/// Takes a one-time link: whose it was, if it was one and has not ended. It is gone afterwards.
pub(crate) fn take_link(tx: &mut Tx<'_>, secret: &[u8; 32], now: Instant) -> Result<Option<i64>> {
    let found: Option<(i64, Instant)> = tx.first(
        sql("delete from access_links where secret = ? returning account, expires_at").bind(*secret),
        |row| Ok((row.at(0)?, row.at(1)?)),
    )?;
    Ok(found.filter(|(_, expires_at)| *expires_at > now).map(|(account, _)| account))
}
