//! The page of one asset.
use crate::{
    frame::{Asker, crumb},
    world::{NOW, asset, kind},
};
use axum::extract::Path;
use domain::{Currency, Date, Instant, Money, Tone};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::{
    charts::{Curve, Ink, Lines},
    i18n::Locale,
    kit::{
        self, Attention, Button, Card, Changed, Custody, Evidence, Fact, Happening, Keeper, Link, Object,
        Progress, Segment, Stage, Stat, View,
    },
};

pub(crate) async fn page(asker: Asker, Path(id): Path<i64>) -> Markup {
    let (t, one) = (&asker.t, asset(id));
    let tag = one.tag();
    let object = Object {
        icon: kind(one.kind()).1,
        picture: None,
        title: one.name(),
        status: kit::pill(one.state.tone, one.state.label),
        meta: vec![
            (None, kit::copy_tag(&tag, &format!("Copy {tag}"))),
            (Some(lu::LuHash), html! { span class="mono" { (one.serial) } }),
            (Some(lu::LuMapPin), html! { (one.place) }),
            (Some(lu::LuRadar), html! { "Seen " (kit::time::ago(t, NOW.plus_millis(-240_000))) " by agent" }),
        ],
        actions: kit::actions(&[
            Button::open("Label", "/bulk/labels").icon(lu::LuPrinter).key("p"),
            Button::dialog("Repair", "/question").icon(lu::LuWrench),
            Button::dialog("Transfer", "/assets/1/check-out").icon(lu::LuArrowLeftRight).primary().key("a"),
            Button::menu("More actions", "asset-more").icon(lu::LuEllipsis).bare(),
        ]),
    };
    let body = html! {
        (kit::object_head(&object))
        (kit::rail(t, &stages()))
        (kit::views("Parts of this asset", None, t, &parts(), &html! {}))
        (kit::columns(&next(t), &story(t), &aside(t, &tag), ["What is next", "Facts"]))
        (kit::menu("asset-more", &crate::doors::row_items()))
    };
    asker.page(&tag, &[crumb("Assets", Some("/assets"))], "/assets", &[], &body)
}

fn stages() -> [Stage<'static>; 7] {
    let stage = |name, when, progress| Stage { name, when, progress };
    [
        stage("Planned", "Nov 2024 · 5 wk", Progress::Done),
        stage("Procured", "Jan 2025 · 19 d", Progress::Done),
        stage("Deployed", "12 Feb 2025", Progress::Done),
        stage("In use", "21 of 48 months", Progress::Now),
        stage("Maintain", "Battery Q1 2027", Progress::Next(0.44)),
        stage("Decommission", "Feb 2029", Progress::Later),
        stage("Dispose", "by May 2029", Progress::Later),
    ]
}

fn parts() -> [View<'static>; 8] {
    let part = |label, count| View { label, href: "/assets/1418", count, ..View::default() };
    [
        View { current: true, ..part("Overview", "") },
        part("Custody", "4"),
        part("Finance", ""),
        part("Software", "38"),
        part("Relations", "9"),
        part("Maintenance", "2"),
        part("Documents", "6"),
        part("Activity", ""),
    ]
}

fn card(title: &str, note: &str, tools: Markup, body: Markup) -> Markup {
    kit::card(&Card { title, note, tools, width: 0, body })
}

fn next(t: &Locale) -> Markup {
    let step = |tone, icon, title, note, verb| Attention {
        tone,
        icon,
        title,
        note,
        step: Some(Button::dialog(verb, "/question")),
        at: None,
    };
    let steps = [
        step(Tone::Warn, lu::LuBatteryMedium, "Battery at 81%", "Plan a swap in Q1 2027", "Plan"),
        step(Tone::Info, lu::LuShieldCheck, "AppleCare ends in 15 months", "12 Feb 2028", "Remind"),
    ];
    card("Next steps", "", html! {}, kit::attention(t, &steps))
}

fn story(t: &Locale) -> Markup {
    let money = |cents| t.whole_money(Money::new(cents, Currency::EUR));
    let (book, cost, resale, total) = (money(172_700), money(284_900), money(113_500), money(321_100));
    let stat = |name, value, unit| Stat { name, value, unit };
    let month = t.money(Money::new(5_342, Currency::EUR));
    let stats = [
        stat("Book value", &book, ""),
        stat("Bought for", &cost, ""),
        stat("Resale today", &resale, ""),
        stat("Cost to date", &total, "TCO"),
        stat("Per month", &month, ""),
    ];
    let who = [("All", true), ("People", false), ("Machine", false)].map(|(label, current)| Segment {
        label,
        href: "/assets/1418",
        current,
    });
    let worth = html! { (kit::stats(&stats)) (value(t)) };
    html! {
        (card("Value", "Straight line, 48 months", kit::more("Schedule", "/groups"), worth))
        (card("Custody", "Unbroken since receipt", kit::more("Full chain", "/sign"), custody()))
        (card("Activity", "", kit::segments("Who", None, &who), kit::timeline(t, &happenings())))
    }
}

fn value(t: &Locale) -> Markup {
    let start = Date::new(2025, 2, 1).expect("a day of the calendar");
    let labels: Vec<String> = (0..=48).map(|month| t.month(start.plus_months(month))).collect();
    let book: Vec<Option<f64>> =
        (0..=48).map(|month| Some(2849.0 - (2849.0 - 285.0) * f64::from(month) / 48.0)).collect();
    let resale: Vec<Option<f64>> = (0..=48)
        .map(|month| {
            Some(
                2849.0
                    * (0.16 + 0.72 * (-f64::from(month) / 19.0).exp() + if month == 0 { 0.12 } else { 0.0 }),
            )
        })
        .collect();
    Lines {
        id: "value",
        title: "Value over 48 months",
        summary: "The book value falls in a straight line from 2,849 to 285 euro; today it is 1,727 euro.",
        over: "Month",
        labels: &labels,
        curves: &[
            Curve { name: "Book value", values: &book, ink: Ink::First, filled: true },
            Curve { name: "Resale estimate", values: &resale, ink: Ink::Second, filled: false },
        ],
        now: Some((21, &t.say("today"))),
        level: Some(("Residual", 285.0)),
        events: &[(9, "Battery replaced, €189"), (15, "Transferred to Product")],
        short: &|value| t.short(value),
        full: &|value| t.whole_money(Money::new((value * 100.0) as i64, Currency::EUR)),
    }
    .figure(t)
}

fn custody() -> Markup {
    kit::custody(&Custody {
        keeper: Keeper::Person("Mara Vogel"),
        note: "Product design · since 3 May 2026 · accepted on phone",
        step: Button::dialog("Check in", "/question").icon(lu::LuCornerDownLeft),
        chain: &[
            Link {
                keeper: Keeper::Person("Jonas Ekberg"),
                note: "Data platform",
                proof: "signed",
                when: "Feb 2025 – Apr 2026",
            },
            Link {
                keeper: Keeper::Other("Berlin · Depot 1", lu::LuWarehouse),
                note: "imaged and tagged",
                proof: "scanned",
                when: "3 – 12 Feb 2025",
            },
            Link {
                keeper: Keeper::Other("In transit from Apple DE", lu::LuTruck),
                note: "PO-24-1187",
                proof: "POD",
                when: "31 Jan – 3 Feb 2025",
            },
        ],
    })
}

fn happenings() -> [Happening<'static>; 4] {
    let at = |text: &str| text.parse::<Instant>().expect("a moment");
    let plain = Happening {
        tone: Tone::Muted,
        icon: lu::LuArrowLeftRight,
        actor: "Ines Halloran",
        says: "transferred the asset",
        changes: &[],
        evidence: &[],
        comment: None,
        at: at("2026-05-03T13:40:00Z"),
    };
    [
        Happening {
            tone: Tone::Info,
            icon: lu::LuRadar,
            actor: "Agent",
            says: "reported a new OS build",
            changes: &[
                Changed { field: "macOS", from: Some("26.1"), to: Some("26.2") },
                Changed { field: "Disk free", from: Some("412 GB"), to: Some("398 GB") },
            ],
            at: at("2026-11-24T07:14:00Z"),
            ..plain.clone()
        },
        Happening {
            tone: Tone::Ok,
            icon: lu::LuPenLine,
            actor: "Mara Vogel",
            says: "accepted custody with a signature",
            evidence: &[Evidence { label: "Handover-0204418.pdf", href: "/sign" }],
            at: at("2026-05-03T13:52:00Z"),
            ..plain.clone()
        },
        Happening {
            changes: &[
                Changed { field: "", from: Some("Jonas Ekberg"), to: Some("Mara Vogel") },
                Changed { field: "Cost centre", from: Some("4410"), to: Some("4720") },
            ],
            comment: Some("Jonas moves to the platform team and gets a desktop."),
            ..plain.clone()
        },
        Happening {
            tone: Tone::Warn,
            icon: lu::LuWrench,
            actor: "Repair R-8812",
            says: "closed: battery replaced under AppleCare",
            changes: &[
                Changed { field: "Down", from: None, to: Some("2 d 4 h") },
                Changed { field: "Paid", from: None, to: Some("€0 of €189") },
            ],
            at: at("2025-11-18T10:03:00Z"),
            ..plain
        },
    ]
}

fn aside(t: &Locale, tag: &str) -> Markup {
    let fact = |name: &'static str, label: &'static str, value: Markup, edit: Option<&'static str>| Fact {
        name,
        label,
        value,
        edit,
    };
    let facts = [
        fact("model", "Model", html! { "MacBook Pro 14″ (Mac16,1)" }, None),
        fact("maker", "Maker", html! { "Apple" }, None),
        fact("memory", "Memory", html! { "24 GB" }, Some("/fields/memory")),
        fact("storage", "Storage", html! { "1 TB SSD" }, Some("/fields/storage")),
        fact("host", "Host name", html! { span class="mono" { "nw-b-mv-0418" } }, Some("/fields/host")),
        fact("encrypted", "Encrypted", kit::proof("FileVault, key held"), None),
        fact("owner", "Owner", html! { "Nordwind AG" }, None),
        fact("centre", "Cost centre", html! { "4720 Product" }, Some("/fields/centre")),
        fact("order", "Order", html! { a href="/assets" { "PO-24-1187" } }, None),
        fact("class", "Class", kit::pill(Tone::Muted, "Internal"), None),
    ];
    let empty = [fact("note", "Note", html! {}, Some("/fields/note"))];
    let about = |icon, title, note| Attention { tone: Tone::Muted, icon, title, note, step: None, at: None };
    let related = [
        about(lu::LuMonitor, "Dell U2725QE", "Docked at 4.12 · NW-0188201"),
        about(lu::LuKeyRound, "Figma Organization seat", "Assigned, used 21 of 30 days"),
    ];
    let edit = html! { (Button::dialog("Edit", "/assets/new").icon(lu::LuPencil).quiet().small().key("e")) };
    let label = html! {
        div class="label" {
            (kit::icon(lu::LuQrCode))
            div { b { (tag) } small { "Property of Nordwind AG" } small { "Found it? t.nw/" (tag) } }
        }
    };
    html! {
        (card("Identity", "", edit, html! { div class="parts" { section { (kit::facts(t, "asset", &facts)) } } }))
        (kit::folded("1 empty field", &kit::facts(t, "asset", &empty)))
        (card("Depends on this", "", kit::more("Map", "/map"), kit::attention(t, &related)))
        (card("Label", "", html! {}, label))
    }
}
