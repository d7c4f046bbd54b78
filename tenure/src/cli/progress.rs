//! Bars on a terminal. Where there is none, nothing is shown.
use indicatif::{ProgressBar, ProgressStyle};
use vault::Stage;

/// A bar that counts up to nobody knows what.
pub(crate) fn spinner(what: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(&format!("{{spinner}} {{pos}} {what} ({{per_sec}})"));
    let bar = ProgressBar::new_spinner();
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
}

/// A bar for what a backup or a restore tells of its stages.
pub(crate) fn bar_for_stages() -> (ProgressBar, impl FnMut(Stage)) {
    let counting = ProgressStyle::with_template("{spinner} {msg} {human_pos}");
    let filling = ProgressStyle::with_template("{spinner} {msg} {bar:30} {percent}% {eta}");
    let bar = ProgressBar::new_spinner();
    let moving = bar.clone();
    let listener = move |stage: Stage| {
        let style = if stage.total.is_some() { &filling } else { &counting };
        if let Ok(style) = style {
            moving.set_style(style.clone());
        }
        if moving.message() != stage.what {
            moving.reset_eta();
            moving.set_message(stage.what);
        }
        moving.set_length(stage.total.unwrap_or_default());
        moving.set_position(stage.done);
    };
    (bar, listener)
}
