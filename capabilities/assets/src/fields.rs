//! The fields of an asset, in the order of its form. Among them what regulators ask for (docs/compliance.md).
use crate::rules::stage::STAGES;
use domain::{Aspect, Choice, Field, Kind, Tone};

const LEVELS: &[Choice<'static>] = &[
    Choice::toned("low", "Low", Tone::Muted),
    Choice::toned("medium", "Medium", Tone::Info),
    Choice::toned("high", "High", Tone::Warn),
    Choice::toned("critical", "Critical", Tone::Bad),
];

const DATA_CLASSES: &[Choice<'static>] = &[
    Choice::new("none", "No data of note"),
    Choice::new("internal", "Internal"),
    Choice::new("confidential", "Confidential"),
    Choice::new("personal", "Personal data"),
    Choice::new("health", "Health data"),
    Choice::new("payment-card", "Payment card data"),
    Choice::new("credentials", "Keys and credentials"),
];

const REGIMES: &[Choice<'static>] = &[
    Choice::new("iso-27001", "ISO 27001"),
    Choice::new("gdpr", "GDPR"),
    Choice::new("pci-dss", "PCI DSS"),
    Choice::new("hipaa", "HIPAA"),
    Choice::new("sox", "SOX"),
    Choice::new("nydfs", "NYDFS 500"),
    Choice::new("dora", "DORA"),
    Choice::new("nis2", "NIS2"),
];

const CONDITIONS: &[Choice<'static>] = &[
    Choice::toned("new", "New", Tone::Ok),
    Choice::toned("good", "Good", Tone::Ok),
    Choice::toned("fair", "Fair", Tone::Info),
    Choice::toned("poor", "Poor", Tone::Warn),
    Choice::toned("broken", "Broken", Tone::Bad),
];

const OWNERSHIP: &[Choice<'static>] = &[
    Choice::new("owned", "Owned"),
    Choice::new("leased", "Leased"),
    Choice::new("rented", "Rented"),
    Choice::new("personal", "Personal device"),
    Choice::new("loaned", "On loan to us"),
];

const IDENTITY: &str = "Identity";
const PLACE: &str = "Place and belonging";
const CUSTODY: &str = "Custody";
const MONEY: &str = "Purchase and value";
const LIFE: &str = "Life and support";
const NETWORK: &str = "Network";
const PHONE: &str = "Phone";
const PROTECTION: &str = "Protection";
const PROOF: &str = "Proof";

/// The fields.
pub(crate) const FIELDS: &[Field<'static>] = &[
    // What it is.
    Field::text("tag", "Tag")
        .group(IDENTITY)
        .max(60)
        .unique()
        .searchable()
        .listed()
        .help("Left empty, the next one of its sequence.")
        .aliases(&["asset tag", "inventory number"]),
    Field::text("name", "Name")
        .group(IDENTITY)
        .indexed()
        .searchable()
        .listed()
        .aliases(&["asset name", "item name"]),
    Field::reference("model", "Model", "model")
        .group(IDENTITY)
        .indexed()
        .searchable()
        .listed()
        .aliases(&["asset model", "model name"]),
    Field::text("serial", "Serial number")
        .group(IDENTITY)
        .max(120)
        .indexed()
        .searchable()
        .listed()
        .aliases(&["serial", "serial no", "serial no.", "service tag"]),
    Field::reference("status", "Status", "status")
        .group(IDENTITY)
        .about(Aspect::Life)
        .indexed()
        .listed()
        .aliases(&["status label"]),
    Field::choice("stage", "Stage", STAGES).about(Aspect::Life).governed().indexed().listed(),
    Field::reference("category", "Category", "category").derived().indexed().listed(),
    Field::reference("manufacturer", "Manufacturer", "manufacturer").derived().indexed(),
    Field::choice("condition", "Condition", CONDITIONS).group(IDENTITY).indexed(),
    Field::reference("parent", "Part of", "asset")
        .group(IDENTITY)
        .about(Aspect::Place)
        .sparse()
        .help("The asset that it is built into or belongs with; it moves with it."),
    // Where it is and whose.
    Field::reference("location", "Place", "location")
        .group(PLACE)
        .about(Aspect::Place)
        .indexed()
        .listed()
        .aliases(&["location"]),
    Field::reference("home_location", "Home place", "location")
        .group(PLACE)
        .about(Aspect::Place)
        .indexed()
        .help("Where it goes back to when it is taken back.")
        .aliases(&["default location"]),
    Field::reference("company", "Company", "company").group(PLACE).indexed(),
    Field::reference("department", "Department", "department")
        .group(PLACE)
        .indexed()
        .help("Whose cost centre carries it."),
    Field::reference("owner", "Accountable owner", "person")
        .group(PLACE)
        .sparse()
        .help("Who answers for it; not who uses it."),
    Field::choice("ownership", "Ownership", OWNERSHIP).group(PLACE).indexed(),
    // Who holds it.
    Field::reference("holder_person", "Held by", "person")
        .group(CUSTODY)
        .about(Aspect::Custody)
        .governed()
        .sparse()
        .searchable()
        .listed(),
    Field::reference("holder_location", "Held by place", "location")
        .group(CUSTODY)
        .about(Aspect::Custody)
        .governed()
        .sparse(),
    Field::reference("holder_asset", "Held by asset", "asset")
        .group(CUSTODY)
        .about(Aspect::Custody)
        .governed()
        .sparse(),
    Field::date("held_since", "Held since").group(CUSTODY).about(Aspect::Custody).governed().sparse(),
    Field::date("due_back", "Due back").group(CUSTODY).about(Aspect::Custody).governed().sparse().listed(),
    // What it cost.
    Field::money("cost", "Cost")
        .group(MONEY)
        .at_least(0)
        .indexed()
        .listed()
        .aliases(&["purchase cost", "price"]),
    Field::money("tax", "Tax").group(MONEY).at_least(0),
    Field::money("salvage_value", "Salvage value")
        .group(MONEY)
        .at_least(0)
        .help("What it is expected to be worth at the end of its life."),
    Field::date("purchased_on", "Bought on")
        .group(MONEY)
        .about(Aspect::Money)
        .indexed()
        .listed()
        .aliases(&["purchase date", "purchased"]),
    Field::text("order_number", "Order number")
        .group(MONEY)
        .about(Aspect::Money)
        .max(60)
        .sparse()
        .searchable()
        .aliases(&["order no", "purchase order"]),
    Field::text("invoice_number", "Invoice number").group(MONEY).about(Aspect::Money).max(60),
    Field::reference("supplier", "Supplier", "supplier").group(MONEY).about(Aspect::Money).indexed(),
    Field::integer("warranty_months", "Warranty, months")
        .group(MONEY)
        .about(Aspect::Money)
        .at_least(0)
        .aliases(&["warranty", "warranty (months)"]),
    Field::date("warranty_until", "Warranty until")
        .group(MONEY)
        .about(Aspect::Money)
        .help("Only if it does not follow from the purchase and the months.")
        .aliases(&["warranty expires"]),
    Field::date("warranty_ends_on", "Warranty ends").derived().indexed().listed(),
    // How long it lives.
    Field::date("received_on", "Received on").group(LIFE).about(Aspect::Life),
    Field::date("in_service_on", "In service since").group(LIFE).about(Aspect::Life),
    Field::integer("lifespan_months", "Planned life, months").group(LIFE).at_least(1),
    Field::date("end_of_life_on", "End of life")
        .group(LIFE)
        .help("Only if it does not follow from the planned life.")
        .aliases(&["eol date", "asset eol date"]),
    Field::date("planned_end_on", "Planned end").derived().indexed(),
    Field::date("support_ends_on", "Supported until")
        .group(LIFE)
        .help("Only if it differs from the model's."),
    Field::date("extended_support_ends_on", "Extended support until").group(LIFE),
    Field::date("supported_until", "Support ends").derived().indexed(),
    Field::date("audited_on", "Last seen in an audit")
        .group(LIFE)
        .sparse()
        .aliases(&["last audit", "last audit date"]),
    Field::date("audit_due_on", "Next audit")
        .group(LIFE)
        .sparse()
        .aliases(&["next audit", "next audit date"]),
    // How it is reached.
    Field::text("hostname", "Host name")
        .group(NETWORK)
        .max(253)
        .sparse()
        .searchable()
        .aliases(&["host name", "computer name"]),
    Field::new("ip_address", "IP address", Kind::Ip).group(NETWORK).sparse().searchable().aliases(&["ip"]),
    Field::new("mac_address", "Hardware address", Kind::Mac)
        .group(NETWORK)
        .sparse()
        .searchable()
        .aliases(&["mac", "mac address"]),
    Field::new("mac_address_2", "Second hardware address", Kind::Mac).group(NETWORK).searchable(),
    Field::boolean("internet_exposed", "Exposed to the internet").group(NETWORK),
    Field::boolean("approved_to_connect", "Approved to connect").group(NETWORK),
    // What makes it a phone.
    Field::new("imei", "IMEI", Kind::Imei).group(PHONE).unique().sparse().searchable(),
    Field::new("imei_2", "Second IMEI", Kind::Imei).group(PHONE).searchable(),
    Field::text("sim_number", "SIM card (ICCID)")
        .group(PHONE)
        .max(22)
        .pattern("[0-9A-Fa-f]{18,22}")
        .searchable()
        .aliases(&["iccid", "sim"]),
    Field::text("esim_id", "eSIM (EID)")
        .group(PHONE)
        .max(32)
        .pattern("[0-9A-Fa-f]{32}")
        .searchable()
        .aliases(&["eid"]),
    Field::text("phone_number", "Phone number").group(PHONE).max(40).sparse().searchable(),
    // How it must be protected.
    Field::choice("confidentiality", "Confidentiality", LEVELS).group(PROTECTION),
    Field::choice("integrity", "Integrity", LEVELS).group(PROTECTION),
    Field::choice("availability", "Availability", LEVELS).group(PROTECTION),
    Field::choice("criticality", "Criticality", LEVELS).group(PROTECTION).indexed(),
    Field::new("data_classes", "Data on it", Kind::Choices(DATA_CLASSES)).group(PROTECTION),
    Field::new("in_scope", "In scope of", Kind::Choices(REGIMES)).group(PROTECTION),
    Field::text("service", "Service supported")
        .group(PROTECTION)
        .sparse()
        .help("The business function or service that depends on it."),
    Field::integer("recovery_time_minutes", "Recovery time, minutes")
        .group(PROTECTION)
        .at_least(0)
        .aliases(&["rto"]),
    Field::integer("recovery_point_minutes", "Recovery point, minutes")
        .group(PROTECTION)
        .at_least(0)
        .aliases(&["rpo"]),
    // What can be proven about it.
    Field::date("validated_on", "Validated on").group(PROOF).governed().indexed(),
    Field::reference("validated_by", "Validated by", "person").group(PROOF).governed(),
    Field::date("sanitised_on", "Sanitised on").group(PROOF).about(Aspect::Life).governed(),
    Field::text("sanitisation", "Sanitisation").group(PROOF).about(Aspect::Life).governed(),
    Field::text("no_data_reason", "Holds no data because").group(PROOF).about(Aspect::Life).governed(),
    Field::date("retired_on", "Retired on").group(PROOF).about(Aspect::Life).governed().sparse(),
    Field::date("disposed_on", "Disposed on").group(PROOF).about(Aspect::Life).governed().sparse(),
    Field::text("disposal_route", "Disposed by").group(PROOF).about(Aspect::Life).governed(),
    Field::boolean("requestable", "Can be requested"),
    Field::long_text("notes", "Notes").aliases(&["asset notes"]),
    Field::new("tags", "Tags", Kind::Tags),
];
