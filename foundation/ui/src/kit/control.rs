//! The control for every kind of value.
use super::{Filled, FormField, picker};
use crate::i18n::Locale;
use domain::{Choice, Kind};
use maud::{Markup, html};
use std::borrow::Cow;

/// Choices of one of up to so many are seen at once; of more, they fold into a list.
const SEEN_AT_ONCE: usize = 4;

/// Whether the control is several controls under one label.
pub(super) fn is_group(kind: Kind<'_>) -> bool {
    match kind {
        Kind::Choices(_) => true,
        Kind::Choice(choices) => choices.len() <= SEEN_AT_ONCE,
        _ => false,
    }
}

/// The control alone, for a form that labels it itself, such as a fact edited in place.
pub fn control(t: &Locale, field: &FormField<'_>) -> Markup {
    let (kind, name) = (field.field.kind, field.field.name);
    match kind {
        Kind::Text | Kind::Ip | Kind::Mac => input(field, "text", None),
        Kind::Imei => input(field, "text", Some("numeric")),
        Kind::Integer => input(field, "text", Some("numeric")),
        Kind::Decimal => input(field, "text", Some("decimal")),
        Kind::Url => input(field, "url", Some("url")),
        Kind::Email => input(field, "email", Some("email")),
        Kind::Date => input(field, "date", None),
        Kind::Instant => input(field, "datetime-local", None),
        Kind::Tags => tags(field),
        Kind::LongText => long_text(field),
        Kind::Money => money(t, field),
        Kind::Boolean => boolean(field),
        Kind::Choice(choices) if choices.len() <= SEEN_AT_ONCE => ticks(t, field, name, choices, "radio"),
        Kind::Choice(choices) => select(t, field, choices),
        Kind::Choices(choices) => ticks(t, field, name, choices, "checkbox"),
        Kind::Reference(_) => picker::picker(t, field),
        // Structured data has a page of its own, never a control.
        Kind::Json => html! {},
    }
}

/// The one text of a field.
pub(super) fn text<'a>(filled: &Filled<'a>) -> &'a str {
    match *filled {
        Filled::Text(text) | Filled::Amount(text, _) => text,
        _ => "",
    }
}

fn input(field: &FormField<'_>, of: &str, mode: Option<&str>) -> Markup {
    let definition = field.field;
    let class = match definition.kind {
        Kind::Ip | Kind::Mac | Kind::Imei => "input mono",
        _ => "input",
    };
    let words = matches!(definition.kind, Kind::Text | Kind::Url | Kind::Email);
    html! {
        input class=(class) type=(of) inputmode=[mode] id=(field.id()) name=(definition.name)
            value=(text(&field.filled)) maxlength=[words.then_some(definition.max_length)]
            required[definition.required] autocomplete="off"
            aria-invalid=[field.error.map(|_| "true")] aria-describedby=[field.described_by()];
    }
}

fn tags(field: &FormField<'_>) -> Markup {
    let joined = match field.filled {
        Filled::Several(tags) => tags.join(", "),
        _ => text(&field.filled).to_owned(),
    };
    html! {
        input class="input" type="text" id=(field.id()) name=(field.field.name) value=(joined)
            autocomplete="off"
            aria-invalid=[field.error.map(|_| "true")] aria-describedby=[field.described_by()];
    }
}

fn long_text(field: &FormField<'_>) -> Markup {
    html! {
        textarea id=(field.id()) name=(field.field.name) rows="3" maxlength=(field.field.max_length)
            required[field.field.required] aria-invalid=[field.error.map(|_| "true")]
            aria-describedby=[field.described_by()] { (text(&field.filled)) }
    }
}

/// An amount and its currency: two controls, of which the second is sent as `<name>_currency`.
fn money(t: &Locale, field: &FormField<'_>) -> Markup {
    let chosen = match field.filled {
        Filled::Amount(_, currency) => Some(currency),
        _ => field.currencies.first().copied(),
    };
    let name = field.field.name;
    html! {
        span class="pair" {
            (input(field, "text", Some("decimal")))
            select name={ (name) "_currency" }
                aria-label=(t.say_with("currency-of", &[("field", field.label.as_ref())])) {
                @for one in field.currencies { option value=(one) selected[Some(*one) == chosen] { (one) } }
            }
        }
    }
}

fn boolean(field: &FormField<'_>) -> Markup {
    let on = matches!(field.filled, Filled::Yes(true));
    let name = field.field.name;
    html! {
        // A box that is not ticked sends nothing, so the form says "no" first.
        input type="hidden" name=(name) value="no";
        label class="tick" {
            input type="checkbox" id=(field.id()) name=(name) value="yes" checked[on]
                aria-invalid=[field.error.map(|_| "true")] aria-describedby=[field.described_by()];
            (field.label)
        }
    }
}

/// What a choice is called in the reader's language.
fn called<'a>(t: &'a Locale, field: &FormField<'_>, choice: &Choice<'a>) -> Cow<'a, str> {
    match field.declared {
        true => t.choice(choice),
        false => Cow::Borrowed(choice.label),
    }
}

fn ticks(t: &Locale, field: &FormField<'_>, name: &str, choices: &[Choice<'_>], of: &str) -> Markup {
    let on = |value: &str| match field.filled {
        Filled::Several(values) => values.contains(&value),
        Filled::Text(text) => text == value,
        _ => false,
    };
    html! {
        div class="ticks" {
            @for choice in choices {
                label class="tick" {
                    input type=(of) name=(name) value=(choice.value) checked[on(choice.value)];
                    (called(t, field, choice))
                }
            }
        }
    }
}

fn select(t: &Locale, field: &FormField<'_>, choices: &[Choice<'_>]) -> Markup {
    let chosen = text(&field.filled);
    html! {
        select id=(field.id()) name=(field.field.name) required[field.field.required]
            aria-invalid=[field.error.map(|_| "true")] aria-describedby=[field.described_by()] {
            option value="" selected[chosen.is_empty()] { (t.say("choose")) }
            @for choice in choices {
                option value=(choice.value) selected[choice.value == chosen] { (called(t, field, choice)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::english_for_tests as english, kit};
    use domain::{Currency, Field};

    const STATES: &[Choice<'_>] = &[Choice::new("new", "New"), Choice::new("worn", "Worn")];
    const MANY: &[Choice<'_>] = &[Choice::new("a", "A"); 7];

    fn shown(field: &Field<'_>, filled: Filled<'_>) -> String {
        let t = english();
        let field =
            FormField::new(&t, "asset", field).filled(filled).currencies(&[Currency::EUR, Currency::USD]);
        kit::field(&t, &field).into_string()
    }

    #[test]
    fn every_kind_has_a_control_that_sends_its_name() {
        let kinds = [
            Kind::Text,
            Kind::LongText,
            Kind::Integer,
            Kind::Decimal,
            Kind::Money,
            Kind::Date,
            Kind::Instant,
            Kind::Boolean,
            Kind::Choice(STATES),
            Kind::Choice(MANY),
            Kind::Choices(MANY),
            Kind::Url,
            Kind::Email,
            Kind::Ip,
            Kind::Mac,
            Kind::Imei,
            Kind::Reference("person"),
            Kind::Tags,
        ];
        for kind in kinds {
            let html = shown(&Field::new("thing", "Thing", kind), Filled::Nothing);
            assert!(html.contains(r#"name="thing""#), "{kind:?}: {html}");
            assert!(html.contains("Thing"), "{kind:?} has no label: {html}");
        }
    }

    #[test]
    fn what_was_written_comes_back_word_for_word() {
        let money = Field::money("price", "Price");
        let html = shown(&money, Filled::Amount("12,5o", Currency::USD));
        assert!(html.contains(r#"value="12,5o""#) && html.contains(r#"value="USD" selected"#), "{html}");
        let html = shown(&Field::choice("state", "State", STATES), Filled::Text("worn"));
        assert!(html.contains(r#"value="worn" checked"#), "{html}");
    }

    #[test]
    fn an_error_is_tied_to_its_control() {
        let (t, definition) =
            (english(), Field::text("serial", "Serial").help("On the bottom case.").required());
        let field = FormField::new(&t, "asset", &definition).error(Some("Already used by NW-7."));
        let html = kit::field(&t, &field).into_string();
        assert!(html.contains(r#"aria-describedby="f-serial-error f-serial-help""#), "{html}");
        assert!(html.contains(r#"aria-invalid="true""#) && html.contains(r#"id="f-serial-error""#));
    }
}
