use crate::house::{House, Lodger, READ, Target};
use engine::{Actor, Record};
use serde_json::json;
use testkit::on_both;

#[test]
fn an_erased_lodgers_files_are_gone_at_once_unless_somebody_else_has_the_same() {
    on_both(|db| {
        let house = House::on(&db);
        let (ana, bo) = (house.lodger("Ana"), house.lodger("Bo"));
        house.add(Lodger::KIND, ana, b"a passport", "passport.txt").unwrap();
        house.add(Lodger::KIND, ana, b"the house rules", "rules.txt").unwrap();
        house.add(Lodger::KIND, bo, b"the house rules", "rules.txt").unwrap();
        let removed = house.add(Lodger::KIND, ana, b"an old photo", "photo.txt").unwrap();
        house.remove(Lodger::KIND, ana, removed.id).unwrap();
        assert_eq!(house.stored(), 3);

        house.does("lodgers.forget", json!({ "lodger": ana })).unwrap();
        house.jobs();
        assert_eq!(house.stored(), 1);
        assert_eq!(house.files(Lodger::KIND, ana), []);
        assert_eq!(house.number("select count(*) from record_files where name <> ''"), 1);
        house.checks_out();

        let log = std::fs::read_to_string(house.folder.path().join("erased.log")).unwrap();
        assert_eq!(log.lines().count(), 1);
        assert!(log.contains(r#""kind":"lodger","record":1,"#) && !log.contains("Ana"), "{log}");
    });
}

#[test]
fn who_was_erased_after_a_backup_is_erased_again_after_its_restore() {
    on_both(|db| {
        let house = House::furnished(&db);
        let (file, _) = house.back_up("before.zip", None).unwrap();
        house.engine.clock().advance(1_000);
        house.does("lodgers.forget", json!({ "lodger": 1 })).unwrap();
        house.jobs();
        for target in Target::each() {
            target.give_keys(&house.keys);
            target.restore(&file).unwrap();
            std::fs::copy(house.folder.path().join("erased.log"), target.folder.path().join("erased.log"))
                .unwrap();
            let again = target.open();
            assert_eq!(name_of(&again, 1), "Ana");
            assert_eq!(again.vault().erased().erase_again(&again.engine).unwrap(), 1);
            again.jobs();
            assert_eq!((name_of(&again, 1), name_of(&again, 2)), ("Lodger 1".into(), "Bo".into()));
            assert_eq!(again.files(Lodger::KIND, 1), []);
            assert_eq!(again.vault().erased().erase_again(&again.engine).unwrap(), 0);
            assert_eq!(again.vault().erased().read().unwrap().len(), 2, "both moments are known");
            again.checks_out();
        }
    });
}

#[test]
fn a_number_that_was_given_again_after_a_restore_is_not_the_one_that_was_erased() {
    on_both(|db| {
        let house = House::furnished(&db);
        let (file, _) = house.back_up("before.zip", None).unwrap();
        let cleo = house.lodger("Cleo");
        house.does("lodgers.forget", json!({ "lodger": cleo })).unwrap();
        house.jobs();
        let target = Target::sqlite();
        target.give_keys(&house.keys);
        target.restore(&file).unwrap();
        std::fs::copy(house.folder.path().join("erased.log"), target.folder.path().join("erased.log"))
            .unwrap();
        let again = target.open();
        again.engine.clock().advance(60_000);
        assert_eq!(again.lodger("Dora"), cleo);
        assert_eq!(again.vault().erased().erase_again(&again.engine).unwrap(), 0);
        assert_eq!(name_of(&again, cleo), "Dora");
    });
}

#[test]
fn a_line_that_was_cut_short_is_passed_over_and_what_follows_is_read() {
    on_both(|db| {
        let house = House::furnished(&db);
        let log = house.folder.path().join("erased.log");
        std::fs::write(&log, "{\"kind\":\"lodger\",\"reco").unwrap();
        house.does("lodgers.forget", json!({ "lodger": 2 })).unwrap();
        house.jobs();
        assert_eq!(house.vault().erased().read().unwrap().len(), 1);
        assert_eq!(std::fs::read_to_string(&log).unwrap().lines().count(), 2);
    });
}

fn name_of(house: &House, lodger: i64) -> String {
    let read = move |view: &mut engine::View<'_>| view.state(Lodger::KIND, lodger);
    let (state, _) = house.engine.view_blocking(Actor::system(), READ, read).unwrap();
    state["name"].as_str().unwrap().to_owned()
}
