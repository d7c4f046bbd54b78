//! What a program signs in with.
use crate::{Account, MANAGE, OWN_TOKENS, READ, rules::expand::matches, secret::Secret, store};
use domain::{Date, Event, Field, Id, Kind, Refusal};
use engine::{
    Belonging, Command, Error, Happening, Permission, Place, Record, RecordKind, Result, Work, derive_state,
    prepare_state,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A token, without its secret, which only its owner has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Token {
    /// Its identity.
    pub id: Id<Token>,
    /// What it is for.
    #[serde(default)]
    pub name: String,
    /// On whose account it works.
    pub account: Option<Id<Account>>,
    /// What it may do at most.
    #[serde(default)]
    pub permissions: Vec<String>,
    /// Its last day.
    pub ends_on: Option<Date>,
    /// When it was taken back.
    pub revoked_on: Option<Date>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "What for").governed().searchable().listed().indexed(),
    Field::reference("account", "Account", "account").governed().indexed().listed(),
    Field::new("permissions", "May do", Kind::Tags).governed().listed(),
    Field::date("ends_on", "Last day").governed().indexed().listed(),
    Field::date("revoked_on", "Revoked on").governed().listed(),
];

impl Record for Token {
    const KIND: &'static RecordKind = &RecordKind {
        name: "token",
        one: "token",
        many: "Tokens",
        path: "tokens",
        table: "access_token_records",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: false,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

/// A token was made.
pub const CREATED: Event = Event::new("created", "created");
/// A token was taken back.
pub const REVOKED: Event = Event::new("revoked", "revoked");

/// Most days that a token lives.
const DAYS_MAX: i64 = 366;

/// Makes a token for one's own account. Its secret is shown once, in the answer.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CreateToken {
    /// What it is for.
    #[schemars(length(min = 1, max = 120))]
    pub name: String,
    /// What it may do at most: permissions or patterns such as `*.read`; everything that the account may, when empty.
    #[serde(default)]
    pub permissions: Vec<String>,
    /// Its last day; 90 days from today when left out, a year at most.
    #[serde(default)]
    pub ends_on: Option<Date>,
}

/// A new token.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NewToken {
    /// Its id.
    pub id: Id<Token>,
    /// The secret, to be sent as `Authorization: Bearer …`. It is not shown again.
    pub secret: String,
    /// Its last day.
    pub ends_on: Date,
}

impl Command for CreateToken {
    const NAME: &'static str = "access.create-token";
    const NEEDS: Permission = OWN_TOKENS;
    const SAYS: &'static str = "Makes a token for one's own account; its secret is shown once.";
    const PLACE: Place = Place::post("/my/tokens");
    type Outcome = NewToken;

    fn run(self, work: &mut Work<'_>) -> Result<NewToken> {
        let account =
            work.actor().account.ok_or_else(|| Refusal::new("no-account", "Only an account has tokens."))?;
        let today = work.today();
        let ends_on = self.ends_on.unwrap_or_else(|| today.plus_days(90));
        if ends_on < today || ends_on > today.plus_days(DAYS_MAX) {
            return Err(Error::invalid(
                "ends_on",
                "out-of-range",
                "A token ends between today and a year from today.",
            ));
        }
        if self.name.trim().is_empty() {
            return Err(Error::invalid("name", "required", "Say what the token is for."));
        }
        let known = work.permissions();
        for pattern in &self.permissions {
            if !known.iter().any(|permission| matches(pattern, permission)) {
                let message = format!("There is no permission {pattern}.");
                return Err(Error::invalid("permissions", "unknown-permission", message));
            }
        }
        let secret = Secret::token();
        let permissions = if self.permissions.is_empty() { vec!["*".to_owned()] } else { self.permissions };
        let token = Token {
            id: work.new_id()?,
            name: self.name.trim().to_owned(),
            account: Some(Id::new(account)),
            permissions,
            ends_on: Some(ends_on),
            revoked_on: None,
        };
        store::keep_token(work, &secret, &token)?;
        let id = work.as_system(|work| work.register(&token, Happening::of(CREATED)))?;
        Ok(NewToken { id, secret: secret.reveal().to_owned(), ends_on })
    }
}

/// Takes a token back: one's own, or, with the right to manage accounts, anybody's.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RevokeToken {
    /// Which token.
    pub token: Id<Token>,
}

impl Command for RevokeToken {
    const NAME: &'static str = "access.revoke-token";
    const NEEDS: Permission = OWN_TOKENS;
    const SAYS: &'static str = "Takes a token back, so that it opens nothing any more.";
    const PLACE: Place = Place::delete("/my/tokens/{token}");
    type Outcome = Id<Token>;

    fn run(self, work: &mut Work<'_>) -> Result<Id<Token>> {
        let own = work.actor().account;
        let manages = work.actor().may(MANAGE);
        let token = work.as_system(|work| work.load(self.token))?;
        if !manages && token.account.map(Id::number) != own {
            return Err(Error::NotFound("token"));
        }
        let gone = Token { revoked_on: Some(work.today()), ..token.record.clone() };
        store::forget_token(work, token.id)?;
        work.as_system(|work| work.record(&token, &gone, Happening::of(REVOKED)))
    }
}
