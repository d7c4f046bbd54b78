//! Figures: a row of them in a card, the strip at the head of an overview, the flow of the seven stages.
use super::{Icon, icon::icon, status::bar};
use crate::{
    charts::{self, Ink},
    i18n::Locale,
};
use icondata_lu as lu;
use maud::{Markup, html};

/// A figure in a card.
#[derive(Clone, Copy, Debug)]
pub struct Stat<'a> {
    /// "Book value".
    pub name: &'a str,
    /// "€1,727".
    pub value: &'a str,
    /// A word behind it, or empty.
    pub unit: &'a str,
}

/// Figures side by side.
pub fn stats(stats: &[Stat<'_>]) -> Markup {
    html! {
        dl class="split" {
            @for stat in stats {
                div class="stat" {
                    dt { (stat.name) }
                    dd { (stat.value) @if !stat.unit.is_empty() { " " small { (stat.unit) } } }
                }
            }
        }
    }
}

/// Which way a figure went. The arrow says the direction, the colour whether that is good: never the same
/// thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It rose.
    Up,
    /// It fell.
    Down,
    /// It stayed, or neither way means anything.
    Flat,
}

/// How a figure changed.
#[derive(Clone, Copy, Debug)]
pub struct Delta<'a> {
    /// "1.8%".
    pub words: &'a str,
    /// Which way it went.
    pub way: Way,
    /// Whether that is good; none when it is neither.
    pub good: Option<bool>,
}

/// A change of a figure.
pub fn delta(t: &Locale, delta: &Delta<'_>) -> Markup {
    let class = match delta.good {
        Some(true) => "delta ok",
        Some(false) => "delta bad",
        None => "delta",
    };
    let (drawing, spoken) = match delta.way {
        Way::Up => (Some(lu::LuArrowUpRight), "rose"),
        Way::Down => (Some(lu::LuArrowDownRight), "fell"),
        Way::Flat => (None, ""),
    };
    html! {
        span class=(class) {
            @if let Some(drawing) = drawing { (icon(drawing)) span class="unseen" { (t.say(spoken)) " " } }
            (delta.words)
        }
    }
}

/// A key figure of an overview.
#[derive(Clone, Copy, Debug)]
pub struct Kpi<'a> {
    /// Its drawing.
    pub icon: Icon,
    /// "Refresh due, 90 days".
    pub name: &'a str,
    /// "18,420".
    pub value: &'a str,
    /// What stands small behind the value: "%", or empty.
    pub unit: &'a str,
    /// How it changed.
    pub delta: Option<Delta<'a>>,
    /// A few words behind the change.
    pub note: &'a str,
    /// Its course, oldest first; empty for none.
    pub trend: &'a [f64],
    /// The colour of its course.
    pub ink: Ink,
    /// The rows behind the figure.
    pub href: &'a str,
}

/// The strip of key figures. Every figure opens the rows that it counts.
pub fn kpis(t: &Locale, kpis: &[Kpi<'_>]) -> Markup {
    html! { div class="kpis" { @for one in kpis { (kpi(t, one)) } } }
}

fn kpi(t: &Locale, one: &Kpi<'_>) -> Markup {
    html! {
        a class="kpi" href=(one.href) {
            span class="name" { (icon(one.icon)) (one.name) }
            span class="value" {
                span { (one.value) @if !one.unit.is_empty() { small { " " (one.unit) } } }
                @if !one.trend.is_empty() { (charts::spark(one.trend, one.ink)) }
            }
            span class="note" { @if let Some(change) = &one.delta { (delta(t, change)) } (one.note) }
        }
    }
}

/// How many assets are in a stage.
#[derive(Clone, Copy, Debug)]
pub struct FlowStage<'a> {
    /// "In use".
    pub name: &'a str,
    /// "690,204".
    pub count: &'a str,
    /// Its length against the fullest stage, from 0 to 1.
    pub share: f64,
    /// Its colour.
    pub ink: Ink,
    /// What matters there: "212 late".
    pub note: &'a str,
    /// The assets.
    pub href: &'a str,
}

/// The rail as a flow: how many assets stand in each of the seven stages.
pub fn flow(stages: &[FlowStage<'_>]) -> Markup {
    html! {
        ol class="flow" {
            @for one in stages {
                li class=(one.ink.class()) {
                    a href=(one.href) {
                        span { (one.name) } " " b { (one.count) } (bar(one.share)) small { (one.note) }
                    }
                }
            }
        }
    }
}
