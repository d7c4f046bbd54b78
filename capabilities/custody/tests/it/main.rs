//! The life of assets and the chain of their custody, through the engine, on both databases.
mod chain;
mod handing;
mod life;
mod parts;
mod register;
