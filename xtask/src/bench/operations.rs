//! What is measured, and what it is meant to cost.
use super::{
    client::Ask,
    facts::{Facts, one_of},
};
use serde_json::json;

/// What a client asks for the nth time: the client's number, then the time.
type Asking<'a> = Box<dyn Fn(u64, u64) -> Ask + Sync + 'a>;

/// Something that people or programs do.
pub(super) struct Operation<'a> {
    pub(super) name: &'static str,
    /// CPU milliseconds that it may cost at a million assets.
    pub(super) aim: Option<f64>,
    /// How many ask at once, where that is part of the question.
    pub(super) clients: Option<usize>,
    /// Whether one request is worth measuring.
    pub(super) is_long: bool,
    pub(super) ask: Asking<'a>,
}

impl<'a> Operation<'a> {
    fn new(name: &'static str, aim: f64, ask: impl Fn(u64, u64) -> Ask + Sync + 'a) -> Self {
        Self { name, aim: Some(aim), clients: None, is_long: false, ask: Box::new(ask) }
    }

    fn with_clients(self, clients: usize) -> Self {
        Self { clients: Some(clients), ..self }
    }

    fn without_aim(self) -> Self {
        Self { aim: None, ..self }
    }

    fn long(self) -> Self {
        Self { is_long: true, ..self.with_clients(1) }
    }
}

/// The same number for the same question, spread over all there are.
fn spread(client: u64, nth: u64) -> u64 {
    (client << 32 | nth).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 17
}

/// What changes nothing.
pub(super) fn reading(facts: &Facts) -> Vec<Operation<'_>> {
    let asset = |client, nth| 1 + spread(client, nth) % facts.last_asset;
    let location = |n| one_of(&facts.locations, n).copied().unwrap_or(1);
    let category = |n| one_of(&facts.categories, n).copied().unwrap_or(1);
    let serial = |client, nth| one_of(&facts.serials, spread(client, nth)).map_or("none", String::as_str);
    let two = move |nth| format!("stage=in-use&location={}&sort=tag", location(nth));
    vec![
        Operation::new("list of 50, stage and place, by tag, counted", 2.0, move |_, nth| {
            Ask::get(format!("/api/v1/assets?{}&limit=50&count=true", two(nth)))
        }),
        Operation::new("list of 50, stage and category, newest first", 2.0, move |_, nth| {
            let category = category(nth);
            Ask::get(format!("/api/v1/assets?stage=in-use&category={category}&sort=-updated_at&limit=50"))
        }),
        Operation::new("get one", 0.3, move |client, nth| {
            Ask::get(format!("/api/v1/assets/{}", asset(client, nth)))
        }),
        Operation::new("search, a serial number", 1.0, move |client, nth| {
            Ask::get(format!("/api/v1/assets?q={}", serial(client, nth)))
        }),
        Operation::new("search, part of a serial number", 3.0, move |client, nth| {
            let serial = serial(client, nth);
            Ask::get(format!("/api/v1/assets?q={}", serial.get(1..7).unwrap_or(serial)))
        }),
        Operation::new("search, a word in many rows", 10.0, |_, _| Ask::get("/api/v1/assets?q=thinkpad")),
        Operation::new("one as of a past day", 1.0, move |client, nth| {
            // The first third of what there is now was there then.
            let (asset, past) = (1 + spread(client, nth) % (facts.last_asset / 3).max(1), &facts.past);
            Ask::get(format!("/api/v1/assets/{asset}?as_of={past}"))
        }),
        Operation::new("list of 50 as of a past day, by tag", 0.0, move |_, nth| {
            Ask::get(format!("/api/v1/assets?{}&limit=50&as_of={}", two(nth), facts.past))
        })
        .without_aim()
        .long(),
        Operation::new("page: list of assets, two filters", 4.0, move |_, nth| {
            Ask::get(format!("/assets?{}", two(nth)))
        }),
        Operation::new("page: an asset with its history", 2.0, move |client, nth| {
            Ask::get(format!("/assets/{}", asset(client, nth)))
        }),
        Operation::new("page: overview", 3.0, |_, _| Ask::get("/")).long(),
        Operation::new("export of all assets as CSV", 0.0, |_, _| {
            Ask::get("/api/v1/assets/export?format=csv")
        })
        .without_aim()
        .long(),
    ]
}

/// The nth tag of those that the import brings.
pub(super) fn tag(nth: u64) -> String {
    format!("BENCH-{nth:07}")
}

/// What changes the assets that the import has brought: each command is durable before it is answered.
pub(super) fn writing(facts: &Facts, imported: u32) -> Vec<Operation<'_>> {
    // Each client has a range of its own, and hands out what it takes back with the next request.
    let own = move |client: u64, nth: u64| tag((client * 4_001 + nth / 2) % u64::from(imported));
    let custody = move |client: u64, nth: u64| {
        let tag = own(client, nth);
        let person = one_of(&facts.people, client * 31 + nth).copied().unwrap_or(1);
        match nth % 2 {
            0 => Ask::send("POST", format!("/api/v1/assets/{tag}/hand-out"), &json!({ "to_person": person })),
            _ => {
                Ask::send("POST", format!("/api/v1/assets/{tag}/take-back"), &json!({ "condition": "good" }))
            }
        }
    };
    vec![
        Operation::new("edit", 1.0, move |client, nth| {
            let notes = json!({ "notes": format!("Seen {client}-{nth}") });
            Ask::send("PATCH", format!("/api/v1/assets/{}", own(client, nth * 2)), &notes)
        }),
        Operation::new("hand out, take back", 1.0, custody),
        Operation::new("the same by 16 clients", 1.0, custody).with_clients(16),
    ]
}
