//! Bringing the schema up to date, under a lock, in one transaction: all of it or nothing.
use crate::{
    Actor, Capability, Error, Reach, RecordKind, Request, Result, Work, engine::Shared, journal,
    record::schema, tools::Tools,
};
use database::{Db, Dialect, Tx, sql};
use domain::Refusal;
use std::sync::Arc;

/// The shape of the engine's own tables; raised when they change in a way that an older binary cannot read or would
/// not keep. 2: what refers to people is found through their own search text and carries no name.
const ENGINE_SCHEMA: i64 = 2;
/// The lock under which one of several starting nodes migrates.
const LOCK: i64 = 7_301_983;
/// How often this is tried beside busy nodes; each is some tries of the database already.
const TRIES: u32 = 5;

const OWN: &str = "
    create table if not exists schema_steps (
        capability text not null, step bigint not null, says text not null, primary key (capability, step));
    create table if not exists register_facts (name text primary key, value text not null);
    create table if not exists idempotency (
        actor text not null, request_key text not null, digest {bytes} not null, answer text not null,
        recorded_at bigint not null, primary key (actor, request_key));
    create index if not exists idempotency_by_age on idempotency (recorded_at);
";

/// Brings the schema up to date, also while other nodes write.
pub(crate) fn bring_up(db: &Db, shared: &Arc<Shared>) -> Result<()> {
    // To look at the indexes of a table is to wait for those who write to it, and they may wait for us: PostgreSQL ends
    // one of the two. It is all in one transaction, so another try begins where this one did.
    for _ in 1..TRIES {
        match bring_up_once(db, shared) {
            Err(Error::Conflict) => {}
            done => return done,
        }
    }
    bring_up_once(db, shared)
}

fn bring_up_once(db: &Db, shared: &Arc<Shared>) -> Result<()> {
    let shared = shared.clone();
    db.write_blocking(move |tx| run(tx, &shared))
}

fn run(tx: &mut Tx<'_>, shared: &Shared) -> Result<()> {
    if tx.dialect() == Dialect::Postgres {
        tx.scalar::<database::Value>(sql("select pg_advisory_xact_lock(?)::text").bind(LOCK))?;
    }
    make_own(tx)?;
    refuse_newer(tx, shared)?;
    refuse_strange_keys(tx, shared)?;
    make_tables(tx, &shared.kinds)?;
    if last_step(tx, "engine")? == 1 {
        let tools = Tools::default();
        let mut work = own_work(tx, (shared, &tools), "register.upgrade");
        shared.kinds.iter().try_for_each(|kind| work.search_anew(kind))?;
    }
    step_done(tx, "engine", ENGINE_SCHEMA, "the engine's own tables")?;
    for capability in shared.capabilities {
        let done = last_step(tx, capability.name)?;
        for step in capability.schema.iter().filter(|step| step.number > done) {
            tx.batch((step.sql)(tx.dialect()))?;
            step_done(tx, capability.name, step.number, step.says)?;
        }
    }
    for capability in shared.capabilities {
        begin_once(tx, shared, capability)?;
    }
    // The journal's last moment is a floor for the clock: a machine whose clock was set back writes no past.
    if let Some(latest) = journal::store::latest_moment(tx)? {
        shared.clock.not_before(latest);
    }
    Ok(())
}

fn make_own(tx: &mut Tx<'_>) -> Result<()> {
    let bytes = tx.dialect().pick("blob", "bytea");
    Ok(tx.batch(&OWN.replace("{bytes}", bytes))?)
}

/// The engine's tables and those of records, or what they lack.
pub(crate) fn make_tables(tx: &mut Tx<'_>, kinds: &[&'static RecordKind]) -> Result<()> {
    make_own(tx)?;
    journal::store::prepare(tx)?;
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name).collect();
    journal::store::prepare_ids(tx, &names)?;
    schema::prepare(tx, kinds)?;
    crate::jobs::prepare(tx)?;
    crate::files::prepare(tx)
}

/// Registers what a new register starts with; once, whatever is changed or taken away later.
fn begin_once(tx: &mut Tx<'_>, shared: &Shared, capability: &'static Capability) -> Result<()> {
    let Some(begin) = capability.begin else { return Ok(()) };
    let fact = format!("begun:{}", capability.name);
    let statement = sql("insert into register_facts (name, value) values (?, 'yes') on conflict do nothing");
    if tx.execute(statement.bind(fact))? == 0 {
        return Ok(());
    }
    let tools = Tools::default();
    let mut work = own_work(tx, (shared, &tools), "register.begin");
    begin(&mut work)?;
    work.settle()
}

fn own_work<'a>(tx: &'a mut Tx<'_>, made_with: (&'a Shared, &'a Tools), command: &'static str) -> Work<'a> {
    Work::new(tx.lent(), Actor::system(), Reach::Everything, made_with, Request::default(), command)
}

fn step_done(tx: &mut Tx<'_>, capability: &str, number: i64, says: &str) -> Result<()> {
    tx.execute(
        sql("insert into schema_steps (capability, step, says) values (?, ?, ?) on conflict do nothing")
            .bind(capability)
            .bind(number)
            .bind(says),
    )?;
    Ok(())
}

fn last_step(tx: &mut Tx<'_>, capability: &str) -> Result<i64> {
    let last: Option<i64> =
        tx.scalar(sql("select max(step) from schema_steps where capability = ?").bind(capability))?;
    Ok(last.unwrap_or(0))
}

/// A database that a newer binary has changed is not touched: this binary does not know what it would break.
fn refuse_newer(tx: &mut Tx<'_>, shared: &Shared) -> Result<()> {
    let steps = tx.all(sql("select capability, step from schema_steps"), |row| {
        Ok((row.at::<String>(0)?, row.at::<i64>(1)?))
    })?;
    refuse_unknown(shared.capabilities, &steps)
}

/// Refuses steps that no capability of this binary has.
pub(crate) fn refuse_unknown(capabilities: &[&Capability], steps: &[(String, i64)]) -> Result<()> {
    let newest_known = |name: &str| match name {
        "engine" => Some(ENGINE_SCHEMA),
        _ => capabilities
            .iter()
            .find(|capability| capability.name == name)
            .map(|capability| capability.schema.iter().map(|step| step.number).max().unwrap_or(0)),
    };
    for (capability, step) in steps {
        if newest_known(capability).is_none_or(|known| *step > known) {
            let message = format!(
                "This was written by a newer version of Tenure (step {step} of {capability}). Use that version, or a backup made before."
            );
            return Err(Error::Refused(Refusal::new("schema-is-newer", message)));
        }
    }
    Ok(())
}

/// A register belongs to one set of keys: with others, checkpoints would not fit and people could not be read.
fn refuse_strange_keys(tx: &mut Tx<'_>, shared: &Shared) -> Result<()> {
    let ours = shared.keys.verifying();
    let known: Option<String> =
        tx.first(sql("select value from register_facts where name = 'verifying-key'"), |row| row.at(0))?;
    match known {
        Some(known) if known != ours => Err(Error::Refused(Refusal::new(
            "keys-do-not-belong",
            "The keys file belongs to another register. Put the right one in its place; several nodes share one.",
        ))),
        Some(_) => Ok(()),
        None => {
            let statement = sql("insert into register_facts (name, value) values ('verifying-key', ?)");
            tx.execute(statement.bind(ours))?;
            Ok(())
        }
    }
}
