use crate::house::{Chair, EDIT, House, Lodger, READ, refusal};
use database::sql;
use domain::Event;
use engine::{Actor, Error, Record, Request, Work};
use serde_json::json;
use testkit::{DAY, on_both};

#[test]
fn a_file_is_added_seen_and_taken_away_and_the_journal_says_so() {
    on_both(|db| {
        let house = House::on(&db);
        let chair = house.chair("Bench");
        let file = house.add(Chair::KIND, chair, b"%PDF-1.7 seat, legs", "../Manual.pdf").unwrap();
        assert_eq!(
            (file.name.as_str(), file.media_type.as_str(), file.bytes),
            ("Manual.pdf", "application/pdf", 19)
        );
        assert_eq!(house.files(Chair::KIND, chair), std::slice::from_ref(&file));
        assert_eq!(house.content(&file).unwrap(), b"%PDF-1.7 seat, legs");

        house.remove(Chair::KIND, chair, file.id).unwrap();
        assert_eq!(house.files(Chair::KIND, chair), []);
        assert_eq!(house.remove(Chair::KIND, chair, file.id).unwrap_err().code(), "not-found");

        let history = house
            .engine
            .view_blocking(Actor::system(), READ, move |view| view.history(Chair::KIND, chair, None, 10));
        let told: Vec<_> =
            history.unwrap().into_iter().map(|(entry, payload)| (entry.event, payload.facts)).collect();
        let facts = json!({
            "file": file.id, "name": "Manual.pdf", "media_type": "application/pdf", "bytes": 19, "sha256": file.digest,
        });
        assert_eq!(told[0], (Event::FILE_REMOVED.name.to_owned(), facts.as_object().unwrap().clone()));
        assert_eq!(told[1], (Event::FILE_ADDED.name.to_owned(), facts.as_object().unwrap().clone()));
        house.checks_out();
    });
}

#[test]
fn the_same_content_is_stored_once_and_the_same_file_is_added_once() {
    on_both(|db| {
        let house = House::on(&db);
        let (one, two) = (house.chair("One"), house.chair("Two"));
        let first = house.add(Chair::KIND, one, b"how to sit", "manual.txt").unwrap();
        let again = house.add(Chair::KIND, one, b"how to sit", "manual.txt").unwrap();
        assert_eq!(first, again);
        house.add(Chair::KIND, two, b"how to sit", "manual.txt").unwrap();
        house.add(Chair::KIND, one, b"how to sit", "other name.txt").unwrap();
        assert_eq!((house.stored(), house.files(Chair::KIND, one).len()), (1, 2));
        house.checks_out();
    });
}

#[test]
fn a_file_that_is_too_large_leaves_nothing() {
    on_both(|db| {
        let folder = tempfile::tempdir().unwrap();
        let house = House::in_folder(&db.db, engine::Keys::generate(), folder, |settings| {
            vault::VaultSettings { file_bytes_max: 1 << 20, ..settings }
        });
        let mut incoming = house.vault().receive().unwrap();
        incoming.write(&vec![1; 1 << 20]).unwrap();
        assert_eq!(refusal(incoming.write(b"x")).0, "file-too-large");
        drop(incoming);
        assert_eq!(std::fs::read_dir(house.folder.path().join("files/incoming")).unwrap().count(), 0);
    });
}

#[test]
fn a_record_that_does_not_exist_gets_no_file() {
    on_both(|db| {
        let house = House::on(&db);
        assert_eq!(house.add(Chair::KIND, 77, b"x", "x").unwrap_err().code(), "not-found");
        let chair = house.chair("Bench");
        let nothing = engine::files::NewFile {
            name: "x".into(),
            media_type: "x".into(),
            bytes: 1,
            digest: "0".repeat(64),
        };
        let change = move |work: &mut Work<'_>| work.add_file(Chair::KIND, &json!(chair), &nothing);
        let unclaimed = house.engine.work_blocking(Actor::system(), Request::default(), "x", EDIT, change);
        assert_eq!(unclaimed.unwrap_err().code(), "unavailable");
        house.checks_out();
    });
}

#[test]
fn content_goes_when_nothing_refers_to_it_and_its_time_is_over() {
    on_both(|db| {
        let house = House::on(&db);
        let (one, two) = (house.chair("One"), house.chair("Two"));
        let of_one = house.add(Chair::KIND, one, b"how to sit", "manual.txt").unwrap();
        let of_two = house.add(Chair::KIND, two, b"how to sit", "manual.txt").unwrap();
        // An upload that died after its content was stored.
        house.vault().keep(&house.engine, house.arrived(b"half an upload", "x")).unwrap();
        assert_eq!(house.stored(), 2);
        let sweep_after = |days: i64| {
            house.engine.clock().advance(days * DAY);
            sweep(&house);
            house.stored()
        };
        assert_eq!(sweep_after(0), 2);
        assert_eq!(sweep_after(2), 1, "what was left behind is gone");
        house.remove(Chair::KIND, one, of_one.id).unwrap();
        assert_eq!(sweep_after(60), 1, "the other still has it");
        house.remove(Chair::KIND, two, of_two.id).unwrap();
        assert_eq!(sweep_after(29), 1);
        house.checks_out();
        assert_eq!(sweep_after(2), 0);
        house.checks_out();
        house.add(Chair::KIND, one, b"how to sit", "manual.txt").unwrap();
        assert_eq!(house.stored(), 1);
        house.checks_out();
    });
}

/// Runs the daily clean-up now.
fn sweep(house: &House) {
    house
        .engine
        .work_blocking(Actor::system(), Request::default(), "test", EDIT, |work| {
            let job = engine::jobs::NewJob {
                kind: "vault.sweep",
                title: String::new(),
                input: json!({}),
                unique_key: None,
            };
            engine::jobs::enqueue(work, job)
        })
        .unwrap();
    house.jobs();
    assert_eq!(house.number("select count(*) from jobs where state <> 'done'"), 0);
}

#[test]
fn an_interrupted_deletion_is_finished_and_nobody_refers_to_what_is_going() {
    on_both(|db| {
        let house = House::on(&db);
        let chair = house.chair("Bench");
        let new = house.vault().keep(&house.engine, house.arrived(b"going", "x")).unwrap();
        house.run("update file_blobs set going_at = 1, claimed_at = null");
        let keep = house.vault().keep(&house.engine, house.arrived(b"going", "x"));
        assert_eq!(keep.unwrap_err().code(), "unavailable");
        let change = move |work: &mut Work<'_>| work.add_file(Chair::KIND, &json!(chair), &new);
        let add = house.engine.work_blocking(Actor::system(), Request::default(), "x", EDIT, change);
        assert_eq!(add.unwrap_err().code(), "unavailable");
        sweep(&house);
        assert_eq!((house.stored(), house.number("select count(*) from file_blobs")), (0, 0));
        house.add(Chair::KIND, chair, b"going", "x").unwrap();
        house.checks_out();
    });
}

#[test]
fn names_of_personal_files_stay_out_of_the_journal() {
    on_both(|db| {
        let house = House::on(&db);
        let ana = house.lodger("Ana");
        let file = house.add(Lodger::KIND, ana, b"born in", "Ana Novak passport.txt").unwrap();
        assert_eq!(house.files(Lodger::KIND, ana)[0].name, "Ana Novak passport.txt");
        house.remove(Lodger::KIND, ana, file.id).unwrap();
        assert_eq!(house.number("select count(*) from journal where payload like '%Novak%'"), 0);
        house.checks_out();
    });
}

#[test]
fn what_was_done_to_files_behind_the_registers_back_is_found() {
    on_both(|db| {
        let keys = engine::Keys::generate();
        let first_finding = |tamper: &dyn Fn(&House)| {
            let house = House::with_keys(&db, keys.clone());
            let id = house.chair(&format!("Chair {}", house.number("select count(*) from chairs")));
            house.add(Chair::KIND, id, format!("manual {id}").as_bytes(), "manual.txt").unwrap();
            tamper(&house);
            let found = vault::check_files(&house.engine, &house.vault(), |_| {}).unwrap();
            house.run("delete from journal where event = 'file-added'");
            house.run("delete from record_files");
            house.run("delete from file_blobs");
            found.findings.first().map(|finding| finding.code)
        };
        assert_eq!(first_finding(&|_| {}), None);
        assert_eq!(
            first_finding(&|house| house.run("update record_files set name = 'other.txt'")),
            Some("file-differs")
        );
        assert_eq!(
            first_finding(&|house| house.run("update record_files set removed_at = 5")),
            Some("file-differs")
        );
        assert_eq!(first_finding(&|house| house.run("delete from record_files")), Some("file-differs"));
        assert_eq!(first_finding(&|house| house.run("delete from file_blobs")), Some("file-missing"));
        assert_eq!(
            first_finding(&|house| {
                let digest: String = house
                    .engine
                    .db()
                    .read_blocking(|tx| Ok::<_, Error>(tx.scalar(sql("select digest from file_blobs"))?))
                    .unwrap();
                std::fs::remove_file(house.folder.path().join(format!(
                    "files/{}/{}",
                    &digest[..2],
                    &digest[2..]
                )))
                .unwrap();
            }),
            Some("file-missing")
        );
        assert_eq!(
            first_finding(&|house| {
                let digest: String = house
                    .engine
                    .db()
                    .read_blocking(|tx| Ok::<_, Error>(tx.scalar(sql("select digest from file_blobs"))?))
                    .unwrap();
                std::fs::write(
                    house.folder.path().join(format!("files/{}/{}", &digest[..2], &digest[2..])),
                    b"forged",
                )
                .unwrap();
            }),
            Some("file-damaged")
        );
    });
}

#[test]
fn eight_uploads_of_the_same_content_at_once_and_a_clean_up_lose_nothing() {
    on_both(|db| {
        let house = House::on(&db);
        let chairs: Vec<i64> = (0..8).map(|n| house.chair(&format!("Chair {n}"))).collect();
        std::thread::scope(|scope| {
            for chair in &chairs {
                let house = &house;
                scope.spawn(move || {
                    for n in 0..10 {
                        let content = format!("content {}", n % 3);
                        let name = format!("{n}.txt");
                        while house.add(Chair::KIND, *chair, content.as_bytes(), &name).is_err() {}
                    }
                });
            }
            scope.spawn(|| (0..5).for_each(|_| house.jobs()));
        });
        assert_eq!(house.stored(), 3);
        house.checks_out();
    });
}
