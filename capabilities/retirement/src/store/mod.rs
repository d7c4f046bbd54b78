//! How media, what was done to them, and profiles are found beyond lists.
mod cases;
mod ways;

pub(crate) use cases::*;
pub use ways::value_of_parts;
pub(crate) use ways::*;

use crate::{
    Medium,
    rules::{life::MediumState, technique::MediaType, technique::Technique, whole::Part},
};
use assets::{Asset, Outcome};
use database::{DbError, Row, sql};
use domain::{Date, Id};
use engine::{Result, View};
use schemars::JsonSchema;
use serde::Serialize;

/// A medium of an asset, as lists and certificates name it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MediumRow {
    /// Its id.
    pub id: i64,
    /// Its serial number.
    pub serial: String,
    /// What it is.
    pub media_type: MediaType,
    /// Who made it, and which model it is.
    pub make: Option<String>,
    /// How much it holds, in GB.
    pub capacity_gb: Option<i64>,
    /// Where it sits.
    pub bay: Option<String>,
    /// Where it is in its life.
    pub state: MediumState,
    /// Whether it is in the asset now.
    pub installed: bool,
    /// What was proven.
    #[schemars(with = "Option<String>")]
    pub outcome: Option<Outcome>,
    /// How.
    pub technique: Option<Technique>,
    /// Since when.
    pub sanitised_on: Option<Date>,
    /// When it ended.
    pub ended_on: Option<Date>,
    /// The bag or box that it is sealed in.
    pub seal_number: Option<String>,
}

impl MediumRow {
    /// As rules about the whole asset see it.
    pub fn part(&self) -> Part {
        Part {
            serial: self.serial.clone(),
            state: self.state,
            installed: self.installed,
            outcome: self.outcome,
        }
    }
}

fn outcome_of(word: Option<String>) -> Option<Outcome> {
    word.and_then(|word| serde_json::from_value(word.into()).ok())
}

const MEDIUM: &str = "id, serial, media_type, make, capacity_gb, bay, state, installed, outcome, technique,
    sanitised_on, ended_on, seal_number";

fn read_medium(row: &Row<'_>) -> Result<MediumRow, DbError> {
    Ok(MediumRow {
        id: row.at(0)?,
        serial: row.at::<Option<String>>(1)?.unwrap_or_default(),
        media_type: MediaType::from_value(&row.at::<String>(2)?).unwrap_or(MediaType::Hdd),
        make: row.at(3)?,
        capacity_gb: row.at(4)?,
        bay: row.at(5)?,
        state: MediumState::from_value(&row.at::<String>(6)?).unwrap_or(MediumState::Removed),
        installed: row.at::<Option<bool>>(7)?.unwrap_or(false),
        outcome: outcome_of(row.at(8)?),
        technique: row.at::<Option<String>>(9)?.and_then(|word| Technique::from_value(&word)),
        sanitised_on: row.at(10)?,
        ended_on: row.at(11)?,
        seal_number: row.at(12)?,
    })
}

/// The media that are in an asset or were in it last, whatever the actor may read: they are part of the rules.
pub fn media_of(view: &mut View<'_>, asset: Id<Asset>) -> Result<Vec<MediumRow>> {
    let text = format!("select {MEDIUM} from media where asset = ? order by coalesce(bay, ''), id");
    view.all(sql(text).bind(asset), read_medium)
}

/// The media that left an asset for another one.
pub fn media_that_left(view: &mut View<'_>, asset: Id<Asset>) -> Result<Vec<MediumRow>> {
    let text = format!("select {MEDIUM} from media where came_from = ? and asset <> ? order by id");
    view.all(sql(text).bind(asset).bind(asset), read_medium)
}

/// Whether the media of an asset let it leave: none that may hold data is in it.
pub fn open_media_of(view: &mut View<'_>, asset: Id<Asset>) -> Result<Vec<MediumRow>> {
    let media = media_of(view, asset)?;
    Ok(media.into_iter().filter(|medium| medium.installed && medium.state.is_open()).collect())
}

/// What another medium with this serial number is, if it was not struck off.
pub(crate) fn same_serial(view: &mut View<'_>, id: Id<Medium>, serial: &str) -> Result<Option<MediaType>> {
    let key = view.dialect().folded("serial");
    let serial = view.dialect().fold(serial);
    let text = format!("select media_type from media where {key} = ? and id <> ? and state <> ? limit 1");
    let statement = sql(text).bind(serial).bind(id).bind(MediumState::Struck.value());
    let word = view.first(statement, |row| row.at::<String>(0))?;
    Ok(word.and_then(|word| MediaType::from_value(&word)))
}

/// The stage of an asset, whatever the actor may read.
pub(crate) fn stage_of(view: &mut View<'_>, asset: i64) -> Result<Option<String>> {
    view.first(sql("select stage from assets where id = ?").bind(asset), |row| row.at(0))
}

/// The words of a field of several choices, as their column keeps them.
fn list<T: serde::de::DeserializeOwned>(text: Option<String>) -> Vec<T> {
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// All profiles in their order, whatever the actor may read.
pub(crate) fn profiles(view: &mut View<'_>) -> Result<Vec<crate::Profile>> {
    let text = "select id, name, sort_order, is_default, data_classes, regimes, minimum_outcome, dual_control, witness,
            separate_validation, case_required, steps
        from regulation_profiles where archived_at is null order by coalesce(sort_order, 1000000), id";
    view.all(text, |row| {
        Ok(crate::Profile {
            id: row.at(0)?,
            name: row.at(1)?,
            sort_order: row.at(2)?,
            is_default: row.at(3)?,
            data_classes: list(row.at(4)?),
            regimes: list(row.at(5)?),
            minimum_outcome: outcome_of(row.at(6)?).unwrap_or(Outcome::Purge),
            dual_control: row.at(7)?,
            witness: row.at(8)?,
            separate_validation: row.at(9)?,
            case_required: row.at(10)?,
            steps: list(row.at(11)?),
        })
    })
}

/// The attempts to sanitise the media of an asset, as certificates name them, oldest first.
pub fn sanitisations_of(view: &mut View<'_>, asset: Id<Asset>) -> Result<Vec<Id<crate::Sanitisation>>> {
    let text = "select s.id from sanitisations s join media m on m.id = s.medium
        where m.asset = ? or s.asset = ? order by s.id";
    view.all(sql(text).bind(asset).bind(asset), |row| row.at(0))
}

/// The newest attempt on a medium that waits for its validation.
pub(crate) fn waiting_for(
    view: &mut View<'_>,
    medium: Id<Medium>,
) -> Result<Option<Id<crate::Sanitisation>>> {
    let text = "select id from sanitisations where medium = ? and result = 'passed' and validation = 'open'
        order by id desc limit 1";
    view.first(sql(text).bind(medium), |row| row.at(0))
}
