//! The steps of taking an asset out of service, and which profile asks for which.
use super::words::words;
use crate::Profile;

words! {
    /// A step of a case, in the order in which they are usually taken.
    Step {
        /// An exact copy of the data exists where one is needed.
        Backup = "backup", "Back-up exists where one is needed", Muted;
        /// It is taken back from its holder and retired.
        OutOfService = "out-of-service", "Taken out of service", Muted;
        /// Licences are released, accounts and access ended.
        Access = "access", "Licences and access released", Muted;
        /// DNS, device management, monitoring, directory.
        Management = "management", "Removed from DNS, MDM and monitoring", Muted;
        /// It is sealed for the way to whoever sanitises it.
        Seal = "seal", "Sealed, seal number noted", Muted;
        /// All media in it are on the list.
        Media = "media", "Media list complete", Muted;
        /// All media are accounted for.
        Sanitise = "sanitise", "Media sanitised", Muted;
        /// It is graded.
        Grade = "grade", "Graded", Muted;
    }
}

impl Step {
    /// The steps that every profile of a new register has.
    pub const ALWAYS: &'static [Self] =
        &[Self::OutOfService, Self::Access, Self::Management, Self::Media, Self::Sanitise, Self::Grade];
}

/// The profile of an asset: the first that is for its data or its regimes, else the default one. `profiles` stand in
/// their order.
pub fn choose<'p>(profiles: &'p [Profile], data: &[&str], regimes: &[&str]) -> Option<&'p Profile> {
    let meets = |wanted: &[String], has: &[&str]| wanted.iter().any(|one| has.contains(&one.as_str()));
    let fits = |profile: &&Profile| meets(&profile.data_classes, data) || meets(&profile.regimes, regimes);
    let default = |profile: &&Profile| profile.is_default == Some(true);
    profiles.iter().find(fits).or_else(|| profiles.iter().find(default))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn profile(name: &str, data: &[&str], regimes: &[&str], is_default: bool) -> Profile {
        serde_json::from_value(json!({
            "id": 1, "name": name, "data_classes": data, "regimes": regimes, "is_default": is_default,
            "minimum_outcome": "clear",
        }))
        .unwrap()
    }

    #[test]
    fn data_and_regimes_pick_the_first_profile_that_fits() {
        let all = [
            profile("HIPAA", &["health"], &["hipaa"], false),
            profile("GDPR", &["personal"], &["gdpr"], false),
            profile("Internal", &[], &[], true),
        ];
        let chosen = |data: &[&str], regimes: &[&str]| choose(&all, data, regimes).unwrap().name.clone();
        assert_eq!(chosen(&["personal", "health"], &[]), "HIPAA");
        assert_eq!(chosen(&["internal"], &["gdpr"]), "GDPR");
        assert_eq!(chosen(&[], &[]), "Internal");
        assert_eq!(choose(&all[..2], &[], &[]), None);
    }
}
