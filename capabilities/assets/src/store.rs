//! How assets and their statuses are found beyond lists.
use crate::{
    Asset, Status, StatusId, Transition,
    rules::{stage::Stage, tag::tag_of},
};
use catalog::{Category, Manufacturer, Model};
use database::sql;
use domain::{Date, Id};
use engine::{Error, Result, View, Work};
use people::Company;

/// What an asset takes from its model and category.
#[derive(Clone, Debug, Default)]
pub(crate) struct ModelFacts {
    pub(crate) category: Option<Id<Category>>,
    pub(crate) manufacturer: Option<Id<Manufacturer>>,
    pub(crate) warranty_months: Option<i64>,
    pub(crate) lifespan_months: Option<i64>,
    pub(crate) support_ends_on: Option<Date>,
    pub(crate) extended_support_ends_on: Option<Date>,
    pub(crate) holds_data: Option<bool>,
}

pub(crate) fn model_facts(view: &mut View<'_>, model: Option<Id<Model>>) -> Result<ModelFacts> {
    let Some(model) = model else { return Ok(ModelFacts::default()) };
    let statement = sql(
        "select m.category, m.manufacturer, m.warranty_months, coalesce(m.lifespan_months, c.lifespan_months),
                m.support_ends_on, m.extended_support_ends_on, c.holds_data
         from models m left join categories c on c.id = m.category
         where m.id = ?",
    );
    let facts = view.first(statement.bind(model), |row| {
        Ok(ModelFacts {
            category: row.at(0)?,
            manufacturer: row.at(1)?,
            warranty_months: row.at(2)?,
            lifespan_months: row.at(3)?,
            support_ends_on: row.at(4)?,
            extended_support_ends_on: row.at(5)?,
            holds_data: row.at(6)?,
        })
    })?;
    Ok(facts.unwrap_or_default())
}

/// The tag of another asset in the register with this serial number and a model of the same manufacturer: serial
/// numbers are the manufacturer's, two makers may use the same.
pub(crate) fn same_serial(
    view: &mut View<'_>,
    id: Id<Asset>,
    serial: &str,
    model: Option<Id<Model>>,
) -> Result<Option<String>> {
    let manufacturer = model_facts(view, model)?.manufacturer;
    let key = view.dialect().folded("serial");
    let serial = view.dialect().fold(serial);
    let statement = sql(format!(
        "select tag from assets
         where {key} = ? and archived_at is null and id <> ? and coalesce(manufacturer, 0) = coalesce(?, 0) limit 1"
    ));
    view.first(statement.bind(serial).bind(id).bind(manufacturer), |row| row.at(0))
}

/// The next free tag for an asset of a model and a company: from the sequence that fits best.
pub(crate) fn next_tag(
    work: &mut Work<'_>,
    model: Option<Id<Model>>,
    company: Option<Id<Company>>,
) -> Result<String> {
    let category = model_facts(work, model)?.category;
    let statement = sql("select id, coalesce(prefix, ''), coalesce(digits, 6) from asset_tag_sequences
         where archived_at is null
           and (category is null or category = ?) and (company is null or company = ?)
         order by category is null, company is null, id limit 1");
    let sequence = work.first(statement.bind(category).bind(company), |row| {
        Ok((row.at::<i64>(0)?, row.at::<String>(1)?, row.at::<i64>(2)?))
    })?;
    let Some((id, prefix, digits)) = sequence else {
        return Err(Error::invalid(
            "tag",
            "required",
            "Write a tag: there is no tag sequence that fits this asset.",
        ));
    };
    // Tags may have been given by hand; those are passed over.
    for _ in 0..10_000 {
        let number: i64 = work.scalar(
            sql("insert into asset_tag_counters (sequence, last) values (?, 1)
             on conflict (sequence) do update set last = asset_tag_counters.last + 1 returning last")
            .bind(id),
        )?;
        let tag = tag_of(&prefix, digits, number);
        let key = work.dialect().folded("tag");
        let value = work.dialect().fold(&tag);
        let statement = sql(format!("select count(*) from assets where {key} = ? and archived_at is null"));
        if work.scalar::<i64>(statement.bind(value))? == 0 {
            return Ok(tag);
        }
    }
    Err(Error::invalid(
        "tag",
        "required",
        "The next 10,000 tags of the sequence are taken. Write a tag, or change the sequence.",
    ))
}

/// The status that an asset gets which enters a stage without saying more.
pub(crate) fn default_status(view: &mut View<'_>, stage: Stage) -> Result<StatusId> {
    let statement = sql("select id from statuses where stage = ? and archived_at is null
         order by coalesce(is_default, ?) desc, coalesce(sort_order, 1000000), id limit 1");
    let found = view.first(statement.bind(stage.value()).bind(false), |row| row.at(0))?;
    found.ok_or_else(|| {
        let message =
            format!("There is no status for assets that are {}. An administrator can add one.", stage.says());
        domain::Refusal::new("no-status-for-stage", message).into()
    })
}

/// A status, whatever the actor may read: it is part of the rules.
pub(crate) fn status(view: &mut View<'_>, id: StatusId) -> Result<Status> {
    let statement = sql("select name, stage, is_default, may_be_handed_out from statuses where id = ?");
    let status = view.first(statement.bind(id), |row| {
        Ok(Status {
            id,
            name: row.at(0)?,
            stage: Stage::from_value(&row.at::<String>(1)?).unwrap_or_default(),
            is_default: row.at(2)?,
            may_be_handed_out: row.at(3)?,
        })
    })?;
    status.ok_or(Error::NotFound("status"))
}

/// The transition between two stages, if there is one.
pub(crate) fn transition(view: &mut View<'_>, from: Stage, to: Stage) -> Result<Option<Transition>> {
    let statement = sql("select id, requires, required_fields from asset_transitions
         where from_stage = ? and to_stage = ? and archived_at is null limit 1");
    view.first(statement.bind(from.value()).bind(to.value()), |row| {
        let list = |text: Option<String>| text.unwrap_or_else(|| "[]".to_owned());
        Ok(Transition {
            id: row.at(0)?,
            from_stage: from,
            to_stage: to,
            requires: serde_json::from_str(&list(row.at(1)?)).unwrap_or_default(),
            required_fields: serde_json::from_str(&list(row.at(2)?)).unwrap_or_default(),
        })
    })
}

/// How many live assets are part of this one.
pub(crate) fn parts(view: &mut View<'_>, id: Id<Asset>) -> Result<i64> {
    view.scalar(sql("select count(*) from assets where parent = ? and archived_at is null").bind(id))
}

/// The assets of a model, some at a time, by id.
pub(crate) fn of_model(view: &mut View<'_>, model: i64, after: i64, limit: usize) -> Result<Vec<i64>> {
    let text = format!("select id from assets where model = ? and id > ? order by id limit {limit}");
    view.all(sql(text).bind(model).bind(after), |row| row.at(0))
}

/// The models of a category or a manufacturer.
pub(crate) fn models_of(view: &mut View<'_>, column: Of, id: i64) -> Result<Vec<i64>> {
    let column = match column {
        Of::Category => "category",
        Of::Manufacturer => "manufacturer",
    };
    view.all(sql(format!("select id from models where {column} = ?")).bind(id), |row| row.at(0))
}

/// By what models are asked for.
#[derive(Clone, Copy)]
pub(crate) enum Of {
    Category,
    Manufacturer,
}
