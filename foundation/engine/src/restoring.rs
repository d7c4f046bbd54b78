//! What a restore needs of the engine: tables as they were at a step of the schema, without anything in them, and the
//! proof of what was put into them before it is kept.
use crate::{
    Capability, Keys, Result, Verification,
    engine::kinds_of,
    journal::{self, store::sequence_name},
    migrate,
};
use database::Tx;

/// A step of the schema: capability and number.
pub type SchemaStep = (String, i64);

/// Refuses steps that this program does not know: somebody newer has made them.
pub fn refuse_newer(capabilities: &[&Capability], steps: &[SchemaStep]) -> Result<()> {
    migrate::refuse_unknown(capabilities, steps)
}

/// Makes the tables of a register that had done these steps, and nothing in them. Opening it later does the rest.
pub fn make_tables(
    tx: &mut Tx<'_>,
    capabilities: &'static [&'static Capability],
    steps: &[SchemaStep],
) -> Result<()> {
    migrate::make_tables(tx, &kinds_of(capabilities))?;
    for capability in capabilities {
        let done = steps.iter().filter(|(name, _)| name == capability.name).map(|(_, step)| *step).max();
        for step in capability.schema.iter().filter(|step| done.is_some_and(|done| step.number <= done)) {
            tx.batch((step.sql)(tx.dialect()))?;
        }
    }
    Ok(())
}

/// Checks the whole register inside of the transaction that has just filled it.
pub fn verify_in(
    tx: &mut Tx<'_>,
    capabilities: &'static [&'static Capability],
    keys: &Keys,
    progress: impl FnMut(u64),
) -> Result<Verification> {
    journal::verify(tx, &kinds_of(capabilities), keys, progress)
}

/// How the counter of a kind's ids is called where names may hold no hyphens, for every kind that has one.
pub fn counters(capabilities: &'static [&'static Capability]) -> Vec<(&'static str, String)> {
    let kinds = kinds_of(capabilities).into_iter().map(|kind| kind.name);
    kinds.chain([crate::files::IDS]).map(|name| (name, sequence_name(name))).collect()
}
