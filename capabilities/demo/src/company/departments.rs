//! Departments, which are cost centres as well.

/// A department as it is registered, and who works in it.
pub(crate) struct Department {
    pub(crate) name: &'static str,
    pub(crate) cost_centre: &'static str,
    /// Its place in [`DEPARTMENTS`] of the one above; its own place for the topmost.
    pub(crate) parent: usize,
    /// How many of a thousand people work in it.
    pub(crate) share: u32,
    /// What its manager is called.
    pub(crate) head: &'static str,
    /// What the others are called.
    pub(crate) titles: &'static [&'static str],
    pub(crate) wants: Wants,
}

/// What people of a department usually work with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wants {
    /// Whatever is bought that month.
    Office,
    /// A Mac, two times in three.
    Mac,
    /// A phone, always, and a tablet now and then.
    Travel,
    /// Data that others must not see.
    Confidential,
}

const fn department(
    name: &'static str,
    cost_centre: &'static str,
    parent: usize,
    share: u32,
    people: (&'static str, &'static [&'static str]),
    wants: Wants,
) -> Department {
    Department { name, cost_centre, parent, share, head: people.0, titles: people.1, wants }
}

/// The departments, parents first. A small company has only the first ones; what it lacks is done by the one above.
pub(crate) const DEPARTMENTS: &[Department] = &[
    department(
        "Management",
        "1000",
        0,
        8,
        ("Chief Executive Officer", &["Assistant to the board", "Chief of Staff"]),
        Wants::Confidential,
    ),
    department(
        "Information Technology",
        "4100",
        0,
        26,
        ("Chief Information Officer", &["IT Architect", "IT Controller", "Systems Analyst"]),
        Wants::Mac,
    ),
    department(
        "Finance",
        "2100",
        0,
        34,
        ("Chief Financial Officer", &["Accountant", "Senior Accountant", "Payroll Specialist"]),
        Wants::Confidential,
    ),
    department(
        "Engineering",
        "4700",
        0,
        60,
        ("Chief Technology Officer", &["Software Engineer", "Senior Software Engineer", "Staff Engineer"]),
        Wants::Mac,
    ),
    department(
        "Sales",
        "5100",
        0,
        52,
        ("Chief Sales Officer", &["Account Manager", "Sales Manager", "Sales Operations Specialist"]),
        Wants::Travel,
    ),
    department(
        "People & Culture",
        "2300",
        0,
        32,
        ("Head of People", &["HR Business Partner", "Recruiter", "HR Specialist"]),
        Wants::Confidential,
    ),
    department(
        "Workplace Services",
        "4110",
        1,
        30,
        ("Head of Workplace Services", &["IT Technician", "Service Desk Analyst", "Asset Coordinator"]),
        Wants::Office,
    ),
    department(
        "Product Engineering",
        "4710",
        3,
        128,
        (
            "Head of Product Engineering",
            &["Software Engineer", "Senior Software Engineer", "Engineering Manager", "Frontend Engineer"],
        ),
        Wants::Mac,
    ),
    department(
        "Customer Support",
        "5300",
        4,
        84,
        ("Head of Customer Support", &["Support Agent", "Support Engineer", "Team Coordinator"]),
        Wants::Office,
    ),
    department(
        "Product Design",
        "4720",
        3,
        38,
        ("Head of Design", &["Product Designer", "UX Researcher", "Design Lead"]),
        Wants::Mac,
    ),
    department(
        "Infrastructure & Cloud",
        "4120",
        1,
        40,
        ("Head of Infrastructure", &["System Engineer", "Network Engineer", "Site Reliability Engineer"]),
        Wants::Mac,
    ),
    department(
        "Procurement",
        "2120",
        2,
        16,
        ("Head of Procurement", &["Buyer", "Strategic Buyer"]),
        Wants::Office,
    ),
    department(
        "Data & Analytics",
        "4730",
        3,
        46,
        ("Head of Data", &["Data Engineer", "Data Analyst", "Data Scientist"]),
        Wants::Mac,
    ),
    department(
        "Sales DACH",
        "5110",
        4,
        62,
        ("Head of Sales DACH", &["Account Executive", "Account Manager", "Presales Consultant"]),
        Wants::Travel,
    ),
    department(
        "Marketing",
        "5200",
        0,
        44,
        ("Head of Marketing", &["Marketing Manager", "Content Editor", "Campaign Manager"]),
        Wants::Mac,
    ),
    department(
        "Information Security",
        "4130",
        1,
        16,
        ("Chief Information Security Officer", &["Security Analyst", "Security Engineer"]),
        Wants::Confidential,
    ),
    department(
        "Controlling",
        "2110",
        2,
        20,
        ("Head of Controlling", &["Controller", "Financial Analyst"]),
        Wants::Confidential,
    ),
    department(
        "Sales Iberia",
        "5120",
        4,
        40,
        ("Head of Sales Iberia", &["Account Executive", "Presales Consultant"]),
        Wants::Travel,
    ),
    department(
        "Quality & Release",
        "4740",
        3,
        44,
        ("Head of Quality", &["Test Engineer", "Release Manager", "Quality Analyst"]),
        Wants::Office,
    ),
    department(
        "Sales Poland & Nordics",
        "5130",
        4,
        38,
        ("Head of Sales North & East", &["Account Executive", "Presales Consultant"]),
        Wants::Travel,
    ),
    department(
        "Logistics",
        "3100",
        0,
        62,
        ("Head of Logistics", &["Warehouse Clerk", "Dispatcher", "Shift Lead"]),
        Wants::Office,
    ),
    department(
        "Legal & Compliance",
        "2400",
        0,
        18,
        ("General Counsel", &["Legal Counsel", "Data Protection Officer", "Compliance Officer"]),
        Wants::Confidential,
    ),
    department(
        "Facilities",
        "3200",
        0,
        26,
        ("Head of Facilities", &["Facility Manager", "Receptionist", "Building Technician"]),
        Wants::Office,
    ),
    department("Internal Audit", "1100", 0, 8, ("Head of Internal Audit", &["Auditor"]), Wants::Confidential),
    department(
        "Learning & Development",
        "2310",
        5,
        14,
        ("Head of Learning", &["Trainer", "Learning Designer"]),
        Wants::Office,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn parents_come_first_and_numbers_are_not_shared() {
        for (at, department) in DEPARTMENTS.iter().enumerate() {
            assert!(department.parent < at || at == 0, "{}", department.name);
        }
        let numbers: BTreeSet<&str> = DEPARTMENTS.iter().map(|department| department.cost_centre).collect();
        assert_eq!(numbers.len(), DEPARTMENTS.len());
    }
}
