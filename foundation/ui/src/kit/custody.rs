//! Who has a thing, who had it, and how that was proven.
use super::{
    Button, Icon,
    icon::icon,
    person::{avatar, large_avatar},
    status::{mark, proof},
};
use domain::Tone;
use maud::{Markup, html};

/// Who or what keeps a thing: a person has a face, a place or a carrier has a drawing.
#[derive(Clone, Copy, Debug)]
pub enum Keeper<'a> {
    /// A person.
    Person(&'a str),
    /// A store, a team, a carrier.
    Other(&'a str, Icon),
}

impl<'a> Keeper<'a> {
    fn name(&self) -> &'a str {
        match *self {
            Self::Person(name) | Self::Other(name, _) => name,
        }
    }
}

/// A link of the chain.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// Who kept it.
    pub keeper: Keeper<'a>,
    /// What for: "imaged and tagged".
    pub note: &'a str,
    /// How it was proven: "signed"; empty where it was not.
    pub proof: &'a str,
    /// From when to when.
    pub when: &'a str,
}

/// The present keeper and the chain behind them.
#[derive(Clone, Copy, Debug)]
pub struct Custody<'a> {
    /// Who has it.
    pub keeper: Keeper<'a>,
    /// "Product design · since 3 May 2026 · accepted on phone".
    pub note: &'a str,
    /// Taking it back, or handing it out.
    pub step: Button<'a>,
    /// Earlier keepers, the latest first.
    pub chain: &'a [Link<'a>],
}

/// Who has a thing and who had it.
pub fn custody(custody: &Custody<'_>) -> Markup {
    html! {
        div class="custody" {
            @match custody.keeper {
                Keeper::Person(name) => (large_avatar(name)),
                Keeper::Other(_, drawing) => (mark(Tone::Muted, drawing)),
            }
            div { b { (custody.keeper.name()) } p { (custody.note) } }
            (custody.step.small())
        }
        @if !custody.chain.is_empty() { ul class="chain" { @for one in custody.chain { (link(one)) } } }
    }
}

fn link(one: &Link<'_>) -> Markup {
    html! {
        li {
            @match one.keeper {
                Keeper::Person(name) => (avatar(name)),
                Keeper::Other(_, drawing) => span class="none" aria-hidden="true" { (icon(drawing)) },
            }
            span { (one.keeper.name()) @if !one.note.is_empty() { ", " (one.note) } }
            @if one.proof.is_empty() { span {} } @else { (proof(one.proof)) }
            span class="when" { (one.when) }
        }
    }
}
