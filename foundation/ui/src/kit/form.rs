//! Forms: sections of fields, what is wrong with them, and the one button that sends them.
use super::{Button, icon::icon, token};
use crate::i18n::Locale;
use domain::FieldError;
use icondata_lu as lu;
use maud::{Markup, html};

/// Fields under a heading.
pub struct Section<'a> {
    /// The heading; empty for none.
    pub title: &'a str,
    /// The fields, each from [`super::field`].
    pub fields: Vec<Markup>,
    /// Whether it is folded up until somebody wants it: nothing in it has to be filled in, and nothing is.
    pub folded: bool,
}

/// A form.
pub struct Form<'a> {
    /// Its id; also the region that a refusal replaces.
    pub id: &'a str,
    /// Where it goes, by POST.
    pub action: &'a str,
    /// What stands above its fields: what sending it would do. Empty for nothing.
    pub above: Markup,
    /// Its sections.
    pub sections: Vec<Section<'a>>,
    /// What a rule refused, in its own words; empty when nothing was.
    pub refusal: &'a str,
    /// What is wrong with single fields; each also stands beside its field.
    pub faults: &'a [FieldError],
    /// What else is sent: the version that was shown, what the form is about.
    pub hidden: &'a [(&'a str, &'a str)],
    /// The verb of the button: "Receive asset".
    pub verb: &'a str,
    /// Where one goes back to.
    pub back: &'a str,
    /// Whether files are sent.
    pub files: bool,
    /// The session's token.
    pub token: &'a str,
}

/// A form with its faults, sections and buttons.
pub fn form(t: &Locale, form: &Form<'_>) -> Markup {
    let cancel = t.say("cancel");
    html! {
        div class="region" id=(form.id) data-region {
            form class="form" method="post" action=(form.action) data-swap=(form.id) data-guard novalidate
                enctype=[form.files.then_some("multipart/form-data")] {
                (token(form.token))
                @for (name, value) in form.hidden { input type="hidden" name=(name) value=(value); }
                (what_is_wrong(t, form))
                (form.above)
                @for section in &form.sections {
                    @if section.folded {
                        details {
                            summary { (section.title) (icon(lu::LuChevronDown)) }
                            fieldset aria-label=(section.title) { @for field in &section.fields { (field) } }
                        }
                    } @else {
                        fieldset {
                            @if !section.title.is_empty() { legend { (section.title) } }
                            @for field in &section.fields { (field) }
                        }
                    }
                }
                footer {
                    (Button::send(form.verb).primary())
                    a class="button quiet" href=(form.back) data-back { (cancel) }
                }
            }
        }
    }
}

/// What a rule refused, and links to the fields that need another look.
fn what_is_wrong(t: &Locale, form: &Form<'_>) -> Markup {
    if form.refusal.is_empty() && form.faults.is_empty() {
        return html! {};
    }
    html! {
        div class="notice bad" role="alert" tabindex="-1" data-focus {
            (icon(lu::LuCircleAlert))
            div {
                @if !form.refusal.is_empty() { b { (t.sentence(form.refusal)) } }
                @if !form.faults.is_empty() {
                    b { (t.say_with("fields-wrong", &[("count", form.faults.len())])) }
                    ul class="faults" {
                        @for fault in form.faults {
                            li { a href={ "#f-" (fault.field) } { (t.sentence(&fault.message)) } }
                        }
                    }
                }
            }
        }
    }
}
