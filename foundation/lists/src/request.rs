use crate::{
    column::Column,
    cursor::Cursor,
    filter::{Filter, Operator},
};
use domain::{Date, Instant};
use engine::{AsOf, Error, RecordKind, Result, View};

/// The page sizes that pages offer. The size stands in the statement: a bound limit keeps PostgreSQL from ever
/// reusing a plan, so few sizes are better than many.
pub const PAGE_SIZES: [usize; 4] = [25, 50, 100, 200];

/// By what a list is sorted; ties go by id.
#[derive(Clone, Debug)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// From the end.
    pub descending: bool,
}

/// Whether archived records are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Archived {
    /// Only those in daily use.
    #[default]
    Without,
    /// Only archived ones.
    Only,
}

impl Archived {
    /// Which rows these are, as a condition on a column of every table of records.
    pub(crate) fn condition(self) -> &'static str {
        match self {
            Self::Without => "archived_at is null",
            Self::Only => "archived_at is not null",
        }
    }
}

/// What somebody wants listed.
#[derive(Clone, Debug)]
pub struct ListRequest {
    /// All of these must hold.
    pub filters: Vec<Filter>,
    /// What was typed into the search box.
    pub search: Option<String>,
    /// The order.
    pub sort: Sort,
    /// Rows per page, 1 to 200.
    pub limit: usize,
    /// Where the page begins; the first page has none.
    pub cursor: Option<Cursor>,
    /// The columns wanted; all when empty.
    pub columns: Vec<Column>,
    /// Archived ones or not.
    pub archived: Archived,
    /// At which point of history.
    pub as_of: AsOf,
    /// Whether to count, up to a cap.
    pub count: bool,
}

/// Above this many rows a list is only sorted by a column that has an index.
pub(crate) const SORT_WITHOUT_INDEX_MAX: i64 = 100_000;

impl ListRequest {
    /// Everything, newest first.
    pub fn everything(view: &mut View<'_>, kind: &'static RecordKind) -> Result<Self> {
        Self::read(view, kind, &[])
    }

    /// Reads a request from the pairs of an address: `status=2&cost[gte]=500&q=mac&sort=-updated_at&limit=50`.
    /// Everything that is wrong is told at once.
    pub fn read(view: &mut View<'_>, kind: &'static RecordKind, pairs: &[(String, String)]) -> Result<Self> {
        let mut request = Self {
            filters: Vec::new(),
            search: None,
            sort: Self::sort(view, kind, "-id")?,
            limit: 50,
            cursor: None,
            columns: Vec::new(),
            archived: Archived::Without,
            as_of: AsOf::default(),
            count: false,
        };
        let mut errors = Vec::new();
        for (name, value) in pairs {
            match request.read_pair(view, kind, name, value.trim()) {
                Ok(()) => {}
                Err(Error::Invalid(mut more)) => errors.append(&mut more),
                Err(other) => return Err(other),
            }
        }
        if errors.is_empty() { Ok(request) } else { Err(Error::Invalid(errors)) }
    }

    fn read_pair(
        &mut self,
        view: &mut View<'_>,
        kind: &'static RecordKind,
        name: &str,
        value: &str,
    ) -> Result<()> {
        let wrong = |code, message: String| Err(Error::invalid(name, code, message));
        match name {
            "q" if value.chars().count() > 200 => {
                return wrong("too-long", "A search has at most 200 characters.".into());
            }
            "q" => self.search = Some(value.to_owned()).filter(|text| !text.is_empty()),
            "sort" => self.sort = Self::sort(view, kind, value)?,
            "limit" => match value.parse::<usize>() {
                Ok(limit) if (1..=200).contains(&limit) => self.limit = limit,
                _ => return wrong("not-a-page-size", "A page has 1 to 200 rows.".into()),
            },
            "cursor" => match Cursor::read(value) {
                Some(cursor) => self.cursor = Some(cursor),
                None => return wrong("not-a-cursor", "This is not the cursor of an earlier page.".into()),
            },
            "fields" => {
                for name in value.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                    match Column::find(view, kind, name)? {
                        Some(column) => self.columns.push(column),
                        None => return wrong("unknown-field", format!("There is no field {name}.")),
                    }
                }
            }
            "archived" => match value {
                "false" | "" => self.archived = Archived::Without,
                "true" | "only" => self.archived = Archived::Only,
                _ => return wrong("not-a-boolean", "archived is true or false.".into()),
            },
            "as_of" => match value.parse::<Date>() {
                Ok(day) => self.as_of.on = Some(day),
                Err(_) => return wrong("not-a-date", "as_of is a day such as 2026-03-01.".into()),
            },
            "as_known_at" => match value.parse::<Instant>() {
                Ok(moment) => self.as_of.known_at = Some(moment),
                Err(_) => {
                    return wrong(
                        "not-an-instant",
                        "as_known_at is a time such as 2026-03-01T09:30:00Z.".into(),
                    );
                }
            },
            "count" => self.count = matches!(value, "true" | "1" | "yes"),
            _ => {
                let (field, word) = match name.split_once('[') {
                    Some((field, rest)) => (field, rest.strip_suffix(']').unwrap_or("?")),
                    None => (name, ""),
                };
                self.filters.push(Filter::read(view, kind, field, word, value)?);
            }
        }
        Ok(())
    }

    /// Reads `name` or `-name`.
    fn sort(view: &mut View<'_>, kind: &'static RecordKind, text: &str) -> Result<Sort> {
        let (name, descending) = match text.strip_prefix('-') {
            Some(name) => (name, true),
            None => (text, false),
        };
        let column = Column::find(view, kind, name)?;
        let Some(column) = column.filter(Column::is_sortable) else {
            return Err(Error::invalid("sort", "not-sortable", format!("Lists cannot be sorted by {name}.")));
        };
        Ok(Sort { column, descending })
    }

    /// Whether any filter or the sort or a wanted column is a derived field: then lists of the past must work
    /// them out.
    pub(crate) fn needs_derived(&self) -> bool {
        let derived = |column: &Column| column.field.is_some_and(|field| field.derived);
        derived(&self.sort.column)
            || self.filters.iter().any(|filter| derived(&filter.column))
            || self.columns.is_empty()
            || self.columns.iter().any(derived)
    }

    /// The request as the pairs of an address, without cursor: a link that carries everything.
    pub fn to_pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        if let Some(search) = &self.search {
            pairs.push(("q".to_owned(), search.clone()));
        }
        for filter in &self.filters {
            let name = match filter.operator {
                Operator::Is => filter.column.name.clone(),
                operator => format!("{}[{}]", filter.column.name, operator.word()),
            };
            pairs.push((name, filter.written.clone()));
        }
        let sort = format!("{}{}", if self.sort.descending { "-" } else { "" }, self.sort.column.name);
        if sort != "-id" {
            pairs.push(("sort".to_owned(), sort));
        }
        if self.archived == Archived::Only {
            pairs.push(("archived".to_owned(), "true".to_owned()));
        }
        if let Some(day) = self.as_of.on {
            pairs.push(("as_of".to_owned(), day.to_string()));
        }
        pairs
    }
}
