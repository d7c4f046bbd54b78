//! How Snipe-IT's files call our fields: its importer's keys beside ours; the headers for each key `sheets` knows.
use sheets::snipeit::{SnipeFile, aliases as headers_of};

const ASSETS: &[(&str, &str)] = &[
    ("tag", "asset_tag"),
    ("name", "item_name"),
    ("serial", "serial"),
    ("model", "asset_model"),
    ("model.model_number", "model_number"),
    ("model.notes", "model_notes"),
    ("model.category", "category"),
    ("model.manufacturer", "manufacturer"),
    ("company", "company"),
    ("location", "location"),
    ("supplier", "supplier"),
    ("status", "status"),
    ("order_number", "order_number"),
    ("purchased_on", "purchase_date"),
    ("cost", "purchase_cost"),
    ("warranty_months", "warranty_months"),
    ("end_of_life_on", "asset_eol_date"),
    ("notes", "asset_notes"),
    ("requestable", "requestable"),
    ("audited_on", "last_audit_date"),
    ("audit_due_on", "next_audit_date"),
    ("holder.kind", "checkout_class"),
    ("holder.username", "username"),
    ("holder.first_name", "first_name"),
    ("holder.last_name", "last_name"),
    ("holder.name", "full_name"),
    ("holder.email", "email"),
    ("holder.location", "checkout_location"),
    ("holder.since", "last_checkout"),
    ("holder.due_back", "expected_checkin"),
];

const PEOPLE: &[(&str, &str)] = &[
    ("first_name", "first_name"),
    ("last_name", "last_name"),
    ("username", "username"),
    ("email", "email"),
    ("job_title", "jobtitle"),
    ("employee_number", "employee_num"),
    ("phone", "phone_number"),
    ("company", "company"),
    ("location", "location"),
    ("department", "department"),
    ("address", "address"),
    ("city", "city"),
    ("state", "state"),
    ("country", "country"),
    ("postal_code", "zip"),
    ("website", "website"),
    ("notes", "notes"),
    ("remote", "remote"),
    ("vip", "vip"),
    ("starts_on", "start_date"),
    ("ends_on", "end_date"),
];

const LOCATIONS: &[(&str, &str)] = &[
    ("name", "name"),
    ("parent", "parent_location"),
    ("address", "address"),
    ("address_2", "address2"),
    ("city", "city"),
    ("state", "state"),
    ("country", "country"),
    ("postal_code", "zip"),
    ("currency", "currency"),
    ("directory_ou", "ldap_ou"),
    ("manager", "manager"),
    ("notes", "notes"),
];

const MODELS: &[(&str, &str)] = &[
    ("name", "item_name"),
    ("category", "category"),
    ("manufacturer", "manufacturer"),
    ("model_number", "model_number"),
    ("lifespan_months", "eol"),
    ("min_quantity", "min_amt"),
    ("notes", "notes"),
    ("requestable", "requestable"),
];

/// The headers that Snipe-IT's files have for a field or an extra of ours.
pub(crate) fn aliases(kind: &str, target: &str) -> Vec<String> {
    let (file, table) = match kind {
        "asset" => (SnipeFile::Assets, ASSETS),
        "person" => (SnipeFile::Users, PEOPLE),
        "location" => (SnipeFile::Locations, LOCATIONS),
        "model" => (SnipeFile::Models, MODELS),
        _ => return Vec::new(),
    };
    let keys = table.iter().filter(|(ours, _)| *ours == target).map(|(_, theirs)| *theirs);
    keys.flat_map(|key| headers_of(file, key)).map(|alias| (*alias).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_theirs_is_one_that_sheets_knows() {
        for (file, table) in [
            (SnipeFile::Assets, ASSETS),
            (SnipeFile::Users, PEOPLE),
            (SnipeFile::Locations, LOCATIONS),
            (SnipeFile::Models, MODELS),
        ] {
            for (_, theirs) in table {
                assert!(!headers_of(file, theirs).is_empty(), "{file:?} has no {theirs}");
            }
        }
    }
}
