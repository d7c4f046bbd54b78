//! The power fails while a lot is closed.
use crate::company::{ALL, Company};
use engine::{ANY_KIND, Capability, Error, Happened, Reaction, Result, View, Work};
use serde_json::json;
use std::sync::{
    LazyLock,
    atomic::{AtomicI64, Ordering},
};
use testkit::on_both;

/// How much is still recorded before everything stops.
static UNTIL: AtomicI64 = AtomicI64::new(i64::MAX);

static FAULT: Capability = Capability {
    reactions: &[Reaction {
        name: "fault.stops",
        says: "Stops everything after some records.",
        kind: ANY_KIND,
        events: &[],
        run: stops,
    }],
    ..Capability::new("fault", "What goes wrong in tests.")
};

static WITH_FAULT: LazyLock<Vec<&'static Capability>> =
    LazyLock::new(|| ALL.iter().copied().chain([&FAULT]).collect());

fn stops(_: &mut Work<'_>, _: &Happened) -> Result<()> {
    match UNTIL.fetch_sub(1, Ordering::Relaxed) {
        0 => Err(Error::internal("the power fails")),
        _ => Ok(()),
    }
}

/// What closing changes: how far the lot is, its assets, its certificates, and how long the journal is.
fn standing(it: &Company, lot: &str, tags: &[String]) -> (String, Vec<String>, i64, i64) {
    let word = |kind, named: &str, field: &str| it.state(kind, named)[field].as_str().unwrap().to_owned();
    let count = |sql: &'static str| {
        let read = move |view: &mut View<'_>| view.scalar::<i64>(sql);
        it.engine.view_blocking(engine::Actor::system(), disposal::READ, read).unwrap()
    };
    it.engine.seal(true).unwrap();
    (
        word("disposal-lot", lot, "stage"),
        tags.iter().map(|tag| word("asset", tag, "stage")).collect(),
        count("select count(*) from disposal_certificates"),
        count("select count(*) from journal"),
    )
}

#[test]
fn wherever_the_power_fails_a_lot_is_closed_whole_or_not_at_all() {
    on_both(|db| {
        UNTIL.store(i64::MAX, Ordering::Relaxed);
        let it = Company::with_capabilities(&db, &WITH_FAULT);
        let (lot, tags) = it.away("recycle", "Metalloop", 3);
        it.weighs(&lot, "recycled", 4_500);
        it.does("disposal.settle-lot", json!({ "lot": lot }));
        let before = standing(&it, &lot, &tags);
        let mut steps = 0;
        let told = loop {
            UNTIL.store(steps, Ordering::Relaxed);
            match it.tries("disposal.close-lot", json!({ "lot": lot })) {
                Ok(told) => break told,
                Err(Error::Internal { .. }) => assert_eq!(standing(&it, &lot, &tags), before, "at {steps}"),
                Err(other) => panic!("{other:?}"),
            }
            steps += 1;
        };
        // Three lines, three assets, the lot, two certificates for each asset and one for the lot, and what follows.
        assert!(steps >= 14, "it failed at {steps} places");
        let (stage, stages, certificates, _) = standing(&it, &lot, &tags);
        assert_eq!((stage.as_str(), certificates), ("lot-closed", 7));
        assert_eq!(stages, ["disposed"; 3]);
        assert_eq!(told["certificates"].as_array().unwrap().len(), 7);
        it.verifies();
    });
}
