use database::Sql;
use domain::State;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt};

/// The right to do one kind of thing, named like the verb: `assets.edit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permission(pub &'static str);

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Reading the whole journal, beyond the histories of single records.
pub const JOURNAL_READ: Permission = Permission("journal.read");
/// Seeing everybody's jobs, not only one's own.
pub const JOBS_READ: Permission = Permission("jobs.read");

/// One way in which a record may lie inside somebody's reach; all that it names must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Within {
    /// Of one of these companies; empty means any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub companies: Vec<i64>,
    /// At one of these places (the tree below a place is spelled out when the actor is admitted).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<i64>,
    /// Of one of these departments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<i64>,
    /// This person's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<i64>,
}

/// How far a permission reaches: everything, or the union of several ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every record.
    Everything,
    /// Records inside at least one of these.
    Within(Vec<Within>),
}

/// Which columns of a record say where it belongs. A record with none of them belongs to everybody who may read
/// its kind, and only somebody who reaches everything may change it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Belonging {
    /// The column that holds its company.
    pub company: Option<&'static str>,
    /// The column that holds its place.
    pub location: Option<&'static str>,
    /// The column that holds its department.
    pub department: Option<&'static str>,
    /// Columns that hold the person whose own it is; `id` for people themselves.
    pub own: &'static [&'static str],
}

impl Belonging {
    /// Belongs to everybody.
    pub const EVERYBODY: Self = Self { company: None, location: None, department: None, own: &[] };

    /// Whether nothing says where it belongs.
    pub const fn is_everybodys(&self) -> bool {
        self.company.is_none() && self.location.is_none() && self.department.is_none() && self.own.is_empty()
    }
}

impl Reach {
    /// Whether a record with this state lies inside.
    pub fn covers(&self, belonging: &Belonging, id: i64, state: &State) -> bool {
        let Self::Within(ways) = self else { return true };
        let is_one_of = |column: Option<&str>, ids: &[i64]| {
            ids.is_empty()
                || column.is_some_and(|name| {
                    state.get(name).and_then(serde_json::Value::as_i64).is_some_and(|id| ids.contains(&id))
                })
        };
        belonging.is_everybodys()
            || ways.iter().any(|way| {
                is_one_of(belonging.company, &way.companies)
                    && is_one_of(belonging.location, &way.locations)
                    && is_one_of(belonging.department, &way.departments)
                    && way.own.is_none_or(|own| {
                        let value_of = |name: &str| match name {
                            "id" => Some(id),
                            _ => state.get(name).and_then(serde_json::Value::as_i64),
                        };
                        belonging.own.iter().any(|name| value_of(name) == Some(own))
                    })
            })
    }

    /// The same as a condition for a statement: ` and (…)`, or nothing for everything. Columns are those of the
    /// table named `alias`.
    pub fn condition(&self, belonging: &Belonging, alias: &str) -> Sql {
        let mut sql = Sql::new();
        let Self::Within(ways) = self else { return sql };
        if belonging.is_everybodys() {
            return sql;
        }
        sql.push(" and (");
        for (n, way) in ways.iter().enumerate() {
            sql.push(if n == 0 { "(" } else { " or (" });
            sql.push("1 = 1");
            for (column, ids) in [
                (belonging.company, &way.companies),
                (belonging.location, &way.locations),
                (belonging.department, &way.departments),
            ] {
                match column {
                    _ if ids.is_empty() => {}
                    Some(column) => {
                        sql.push(&format!(" and {alias}.{column} in ("))
                            .push_values(ids.iter().copied())
                            .push(")");
                    }
                    None => {
                        sql.push(" and 1 = 0");
                    }
                }
            }
            if let Some(own) = way.own {
                sql.push(" and (1 = 0");
                for column in belonging.own {
                    sql.push(&format!(" or {alias}.{column} = ")).push_value(own);
                }
                sql.push(")");
            }
            sql.push(")");
        }
        if ways.is_empty() {
            sql.push("1 = 0");
        }
        sql.push(")");
        sql
    }
}

/// What a role gives: permissions, and how far they reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The permissions by name; `*` is all of them.
    pub permissions: BTreeSet<String>,
    /// How far they reach.
    pub reach: Reach,
}

/// All grants of an actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grants(pub Vec<Grant>);

impl Grants {
    /// Everything, everywhere: the system itself, and administrators.
    pub fn everything() -> Self {
        Self(vec![Grant { permissions: BTreeSet::from(["*".to_owned()]), reach: Reach::Everything }])
    }

    /// How far `permission` reaches; `None` when no grant has it.
    pub fn reach_of(&self, permission: Permission) -> Option<Reach> {
        let mut ways = Vec::new();
        let mut granted = false;
        for grant in &self.0 {
            if !grant.permissions.contains(permission.0) && !grant.permissions.contains("*") {
                continue;
            }
            granted = true;
            match &grant.reach {
                Reach::Everything => return Some(Reach::Everything),
                Reach::Within(more) => ways.extend(more.iter().cloned()),
            }
        }
        granted.then_some(Reach::Within(ways))
    }

    /// These grants narrowed to some permissions: what a token of somebody may do.
    #[must_use]
    pub fn narrowed_to(&self, permissions: &BTreeSet<String>) -> Self {
        let narrow = |grant: &Grant| {
            let kept = if grant.permissions.contains("*") {
                permissions.clone()
            } else if permissions.contains("*") {
                grant.permissions.clone()
            } else {
                grant.permissions.intersection(permissions).cloned().collect()
            };
            Grant { permissions: kept, reach: grant.reach.clone() }
        };
        Self(self.0.iter().map(narrow).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const READ: Permission = Permission("assets.read");
    const OF_ASSETS: Belonging = Belonging {
        company: Some("company"),
        location: Some("location"),
        department: None,
        own: &["holder_person"],
    };

    fn grant(permission: &str, ways: Vec<Within>) -> Grant {
        Grant { permissions: BTreeSet::from([permission.to_owned()]), reach: Reach::Within(ways) }
    }

    #[test]
    fn grants_of_several_roles_add_up() {
        let berlin = Within { locations: vec![1], ..Within::default() };
        let own = Within { own: Some(9), ..Within::default() };
        let grants = Grants(vec![grant("assets.read", vec![berlin]), grant("assets.read", vec![own])]);
        let reach = grants.reach_of(READ).unwrap();
        let covers = |state: serde_json::Value| reach.covers(&OF_ASSETS, 1, state.as_object().unwrap());
        assert!(covers(json!({ "location": 1 })));
        assert!(covers(json!({ "location": 2, "holder_person": 9 })));
        assert!(!covers(json!({ "location": 2, "holder_person": 8 })));
        assert!(!covers(json!({})));
        assert_eq!(grants.reach_of(Permission("assets.edit")), None);
    }

    #[test]
    fn a_token_never_reaches_further_than_its_owner() {
        let own = Grants(vec![grant("assets.read", vec![])]);
        let all = BTreeSet::from(["*".to_owned()]);
        assert_eq!(own.narrowed_to(&all), own);
        let edit = BTreeSet::from(["assets.edit".to_owned()]);
        assert_eq!(own.narrowed_to(&edit).reach_of(READ), None);
        assert!(Grants::everything().narrowed_to(&edit).reach_of(Permission("assets.edit")).is_some());
    }

    #[test]
    fn the_condition_says_what_covers_says() {
        let reach = Reach::Within(vec![Within { companies: vec![1, 2], own: Some(9), ..Within::default() }]);
        let sql = reach.condition(&OF_ASSETS, "t");
        assert_eq!(sql.text(), " and ((1 = 1 and t.company in (?, ?) and (1 = 0 or t.holder_person = ?)))");
        assert_eq!(Reach::Within(vec![]).condition(&OF_ASSETS, "t").text(), " and (1 = 0)");
        assert_eq!(Reach::Everything.condition(&OF_ASSETS, "t").text(), "");
    }
}
