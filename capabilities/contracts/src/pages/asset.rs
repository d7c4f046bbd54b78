//! Which contracts cover an asset.
use crate::coverage_of;
use ::pages::{Page, Subject};
use domain::{Id, Tone};
use engine::Result;
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Card};

pub(super) fn panel(page: &mut Page<'_, '_>, subject: &Subject) -> Result<Option<Markup>> {
    let today = page.today();
    let covers = coverage_of(page, Id::new(subject.id), today)?;
    if covers.is_empty() {
        return Ok(None);
    }
    let kinds = crate::Contract::KIND_CHOICES;
    let body = html! {
        ul class="attention" {
            @for one in &covers {
                li {
                    (kit::mark(Tone::Ok, lu::LuShieldCheck))
                    div {
                        b { a class="quiet" href={ "/contracts/" (one.contract) } { (one.name) } }
                        p {
                            (::pages::value::label_of(&page.t, kinds, &one.kind))
                            @if let Some(name) = &one.supplier_name { " · " (name) }
                            @if let Some(hours) = one.response_hours {
                                " · " (page.t.say_with("contracts-responds", &[("hours", hours)]))
                            }
                            @if let Some(end) = one.ends_on {
                                " · " (page.t.say_with("contracts-until", &[("day", page.t.date(end))]))
                            }
                        }
                    }
                }
            }
        }
    };
    let title = page.say("contracts-covered-by");
    Ok(Some(kit::card(&Card { title: &title, note: "", tools: html! {}, width: 0, body })))
}
