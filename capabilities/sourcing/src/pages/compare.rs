//! Bids side by side, on the page of their request.
use crate::{BidState, Compare};
use ::pages::{Page, Subject};
use domain::{Id, Money, Tone};
use engine::{Query, Ref, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Card, Column, Line, Row, Spot, Table};

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let told = Compare { rfq: Ref::id(Id::new(subject.id)) }.run(page)?;
    if told.bids.is_empty() {
        return Ok(None);
    }
    let words = ["supplier", "landed", "difference", "delivery", "warranty", "score"]
        .map(|word| page.say(&format!("sourcing-compare-{word}")));
    let [supplier, landed, difference, delivery, warranty, score] = &words;
    let heads = [
        Column::new(supplier).at(Spot::Name),
        Column::new(landed).figures().at(Spot::Value),
        Column::new(difference).figures(),
        Column::new(delivery).figures().at(Spot::Meta),
        Column::new(warranty).figures(),
        Column::new(score).figures().at(Spot::State),
    ];
    let best =
        told.bids.iter().filter(|bid| bid.missing == 0).filter_map(|bid| bid.landed).map(|it| it.minor).min();
    let [waits, no_rate, missing, late] =
        ["waits", "no-rate", "missing", "late"].map(|word| page.say(&format!("sourcing-compare-{word}")));
    let mut lines = Vec::new();
    for bid in &told.bids {
        let href = format!("/bids/{}", bid.bid);
        let more = match (bid.landed, best) {
            (Some(landed), Some(best)) if landed.minor > best => {
                format!("+{}", page.t.money(Money::new(landed.minor - best, landed.currency)))
            }
            _ => String::new(),
        };
        let cells = vec![
            kit::lead(lu::LuTruck, &bid.supplier_name, &bid.code, &href),
            html! {
                @match (bid.state, bid.landed, bid.gross) {
                    (BidState::Invited, _, _) => (kit::none(&waits)),
                    (_, Some(landed), gross) => {
                        b { (page.t.money(landed)) }
                        @if let (Some(gross), Some(rate), Some(on)) = (gross, &bid.rate, bid.rate_on) {
                            br; small { (page.t.money(gross)) " × " (rate) ", " (page.t.date(on)) }
                        }
                    }
                    (_, None, Some(gross)) => { (page.t.money(gross)) br; small { (no_rate) } }
                    (_, None, None) => (kit::none(&waits)),
                }
                @if bid.missing > 0 { br; (kit::dot(Tone::Warn, &missing)) }
            },
            html! { (more) },
            html! {
                @if let Some(days) = bid.delivery_days { (page.t.say_with("sourcing-days", &[("count", days)])) }
                @if bid.too_late { br; (kit::dot(Tone::Bad, &late)) }
            },
            html! { @if let Some(months) = bid.warranty_months { (page.t.say_with("sourcing-months", &[("count", months)])) } },
            html! { (bid.score) },
        ];
        lines.push(Line::Row(Row { id: bid.bid, name: "", cells, menu: None }));
    }
    let title = page.say("sourcing-compare-title");
    let table = kit::table(
        &page.t,
        &Table { caption: &title, region: "", columns: &heads, lines, bulk: None, totals: Vec::new() },
    );
    let note = page.t.say_with("sourcing-compare-note", &[("currency", told.currency.as_str())]).into_owned();
    let body = html! {
        (table)
        p { small { (note) } }
        @for bid in told.bids.iter().filter(|bid| bid.answers.is_some()) {
            p { b { (bid.supplier_name) } ": " (bid.answers.as_deref().unwrap_or_default()) }
        }
    };
    let count = page.t.number(told.bids.len() as i64);
    Ok(Some(kit::card(&Card { title: &title, note: &count, tools: html! {}, width: 0, body })))
}
