//! Cases and their steps, and what waits for somebody.
use super::media_of;
use crate::{
    Medium,
    rules::{
        case::{Facts, StepState},
        life::MediumState,
        steps::Step,
    },
};
use database::sql;
use domain::{Date, Id};
use engine::{Result, View};

/// The open case of an asset.
#[derive(Clone, Debug)]
pub(crate) struct CaseRow {
    pub(crate) id: Id<crate::Case>,
    pub(crate) number: String,
}

/// The open case of an asset, if there is one.
pub(crate) fn open_case(view: &mut View<'_>, asset: i64) -> Result<Option<CaseRow>> {
    let text =
        "select id, number from retirement_cases where asset = ? and state = 'open' order by id desc limit 1";
    view.first(sql(text).bind(asset), |row| Ok(CaseRow { id: row.at(0)?, number: row.at(1)? }))
}

/// The newest case of an asset in any state.
pub(crate) fn newest_case(view: &mut View<'_>, asset: i64) -> Result<Option<Id<crate::Case>>> {
    let text = "select id from retirement_cases where asset = ? order by id desc limit 1";
    view.first(sql(text).bind(asset), |row| row.at(0))
}

/// Whether a case of an asset closed since it was retired.
pub(crate) fn has_closed_case(view: &mut View<'_>, asset: i64, retired_on: Option<Date>) -> Result<bool> {
    let since = retired_on.map(|day| day.to_string()).unwrap_or_default();
    let text =
        "select count(*) from retirement_cases where asset = ? and state = 'closed' and closed_on >= ?";
    Ok(view.scalar::<i64>(sql(text).bind(asset).bind(since))? > 0)
}

/// A step of a case as it is read back.
#[derive(Clone, Debug)]
pub(crate) struct StepRow {
    pub(crate) id: Id<crate::CaseStep>,
    pub(crate) step: Step,
    pub(crate) state: StepState,
    pub(crate) done_on: Option<Date>,
    pub(crate) done_by: Option<i64>,
    pub(crate) evidence: Option<String>,
    pub(crate) waiver_reason: Option<String>,
}

/// The steps of a case, in their order.
pub(crate) fn steps_of(view: &mut View<'_>, case: Id<crate::Case>) -> Result<Vec<StepRow>> {
    let text = "select id, step, state, done_on, coalesce(done_by, waived_by), evidence, waiver_reason
        from retirement_steps where retirement_case = ? order by id";
    view.all(sql(text).bind(case), |row| {
        Ok(StepRow {
            id: row.at(0)?,
            step: Step::from_value(&row.at::<String>(1)?).unwrap_or(Step::Access),
            state: StepState::from_value(&row.at::<String>(2)?).unwrap_or(StepState::Open),
            done_on: row.at(3)?,
            done_by: row.at(4)?,
            evidence: row.at(5)?,
            waiver_reason: row.at(6)?,
        })
    })
}

/// Whether the copy of the data of an asset is asked for and not there yet.
pub(crate) fn backup_is_open(view: &mut View<'_>, asset: i64) -> Result<bool> {
    let text = "select count(*) from retirement_steps s join retirement_cases c on c.id = s.retirement_case
        where s.asset = ? and c.state = 'open' and s.step = 'backup' and s.state in ('open', 'waiver-asked')";
    Ok(view.scalar::<i64>(sql(text).bind(asset))? > 0)
}

/// What the register itself knows about the asset of a case.
pub(crate) fn facts(view: &mut View<'_>, case: &crate::Case) -> Result<Facts> {
    let text = "select a.stage, a.sanitised_on, a.no_data_reason, c.holds_data
        from assets a left join categories c on c.id = a.category where a.id = ?";
    let known = view.first(sql(text).bind(case.asset), |row| {
        let (stage, sanitised): (Option<String>, Option<Date>) = (row.at(0)?, row.at(1)?);
        let (reason, holds): (Option<String>, Option<bool>) = (row.at(2)?, row.at(3)?);
        Ok((stage.unwrap_or_default(), sanitised, reason, holds.unwrap_or(true)))
    })?;
    let Some((stage, sanitised, reason, holds_data)) = known else { return Ok(Facts::default()) };
    let media = media_of(view, case.asset)?;
    let listed = media.iter().any(|medium| medium.state != MediumState::Struck);
    let open = media.iter().any(|medium| medium.installed && medium.state.is_open());
    let graded = sql("select count(*) from gradings where asset = ? and graded_on >= ?");
    let free = sanitised.is_some() || reason.is_some() || !holds_data;
    Ok(Facts {
        out_of_service: stage == "decommissioned",
        media_listed: listed || reason.is_some() || !holds_data,
        free_of_data: free && !open,
        graded: view.scalar::<i64>(graded.bind(case.asset).bind(case.begun_on))? > 0,
    })
}

/// How many media and cases wait for somebody, within what the actor may see: open cases, media that wait for a
/// validation, media to be destroyed, ways to be decided.
pub(crate) fn waiting(view: &mut View<'_>) -> Result<[i64; 4]> {
    use engine::Record;
    let mut count = |kind: &engine::RecordKind, state: &str| -> Result<i64> {
        let reach = view.reach_over(kind.read)?;
        let mut statement =
            sql(format!("select count(*) from {} t where t.archived_at is null and t.state = ", kind.table));
        statement.push_value(state).push_sql(&reach.condition(&kind.belonging, "t"));
        view.scalar(statement)
    };
    Ok([
        count(crate::Case::KIND, "open")?,
        count(Medium::KIND, "to-validate")?,
        count(Medium::KIND, "failed")?,
        count(crate::RouteDecision::KIND, "recommended")?,
    ])
}

/// The number of the report with this digest, if it was applied.
pub(crate) fn applied_report(view: &mut View<'_>, digest: &str) -> Result<Option<String>> {
    let text = "select number from wipe_reports where digest = ? and state = 'applied' limit 1";
    view.first(sql(text).bind(digest), |row| row.at(0))
}
