//! What a unit of one currency is worth in another, on a day.
use crate::{MANAGE, READ};
use domain::{Currency, Date, Field, Id, Kind, State};
use engine::{Belonging, Error, Record, RecordKind, Result, Work, derive_state, prepare_state};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A rate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExchangeRate {
    /// Its identity.
    pub id: Id<ExchangeRate>,
    /// `USD/EUR`.
    #[serde(default)]
    pub name: String,
    /// From which currency.
    #[serde(default)]
    pub base: String,
    /// Into which.
    #[serde(default)]
    pub quote: String,
    /// What one of the first is worth in the second.
    #[serde(default)]
    pub rate: String,
    /// On which day.
    pub valid_on: Option<Date>,
}

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Pair").max(20).governed().indexed().searchable().listed(),
    Field::text("base", "From").required().max(3).indexed().listed(),
    Field::text("quote", "Into").required().max(3).indexed().listed(),
    Field::new("rate", "Rate", Kind::Decimal)
        .required()
        .listed()
        .help("What one of the first is worth in the second."),
    Field::date("valid_on", "On").indexed().listed(),
    Field::text("source", "Source").max(120).listed(),
];

impl Record for ExchangeRate {
    const KIND: &'static RecordKind = &RecordKind {
        name: "exchange-rate",
        one: "exchange rate",
        many: "Exchange rates",
        path: "exchange-rates",
        table: "exchange_rates",
        label: "name",
        keys: &[],
        fields: FIELDS,
        indexes: &["base, quote, valid_on"],
        belonging: Belonging::EVERYBODY,
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
        let code = |name: &str, text: &str| {
            let known = text.parse::<Currency>().map(|it| it.code().to_owned());
            known.map_err(|_| Error::invalid(name, "unknown-currency", format!("{text} is not a currency.")))
        };
        (after.base, after.quote) = (code("base", &after.base)?, code("quote", &after.quote)?);
        let positive = after.rate.parse::<Decimal>().is_ok_and(|rate| rate > Decimal::ZERO);
        if !positive || after.base == after.quote {
            return Err(Error::invalid(
                "rate",
                "not-a-rate",
                "A rate is above nothing, between two currencies.",
            ));
        }
        after.name = format!("{}/{}", after.base, after.quote);
        after.valid_on = after.valid_on.or(Some(work.day()));
        Ok(after)
    }
}
