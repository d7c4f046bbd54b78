//! Finding records by any part of their tag, serial, name: full-text indexes on `search_text`, kept by the engine.
//!
//! SQLite has two FTS5 tables beside each searchable table: words (for whole words and their beginnings) and
//! trigrams (for any part). PostgreSQL has one trigram index. A broad word is never ranked: the newest come first,
//! for ranking 400,000 hits costs most of a second (docs/decisions/0004).
use crate::{RecordKind, Result, View};
use database::{Dialect, Sql, Tx, sql};
use domain::Kind;

/// Makes the indexes of a table.
pub(crate) fn prepare(tx: &mut Tx<'_>, table: &str) -> Result<()> {
    match tx.dialect() {
        Dialect::Sqlite => tx.batch(&format!(
            "create virtual table if not exists {table}_words using fts5(search_text, content='{table}',
                 content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 4');
             create virtual table if not exists {table}_grams using fts5(search_text, content='{table}',
                 content_rowid='id', tokenize='trigram', detail='none');"
        ))?,
        Dialect::Postgres => tx.batch(&format!(
            "create index if not exists {table}_grams on {table} using gin (search_text gin_trgm_ops)"
        ))?,
    }
    Ok(())
}

/// Takes a row's old text out of the indexes and puts its new text in. PostgreSQL does this by itself.
pub(crate) fn update(
    tx: &mut Tx<'_>,
    table: &str,
    id: i64,
    old: Option<&str>,
    new: Option<&str>,
) -> Result<()> {
    if tx.dialect() == Dialect::Postgres || old == new {
        return Ok(());
    }
    for index in ["words", "grams"] {
        if let Some(old) = old {
            let text = format!(
                "insert into {table}_{index} ({table}_{index}, rowid, search_text) values ('delete', ?, ?)"
            );
            tx.defer(sql(text).bind(id).bind(old))?;
        }
        if let Some(new) = new {
            let text = format!("insert into {table}_{index} (rowid, search_text) values (?, ?)");
            tx.defer(sql(text).bind(id).bind(new))?;
        }
    }
    Ok(())
}

/// Makes the indexes of a table again from its rows. PostgreSQL keeps its own by itself.
pub(crate) fn rebuild(tx: &mut Tx<'_>, table: &str) -> Result<()> {
    if tx.dialect() == Dialect::Sqlite {
        for index in ["words", "grams"] {
            tx.batch(&format!("insert into {table}_{index} ({table}_{index}) values ('rebuild')"))?;
        }
    }
    Ok(())
}

/// How a search is run: first by words, then, if that finds nothing, by parts of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchPlan {
    /// Words and their beginnings.
    Words,
    /// Any part of at least three characters.
    Parts,
}

impl SearchPlan {
    /// The plans to try in turn on a database.
    pub fn in_turn(dialect: Dialect) -> &'static [Self] {
        match dialect {
            Dialect::Sqlite => &[Self::Words, Self::Parts],
            Dialect::Postgres => &[Self::Parts],
        }
    }

    /// A condition ` and …` on the rows `t` of a kind, or `None` when the text has nothing that this plan can look
    /// for (too short, only punctuation). `live` says which rows are meant, archived ones or the others.
    pub fn condition(self, view: &View<'_>, kind: &RecordKind, live: &str, text: &str) -> Option<Sql> {
        let through: Vec<_> = through(kind, |name| view.kind(name)).collect();
        self.condition_of(view.dialect(), kind.table, &through, live, text)
    }

    fn condition_of(
        self,
        dialect: Dialect,
        table: &str,
        through: &[Through],
        live: &str,
        text: &str,
    ) -> Option<Sql> {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).take(8).collect();
        let (long, short): (Vec<_>, Vec<_>) = words.iter().partition(|word| self.can_find(word));
        if long.is_empty() {
            return None;
        }
        let mut condition = Sql::new();
        if through.is_empty() {
            // One look into the index for all words together.
            condition.push(" and t.id in (").push_sql(&self.rows(dialect, table, &long)).push(")");
        }
        for word in long.iter().filter(|_| !through.is_empty()) {
            condition.push(" and t.id in (").push_sql(&self.rows(dialect, table, &[*word]));
            for Through { field, table: other } in through {
                condition.push(&format!(
                    " union all select id from {table} where {live} and {field} is not null and {field} in ("
                ));
                condition.push_sql(&self.rows(dialect, other, &[*word])).push(")");
            }
            condition.push(")");
        }
        // What is too short for an index only narrows what the others find.
        for word in short.iter().filter(|_| self == Self::Parts) {
            condition.push(" and (t.search_text like ").push_value(like_part(word)).push(" escape '\\'");
            for Through { field, table: other } in through {
                condition.push(&format!(" or t.{field} in (select id from {other} where search_text like "));
                condition.push_value(like_part(word)).push(" escape '\\')");
            }
            condition.push(")");
        }
        Some(condition)
    }

    /// Whether an index can look for this word.
    fn can_find(self, word: &str) -> bool {
        match self {
            Self::Words => word.chars().any(char::is_alphanumeric),
            Self::Parts => word.chars().filter(|c| *c != '"').count() >= 3,
        }
    }

    /// A query for the ids of the rows of a table whose own text has all of these words.
    fn rows(self, dialect: Dialect, table: &str, words: &[&String]) -> Sql {
        let mut rows = Sql::new();
        match (self, dialect) {
            (Self::Words, _) => {
                let quoted = words.iter().map(|word| format!("\"{}\"*", word.replace('"', " ").trim()));
                rows.push(&format!("select rowid from {table}_words where {table}_words match "));
                rows.push_value(quoted.collect::<Vec<_>>().join(" "));
            }
            (Self::Parts, Dialect::Sqlite) => {
                let grams: Vec<String> = words.iter().flat_map(|word| trigrams(word)).collect();
                rows.push(&format!(
                    "select id from {table} where id in (select rowid from {table}_grams where {table}_grams match "
                ));
                rows.push_value(grams.join(" ")).push(")");
                // The index keeps no positions, so what it finds is checked against the text.
                words.iter().for_each(|word| push_like(&mut rows, word));
            }
            (Self::Parts, Dialect::Postgres) => {
                rows.push(&format!("select id from {table} where true"));
                words.iter().for_each(|word| push_like(&mut rows, word));
            }
        }
        rows
    }
}

/// A reference through which a record is found: by the text of what it refers to, in that table's own index.
struct Through {
    field: &'static str,
    table: &'static str,
}

/// The references of a kind that are followed when somebody searches. What refers to a person does not carry the
/// name: whoever renames or erases the person has done so everywhere, and handing a thing on rewrites no index.
fn through(
    kind: &RecordKind,
    kind_of: impl Fn(&str) -> Option<&'static RecordKind>,
) -> impl Iterator<Item = Through> {
    kind.fields.iter().filter(|field| field.searchable).filter_map(move |field| {
        let Kind::Reference(other) = field.kind else { return None };
        let other = kind_of(other).filter(|other| is_followed(other))?;
        Some(Through { field: field.name, table: other.table })
    })
}

/// Whether what refers to records of this kind is found through their own index instead of by a copy of their name.
pub(crate) fn is_followed(kind: &RecordKind) -> bool {
    kind.is_personal() && kind.is_searchable()
}

fn push_like(rows: &mut Sql, word: &str) {
    rows.push(" and search_text like ").push_value(like_part(word)).push(" escape '\\'");
}

/// `%text%` with the wildcards inside the text taken literally.
pub fn like_part(text: &str) -> String {
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// Some trigrams of a token that together are selective: the first, the last and every third between.
fn trigrams(token: &str) -> Vec<String> {
    let chars: Vec<char> = token.chars().filter(|c| *c != '"').collect();
    if chars.len() < 3 {
        return Vec::new();
    }
    let last = chars.len() - 3;
    (0..=last)
        .filter(|at| at % 3 == 0 || *at == last)
        .map(|at| format!("\"{}\"", chars[at..at + 3].iter().collect::<String>()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trigrams_cover_both_ends() {
        assert_eq!(trigrams("nw-0204418"), ["\"nw-\"", "\"020\"", "\"441\"", "\"418\""]);
        assert!(trigrams("ab").is_empty());
    }

    #[test]
    fn a_quote_cannot_leave_the_search_expression() {
        let words = |text| SearchPlan::Words.condition_of(Dialect::Sqlite, "t", &[], "true", text);
        let condition = words("\"x\" OR y").unwrap();
        assert_eq!(format!("{:?}", condition.values()[0]), "Text(\"\\\"x\\\"* \\\"or\\\"* \\\"y\\\"*\")");
        assert!(words("\"-*").is_none());
    }

    #[test]
    fn every_word_may_be_found_through_what_is_referred_to() {
        let through = [Through { field: "holder", table: "people" }];
        let condition = SearchPlan::Words.condition_of(Dialect::Sqlite, "t", &through, "true", "ana x1");
        assert_eq!(condition.unwrap().values().len(), 4);
        let parts = |text| SearchPlan::Parts.condition_of(Dialect::Postgres, "t", &through, "true", text);
        assert_eq!(parts("ana x1").unwrap().values().len(), 4, "a short word narrows");
        assert!(parts("x1").is_none(), "and finds nothing by itself");
    }

    #[test]
    fn wildcards_are_taken_literally() {
        assert_eq!(like_part("50%_a"), "%50\\%\\_a%");
    }
}
