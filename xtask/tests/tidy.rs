//! The rules of the house, as a test, so that `cargo test` asks them too.

#[test]
fn the_house_is_tidy() {
    let findings = xtask::tidy::findings(xtask::root()).unwrap();
    let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "\n\n{}\n\n", told.join("\n\n"));
}
