//! JSON in one form only, so that the same values always have the same bytes: RFC 8785 (JCS).
use serde_json::Value;

/// Beyond this, two different numbers are the same one to readers of JSON that know doubles only (2^53 − 1). A changed
/// digit would then go unnoticed, so such numbers are refused.
const SAFE: f64 = 9_007_199_254_740_991.0;

/// The bytes of a value: keys in the order of their UTF-16 units, no blanks, texts and numbers as RFC 8785 says. The
/// error names what cannot be written.
pub fn canonical(value: &Value) -> Result<String, String> {
    is_same_everywhere(value)?;
    serde_json_canonicalizer::to_string(value).map_err(|error| error.to_string())
}

fn is_same_everywhere(value: &Value) -> Result<(), String> {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
        Value::Number(number) => match number.as_f64() {
            Some(double) if double.abs() <= SAFE => Ok(()),
            _ => Err(format!(
                "{number} is beyond 2^53 \u{2212} 1, where numbers are not the same in every reader"
            )),
        },
        Value::Array(list) => list.iter().try_for_each(is_same_everywhere),
        Value::Object(fields) => fields.values().try_for_each(is_same_everywhere),
    }
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
    }

    #[test]
    fn numbers_are_written_as_rfc_8785_says() {
        // From its appendix B.
        let numbers = [
            (0.0, "0"),
            (-0.0, "0"),
            (5e-324, "5e-324"),
            (333_333_333.333_333_3, "333333333.3333333"),
            (1e-7, "1e-7"),
            (0.000_001, "0.000001"),
            (-0.000_003_333_333_333_333_333_3, "-0.0000033333333333333333"),
            (4.5, "4.5"),
            (2.0, "2"),
        ];
        for (number, wanted) in numbers {
            assert_eq!(canonical(&json!(number)).unwrap(), wanted);
        }
    }

    #[test]
    fn numbers_that_are_not_the_same_everywhere_are_refused() {
        assert_eq!(canonical(&json!(9_007_199_254_740_991_i64)).unwrap(), "9007199254740991");
        for number in [json!(9_007_199_254_740_992_i64), json!(u64::MAX), json!(i64::MIN), json!(1e300)] {
            assert!(canonical(&json!({ "deep": [number] })).is_err());
        }
    }

    proptest! {
        #[test]
        fn it_reads_back_as_the_same_value(
            text in "\\PC*",
            number in -9_007_199_254_740_991_i64..=9_007_199_254_740_991,
            fraction in -1e15..1e15,
            keys in prop::collection::vec("\\PC{0,8}", 0..6),
        ) {
            let fields: serde_json::Map<String, Value> =
                keys.into_iter().map(|key| (key, json!([text.clone(), number]))).collect();
            let value = Value::Object(fields);
            let written = canonical(&value).unwrap();
            prop_assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value.clone());
            prop_assert_eq!(canonical(&serde_json::from_str(&written).unwrap()).unwrap(), written);
            let fraction_written = canonical(&json!(fraction)).unwrap();
            prop_assert_eq!(fraction_written.parse::<f64>().unwrap(), fraction);
        }
    }
}
