//! The engine: it opens, commits and rolls back; nobody else does.
use crate::{
    ANY_KIND, Actor, Capability, Clock, Command, Entry, Error, Guard, Happened, Keys, Permission, Query,
    Reaction, Reading, RecordKind, Request, Result, Verb, View, Who, Work,
    journal::{self, Verification},
    migrate,
    proof::{Sealed, seal_journal},
    record::{self, CustomField, Record, verbs::RecordVerb},
    tools::Tools,
};
use database::{Db, Tx, sql};
use domain::{Currency, Event, Refusal};
use parking_lot::Mutex;
use serde_json::Value;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// What the organisation has set; from the configuration.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Its name, on pages, labels and documents.
    pub organisation: String,
    /// The currency of amounts that do not name one.
    pub currency: Currency,
    /// Where the product is reached from outside, without a slash at the end.
    pub base_url: String,
}

impl Default for Settings {
    fn default() -> Self {
        let base_url = "http://127.0.0.1:8080".to_owned();
        Self { organisation: "My organisation".into(), currency: Currency::EUR, base_url }
    }
}

/// Looks up who is behind a secret or an account, inside the transaction that is about to use it.
pub trait Gatekeeper: Send + Sync {
    /// The actor behind the SHA-256 of a session's or token's secret; [`Error::Unauthenticated`] if there is none.
    fn admit(&self, tx: &mut Tx<'_>, shared: &Shared, secret: &[u8; 32]) -> Result<Arc<Actor>>;
    /// The actor that an account is now.
    fn account(&self, tx: &mut Tx<'_>, shared: &Shared, account: i64) -> Result<Arc<Actor>>;
}

/// A gatekeeper that lets nobody in: for engines that only the system uses.
pub struct NobodyElse;

impl Gatekeeper for NobodyElse {
    fn admit(&self, _: &mut Tx<'_>, _: &Shared, _: &[u8; 32]) -> Result<Arc<Actor>> {
        Err(Error::Unauthenticated)
    }
    fn account(&self, _: &mut Tx<'_>, _: &Shared, _: i64) -> Result<Arc<Actor>> {
        Err(Error::Unauthenticated)
    }
}

/// What an engine is made of.
pub struct Setup {
    /// The capabilities, lower tiers first.
    pub capabilities: &'static [&'static Capability],
    /// Who looks up actors.
    pub gatekeeper: Arc<dyn Gatekeeper>,
    /// The secrets.
    pub keys: Keys,
    /// The time.
    pub clock: Clock,
    /// What the organisation has set.
    pub settings: Settings,
}

/// What every transaction shares.
pub struct Shared {
    pub(crate) kinds: Vec<&'static RecordKind>,
    by_name: HashMap<&'static str, &'static RecordKind>,
    pub(crate) capabilities: &'static [&'static Capability],
    pub(crate) keys: Keys,
    pub(crate) clock: Clock,
    pub(crate) settings: Settings,
    gatekeeper: Arc<dyn Gatekeeper>,
}

impl Shared {
    fn new(setup: Setup) -> Self {
        let kinds = kinds_of(setup.capabilities);
        Self {
            by_name: kinds.iter().map(|kind| (kind.name, *kind)).collect(),
            kinds,
            capabilities: setup.capabilities,
            keys: setup.keys,
            clock: setup.clock,
            settings: setup.settings,
            gatekeeper: setup.gatekeeper,
        }
    }

    /// The kind of record with this name.
    pub fn kind(&self, name: &str) -> Option<&'static RecordKind> {
        self.by_name.get(name).copied()
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Every permission that something in the product asks for.
    pub fn permissions(&self) -> BTreeSet<&'static str> {
        let of_kinds = self.kinds.iter().flat_map(|kind| {
            let changing = [kind.register, kind.edit, kind.archive].into_iter().filter(|_| kind.open);
            changing.chain([kind.read])
        });
        let of_verbs = self.capabilities.iter().flat_map(|it| it.verbs.iter().map(|verb| verb.needs));
        let of_readings =
            self.capabilities.iter().flat_map(|it| it.readings.iter().map(|reading| reading.needs));
        let of_others = self.capabilities.iter().flat_map(|it| it.permissions.iter().copied());
        let own = [crate::JOURNAL_READ, crate::JOBS_READ];
        of_kinds
            .chain(of_verbs)
            .chain(of_readings)
            .chain(of_others)
            .chain(own)
            .map(|permission| permission.0)
            .collect()
    }

    pub(crate) fn doings(&self) -> Vec<Doing> {
        let open = self.kinds.iter().filter(|kind| kind.open);
        let record = open.flat_map(|kind| RecordVerb::ALL.map(|verb| Doing::Record(kind, verb)));
        let verbs = self.capabilities.iter().flat_map(|it| it.verbs).map(Doing::Verb);
        record.chain(verbs).collect()
    }

    /// Whether something says what such a happening is called: what nobody declares would be unreadable on timelines.
    pub(crate) fn declares(&self, event: Event) -> bool {
        let of_capabilities = self.capabilities.iter().flat_map(|it| it.events);
        Event::OF_ALL.iter().chain(of_capabilities).any(|one| *one == event)
    }

    pub(crate) fn guards_of(&self, kind: &str) -> impl Iterator<Item = &'static Guard> {
        let guards = self.capabilities.iter().flat_map(|capability| capability.guards);
        guards.filter(move |guard| guard.kind == kind)
    }

    pub(crate) fn reactions_to(&self, kind: &str, event: &str) -> impl Iterator<Item = &'static Reaction> {
        let reactions = self.capabilities.iter().flat_map(|capability| capability.reactions);
        reactions.filter(move |reaction| {
            (reaction.kind == kind || reaction.kind == ANY_KIND)
                && (reaction.events.is_empty() || reaction.events.contains(&event))
        })
    }

    pub(crate) fn admit(&self, tx: &mut Tx<'_>, who: &Who) -> Result<Arc<Actor>> {
        match who {
            Who::Known(actor) => Ok(actor.clone()),
            Who::Bearer(secret) => self.gatekeeper.admit(tx, self, secret),
        }
    }

    pub(crate) fn account(&self, tx: &mut Tx<'_>, account: i64) -> Result<Arc<Actor>> {
        self.gatekeeper.account(tx, self, account)
    }
}

/// The kinds of records of some capabilities, with the engine's own.
pub(crate) fn kinds_of(capabilities: &'static [&'static Capability]) -> Vec<&'static RecordKind> {
    let own: [&'static RecordKind; 1] = [CustomField::KIND];
    own.into_iter().chain(capabilities.iter().flat_map(|it| it.records).copied()).collect()
}

/// Something that can be done, by its entry in a list: a command, or one of the verbs of an open kind.
#[derive(Clone, Copy)]
pub enum Doing {
    /// A command of a capability.
    Verb(&'static Verb),
    /// A verb of an open kind of record.
    Record(&'static RecordKind, RecordVerb),
}

impl Doing {
    /// Its name.
    pub fn name(&self) -> String {
        match self {
            Self::Verb(verb) => verb.name.to_owned(),
            Self::Record(kind, verb) => verb.name(kind),
        }
    }

    /// What it needs.
    pub fn needs(&self) -> Permission {
        match self {
            Self::Verb(verb) => verb.needs,
            Self::Record(kind, verb) => verb.needs(kind),
        }
    }

    /// What it does, in a sentence.
    pub fn says(&self) -> String {
        match self {
            Self::Verb(verb) => verb.says.to_owned(),
            Self::Record(kind, verb) => verb.says(kind),
        }
    }

    /// The name under which its input says which record it is about; none when it registers one.
    pub fn subject(&self) -> Option<&'static str> {
        match self {
            Self::Verb(verb) => verb.place.parameters().next(),
            Self::Record(_, RecordVerb::Register) => None,
            Self::Record(..) => Some("id"),
        }
    }

    /// Does it inside of a transaction that is open, with its own permission demanded.
    pub fn run(&self, work: &mut Work<'_>, input: Value) -> Result<Value> {
        let reach = work.actor().demand(self.needs())?;
        work.as_command(&self.name(), reach, |work| match self {
            Self::Verb(verb) => (verb.run)(work, input),
            Self::Record(kind, verb) => Ok(serde_json::to_value(verb.run(work, kind, input)?)?),
        })
    }
}

/// The register, open. Cheap to clone.
#[derive(Clone)]
pub struct Engine {
    db: Db,
    shared: Arc<Shared>,
    pub(crate) tools: Arc<Tools>,
}

impl Engine {
    /// Opens the register: brings the schema up to date under a lock, and refuses a newer one.
    pub fn open(db: Db, setup: Setup) -> Result<Self> {
        let shared = Arc::new(Shared::new(setup));
        migrate::bring_up(&db, &shared)?;
        Ok(Self { db, shared, tools: Arc::default() })
    }

    /// What every transaction shares: kinds, clock, settings.
    pub fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The capabilities of the product.
    pub fn capabilities(&self) -> &'static [&'static Capability] {
        self.shared.capabilities
    }

    /// All kinds of records.
    pub fn kinds(&self) -> &[&'static RecordKind] {
        &self.shared.kinds
    }

    /// The kind with this name.
    pub fn kind(&self, name: &str) -> Option<&'static RecordKind> {
        self.shared.kind(name)
    }

    /// The kind at this place in addresses.
    pub fn kind_at(&self, path: &str) -> Option<&'static RecordKind> {
        self.shared.kinds.iter().copied().find(|kind| kind.path == path)
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    /// What the organisation has set.
    pub fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// The public half of the signing key.
    pub fn verifying_key(&self) -> &str {
        self.shared.keys.verifying()
    }

    /// The secrets, for a backup that may carry them.
    pub fn keys(&self) -> &Keys {
        &self.shared.keys
    }

    /// The database, for backups and measurements.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Everything that can be done.
    pub fn doings(&self) -> Vec<Doing> {
        self.shared.doings()
    }

    /// What has this name among what can be done.
    pub fn doing(&self, name: &str) -> Option<Doing> {
        self.doings().into_iter().find(|doing| doing.name() == name)
    }

    /// Everything that can be asked.
    pub fn readings(&self) -> impl Iterator<Item = &'static Reading> {
        self.shared.capabilities.iter().flat_map(|it| it.readings)
    }

    /// Does a command.
    pub async fn execute<C: Command>(
        &self,
        who: impl Into<Who>,
        request: Request,
        command: C,
    ) -> Result<C::Outcome> {
        self.work(who, request, C::NAME, C::NEEDS, move |work| command.clone().run(work)).await
    }

    /// Asks a query.
    pub async fn ask<Q: Query>(&self, who: impl Into<Who>, query: Q) -> Result<Q::Answer> {
        self.view(who, Q::NEEDS, move |view| query.clone().run(view)).await
    }

    /// Asks a query by its entry in the list.
    pub async fn tell(&self, who: impl Into<Who>, reading: &'static Reading, input: Value) -> Result<Value> {
        self.view(who, reading.needs, move |view| (reading.run)(view, input.clone())).await
    }

    /// Does something by its entry in the list. A repeated idempotency key gets the first answer again.
    pub async fn perform(
        &self,
        who: impl Into<Who>,
        request: Request,
        doing: Doing,
        input: Value,
    ) -> Result<Value> {
        let inner = performing(doing, input);
        self.work(who, request, &doing.name(), doing.needs(), inner).await
    }

    /// What doing it would write, reactions included; nothing is kept.
    pub async fn rehearse(
        &self,
        who: impl Into<Who>,
        request: Request,
        doing: Doing,
        input: Value,
    ) -> Result<Vec<Happened>> {
        let told = Arc::new(Mutex::new(Vec::new()));
        let keep = told.clone();
        let mut transaction =
            self.transaction(who.into(), request, doing.name(), doing.needs(), performing(doing, input));
        let result = self
            .db
            .write(move |tx| {
                let (_, happened) = transaction(tx)?;
                *keep.lock() = happened;
                Err::<(), _>(Refusal::new(REHEARSED, "").into())
            })
            .await;
        match result {
            Err(Error::Refused(refusal)) if refusal.code == REHEARSED => Ok(std::mem::take(&mut told.lock())),
            Err(error) => Err(error),
            Ok(()) => Ok(Vec::new()),
        }
    }

    /// Reads with a permission, in one transaction.
    pub async fn view<T: Send + 'static>(
        &self,
        who: impl Into<Who>,
        needs: Permission,
        read: impl FnMut(&mut View<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.db.read(self.reading(who.into(), needs, read)).await
    }

    /// [`Engine::view`] for threads that may block.
    pub fn view_blocking<T: Send + 'static>(
        &self,
        who: impl Into<Who>,
        needs: Permission,
        read: impl FnMut(&mut View<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.db.read_blocking(self.reading(who.into(), needs, read))
    }

    /// Changes something under a command's name and permission, in one transaction with everybody's reactions.
    pub async fn work<T: Send + 'static>(
        &self,
        who: impl Into<Who>,
        request: Request,
        name: &str,
        needs: Permission,
        change: impl FnMut(&mut Work<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut transaction = self.transaction(who.into(), request, name.to_owned(), needs, change);
        self.db.write(move |tx| transaction(tx).map(|(outcome, _)| outcome)).await
    }

    /// [`Engine::work`] for threads that may block.
    pub fn work_blocking<T: Send + 'static>(
        &self,
        who: impl Into<Who>,
        request: Request,
        name: &str,
        needs: Permission,
        change: impl FnMut(&mut Work<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut transaction = self.transaction(who.into(), request, name.to_owned(), needs, change);
        self.db.write_blocking(move |tx| transaction(tx).map(|(outcome, _)| outcome))
    }

    /// Does something by its entry in the list, for threads that may block.
    pub fn perform_blocking(
        &self,
        who: impl Into<Who>,
        request: Request,
        doing: Doing,
        input: Value,
    ) -> Result<Value> {
        self.work_blocking(who, request, &doing.name(), doing.needs(), performing(doing, input))
    }

    fn reading<T>(
        &self,
        who: Who,
        needs: Permission,
        mut read: impl FnMut(&mut View<'_>) -> Result<T> + Send + 'static,
    ) -> impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static {
        let (shared, tools) = (self.shared.clone(), self.tools.clone());
        move |tx| {
            let actor = shared.admit(tx, &who)?;
            let reach = actor.demand(needs)?;
            read(&mut View::new(tx.lent(), actor, reach, &shared, &tools))
        }
    }

    fn transaction<T>(
        &self,
        who: Who,
        request: Request,
        name: String,
        needs: Permission,
        mut change: impl FnMut(&mut Work<'_>) -> Result<T> + Send + 'static,
    ) -> impl FnMut(&mut Tx<'_>) -> Result<(T, Vec<Happened>)> + Send + 'static {
        let (shared, tools) = (self.shared.clone(), self.tools.clone());
        move |tx| {
            let actor = shared.admit(tx, &who)?;
            let reach = actor.demand(needs)?;
            let mut work = Work::new(tx.lent(), actor, reach, (&shared, &tools), request.clone(), &name);
            let outcome = change(&mut work)?;
            work.settle()?;
            Ok((outcome, work.into_happened()))
        }
    }

    /// A change in the name of an account, as jobs make them: its rights are looked up anew. `None` is the system.
    pub(crate) fn work_as_account<T: Send + 'static>(
        &self,
        account: Option<i64>,
        request: Request,
        name: &str,
        mut change: impl FnMut(&mut Work<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (shared, tools, name) = (self.shared.clone(), self.tools.clone(), name.to_owned());
        self.db.write_blocking(move |tx| {
            let actor = match account {
                Some(account) => shared.account(tx, account)?,
                None => Actor::job(&name),
            };
            let reach = crate::Reach::Everything;
            let mut work = Work::new(tx.lent(), actor, reach, (&shared, &tools), request.clone(), &name);
            let outcome = change(&mut work)?;
            work.settle()?;
            Ok(outcome)
        })
    }

    /// Housekeeping in a transaction of its own: sessions, cursors, job leases. Never records.
    pub async fn housekeep<T: Send + 'static>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.db.write(work).await
    }

    /// [`Engine::housekeep`] for threads that may block.
    pub fn housekeep_blocking<T: Send + 'static>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.db.write_blocking(work)
    }

    /// Gives waiting entries their positions, appends them to the tree and signs a checkpoint if one is due.
    pub fn seal(&self, now_please: bool) -> Result<Sealed> {
        let shared = self.shared.clone();
        self.db.write_blocking(move |tx| seal_journal(tx, &shared.keys, shared.clock.now(), now_please))
    }

    /// How far the journal goes: what the sealer and followers compare with what they have done.
    pub fn journal_length(&self) -> Result<i64> {
        self.db.read_blocking(|tx| {
            let key = tx.dialect().pick("position", "entry");
            let last: Option<i64> = tx.scalar(sql(format!("select max({key}) from journal")))?;
            Ok::<_, Error>(last.unwrap_or(0))
        })
    }

    /// Checks the whole register.
    pub fn verify(&self, progress: impl Fn(u64) + Send + 'static) -> Result<Verification> {
        let shared = self.shared.clone();
        self.db.read_blocking(move |tx| journal::verify(tx, &shared.kinds, &shared.keys, &progress))
    }

    /// Visits every entry in the order of positions, a page at a time, then every signed checkpoint.
    pub fn export_journal(
        &self,
        mut entry: impl FnMut(&Entry) -> Result<()>,
        mut checkpoint: impl FnMut(u64, &str) -> Result<()>,
    ) -> Result<()> {
        let mut next = 1;
        loop {
            let page = self.db.read_blocking(move |tx| journal::store::from_position(tx, next, 2_000))?;
            let Some(last) = page.last().and_then(|entry| entry.position) else { break };
            page.iter().try_for_each(&mut entry)?;
            next = last + 1;
        }
        let notes = self.db.read_blocking(crate::proof::checkpoints)?;
        notes
            .iter()
            .filter(|(size, _)| (*size as i64) < next)
            .try_for_each(|(size, note)| checkpoint(*size, note))
    }
}

/// The code of the refusal that undoes a rehearsal.
const REHEARSED: &str = "rehearsed";

/// The work of doing something by its entry in the list, idempotency included.
fn performing(doing: Doing, input: Value) -> impl FnMut(&mut Work<'_>) -> Result<Value> + Send + 'static {
    move |work| {
        let Some((key, digest)) = work.request().idempotency.clone() else {
            return doing.run(work, input.clone());
        };
        let owner = work.actor().name.clone();
        if let Some(answer) = earlier_answer(work, &owner, &key, &digest)? {
            return Ok(answer);
        }
        let answer = doing.run(work, input.clone())?;
        let statement = sql(
            "insert into idempotency (actor, request_key, digest, answer, recorded_at) values (?, ?, ?, ?, ?)",
        );
        let now = work.now();
        work.project(statement.bind(owner).bind(key).bind(digest).bind(answer.to_string()).bind(now))?;
        Ok(answer)
    }
}

fn earlier_answer(work: &mut Work<'_>, owner: &str, key: &str, digest: &[u8; 32]) -> Result<Option<Value>> {
    let statement = sql("select digest, answer from idempotency where actor = ? and request_key = ?");
    let known =
        work.first(statement.bind(owner).bind(key), |row| Ok((row.at::<Vec<u8>>(0)?, row.at::<String>(1)?)))?;
    match known {
        None => Ok(None),
        Some((same, answer)) if same == digest => Ok(Some(serde_json::from_str(&answer)?)),
        Some(_) => {
            let message = "This idempotency key was used for a different request. Use a new key.";
            Err(Refusal::new("idempotency-key-reused", message).into())
        }
    }
}

/// Checks that every list statement can be prepared; see the tests of capabilities.
pub fn kinds_fit_their_structs(kinds: &[&'static RecordKind]) -> Vec<String> {
    let mut wrong = Vec::new();
    for kind in kinds {
        for field in kind.fields.iter().filter(|field| field.searchable && field.derived) {
            wrong.push(format!("{}.{} is derived and cannot be searched", kind.name, field.name));
        }
        if kind.field(kind.label).is_none() {
            wrong.push(format!("{} has no field {} to be called by", kind.name, kind.label));
        }
        for key in kind.keys.iter().filter(|key| kind.field(key).is_none_or(|field| !field.indexed)) {
            wrong.push(format!("{}.{key} is a key without an index", kind.name));
        }
        if kind.field(record::CUSTOM).is_some() || kind.field(record::ARCHIVED).is_some() {
            wrong.push(format!("{} names a field that the engine carries", kind.name));
        }
    }
    wrong
}
