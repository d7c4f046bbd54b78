use crate::Aspect;
use serde::Serialize;

/// How loud a choice is shown: the fixed status colours of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// In use, verified, passed.
    Ok,
    /// In stock, a machine's event.
    Info,
    /// Being prepared.
    Preparing,
    /// In repair, due soon.
    Warn,
    /// Missing, failed, overdue.
    Bad,
    /// On order, retiring, ended.
    Muted,
}

/// One of the values that a choice field may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Choice<'a> {
    /// Stored and sent: `in-use`.
    pub value: &'a str,
    /// Shown: "In use".
    pub label: &'a str,
    /// Its colour.
    pub tone: Tone,
}

impl<'a> Choice<'a> {
    /// A choice of quiet colour.
    pub const fn new(value: &'a str, label: &'a str) -> Self {
        Self { value, label, tone: Tone::Muted }
    }

    /// A choice with its colour.
    pub const fn toned(value: &'a str, label: &'a str, tone: Tone) -> Self {
        Self { value, label, tone }
    }
}

/// What kind of value a field holds, and therefore how it is read, checked, stored, sorted and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A whole number, 64 bits.
    Integer,
    /// An exact decimal, kept as text: `"12.5"`.
    Decimal,
    /// An amount with its currency; two columns, `<name>` in minor units and `<name>_currency`.
    Money,
    /// A calendar day.
    Date,
    /// A moment; milliseconds in the database, RFC 3339 outside.
    Instant,
    /// Yes or no.
    Boolean,
    /// One of a list.
    Choice(&'a [Choice<'a>]),
    /// Several of a list.
    Choices(&'a [Choice<'a>]),
    /// A web address, http or https.
    Url,
    /// An e-mail address.
    Email,
    /// An IPv4 or IPv6 address.
    Ip,
    /// A hardware address, kept as `aa:bb:cc:dd:ee:ff`.
    Mac,
    /// The 15 digits of a phone, with their check digit.
    Imei,
    /// The id of another record of the named kind.
    Reference(&'a str),
    /// Free labels.
    Tags,
    /// Structured data of a capability; not edited as one field.
    Json,
}

impl Kind<'_> {
    /// The word for this kind in custom-field definitions, schemas and documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long-text",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Money => "money",
            Self::Date => "date",
            Self::Instant => "instant",
            Self::Boolean => "boolean",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "multi-choice",
            Self::Url => "url",
            Self::Email => "email",
            Self::Ip => "ip",
            Self::Mac => "mac",
            Self::Imei => "imei",
            Self::Reference(_) => "reference",
            Self::Tags => "tags",
            Self::Json => "json",
        }
    }
}

/// One field of a record: everything that lists, forms, imports, exports, the API and the store need to know
/// about it, said once.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Its key in JSON, its column, its name in filters: `serial`.
    pub name: &'a str,
    /// What people call it: "Serial number".
    pub label: &'a str,
    /// What it holds.
    pub kind: Kind<'a>,
    /// The heading it stands under on a form.
    pub group: &'a str,
    /// One sentence of help beside the field; empty when the label says it all.
    pub help: &'a str,
    /// Which side of the record's history it belongs to.
    pub aspect: Aspect,
    /// Headers by which other systems' files call it, lower case.
    pub aliases: &'a [&'a str],
    /// Must be there.
    pub required: bool,
    /// No two records that are not archived share a value.
    pub unique: bool,
    /// The longest text, in characters.
    pub max_length: usize,
    /// The smallest number or amount.
    pub min: Option<i64>,
    /// A regular expression the whole text must match.
    pub pattern: Option<&'a str>,
    /// Has an index, so that lists of any size may be filtered and sorted by it.
    pub indexed: bool,
    /// The index leaves out records without a value: for fields that most records do not have.
    pub sparse: bool,
    /// Found by the search box.
    pub searchable: bool,
    /// Personal data: sealed under the record's own key in the journal, so that it can be erased.
    pub personal: bool,
    /// Set by the rules of its capability (holder, stage), not by register or edit.
    pub governed: bool,
    /// Worked out from other fields and kept in a column only; not part of the state or the journal.
    pub derived: bool,
    /// Shown in a list until somebody chooses other columns.
    pub listed: bool,
}

/// The longest single line that a field takes unless it says otherwise.
const LINE: usize = 255;
/// The longest text of several lines.
const PAGE: usize = 20_000;

impl<'a> Field<'a> {
    /// A field of some kind; the builders below say the rest.
    pub const fn new(name: &'a str, label: &'a str, kind: Kind<'a>) -> Self {
        Self {
            name,
            label,
            kind,
            group: "",
            help: "",
            aspect: Aspect::Facts,
            aliases: &[],
            required: false,
            unique: false,
            max_length: if matches!(kind, Kind::LongText) { PAGE } else { LINE },
            min: None,
            pattern: None,
            indexed: false,
            sparse: false,
            searchable: false,
            personal: false,
            governed: false,
            derived: false,
            listed: false,
        }
    }

    /// One line of text.
    pub const fn text(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::Text)
    }
    /// Several lines of text.
    pub const fn long_text(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::LongText)
    }
    /// A whole number.
    pub const fn integer(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::Integer)
    }
    /// An amount of money; belongs to the money aspect.
    pub const fn money(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::Money).about(Aspect::Money)
    }
    /// A calendar day.
    pub const fn date(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::Date)
    }
    /// Yes or no.
    pub const fn boolean(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Kind::Boolean)
    }
    /// One of a list.
    pub const fn choice(name: &'a str, label: &'a str, choices: &'a [Choice<'a>]) -> Self {
        Self::new(name, label, Kind::Choice(choices))
    }
    /// Another record, by the name of its kind.
    pub const fn reference(name: &'a str, label: &'a str, kind: &'a str) -> Self {
        Self::new(name, label, Kind::Reference(kind))
    }

    /// Under which heading of a form it stands.
    pub const fn group(self, group: &'a str) -> Self {
        Self { group, ..self }
    }
    /// A sentence of help.
    pub const fn help(self, help: &'a str) -> Self {
        Self { help, ..self }
    }
    /// Which side of the history it belongs to.
    pub const fn about(self, aspect: Aspect) -> Self {
        Self { aspect, ..self }
    }
    /// Other systems' headers for it, lower case.
    pub const fn aliases(self, aliases: &'a [&'a str]) -> Self {
        Self { aliases, ..self }
    }
    /// It must be there.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
    /// No two records share a value. Implies an index.
    pub const fn unique(self) -> Self {
        Self { unique: true, indexed: true, ..self }
    }
    /// The longest text, in characters.
    pub const fn max(self, max_length: usize) -> Self {
        Self { max_length, ..self }
    }
    /// The smallest number.
    pub const fn at_least(self, min: i64) -> Self {
        Self { min: Some(min), ..self }
    }
    /// A regular expression that the whole text must match.
    pub const fn pattern(self, pattern: &'a str) -> Self {
        Self { pattern: Some(pattern), ..self }
    }
    /// Lists may be filtered and sorted by it at any size.
    pub const fn indexed(self) -> Self {
        Self { indexed: true, ..self }
    }
    /// Indexed, leaving out records that have no value.
    pub const fn sparse(self) -> Self {
        Self { indexed: true, sparse: true, ..self }
    }
    /// The search box finds it.
    pub const fn searchable(self) -> Self {
        Self { searchable: true, ..self }
    }
    /// Personal data.
    pub const fn personal(self) -> Self {
        Self { personal: true, ..self }
    }
    /// Set by rules, not by edits.
    pub const fn governed(self) -> Self {
        Self { governed: true, ..self }
    }
    /// Worked out, kept in a column only.
    pub const fn derived(self) -> Self {
        Self { derived: true, governed: true, ..self }
    }
    /// Among the first columns of a list.
    pub const fn listed(self) -> Self {
        Self { listed: true, ..self }
    }

    /// Whether a person may set it when registering or editing.
    pub const fn editable(&self) -> bool {
        !self.governed && !self.derived && !matches!(self.kind, Kind::Json)
    }
}
