//! A line of what a contract costs.
use crate::{Contract, MANAGE, READ, rules::cost::EVERY, store};
use domain::{Date, Field, Id, State};
use engine::{Belonging, Error, Happened, Record, RecordKind, Result, Work, derive_state, prepare_state};
use people::Company;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A line of costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CostLine {
    /// Its identity.
    pub id: Id<CostLine>,
    /// What it is for.
    pub label: String,
    /// Of which contract.
    pub contract: Id<Contract>,
    /// When it is first paid.
    pub starts_on: Option<Date>,
    /// The last day on which it may be paid.
    pub ends_on: Option<Date>,
    /// Whose contract it is.
    pub company: Option<Id<Company>>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("label", "What for").required().searchable().listed(),
    Field::reference("contract", "Contract", "contract").required().indexed().listed(),
    Field::money("amount", "Amount").required().at_least(0).listed(),
    Field::choice("every", "Paid", EVERY).required().listed(),
    Field::date("starts_on", "First paid on").listed().help("The start of the contract when left empty."),
    Field::date("ends_on", "Until").listed().help("Empty when it is paid as long as the contract runs."),
    Field::reference("company", "Company", "company").governed(),
];

impl Record for CostLine {
    const KIND: &'static RecordKind = &RecordKind {
        name: "contract-cost",
        one: "cost of a contract",
        many: "Costs of contracts",
        path: "contract-costs",
        table: "contract_costs",
        label: "label",
        keys: &[],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging { company: Some("company"), location: None, department: None, own: &[] },
        read: READ,
        register: MANAGE,
        edit: MANAGE,
        archive: MANAGE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(_: Option<&Self>, mut after: Self, _: &State, work: &mut Work<'_>) -> Result<Self> {
        let (start, company) = store::start_and_company(work, after.contract)?;
        after.starts_on = after.starts_on.or(start);
        after.company = company;
        if let (Some(start), Some(end)) = (after.starts_on, after.ends_on)
            && end < start
        {
            return Err(Error::invalid("ends_on", "ends-before-it-starts", "It would end before it starts."));
        }
        Ok(after)
    }
}

/// What a contract costs and covers is worked out again when a line of either changes.
pub(crate) fn follow(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    for state in [&happened.before, &happened.after].into_iter().flatten() {
        if let Some(contract) = state.get("contract").and_then(Value::as_i64) {
            work.refresh(Contract::KIND, contract)?;
        }
    }
    Ok(())
}
