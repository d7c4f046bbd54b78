//! A text that people sign: a draft that is written, and published as a version.
use crate::{AgreementVersion, READ, WRITE, publish, rules::choosing};
use catalog::Category;
use domain::{Choice, Event, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::Company;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A text, as it is being written. What people sign is a version of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgreementText {
    /// Its identity.
    pub id: Id<AgreementText>,
    /// What it is called.
    pub name: String,
    /// The category that it is for; any when absent.
    pub category: Option<Id<Category>>,
    /// The company that it is for; any when absent.
    pub company: Option<Id<Company>>,
    /// Its language, two letters.
    #[serde(default)]
    pub language: Option<String>,
    /// What it says now; the next version.
    pub body: String,
    /// Whether giving things back is signed as well.
    #[serde(default)]
    pub sign_on_return: Option<bool>,
    /// The version that is signed now.
    #[serde(default)]
    pub current: Option<Id<AgreementVersion>>,
    /// Its number.
    #[serde(default)]
    pub current_number: Option<i64>,
}

const LANGUAGES: &[Choice<'static>] = &[
    Choice::new("en", "English"),
    Choice::new("de", "Deutsch"),
    Choice::new("es", "Español"),
    Choice::new("fr", "Français"),
    Choice::new("it", "Italiano"),
    Choice::new("nl", "Nederlands"),
    Choice::new("pl", "Polski"),
    Choice::new("pt", "Português"),
];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed().max(120),
    Field::reference("category", "For the category", "category").sparse().listed(),
    Field::reference("company", "For the company", "company").sparse().listed(),
    Field::choice("language", "Language", LANGUAGES).listed(),
    Field::long_text("body", "Text").required().searchable().help(
        "The next version. What is signed stays as it was published; publish to let new signatures have this text.",
    ),
    Field::boolean("sign_on_return", "Signed on return as well"),
    Field::reference("current", "Signed now", "agreement-version").governed().listed(),
    Field::integer("current_number", "Version").governed().listed(),
    Field::long_text("notes", "Notes"),
    Field::new("tags", "Tags", Kind::Tags),
];

impl Record for AgreementText {
    const KIND: &'static RecordKind = &RecordKind {
        name: "agreement-text",
        one: "agreement text",
        many: "Agreement texts",
        path: "agreement-texts",
        table: "agreement_texts",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: WRITE,
        edit: WRITE,
        archive: WRITE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, mut after: Self, _: &State, _: &mut Work<'_>) -> Result<Self> {
        after.language = after.language.or_else(|| Some(choosing::LANGUAGE.to_owned()));
        if after.body.trim().is_empty() {
            return Err(Error::invalid("body", "required", "Write what is to be signed."));
        }
        Ok(after)
    }
}

const GENERAL: &[(&str, &str, &str)] = &[
    (
        "Receiving equipment",
        "en",
        "I have received the equipment that is listed here. It stays the property of the company.\n\n\
         I use it for my work and handle it with care, keep it locked and out of sight when I am not with it, and let \
         nobody else use it. I do not switch off what protects it.\n\n\
         Loss, theft and damage I report on the same day. When I leave, or when I am asked, I give it back with \
         everything that belongs to it.",
    ),
    (
        "Erhalt von Geräten",
        "de",
        "Ich habe die hier aufgeführten Geräte erhalten. Sie bleiben Eigentum der Firma.\n\n\
         Ich verwende sie für meine Arbeit und behandle sie sorgfältig, lasse sie nicht unbeaufsichtigt und überlasse \
         sie niemandem. Was sie schützt, schalte ich nicht ab.\n\n\
         Verlust, Diebstahl und Schäden melde ich am selben Tag. Wenn ich ausscheide oder darum gebeten werde, gebe \
         ich sie mit allem Zubehör zurück.",
    ),
];

/// A general text in two languages, published, so that a category only has to ask for acceptance.
pub(crate) fn begin(work: &mut Work<'_>) -> Result<()> {
    for (name, language, body) in GENERAL {
        let text = json!({ "name": name, "language": language, "body": body });
        let state: State = text.as_object().cloned().unwrap_or_default();
        let id = work.register_state(AgreementText::KIND, state, Event::REGISTERED)?;
        let text = work.load::<AgreementText>(Id::new(id))?;
        publish::publish(work, &text)?;
    }
    Ok(())
}
