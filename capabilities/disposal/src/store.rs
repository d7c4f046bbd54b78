//! How lots, lines and what belongs to them are found beyond lists.
mod reports;

pub(crate) use reports::{FactorRow, GoneRow, factors, gone_between, masses_between};

use crate::{
    Certificate, Line, Lot, Partner,
    rules::{
        partner::Held,
        words::{CertificateKind, CertificateState, Hazard, LineState, LotStage, Standard, Weee},
    },
};
use assets::{Asset, rules::worth::Worth};
use catalog::Model;
use database::{Sql, sql};
use domain::{Currency, Date, Id, Money};
use engine::{Reach, Record, Result, View};
use std::collections::BTreeMap;

/// The certificates that a partner has shown.
pub(crate) fn certificates_of(view: &mut View<'_>, partner: Id<Partner>) -> Result<Vec<Held>> {
    let text = "select standard, valid_from, valid_until from disposal_partner_certificates
                where partner = ? and archived_at is null order by valid_until, id";
    let rows = view.all(sql(text).bind(partner), |row| {
        Ok((row.at::<String>(0)?, row.at::<Option<Date>>(1)?, row.at::<Date>(2)?))
    })?;
    let held = |(standard, from, until): (String, _, _)| {
        Standard::from_value(&standard).map(|standard| Held { standard, from, until })
    };
    Ok(rows.into_iter().filter_map(held).collect())
}

/// A certificate of a partner that ends within a stretch of days: id, partner, standard, last day.
pub(crate) fn certificates_ending(
    view: &mut View<'_>,
    from: Date,
    to: Date,
) -> Result<Vec<(i64, String, Standard, Date)>> {
    let text = "select c.id, p.name, c.standard, c.valid_until
                from disposal_partner_certificates c join disposal_partners p on p.id = c.partner
                where c.archived_at is null and p.archived_at is null and c.valid_until >= ? and c.valid_until <= ?
                    and not exists (
                        select 1 from disposal_partner_certificates later
                        where later.partner = c.partner and later.standard = c.standard
                            and later.archived_at is null and later.valid_until > c.valid_until)
                order by c.valid_until, c.id";
    let rows = view.all(sql(text).bind(from).bind(to), |row| {
        Ok((row.at(0)?, row.at(1)?, row.at::<String>(2)?, row.at(3)?))
    })?;
    let known = |(id, name, standard, until): (i64, String, String, Date)| {
        Standard::from_value(&standard).map(|standard| (id, name, standard, until))
    };
    Ok(rows.into_iter().filter_map(known).collect())
}

/// Whether another entry of a model names the same hazard.
pub(crate) fn has_hazard(
    view: &mut View<'_>,
    id: Id<crate::ModelHazard>,
    model: Id<Model>,
    hazard: Hazard,
) -> Result<bool> {
    let text = "select count(*) from disposal_model_hazards
                where model = ? and hazard = ? and id <> ? and archived_at is null";
    Ok(view.scalar::<i64>(sql(text).bind(model).bind(hazard.value()).bind(id))? > 0)
}

/// What a model weighs, which waste it is, and what in it needs care.
#[derive(Clone, Debug, Default)]
pub(crate) struct Makeup {
    pub(crate) mass_grams: Option<i64>,
    pub(crate) weee: Option<Weee>,
    pub(crate) hazards: Vec<Hazard>,
}

/// The makeup of a model: its composition, else the weight that the catalogue has.
pub(crate) fn makeup(view: &mut View<'_>, model: Option<Id<Model>>) -> Result<Makeup> {
    let Some(model) = model else { return Ok(Makeup::default()) };
    let text = "select coalesce(c.mass_grams, m.weight_grams), c.weee
                from models m left join disposal_compositions c on c.model = m.id and c.archived_at is null
                where m.id = ?";
    let found = view
        .first(sql(text).bind(model), |row| Ok((row.at::<Option<i64>>(0)?, row.at::<Option<String>>(1)?)))?;
    let (mass_grams, weee) = found.unwrap_or_default();
    let text =
        "select hazard from disposal_model_hazards where model = ? and archived_at is null order by id";
    let hazards = view.all(sql(text).bind(model), |row| row.at::<String>(0))?;
    Ok(Makeup {
        mass_grams,
        weee: weee.as_deref().and_then(Weee::from_value),
        hazards: hazards.iter().filter_map(|hazard| Hazard::from_value(hazard)).collect(),
    })
}

/// The lot that an asset is in and that has not ended, by its number, with where that lot stands.
pub(crate) fn live_lot_of(view: &mut View<'_>, asset: i64) -> Result<Option<(i64, String, String)>> {
    let text = "select l.id, l.number, l.stage
                from disposal_lines i join disposal_lots l on l.id = i.lot
                where i.asset = ? and i.state = ? and i.archived_at is null limit 1";
    view.first(sql(text).bind(asset).bind(LineState::Waiting.value()), |row| {
        Ok((row.at(0)?, row.at(1)?, row.at(2)?))
    })
}

/// How many lines were ever made for a lot.
pub(crate) fn lines_made(view: &mut View<'_>, lot: Id<Lot>) -> Result<i64> {
    view.scalar(sql("select count(*) from disposal_lines where lot = ?").bind(lot))
}

/// What belongs to a lot beside its lines.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Beside {
    Handovers,
    Weights,
    Amounts,
    Quotes,
}

impl Beside {
    const fn table(self) -> &'static str {
        match self {
            Self::Handovers => "disposal_handovers",
            Self::Weights => "disposal_weights",
            Self::Amounts => "disposal_amounts",
            Self::Quotes => "disposal_quotes",
        }
    }
}

/// How many of something were ever made for a lot.
pub(crate) fn made(view: &mut View<'_>, what: Beside, lot: Id<Lot>) -> Result<i64> {
    let statement = format!("select count(*) from {} where lot = ?", what.table());
    view.scalar(sql(statement).bind(lot))
}

/// The ids of what belongs to a lot and was not struck out.
pub(crate) fn ids(view: &mut View<'_>, what: Beside, lot: Id<Lot>) -> Result<Vec<i64>> {
    let statement =
        format!("select id from {} where lot = ? and archived_at is null order by id", what.table());
    view.all(sql(statement).bind(lot), |row| row.at(0))
}

/// The ids of the lines that are in a lot, or were when it ended.
pub(crate) fn line_ids(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<Id<Line>>> {
    let text = "select id from disposal_lines where lot = ? and archived_at is null order by id";
    view.all(sql(text).bind(lot), |row| row.at(0))
}

/// The sums of a lot.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    pub(crate) lines: i64,
    pub(crate) in_grams: i64,
    pub(crate) lost_grams: i64,
    pub(crate) out_grams: i64,
    pub(crate) weights: i64,
    pub(crate) proceeds: i64,
    pub(crate) costs: i64,
    pub(crate) incomes: i64,
}

/// What is in a lot, what came out, what it brought and cost.
pub(crate) fn sums_of(view: &mut View<'_>, lot: Id<Lot>) -> Result<Sums> {
    let text = "select count(*), cast(coalesce(sum(mass_grams), 0) as bigint),
                    cast(coalesce(sum(case when state = ? then mass_grams else 0 end), 0) as bigint)
                from disposal_lines where lot = ? and archived_at is null";
    let statement = sql(text).bind(LineState::Lost.value()).bind(lot);
    let (lines, in_grams, lost_grams) =
        view.first(statement, |row| Ok((row.at(0)?, row.at(1)?, row.at(2)?)))?.unwrap_or_default();
    let text = "select count(*), cast(coalesce(sum(mass_grams), 0) as bigint) from disposal_weights
                where lot = ? and archived_at is null";
    let (weights, out_grams) =
        view.first(sql(text).bind(lot), |row| Ok((row.at(0)?, row.at(1)?)))?.unwrap_or_default();
    let text = "select cast(coalesce(sum(case when what in ('sale-price', 'material-credit') then amount else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when what in ('sale-price', 'material-credit') then 0 else amount end), 0) as bigint),
                    cast(coalesce(sum(case when what in ('sale-price', 'material-credit') then 1 else 0 end), 0) as bigint)
                from disposal_amounts where lot = ? and archived_at is null";
    let (proceeds, costs, incomes) =
        view.first(sql(text).bind(lot), |row| Ok((row.at(0)?, row.at(1)?, row.at(2)?)))?.unwrap_or_default();
    Ok(Sums { lines, in_grams, lost_grams, out_grams, weights, proceeds, costs, incomes })
}

/// What is known of the worth of some assets.
pub(crate) fn worths(view: &mut View<'_>, assets: &[i64]) -> Result<BTreeMap<i64, Worth>> {
    let mut worths = BTreeMap::new();
    for some in assets.chunks(500) {
        let mut statement =
            sql("select a.id, a.cost, a.cost_currency, a.salvage_value, a.salvage_value_currency,
                a.purchased_on, coalesce(a.lifespan_months, m.lifespan_months, c.lifespan_months)
             from assets a left join models m on m.id = a.model left join categories c on c.id = m.category
             where a.id in (");
        statement.push_values(some.iter().copied()).push(")");
        let rows = view.all(statement, |row| {
            let worth = Worth {
                cost: money(row.at(1)?, row.at(2)?),
                salvage: money(row.at(3)?, row.at(4)?),
                purchased_on: row.at(5)?,
                lifespan_months: row.at(6)?,
            };
            Ok((row.at::<i64>(0)?, worth))
        })?;
        worths.extend(rows);
    }
    Ok(worths)
}

fn money(minor: Option<i64>, currency: Option<String>) -> Option<Money> {
    let currency: Currency = currency?.parse().ok()?;
    Some(Money::new(minor?, currency))
}

/// Which of some assets are known to be free of data, and why.
pub(crate) fn freed(view: &mut View<'_>, assets: &[i64]) -> Result<BTreeMap<i64, String>> {
    let mut freed = BTreeMap::new();
    for some in assets.chunks(500) {
        let mut statement = sql("select a.id, a.sanitised_on, a.sanitisation, a.no_data_reason, c.holds_data
             from assets a left join models m on m.id = a.model left join categories c on c.id = m.category
             where a.id in (");
        statement.push_values(some.iter().copied()).push(")");
        let rows = view.all(statement, |row| {
            let (on, how): (Option<Date>, Option<String>) = (row.at(1)?, row.at(2)?);
            let reason: Option<String> = row.at(3)?;
            let holds: Option<bool> = row.at(4)?;
            let why = match (on, reason, holds) {
                (Some(on), _, _) => Some(format!("{} on {on}", how.unwrap_or_default())),
                (None, Some(reason), _) => Some(format!("no data: {reason}")),
                (None, None, Some(false)) => Some("its category holds no data".to_owned()),
                (None, None, _) => None,
            };
            Ok((row.at::<i64>(0)?, why))
        })?;
        freed.extend(rows.into_iter().filter_map(|(id, why)| Some((id, why?))));
    }
    Ok(freed)
}

/// The valid certificate of a kind about an asset or a lot.
pub(crate) fn valid_certificate(
    view: &mut View<'_>,
    what: CertificateKind,
    asset: Option<Id<Asset>>,
    lot: Option<Id<Lot>>,
) -> Result<Option<Id<Certificate>>> {
    let mut statement = sql("select id from disposal_certificates where what = ? and state = ?")
        .bind(what.value())
        .bind(CertificateState::Valid.value());
    if let Some(asset) = asset {
        statement.push(" and asset = ").push_value(asset);
    }
    if let Some(lot) = lot.filter(|_| asset.is_none()) {
        statement.push(" and asset is null and lot = ").push_value(lot);
    }
    view.first(statement, |row| row.at(0))
}

/// The names of models and makers of some assets, for documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) model: Option<String>,
    pub(crate) manufacturer: Option<String>,
    pub(crate) category: Option<String>,
}

/// What an asset is one of.
pub(crate) fn names_of(view: &mut View<'_>, asset: i64) -> Result<Names> {
    let text = "select m.name, f.name, c.name
                from assets a left join models m on m.id = a.model
                    left join manufacturers f on f.id = m.manufacturer left join categories c on c.id = m.category
                where a.id = ?";
    let found = view.first(sql(text).bind(asset), |row| {
        Ok(Names { model: row.at(0)?, manufacturer: row.at(1)?, category: row.at(2)? })
    })?;
    Ok(found.unwrap_or_default())
}

/// A hazard on a manifest: how many devices, how much of it, under which number, how it is handled.
#[derive(Clone, Debug)]
pub(crate) struct HazardRow {
    pub(crate) hazard: String,
    pub(crate) transport: Option<String>,
    pub(crate) handling: Option<String>,
    pub(crate) devices: i64,
    pub(crate) grams: i64,
}

/// The hazards of the assets of a lot, by the records of their models.
pub(crate) fn hazards_of(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<HazardRow>> {
    let text =
        "select h.hazard, h.transport, h.handling, count(*), cast(coalesce(sum(h.mass_grams), 0) as bigint)
                from disposal_lines i join assets a on a.id = i.asset
                    join disposal_model_hazards h on h.model = a.model and h.archived_at is null
                where i.lot = ? and i.archived_at is null
                group by h.hazard, h.transport, h.handling
                order by h.hazard, h.transport";
    view.all(sql(text).bind(lot), |row| {
        Ok(HazardRow {
            hazard: row.at(0)?,
            transport: row.at(1)?,
            handling: row.at(2)?,
            devices: row.at(3)?,
            grams: row.at(4)?,
        })
    })
}

/// What stands on a line, for manifests and registers.
#[derive(Clone, Debug)]
pub(crate) struct LineRow {
    pub(crate) number: String,
    pub(crate) asset: Option<i64>,
    pub(crate) description: String,
    pub(crate) serial: Option<String>,
    pub(crate) weee: Option<String>,
    pub(crate) mass_grams: Option<i64>,
    pub(crate) freed_by: Option<String>,
    pub(crate) state: String,
}

/// The lines of a lot, in order.
pub(crate) fn lines_of(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<LineRow>> {
    let text = "select number, asset, description, serial, weee, mass_grams, freed_by, state
                from disposal_lines where lot = ? and archived_at is null order by id";
    view.all(sql(text).bind(lot), |row| {
        Ok(LineRow {
            number: row.at(0)?,
            asset: row.at(1)?,
            description: row.at::<Option<String>>(2)?.unwrap_or_default(),
            serial: row.at(3)?,
            weee: row.at(4)?,
            mass_grams: row.at(5)?,
            freed_by: row.at(6)?,
            state: row.at(7)?,
        })
    })
}

/// Masses in of a lot by category.
pub(crate) fn mass_in(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<(Option<String>, i64)>> {
    let text = "select weee, cast(coalesce(sum(mass_grams), 0) as bigint) from disposal_lines
                where lot = ? and archived_at is null group by weee order by weee";
    view.all(sql(text).bind(lot), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// Masses out of a lot by category, material and fate.
pub(crate) fn mass_out(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<(String, String, String, i64)>> {
    let text = "select weee, material, fate, cast(sum(mass_grams) as bigint) from disposal_weights
                where lot = ? and archived_at is null
                group by weee, material, fate order by weee, material, fate";
    view.all(sql(text).bind(lot), |row| Ok((row.at(0)?, row.at(1)?, row.at(2)?, row.at(3)?)))
}

fn condition(reach: &Reach, alias: &str) -> Sql {
    reach.condition(&Lot::KIND.belonging, alias)
}

/// In whose hands a lot is by its last handover.
pub(crate) fn last_keeper(view: &mut View<'_>, lot: Id<Lot>) -> Result<Option<String>> {
    let text = "select to_party from disposal_handovers where lot = ? order by id desc limit 1";
    view.first(sql(text).bind(lot), |row| row.at(0))
}

/// The handovers of a lot, first one first: number, step, day, from, to, seals, whether they were whole.
#[derive(Clone, Debug)]
pub(crate) struct HandoverRow {
    pub(crate) step: String,
    pub(crate) day: Date,
    pub(crate) from_party: String,
    pub(crate) to_party: String,
    pub(crate) seals: Option<String>,
    pub(crate) seals_intact: Option<bool>,
}

/// The chain of custody of a lot.
pub(crate) fn handovers_of(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<HandoverRow>> {
    let text = "select step, day, from_party, to_party, seals, seals_intact
                from disposal_handovers where lot = ? and archived_at is null order by id";
    view.all(sql(text).bind(lot), |row| {
        Ok(HandoverRow {
            step: row.at(0)?,
            day: row.at(1)?,
            from_party: row.at(2)?,
            to_party: row.at(3)?,
            seals: row.at(4)?,
            seals_intact: row.at(5)?,
        })
    })
}

/// The lot that an asset is in or left in: id, number, stage.
pub(crate) fn lot_of_gone(view: &mut View<'_>, asset: i64) -> Result<Option<(i64, String, String)>> {
    let text = "select l.id, l.number, l.stage
                from disposal_lines i join disposal_lots l on l.id = i.lot
                where i.asset = ? and i.state <> ? and i.archived_at is null order by i.id desc limit 1";
    view.first(sql(text).bind(asset).bind(LineState::Removed.value()), |row| {
        Ok((row.at(0)?, row.at(1)?, row.at(2)?))
    })
}

/// What an asset weighed when it left.
pub(crate) fn mass_of_gone(view: &mut View<'_>, asset: i64) -> Result<Option<i64>> {
    let text = "select mass_grams from disposal_lines
                where asset = ? and state = ? and archived_at is null order by id desc limit 1";
    let mass = view.first(sql(text).bind(asset).bind(LineState::Gone.value()), |row| row.at(0))?;
    Ok(mass.flatten())
}

/// A certificate in a list.
#[derive(Clone, Debug)]
pub(crate) struct CertificateRow {
    pub(crate) id: i64,
    pub(crate) number: String,
    pub(crate) what: String,
    pub(crate) state: String,
    pub(crate) issued_on: Date,
}

/// The certificates about an asset or in a lot, newest first.
pub(crate) fn certificates_about(
    view: &mut View<'_>,
    asset: Option<i64>,
    lot: Option<i64>,
) -> Result<Vec<CertificateRow>> {
    let column = if asset.is_some() { "asset" } else { "lot" };
    let text = format!(
        "select id, number, what, state, issued_on from disposal_certificates
         where {column} = ? and archived_at is null order by id desc limit 200"
    );
    view.all(sql(text).bind(asset.or(lot)), |row| {
        Ok(CertificateRow {
            id: row.at(0)?,
            number: row.at(1)?,
            what: row.at(2)?,
            state: row.at(3)?,
            issued_on: row.at(4)?,
        })
    })
}

/// What the lines of a lot say needs care, one entry for each line and hazard.
pub(crate) fn hazards_of_lines(view: &mut View<'_>, lot: Id<Lot>) -> Result<Vec<Hazard>> {
    let text =
        "select hazards from disposal_lines where lot = ? and archived_at is null and hazards is not null";
    let lists = view.all(sql(text).bind(lot), |row| row.at::<String>(0))?;
    let words = lists.iter().flat_map(|list| serde_json::from_str::<Vec<String>>(list).unwrap_or_default());
    Ok(words.filter_map(|word| Hazard::from_value(&word)).collect())
}

/// What the public page tells of a certificate: nothing about people or things.
#[derive(Clone, Debug)]
pub(crate) struct PublicFacts {
    pub(crate) what: String,
    pub(crate) state: String,
    pub(crate) issued_on: Date,
    pub(crate) ended_on: Option<Date>,
    pub(crate) replaced_by: Option<String>,
}

/// The certificate with a number, for anybody.
pub(crate) fn public_facts(view: &mut View<'_>, number: &str) -> Result<Option<PublicFacts>> {
    let text = "select c.what, c.state, c.issued_on, c.ended_on, r.number
                from disposal_certificates c left join disposal_certificates r on r.id = c.replaced_by
                where c.number = ? and c.archived_at is null";
    view.first(sql(text).bind(number), |row| {
        Ok(PublicFacts {
            what: row.at(0)?,
            state: row.at(1)?,
            issued_on: row.at(2)?,
            ended_on: row.at(3)?,
            replaced_by: row.at(4)?,
        })
    })
}

/// The same for a medium that leaves by itself.
pub(crate) fn live_lot_of_medium(
    view: &mut View<'_>,
    medium: Id<retirement::Medium>,
) -> Result<Option<String>> {
    let text = "select l.number from disposal_lines i join disposal_lots l on l.id = i.lot
                where i.medium = ? and i.state = ? and i.archived_at is null limit 1";
    view.first(sql(text).bind(medium).bind(LineState::Waiting.value()), |row| row.at(0))
}

/// How many lots were handed over on or before a day and are not settled.
pub(crate) fn lots_out_since(view: &mut View<'_>, day: Date) -> Result<i64> {
    let reach = view.reach_over(Lot::KIND.read)?;
    let mut statement = sql("select count(*) from disposal_lots t where t.stage = ");
    statement.push_value(LotStage::HandedOver.value());
    statement.push(" and t.handed_over_on <= ").push_value(day).push_sql(&condition(&reach, "t"));
    view.scalar(statement)
}

/// How a medium ended.
#[derive(Clone, Debug)]
pub(crate) struct MediumEndRow {
    pub(crate) id: i64,
    pub(crate) state: String,
    pub(crate) outcome: Option<String>,
    pub(crate) technique: Option<String>,
    pub(crate) on: Option<Date>,
}

/// How some media ended, as far as they did.
pub(crate) fn ends_of_media(
    view: &mut View<'_>,
    media: &[Id<retirement::Medium>],
) -> Result<Vec<MediumEndRow>> {
    if media.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = sql("select id, state, outcome, technique, sanitised_on from media where id in (");
    statement.push_values(media.iter().copied()).push(")");
    view.all(statement, |row| {
        Ok(MediumEndRow {
            id: row.at(0)?,
            state: row.at(1)?,
            outcome: row.at(2)?,
            technique: row.at(3)?,
            on: row.at(4)?,
        })
    })
}

/// Lots that left on a day and whose weights and papers are not back.
pub(crate) fn lots_away_since(view: &mut View<'_>, day: domain::Date) -> Result<Vec<(i64, domain::Date)>> {
    let text = "select id, handed_over_on from disposal_lots
        where stage = 'handed-over' and handed_over_on <= ? and archived_at is null order by id";
    view.all(sql(text).bind(day), |row| Ok((row.at(0)?, row.at(1)?)))
}

/// Who looks after a partner.
pub(crate) fn looked_after_by(
    view: &mut View<'_>,
    partner: Id<Partner>,
) -> Result<Option<Id<people::Person>>> {
    let text = "select responsible from disposal_partners where id = ?";
    Ok(view.first(sql(text).bind(partner), |row| row.at(0))?.flatten())
}
