//! The web interface in a real browser: the demo estate and an empty register, served by the real program and used
//! by scripts that click and type. The test command says by the environment which browser there is; without one
//! these tests have nothing to say.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod house;

use house::{House, script};
use testkit::TestDb;

/// Assets of the estate: enough to change two hundred at once.
const ASSETS: u32 = 600;
/// Enough for a record of every kind.
const FEW_ASSETS: u32 = 400;

#[test]
fn a_person_who_has_never_seen_it_finds_hands_out_scans_moves_undoes_and_looks_back() {
    script("story.mjs", || House::with_demo(&TestDb::sqlite(), ASSETS));
}

#[test]
fn the_same_person_does_the_same_on_the_other_database() {
    let Some(db) = TestDb::postgres() else { return };
    script("story.mjs", || House::with_demo(&db, ASSETS));
}

#[test]
fn an_empty_register_is_set_up_and_takes_a_file() {
    script("first_day.mjs", || House::empty(&TestDb::sqlite()));
}

#[test]
fn every_page_is_usable_by_everybody() {
    script("everything.mjs", || House::with_demo(&TestDb::sqlite(), FEW_ASSETS));
}

#[test]
fn phones_read_every_code_and_lose_no_find() {
    script("scanning.mjs", || House::with_demo(&TestDb::sqlite(), FEW_ASSETS));
}

#[test]
fn forms_of_every_stage_are_filled_in_and_sent() {
    script("forms.mjs", || House::with_demo(&TestDb::sqlite(), FEW_ASSETS));
}
