//! Labels to print and stick on things.
use maud::{Markup, html};

/// What stands on a label.
pub struct Label<'a> {
    /// Its code, as a drawing.
    pub code: Markup,
    /// Its tag.
    pub tag: &'a str,
    /// What it is.
    pub name: &'a str,
    /// Its serial number, or empty.
    pub serial: &'a str,
}

/// A sheet of labels: three by seven on A4.
pub fn labels(labels: &[Label<'_>]) -> Markup {
    html! {
        div class="labels" {
            @for label in labels {
                div class="label" {
                    span class="qr" { (label.code) }
                    div { b class="mono" { (label.tag) } span { (label.name) } small { (label.serial) } }
                }
            }
        }
    }
}
