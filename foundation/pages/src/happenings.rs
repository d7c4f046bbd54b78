//! What happened, in words: "handed out". Every event says it in English where it is declared; texts say it in others.
use domain::Event;
use engine::Engine;
use std::{borrow::Cow, collections::BTreeMap};
use ui::i18n::Locale;

/// The words of every event, by the kind of record that it happened to.
pub(crate) struct Happenings {
    /// Which capability keeps a kind.
    keepers: BTreeMap<&'static str, &'static str>,
    /// Who calls an event what, lower tiers first.
    words: BTreeMap<&'static str, Vec<(&'static str, &'static str)>>,
}

impl Happenings {
    pub(crate) fn of(engine: &Engine) -> Self {
        let mut all = Self { keepers: BTreeMap::new(), words: BTreeMap::new() };
        for capability in engine.capabilities() {
            all.keepers.extend(capability.records.iter().map(|kind| (kind.name, capability.name)));
            for event in capability.events {
                all.words.entry(event.name).or_default().push((capability.name, event.says));
            }
        }
        all
    }

    /// What somebody did to a record of a kind, which `one` names: as its keeper says it, or whoever else does.
    pub(crate) fn says(&self, t: &Locale, kind: &str, event: &str, one: &str) -> String {
        let everybodys = Event::OF_ALL.iter().find(|one| one.name == event).map(|one| one.says);
        let english = everybodys.or_else(|| self.declared(kind, event)).map(str::to_owned);
        let english = english.unwrap_or_else(|| event.replace('-', " "));
        t.happened(&english, one).map_or_else(|| format!("{english} {one}"), Cow::into_owned)
    }

    fn declared(&self, kind: &str, event: &str) -> Option<&'static str> {
        let words = self.words.get(event)?;
        let keeper = self.keepers.get(kind);
        let own = words.iter().find(|(capability, _)| Some(capability) == keeper);
        own.or(words.first()).map(|(_, says)| *says)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_keeps_a_kind_says_what_happened_to_it() {
        let all = Happenings {
            keepers: BTreeMap::from([("approval", "approvals"), ("asset", "assets")]),
            words: BTreeMap::from([
                ("called-off", vec![("agreements", "called off"), ("approvals", "took back")]),
                ("handed-out", vec![("custody", "handed out")]),
            ]),
        };
        assert_eq!(all.declared("approval", "called-off"), Some("took back"));
        assert_eq!(all.declared("asset", "handed-out"), Some("handed out"), "by another capability");
        assert_eq!(all.declared("asset", "melted"), None);
    }
}
