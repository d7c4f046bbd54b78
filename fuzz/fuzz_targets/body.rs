//! JSON bodies for every command: two bytes choose which, the rest is the body.
#![no_main]
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((which, body)) = data.split_first_chunk::<2>() else { return };
    let house = fuzz::house();
    let (method, path) = &house.verbs[usize::from(u16::from_le_bytes(*which)) % house.verbs.len()];
    // Whatever a part of the address names, the first there is.
    let path: Vec<&str> =
        path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect();
    house.ask(method, &format!("/api/v1{}", path.join("/")), "application/json", body.to_vec());
});
