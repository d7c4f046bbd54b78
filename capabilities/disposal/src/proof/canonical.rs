//! JSON in one form only, so that the same values always have the same bytes: RFC 8785 (JCS), for values without
//! fractions. Our documents hold texts, whole numbers, yes and no; a fraction would need the number format of
//! ECMAScript and is refused instead.
use serde_json::Value;

/// Beyond this, a number is not the same in every reader of JSON (2^53 − 1).
const SAFE: i64 = 9_007_199_254_740_991;

/// The bytes of a value: keys in the order of their UTF-16 units, no blanks, texts escaped as RFC 8785 says. The error
/// names what cannot be written.
pub fn canonical(value: &Value) -> Result<String, String> {
    let mut out = String::new();
    write(value, &mut out)?;
    Ok(out)
}

fn write(value: &Value, out: &mut String) -> Result<(), String> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Number(number) => match number.as_i64() {
            Some(whole) if (-SAFE..=SAFE).contains(&whole) => out.push_str(&whole.to_string()),
            _ => return Err(format!("{number} is not a whole number of at most 2^53 \u{2212} 1")),
        },
        Value::String(text) => write_text(text, out),
        Value::Array(list) => {
            out.push('[');
            for (n, one) in list.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                write(one, out)?;
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (n, key) in keys.into_iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                write_text(key, out);
                out.push(':');
                write(&fields[key], out)?;
            }
            out.push('}');
        }
    }
    Ok(())
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn keys_stand_in_the_order_of_rfc_8785() {
        // The example of section 3.2.3: sorted by UTF-16 units, so the astral face comes before U+FB33.
        let value = json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
            "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O"
        });
        let text = canonical(&value).unwrap();
        let names =
            ["Carriage Return", "One", "Control", "Latin Small Letter O", "Euro Sign", "Emoji", "Hebrew"];
        let places: Vec<usize> = names.iter().map(|name| text.find(name).unwrap()).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{text}");
    }

    #[test]
    fn texts_are_escaped_as_rfc_8785_says() {
        let value = json!({ "b": "\u{20ac}$\u{f}\nA'B\"\\\\\"/", "a": [true, null, -5, {}] });
        let wanted = "{\"a\":[true,null,-5,{}],\"b\":\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        assert_eq!(canonical(&value).unwrap(), wanted);
        assert!(canonical(&json!(0.5)).is_err() && canonical(&json!(9_007_199_254_740_992_i64)).is_err());
    }

    proptest! {
        #[test]
        fn it_reads_back_as_the_same_value(text in "\\PC*", number in -SAFE..=SAFE, keys in prop::collection::vec("\\PC{0,8}", 0..6)) {
            let fields: serde_json::Map<String, Value> =
                keys.into_iter().map(|key| (key, json!([text.clone(), number]))).collect();
            let value = Value::Object(fields);
            let written = canonical(&value).unwrap();
            prop_assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value.clone());
            prop_assert_eq!(canonical(&serde_json::from_str(&written).unwrap()).unwrap(), written);
        }
    }
}
