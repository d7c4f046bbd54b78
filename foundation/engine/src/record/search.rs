//! Finding records by any part of their tag, serial, name: full-text indexes on `search_text`, kept by the engine.
//!
//! SQLite has two FTS5 tables beside each searchable table: words (for whole words and their beginnings) and
//! trigrams (for any part). PostgreSQL has one trigram index. A broad word is never ranked: the newest come first,
//! for ranking 400,000 hits costs most of a second (docs/decisions/0004).
use crate::Result;
use database::{Dialect, Sql, Tx, sql};

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

    /// A condition ` and …` on the table named `alias`, or `None` when the text has nothing that this plan can
    /// look for (too short, only punctuation).
    pub fn condition(self, dialect: Dialect, table: &str, alias: &str, text: &str) -> Option<Sql> {
        let tokens: Vec<String> = text.split_whitespace().map(str::to_lowercase).take(8).collect();
        let mut condition = Sql::new();
        match (self, dialect) {
            (Self::Words, _) => {
                let words: Vec<String> = tokens
                    .iter()
                    .filter(|token| token.chars().any(char::is_alphanumeric))
                    .map(|token| format!("\"{}\"*", token.replace('"', " ").trim()))
                    .collect();
                if words.is_empty() {
                    return None;
                }
                condition.push(&format!(
                    " and {alias}.id in (select rowid from {table}_words where {table}_words match "
                ));
                condition.push_value(words.join(" ")).push(")");
            }
            (Self::Parts, Dialect::Sqlite) => {
                let grams: Vec<String> = tokens.iter().flat_map(|token| trigrams(token)).collect();
                if grams.is_empty() {
                    return None;
                }
                condition.push(&format!(
                    " and {alias}.id in (select rowid from {table}_grams where {table}_grams match "
                ));
                condition.push_value(grams.join(" ")).push(")");
                // The index keeps no positions, so what it finds is checked against the text.
                push_likes(&mut condition, alias, &tokens);
            }
            (Self::Parts, Dialect::Postgres) => {
                if !tokens.iter().any(|token| token.chars().count() >= 3) {
                    return None;
                }
                push_likes(&mut condition, alias, &tokens);
            }
        }
        Some(condition)
    }
}

fn push_likes(condition: &mut Sql, alias: &str, tokens: &[String]) {
    for token in tokens {
        condition
            .push(&format!(" and {alias}.search_text like "))
            .push_value(like_part(token))
            .push(" escape '\\'");
    }
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
        let condition = SearchPlan::Words.condition(Dialect::Sqlite, "t", "t", "\"x\" OR y").unwrap();
        assert_eq!(format!("{:?}", condition.values()[0]), "Text(\"\\\"x\\\"* \\\"or\\\"* \\\"y\\\"*\")");
        assert!(SearchPlan::Words.condition(Dialect::Sqlite, "t", "t", "\"-*").is_none());
    }

    #[test]
    fn wildcards_are_taken_literally() {
        assert_eq!(like_part("50%_a"), "%50\\%\\_a%");
    }
}
