//! What a code on a label says.
use serde_json::Value;

/// The address on our own labels ends so, with the asset's id.
const PATH: &str = "/assets/";

/// What names the asset: its id, from the address on our own labels, or the text itself, to be looked for among tags and
/// serial numbers.
pub(crate) fn meant(code: &str) -> Value {
    let code = code.trim();
    let id = code
        .split_once("://")
        .and_then(|(_, rest)| rest.rsplit_once(PATH))
        .and_then(|(_, id)| id.trim_end_matches('/').parse::<i64>().ok());
    id.map_or_else(|| Value::from(code), Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_label_names_an_asset_by_its_address_its_tag_or_its_serial_number() {
        assert_eq!(meant("http://127.0.0.1:8080/assets/17"), json!(17));
        assert_eq!(meant("https://tenure.example.org/assets/17/"), json!(17));
        assert_eq!(meant(" NW-000123\n"), json!("NW-000123"));
        assert_eq!(meant("https://example.org/shop"), json!("https://example.org/shop"));
        assert_eq!(meant("/assets/17"), json!("/assets/17"));
    }
}
