//! Backup and restore as people type them.
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};
use tempfile::TempDir;

/// What a command answered.
struct Told {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Told {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// A folder with a register, and the program.
struct Shop {
    folder: TempDir,
    database: Option<String>,
}

impl Shop {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), database: None }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tenure"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .arg("--data")
            .arg(self.data())
            .arg("--json")
            .args(words);
        if let Some(database) = &self.database {
            command.arg("--database").arg(database);
        }
        command
    }

    fn told(&self, words: &[&str]) -> Told {
        told(&mut self.command(words))
    }

    fn does(&self, words: &[&str]) -> Told {
        let told = self.told(words);
        assert_eq!(told.code, Some(0), "{words:?}: {} {}", told.out, told.err);
        told
    }

    /// Three makers and what a new register begins with.
    fn stocked() -> Self {
        let shop = Self::new();
        for name in ["Acme", "Bolt", "Cog"] {
            shop.does(&["do", "manufacturers.register", &format!("name={name}")]);
        }
        shop
    }

    fn makers(&self) -> Vec<String> {
        let rows = self.does(&["list", "manufacturers", "sort=name"]).json();
        rows["data"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn give_keys(&self, other: &Self) {
        std::fs::create_dir_all(other.data()).unwrap();
        std::fs::copy(self.data().join("keys.json"), other.data().join("keys.json")).unwrap();
    }
}

fn told(command: &mut Command) -> Told {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Told { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

#[test]
fn a_register_is_backed_up_and_restored_elsewhere() {
    let shop = Shop::stocked();
    let file = shop.file("a.zip");
    let made = shop.does(&["backup", &file]).json();
    assert_eq!((made["keys"].as_bool(), made["attachments"].as_u64()), (Some(false), Some(0)));
    let again = shop.told(&["backup", &file]);
    assert_eq!((again.code, again.err.contains("file-exists")), (Some(3), true), "{}", again.err);

    let other = Shop::new();
    let without = other.told(&["restore", &file]);
    assert_eq!((without.code, without.err.contains("keys-needed")), (Some(3), true), "{}", without.err);
    shop.give_keys(&other);
    let restored = other.does(&["restore", &file]).json();
    assert_eq!(restored["root"], made["journal"]["root"]);
    assert_eq!(other.makers(), ["Acme", "Bolt", "Cog"]);
    assert_eq!(other.does(&["verify", "--files"]).json()["findings"], Value::Array(Vec::new()));

    let full = other.told(&["restore", &file]);
    assert_eq!((full.code, full.err.contains("target-not-empty")), (Some(3), true), "{}", full.err);
    other.does(&["do", "manufacturers.register", "name=Dent"]);
    let replaced = other.does(&["restore", &file, "--replace"]).json();
    assert_eq!(other.makers(), ["Acme", "Bolt", "Cog"]);
    let before = replaced["before"].as_str().unwrap().to_owned();
    other.does(&["restore", &before, "--replace"]);
    assert_eq!(other.makers(), ["Acme", "Bolt", "Cog", "Dent"]);
}

#[test]
fn the_keys_travel_under_their_passphrase() {
    let shop = Shop::stocked();
    let file = shop.file("a.zip");
    let with = |shop: &Shop, words: &[&str], passphrase: &str| {
        told(shop.command(words).env("TENURE_BACKUP_PASSPHRASE", passphrase))
    };
    let short = with(&shop, &["backup", &file, "--with-keys"], "short");
    assert_eq!(short.code, Some(2), "{}", short.err);
    let made = with(&shop, &["backup", &file, "--with-keys"], "four words are enough");
    assert_eq!((made.code, made.json()["keys"].as_bool()), (Some(0), Some(true)), "{}", made.err);
    let other = Shop::new();
    let place = other.file("elsewhere");
    let wrong = with(&other, &["restore", &file, "--into", &place], "something else again");
    assert_eq!((wrong.code, wrong.err.contains("wrong-passphrase")), (Some(3), true), "{}", wrong.err);
    let right = with(&other, &["restore", &file, "--into", &place], "four words are enough");
    assert_eq!(right.code, Some(0), "{}", right.err);
    assert!(Path::new(&place).join("keys.json").exists() && Path::new(&place).join("tenure.db").exists());
}

#[test]
fn a_backup_that_is_killed_half_way_leaves_no_half_file() {
    let shop = Shop::stocked();
    for millis in (2..60).step_by(6) {
        let file = shop.file(&format!("{millis}.zip"));
        let mut child =
            shop.command(&["backup", &file]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(millis));
        child.kill().unwrap();
        child.wait().unwrap();
        if Path::new(&file).exists() {
            vault::Archive::open(Path::new(&file)).unwrap().check(&mut |_| {}).unwrap();
        } else {
            shop.does(&["backup", &file]);
        }
    }
    assert_eq!(shop.makers().len(), 3);
}

#[test]
fn a_restore_that_is_killed_half_way_leaves_nothing_or_everything() {
    let shop = Shop::stocked();
    let file = shop.file("a.zip");
    shop.does(&["backup", &file]);
    for millis in (5..150).step_by(16) {
        let other = Shop::new();
        shop.give_keys(&other);
        let mut child =
            other.command(&["restore", &file]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(millis));
        child.kill().unwrap();
        child.wait().unwrap();
        if !other.data().join("tenure.db").exists() {
            other.does(&["restore", &file]);
        }
        assert_eq!(other.makers(), ["Acme", "Bolt", "Cog"]);
        other.does(&["verify"]);
    }
}

#[test]
fn a_damaged_file_is_refused_in_words() {
    let shop = Shop::stocked();
    let file = shop.file("a.zip");
    shop.does(&["backup", &file]);
    let mut bytes = std::fs::read(&file).unwrap();
    // Well within the rows of the journal, behind the name of their entry.
    let name = b"tables/journal";
    let rows = bytes.windows(name.len()).position(|window| window == name).unwrap() + 200;
    bytes[rows] ^= 1;
    std::fs::write(&file, &bytes).unwrap();
    let other = Shop::new();
    let refused = other.told(&["restore", &file]);
    assert_eq!(refused.code, Some(3));
    assert!(refused.err.contains("backup-damaged") && refused.err.contains("tables/"), "{}", refused.err);
    assert!(!other.data().join("tenure.db").exists());
}

#[test]
fn a_register_moves_to_postgres_and_back_but_not_while_it_is_served() {
    let Some(base) = testkit::OwnDatabase::new() else { return };
    let shop = Shop::stocked();
    let file = shop.file("a.zip");
    shop.does(&["backup", &file]);
    let other = Shop { database: Some(base.url()), ..Shop::new() };
    shop.give_keys(&other);
    let restored = other.does(&["restore", &file]).json();
    assert_eq!(other.makers(), ["Acme", "Bolt", "Cog"]);
    assert_eq!(other.does(&["do", "manufacturers.register", "name=Dent"]).code, Some(0));

    let server = database::Db::postgres(&base.url(), 1).unwrap();
    let served = other.told(&["restore", &file, "--replace"]);
    assert_eq!(served.code, Some(2), "{} {}", served.out, served.err);
    drop(server);
    let replaced = other.does(&["restore", &file, "--replace"]).json();
    assert_eq!(replaced["root"], restored["root"]);

    let back = other.file("b.zip");
    let made = other.does(&["backup", &back]).json();
    let third = Shop::new();
    shop.give_keys(&third);
    assert_eq!(third.does(&["restore", &back]).json()["root"], made["journal"]["root"]);
    assert_eq!(third.makers(), ["Acme", "Bolt", "Cog"]);
    third.does(&["verify", "--files"]);
}

#[test]
fn a_certificate_is_verified_without_the_register_and_a_change_is_named() {
    let shop = Shop::new();
    shop.does(&["do", "assets.register", "tag=NW-7", "serial=C02X"]);
    shop.does(&["do", "assets.retire", "asset=NW-7"]);
    shop.does(&[
        "do",
        "assets.sanitise",
        "asset=NW-7",
        "outcome=purge",
        "technique=block erase",
        "verification=read back",
    ]);
    shop.does(&["do", "disposal.certify-data", "asset=NW-7"]);
    let rows = shop.does(&["list", "disposal-certificates"]).json();
    let document = rows["data"][0]["document"].clone();
    let key = document["signature"]["key"].as_str().unwrap().to_owned();
    let file = shop.file("certificate.json");
    std::fs::write(&file, document.to_string()).unwrap();
    // Somebody else, who has nothing but the file and the key.
    let other = Shop::new();
    let right = other.does(&["verify-certificate", &file, "--key", &key]).json();
    assert_eq!(right["faults"], Value::Array(Vec::new()));
    std::fs::write(&file, document.to_string().replace("C02X", "C02Y")).unwrap();
    let wrong = other.told(&["verify-certificate", &file]);
    assert_eq!(wrong.code, Some(1), "{}", wrong.err);
    assert_eq!(wrong.json()["faults"][0]["at"], "subject.serial");
    let another = other.told(&["verify-certificate", &file, "--key", "no key"]);
    assert_eq!(another.code, Some(2), "{}", another.err);
}
