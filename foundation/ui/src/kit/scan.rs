//! Scanning labels with a phone, and signing on its screen.
use super::{Attention, attention_item, icon::icon, status, token};
use crate::i18n::Locale;
use domain::Tone;
use icondata_lu as lu;
use maud::{Markup, html};

/// A page that scans. It works offline: what is found is kept on the device until it can be sent.
pub struct Scan<'a> {
    /// Where one is: "Berlin HQ · 4.12".
    pub title: &'a str,
    /// What for: "Audit round 26-Q4".
    pub note: &'a str,
    /// What is sent along with each find, so that the server knows what it belongs to.
    pub round: &'a str,
    /// The address that takes finds, several at a time.
    pub door: &'a str,
    /// The address that reads codes in pictures, for browsers that cannot.
    pub reader: &'a str,
    /// The address of the same for people without a camera; takes `code`.
    pub by_hand: &'a str,
    /// How many of the expected were found, from 0 to 1.
    pub share: f64,
    /// "31 of 50 found, 2 unexpected, 17 left".
    pub tally: &'a str,
    /// What is next, once everything was scanned.
    pub step: Option<super::Button<'a>>,
    /// What was found so far, newest first.
    pub finds: &'a [Attention<'a>],
    /// The session's token.
    pub token: &'a str,
}

/// A page that scans: camera above, finds below; side by side on a desk.
pub fn scan(t: &Locale, scan: &Scan<'_>) -> Markup {
    html! {
        h1 class="unseen" { (t.say("scan-a-label")) }
        div class="scan" data-scan data-round=(scan.round) data-door=(scan.door) data-token=(scan.token)
            data-found=(t.say("scan-found")) data-no-camera=(t.say("scan-no-camera"))
            data-nothing=(t.say("scan-nothing")) data-reader=(scan.reader)
            data-queued=(t.say("scan-queued"))
            data-sent=(t.say("scan-sent")) {
            div class="camera" {
                video playsinline muted aria-hidden="true" {}
                div class="aim" aria-hidden="true" { (corners()) }
                output { (t.say("scan-aim")) }
                div class="controls" {
                    button type="button" class="button square" data-torch hidden aria-pressed="false"
                        title=(t.say("torch")) {
                        (icon(lu::LuFlashlight)) span class="unseen" { (t.say("torch")) }
                    }
                    button type="button" class="button square" data-sound aria-pressed="true"
                        title=(t.say("sound")) {
                        (icon(lu::LuVolume2)) span class="unseen" { (t.say("sound")) }
                    }
                    label class="button square" title=(t.say("take-a-photo")) {
                        (icon(lu::LuImage)) span class="unseen" { (t.say("take-a-photo")) }
                        input type="file" accept="image/*" capture="environment" data-photo;
                    }
                    a class="button square" href="#scan-code" title=(t.say("type-a-tag")) {
                        (icon(lu::LuKeyboard)) span class="unseen" { (t.say("type-a-tag")) }
                    }
                }
            }
            section class="sheet" aria-labelledby="scan-title" {
                header {
                    div { h2 id="scan-title" { (scan.title) } p { (scan.note) } }
                    span data-queue role="status" { (status::pill(Tone::Ok, &t.say("scan-sent"))) }
                }
                div class="ok" { (status::bar(scan.share)) }
                p { (scan.tally) }
                @if let Some(step) = scan.step { p { (step) } }
                ul class="attention" data-finds { @for find in scan.finds { (attention_item(t, find)) } }
                form method="post" action=(scan.by_hand) {
                    (token(scan.token))
                    input class="input mono" id="scan-code" name="code" aria-label=(t.say("type-a-tag"))
                        placeholder=(t.say("type-a-tag")) autocomplete="off" autocapitalize="characters"
                        spellcheck="false";
                    (super::Button::send(&t.say("add")))
                }
            }
        }
    }
}

/// The four corners that say where a label belongs.
fn corners() -> Markup {
    html! {
        svg viewBox="0 0 100 100" {
            path d="M2 24V12A10 10 0 0 1 12 2H24M76 2H88A10 10 0 0 1 98 12V24" {}
            path d="M98 76V88A10 10 0 0 1 88 98H76M24 98H12A10 10 0 0 1 2 88V76" {}
        }
    }
}

/// A pad to sign on. What is drawn is sent as one SVG path on 600 × 180, so it is as sharp in a document; a
/// typed name is as good where drawing is not possible.
pub fn signature(t: &Locale, name: &str) -> Markup {
    html! {
        div class="sign" data-sign {
            div class="pad" role="img" aria-label=(t.say("sign-here")) {}
            button type="button" class="more" data-clear { (t.say("clear")) }
            input type="hidden" name=(name);
            div class="field" {
                label for={ "f-" (name) "-name" } { (t.say("sign-typed")) }
                input class="input" id={ "f-" (name) "-name" } name={ (name) "_name" } autocomplete="name";
            }
        }
    }
}
