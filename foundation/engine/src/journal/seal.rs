use crate::journal::Entry;
use sha2::{Digest, Sha256};

/// The way of sealing that is written into every seal, so that a later way can stand beside it.
pub const SEAL_VERSION: u8 = 1;

/// The seal of an entry: SHA-256 over the version byte, the seal of the record's entry before it (empty for the
/// first) and every field of the entry but its position and its seal, each as a four-byte big-endian length and
/// its UTF-8 bytes, in the order below; numbers in decimal, an absent reason or change set as empty text.
///
/// `docs/proof.md` describes the same for people who want to check it with other tools.
pub fn seal_of(previous: &[u8], entry: &Entry) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update([SEAL_VERSION]);
    let mut put = |bytes: &[u8]| {
        hash.update((bytes.len() as u32).to_be_bytes());
        hash.update(bytes);
    };
    put(previous);
    put(entry.recorded_at.0.to_string().as_bytes());
    put(entry.effective_on.to_string().as_bytes());
    put(entry.kind.as_bytes());
    put(entry.record.to_string().as_bytes());
    put(entry.sequence.to_string().as_bytes());
    put(entry.event.as_bytes());
    put(entry.payload.as_bytes());
    put(entry.actor.as_bytes());
    put(entry.command.as_bytes());
    put(entry.door.as_bytes());
    put(entry.request.as_bytes());
    put(entry.reason.as_deref().unwrap_or_default().as_bytes());
    put(entry.change_set.map(|id| id.to_string()).unwrap_or_default().as_bytes());
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Instant;

    fn entry() -> Entry {
        Entry {
            position: Some(7),
            recorded_at: Instant(1_772_357_400_123),
            effective_on: "2026-03-01".parse().unwrap(),
            kind: "asset".into(),
            record: 4711,
            sequence: 3,
            event: "handed-out".into(),
            payload: r#"{"changes":[{"field":"holder_person","to":9}]}"#.into(),
            actor: "account:5".into(),
            command: "custody.hand-out".into(),
            door: "api".into(),
            request: "r-1".into(),
            reason: None,
            change_set: None,
            seal: Vec::new(),
        }
    }

    #[test]
    fn every_field_but_the_position_is_sealed() {
        let seal = seal_of(b"", &entry());
        assert_eq!(seal_of(b"", &Entry { position: None, seal: vec![1], ..entry() }), seal);
        let altered = [
            Entry { recorded_at: Instant(1), ..entry() },
            Entry { effective_on: "2026-03-02".parse().unwrap(), ..entry() },
            Entry { kind: "person".into(), ..entry() },
            Entry { record: 4712, ..entry() },
            Entry { sequence: 4, ..entry() },
            Entry { event: "taken-back".into(), ..entry() },
            Entry { payload: entry().payload + " ", ..entry() },
            Entry { actor: "account:6".into(), ..entry() },
            Entry { command: "custody.take-back".into(), ..entry() },
            Entry { door: "page".into(), ..entry() },
            Entry { request: "r-2".into(), ..entry() },
            Entry { reason: Some("why".into()), ..entry() },
            Entry { change_set: Some(1), ..entry() },
        ];
        for other in altered {
            assert_ne!(seal_of(b"", &other), seal, "{other:?}");
        }
        assert_ne!(seal_of(b"before", &entry()), seal);
    }

    #[test]
    fn a_border_between_fields_cannot_be_moved() {
        let one = Entry { actor: "ab".into(), command: "c".into(), ..entry() };
        let other = Entry { actor: "a".into(), command: "bc".into(), ..entry() };
        assert_ne!(seal_of(b"", &one), seal_of(b"", &other));
    }
}
