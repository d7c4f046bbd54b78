//! The same with contents in an object store, where the environment names one: `TEST_S3=s3://bucket/prefix`, with the
//! usual `AWS_…` variables.
use crate::house::{Chair, House, Target};
use engine::Record;
use std::io::Read;
use testkit::on_both;
use vault::VaultSettings;

#[expect(clippy::disallowed_methods, reason = "the environment says which store to test with")]
fn store() -> Option<String> {
    std::env::var("TEST_S3").ok().filter(|place| !place.is_empty())
}

#[test]
fn contents_go_into_a_bucket_and_come_back() {
    let Some(place) = store() else { return };
    on_both(|db| {
        let folder = tempfile::tempdir().unwrap();
        let place = format!("{place}/{}", engine::random_32().map(|byte| format!("{byte:x}")).join(""));
        let house = House::in_folder(&db.db, engine::Keys::generate(), folder, |settings| VaultSettings {
            files: place,
            ..settings
        });
        let chair = house.chair("Bench");
        let large: Vec<u8> = (0..20_000_000_u32).map(|n| (n / 7) as u8).collect();
        let small = house.add(Chair::KIND, chair, b"how to sit", "small.txt").unwrap();
        let big = house.add(Chair::KIND, chair, &large, "big.bin").unwrap();
        let empty = house.add(Chair::KIND, chair, b"", "empty.txt").unwrap();
        assert_eq!(house.content(&small).unwrap(), b"how to sit");
        assert!(house.content(&big).unwrap() == large);
        assert!(house.content(&empty).unwrap().is_empty());
        let mut part = Vec::new();
        house.vault().read(&big, Some(9_000_000..9_000_010)).unwrap().read_to_end(&mut part).unwrap();
        assert_eq!(part, large[9_000_000..9_000_010]);
        house.checks_out();

        let (file, manifest) = house.back_up("a.zip", None).unwrap();
        assert_eq!(manifest.files.count, 3);
        let target = Target::sqlite();
        target.give_keys(&house.keys);
        target.restore(&file).unwrap();
        target.open().checks_out();

        house.vault().blobs().delete(&big.digest).unwrap();
        assert_eq!(house.vault().blobs().size(&big.digest).unwrap(), None);
        assert_eq!(house.content(&big).unwrap_err().code(), "internal");
        house.vault().blobs().delete(&big.digest).unwrap();
        let found = vault::check_files(&house.engine, &house.vault(), |_| {}).unwrap();
        assert_eq!(found.findings.len(), 1);
    });
}
