//! What is to be done, and to which records, as the forms carry it along.
use crate::{MAKE, ROWS_MAX, Selection};
use ::pages::{Address, Page, Sent, form::verb_label};
use engine::{Doing, Error, RecordKind, RecordVerb, Result};
use lists::ListRequest;
use ui::i18n::Arg;

/// Fields of the forms that are no fields of what is done.
const IDS: &str = "_ids";
const QUERY: &str = "_query";

/// What somebody asked for.
pub(super) struct Ask {
    /// The kind of the records.
    pub(super) kind: &'static RecordKind,
    /// What is to be done to each.
    pub(super) doing: Doing,
    /// Which records.
    pub(super) chosen: Chosen,
}

/// Which records.
#[derive(Clone)]
pub(super) enum Chosen {
    /// These; none when nothing was chosen.
    Some(Vec<i64>),
    /// Everything that the list with this query shows.
    All(String),
}

impl Chosen {
    /// From the bar under a list (`id`, `query`), or from one of our own forms (`_ids`, `_query`).
    fn read(sent: &Sent) -> Self {
        if let Some(query) = sent.get(QUERY).or_else(|| sent.get("query")) {
            return Self::All(query.to_owned());
        }
        let carried = sent.says(IDS).unwrap_or_default().split(',');
        let mut ids: Vec<i64> = carried.chain(sent.all("id")).filter_map(|id| id.parse().ok()).collect();
        ids.sort_unstable();
        ids.dedup();
        Self::Some(ids)
    }

    /// The name and value by which a form carries it along.
    pub(super) fn carried(&self) -> (&'static str, String) {
        match self {
            Self::Some(ids) => (IDS, ids.iter().map(i64::to_string).collect::<Vec<_>>().join(",")),
            Self::All(query) => (QUERY, query.clone()),
        }
    }

    /// The conditions of the list that shows all of them.
    fn conditions(query: &str) -> Vec<(String, String)> {
        Address::written("", query)
            .from_start()
            .without(&["view", "columns", "group", "limit"])
            .pairs()
            .to_vec()
    }
}

impl Ask {
    /// What the address and the form say. Only what somebody may do, and what is done to a record, can be asked.
    pub(super) fn read(page: &Page<'_, '_>, sent: &Sent) -> Result<Self> {
        let kind = page.kind_at(page.visit.query("kind").unwrap_or_default())?;
        let verb = page.visit.query("verb").unwrap_or_default();
        let doing =
            page.doing(verb).filter(|doing| doing.subject().is_some()).ok_or(Error::NotFound("page"))?;
        for needs in [doing.needs(), kind.read, MAKE] {
            if !page.may(needs) {
                return Err(Error::Forbidden(needs));
            }
        }
        Ok(Self { kind, doing, chosen: Chosen::read(sent) })
    }

    /// The address of a page of this ask.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{path}?kind={}&verb={}", self.kind.path, self.doing.name())
    }

    /// The list from which the records were chosen.
    pub(super) fn list(&self) -> String {
        let path = format!("/{}", self.kind.path);
        match &self.chosen {
            Chosen::Some(_) => path,
            Chosen::All(query) => Address::written(path, query).to_string(),
        }
    }

    /// Whether one field gets another value, which is asked for first.
    pub(super) fn is_edit(&self) -> bool {
        matches!(self.doing, Doing::Record(_, RecordVerb::Edit))
    }

    /// How many records are meant.
    pub(super) fn count(&self, page: &mut Page<'_, '_>) -> Result<i64> {
        match &self.chosen {
            Chosen::Some(ids) => Ok(i64::try_from(ids.len()).unwrap_or(i64::MAX)),
            Chosen::All(query) => {
                let request = ListRequest::read(page, self.kind, &Chosen::conditions(query))?;
                Ok(lists::count(page, self.kind, &request, ROWS_MAX)?.rows)
            }
        }
    }

    /// "Move: 12 assets".
    pub(super) fn title(&self, page: &Page<'_, '_>, count: i64) -> String {
        let what = if self.is_edit() { page.say("edit") } else { verb_label(page, &self.doing.name()) };
        let records = if count == 1 { page.one(self.kind) } else { page.many(self.kind) };
        let values =
            [("what", Arg::from(what)), ("count", Arg::from(count)), ("records", Arg::from(records))];
        page.t.say_with("bulk-about", &values).into_owned()
    }

    /// The records, as a plan takes them.
    pub(super) fn selection(&self) -> Selection {
        let (ids, filter) = match &self.chosen {
            Chosen::Some(ids) => (Some(ids.clone()), None),
            Chosen::All(query) => (None, Some(Chosen::conditions(query))),
        };
        Selection { kind: self.kind.path.to_owned(), ids, filter }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        Sent(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn what_was_chosen_is_carried_from_form_to_form() {
        let chosen = Chosen::read(&sent(&[("id", "7"), ("id", "3"), ("id", "7")]));
        let (name, value) = chosen.carried();
        assert_eq!((name, value.as_str()), ("_ids", "3,7"));
        assert_eq!(Chosen::read(&sent(&[(name, &value)])).carried(), (name, value));
    }

    #[test]
    fn all_of_a_list_wins_over_its_ticked_rows() {
        let chosen = Chosen::read(&sent(&[("id", "7"), ("query", "")]));
        assert_eq!(chosen.carried(), ("_query", String::new()));
    }

    #[test]
    fn how_a_list_looks_is_no_condition() {
        let conditions = Chosen::conditions("q=mac&view=3&columns=tag&limit=20&cursor=x");
        assert_eq!(conditions, [("q".to_owned(), "mac".to_owned())]);
    }
}
