//! Lists of a toy kind on both databases. What the indexes answer is held against what the journal adds up to: two
//! independent readings of the same question.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail like tests")]
mod boxes;
mod filters;
mod paging;
