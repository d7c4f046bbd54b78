//! What the register is told about people and devices.
mod device;
mod person;

pub(crate) use device::{invoice_of, serial_of, technical, wanted, wholly};
pub(crate) use person::person;
