//! The look and the building blocks of the web interface.
pub mod i18n;
