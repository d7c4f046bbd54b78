//! What must hold for onboarding. Pure.
pub mod progress;
