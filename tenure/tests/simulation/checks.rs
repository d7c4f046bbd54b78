//! What is true of the register at any time.
use crate::company::{Company, Holder};
use engine::{Actor, AsOf, View};
use serde_json::{Value, json};

/// Where an asset can be held.
const HOLDERS: [(&str, &str); 3] =
    [("person", "holder_person"), ("location", "holder_location"), ("asset", "holder_asset")];

pub(crate) fn all(company: &Company) {
    while company.engine.seal(true).unwrap().more {}
    // Every seal; every row of every table against the sum of its entries; every checkpoint.
    let found = company.engine.verify(|_| {}).unwrap();
    assert_eq!(found.findings, []);
    for asset in &company.assets {
        nobody_shares(company, *asset);
    }
    nothing_is_lost_of_what_was_paid(company);
    no_drive_leaves_without_an_end(company);
    for person in &company.people {
        people_have_what_they_hold(company, *person);
    }
    for (asset, as_of, state) in &company.remembered {
        assert_eq!(&company.as_of(*asset, *as_of), state, "asset {asset}: what was known then has changed");
    }
}

/// What assets cost in all is what was paid for them, whatever became of them.
fn nothing_is_lost_of_what_was_paid(company: &Company) {
    let costs = company.assets.iter().filter_map(|asset| {
        let state = state_of(company, *asset);
        let cost: domain::Money = serde_json::from_value(state.get("cost")?.clone()).ok()?;
        Some(cost.minor)
    });
    assert_eq!(costs.sum::<i64>(), company.paid);
}

/// What left for good was sanitised since it was last used, or stated to hold nothing; what is lost says so.
fn no_drive_leaves_without_an_end(company: &Company) {
    for asset in &company.assets {
        let state = state_of(company, *asset);
        let says = |field: &str| state.get(field).and_then(Value::as_str);
        let gone =
            says("stage") == Some("disposed") && !matches!(says("disposal_route"), Some("lost" | "stolen"));
        let ended = says("sanitised_on").or(says("no_data_reason")).is_some();
        assert!(!gone || ended, "asset {asset} left with its data: {state:?}");
    }
}

/// One holder at most, the one that the company knows of, and a chain without a gap that ends with them.
fn nobody_shares(company: &Company, asset: i64) {
    let state = state_of(company, asset);
    let held: Vec<(&str, i64)> =
        HOLDERS.iter().filter_map(|(kind, field)| Some((*kind, state.get(*field)?.as_i64()?))).collect();
    assert!(held.len() <= 1, "asset {asset} is held by several: {held:?}");
    let holder: Holder = held.first().copied();
    if let Some(known) = company.holders.get(&asset) {
        assert_eq!(&holder, known, "asset {asset} is held by somebody else than it was given to");
    }
    let chain = company.told("custody.chain", json!({ "asset": asset }));
    let spells = chain.as_array().unwrap();
    for pair in spells.windows(2) {
        let days = (&pair[0]["to"], &pair[1]["from"]);
        assert_eq!(days.0, days.1, "a gap in the chain of asset {asset}: {chain}");
        assert_eq!(pair[0]["ended_by"], pair[1]["began_by"], "asset {asset}: {chain}");
    }
    let last = spells.last().unwrap();
    match state.get("stage").and_then(Value::as_str) {
        Some("disposed") => assert!(last["to"].is_string(), "asset {asset} is gone: {chain}"),
        _ => {
            assert!(last["to"].is_null(), "asset {asset}: {chain}");
            let keeper = last["keeper_kind"].as_str().zip(last["keeper"].as_i64());
            match holder {
                Some(holder) => assert_eq!(keeper, Some(holder), "asset {asset}: {chain}"),
                None => assert_eq!(last["keeper_kind"], json!("store"), "asset {asset}: {chain}"),
            }
        }
    }
}

/// What a person is told to hold is what assets say.
fn people_have_what_they_hold(company: &Company, person: i64) {
    let told = company.told("custody.holdings", json!({ "person": person }));
    let mut told: Vec<i64> =
        told["holds"].as_array().unwrap().iter().filter_map(|held| held["asset"].as_i64()).collect();
    told.sort_unstable();
    let text = "select id from assets where holder_person = ? and archived_at is null order by id";
    let read = move |view: &mut View<'_>| view.all(database::sql(text).bind(person), |row| row.at(0));
    let kind = company.engine.kind("asset").unwrap();
    let held: Vec<i64> = company.engine.view_blocking(Actor::system(), kind.read, read).unwrap();
    assert_eq!(told, held, "what person {person} holds");
}

fn state_of(company: &Company, asset: i64) -> domain::State {
    company.as_of(asset, AsOf::default()).unwrap()
}
