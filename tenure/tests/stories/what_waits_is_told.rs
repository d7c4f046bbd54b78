//! What waits for somebody stands behind their bell: returns, media, lots, covers, orders, windows.
use crate::office::{Office, Somebody, number};
use serde_json::{Value, json};
use testkit::on_both;

struct Cast<'h> {
    mara: Somebody<'h>,
    tom: Somebody<'h>,
    amir: Somebody<'h>,
}

/// The messages of somebody: topic and subject, oldest first.
fn told(who: &Somebody<'_>) -> Vec<(String, String)> {
    let text = |message: &Value, name: &str| message[name].as_str().unwrap().to_owned();
    let told = who.get("/my/messages");
    let messages = told["messages"].as_array().unwrap().iter().rev();
    messages.map(|message| (text(message, "topic"), text(message, "subject"))).collect()
}

/// The subjects of one topic.
fn of(who: &Somebody<'_>, topic: &str) -> Vec<String> {
    told(who).into_iter().filter(|(one, _)| one == topic).map(|(_, subject)| subject).collect()
}

fn cast(office: &Office) -> Cast<'_> {
    let root = office.root();
    let (mara, tom) = (root.welcomes("Mara", "Employee"), root.welcomes("Tom", "Technician"));
    let amir = root.welcomes("Amir", "Asset manager");
    amir.post("/categories", json!({ "name": "Laptops" }));
    amir.post("/models", json!({ "name": "T14", "category": "Laptops" }));
    for tag in ["HELD", "OLD", "GONE"] {
        amir.post("/assets", json!({ "tag": tag, "model": "T14" }));
    }
    tom.post("/assets/HELD/hand-out", json!({ "to_person": "mara" }));
    Cast { mara, tom, amir }
}

/// A lot is away, a purge fails, an order and a cover have their days, Mara leaves.
fn things_wait(cast: &Cast<'_>) {
    let Cast { tom, amir, .. } = cast;
    amir.post(
        "/service-partners",
        json!({ "name": "Schoolbox", "roles": ["charity"], "responsible": "amir" }),
    );
    amir.post("/assets/GONE/retire", json!({}));
    amir.post("/assets/GONE/free-of-data", json!({ "because": "no drive in it" }));
    let lot = amir.post("/disposal-lots/open", json!({ "route": "donate", "partner": "Schoolbox" }));
    let at = |verb: &str| format!("/disposal-lots/{}/{verb}", lot["number"].as_str().unwrap());
    let line = json!({ "asset": "GONE", "mass_grams": 1_500, "weee": "weee-2" });
    tom.post(&at("add-asset"), line);
    amir.post(&at("consent"), json!({ "by": "amir" }));
    tom.post(&at("seal"), json!({ "seals": "S-1" }));
    tom.post(&at("hand-over"), json!({ "signed_by": "K. Fahrer" }));
    tom.post("/media", json!({ "serial": "SS-2", "media_type": "ssd", "asset": "OLD" }));
    amir.post("/assets/OLD/retire", json!({}));
    let purge = json!({
        "outcome": "purge", "technique": "ata-sanitize-block-erase", "result": "failed",
        "failure": "the drive does not answer", "verification": "full-read-back", "tool": "hdparm",
    });
    tom.post("/media/SS-2/sanitise", purge);
    amir.post(
        "/work-orders",
        json!({ "title": "New battery", "work_kind": "repair", "asset": "HELD", "technician": "tom", "due_on": "2026-03-03" }),
    );
    let cover = json!({ "reference": "EXT-1", "asset": "HELD", "cover": "extended", "until": "2026-04-05" });
    amir.post("/covers", cover);
    amir.post("/people/mara/leave", json!({ "last_day": "2026-03-05" }));
}

#[test]
fn what_waits_rings_the_bell_of_whoever_can_do_something() {
    on_both(|db| {
        let office = Office::on(&db, testkit::START);
        let cast = cast(&office);
        things_wait(&cast);
        let Cast { tom, amir, .. } = &cast;
        assert_eq!(of(amir, "retirement.medium-failed"), ["The sanitisation of SS-2 failed"]);
        assert!(of(tom, "retirement.medium-failed").is_empty(), "who recorded it knows");
        office.mornings_pass(25);
        assert_eq!(of(tom, "maintenance.order-late").len(), 3, "after one, seven and fourteen days");
        assert!(of(amir, "maintenance.order-late").is_empty(), "it has a technician");
        assert_eq!(of(amir, "maintenance.cover-ends"), ["One cover ends on 2026-04-05"]);
        assert_eq!(
            amir.get("/covers?until=2026-04-05")["data"].as_array().unwrap().len(),
            1,
            "it opens that"
        );
        assert_eq!(of(amir, "disposal.lot-waits"), ["LOT-000001 waits for the papers of Schoolbox"]);
        let overdue = ["RT-000001 is overdue, and three reminders had no answer"];
        assert_eq!(of(amir, "retrieval.overdue"), overdue);
        assert_eq!(of(tom, "retrieval.overdue"), overdue);
        office.mornings_pass(14);
        assert_eq!(of(amir, "retrieval.overdue").last().unwrap(), "RT-000001 needs its letter");
        office.verifies();
    });
}

#[test]
fn what_fell_due_while_nothing_ran_is_told_on_the_next_morning_and_once() {
    on_both(|db| {
        let office = Office::on(&db, testkit::START);
        let Cast { amir, .. } = &cast(&office);
        for (reference, until) in [("ONE", "2026-04-05"), ("TWO", "2026-04-12"), ("FAR", "2026-06-01")] {
            let cover =
                json!({ "reference": reference, "asset": "HELD", "cover": "extended", "until": until });
            amir.post("/covers", cover);
        }
        // The first morning finds its schedule, the second one tells.
        office.mornings_pass(2);
        assert_eq!(of(amir, "maintenance.cover-ends"), [""; 0], "nothing ends until 3 April");
        office.nobody_is_there(20);
        let both = "2 covers end between 2026-04-04 and 2026-04-23";
        assert_eq!(of(amir, "maintenance.cover-ends"), [both]);
        let link = amir.get("/my/messages")["messages"][0]["href"].as_str().unwrap().to_owned();
        assert_eq!(amir.get(&link)["data"].as_array().unwrap().len(), 2, "{link} opens both");
        office.mornings_pass(3);
        assert_eq!(of(amir, "maintenance.cover-ends"), [both]);
        office.nobody_is_there(60);
        assert_eq!(
            of(amir, "maintenance.cover-ends").last().unwrap(),
            "One cover ends between 2026-04-27 and 2026-06-25"
        );
        office.verifies();
    });
}

#[test]
fn who_holds_an_asset_hears_of_a_planned_window() {
    on_both(|db| {
        let office = Office::on(&db, testkit::START);
        let Cast { mara, tom, amir } = &cast(&office);
        let window = |title: &str, day: &str| {
            let from = format!("{day}T20:00:00Z");
            let made = json!({
                "title": title, "starts_at": from, "ends_at": format!("{day}T22:00:00Z"),
                "notice": "Leave it plugged in.",
            });
            number(&amir.post("/maintenance-windows", made))
        };
        let firmware = window("Firmware", "2026-03-06");
        let at = format!("/maintenance-windows/{firmware}");
        amir.post(&format!("{at}/assets"), json!({ "asset": "HELD" }));
        amir.post(&format!("{at}/assets"), json!({ "asset": "OLD" }));
        assert_eq!(of(mara, "maintenance.window"), ["Planned: Firmware"]);
        let message = mara.get("/my/messages")["messages"][0]["text"].as_str().unwrap().to_owned();
        assert!(
            message.contains("From 2026-03-06 20:00 to 2026-03-06 22:00 HELD is not available."),
            "{message}"
        );
        assert!(message.contains("Leave it plugged in."), "{message}");
        amir.patch(&at, json!({ "starts_at": "2026-03-06T19:00:00Z" }));
        assert_eq!(of(mara, "maintenance.window"), ["Planned: Firmware", "Moved: Firmware"]);
        office.mornings_pass(3);
        assert_eq!(of(mara, "maintenance.window").last().unwrap(), "Tomorrow: Firmware");
        let other = window("Disks", "2026-03-20");
        let at = format!("/maintenance-windows/{other}");
        amir.post(&format!("{at}/assets"), json!({ "asset": "HELD" }));
        amir.post(&format!("{at}/cancel"), json!({ "note": "not needed" }));
        let all = [
            "Planned: Firmware",
            "Moved: Firmware",
            "Tomorrow: Firmware",
            "Planned: Disks",
            "Called off: Disks",
        ];
        assert_eq!(of(mara, "maintenance.window"), all);
        assert!(of(tom, "maintenance.window").is_empty(), "who holds nothing hears nothing");
    });
}
