//! The rail of the seven stages of an asset's life, with real dates: the one drawing that is only ours.
use super::icon::icon;
use crate::i18n::Locale;
use icondata_lu as lu;
use maud::{Markup, html};

/// Where an asset is relative to a stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// Behind it.
    Done,
    /// In it.
    Now,
    /// It comes next; so much of the planned time until then has passed, from 0 to 1.
    Next(f64),
    /// Later.
    Later,
}

/// A stage of an asset's life.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// "In use".
    pub name: &'a str,
    /// When, or for how long: "12 Feb 2025", "21 of 48 months".
    pub when: &'a str,
    /// Where the asset is relative to it.
    pub progress: Progress,
}

/// The rail of stages.
pub fn rail(t: &Locale, stages: &[Stage<'_>]) -> Markup {
    html! {
        section class="rail" aria-label=(t.say("lifecycle")) {
            ol { @for (at, one) in stages.iter().enumerate() { (stage(t, at, one)) } }
        }
    }
}

fn stage(t: &Locale, at: usize, one: &Stage<'_>) -> Markup {
    let (class, passed) = match one.progress {
        Progress::Done => ("done", 0.0),
        Progress::Now => ("now", 0.0),
        Progress::Next(passed) => ("soon", passed.clamp(0.0, 1.0)),
        Progress::Later => ("later", 0.0),
    };
    html! {
        li class=(class) aria-current=[(one.progress == Progress::Now).then_some("step")] {
            @if at > 0 { (link(passed)) }
            span class="node" {
                @if one.progress == Progress::Done {
                    (icon(lu::LuCheck)) span class="unseen" { (t.say("stage-done")) }
                }
                @else { (at + 1) }
            }
            b { (one.name) }
            small { (one.when) }
        }
    }
}

/// The line to the stage before; it runs across on a desk and down on a phone, so it is drawn both ways.
fn link(passed: f64) -> Markup {
    let share = format!("{:.0}%", passed * 100.0);
    html! {
        svg class="link" aria-hidden="true" {
            @if passed > 0.0 {
                rect class="across" width=(share) height="100%" {}
                rect class="down" width="100%" height=(share) {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::english_for_tests as english;

    #[test]
    fn the_present_stage_is_told_and_the_next_one_is_partly_filled() {
        let stages = [
            Stage { name: "Planned", when: "Nov 2024", progress: Progress::Done },
            Stage { name: "In use", when: "21 of 48 months", progress: Progress::Now },
            Stage { name: "Retire", when: "Feb 2029", progress: Progress::Next(0.44) },
        ];
        let html = rail(&english(), &stages).into_string();
        assert_eq!(html.matches(r#"aria-current="step""#).count(), 1);
        assert!(html.contains(r#"<rect class="across" width="44%" height="100%">"#), "{html}");
        assert_eq!(html.matches(r#"class="link""#).count(), 2, "nothing leads to the first stage");
    }
}
