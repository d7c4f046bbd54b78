//! Files at the door of imports.
#![no_main]
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 3] = ["file.csv", "file.tsv", "file.xlsx"];

fuzz_target!(|data: &[u8]| {
    let Some((name, body)) = data.split_first() else { return };
    let name = NAMES[usize::from(*name) % NAMES.len()];
    let address = format!("/api/v1/imports?kind=assets&name={name}");
    fuzz::house().ask("POST", &address, "application/octet-stream", body.to_vec());
});
