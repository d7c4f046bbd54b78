use crate::Value;
use std::borrow::Cow;

/// A statement and the values bound to it. `?` stands for the next value, `?1` for the first.
#[derive(Clone, Debug)]
pub struct Sql {
    text: Cow<'static, str>,
    values: Vec<Value>,
    once: bool,
}

/// A statement from fixed text: `sql("select name from people where id = ?").bind(id)`.
pub fn sql(text: impl Into<Cow<'static, str>>) -> Sql {
    Sql { text: text.into(), values: Vec::new(), once: false }
}

impl Sql {
    /// An empty statement, to be built piece by piece.
    pub fn new() -> Self {
        sql("")
    }

    /// Binds the next value.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Appends text. Never anything that came from outside: that is what values are for.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.to_mut().push_str(text);
        self
    }

    /// Appends a `?` and binds its value.
    pub fn push_value(&mut self, value: impl Into<Value>) -> &mut Self {
        self.text.to_mut().push('?');
        self.values.push(value.into());
        self
    }

    /// Appends `?, ?, ?` and binds each value.
    pub fn push_values<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> &mut Self {
        for (n, value) in values.into_iter().enumerate() {
            if n > 0 {
                self.push(", ");
            }
            self.push_value(value);
        }
        self
    }

    /// Appends another statement with its values. Both use plain `?`.
    pub fn push_sql(&mut self, other: &Self) -> &mut Self {
        self.text.to_mut().push_str(&other.text);
        self.values.extend(other.values.iter().cloned());
        self
    }

    /// Plan it anew for its very values and do not keep the plan: for searches, where PostgreSQL's general plan
    /// is a full scan.
    #[must_use]
    pub fn once(mut self) -> Self {
        self.once = true;
        self
    }

    /// The text, with `?`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is bound, in order.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    pub(crate) fn is_once(&self) -> bool {
        self.once
    }
}

impl Default for Sql {
    fn default() -> Self {
        Self::new()
    }
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        sql(text)
    }
}

/// The same statement in PostgreSQL's way: `$1` for `?`. Text between quotes is left alone.
pub(crate) fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut next = 1;
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' => {
                quoted = !quoted;
                out.push(c);
            }
            '?' if !quoted => {
                out.push('$');
                if chars.peek().is_some_and(char::is_ascii_digit) {
                    continue;
                }
                out.push_str(&next.to_string());
                next += 1;
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn question_marks_become_numbers_outside_quotes() {
        assert_eq!(numbered("a = ? and b = ?"), "a = $1 and b = $2");
        assert_eq!(numbered("a = ?2 or a = ?1"), "a = $2 or a = $1");
        assert_eq!(numbered("a = '?' and b = ?"), "a = '?' and b = $1");
    }

    #[test]
    fn pieces_keep_text_and_values_together() {
        let mut statement = sql("select * from t where a = ").bind(1_i64);
        statement = Sql { text: format!("{}?", statement.text()).into(), ..statement };
        statement.push(" and b in (").push_values([2_i64, 3]).push(")");
        assert_eq!(statement.text(), "select * from t where a = ? and b in (?, ?)");
        assert_eq!(statement.values().len(), 3);
    }
}
