//! From fault to proof, shorter, as people click it: forms as a browser without script sends them.
use crate::{browser::Browser, office::Office};
use serde_json::json;
use testkit::{START, on_both};

const LAPTOP: &str = "/assets/1";

/// Who lives it, each in front of a browser.
struct Cast<'o> {
    mara: Browser<'o>,
    tom: Browser<'o>,
    amir: Browser<'o>,
}

fn cast(office: &Office) -> Cast<'_> {
    let root = office.root();
    for name in ["Mara", "Tom", "Amir"] {
        root.post("/people", json!({ "name": name, "username": name.to_lowercase() }));
    }
    Cast {
        mara: Browser::of(office, &office.somebody("mara", "Employee")),
        tom: Browser::of(office, &office.somebody("tom", "Technician")),
        amir: Browser::of(office, &office.somebody("amir", "Asset manager")),
    }
}

/// A laptop that Mara holds, still under warranty, with a drive in it.
fn a_laptop_for_mara(cast: &Cast<'_>) {
    let Cast { tom, amir, .. } = cast;
    amir.sends("/categories/new", &[("name", "Notebooks of the story"), ("lifespan_months", "48")]);
    amir.sends("/suppliers/new", &[("name", "Lenovo Direct")]);
    amir.sends("/models/new", &[("name", "T14"), ("category", "Notebooks of the story")]);
    amir.sends("/model-compositions/new", &[("model", "T14"), ("weee", "weee-2"), ("mass_grams", "1500")]);
    let bought = [
        ("tag", "NW-1"),
        ("serial", "PF-ONE"),
        ("model", "T14"),
        ("purchased_on", "2024-03-02"),
        ("warranty_months", "36"),
        ("supplier", "Lenovo Direct"),
    ];
    assert_eq!(amir.sends("/assets/new", &bought), LAPTOP);
    tom.sends("/media/new", &[("serial", "NV-1"), ("media_type", "nvme"), ("asset", "#1")]);
    tom.does("custody.hand-out", LAPTOP, "asset", &[("to_person", "mara")]);
}

fn the_fan_fails_and_the_vendor_replaces_it(office: &Office, cast: &Cast<'_>) {
    let Cast { mara, tom, .. } = cast;
    assert!(mara.reads("/report-problem").contains("NW-1"), "what she holds stands there");
    let fault = [
        ("title", "The fan rattles"),
        ("asset", "#1"),
        ("impact", "one-person"),
        ("urgency", "cannot-work"),
        ("_back", "/report-problem"),
    ];
    mara.sends("/do/maintenance.report-fault", &fault);
    assert!(mara.reads("/report-problem").contains("The fan rattles"));
    tom.does("maintenance.take", "/tickets/1", "ticket", &[]);
    tom.does("maintenance.open-order", "/tickets/1", "ticket", &[("technician", "tom")]);
    let order = "/work-orders/1";
    tom.does("maintenance.start-order", order, "order", &[("out_of_service", "yes")]);
    tom.does("maintenance.open-rma", order, "order", &[("vendor_reference", "LEN-77")]);
    tom.does("maintenance.send-rma", "/rmas/1", "rma", &[("tracking", "1Z9")]);
    office.days_pass(3);
    let tom = &Browser::of(office, &office.again("tom"));
    let settled = [("how", "replaced"), ("replacement_serial", "PF-TWO"), ("cost_saved", "310.00")];
    tom.does("maintenance.settle-rma", "/rmas/1", "rma", &settled);
    tom.does("maintenance.use-part", order, "order", &[("description", "Box"), ("unit_cost", "8.50")]);
    tom.does("maintenance.book-labour", order, "order", &[("minutes", "45"), ("rate", "60.00")]);
    office.days_pass(1);
    let tom = &Browser::of(office, &office.again("tom"));
    tom.does("maintenance.finish-order", order, "order", &[("outcome", "Replaced by the vendor")]);
    tom.does("maintenance.solve", "/tickets/1", "ticket", &[("resolution", "Replaced under warranty")]);
    let page = tom.reads(LAPTOP);
    assert!(page.contains("PF-TWO"), "one life, two serials: {page}");
    assert!(tom.reads(order).contains("53.50"), "8.50 and three quarters of an hour");
}

fn mara_leaves_and_it_comes_back(office: &Office) {
    let (tom, amir) = (Browser::of(office, &office.again("tom")), Browser::of(office, &office.again("amir")));
    let mara = "/people/1";
    amir.does("people.leave", mara, "person", &[("last_day", "2026-03-20")]);
    let case = "/retrievals/1";
    tom.does("retrieval.tell", case, "retrieval", &[]);
    tom.does("retrieval.send-label", case, "retrieval", &[("carrier", "Parcel"), ("tracking", "JD01")]);
    tom.does("retrieval.ship", case, "retrieval", &[]);
    let letter = amir.opens(&format!("{case}/letter/pdf"));
    assert!(letter.bytes.starts_with(b"%PDF-1.7"), "{}", letter.text());
    office.days_pass(2);
    let tom = Browser::of(office, &office.again("tom"));
    let done = tom.sends("/retrieval/receive", &[("asset", "NW-1")]);
    assert!(tom.reads(&done).contains("NW-1"));
    tom.does("retrieval.inspect", "/retrieval-items/1", "item", &[("condition", "fair")]);
    tom.does("retrieval.close", case, "retrieval", &[]);
    assert!(tom.reads(case).contains("Everything is back"), "{}", tom.reads(case));
}

fn it_is_decommissioned_and_sanitised(office: &Office) {
    let (tom, amir) = (Browser::of(office, &office.again("tom")), Browser::of(office, &office.again("amir")));
    amir.does("retirement.begin", LAPTOP, "asset", &[]);
    let case = "/retirement-cases/1";
    for (step, evidence) in
        [("access", "Account closed"), ("management", "Wiped from MDM"), ("media", "One drive")]
    {
        let taken = [("step", step), ("evidence", evidence)];
        tom.does("retirement.take-step", case, "case", &taken);
    }
    let purge = [
        ("outcome", "purge"),
        ("technique", "nvme-sanitize-block-erase"),
        ("result", "passed"),
        ("verification", "full-read-back"),
        ("tool", "nvme-cli"),
        ("tool_version", "2.9"),
    ];
    tom.does("retirement.sanitise-medium", "/media/1", "medium", &purge);
    let tests =
        ["starts", "display", "input", "ports", "network", "camera_audio"].map(|name| (name, "works"));
    let tests: Vec<(&str, &str)> = tests.into_iter().chain([("look", "worn")]).collect();
    tom.does("retirement.grade-asset", LAPTOP, "asset", &tests);
    tom.does("retirement.close-case", case, "case", &[]);
    assert!(amir.reads(LAPTOP).contains("NV-1"));
}

/// Answers the address at which anybody verifies the certificate of the data.
fn it_leaves_in_a_lot(office: &Office) -> String {
    let (tom, amir) = (Browser::of(office, &office.again("tom")), Browser::of(office, &office.again("amir")));
    let partner = [("name", "Metalloop"), ("roles", "recycler"), ("requires", "r2v3")];
    amir.sends("/service-partners/new", &partner);
    let certificate =
        [("partner", "Metalloop"), ("standard", "r2v3"), ("number", "C-1"), ("valid_until", "2026-12-31")];
    amir.sends("/partner-certificates/new", &certificate);
    amir.does("disposal.open-lot", "/service-partners/1", "partner", &[("route", "recycle")]);
    let lot = "/disposal-lots/1";
    tom.does("disposal.add-asset", lot, "lot", &[("asset", "#1")]);
    tom.does("disposal.seal-lot", lot, "lot", &[("seals", "S-200")]);
    tom.does("disposal.hand-over", lot, "lot", &[("signed_by", "K. Fahrer"), ("waybill", "W-5")]);
    let weight = [
        ("weee", "weee-2"),
        ("material", "mixed-fraction"),
        ("fate", "recycled"),
        ("mass_grams", "1500"),
        ("document", "D-8"),
    ];
    tom.does("disposal.record-weight", lot, "lot", &weight);
    amir.does("disposal.settle-lot", lot, "lot", &[]);
    amir.does("disposal.close-lot", lot, "lot", &[]);
    for file in ["/lots/1/manifest/pdf", "/certificates/1/pdf", "/disposal/register/file?format=pdf"] {
        let pdf = amir.opens(file);
        assert!(pdf.bytes.starts_with(b"%PDF-1.7"), "{file}: {}", pdf.text());
    }
    let page = amir.reads("/certificates/1");
    let at = page.find("/verify/TC-").unwrap();
    page[at..].chars().take("/verify/TC-0000-0000-0000-0000".len()).collect()
}

#[test]
fn from_a_failing_fan_to_a_certificate_by_forms() {
    on_both(|db| {
        let office = Office::on(&db, START);
        let cast = cast(&office);
        a_laptop_for_mara(&cast);
        the_fan_fails_and_the_vendor_replaces_it(&office, &cast);
        mara_leaves_and_it_comes_back(&office);
        it_is_decommissioned_and_sanitised(&office);
        let address = it_leaves_in_a_lot(&office);
        let seen = office.page(&address).text();
        assert!(
            seen.contains("is valid") && !seen.contains("PF-TWO"),
            "a stranger sees that it holds: {seen}"
        );
        office.verifies();
    });
}
