//! What stands behind the question mark of a list: filters, sorting, cursors, search, past days.
#![no_main]
use libfuzzer_sys::fuzz_target;

const LISTS: [&str; 4] = ["assets", "people", "models", "locations"];

fuzz_target!(|data: &[u8]| {
    let Some((list, query)) = data.split_first() else { return };
    let list = LISTS[usize::from(*list) % LISTS.len()];
    let Ok(query) = std::str::from_utf8(query) else { return };
    fuzz::house().ask("GET", &format!("/api/v1/{list}?{query}"), "", Vec::new());
});
