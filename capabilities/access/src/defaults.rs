//! The roles that a new register starts with.
use crate::Role;
use domain::{Event, State};
use engine::{Record, Result, Work};
use serde_json::json;

/// The role that may do everything.
pub(crate) const ADMINISTRATOR: &str = "Administrator";

const ROLES: &[(&str, &str, &[&str])] = &[
    (ADMINISTRATOR, "Does everything, and lets others in.", &["*"]),
    (
        "Asset manager",
        "Keeps the register: assets, people, places, catalog, custody, imports.",
        &[
            "own.*",
            "assets.*",
            "custody.*",
            "people.read",
            "people.manage",
            "places.*",
            "organisation.*",
            "catalog.*",
            "parties.*",
            "notices.*",
            "approvals.*",
            "planning.*",
            "procurement.*",
            "stock.*",
            "contracts.*",
            "maintenance.*",
            "tickets.*",
            "retirement.*",
            "sourcing.*",
            "bookings.*",
            "agreements.*",
            "deployment.*",
            "retrieval.*",
            "disposal.*",
            "imports.*",
            "journal.read",
            "reports.*",
            "labels.*",
            "jobs.read",
        ],
    ),
    (
        "Technician",
        "Receives, hands out, moves, repairs and takes back.",
        &[
            "own.*",
            "assets.read",
            "assets.register",
            "assets.edit",
            "assets.receive",
            "assets.repair",
            "assets.sanitise",
            "assets.validate",
            "custody.*",
            "people.read",
            "organisation.read",
            "catalog.read",
            "parties.read",
            "labels.*",
            "stock.*",
            "maintenance.*",
            "tickets.*",
            "bookings.*",
            "agreements.*",
            "deployment.*",
            "retrieval.*",
            "procurement.read",
            "procurement.receive",
            "retirement.read",
            "retirement.work",
            "disposal.read",
            "disposal.work",
            "contracts.read",
        ],
    ),
    (
        "Procurement",
        "Keeps suppliers and models, registers what is ordered.",
        &[
            "own.*",
            "*.read",
            "assets.register",
            "assets.edit",
            "assets.receive",
            "catalog.manage",
            "parties.manage",
            "planning.*",
            "procurement.*",
            "sourcing.*",
            "contracts.*",
            "stock.*",
        ],
    ),
    (
        "Finance",
        "Sees everything, keeps what things cost.",
        &["own.*", "*.read", "assets.edit", "planning.budget", "procurement.invoice", "contracts.manage"],
    ),
    ("Auditor", "Sees everything, changes nothing.", &["own.*", "*.read"]),
    (
        "Employee",
        "Sees what is their own.",
        &[
            "own.*",
            "assets.read",
            "custody.read",
            "people.read",
            "organisation.read",
            "catalog.read",
            "approvals.read",
            "bookings.read",
            "tickets.read",
        ],
    ),
];

/// Registers them, as the system.
pub(crate) fn begin(work: &mut Work<'_>) -> Result<()> {
    let known = work.permissions();
    for (name, description, patterns) in ROLES {
        // A pattern for a capability that this build does not have would be refused as a typing error.
        let present = |pattern: &&&str| {
            known.iter().any(|permission| crate::rules::expand::matches(pattern, permission))
        };
        let patterns: Vec<&str> = patterns.iter().filter(present).copied().collect();
        let role = json!({ "name": name, "description": description, "permissions": patterns });
        let state: State = role.as_object().cloned().unwrap_or_default();
        work.register_state(Role::KIND, state, Event::REGISTERED)?;
    }
    Ok(())
}
