//! The vocabulary of the register. Pure: no IO, no clock, no database, no async.
//!
//! Everything above this crate speaks in these words: an [`Id`] of something, [`Money`], a [`Date`], the
//! [`Field`]s of a record, the [`State`] of a record and the [`Change`]s between two states, and a [`Refusal`]
//! when a rule says no.
mod date;
mod event;
mod field;
mod id;
mod money;
mod read;
mod read_text;
mod refusal;
mod state;

pub use date::{Date, Instant, Period};
pub use event::{Aspect, Event};
pub use field::{Choice, Field, Kind, Tone};
pub use id::Id;
pub use money::{Currency, Money, MoneyError};
pub use read::{FieldError, is_imei, read_field};
pub use read_text::{DateOrder, TextFormats, read_text};
pub use refusal::Refusal;
pub use state::{Change, State, changes_between, patched};
