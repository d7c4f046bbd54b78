//! A believable estate, made up row by row: the same on every start, and of nobody.
use domain::{Choice, Currency, Date, Instant, Money, Tone};
use icondata_lu as lu;
use ui::kit::Icon;

/// The present of the gallery: a Tuesday morning in Berlin.
pub(crate) const NOW: Instant = Instant(1_795_509_000_000);

/// How many assets there are.
pub(crate) const ASSETS: i64 = 1_284;

pub(crate) const STATES: &[Choice<'_>] = &[
    Choice::toned("in-use", "In use", Tone::Ok),
    Choice::toned("in-stock", "In stock", Tone::Info),
    Choice::toned("preparing", "Preparing", Tone::Preparing),
    Choice::toned("in-repair", "In repair", Tone::Warn),
    Choice::toned("on-order", "On order", Tone::Muted),
    Choice::toned("retiring", "Retiring", Tone::Muted),
    Choice::toned("missing", "Missing", Tone::Bad),
];

/// Name, kind, price in euro, months of life.
pub(crate) const MODELS: &[(&str, usize, i64, i64)] = &[
    ("MacBook Pro 14″ M4", 0, 2849, 48),
    ("ThinkPad X1 Carbon G13", 0, 2199, 48),
    ("Latitude 7455", 0, 1749, 48),
    ("Surface Laptop 7", 0, 1620, 48),
    ("Dell U2725QE", 1, 689, 72),
    ("LG 38WR85QC", 1, 1190, 72),
    ("iPhone 17", 2, 949, 36),
    ("Pixel 10 Pro", 2, 899, 36),
    ("iPad Air 13″", 3, 999, 48),
    ("PowerEdge R770", 4, 18_400, 60),
    ("ProLiant DL380 G12", 4, 16_900, 60),
    ("Catalyst C9300-48UXM", 5, 9120, 84),
    ("EliteDesk 800 G9", 0, 1080, 60),
    ("Rally Bar Huddle", 6, 1499, 60),
];

/// Name and drawing of each kind.
pub(crate) fn kind(at: usize) -> (&'static str, Icon) {
    match at {
        0 => ("Laptop", lu::LuLaptop),
        1 => ("Display", lu::LuMonitor),
        2 => ("Phone", lu::LuSmartphone),
        3 => ("Tablet", lu::LuTablet),
        4 => ("Server", lu::LuServer),
        5 => ("Network", lu::LuRouter),
        _ => ("Peripheral", lu::LuPrinter),
    }
}

pub(crate) const PEOPLE: &[&str] = &[
    "Mara Vogel",
    "Tomasz Lindqvist",
    "Aiko Brandt",
    "Ravi Menon",
    "Sofia Marchetti",
    "Jonas Ekberg",
    "Amara Okafor",
    "Lucía Ferrer",
    "Peter Novák",
    "Hanna Kruse",
    "Daniel Osei",
    "Noor Haddad",
    "Elena Petrova",
    "Kenji Mori",
    "Freya Lund",
];

pub(crate) const PLACES: &[&str] = &[
    "Berlin HQ · 4.12",
    "Berlin HQ · 2.03",
    "Home office",
    "Hamburg · Depot A",
    "Lisbon · Floor 1",
    "Kraków · 3.40",
    "FRA-2 · R14 · U21",
    "FRA-2 · R09 · U04",
    "Oslo · 1.07",
];

/// A thing of the estate.
pub(crate) struct Asset {
    pub id: i64,
    pub model: usize,
    pub state: &'static Choice<'static>,
    pub place: &'static str,
    pub holder: Option<&'static str>,
    pub serial: String,
    pub value: Money,
    pub warranty: Date,
    pub seen: Instant,
}

impl Asset {
    pub(crate) fn name(&self) -> &'static str {
        MODELS[self.model].0
    }
    pub(crate) fn kind(&self) -> usize {
        MODELS[self.model].1
    }
    pub(crate) fn tag(&self) -> String {
        format!("NW-{:07}", 203_000 + self.id)
    }
}

/// The asset with this number.
pub(crate) fn asset(id: i64) -> Asset {
    let mut dice = Dice::new(id);
    let model = dice.below(MODELS.len());
    let (_, kind, price, life) = MODELS[model];
    let state = &STATES[[0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6][dice.below(13)]];
    let held = state.value == "in-use" && kind < 4;
    let place = if kind == 4 || kind == 5 { PLACES[6 + dice.below(2)] } else { PLACES[dice.below(6)] };
    let age = dice.below(usize::try_from(life).unwrap_or(48)) as i64;
    let cents = price * 100 - price * 90 * age / life;
    let today = NOW.date_in(&jiff::tz::TimeZone::UTC);
    Asset {
        id,
        model,
        state,
        place,
        holder: held.then(|| PEOPLE[dice.below(PEOPLE.len())]),
        serial: dice.letters(8),
        value: Money::new(cents, Currency::EUR),
        warranty: today.plus_months(life - 6 - age).plus_days(dice.below(28) as i64),
        seen: NOW.plus_millis(-60_000 * [4, 40, 190, 1500, 4 * 1440, 12 * 1440][dice.below(6)]),
    }
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn new(seed: i64) -> Self {
        Self((seed.unsigned_abs() + 77).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
    fn letters(&mut self, count: usize) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
        (0..count).map(|_| LETTERS[self.below(LETTERS.len())] as char).collect()
    }
}
