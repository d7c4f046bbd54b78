use crate::estate::{NOW, counts, filled};
use custody::{Chain, ChainSpell};
use domain::Id;
use engine::{Actor, Query, Ref};
use testkit::{TestDb, on_both};

fn chain(engine: &engine::Engine, asset: i64) -> Vec<ChainSpell> {
    let query = Chain { asset: Ref::id(Id::new(asset)) };
    engine
        .view_blocking(Actor::system(), custody::READ, move |view| query.clone().run(view))
        .expect("every asset has a chain")
}

#[test]
fn the_chain_of_custody_has_no_gap() {
    on_both(|db| {
        let (engine, _) = filled(&db, 150, 4);
        let assets = counts(
            &engine,
            "select stage, id from assets where stage not in ('planned', 'ordered') order by id",
        );
        let mut longest = 0;
        for (stage, asset) in assets {
            let chain = chain(&engine, asset);
            assert!(chain.windows(2).all(|pair| pair[0].to == Some(pair[1].from)), "{asset}: {chain:?}");
            assert_eq!(
                chain.last().is_some_and(|last| last.to.is_none()),
                stage != "disposed",
                "{asset}: {chain:?}"
            );
            longest = longest.max(chain.len());
        }
        assert!(longest >= 3);
    });
}

#[test]
fn history_lies_in_the_past_and_reaches_to_the_last_minutes() {
    let (engine, _) = filled(&TestDb::sqlite(), 400, 2);
    let entry = |sql| counts(&engine, sql)[0].1;
    let begins = demo::begins(NOW, &crate::estate::berlin());
    assert_eq!(entry("select '', min(recorded_at) from journal"), begins.0);
    // The very last entry says that the estate is complete.
    assert_eq!(entry("select '', max(recorded_at) from journal"), NOW.0);
    let last = entry("select '', max(recorded_at) from journal where kind = 'asset'");
    assert!((NOW.0 - 10 * 60_000..NOW.0).contains(&last));
    let backwards = "select '', count(*) from journal a join journal b on b.position = a.position + 1 where b.recorded_at < a.recorded_at";
    assert_eq!(entry(backwards), 0);
    let future = "select max(effective_on), count(*) from journal";
    assert!(counts(&engine, future)[0].0.as_str() <= "2026-11-24");
    let moments = "select '', count(distinct recorded_at) from journal where kind = 'asset'";
    assert!(entry(moments) > 900, "steps have moments of their own");
    let dated_back = "select '', count(*) from journal where kind = 'asset' and event <> 'registered'
        and effective_on < date(recorded_at / 1000, 'unixepoch')";
    assert!(entry(dated_back) > 5);
}
