//! Values as people read them: as markup in cells and facts, as words in titles and changes.
use crate::Page;
use domain::{Choice, Date, Field, Instant, Kind, Money, State, Tone};
use lists::Column;
use maud::{Markup, html};
use serde_json::Value;
use ui::{
    i18n::{Family, Locale},
    kit,
};

/// A value of a field as it stands in a cell or beside its name; nothing for no value.
pub fn value(page: &Page<'_, '_>, kind: Kind<'_>, value: &Value) -> Markup {
    let t = &page.t;
    match (kind, value) {
        (_, Value::Null) => html! {},
        (Kind::Reference(name), value) => reference(page, name, value),
        (Kind::Choice(choices), Value::String(word)) => choice(t, choices, word),
        (Kind::Choices(choices), Value::Array(words)) => {
            let words: Vec<String> =
                words.iter().filter_map(Value::as_str).map(|word| label_of(t, choices, word)).collect();
            html! { (t.list(&words)) }
        }
        (Kind::Tags, Value::Array(tags)) => html! {
            @for tag in tags.iter().filter_map(Value::as_str) { (kit::tag(tag)) " " }
        },
        (Kind::Date, value) => date_of(value).map(|date| kit::time::date(t, date)).unwrap_or_default(),
        (Kind::Instant, value) => {
            instant_of(value).map(|moment| kit::time::ago(t, moment)).unwrap_or_default()
        }
        (Kind::Url, Value::String(url)) => {
            html! { a href=(url) rel="noreferrer noopener" target="_blank" { (url.trim_start_matches("https://")) } }
        }
        (Kind::Email, Value::String(mail)) => html! { a href={ "mailto:" (mail) } { (mail) } },
        (Kind::Ip | Kind::Mac | Kind::Imei, Value::String(text)) => html! { span class="mono" { (text) } },
        (Kind::LongText, Value::String(text)) => html! { span class="prose" { (text) } },
        _ => html! { (words(page, kind, value)) },
    }
}

/// A value as words, for titles, changes and what is read aloud.
pub fn words(page: &Page<'_, '_>, kind: Kind<'_>, value: &Value) -> String {
    let t = &page.t;
    match (kind, value) {
        (_, Value::Null) => String::new(),
        (Kind::Reference(_), Value::Object(named)) => {
            named.get("label").and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        (Kind::Choice(choices), Value::String(word)) => label_of(t, choices, word),
        (Kind::Choices(choices), Value::Array(list)) => {
            let labels: Vec<String> =
                list.iter().filter_map(Value::as_str).map(|word| label_of(t, choices, word)).collect();
            t.list(&labels)
        }
        (Kind::Boolean, Value::Bool(yes)) => t.say(if *yes { "yes" } else { "no" }).into_owned(),
        (Kind::Money, value) => money_of(value).map(|money| t.money(money)).unwrap_or_default(),
        (Kind::Date, value) => date_of(value).map(|date| t.date(date)).unwrap_or_default(),
        (Kind::Instant, value) => instant_of(value).map(|moment| t.moment(moment)).unwrap_or_default(),
        (Kind::Integer, Value::Number(number)) => {
            number.as_i64().map(|number| t.number(number)).unwrap_or_default()
        }
        (Kind::Decimal, Value::String(text)) => {
            text.parse().map(|number| t.decimal(number)).unwrap_or_else(|_| text.clone())
        }
        (Kind::Decimal, Value::Number(number)) => {
            let written = number.to_string();
            written.parse().map(|number| t.decimal(number)).unwrap_or(written)
        }
        (Kind::Json, _) => String::new(),
        (_, Value::String(text)) => text.clone(),
        (_, Value::Array(list)) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        (_, Value::Object(named)) => {
            named.get("label").and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        (_, other) => other.to_string(),
    }
}

/// The value of a column as markup.
pub fn of_column(page: &Page<'_, '_>, column: &Column, values: &State) -> Markup {
    let given = in_column(column, values);
    match &column.custom {
        Some(custom) => custom.as_field(|field| value(page, field.kind, given)),
        None => value(page, kind_of(column), given),
    }
}

/// The value of a column as words.
pub fn words_of_column(page: &Page<'_, '_>, column: &Column, values: &State) -> String {
    let given = in_column(column, values);
    match &column.custom {
        Some(custom) => custom.as_field(|field| words(page, field.kind, given)),
        None => words(page, kind_of(column), given),
    }
}

/// The value of a column in the values of a record; null for none.
pub fn in_column<'v>(column: &Column, values: &'v State) -> &'v Value {
    let found = match column.custom_key() {
        Some(key) => values.get("custom").and_then(|custom| custom.get(key)),
        None => values.get(&column.name),
    };
    found.unwrap_or(&Value::Null)
}

fn kind_of(column: &Column) -> Kind<'static> {
    match column.field {
        Some(field) => field.kind,
        None if column.name == "id" => Kind::Text,
        None => Kind::Instant,
    }
}

/// What people call a field of a kind of record, in the reader's language.
pub fn label_of_field(t: &Locale, kind: &str, field: &Field<'_>) -> String {
    t.declared_as(&format!("{kind}-{}", field.name), Family::Word, field.label).into_owned()
}

/// What people call a column, in the reader's language.
pub fn label_of_column(t: &Locale, kind: &str, column: &Column) -> String {
    match column.custom {
        Some(_) => column.label.clone(),
        None if column.field.is_none() => {
            t.say_or(&format!("column-{}", column.name), &column.label).into_owned()
        }
        None => t.declared_as(&format!("{kind}-{}", column.name), Family::Word, &column.label).into_owned(),
    }
}

/// A choice as people read it, in the reader's language.
pub fn label_of(t: &Locale, choices: &[Choice<'_>], word: &str) -> String {
    match choices.iter().find(|choice| choice.value == word) {
        // The company's own choices are called what they are.
        Some(choice) if choice.label != choice.value => t.choice(choice).into_owned(),
        _ => word.to_owned(),
    }
}

/// What a word of some record's choices is called, where only the word is kept: in facts of certificates.
pub fn chosen(page: &Page<'_, '_>, word: &str) -> String {
    let fields = page.kinds().iter().flat_map(|kind| kind.fields);
    let mut choices = fields.filter_map(|field| match field.kind {
        Kind::Choice(choices) | Kind::Choices(choices) => choices.iter().find(|choice| choice.value == word),
        _ => None,
    });
    choices.next().map_or_else(|| word.to_owned(), |choice| page.t.choice(choice).into_owned())
}

fn choice(t: &Locale, choices: &[Choice<'_>], word: &str) -> Markup {
    let tone = choices.iter().find(|choice| choice.value == word).map(|choice| choice.tone);
    let label = label_of(t, choices, word);
    match tone {
        // A quiet choice is a word; a dot before every word would say nothing.
        Some(Tone::Muted) if choices.iter().all(|choice| choice.tone == Tone::Muted) => html! { (label) },
        Some(tone) => kit::dot(tone, &label),
        None => kit::chosen(choices, word),
    }
}

/// A record that is referred to: a link to it, if it has a page.
fn reference(page: &Page<'_, '_>, name: &str, value: &Value) -> Markup {
    let (Some(id), Some(label)) =
        (value.get("id").and_then(Value::as_i64), value.get("label").and_then(Value::as_str))
    else {
        return html! { (words(page, Kind::Reference(name), value)) };
    };
    let Some(kind) = page.kind(name) else { return html! { (label) } };
    let href = format!("/{}/{id}", kind.path);
    match (name, page.tone_of(name, id)) {
        ("person", _) => kit::person_link(label, &href),
        (_, Some(tone)) => kit::dot(tone, label),
        _ => html! { a class="quiet" href=(href) { (label) } },
    }
}

/// The amount that a value is.
pub fn money_of(value: &Value) -> Option<Money> {
    serde_json::from_value(value.clone()).ok()
}

/// The day that a value is.
pub fn date_of(value: &Value) -> Option<Date> {
    value.as_str()?.parse().ok()
}

/// The moment that a value is: as text, or as milliseconds.
pub fn instant_of(value: &Value) -> Option<Instant> {
    match value {
        Value::String(text) => text.parse().ok(),
        other => other.as_i64().map(Instant),
    }
}

/// A value that is the state of a record, as it stands in the head of its page.
pub fn pill(page: &Page<'_, '_>, kind: Kind<'_>, given: &Value) -> Markup {
    let said = words(page, kind, given);
    if said.is_empty() {
        return html! {};
    }
    let tone = match (kind, given) {
        (Kind::Choice(choices), Value::String(word)) => {
            choices.iter().find(|choice| choice.value == word.as_str()).map(|choice| choice.tone)
        }
        (Kind::Reference(name), value) => {
            value.get("id").and_then(Value::as_i64).and_then(|id| page.tone_of(name, id))
        }
        _ => None,
    };
    kit::pill(tone.unwrap_or(Tone::Muted), &said)
}

/// The heading of a group of fields, in the reader's language.
pub fn group_words(t: &Locale, group: &str) -> String {
    if group.is_empty() { String::new() } else { t.declared(Family::Word, group).into_owned() }
}

/// Whether a value says nothing.
pub(crate) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}
