//! The first day: the company writes down who and what it is.
use crate::{
    company::{COMPANIES, DEPARTMENTS, PINNED, REGIONS, SITES, Scope, who},
    facts,
    goods::{CUSTOM_FIELDS, KINDS, MAKERS, SUPPLIERS, models},
    known::Known,
    world::World,
};
use access::{CreateAccount, Grant, SetPerson};
use domain::Id;
use engine::{Ref, Result, Work};
use serde_json::json;

/// A record of the first day. Kinds are told in this order, for each refers to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Founding {
    Tags,
    Company(usize),
    Place(usize),
    Department(usize),
    /// A custom field on people, who come next.
    PersonField(usize),
    Person(u32),
    Account(usize),
    Category(usize),
    AssetField(usize),
    Maker(usize),
    Model(usize),
    Supplier(usize),
    /// Who runs a department.
    Head(usize),
}

impl Founding {
    /// What is done before anybody but the administrator can sign in.
    pub(crate) fn by_the_administrator(world: &World) -> Vec<Self> {
        let fields = (0..CUSTOM_FIELDS.len()).filter(|at| CUSTOM_FIELDS[*at].applies_to == "person");
        let there =
            (0..world.staff.people.len() as u32).filter(|at| world.staff.people[*at as usize].starts < 0);
        let accounts = (0..PINNED.len()).filter(|at| *at != who::ADMIN && PINNED[*at].account.is_some());
        [Self::Tags]
            .into_iter()
            .chain((0..COMPANIES.len()).map(Self::Company))
            .chain((0..world.places.all.len()).map(Self::Place))
            .chain((0..world.staff.departments).map(Self::Department))
            .chain(fields.map(Self::PersonField))
            .chain(there.map(Self::Person))
            .chain(accounts.map(Self::Account))
            .collect()
    }

    /// What is done by those whose work it is.
    pub(crate) fn by_the_others(world: &World) -> Vec<Self> {
        let fields = (0..CUSTOM_FIELDS.len()).filter(|at| CUSTOM_FIELDS[*at].applies_to == "asset");
        (0..KINDS.len())
            .map(Self::Category)
            .chain(fields.map(Self::AssetField))
            .chain((0..MAKERS.len()).map(Self::Maker))
            .chain((0..models().len()).map(Self::Model))
            .chain((0..SUPPLIERS.len()).map(Self::Supplier))
            .chain((0..world.staff.departments).map(Self::Head))
            .collect()
    }

    /// Who does it.
    pub(crate) const fn by(self) -> usize {
        match self {
            Self::Supplier(_) => who::LENA,
            Self::Category(_) | Self::AssetField(_) | Self::Maker(_) | Self::Model(_) | Self::Head(_) => {
                who::INES
            }
            _ => who::ADMIN,
        }
    }

    /// Does it.
    pub(crate) fn perform(self, work: &mut Work<'_>, world: &World, known: &mut Known) -> Result<()> {
        match self {
            Self::Tags => {
                let sequence = json!({ "id": "Assets", "prefix": "NW-", "digits": 6 });
                known.does(work, "tag-sequences.edit", sequence)?;
                known.learn_statuses(work)?;
            }
            Self::Company(at) => known.companies[at] = company(work, known, at)?,
            Self::Place(at) => known.places[at] = place(work, world, known, at)?,
            Self::Department(at) => known.departments[at] = department(work, known, at)?,
            Self::PersonField(at) | Self::AssetField(at) => custom_field(work, known, at)?,
            Self::Person(at) => {
                let person = facts::person(world, known, at);
                known.people[at as usize] = known.does(work, "people.register", person)?;
                // The first administrator was there before anybody was written down as a person.
                if at as usize == who::ADMIN {
                    let account = Ref::id(Id::new(known.accounts[&who::ADMIN]));
                    let person = Ref::id(Id::new(known.people[who::ADMIN]));
                    work.run(SetPerson { account, person })?;
                }
            }
            Self::Account(at) => {
                let id = work.run(account(known, at))?;
                known.accounts.insert(at, id.number());
            }
            Self::Category(at) => known.categories[at] = category(work, known, at)?,
            Self::Maker(at) => known.makers[at] = maker(work, known, at)?,
            Self::Model(at) => known.models[at] = model(work, known, at)?,
            Self::Supplier(at) => known.suppliers[at] = supplier(work, known, at)?,
            Self::Head(at) => {
                let head = known.people[world.staff.heads[at] as usize];
                known.does(
                    work,
                    "departments.edit",
                    json!({ "id": known.departments[at], "manager": head }),
                )?;
            }
        }
        Ok(())
    }
}

fn company(work: &mut Work<'_>, known: &Known, at: usize) -> Result<i64> {
    let it = &COMPANIES[at];
    let company = json!({
        "name": it.name, "code": it.code, "country": it.country, "registration_number": it.registration,
        "parent": (at > 0).then(|| known.companies[0]), "website": "https://nordwind.example",
    });
    known.does(work, "companies.register", company)
}

fn place(work: &mut Work<'_>, world: &World, known: &Known, at: usize) -> Result<i64> {
    let it = &world.places.all[at];
    let mut place = json!({
        "name": it.name,
        "kind": it.kind.value(),
        "code": Some(&it.code).filter(|code| !code.is_empty()),
        "parent": it.parent.map(|parent| known.places[parent as usize]),
    });
    if let (Some(site), Some(fields)) = (it.site.map(|site| &SITES[site]), place.as_object_mut()) {
        fields.insert("company".into(), known.companies[site.company].into());
        fields.insert("city".into(), site.city.into());
        fields.insert("country".into(), site.country.into());
        if it.parent.is_some_and(|parent| (parent as usize) < REGIONS.len()) {
            fields.insert("address".into(), site.address.into());
            fields.insert("postal_code".into(), site.postal_code.into());
            fields.insert("time_zone".into(), site.time_zone.into());
            fields.insert("phone".into(), format!("{}00", site.dialling).into());
        }
    }
    known.does(work, "locations.register", place)
}

fn department(work: &mut Work<'_>, known: &Known, at: usize) -> Result<i64> {
    let it = &DEPARTMENTS[at];
    let department = json!({
        "name": it.name, "cost_centre": it.cost_centre, "company": known.companies[0],
        "parent": (it.parent != at).then(|| known.departments[it.parent]),
    });
    known.does(work, "departments.register", department)
}

fn custom_field(work: &mut Work<'_>, known: &Known, at: usize) -> Result<()> {
    let it = &CUSTOM_FIELDS[at];
    let text = |text: &'static str| Some(text).filter(|text| !text.is_empty());
    let field = json!({
        "applies_to": it.applies_to, "key": it.key, "label": it.label, "holds": it.holds, "choices": it.choices,
        "heading": text(it.heading), "help": text(it.help), "pattern": it.pattern,
        "unique_values": it.is_unique, "sort_order": at,
    });
    known.does(work, "custom-fields.register", field).map(|_| ())
}

fn account(known: &Known, at: usize) -> CreateAccount {
    let (username, role, scope) = PINNED[at].account.unwrap_or(("", "", Scope::Own));
    let company = match scope {
        Scope::Company(company) => Some(Ref::id(Id::new(known.companies[company]))),
        Scope::Everywhere | Scope::Own => None,
    };
    let grant = Grant {
        role: Ref::key(role),
        companies: company.into_iter().collect(),
        locations: Vec::new(),
        departments: Vec::new(),
        own: scope == Scope::Own,
    };
    let person = Some(Ref::id(Id::new(known.people[at])));
    CreateAccount { username: username.to_owned(), name: None, person, password: None, roles: vec![grant] }
}

fn category(work: &mut Work<'_>, known: &Known, at: usize) -> Result<i64> {
    let it = &KINDS[at];
    let category = json!({
        "name": it.name, "used_for": "asset", "icon": it.icon, "holds_data": it.holds_data,
        "lifespan_months": it.lifespan_months, "notes": it.notes,
    });
    known.does(work, "categories.register", category)
}

fn maker(work: &mut Work<'_>, known: &Known, at: usize) -> Result<i64> {
    let it = &MAKERS[at];
    let maker = json!({
        "name": it.name, "website": it.website, "support_url": it.support, "also_called": it.also_called,
    });
    known.does(work, "manufacturers.register", maker)
}

fn model(work: &mut Work<'_>, known: &Known, at: usize) -> Result<i64> {
    let it = models()[at];
    let maker = MAKERS.iter().position(|maker| maker.name == it.maker).unwrap_or_default();
    let some = |number: u32| Some(number).filter(|number| *number > 0);
    let (year, month) = it.bought.1;
    let sold_until = domain::Date::new(year, month, 1).filter(|_| year < 2099);
    let model = json!({
        "name": it.name,
        "model_number": it.number,
        "manufacturer": known.makers[maker],
        "category": known.categories[it.role.kind()],
        "warranty_months": it.warranty_months,
        "lifespan_months": it.lifespan_months,
        "sold_until": sold_until.map(|day| day.plus_months(1).plus_days(-1)),
        "support_ends_on": it.supported_until,
        "extended_support_ends_on": it.extended_until,
        "power_watts": some(it.watts),
        "weight_grams": some(it.grams),
        "rack_units": some(it.rack_units),
        "min_quantity": sold_until.is_none().then_some(if it.rack_units > 0 { 1 } else { 4 }),
        "requestable": it.rack_units == 0 && sold_until.is_none(),
    });
    known.does(work, "models.register", model)
}

fn supplier(work: &mut Work<'_>, known: &Known, at: usize) -> Result<i64> {
    let it = &SUPPLIERS[at];
    let supplier = json!({
        "name": it.name,
        "customer_number": format!("{}", 40_210 + at * 737),
        "contact": it.contact,
        "email": format!("sales@{}", it.host),
        "website": format!("https://www.{}", it.host),
        "city": it.city,
        "country": it.country,
        "notes": it.notes,
    });
    known.does(work, "suppliers.register", supplier)
}
