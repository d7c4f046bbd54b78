//! Proof for people who do not trust the server: a Merkle log over the journal (RFC 6962 hashing) and signed
//! checkpoints (C2SP signed notes). A cut tail, a rewritten past or a reordered journal does not fit them.
mod checkpoint;
mod sealer;
mod tree;

pub(crate) use checkpoint::{checkpoints, latest, open_note};
pub use sealer::Sealed;
pub(crate) use sealer::seal_journal;
pub use tree::{Frontier, consistency_proof, inclusion_proof};
