//! Names, days and managers of a person.
use crate::Person;
use domain::{Date, Refusal};
use serde::{Deserialize, Serialize};

/// Where a person is in their employment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Employment {
    /// Hired, not here yet.
    Expected,
    /// Here.
    #[default]
    Active,
    /// Away for a while.
    OnLeave,
    /// Gone.
    Left,
}

/// The person with what can be completed completed: a name from its parts, or parts from the name.
///
/// Refuses, in this order: nobody's name; a last day before the first; being one's own manager.
pub fn tidied(before: Option<&Person>, mut person: Person) -> Result<Person, Refusal> {
    let parts_changed = before.is_none_or(|was| {
        (&was.first_name, &was.last_name) != (&person.first_name, &person.last_name)
            && was.name == person.name
    });
    let from_parts = [person.first_name.as_deref(), person.last_name.as_deref()];
    let from_parts = from_parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !from_parts.is_empty() && (person.name.is_empty() || (parts_changed && before.is_some())) {
        person.name = from_parts;
    }
    if person.name.is_empty() {
        return Err(Refusal::new(
            "name-missing",
            "A person needs a name: a first name, a last name, or both.",
        ));
    }
    if let (Some(start), Some(end)) = (person.starts_on, person.ends_on)
        && end < start
    {
        return Err(Refusal::new("ends-before-start", "The last day cannot come before the first."));
    }
    if person.manager == Some(person.id) {
        return Err(Refusal::new("own-manager", "Nobody is their own manager."));
    }
    Ok(person)
}

impl Person {
    /// The person after their last day.
    ///
    /// Refuses somebody who has left already, and a last day before the first.
    pub fn leave(&self, last_day: Date) -> Result<Self, Refusal> {
        if self.employment == Employment::Left {
            return Err(Refusal::new("has-left-already", format!("{} has left already.", self.name)));
        }
        if self.starts_on.is_some_and(|start| last_day < start) {
            return Err(Refusal::new("ends-before-start", "The last day cannot come before the first."));
        }
        Ok(Self { employment: Employment::Left, ends_on: Some(last_day), ..self.clone() })
    }

    /// Whether somebody may be handed something.
    pub fn can_receive(&self) -> Result<(), Refusal> {
        match self.employment {
            Employment::Expected | Employment::Active | Employment::OnLeave => Ok(()),
            Employment::Left => {
                let message = format!("{} has left. Choose somebody who works here.", self.name);
                Err(Refusal::new("holder-has-left", message))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Id;

    fn person(name: &str, first: Option<&str>, last: Option<&str>) -> Person {
        Person {
            id: Id::new(1),
            name: name.into(),
            first_name: first.map(String::from),
            last_name: last.map(String::from),
            company: None,
            department: None,
            location: None,
            manager: None,
            employment: Employment::Active,
            starts_on: Some("2026-01-01".parse().unwrap()),
            ends_on: None,
        }
    }

    #[test]
    fn a_name_comes_from_its_parts_unless_it_is_given() {
        assert_eq!(tidied(None, person("", Some("Ana"), Some("Silva"))).unwrap().name, "Ana Silva");
        assert_eq!(tidied(None, person("Ana S.", Some("Ana"), Some("Silva"))).unwrap().name, "Ana S.");
        let was = person("Ana Silva", Some("Ana"), Some("Silva"));
        let married = Person { last_name: Some("Costa".into()), ..was.clone() };
        assert_eq!(tidied(Some(&was), married).unwrap().name, "Ana Costa");
        assert_eq!(tidied(None, person("", None, None)).unwrap_err().code, "name-missing");
    }

    #[test]
    fn days_and_managers_make_sense() {
        let backwards = Person { ends_on: Some("2025-12-31".parse().unwrap()), ..person("Ana", None, None) };
        assert_eq!(tidied(None, backwards).unwrap_err().code, "ends-before-start");
        let own = Person { manager: Some(Id::new(1)), ..person("Ana", None, None) };
        assert_eq!(tidied(None, own).unwrap_err().code, "own-manager");
    }

    #[test]
    fn a_leaver_receives_nothing_and_leaves_once() {
        let ana = person("Ana", None, None);
        assert_eq!(ana.leave("2025-01-01".parse().unwrap()).unwrap_err().code, "ends-before-start");
        let gone = ana.leave("2026-06-30".parse().unwrap()).unwrap();
        assert!(ana.can_receive().is_ok());
        assert_eq!(gone.can_receive().unwrap_err().code, "holder-has-left");
        assert_eq!(gone.leave("2026-07-01".parse().unwrap()).unwrap_err().code, "has-left-already");
    }
}
