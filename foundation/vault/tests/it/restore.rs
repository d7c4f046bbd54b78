use crate::house::{Chair, House, Lodger, Target, Wish, refusal};
use database::Source;
use engine::{Keys, Record};
use serde_json::json;
use std::{
    fs,
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};
use testkit::on_both;

#[test]
fn a_restored_register_is_the_same_in_either_database() {
    on_both(|db| {
        let house = House::furnished(&db);
        let root = house.root();
        let (file, manifest) = house.back_up("a.zip", None).unwrap();
        for target in Target::each() {
            target.give_keys(&house.keys);
            let restored = target.restore(&file).unwrap();
            assert_eq!(restored.verification.root, root);
            let again = target.open();
            assert_eq!(again.root(), root);
            again.checks_out();
            assert_eq!(again.stored(), 5);
            let manual = &again.files(Chair::KIND, 1)[0];
            assert_eq!(again.content(manual).unwrap(), b"the manual of Deck chair");
            assert_eq!(again.files(Lodger::KIND, 2)[0].name, "passport.txt");
            assert_eq!(again.number("select count(*) from house_sessions"), 0, "nobody is signed in");
            assert_eq!(again.number("select count(*) from house_notes where done and score > 0.3"), 1);
            goes_on(&again);

            // And back again, from whatever database it is in now.
            let (file, from_there) = again.back_up("b.zip", None).unwrap();
            let third = Target::sqlite();
            third.give_keys(&house.keys);
            third.restore(&file).unwrap();
            let third = third.open();
            assert_eq!(third.root(), from_there.journal.root);
            assert!(from_there.journal.entries > manifest.journal.entries);
            third.checks_out();
            goes_on(&third);
        }
    });
}

/// Everything that counts goes on where it was; searching finds; unique names stay unique.
fn goes_on(house: &House) {
    let before = house.number("select max(id) from chairs");
    let next = house.chair(&format!("Chair {before}"));
    assert!(next > before);
    assert!(house.does("chairs.register", json!({ "name": "Bench" })).is_err());
    house.add(Chair::KIND, next, b"new", "new.txt").unwrap();
    house.lodger("Eve");
    house
        .engine
        .housekeep_blocking(|tx| Ok(tx.execute("insert into house_notes (done) values (true)")?))
        .unwrap();
    let found = if house.engine.db().dialect() == database::Dialect::Sqlite {
        house.number("select count(*) from chairs_words where chairs_words match 'deck'")
    } else {
        house.number("select count(*) from chairs where search_text like '%deck%'")
    };
    assert_eq!(found, 1);
    house.checks_out();
}

#[test]
fn every_row_of_every_table_comes_back() {
    on_both(|db| {
        let house = House::furnished(&db);
        let (_, first) = house.back_up("a.zip", None).unwrap();
        let target = match db.db.dialect() {
            database::Dialect::Sqlite => Target::sqlite(),
            database::Dialect::Postgres => Target::postgres().unwrap(),
        };
        target.give_keys(&house.keys);
        target
            .restore_with(
                &house.folder.path().join("a.zip"),
                Wish { left_empty: Some(&[]), ..Wish::default() },
            )
            .unwrap();
        let (_, second) = target.open().back_up("b.zip", None).unwrap();
        for (one, two) in first.tables.iter().zip(&second.tables) {
            assert_eq!(one, two);
        }
        assert_eq!(first.tables.len(), second.tables.len());
    });
}

#[test]
fn keys_come_out_of_the_backup_with_their_passphrase() {
    on_both(|db| {
        let house = House::furnished(&db);
        let (file, manifest) = house.back_up("a.zip", Some("four words are enough")).unwrap();
        assert!(manifest.keys.is_some());
        let target = Target::sqlite();
        assert_eq!(refusal(target.restore(&file)).0, "passphrase-needed");
        let with = |passphrase: &'static str| {
            target.restore_with(&file, Wish { passphrase: Some(passphrase), ..Wish::default() })
        };
        assert_eq!(refusal(with("something else again")).0, "wrong-passphrase");
        is_untouched(&target);
        with("four words are enough").unwrap();
        assert_eq!(Keys::load(&target.keys()).unwrap().unwrap().verifying(), house.keys.verifying());
        target.open().checks_out();
    });
}

#[test]
fn without_the_right_keys_nothing_is_restored() {
    on_both(|db| {
        let house = House::furnished(&db);
        let (file, _) = house.back_up("a.zip", None).unwrap();
        let target = Target::sqlite();
        assert_eq!(refusal(target.restore(&file)).0, "keys-needed");
        target.give_keys(&Keys::generate());
        assert_eq!(refusal(target.restore(&file)).0, "keys-do-not-belong");
        assert!(!target.folder.path().join("tenure.db").exists());
    });
}

fn is_untouched(target: &Target) {
    assert_eq!(fs::read_dir(target.folder.path()).unwrap().count(), 0);
}

/// Where the packed bytes of each part lie in a backup: name, first byte, how many.
fn parts_of(file: &Path) -> Vec<(String, u64, u64)> {
    let mut zip = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    (0..zip.len())
        .map(|n| {
            let part = zip.by_index(n).unwrap();
            (part.name().unwrap().into_owned(), part.data_start().unwrap(), part.compressed_size())
        })
        .collect()
}

fn with_byte_flipped(file: &Path, at: u64) -> PathBuf {
    let copy = file.with_extension("flipped");
    fs::copy(file, &copy).unwrap();
    let mut open = fs::OpenOptions::new().read(true).write(true).open(&copy).unwrap();
    let mut byte = [0];
    open.seek(SeekFrom::Start(at)).unwrap();
    open.read_exact(&mut byte).unwrap();
    open.seek(SeekFrom::Start(at)).unwrap();
    open.write_all(&[byte[0] ^ 0x10]).unwrap();
    copy
}

#[test]
fn one_flipped_byte_in_any_part_is_named_and_nothing_is_restored() {
    on_both(|db| {
        let house = House::furnished(&db);
        let (file, _) = house.back_up("a.zip", Some("four words are enough")).unwrap();
        let target = Target::sqlite();
        let parts = parts_of(&file);
        assert!(parts.len() > 20, "{parts:?}");
        // A table without rows is packed into ten bits; the six that fill its last byte mean nothing.
        for (name, start, bytes) in parts.into_iter().filter(|(_, _, bytes)| *bytes > 2) {
            for at in [start, start + bytes / 2] {
                let flipped = with_byte_flipped(&file, at);
                let (code, message) = refusal(target.restore_with(
                    &flipped,
                    Wish { passphrase: Some("four words are enough"), ..Wish::default() },
                ));
                assert_eq!(code, "backup-damaged", "{name}: {message}");
                assert!(message.contains(&name), "{name}: {message}");
            }
        }
        is_untouched(&target);
    });
}

#[test]
fn a_backup_that_is_cut_short_is_refused_wherever_it_ends() {
    on_both(|db| {
        let house = House::furnished(&db);
        let (file, _) = house.back_up("a.zip", None).unwrap();
        let target = Target::sqlite();
        let whole = fs::read(&file).unwrap();
        let cut = file.with_extension("cut");
        for bytes in [0, 1, 100, whole.len() / 2, whole.len() - 100, whole.len() - 1] {
            fs::write(&cut, &whole[..bytes]).unwrap();
            assert_eq!(refusal(target.restore(&cut)).0, "not-a-backup", "{bytes} of {}", whole.len());
        }
        assert_eq!(refusal(target.restore(&file.with_extension("none"))).0, "no-such-file");
        is_untouched(&target);
    });
}

#[test]
fn a_backup_by_a_newer_version_is_refused() {
    on_both(|db| {
        let house = House::furnished(&db);
        house.run("insert into schema_steps (capability, step, says) values ('house', 2, 'a second floor')");
        let (file, _) = house.back_up("a.zip", None).unwrap();
        let target = Target::sqlite();
        target.give_keys(&house.keys);
        let (code, message) = refusal(target.restore(&file));
        assert_eq!(code, "schema-is-newer");
        assert!(message.contains("step 2 of house"), "{message}");
    });
}

#[test]
fn a_backup_of_an_altered_register_is_refused() {
    on_both(|db| {
        let house = House::furnished(&db);
        house.run("update chairs set name = 'Throne' where id = 1");
        let (file, _) = house.back_up("a.zip", None).unwrap();
        for target in Target::each() {
            target.give_keys(&house.keys);
            let (code, message) = refusal(target.restore(&file));
            assert_eq!(code, "register-altered");
            assert!(message.contains("The chair 1 differs from its history in: name"), "{message}");
            assert!(target.open().number("select count(*) from chairs") == 0, "nothing was kept");
        }
    });
}

#[test]
fn what_is_there_is_replaced_only_when_asked_and_backed_up_before() {
    on_both(|db| {
        let house = House::furnished(&db);
        let (file, _) = house.back_up("a.zip", None).unwrap();
        for target in Target::each() {
            target.give_keys(&house.keys);
            target.restore(&file).unwrap();
            let replaced = target.folder.path().join("replaced.zip");
            assert_eq!(refusal(target.restore(&file)).0, "target-not-empty");
            let restored =
                target.restore_with(&file, Wish { replace: Some(&replaced), ..Wish::default() }).unwrap();
            assert_eq!(restored.before.as_deref(), Some(replaced.as_path()));
            vault::Archive::open(&replaced).unwrap().check(&mut |_| {}).unwrap();
            target.open().checks_out();
        }
    });
}

#[test]
fn another_register_is_replaced_with_its_keys_put_aside_and_its_attachments_swept() {
    on_both(|db| {
        let house = House::furnished(&db);
        let (file, _) = house.back_up("a.zip", Some("four words are enough")).unwrap();
        let ground = testkit::TestDb::sqlite();
        let other = House::furnished(&ground);
        other.add(Chair::KIND, 1, b"only here", "x.txt").unwrap();
        let (of_other, _) = other.back_up("other.zip", None).unwrap();
        let target = Target::sqlite();
        target.give_keys(&other.keys);
        target.restore(&of_other).unwrap();
        let replaced = target.folder.path().join("replaced.zip");
        target
            .restore_with(
                &file,
                Wish {
                    replace: Some(&replaced),
                    passphrase: Some("four words are enough"),
                    ..Wish::default()
                },
            )
            .unwrap();
        let aside = fs::read_dir(target.folder.path())
            .unwrap()
            .flatten()
            .find(|entry| entry.file_name().to_string_lossy().starts_with("keys.json.before-"));
        let aside = Keys::load(&aside.unwrap().path()).unwrap().unwrap();
        assert_eq!(aside.verifying(), other.keys.verifying());
        let house = target.open();
        house.checks_out();
        assert_eq!(house.stored(), 6);
        house.engine.clock().advance(3 * testkit::DAY);
        let runner = engine::jobs::JobRunner::new(house.engine.clone(), "test");
        runner.tick_schedules().unwrap();
        house.engine.clock().advance(testkit::DAY);
        runner.tick_schedules().unwrap();
        runner.run_all().unwrap();
        assert_eq!(house.stored(), 5);
        house.checks_out();
    });
}

#[test]
fn a_database_that_is_in_use_is_not_replaced() {
    let db = testkit::TestDb::sqlite();
    let house = House::furnished(&db);
    let (file, _) = house.back_up("a.zip", None).unwrap();
    let target = Target::sqlite();
    target.give_keys(&house.keys);
    target.restore(&file).unwrap();
    let server =
        database::Db::sqlite(&target.folder.path().join("tenure.db"), database::SqliteOptions::default())
            .unwrap();
    let replaced = target.folder.path().join("replaced.zip");
    let again = target.restore_with(&file, Wish { replace: Some(&replaced), ..Wish::default() });
    assert_eq!(refusal(again).0, "database-in-use");
    assert!(!replaced.exists());
    drop(server);
}

#[test]
fn something_else_in_the_database_is_left_alone() {
    for target in Target::each() {
        let db = testkit::TestDb::sqlite();
        let house = House::furnished(&db);
        let (file, _) = house.back_up("a.zip", None).unwrap();
        target.give_keys(&house.keys);
        let db = match &target.db {
            Source::Sqlite(path) => database::Db::sqlite(path, database::SqliteOptions::default()).unwrap(),
            Source::Postgres(url) => database::Db::postgres(url, 1).unwrap(),
        };
        db.write_blocking(|tx| tx.batch("create table recipes (name text)")).unwrap();
        drop(db);
        assert_eq!(refusal(target.restore(&file)).0, "target-not-empty");
        let replaced = target.folder.path().join("replaced.zip");
        let asked = target.restore_with(&file, Wish { replace: Some(&replaced), ..Wish::default() });
        assert_eq!(refusal(asked).0, "no-register");
    }
}
