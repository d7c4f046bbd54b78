//! Labels to print and stick on things.
use maud::{Markup, html};

/// Labels, each a drawing in its own size, as they will be on paper.
pub fn labels(labels: &[Markup]) -> Markup {
    html! {
        ul class="labels" {
            @for label in labels { li { (label) } }
        }
    }
}
