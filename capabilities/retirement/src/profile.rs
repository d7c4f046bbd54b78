//! A regulation profile: what a kind of data asks of whoever takes an asset out of service. Data, not code: a company
//! keeps its own.
use crate::{
    CONFIGURE, READ,
    medium::OUTCOMES,
    rules::{policy::Policy, steps::Step},
};
use assets::{Asset, Outcome};
use domain::{Choice, Event, Field, Id, Kind, State};
use engine::{Belonging, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A profile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Its identity.
    pub id: Id<Profile>,
    /// What it is called.
    pub name: String,
    /// Its place among the others: the first that fits an asset is its profile.
    pub sort_order: Option<i64>,
    /// Whether it is for assets that no other fits.
    pub is_default: Option<bool>,
    /// The data that it is for.
    #[serde(default)]
    pub data_classes: Vec<String>,
    /// The regimes that it is for.
    #[serde(default)]
    pub regimes: Vec<String>,
    /// The weakest outcome that is enough.
    pub minimum_outcome: Outcome,
    /// Two different people sanitise together.
    pub dual_control: Option<bool>,
    /// Somebody watches a destruction.
    pub witness: Option<bool>,
    /// Somebody else validates.
    pub separate_validation: Option<bool>,
    /// Nothing is disposed of without a closed case.
    pub case_required: Option<bool>,
    /// The steps of its cases.
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// The words of a field of assets: a profile speaks of data and regimes as assets do.
pub(crate) const fn words_of_assets(field: &str) -> &'static [Choice<'static>] {
    let fields = <Asset as Record>::KIND.fields;
    let mut n = 0;
    while n < fields.len() {
        if let (true, Kind::Choices(choices) | Kind::Choice(choices)) =
            (same(fields[n].name, field), fields[n].kind)
        {
            return choices;
        }
        n += 1;
    }
    panic!("assets have no such field of choices")
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut n = 0;
    while n < one.len() && n < other.len() && one[n] == other[n] {
        n += 1;
    }
    n == one.len() && n == other.len()
}

const DATA_CLASSES: &[Choice<'static>] = words_of_assets("data_classes");
const REGIMES: &[Choice<'static>] = words_of_assets("in_scope");

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name").required().unique().searchable().listed(),
    Field::integer("sort_order", "Order")
        .listed()
        .help("The first profile that fits an asset is the asset's; lower numbers come first."),
    Field::boolean("is_default", "For everything else").help("For assets that no other profile fits."),
    Field::new("data_classes", "For these data", Kind::Choices(DATA_CLASSES)).listed(),
    Field::new("regimes", "For what is in scope of", Kind::Choices(REGIMES)).listed(),
    Field::choice("minimum_outcome", "At least", OUTCOMES).required().listed(),
    Field::boolean("dual_control", "Two people sanitise together"),
    Field::boolean("witness", "Destruction has a witness"),
    Field::boolean("separate_validation", "Somebody else validates"),
    Field::boolean("case_required", "No disposal without a closed case")
        .help("Assets of this profile are disposed of only after their decommissioning was closed."),
    Field::new("steps", "Steps", Kind::Choices(Step::CHOICES)).listed(),
    Field::text("basis", "What it rests on").help("The article or requirement, for whoever asks."),
    Field::long_text("notes", "Notes"),
];

impl Record for Profile {
    const KIND: &'static RecordKind = &RecordKind {
        name: "regulation-profile",
        one: "regulation profile",
        many: "Regulation profiles",
        path: "regulation-profiles",
        table: "regulation_profiles",
        label: "name",
        keys: &["name"],
        fields: FIELDS,
        indexes: &[],
        belonging: Belonging::EVERYBODY,
        read: READ,
        register: CONFIGURE,
        edit: CONFIGURE,
        archive: CONFIGURE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}

impl Profile {
    /// As rules about sanitising see it.
    pub fn policy(&self) -> Policy {
        let yes = |flag: Option<bool>| flag.unwrap_or(false);
        Policy {
            name: self.name.clone(),
            minimum: self.minimum_outcome,
            dual_control: yes(self.dual_control),
            witness: yes(self.witness),
            separate_validation: yes(self.separate_validation),
        }
    }
}

/// The profile of an asset with this state, whatever the actor may read: it is part of the rules.
pub fn profile_for(view: &mut View<'_>, asset: &State) -> Result<Option<Profile>> {
    let profiles = crate::store::profiles(view)?;
    let words = |name: &str| -> Vec<&str> {
        let list = asset.get(name).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    };
    let (data, regimes) = (words("data_classes"), words("in_scope"));
    Ok(crate::rules::steps::choose(&profiles, &data, &regimes).cloned())
}

/// What a new register starts with: name, order, data, regimes, weakest outcome, [two people, witness, somebody else
/// validates, case required], further steps, basis.
type Begun = (
    &'static str,
    i64,
    &'static [&'static str],
    &'static [&'static str],
    &'static str,
    [bool; 4],
    &'static [Step],
    &'static str,
);

const BEGUN: &[Begun] = &[
    (
        "HIPAA",
        10,
        &["health"],
        &["hipaa"],
        "purge",
        [false, true, true, true],
        &[Step::Backup, Step::Seal],
        "45 CFR 164.310(d)(2): disposal, media re-use, accountability; a retrievable exact copy before equipment is moved (iv)",
    ),
    (
        "PCI DSS",
        20,
        &["payment-card"],
        &["pci-dss"],
        "purge",
        [true, true, true, true],
        &[Step::Seal],
        "PCI DSS v4.0.1, 9.4.5 inventory logs of media, 9.4.7 media destroyed or data unrecoverable",
    ),
    (
        "NYDFS",
        30,
        &[],
        &["nydfs"],
        "purge",
        [false, true, true, true],
        &[Step::Seal],
        "23 NYCRR 500.13(b): secure disposal of nonpublic information that is no longer needed",
    ),
    (
        "GDPR",
        40,
        &["personal"],
        &["gdpr"],
        "clear",
        [false, true, false, false],
        &[],
        "GDPR Art. 5(1)(e) and (f), 5(2), 32(1)",
    ),
    (
        "Internal",
        90,
        &[],
        &[],
        "clear",
        [false, false, false, false],
        &[],
        "The company's own policy for everything else",
    ),
];

/// Registers them, as the system.
pub(crate) fn begin(work: &mut Work<'_>) -> Result<()> {
    for (name, order, data, regimes, minimum, [dual, witness, separate, case], further, basis) in BEGUN {
        let steps: Vec<Step> = Step::ALL
            .iter()
            .copied()
            .filter(|step| Step::ALWAYS.contains(step) || further.contains(step))
            .collect();
        let state = json!({
            "name": name, "sort_order": order, "data_classes": data, "regimes": regimes,
            "minimum_outcome": minimum, "dual_control": dual, "witness": witness,
            "separate_validation": separate, "case_required": case, "steps": steps, "basis": basis,
            "is_default": *name == "Internal",
        });
        let state = state.as_object().cloned().unwrap_or_default();
        work.register_state(Profile::KIND, state, Event::REGISTERED)?;
    }
    Ok(())
}
