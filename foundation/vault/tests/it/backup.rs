use crate::house::{Chair, House, refusal};
use engine::{Record, jobs};
use serde_json::json;
use std::{fs, path::Path};
use testkit::{DAY, on_both};
use vault::{Archive, BackupPlan, VaultSettings};

#[test]
fn a_backup_says_what_is_in_it_and_is_never_written_over() {
    on_both(|db| {
        let house = House::furnished(&db);
        let root = house.root();
        let (file, manifest) = house.back_up("a.zip", None).unwrap();
        assert_eq!(manifest.journal.root, root);
        assert_eq!(manifest.journal.entries, house.number("select count(*) from journal") as u64);
        assert_eq!((manifest.files.count, manifest.files.lost.len()), (5, 0));
        assert!(manifest.keys.is_none());
        let mut archive = Archive::open(&file).unwrap();
        assert_eq!(archive.manifest(), &manifest);
        archive.check(&mut |_| {}).unwrap();
        assert_eq!(refusal(house.back_up("a.zip", None)).0, "file-exists");
        assert_eq!(names_in(house.folder.path(), "a.zip"), ["a.zip"]);
    });
}

fn names_in(folder: &Path, like: &str) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.file_name().into_string().unwrap());
    names.filter(|name| name.contains(like)).collect()
}

#[test]
fn a_backup_with_a_short_passphrase_or_strange_keys_is_refused() {
    on_both(|db| {
        let house = House::furnished(&db);
        assert_eq!(refusal(house.back_up("a.zip", Some("short"))).0, "passphrase-too-short");
        let stranger = House { keys: engine::Keys::generate(), ..house };
        assert_eq!(refusal(stranger.back_up("a.zip", None)).0, "keys-do-not-belong");
        assert_eq!(names_in(stranger.folder.path(), "a.zip"), Vec::<String>::new());
    });
}

#[test]
fn an_empty_database_has_nothing_to_back_up() {
    on_both(|db| {
        let folder = tempfile::tempdir().unwrap();
        let blobs = vault::Blobs::at(folder.path().to_str().unwrap()).unwrap();
        let order = vault::BackupOrder {
            file: &folder.path().join("a.zip"),
            blobs: &blobs,
            keys: &engine::Keys::generate(),
            passphrase: None,
            made_at: testkit::START,
            version: "test",
        };
        assert_eq!(refusal(vault::back_up(&db.db.source(), &order, &mut |_| {})).0, "no-register");
    });
}

#[test]
fn a_lost_or_damaged_attachment_does_not_keep_the_rest_from_being_backed_up() {
    on_both(|db| {
        let house = House::furnished(&db);
        let digest = |id| house.files(Chair::KIND, id)[0].digest.clone();
        let place =
            |digest: &str| house.folder.path().join(format!("files/{}/{}", &digest[..2], &digest[2..]));
        fs::remove_file(place(&digest(1))).unwrap();
        fs::write(place(&digest(3)), b"forged").unwrap();
        let (_, manifest) = house.back_up("a.zip", None).unwrap();
        let mut lost = vec![digest(1), digest(3)];
        lost.sort();
        assert_eq!((manifest.files.lost, manifest.files.count), (lost, 3));
    });
}

#[test]
fn the_scheduled_backup_keeps_as_many_as_it_should() {
    on_both(|db| {
        let folder = tempfile::tempdir().unwrap();
        let backups = folder.path().join("backups");
        let plan = BackupPlan {
            folder: backups.clone(),
            keep: 2,
            keep_weeks: 0,
            passphrase: Some("four words are enough".into()),
            version: "test".into(),
        };
        let house = House::in_folder(&db.db, engine::Keys::generate(), folder, |settings| VaultSettings {
            backups: Some(plan),
            ..settings
        });
        let house = House {
            engine: house.engine.clone().with_schedule(vault::BACKUP, Some("30 2 * * *".into())),
            ..house
        };
        house.chair("Bench");
        let runner = jobs::JobRunner::new(house.engine.clone(), "test");
        runner.tick_schedules().unwrap();
        for _ in 0..4 {
            house.engine.clock().advance(DAY);
            runner.tick_schedules().unwrap();
            runner.run_all().unwrap();
        }
        let mut names = names_in(&backups, "");
        names.sort();
        assert_eq!(names, ["tenure-20260305-080000.backup.zip", "tenure-20260306-080000.backup.zip"]);
        let failed = house.number("select count(*) from jobs where state <> 'done'");
        assert_eq!(failed, 0);
        let mut newest = Archive::open(&backups.join(&names[1])).unwrap();
        newest.check(&mut |_| {}).unwrap();
        let keys = newest.keys("four words are enough").unwrap().unwrap();
        assert_eq!(keys.verifying(), house.keys.verifying());
        assert_eq!(refusal(newest.keys("something else again")).0, "wrong-passphrase");
    });
}

#[test]
fn a_backup_while_eight_write_is_a_register_as_of_one_moment() {
    on_both(|db| {
        let house = House::furnished(&db);
        let stop = std::sync::atomic::AtomicBool::new(false);
        let stopped = || stop.load(std::sync::atomic::Ordering::Relaxed);
        let files = std::thread::scope(|scope| {
            for writer in 0..8 {
                let (house, stopped) = (&house, &stopped);
                scope.spawn(move || {
                    let mut n = 0;
                    while !stopped() {
                        let id = house.chair(&format!("Chair {writer}/{n}"));
                        house.does("chairs.edit", json!({ "id": id, "folds": n % 2 == 0 })).unwrap();
                        if n % 5 == 0 {
                            house.add(Chair::KIND, id, format!("{writer}/{n}").as_bytes(), "n.txt").unwrap();
                        }
                        n += 1;
                    }
                });
            }
            scope.spawn(|| {
                while !stopped() {
                    house.engine.seal(false).unwrap();
                }
            });
            let made: Vec<_> = (0..3)
                .map(|n| {
                    std::thread::sleep(std::time::Duration::from_millis(200));
                    house.back_up(&format!("{n}.zip"), None).unwrap().0
                })
                .collect();
            stop.store(true, std::sync::atomic::Ordering::Relaxed);
            made
        });
        house.checks_out();
        let mut sizes = Vec::new();
        for file in files {
            let target = crate::house::Target::sqlite();
            target.give_keys(&house.keys);
            let restored = target.restore(&file).unwrap();
            assert!(restored.manifest.files.lost.is_empty());
            let again = target.open();
            again.checks_out();
            assert_eq!(again.root(), restored.manifest.journal.root);
            sizes.push(restored.manifest.journal.entries);
        }
        assert!(sizes[0] < sizes[2], "others wrote meanwhile: {sizes:?}");
    });
}
