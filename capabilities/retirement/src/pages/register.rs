//! The register of media: every drive, tape and card that there ever was, with where it is and what was proven of it.
use crate::{
    Medium, READ, Sanitisation,
    medium::OUTCOMES,
    rules::{
        life::MediumState,
        policy::Verification,
        technique::{MediaType, Technique},
    },
};
use ::pages::{
    Page,
    report::{self, Asked, Report, ReportColumn, Shape, Told, Total, rows_of},
};
use domain::{Kind, State};
use engine::{Record, Result};
use maud::{Markup, html};
use serde_json::Value;
use std::collections::BTreeMap;
use ui::kit::{self, Card};

/// The report.
pub(super) static MEDIA: Report = Report {
    name: "media-register",
    text: "media-register",
    path: "/retirement/media",
    says: "Tells every medium as it was on a day: in what, in which state, how it was sanitised, with what, by whom.",
    needs: READ,
    begins: false,
    columns: &[
        ReportColumn::text("serial", "media-head-serial").leads("/media/", "id").share(1.5),
        ReportColumn::choice("media_type", "media-head-type", MediaType::CHOICES),
        ReportColumn::number("capacity_gb", "media-head-capacity").off_paper(),
        ReportColumn::text("asset", "media-head-asset").leads("/assets/", "asset_id"),
        ReportColumn::choice("state", "media-head-state", MediumState::CHOICES).main(),
        ReportColumn::choice("outcome", "media-head-outcome", OUTCOMES).share(0.9),
        ReportColumn::choice("technique", "media-head-technique", Technique::CHOICES).share(1.5),
        ReportColumn::text("tool", "media-head-tool"),
        ReportColumn::choice("verification", "media-head-verification", Verification::CHOICES).off_paper(),
        ReportColumn::text("operator", "media-head-operator"),
        ReportColumn::text("witness", "media-head-witness").off_paper(),
        ReportColumn::text("validated_by", "media-head-validated").off_paper(),
        ReportColumn::date("sanitised_on", "media-head-day").leads("/sanitisations/", "sanitisation"),
        ReportColumn::date("ended_on", "media-head-ended").off_paper(),
        ReportColumn::text("seal_number", "media-head-seal").off_paper(),
    ],
    tell,
    above: states,
    actions: |_| html! {},
};

const MEDIUM: &str =
    "serial,media_type,capacity_gb,asset,state,outcome,technique,sanitised_on,ended_on,seal_number";
const PROOF: &str = "medium,tool,tool_version,verification,operator,witness,validated_by";

fn tell(page: &mut Page<'_, '_>, asked: &Asked) -> Result<Told> {
    let mut proofs: BTreeMap<i64, State> = BTreeMap::new();
    // The latest is the one that stands.
    for proof in rows_of(page, Sanitisation::KIND, "", PROOF, asked.past())? {
        if let Some(medium) = part(&proof, "medium", "id").and_then(|id| id.as_i64()) {
            proofs.insert(medium, proof);
        }
    }
    let mut rows = rows_of(page, Medium::KIND, "", MEDIUM, asked.past())?;
    for row in &mut rows {
        let proof = row.get("id").and_then(Value::as_i64).and_then(|id| proofs.get(&id));
        complete(row, proof);
    }
    let totals = totals(&rows);
    Ok(Told { from: None, as_of: asked.as_of, rows, totals })
}

fn part(row: &State, name: &str, part: &str) -> Option<Value> {
    row.get(name)?.get(part).cloned()
}

/// What a medium says, and what its proof says of it.
fn complete(row: &mut State, proof: Option<&State>) {
    let (asset, id) = (part(row, "asset", "label"), part(row, "asset", "id"));
    row.insert("asset".to_owned(), asset.unwrap_or_default());
    row.insert("asset_id".to_owned(), id.unwrap_or_default());
    let Some(proof) = proof else { return };
    let text = |name: &str| proof.get(name).and_then(Value::as_str);
    let tool: Vec<&str> = [text("tool"), text("tool_version")].into_iter().flatten().collect();
    if !tool.is_empty() {
        row.insert("tool".to_owned(), tool.join(" ").into());
    }
    for name in ["verification", "witness"] {
        row.insert(name.to_owned(), proof.get(name).cloned().unwrap_or_default());
    }
    for name in ["operator", "validated_by"] {
        row.insert(name.to_owned(), part(proof, name, "label").unwrap_or_default());
    }
    row.insert("sanitisation".to_owned(), proof.get("id").cloned().unwrap_or_default());
}

/// How many are in which state; those that are in none are left out.
fn totals(rows: &[State]) -> Vec<Total> {
    let in_states = |states: &[MediumState]| {
        let state = |row: &&State| {
            let word = row.get("state").and_then(Value::as_str);
            states.iter().any(|state| word == Some(state.value()))
        };
        rows.iter().filter(state).count()
    };
    use MediumState::{Destroyed, Failed, Installed, Lost, Removed, Sanitised, ToValidate};
    [
        ("media", "media-total", rows.len()),
        ("open", "media-total-open", in_states(&[Installed, Removed, ToValidate, Failed])),
        ("sanitised", "media-total-sanitised", in_states(&[Sanitised])),
        ("destroyed", "media-total-destroyed", in_states(&[Destroyed])),
        ("lost", "media-total-lost", in_states(&[Lost])),
    ]
    .map(|(name, label, rows)| Total { name, label, shape: Shape::Of(Kind::Integer), value: rows.into() })
    .into()
}

fn states(page: &mut Page<'_, '_>, told: &Told) -> Result<Markup> {
    let title = page.say("media-states");
    Ok(kit::card(&Card {
        title: &title,
        note: "",
        tools: html! {},
        width: 0,
        body: report::figures(page, &told.totals),
    }))
}
