//! What the columns of a file can be for a kind of record.
use crate::adapters::{self, Extra};
use domain::{Field, Kind};
use engine::{RecordKind, Result, View};
use sheets::Target;

/// What a column fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A field of the kind.
    Field(&'static str),
    /// The currency of a money field.
    Currency(&'static str),
    /// A custom field, by key.
    Custom(String),
    /// Something that the kind's adapter understands.
    Extra(&'static str),
}

/// Everything that a column can be.
pub(crate) fn targets(view: &mut View<'_>, kind: &'static RecordKind) -> Result<Vec<(Target, What)>> {
    let mut all = Vec::new();
    for field in kind.fields.iter().filter(|field| field.editable()) {
        let mut target = Target::of(field);
        target.required = false;
        target.aliases.extend(adapters::aliases(kind.name, field.name));
        all.push((target, What::Field(field.name)));
        if matches!(field.kind, Kind::Money) {
            all.push((Target::currency_of(field), What::Currency(field.name)));
        }
    }
    for row in view.custom_fields(kind.name)?.iter() {
        let target = row.as_field(|field: &Field<'_>| Target { required: false, ..Target::of(field) });
        all.push((target, What::Custom(row.definition.key.clone())));
    }
    for Extra { name, label, aliases } in adapters::extras(kind.name) {
        let mut known: Vec<String> = aliases.iter().map(|alias| (*alias).to_owned()).collect();
        known.extend(adapters::aliases(kind.name, name));
        let target =
            Target { name: (*name).to_owned(), label: (*label).to_owned(), aliases: known, required: false };
        all.push((target, What::Extra(name)));
    }
    Ok(all)
}
