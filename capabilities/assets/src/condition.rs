//! How good an asset is.
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The condition of an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// Never used.
    New,
    /// Used, without flaws.
    Good,
    /// Used, with small flaws.
    Fair,
    /// Works, but only just.
    Poor,
    /// Does not work.
    Broken,
}

impl Condition {
    /// As the field keeps it.
    pub const fn value(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
            Self::Broken => "broken",
        }
    }
}
