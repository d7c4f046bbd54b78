//! What is signed, as it stands on paper: the text, the items, the signature.
use crate::{Direction, verify::Document};
use domain::Tone;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::{
    i18n::Locale,
    kit::{self, Column, Line, Notice, Row, Spot, Table},
};

/// The text and the items.
pub(super) fn wording(t: &Locale, document: &Document) -> Markup {
    html! {
        div class="stack" {
            div class="stack" lang=[document.language.as_deref()] {
                @for paragraph in document.body.split("\n\n") { p { (paragraph) } }
            }
            (items(t, document))
        }
    }
}

fn items(t: &Locale, document: &Document) -> Markup {
    let [tag, what, serial] =
        ["agreements-item-tag", "agreements-item-what", "agreements-item-serial"].map(|key| t.say(key));
    let columns = [
        Column::new(&tag).at(Spot::Name),
        Column::new(&what).at(Spot::Meta),
        Column::new(&serial).at(Spot::State),
    ];
    let lines = document.items.iter().enumerate().map(|(n, item)| {
        let cells = vec![
            html! { b { (item.tag) } },
            html! { (item.description) },
            html! { span class="mono" { (item.serial.as_deref().unwrap_or_default()) } },
        ];
        Line::Row(Row { id: i64::try_from(n).unwrap_or_default(), name: "", cells, menu: None })
    });
    let caption = t.say("agreements-items");
    let table = Table {
        caption: &caption,
        region: "",
        columns: &columns,
        lines: lines.collect(),
        bulk: None,
        totals: Vec::new(),
    };
    kit::table(t, &table)
}

/// The signature under it, and whether it still fits what stands above; nothing as long as nobody signed.
pub(super) fn signature(t: &Locale, document: &Document) -> Markup {
    let Some(genuine) = document.genuine else { return html! {} };
    let day = document.answered_on.map(|day| t.long_date(day)).unwrap_or_default();
    let way = document.way.as_deref().unwrap_or_default();
    let way = t.say(&format!("agreements-way-{way}"));
    let sum = format!("SHA-256 {}", document.content);
    let (tone, icon, text) = match genuine {
        true => (Tone::Ok, lu::LuShieldCheck, "agreements-genuine"),
        false => (Tone::Bad, lu::LuShieldAlert, "agreements-not-genuine"),
    };
    html! {
        div class="stack" {
            @if let Some(path) = &document.drawing { (drawing(path, &document.person)) }
            @if let Some(name) = &document.signed_name { p { b { (name) } } }
            p { (day) " · " (way) }
            (kit::notice(&Notice { tone, icon, title: &t.say(text), text: &sum, step: None, strip: false }))
        }
    }
}

/// A drawn signature.
fn drawing(path: &str, name: &str) -> Markup {
    html! {
        svg viewBox="0 0 600 180" width="300" height="90" role="img" aria-label=(name) {
            path d=(path) fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"
                stroke-linejoin="round" {}
        }
    }
}

/// What it is for, as a heading.
pub(super) fn purpose(t: &Locale, direction: Direction) -> String {
    let key = match direction {
        Direction::HandOut => "agreements-for-hand-out",
        Direction::Return => "agreements-for-return",
    };
    t.say(key).into_owned()
}

/// Where somebody signs: a pad, the typed name, and the way to decline.
pub(super) fn form(t: &Locale, action: &str, document: &Document, wrong: &str) -> Markup {
    let (sign, decline, why) =
        (t.say("agreements-sign"), t.say("agreements-decline"), t.say("agreements-why-not"));
    html! {
      div class="stack" {
        form class="form" method="post" action=(action) {
            @if !wrong.is_empty() { div class="notice bad" role="alert" { (t.sentence(wrong)) } }
            input type="hidden" name="content" value=(document.content);
            p { (t.say("agreements-sign-note")) }
            (kit::signature(t, "drawing"))
            footer { (kit::Button::send(&sign).primary()) }
        }
        details {
            summary { (decline) }
            form class="form" method="post" action={ (action) "/decline" } {
                div class="field wide" {
                    label for="f-because" { (why) }
                    input class="input" id="f-because" name="because" maxlength="500";
                }
                footer { (kit::Button::send(&decline).danger()) }
            }
        }
      }
    }
}
