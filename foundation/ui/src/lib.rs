//! The look and the building blocks of the web interface: styles and scripts, texts, components, charts.
//!
//! Knows how things are shown, and nothing about who may see them, where they are kept or how they are asked for.
//! A page is a function that turns plain data into markup with the blocks of [`kit`] and [`charts`]; a
//! [`i18n::Locale`] turns values into words on the way.
pub mod assets;
pub mod charts;
pub mod i18n;
pub mod kit;
