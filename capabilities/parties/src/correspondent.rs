//! Whom at a supplier letters go to.
use crate::Supplier;
use engine::{Error, Kept, Result};
use serde_json::Value;

/// Whom letters to a supplier go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correspondent {
    /// What the supplier is called.
    pub name: String,
    /// The person there, if one is known.
    pub contact: Option<String>,
    /// The e-mail address.
    pub address: String,
    /// The supplier's country, as somebody wrote it; empty when nobody did.
    pub country: String,
}

impl Correspondent {
    /// Of a supplier, at the address that was said, or at the supplier's own.
    ///
    /// # Errors
    /// `required` for the field `to` when there is neither.
    pub fn of(supplier: &Kept<Supplier>, said: Option<String>) -> Result<Self> {
        let word = |name: &str| {
            let word = supplier.state().get(name).and_then(Value::as_str);
            word.filter(|word| !word.is_empty()).map(str::to_owned)
        };
        let said = said.filter(|said| !said.trim().is_empty());
        let address = said.or_else(|| word("email")).ok_or_else(|| {
            let message =
                format!("{} has no e-mail address. Say one, or enter it with the supplier.", supplier.name);
            Error::invalid("to", "required", message)
        })?;
        let (contact, country) = (word("contact"), word("country").unwrap_or_default());
        Ok(Self { name: supplier.name.clone(), contact, address, country })
    }
}
