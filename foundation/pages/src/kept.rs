//! Answers that are kept for a moment. Counting a large register anew for every visit of the first page would cost more
//! than everything else that people do; nobody needs its totals to the second.
use crate::Page;
use engine::{Permission, Result};
use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How old an answer may be.
const KEPT_FOR: Duration = Duration::from_secs(60);
/// Answers that are kept at most; after that it begins anew.
const KEPT_MAX: usize = 2_000;
/// Rows behind an answer from which on it is kept. Below, counting costs next to nothing and is always fresh.
const KEPT_FROM: i64 = 20_000;

type Answers = HashMap<String, (Instant, Arc<dyn Any + Send + Sync>)>;

/// The answers of one desk.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Answers>);

impl Kept {
    fn answers(&self) -> std::sync::MutexGuard<'_, Answers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find<T: Clone + 'static>(&self, key: &str) -> Option<T> {
        let answers = self.answers();
        let (since, answer) = answers.get(key)?;
        (since.elapsed() < KEPT_FOR).then(|| answer.downcast_ref::<T>().cloned())?
    }

    fn keep<T: Send + Sync + 'static>(&self, key: String, answer: T) {
        let mut answers = self.answers();
        if answers.len() >= KEPT_MAX {
            answers.clear();
        }
        answers.insert(key, (Instant::now(), Arc::new(answer)));
    }
}

impl Page<'_, '_> {
    /// What `ask` answers, or has answered within the last minute to somebody who sees the same. `question` names it among
    /// all that is asked; an answer is kept if it is about 20,000 `rows` or more.
    pub fn kept<T: Clone + Send + Sync + 'static>(
        &mut self,
        sees: Permission,
        question: &str,
        rows: impl Fn(&T) -> i64,
        ask: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let key = format!("{question} {:?}", self.reach_over(sees)?);
        if let Some(answer) = self.desk.kept.find(&key) {
            return Ok(answer);
        }
        let answer = ask(self)?;
        if rows(&answer) >= KEPT_FROM {
            self.desk.kept.keep(key, answer.clone());
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_found_by_what_they_are() {
        let kept = Kept::default();
        kept.keep("stages".into(), vec![7_i64]);
        assert_eq!(kept.find::<Vec<i64>>("stages"), Some(vec![7]));
        assert_eq!(kept.find::<Vec<i64>>("places"), None);
        assert_eq!(kept.find::<i64>("stages"), None);
        for n in 0..KEPT_MAX {
            kept.keep(n.to_string(), 0_i64);
        }
        assert!(kept.answers().len() <= KEPT_MAX, "it does not grow without end");
    }
}
