//! What was signed, as a number that nothing else has: the SHA-256 of the text and the items.
use crate::Direction;
use sha2::{Digest, Sha256};

/// What an item is when it is signed for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Its tag.
    pub tag: String,
    /// Its serial number.
    pub serial: Option<String>,
    /// What it is.
    pub description: String,
}

/// The SHA-256 of a text, as 64 letters.
pub fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of what is signed. Items have no order. Written as JSON first, so that no border can be moved:
/// `["tenure-agreement-1","hand-out","<sha-256 of the text>",[["tag","serial","description"],…]]`.
pub fn content(direction: Direction, text: &str, items: &[Item]) -> String {
    let mut items: Vec<&Item> = items.iter().collect();
    items.sort();
    let items: Vec<[&str; 3]> = items
        .iter()
        .map(|item| [item.tag.as_str(), item.serial.as_deref().unwrap_or_default(), &item.description])
        .collect();
    let whole = serde_json::json!(["tenure-agreement-1", direction.word(), digest(text), items]);
    digest(&whole.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(tag: &str, serial: &str) -> Item {
        Item { tag: tag.into(), serial: Some(serial.into()), description: "T14".into() }
    }

    #[test]
    fn every_change_changes_it_and_order_does_not() {
        let (one, two) = (item("A-1", "S1"), item("A-2", "S2"));
        let whole = content(Direction::HandOut, "I took it.", &[one.clone(), two.clone()]);
        assert_eq!(whole.len(), 64);
        assert_eq!(whole, content(Direction::HandOut, "I took it.", &[two.clone(), one.clone()]));
        for other in [
            content(Direction::Return, "I took it.", &[one.clone(), two.clone()]),
            content(Direction::HandOut, "I took it!", &[one.clone(), two.clone()]),
            content(Direction::HandOut, "I took it.", std::slice::from_ref(&one)),
            content(Direction::HandOut, "I took it.", &[one.clone(), item("A-2", "S3")]),
        ] {
            assert_ne!(whole, other);
        }
    }

    #[test]
    fn a_border_between_tag_and_serial_cannot_be_moved() {
        let whole = |tag, serial| content(Direction::HandOut, "x", &[item(tag, serial)]);
        assert_ne!(whole("A-1", "2"), whole("A-12", ""));
    }

    #[test]
    fn it_is_the_same_for_everybody_who_works_it_out() {
        // printf '["tenure-agreement-1","hand-out","2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",[]]' | sha256sum
        assert_eq!(digest("x"), "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
        assert_eq!(content(Direction::HandOut, "x", &[]), KNOWN);
    }

    const KNOWN: &str = "5152c14db4033f0704bfefb764ebd46d746e7bfcc161fedca219796405dbc52b";
}
