//! Models: what they are called, what they cost, when they could be bought and for how long they are supported.
use super::{Role, infrastructure, mobile, workplace};
use crate::dice::Dice;
use std::sync::LazyLock;

/// A model. Facts of the trade; prices and draws are what such things typically cost and draw.
pub(crate) struct Model {
    pub(crate) role: Role,
    /// The name of its maker in [`super::MAKERS`].
    pub(crate) maker: &'static str,
    pub(crate) name: &'static str,
    pub(crate) number: &'static str,
    /// Year and month from which and until which it is bought.
    pub(crate) bought: ((i16, i8), (i16, i8)),
    /// In euros, before tax.
    pub(crate) price: u32,
    pub(crate) watts: u32,
    pub(crate) grams: u32,
    pub(crate) rack_units: u32,
    pub(crate) warranty_months: i64,
    pub(crate) lifespan_months: i64,
    /// The last day of regular support, and of extended support where there is one.
    pub(crate) supported_until: Option<&'static str>,
    pub(crate) extended_until: Option<&'static str>,
    /// Gigabytes of memory and of storage that it is bought with.
    pub(crate) memory: &'static [(u32, u32)],
}

impl Model {
    /// A model of a role: everything that a table of them says in one line.
    pub(crate) const fn new(
        role: Role,
        maker: &'static str,
        name: &'static str,
        number: &'static str,
    ) -> Self {
        Self {
            role,
            maker,
            name,
            number,
            bought: ((2020, 1), (2099, 12)),
            price: 0,
            watts: 0,
            grams: 0,
            rack_units: 0,
            warranty_months: 24,
            lifespan_months: super::KINDS[role.kind()].lifespan_months,
            supported_until: None,
            extended_until: None,
            memory: &[],
        }
    }

    pub(crate) const fn bought(self, from: (i16, i8), until: (i16, i8)) -> Self {
        Self { bought: (from, until), ..self }
    }

    pub(crate) const fn at(self, price: u32) -> Self {
        Self { price, ..self }
    }

    /// Typical draw in watts and weight in grams.
    pub(crate) const fn body(self, watts: u32, grams: u32) -> Self {
        Self { watts, grams, ..self }
    }

    pub(crate) const fn high(self, rack_units: u32) -> Self {
        Self { rack_units, ..self }
    }

    /// Months of warranty and of planned life.
    pub(crate) const fn lives(self, warranty_months: i64, lifespan_months: i64) -> Self {
        Self { warranty_months, lifespan_months, ..self }
    }

    pub(crate) const fn until(self, day: &'static str) -> Self {
        Self { supported_until: Some(day), ..self }
    }

    pub(crate) const fn extended(self, day: &'static str) -> Self {
        Self { extended_until: Some(day), ..self }
    }

    pub(crate) const fn with(self, memory: &'static [(u32, u32)]) -> Self {
        Self { memory, ..self }
    }

    fn is_bought_in(&self, month: (i16, i8)) -> bool {
        self.bought.0 <= month && month <= self.bought.1
    }
}

/// All models; their places are used as numbers.
pub(crate) fn models() -> &'static [&'static Model] {
    static ALL: LazyLock<Vec<&'static Model>> = LazyLock::new(|| {
        let tables = [workplace::MODELS, mobile::MODELS, infrastructure::MODELS];
        tables.into_iter().flatten().collect()
    });
    &ALL
}

/// The place of the model that somebody buys for a role in a month. `prefer` is a maker whose models are taken as long
/// as there are some. Months before or after all of them get the oldest or the newest.
pub(crate) fn best_on(role: Role, month: (i16, i8), prefer: Option<&str>, dice: &mut Dice) -> u16 {
    let all = models().iter().enumerate().filter(|(_, model)| model.role == role);
    let sold: Vec<(usize, &&Model)> = all.clone().filter(|(_, model)| model.is_bought_in(month)).collect();
    let preferred: Vec<usize> =
        sold.iter().filter(|(_, model)| prefer == Some(model.maker)).map(|(at, _)| *at).collect();
    let at = match (preferred.is_empty(), sold.is_empty()) {
        (false, _) => Some(*dice.pick(&preferred)),
        (true, false) => Some(dice.pick(&sold).0),
        (true, true) => {
            let distance = |model: &Model| {
                let months = |(year, month): (i16, i8)| i32::from(year) * 12 + i32::from(month);
                (months(model.bought.0) - months(month)).max(months(month) - months(model.bought.1))
            };
            all.min_by_key(|(_, model)| distance(model)).map(|(at, _)| at)
        }
    };
    at.map_or(0, |at| at as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dice::About, goods::MAKERS};
    use std::collections::BTreeSet;

    #[test]
    fn every_model_has_a_maker_and_a_number_of_its_own() {
        assert!((55..=75).contains(&models().len()), "{} models", models().len());
        let numbers: BTreeSet<&str> = models().iter().map(|model| model.number).collect();
        let names: BTreeSet<&str> = models().iter().map(|model| model.name).collect();
        assert_eq!((numbers.len(), names.len()), (models().len(), models().len()));
        for model in models() {
            assert!(MAKERS.iter().any(|maker| maker.name == model.maker), "nobody makes {}", model.name);
            assert!(model.price > 0 && model.grams > 0 && model.bought.0 < model.bought.1, "{}", model.name);
        }
    }

    #[test]
    fn every_maker_makes_something_and_every_month_has_something_to_buy() {
        assert!(MAKERS.iter().all(|maker| models().iter().any(|model| model.maker == maker.name)));
        let mut dice = Dice::of(1, About::Asset, 1);
        for year in 2019..2035 {
            let at = best_on(Role::Laptop, (year, 6), Some("Apple"), &mut dice);
            assert_eq!(models()[at as usize].role, Role::Laptop);
        }
    }
}
