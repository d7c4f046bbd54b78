//! `tenure user` and `tenure token`: letting people and programs in, from the machine itself.
use crate::{
    cli::{
        outcome::{Failure, say, show_json},
        target::{request, system},
    },
    config::Config,
    open::open,
};
use access::sign_in;
use clap::Subcommand;
use engine::{Engine, Record};
use serde_json::{Value, json};

/// What to do with accounts.
#[derive(Subcommand)]
pub(crate) enum UserCommand {
    /// Make the first administrator.
    First {
        /// The user name.
        username: String,
        /// The name shown on pages.
        #[arg(long, default_value = "")]
        name: String,
        /// Ask for a password; otherwise a sign-in link is printed.
        #[arg(long)]
        password: bool,
    },
    /// Make an account with a role everywhere, and print a sign-in link.
    Add {
        /// The user name.
        username: String,
        /// The role.
        #[arg(long, default_value = "Employee")]
        role: String,
        /// The person that it belongs to: a user name, an e-mail address, a name.
        #[arg(long)]
        person: Option<String>,
    },
    /// Print a link that signs somebody in once, within an hour.
    Link {
        /// The user name.
        username: String,
    },
    /// Close an account.
    Disable {
        /// The user name.
        username: String,
    },
    /// List accounts.
    List,
}

/// What to do with tokens.
#[derive(Subcommand)]
pub(crate) enum TokenCommand {
    /// Make a token for an account, and print its secret once.
    Create {
        /// The user name.
        username: String,
        /// What it is for.
        #[arg(long)]
        name: String,
        /// What it may do at most: permissions or patterns such as `*.read`, separated by commas.
        #[arg(long, value_delimiter = ',')]
        permissions: Vec<String>,
        /// Its last day.
        #[arg(long)]
        ends_on: Option<String>,
    },
}

pub(crate) fn run(config: &Config, command: UserCommand, as_json: bool) -> Result<(), Failure> {
    let engine = open(config)?;
    match command {
        UserCommand::First { username, name, password } => {
            let text = if password { Some(ask_password()?) } else { None };
            let id = sign_in::first_administrator(&engine, &username, &name, text.as_deref())?;
            if text.is_none() {
                say(format!("Sign in within the hour: {}", sign_in::one_time_link(&engine, id)?));
            }
        }
        UserCommand::Add { username, role, person } => {
            let mut input = json!({ "username": username, "roles": [{ "role": role }] });
            if let (Some(person), Some(map)) = (person, input.as_object_mut()) {
                map.insert("person".into(), person.into());
            }
            does(&engine, "access.create-account", input)?;
            print_link(&engine, &username)?;
        }
        UserCommand::Link { username } => print_link(&engine, &username)?,
        UserCommand::Disable { username } => {
            does(&engine, "access.disable", json!({ "account": username }))?;
            say(format!("{username} can no longer sign in."));
        }
        UserCommand::List => {
            let target = crate::cli::target::Target::Local(Box::new(engine));
            let args = crate::cli::look::ListArgs::of("accounts");
            return crate::cli::look::list(&target, args, as_json);
        }
    }
    Ok(())
}

pub(crate) fn run_token(config: &Config, command: TokenCommand, as_json: bool) -> Result<(), Failure> {
    let engine = open(config)?;
    let TokenCommand::Create { username, name, permissions, ends_on } = command;
    let account = account_id(&engine, &username)?;
    let mut input = json!({ "name": name, "permissions": permissions });
    if let (Some(day), Some(map)) = (ends_on, input.as_object_mut()) {
        map.insert("ends_on".into(), day.into());
    }
    let doing = engine.doing("access.create-token").ok_or_else(|| Failure::other("tokens cannot be made"))?;
    let made = engine.perform_blocking(access::as_account(&engine, account)?, request(), doing, input)?;
    if as_json {
        show_json(&made);
    } else {
        say(made.get("secret").and_then(Value::as_str).unwrap_or_default());
    }
    Ok(())
}

fn does(engine: &Engine, verb: &str, input: Value) -> Result<Value, Failure> {
    let doing = engine.doing(verb).ok_or_else(|| Failure::other(format!("there is no verb {verb}")))?;
    Ok(engine.perform_blocking(system(), request(), doing, input)?)
}

fn print_link(engine: &Engine, username: &str) -> Result<(), Failure> {
    let account = domain::Id::new(account_id(engine, username)?);
    say(format!("Sign in within the hour: {}", sign_in::one_time_link(engine, account)?));
    Ok(())
}

fn account_id(engine: &Engine, username: &str) -> Result<i64, Failure> {
    let named = Value::from(username);
    let find = move |view: &mut engine::View<'_>| view.resolve(access::Account::KIND, &named);
    Ok(engine.view_blocking(system(), access::READ, find)?)
}

fn ask_password() -> Result<String, Failure> {
    let ask =
        |prompt: &str| rpassword::prompt_password(prompt).map_err(|error| Failure::usage(error.to_string()));
    let first = ask("Password: ")?;
    match ask("Again: ")? == first {
        true => Ok(first),
        false => Err(Failure::usage("The two passwords differ.")),
    }
}
