//! People whom everybody knows: whoever runs the company, and those who have accounts and act.

/// Somebody who is there in a company of any size.
pub(crate) struct Pinned {
    pub(crate) first: &'static str,
    pub(crate) last: &'static str,
    pub(crate) title: &'static str,
    /// Their place in the list of departments.
    pub(crate) department: usize,
    pub(crate) runs: bool,
    /// Their place in the list of sites.
    pub(crate) site: usize,
    /// What they sign in with, their role and where it holds.
    pub(crate) account: Option<(&'static str, &'static str, Scope)>,
}

/// Where a role holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Everywhere,
    /// Only in this company; its place in the list of companies.
    Company(usize),
    /// Only for what is their own.
    Own,
}

const fn pinned(
    name: (&'static str, &'static str),
    title: &'static str,
    department: usize,
    site: usize,
) -> Pinned {
    Pinned { first: name.0, last: name.1, title, department, runs: false, site, account: None }
}

impl Pinned {
    const fn signing_in(self, username: &'static str, role: &'static str, scope: Scope) -> Self {
        Self { account: Some((username, role, scope)), ..self }
    }

    const fn running_it(self) -> Self {
        Self { runs: true, ..self }
    }
}

/// The first people of the company, in the order of their numbers.
pub(crate) const PINNED: &[Pinned] = &[
    pinned(("Katharina", "Ostermann"), "Chief Executive Officer", 0, 0).running_it(),
    pinned(("Robin", "Falk"), "Chief Information Officer", 1, 0).running_it().signing_in(
        "admin",
        "Administrator",
        Scope::Everywhere,
    ),
    pinned(("Ines", "Halloran"), "Asset Manager", 6, 0).signing_in(
        "ines",
        "Asset manager",
        Scope::Everywhere,
    ),
    pinned(("Tomasz", "Lindqvist"), "IT Technician", 6, 0).signing_in(
        "tomasz",
        "Technician",
        Scope::Everywhere,
    ),
    pinned(("Yusuf", "Demir"), "IT Technician", 6, 1).signing_in("yusuf", "Technician", Scope::Everywhere),
    pinned(("Beatriz", "Almeida"), "IT Technician", 6, 5).signing_in(
        "beatriz",
        "Technician",
        Scope::Everywhere,
    ),
    pinned(("Kinga", "Wieczorek"), "IT Technician", 6, 7).signing_in(
        "kinga",
        "Technician",
        Scope::Everywhere,
    ),
    pinned(("Solveig", "Haugen"), "IT Technician", 6, 9).signing_in(
        "solveig",
        "Technician",
        Scope::Everywhere,
    ),
    pinned(("Lena", "Arndt"), "Strategic Buyer", 11, 0).signing_in("lena", "Procurement", Scope::Everywhere),
    pinned(("Hanna", "Kruse"), "Senior Accountant", 2, 0).signing_in("hanna", "Finance", Scope::Everywhere),
    pinned(("Karim", "Benali"), "Auditor", 23, 0).signing_in("karim", "Auditor", Scope::Everywhere),
    pinned(("Duarte", "Salgado"), "Office Manager Iberia", 22, 5).signing_in(
        "duarte",
        "Asset manager",
        Scope::Company(1),
    ),
    pinned(("Mara", "Vogel"), "Product Designer", 9, 0).signing_in("mara", "Employee", Scope::Own),
];

/// The numbers of those who act, in [`PINNED`].
pub(crate) mod who {
    /// Robin, the administrator.
    pub(crate) const ADMIN: usize = 1;
    /// Ines, who keeps the register.
    pub(crate) const INES: usize = 2;
    /// Lena, who buys.
    pub(crate) const LENA: usize = 8;
    /// Hanna, who pays.
    pub(crate) const HANNA: usize = 9;
    /// Mara, who uses what she is given.
    pub(crate) const MARA: usize = 12;

    /// The technician who looks after a site.
    pub(crate) const fn technician(site: usize) -> usize {
        match site {
            0 => 3,
            5 | 6 => 5,
            7 | 8 => 6,
            9 | 10 => 7,
            _ => 4,
        }
    }
}
