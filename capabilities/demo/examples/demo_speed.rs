//! How fast an estate is made: `cargo run --release -p demo --example demo_speed -- 20000`, and on the server that
//! `TEST_POSTGRES` names with `postgres` behind the number. A third word is the seed.
use demo::Estate;
use domain::Instant;
use engine::{Capability, Clock, Keys};
use jiff::tz::TimeZone;
use std::{sync::Arc, time::Instant as Stopwatch};
use testkit::{TestDb, register_with};

/// As in the product: much of the time goes into memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

static CAPABILITIES: &[&Capability] = &[
    &people::CAPABILITY,
    &catalog::CAPABILITY,
    &parties::CAPABILITY,
    &assets::CAPABILITY,
    &access::CAPABILITY,
    &custody::CAPABILITY,
];

fn main() {
    let word = |nth| std::env::args().nth(nth);
    let number = |nth| word(nth).and_then(|text| text.parse().ok());
    let (assets, seed) = (number(1).unwrap_or(2_500), number(3).unwrap_or(1));
    let until = Instant(1_795_511_520_000);
    let db = match word(2).as_deref() {
        Some("postgres") => TestDb::postgres().expect("TEST_POSTGRES names a server"),
        _ => TestDb::sqlite(),
    };
    let clock = Clock::fixed(demo::begins(until, &TimeZone::UTC), TimeZone::UTC);
    let engine = register_with(&db, CAPABILITIES, Arc::new(access::Gate::default()), clock, Keys::generate());
    let begun = Stopwatch::now();
    let mut told = 0;
    let made = demo::fill(&engine, &Estate { assets: assets as u32, seed, until }, |progress| {
        let tenth = progress.done * 10 / progress.total.max(1);
        if tenth > told {
            told = tenth;
            let per_second = progress.done as f64 / begun.elapsed().as_secs_f64();
            println!("{:>3} % at {}, {per_second:.0} steps/s", tenth * 10, progress.at);
        }
    });
    let made = made.expect("an estate in an empty register");
    let seconds = begun.elapsed().as_secs_f64();
    println!("{made:?} in {seconds:.1} s, {:.0} µs an entry", seconds * 1e6 / made.entries as f64);
}
