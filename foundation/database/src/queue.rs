//! Work on its way to a database thread and the answer on its way back.
use crate::{DbError, Failure, Tx};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tokio::sync::oneshot;

/// How a piece of work ended, as far as the transaction is concerned.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Its writes shall stay.
    Well,
    /// Its writes shall go.
    Badly,
    /// Its writes shall go, and it may be tried again.
    LostRace,
}

/// A closure that runs in a transaction and answers whoever asked.
pub(crate) trait Job: Send {
    /// Runs it and keeps its answer.
    fn run(&mut self, tx: &mut Tx<'_>) -> Ended;
    /// Sends the answer. `commit` is an error when the work ended well but could not be kept.
    fn answer(self: Box<Self>, commit: Result<(), DbError>);
}

struct Work<F, T, E> {
    work: F,
    kept: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Job for Work<F, T, E>
where
    F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: Failure,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Ended {
        let result = catch_unwind(AssertUnwindSafe(|| (self.work)(tx)))
            .unwrap_or_else(|panic| Err(DbError::Other(format!("panicked: {}", words_of(&*panic))).into()));
        let ended = match &result {
            Ok(_) => Ended::Well,
            Err(error) if error.is_race() => Ended::LostRace,
            Err(_) => Ended::Badly,
        };
        self.kept = Some(result);
        ended
    }

    fn answer(self: Box<Self>, commit: Result<(), DbError>) {
        let answer = match (self.kept, commit) {
            (Some(Ok(_)) | None, Err(error)) => Err(error.into()),
            (Some(result), _) => result,
            (None, Ok(())) => Err(DbError::Other("the work never ran".into()).into()),
        };
        // Whoever asked may have gone away (a closed connection); the work stands all the same.
        let _ = self.reply.send(answer);
    }
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without words")
}

/// The answer to come.
pub(crate) struct Answer<T, E>(oneshot::Receiver<Result<T, E>>);

impl<T, E: Failure> Answer<T, E> {
    pub(crate) async fn wait(self) -> Result<T, E> {
        self.0.await.unwrap_or_else(|_| Err(gone().into()))
    }

    pub(crate) fn wait_blocking(self) -> Result<T, E> {
        self.0.blocking_recv().unwrap_or_else(|_| Err(gone().into()))
    }
}

fn gone() -> DbError {
    DbError::Away("the database is closed".into())
}

pub(crate) fn answer_to<T, E>(
    work: impl FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
) -> (Box<dyn Job>, Answer<T, E>)
where
    T: Send + 'static,
    E: Failure,
{
    let (reply, receiver) = oneshot::channel();
    (Box::new(Work { work, kept: None, reply }), Answer(receiver))
}
