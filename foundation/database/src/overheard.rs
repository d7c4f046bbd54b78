//! What this thread asked the database, for whoever looks at the plans of statements: a measure, a test.
use crate::Sql;
use std::cell::RefCell;

thread_local! {
    static HEARD: RefCell<Option<Vec<Sql>>> = const { RefCell::new(None) };
}

/// Runs `inner`, and answers with it every statement by which this thread asked for rows meanwhile.
pub fn overheard<T>(inner: impl FnOnce() -> T) -> (T, Vec<Sql>) {
    let before = HEARD.replace(Some(Vec::new()));
    let told = inner();
    (told, HEARD.replace(before).unwrap_or_default())
}

/// Notes a statement, where somebody listens.
pub(crate) fn hear(statement: &Sql) {
    HEARD.with_borrow_mut(|heard| heard.iter_mut().for_each(|heard| heard.push(statement.clone())));
}
