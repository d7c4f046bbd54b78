//! What accounts bring to the web interface: signing in and out, the first start, one's own profile.
mod door;
mod profile;
mod welcome;

pub use door::client_of;

use crate::{Account, OWN, READ};
use ::pages::{Act, Look, Page, Part, Place, Rank, ReaderFacts, Rooms, Section};
use engine::{Record, Result};
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// What accounts bring.
pub static PART: Part = Part {
    acts: &[Act::new(
        "account",
        "access.set-person",
        "account",
        lu::LuUserCheck,
        |values| values.get("person").is_none_or(serde_json::Value::is_null),
        Rank::Button,
    )],
    looks: &[
        Look::new("account", lu::LuUserCog)
            .under(Section::Setup, 10)
            .title(&["name"])
            .state("state")
            .columns(&["name", "person", "state", "updated_at"]),
        Look::new("role", lu::LuShieldCheck)
            .under(Section::Setup, 12)
            .columns(&["description", "updated_at"]),
        Look::new("token", lu::LuKeyRound).columns(&["account", "ends_on", "revoked_on"]),
    ],
    texts: TEXTS,
    words: ui::words!(),
    reader: Some(reader),
    places: &[Place::new("profile", "/profile", lu::LuUserRound, Section::Setup, 90, OWN)],
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// The pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    profile::rooms(welcome::rooms(door::rooms(rooms)))
}

/// Who the reader is: the name of their account, and their first role.
fn reader(page: &mut Page<'_, '_>) -> Result<ReaderFacts> {
    let Some(id) = page.actor().account else { return Ok(ReaderFacts::default()) };
    if !page.may(READ) {
        let labels = page.labels(Account::KIND, &[id])?;
        return Ok(ReaderFacts { name: labels.get(&id).cloned().unwrap_or_default(), role: String::new() });
    }
    let account = page.load::<Account>(domain::Id::new(id))?;
    let name = account.name.clone().unwrap_or_else(|| account.username.clone());
    let roles: Vec<i64> = account.roles.iter().take(1).map(|granted| granted.role.number()).collect();
    let role = page.labels(crate::Role::KIND, &roles)?.into_values().next().unwrap_or_default();
    Ok(ReaderFacts { name, role })
}
