//! Every small block once, for looking at them side by side.
use crate::frame::Asker;
use domain::Tone;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Act, Button, CalendarDay, CalendarEntry, Card, Delta, Item, Segment, Way};

pub(crate) async fn blocks(asker: Asker) -> Markup {
    let t = &asker.t;
    let card = |title, body| kit::card(&Card { title, note: "", tools: html! {}, width: 6, body });
    let body = html! {
        (kit::head("Blocks", "Everything small, once", &html! {}))
        div class="tiles" {
            (card("Buttons", buttons()))
            (card("Status", status()))
            (card("Words for values", values(t)))
            (card("People, tags, bars", people()))
            (card("Calendar", calendar(t)))
        }
        (kit::menu("menu", &menu()))
        (kit::popover("pop", "A popover", &html! { p { "Anything may stand here." } }))
        (kit::dialog(t, "own-dialog", "A dialog of this page", &html! { p { "It waits to be asked for." } }))
    };
    asker.page("Blocks", &[], "/blocks", &[], &body)
}

fn calendar(t: &ui::i18n::Locale) -> Markup {
    let entry = CalendarEntry {
        tone: Tone::Info,
        when: "9:00",
        title: "Camera kit",
        note: "Mara Vogel",
        href: "/blocks",
    };
    let first = t.today();
    let day = |nth: i64| CalendarDay {
        day: first.plus_days(nth),
        outside: nth > 4,
        entries: vec![entry; [1, 0, 6, 0, 2, 1, 0][nth as usize]],
    };
    kit::calendar(t, "This week", &(0..7).map(day).collect::<Vec<_>>())
}

fn buttons() -> Markup {
    let segments = [("All", true), ("People", false), ("Machine", false)].map(|(label, current)| Segment {
        label,
        href: "/blocks",
        current,
    });
    html! {
        div class="row" {
            (Button::open("Primary", "/blocks").primary()) " "
                (Button::open("Plain", "/blocks").icon(lu::LuUpload)) " "
            (Button::open("Quiet", "/blocks").quiet()) " "
                (Button::open("Danger", "/blocks").danger().icon(lu::LuTrash2)) " "
            (Button::open("Off", "/blocks").off(true))
        }
        div class="row" {
            (Button::open("Small", "/blocks").small()) " "
                (Button::open("Counted", "/blocks").small().count("3")) " "
            (Button::menu("Menu", "menu").icon(lu::LuEllipsis).bare()) " " (Button::menu("Popover", "pop"))
                " "
            (Button::new("Dialog", Act::Dialog("/blocks#own-dialog")))
        }
        div class="row" { (kit::segments("Who", None, &segments)) }
    }
}

const TONES: [(Tone, &str); 6] = [
    (Tone::Ok, "In use"),
    (Tone::Info, "In stock"),
    (Tone::Preparing, "Preparing"),
    (Tone::Warn, "In repair"),
    (Tone::Bad, "Missing"),
    (Tone::Muted, "Retiring"),
];

fn status() -> Markup {
    html! {
        div class="row" { @for (tone, label) in TONES { (kit::pill(tone, label)) " " } }
        div class="row" { @for (tone, label) in TONES { (kit::dot(tone, label)) " " } }
        div class="row" {
            (kit::ring(Tone::Info, "Ordered")) " " (kit::proof("signed")) " " (kit::none("Unassigned"))
        }
        div class="row" { @for (tone, _) in TONES { (kit::mark(tone, lu::LuLaptop)) " " } }
    }
}

fn values(t: &ui::i18n::Locale) -> Markup {
    let delta = |words, way, good| kit::delta(t, &Delta { words, way, good });
    let now = t.now();
    html! {
        div class="row" {
            (t.number(1_284_311)) ", " (t.percent(0.917, 1)) ", " (t.short(690_204.0)) ", "
                (t.size(4_230_000)) ", " (t.span(187_200_000))
        }
        div class="row" {
            (kit::time::ago(t, now.plus_millis(-240_000))) ", " (kit::time::moment(t, now)) ", "
                (kit::time::date(t, t.today())) ", " (kit::time::days_off(t, t.today().plus_days(15)))
        }
        div class="row" {
            (delta("1.8%", Way::Up, Some(true))) " " (delta("6.4%", Way::Up, Some(false))) " "
                (delta("2.1%", Way::Down, Some(true))) " " (delta("as planned", Way::Flat, None))
        }
        div class="row" { (t.list(&["Berlin", "Oslo", "Lisbon"])) }
    }
}

fn people() -> Markup {
    html! {
        div class="row" { @for name in crate::world::PEOPLE { (kit::avatar(name)) " " } }
        div class="row" {
            (kit::person("Mara Vogel")) " " (kit::person_link("Jonas Ekberg", "/assets")) " "
                (kit::large_avatar("Aiko Brandt"))
        }
        div class="row" {
            (kit::tag("K7QX2M9LTV")) " " (kit::copy_tag("NW-0204418", "Copy NW-0204418")) " " kbd { "Ctrl K" }
        }
        div class="row" { (kit::meter(Tone::Warn, 0.2, "8 mo")) " " (kit::meter(Tone::Muted, 0.8, "34 mo")) }
        div class="row ok" { (kit::bar(0.62)) }
    }
}

fn menu() -> [Item<'static>; 5] {
    [
        Item::Title("Sort by"),
        Item::Link { label: "Name", icon: None, href: "/blocks", region: None, current: true },
        Item::Link { label: "Value", icon: None, href: "/blocks", region: None, current: false },
        Item::Rule,
        Item::Dialog {
            label: "Delete",
            icon: Some(lu::LuTrash2),
            href: "/question",
            danger: true,
            key: None,
        },
    ]
}
