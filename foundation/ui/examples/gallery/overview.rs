//! The first page: what one has, what it is worth, what waits.
use crate::frame::Asker;
use domain::{Currency, Date, Money, Tone};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::{
    charts::{Bars, BarsSeries, Donut, Heat, Ink, Part},
    i18n::Locale,
    kit::{self, Attention, Button, Card, Delta, FlowStage, Kpi, Segment, Way},
};

pub(crate) async fn overview(asker: Asker) -> Markup {
    let t = &asker.t;
    let segments = [("30 d", false), ("Quarter", true), ("Year", false)].map(|(label, current)| Segment {
        label,
        href: "/",
        current,
    });
    let actions = html! {
        (kit::segments("Period", None, &segments))
        (Button::menu("Arrange", "user-menu").icon(lu::LuSlidersHorizontal))
    };
    let note = format!("{}. 7 tasks wait for you, 2 of them today.", t.near_date(t.today()));
    let body = html! {
        (kit::head("Good morning, Ines", &note, &actions))
        div class="tiles" {
            (kit::kpis(t, &figures()))
            (tile("Lifecycle", "Where every asset stands now", "Bottlenecks", 12, kit::flow(&stages())))
            (tile("Refresh forecast", "Cost of replacing what reaches end of life", "Plan", 7, forecast(t)))
            (tile("Needs a decision", "", "All 7", 5, kit::attention(t, &decisions())))
            (tile("Audit coverage", "Share of assets physically verified", "", 7, coverage(t)))
            (tile("What we own", "By type", "", 5, owned(t)))
        }
    };
    asker.page("Overview", &[], "/", &[], &body)
}

fn tile(title: &str, note: &str, more: &str, width: u8, body: Markup) -> Markup {
    let tools = if more.is_empty() {
        html! {}
    } else {
        kit::more(more, "/assets")
    };
    kit::card(&Card { title, note, tools, width, body })
}

fn figures() -> [Kpi<'static>; 5] {
    let kpi = |icon, name, value, unit, delta, note, trend, ink| Kpi {
        icon,
        name,
        value,
        unit,
        delta: Some(delta),
        note,
        trend,
        ink,
        href: "/assets",
    };
    let delta = |words, way, good| Delta { words, way, good };
    [
        kpi(
            lu::LuLaptop,
            "Assets under control",
            "1,000,000",
            "",
            delta("1.8%", Way::Up, Some(true)),
            "this quarter",
            &[3.0, 3.4, 3.3, 3.9, 4.2, 4.1, 4.6, 5.0],
            Ink::First,
        ),
        kpi(
            lu::LuLandmark,
            "Book value",
            "€486.2",
            "M",
            delta("−2.1%", Way::Flat, None),
            "as planned",
            &[5.2, 5.1, 4.9, 5.0, 4.8, 4.7, 4.6, 4.5],
            Ink::First,
        ),
        kpi(
            lu::LuCalendarClock,
            "Refresh due, 90 days",
            "18,420",
            "",
            delta("6.4%", Way::Up, Some(false)),
            "€3.1M",
            &[2.0, 2.1, 2.6, 2.4, 3.0, 3.3, 3.6, 4.1],
            Ink::Third,
        ),
        kpi(
            lu::LuScanLine,
            "Verified in 90 days",
            "91.7",
            "%",
            delta("3.2 pt", Way::Up, Some(true)),
            "goal 95%",
            &[6.1, 6.4, 6.9, 7.4, 7.3, 8.0, 8.4, 9.0],
            Ink::Second,
        ),
        kpi(
            lu::LuCircleAlert,
            "Unaccounted",
            "1,204",
            "",
            delta("11%", Way::Down, Some(true)),
            "oldest 46 d",
            &[5.0, 4.8, 4.9, 4.1, 3.9, 3.0, 2.7, 2.2],
            Ink::Fourth,
        ),
    ]
}

fn stages() -> [FlowStage<'static>; 7] {
    let stage = |name, count, share, note, ink| FlowStage { name, count, share, ink, note, href: "/assets" };
    [
        stage("Planned", "4,120", 0.06, "€6.1M approved", Ink::Other),
        stage("On order", "35,010", 0.14, "212 late", Ink::Fifth),
        stage("Preparing", "60,120", 0.2, "median 3.1 d", Ink::Second),
        stage("In use", "690,204", 1.0, "€412M book", Ink::First),
        stage("In repair", "34,980", 0.14, "MTTR 2.4 d", Ink::Third),
        stage("Retiring", "40,122", 0.16, "1,204 to wipe", Ink::Fourth),
        stage("Disposed", "118,340", 0.34, "98.6% certified", Ink::Other),
    ]
}

fn decisions() -> [Attention<'static>; 5] {
    let item = |tone, icon, title, note, verb| Attention {
        tone,
        icon,
        title,
        note,
        step: Some(Button::open(verb, "/assets")),
        at: None,
    };
    [
        item(
            Tone::Bad,
            lu::LuUserX,
            "6 leavers still hold 11 assets",
            "Last day was over 7 days ago",
            "Recover",
        ),
        item(
            Tone::Warn,
            lu::LuShieldAlert,
            "142 warranties end in December",
            "€38,400 to extend, 31 servers",
            "Review",
        ),
        item(
            Tone::Preparing,
            lu::LuShoppingCart,
            "Purchase PO-26-0931 over budget",
            "Laptops, +€12,180 against plan",
            "Decide",
        ),
        item(
            Tone::Info,
            lu::LuRecycle,
            "Wipe batch W-118 ready to certify",
            "204 disks, NIST 800-88 purge",
            "Sign",
        ),
        item(Tone::Warn, lu::LuScanLine, "Kraków audit stalled at 62%", "No scan for 9 days", "Nudge"),
    ]
}

fn forecast(t: &Locale) -> Markup {
    let labels: Vec<String> =
        ["Q4 26", "Q1 27", "Q2 27", "Q3 27", "Q4 27", "Q1 28", "Q2 28", "Q3 28"].map(str::to_owned).into();
    let series = |name, ink, values| BarsSeries { name, ink, values };
    Bars {
        id: "forecast",
        title: "Refresh forecast by quarter and type",
        summary: "Costs peak at 1.49 million euro in early 2028; four of eight quarters are over budget.",
        over: "Quarter",
        labels: &labels,
        series: &[
            series("Laptops", Ink::First, &[310e3, 905e3, 520e3, 430e3, 610e3, 1110e3, 480e3, 390e3]),
            series("Displays", Ink::Second, &[64e3, 120e3, 88e3, 60e3, 150e3, 110e3, 96e3, 70e3]),
            series("Phones", Ink::Third, &[41e3, 96e3, 60e3, 140e3, 66e3, 92e3, 150e3, 58e3]),
            series("Servers & network", Ink::Fifth, &[0.0, 240e3, 120e3, 410e3, 90e3, 180e3, 360e3, 120e3]),
        ],
        mark: Some(("Budget", &[500e3, 1200e3, 900e3, 1000e3, 900e3, 1300e3, 1100e3, 700e3])),
        expected_from: None,
        links: &[],
        short: &|value| t.short(value),
        full: &|value| t.whole_money(Money::new((value * 100.0) as i64, Currency::EUR)),
    }
    .figure(t)
}

fn coverage(t: &Locale) -> Markup {
    let first: Date = Date::new(2025, 12, 1).expect("a day of the calendar");
    let columns: Vec<String> =
        (0..12).map(|month| t.month_name(first.plus_months(month)).to_owned()).collect();
    let rows = ["Berlin HQ", "FRA-2", "Hamburg", "Kraków", "Lisbon", "Oslo", "Home offices"];
    let base = [0.97, 0.93, 0.82, 0.74, 0.66, 0.86, 0.44];
    let share = |row: usize, column: usize| {
        let dip = if (row * 5 + column * 3).is_multiple_of(13) { 0.34 } else { 0.0 };
        let value: f64 =
            base[row] + 0.14 * ((row * 7 + column * 5) as f64).sin() - dip + column as f64 * 0.008;
        Some(value.clamp(0.12, 1.0))
    };
    let values: Vec<Vec<Option<f64>>> =
        (0..7).map(|row| (0..12).map(|column| share(row, column)).collect()).collect();
    Heat {
        id: "coverage",
        title: "Audit coverage by site and month",
        summary: "Most sites are above 80%; home offices fell below 40% in five months.",
        over: "Site",
        measure: "Verified",
        rows: &rows,
        columns: &columns,
        values: &values,
        alarm: Some((0.4, "below 40%")),
        full: &|share| t.percent(share, 0),
    }
    .figure(t)
}

fn owned(t: &Locale) -> Markup {
    let part = |name, value, ink| Part { name, value, ink, href: "/assets" };
    let parts = [
        part("Laptops", 312_400.0, Ink::First),
        part("Displays", 254_100.0, Ink::Second),
        part("Phones & tablets", 187_800.0, Ink::Third),
        part("Servers", 124_900.0, Ink::Fifth),
        part("Network", 61_300.0, Ink::Fourth),
        part("Other", 59_500.0, Ink::Other),
    ];
    Donut {
        id: "owned",
        title: "Assets by type",
        summary: "Laptops and displays are more than half of a million assets.",
        parts: &parts,
        middle: (&t.short(1_000_000.0), "assets"),
        full: &|value| t.number(value as i64),
        share: &|share| t.percent(share, 1),
    }
    .figure()
}
