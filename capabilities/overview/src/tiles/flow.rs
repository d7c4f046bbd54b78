//! How many assets are in each stage of their life.
use crate::counts::{groups, list};
use assets::rules::stage::{STAGES, Stage};
use engine::Result;
use lists::Group;
use maud::Markup;
use pages::{Page, value};
use ui::{
    charts::Ink,
    kit::{self, FlowStage},
};

pub(crate) fn show(page: &mut Page<'_, '_>) -> Result<Option<Markup>> {
    let groups = groups(page, "", "stage", false)?;
    let most = groups.iter().map(|group| group.rows).max().unwrap_or(0).max(1);
    let told: Vec<(Stage, i64, [String; 3])> = Stage::ALL
        .into_iter()
        .map(|stage| {
            let rows = rows_in(&groups, stage);
            let href = list(&format!("stage={}", stage.value())).to_string();
            (stage, rows, [value::label_of(&page.t, STAGES, stage.value()), page.t.number(rows), href])
        })
        .collect();
    let stages: Vec<FlowStage<'_>> = told
        .iter()
        .map(|(stage, rows, [name, count, href])| FlowStage {
            name,
            count,
            share: *rows as f64 / most as f64,
            ink: ink(*stage),
            note: "",
            href,
        })
        .collect();
    Ok(Some(super::card(page, "overview-flow", 12, None, kit::flow(&stages))))
}

/// How many assets are in a stage.
pub(super) fn rows_in(groups: &[Group], stage: Stage) -> i64 {
    groups.iter().find(|group| group.value.as_str() == Some(stage.value())).map_or(0, |group| group.rows)
}

fn ink(stage: Stage) -> Ink {
    match stage {
        Stage::Planned | Stage::Disposed => Ink::Other,
        Stage::Ordered => Ink::Fifth,
        Stage::InStock => Ink::Second,
        Stage::InUse => Ink::First,
        Stage::InMaintenance => Ink::Third,
        Stage::Decommissioned => Ink::Fourth,
    }
}
