//! Smaller pages: scanning, signing, jobs, groups, and everything that can be wrong or empty.
use crate::{
    frame::{Asker, crumb},
    list::cells,
    world::{NOW, PLACES, asset},
};
use domain::{Currency, Money, Tone};
use icondata_lu as lu;
use maud::{Markup, html};
use std::sync::atomic::{AtomicI64, Ordering};
use ui::kit::{
    self, Attention, Button, Card, Column, Job, Line, Nothing, Notice, Page, Row, Scan, Spot, Table,
};

pub(crate) async fn scan(asker: Asker) -> Markup {
    let find = |tone, icon, title, note, minutes: i64| Attention {
        tone,
        icon,
        title,
        note,
        step: None,
        at: Some(NOW.plus_millis(-60_000 * minutes)),
    };
    let finds = [
        find(Tone::Ok, lu::LuCheck, "MacBook Pro 14″ M4", "NW-0204418 · Mara Vogel", 0),
        find(Tone::Warn, lu::LuMapPin, "Dell U2725QE", "NW-0188201 · belongs in 2.03", 1),
        find(Tone::Ok, lu::LuCheck, "Rally Bar Huddle", "NW-0191120", 2),
        find(Tone::Bad, lu::LuCircleHelp, "Unknown label", "NW-0999001 · add it?", 3),
    ];
    let body = kit::scan(
        &asker.t,
        &Scan {
            title: "Berlin HQ · 4.12",
            note: "Audit round 26-Q4",
            round: "26-Q4",
            door: "/finds",
            reader: "/picture",
            by_hand: "/scan",
            share: 0.62,
            tally: "31 of 50 found, 2 unexpected, 17 left",
            step: Some(Button::open("Finish", "/jobs")),
            finds: &finds,
            token: "gallery",
        },
    );
    asker.page("Scan & audit", &[], "/scan", &["scan.js"], &body)
}

pub(crate) async fn sign(asker: Asker) -> Markup {
    let t = &asker.t;
    let form = html! {
        form class="form" method="post" action="/sign" {
            (kit::signature(t, "signature"))
            footer { (Button::send("Accept custody").primary()) }
        }
    };
    let body = html! {
        (kit::head("Hand over to Mara Vogel", &format!("3 items, {}", t.long_date(t.today())), &html! {}))
        div class="narrow" {
            (kit::card(&Card { title: &t.say("sign-here"), note: "", tools: html! {}, width: 0, body: form }))
        }
    };
    asker.page("Handover", &[], "/sign", &["sign.js"], &body)
}

/// How far the job of the gallery has come; every look at it moves it on.
static DONE: AtomicI64 = AtomicI64::new(0);

pub(crate) async fn jobs(asker: Asker) -> Markup {
    let t = &asker.t;
    let done = DONE.fetch_add(4_100, Ordering::Relaxed).min(31_319);
    let running = done < 31_319;
    if !running {
        DONE.store(0, Ordering::Relaxed);
    }
    let moving = Job {
        title: "Moving 31,319 assets to Berlin",
        done,
        of: Some(31_319),
        note: if running {
            "About half a minute left. You may leave this page."
        } else {
            "Done. You can undo it for 30 days."
        },
        tone: if running { Tone::Info } else { Tone::Ok },
        watch: Some(("job-7", "/jobs")).filter(|_| running),
    };
    let counting = Job {
        title: "Reading inventory from Intune",
        done: 18_204,
        of: None,
        note: "Started 2 min ago.",
        tone: Tone::Info,
        watch: None,
    };
    let failed = Job {
        title: "Import of stock-november.csv",
        done: 812,
        of: Some(1_200),
        note: "Stopped at line 813: two rows have the serial C02X. Nothing after it was changed.",
        tone: Tone::Bad,
        watch: None,
    };
    let card = |title, body| kit::card(&Card { title, note: "", tools: html! {}, width: 0, body });
    let body = html! {
        (kit::head("Tasks", "What runs in the background, and what waits for you", &html! {}))
        div class="narrow stack" {
            (card("Under way", kit::job(t, &moving)))
            (card("Counting", kit::job(t, &counting)))
            (card("Stopped", kit::job(t, &failed)))
        }
    };
    asker.page("Tasks", &[], "/jobs", &[], &body)
}

pub(crate) async fn empty(asker: Asker) -> Markup {
    let nothing = kit::nothing(&Nothing {
        icon: lu::LuBoxes,
        title: "No parts yet",
        text: "Parts are counted, not tagged: cables, docks, toner. Bring in a file, or add the first one.",
        steps: &[
            Button::open("Import a file", "/import").icon(lu::LuUpload).primary(),
            Button::dialog("Add a part", "/assets/new"),
        ],
    });
    let body = html! { div class="fit" { (kit::head("Stock & parts", "", &html! {})) (nothing) } };
    asker.page("Stock & parts", &[], "/empty", &[], &body)
}

pub(crate) async fn trouble(asker: Asker) -> Markup {
    let notice = kit::notice(&Notice {
        tone: Tone::Bad,
        icon: lu::LuCircleAlert,
        title: "Your change was kept back",
        text: "Jonas Ekberg changed this asset while you were editing it. What you entered is still here.",
        step: Some(Button::open("Compare", "/assets/1418")),
        strip: false,
    });
    let nothing = kit::nothing(&Nothing {
        icon: lu::LuUnplug,
        title: "This page did not come",
        text: "Something went wrong on our side. It is noted as 7F3A-91; nothing you entered was lost.",
        steps: &[Button::open("Try again", "/trouble"), Button::open("Back to overview", "/").quiet()],
    });
    let body = html! { div class="fit" { (kit::head("Maintenance", "", &html! {})) (notice) (nothing) } };
    asker.page("Maintenance", &[], "/trouble", &[], &body)
}

pub(crate) async fn past(asker: Asker) -> Markup {
    let t = &asker.t;
    let day = domain::Date::new(2026, 3, 31).unwrap_or_else(|| t.today());
    let counted = Notice {
        tone: Tone::Info,
        icon: lu::LuInfo,
        title: "Seats are counted once a day",
        text: "The next count is tonight at 02:00.",
        step: None,
        strip: false,
    };
    let body = html! {
        (kit::past_notice(t, day, "/assets"))
        (kit::head("Software & licences", "As of the end of the first quarter", &html! {}))
        div class="narrow" {
            (kit::notice(&counted))
        }
    };
    asker.page("Software & licences", &[], "/past", &[], &body)
}

/// A list in groups with totals.
pub(crate) async fn groups(asker: Asker) -> Markup {
    let t = &asker.t;
    let assets: Vec<_> = (1..=60).map(asset).collect();
    let tags: Vec<String> = assets.iter().map(ui_tag).collect();
    let money = |minor| t.whole_money(Money::new(minor, Currency::EUR));
    let mut lines = Vec::new();
    for place in &PLACES[..4] {
        let here: Vec<_> = assets.iter().zip(&tags).filter(|(one, _)| one.place == *place).collect();
        let worth: i64 = here.iter().map(|(one, _)| one.value.minor).sum();
        lines.push(Line::Group(
            place,
            format!("{} · {}", t.say_with("rows", &[("count", here.len())]), money(worth)),
        ));
        lines
            .extend(here.iter().map(|(one, tag)| {
                Line::Row(Row { id: one.id, name: tag, cells: cells(t, one), menu: None })
            }));
    }
    let total = money(assets.iter().map(|one| one.value.minor).sum());
    let columns = [
        Column::new("Asset").at(Spot::Name),
        Column::new("Status").at(Spot::State),
        Column::new("Held by").at(Spot::Meta),
        Column::new("Place"),
        Column::new("Serial"),
        Column::new("Warranty"),
        Column::new("Book value").figures().at(Spot::Value),
        Column::new("Last seen"),
    ];
    let totals =
        vec![html! {}, html! {}, html! {}, html! {}, html! {}, html! {}, html! { (total) }, html! {}];
    let table = kit::table(
        t,
        &Table { caption: "Assets by place", region: "groups", columns: &columns, lines, bulk: None, totals },
    );
    let body = html! { div class="fit" { (kit::head("Finance", "Book value by place", &html! {})) (table) } };
    asker.page("Finance", &[], "/groups", &[], &body)
}

fn ui_tag(one: &crate::world::Asset) -> String {
    one.tag()
}

pub(crate) async fn question(asker: Asker) -> Markup {
    let question = kit::question(
        &asker.t,
        &kit::Question {
            title: "Dispose of 12 assets?",
            consequence: "They leave the daily lists and get certificates. Their history stays.",
            action: "/assets/1/check-out",
            verb: "Dispose",
            back: "/assets",
            token: "gallery",
        },
    );
    let body =
        html! { (kit::head("Dispose of 12 assets?", "", &html! {})) div class="narrow" { (question) } };
    asker.page("Dispose", &[crumb("Assets", Some("/assets"))], "/question", &[], &body)
}

pub(crate) async fn sign_in(asker: Asker) -> Markup {
    let (t, site) = (&asker.t, asker.site());
    let field = |name: &str, label: &str, of: &str, known_as: &str| {
        html! {
            div class="field" {
                label for=(name) { (label) }
                input class="input" id=(name) name=(name) type=(of) autocomplete=(known_as);
            }
        }
    };
    let form = html! {
        form class="form" method="post" action="/sign-in" {
            (field("user", "E-mail", "email", "username"))
            (field("secret", "Password", "password", "current-password"))
            footer { (Button::send("Sign in").primary()) }
        }
    };
    let body = kit::gate("Sign in to Tenure", "Nordwind AG", &form);
    kit::bare_page(t, &site, &Page { title: "Sign in", crumbs: &[], place: "", scripts: &[] }, &body)
}
