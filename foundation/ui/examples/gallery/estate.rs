//! Where things stand and what depends on them: a rack and a map.
use crate::frame::{Asker, crumb};
use domain::Tone;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::{
    charts::{Relations, Thing, relations},
    kit::{self, Button, Card, Device, Rack, Segment, Stat},
};

pub(crate) async fn rack(asker: Asker) -> Markup {
    let device = |unit, height, name, note, tag, tone| Device {
        unit,
        height,
        name,
        note,
        tag,
        tone,
        href: Some("/assets/7"),
        reserved: false,
    };
    let front = [
        device(42, 1, "Patch panel A", "24 of 48 ports", "", Tone::Muted),
        device(41, 1, "sw-fra2-r14a", "C9300-48UXM", "NW-0110021", Tone::Info),
        device(40, 1, "sw-fra2-r14b", "C9300-48UXM", "NW-0110022", Tone::Info),
        device(38, 1, "FortiGate 201G", "HA primary", "NW-0110310", Tone::Info),
        device(33, 2, "esx-fra2-07", "PowerEdge R770", "NW-0117728", Tone::Preparing),
        device(31, 2, "esx-fra2-09", "R770 · fan failed", "NW-0117730", Tone::Bad),
        device(29, 2, "esx-fra2-11", "PowerEdge R770", "NW-0117733", Tone::Preparing),
        device(21, 4, "stor-fra2-02", "ME5084 · 82% full", "NW-0118004", Tone::Ok),
        Device { reserved: true, ..device(19, 2, "Reserved", "PO-26-0931, due 9 Dec", "", Tone::Muted) },
        device(13, 2, "backup-01", "ProLiant DL380 G12", "NW-0117802", Tone::Preparing),
        device(1, 3, "UPS 5 kVA", "Runtime 18 min", "NW-0119100", Tone::Muted),
    ];
    let rear: Vec<Device<'_>> = front.iter().filter(|one| one.tone != Tone::Info).copied().collect();
    let segments = [("Elevation", true), ("Power", false), ("Floor", false)]
        .map(|(label, current)| Segment { label, href: "/rack", current });
    let stat = |name, value| Stat { name, value, unit: "" };
    let capacity = html! {
        (kit::stats(&[stat("Largest gap", "6U"), stat("Power left", "3.2 kW")]))
        p class="small none" { "24 of 42 units" } div class="d1" { (kit::bar(0.57)) }
        p class="small none" { "4.1 of 7.3 kW at N+1" } div class="d3" { (kit::bar(0.56)) }
    };
    let actions = html! {
        (kit::segments("View", None, &segments))
        (Button::dialog("Mount", "/question").icon(lu::LuPlus).primary())
    };
    let body = html! {
        (kit::head("FRA-2 · Row 3 · R14", "42U · 24U used, 2U reserved · 4.1 of 7.3 kW · 612 kg", &actions))
        div class="racks" {
            (kit::rack(&Rack { title: "Front", units: 42, devices: &front }))
            (kit::rack(&Rack { title: "Rear", units: 42, devices: &rear }))
            (kit::card(&Card { title: "Capacity", note: "", tools: html! {}, width: 0, body: capacity }))
        }
        (kit::labels(&[html! {
            svg width="62mm" height="29mm" viewBox="0 0 62 29" role="img" aria-label="NW-0204418, PowerEdge R760" {
                path d="M2 2h25v25h-25z" {}
                text x="29" y="12" font-size="4" font-weight="700" { "NW-0204418" }
                text x="29" y="18" font-size="3.4" { "PowerEdge R760" }
            }
        }]))
    };
    asker.page("R14", &[crumb("Sites", Some("/rack")), crumb("FRA-2", Some("/rack"))], "/rack", &[], &body)
}

pub(crate) async fn map(asker: Asker) -> Markup {
    let thing = |name, note, icon, tone, hit| {
        let state = match tone {
            Tone::Ok => "well",
            Tone::Warn => "affected",
            _ => "failed",
        };
        Thing { name, note, icon, tone, state, href: "/assets/7", hit }
    };
    let things = [
        thing("Payroll", "Business service", lu::LuBriefcase, Tone::Ok, false),
        thing("Order desk", "Business service", lu::LuBriefcase, Tone::Warn, true),
        thing("SAP HCM", "8.2 · 214 users", lu::LuAppWindow, Tone::Ok, false),
        thing("Storefront API", "v41", lu::LuAppWindow, Tone::Warn, true),
        thing("Keycloak", "26.4", lu::LuAppWindow, Tone::Ok, false),
        thing("hcm-db-1", "PostgreSQL 18", lu::LuDatabase, Tone::Ok, false),
        thing("orders-db", "PostgreSQL 18", lu::LuDatabase, Tone::Ok, true),
        thing("vm-hcm-01", "8 vCPU · 64 GB", lu::LuBox, Tone::Ok, false),
        thing("vm-shop-03", "16 vCPU · 64 GB", lu::LuBox, Tone::Warn, true),
        thing("vm-idm-01", "4 vCPU · 16 GB", lu::LuBox, Tone::Ok, false),
        thing("esx-fra2-07", "PowerEdge R770", lu::LuServer, Tone::Ok, false),
        thing("esx-fra2-09", "R770 · fan failed", lu::LuServer, Tone::Bad, true),
        thing("sw-fra2-r14a", "C9300-48UXM", lu::LuRouter, Tone::Ok, false),
        thing("sw-fra2-r14b", "C9300-48UXM", lu::LuRouter, Tone::Ok, false),
    ];
    let lines = [
        (0, 2),
        (1, 3),
        (0, 4),
        (1, 4),
        (2, 5),
        (3, 6),
        (2, 7),
        (3, 8),
        (4, 9),
        (5, 7),
        (6, 8),
        (7, 10),
        (8, 11),
        (9, 10),
        (10, 12),
        (10, 13),
        (11, 12),
        (11, 13),
    ];
    let map = Relations { title: "What fails if esx-fra2-09 stops", things: &things, lines: &lines };
    let segments = [("Depends on", false), ("Impact", true)].map(|(label, current)| Segment {
        label,
        href: "/map",
        current,
    });
    let direction = kit::segments("Direction", None, &segments);
    let body = html! {
        (kit::head(map.title, "3 business objects reached through 4 hops", &direction))
        (relations(&asker.t, &map))
    };
    asker.page("Relations map", &[], "/map", &[], &body)
}
