//! What an asset takes from its model and category follows when those change: their assets are worked out again in
//! the background, some at a time.
use crate::{
    Asset,
    store::{self, Of},
};
use engine::{
    Happened, Record, Result, Work,
    jobs::{JobKind, JobRun, NewJob, Progress, Step, enqueue},
};
use serde_json::{Value, json};

/// Assets worked out again in one step.
const PER_STEP: usize = 200;

/// The job.
pub(crate) const REFRESH: JobKind = JobKind {
    name: "assets.refresh",
    says: "Works out again what assets take from their model.",
    schedule: None,
    step: Step::Inside(step),
};

/// A model was edited: its assets may have another category, warranty or search text.
pub(crate) fn after_model(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    refresh_models(work, &[happened.entry.record])
}

/// A category was edited: its name, its planned life.
pub(crate) fn after_category(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let models = store::models_of(work, Of::Category, happened.entry.record)?;
    refresh_models(work, &models)
}

/// A manufacturer was renamed.
pub(crate) fn after_manufacturer(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let models = store::models_of(work, Of::Manufacturer, happened.entry.record)?;
    refresh_models(work, &models)
}

fn refresh_models(work: &mut Work<'_>, models: &[i64]) -> Result<()> {
    for model in models {
        enqueue(
            work,
            NewJob {
                kind: REFRESH.name,
                title: "Bring assets up to date with their model".into(),
                input: json!({ "model": model }),
                unique_key: Some(model.to_string()),
            },
        )?;
    }
    Ok(())
}

fn step(work: &mut Work<'_>, run: &mut JobRun) -> Result<Progress> {
    let model = run.input.get("model").and_then(Value::as_i64).unwrap_or_default();
    let after = run.cursor.as_i64().unwrap_or(0);
    let ids = store::of_model(work, model, after, PER_STEP)?;
    for id in &ids {
        work.refresh(Asset::KIND, *id)?;
    }
    run.done += ids.len() as i64;
    match ids.last() {
        Some(last) if ids.len() == PER_STEP => {
            run.cursor = json!(last);
            Ok(Progress::More)
        }
        _ => Ok(Progress::Done),
    }
}
