use domain::{Field, Kind};
use engine::{CustomFieldRow, RecordKind, Result, View, columns_of};

/// What a column holds, as far as filters, sorting and showing care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line that compares without regard to case.
    Text,
    /// Several lines; only searched.
    LongText,
    /// A whole number.
    Integer,
    /// An exact decimal.
    Decimal,
    /// An amount with its currency.
    Money,
    /// A calendar day.
    Date,
    /// A moment.
    Instant,
    /// Yes or no.
    Boolean,
    /// One of a list.
    Choice,
    /// Several of a list.
    Choices,
    /// Another record; [`Column::refers_to`] tells of which kind.
    Reference,
    /// Free labels.
    Tags,
    /// Structured data; neither filtered nor sorted.
    Json,
}

impl Shape {
    /// Whether lists can be sorted by what it holds.
    pub const fn is_sortable(self) -> bool {
        !matches!(self, Self::LongText | Self::Choices | Self::Tags | Self::Json | Self::Reference)
    }
}

/// One column that a list of some kind can show: a field, a custom field, or what the engine knows beside them.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name in requests and answers: `serial`, `custom.ram_gb`, `updated_at`.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// What it holds.
    pub shape: Shape,
    /// Whether an index carries it, so that lists of any size may be sorted by it.
    pub indexed: bool,
    /// The field, when it is one of the kind's own.
    pub field: Option<&'static Field<'static>>,
    /// The custom field, when it is one.
    pub custom: Option<CustomFieldRow>,
}

impl Column {
    /// The columns of a kind, in the order of its fields, custom fields after them.
    pub fn all(view: &mut View<'_>, kind: &'static RecordKind) -> Result<Vec<Self>> {
        let own = kind.fields.iter().map(Self::of_field);
        let system = [
            ("created_at", "Registered", Shape::Instant),
            ("updated_at", "Last change", Shape::Instant),
            ("id", "Number", Shape::Integer),
        ]
        .map(|(name, label, shape)| Self {
            name: name.into(),
            label: label.into(),
            shape,
            indexed: name != "created_at",
            field: None,
            custom: None,
        });
        let custom = view.custom_fields(kind.name)?;
        Ok(own.chain(custom.iter().map(Self::of_custom)).chain(system).collect())
    }

    /// The column with this name.
    pub fn find(view: &mut View<'_>, kind: &'static RecordKind, name: &str) -> Result<Option<Self>> {
        if let Some(field) = kind.field(name) {
            return Ok(Some(Self::of_field(field)));
        }
        Ok(Self::all(view, kind)?.into_iter().find(|column| column.name == name))
    }

    fn of_field(field: &'static Field<'static>) -> Self {
        Self {
            name: field.name.to_owned(),
            label: field.label.to_owned(),
            shape: shape_of(field.kind),
            indexed: field.indexed,
            field: Some(field),
            custom: None,
        }
    }

    fn of_custom(row: &CustomFieldRow) -> Self {
        let it = &row.definition;
        Self {
            name: format!("custom.{}", it.key),
            label: it.label.clone(),
            shape: row.as_field(|field| shape_of(field.kind)),
            indexed: true,
            field: None,
            custom: Some(row.clone()),
        }
    }

    /// The key of a custom column.
    pub fn custom_key(&self) -> Option<&str> {
        self.custom.as_ref().map(|row| row.definition.key.as_str())
    }

    /// Whether lists can be sorted by it at all.
    pub fn is_sortable(&self) -> bool {
        self.shape.is_sortable()
    }

    /// The kind of record that it refers to.
    pub fn refers_to(&self, view: &View<'_>) -> Option<&'static RecordKind> {
        match (self.field.map(|field| field.kind), &self.custom) {
            (Some(Kind::Reference(kind)), _) => view.kind(kind),
            (None, Some(row)) => view.kind(row.definition.refers_to.as_deref()?),
            _ => None,
        }
    }

    /// Its columns in the table; none for a custom field, whose values lie in `custom`.
    pub(crate) fn table_columns(&self) -> Vec<String> {
        match (self.field, &self.custom) {
            (Some(field), _) => columns_of(field),
            (None, Some(_)) => Vec::new(),
            (None, None) => vec![self.name.clone()],
        }
    }
}

/// What a column of a field of this kind holds.
pub fn shape_of(kind: Kind<'_>) -> Shape {
    match kind {
        Kind::Text | Kind::Url | Kind::Email | Kind::Ip | Kind::Mac | Kind::Imei => Shape::Text,
        Kind::LongText => Shape::LongText,
        Kind::Integer => Shape::Integer,
        Kind::Decimal => Shape::Decimal,
        Kind::Money => Shape::Money,
        Kind::Date => Shape::Date,
        Kind::Instant => Shape::Instant,
        Kind::Boolean => Shape::Boolean,
        Kind::Choice(_) => Shape::Choice,
        Kind::Choices(_) => Shape::Choices,
        Kind::Reference(_) => Shape::Reference,
        Kind::Tags => Shape::Tags,
        Kind::Json => Shape::Json,
    }
}
