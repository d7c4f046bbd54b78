//! The asset itself.
use crate::{
    READ, StatusId,
    fields::FIELDS,
    rules::{days::Spans, stage::Stage},
    set_status, store,
};
use catalog::Model;
use domain::{Date, Field, Id, State};
use engine::{Belonging, Error, Record, RecordKind, Result, View, Work, derive_state, prepare_state};
use people::{Company, Location, Person};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// An asset, as far as rules care; its other fields are carried along by the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asset {
    /// Its identity.
    pub id: Id<Asset>,
    /// The text on its label.
    #[serde(default)]
    pub tag: String,
    /// What the manufacturer calls it.
    pub serial: Option<String>,
    /// What it is one of.
    pub model: Option<Id<Model>>,
    /// The company's own word for where it is in its life.
    pub status: Option<StatusId>,
    /// Where it is in its life.
    #[serde(default)]
    pub stage: Stage,
    /// What it is part of.
    pub parent: Option<Id<Asset>>,
    /// Where it stands.
    pub location: Option<Id<Location>>,
    /// Where it goes back to.
    pub home_location: Option<Id<Location>>,
    /// Whose it is.
    pub company: Option<Id<Company>>,
    /// The person who holds it.
    pub holder_person: Option<Id<Person>>,
    /// The place that holds it.
    pub holder_location: Option<Id<Location>>,
    /// The asset that holds it.
    pub holder_asset: Option<Id<Asset>>,
    /// Since when it is held.
    pub held_since: Option<Date>,
    /// When it should come back.
    pub due_back: Option<Date>,
    /// How good it is.
    pub condition: Option<String>,
    /// When it was bought.
    pub purchased_on: Option<Date>,
    /// When it arrived.
    pub received_on: Option<Date>,
    /// When it was first put to use.
    pub in_service_on: Option<Date>,
    /// Its own warranty.
    pub warranty_months: Option<i64>,
    /// A stated end of the warranty.
    pub warranty_until: Option<Date>,
    /// Its own planned life.
    pub lifespan_months: Option<i64>,
    /// A stated end of its life.
    pub end_of_life_on: Option<Date>,
    /// Its own end of regular support.
    pub support_ends_on: Option<Date>,
    /// Its own end of extended support.
    pub extended_support_ends_on: Option<Date>,
    /// When somebody last confirmed the entry.
    pub validated_on: Option<Date>,
    /// Who did.
    pub validated_by: Option<Id<Person>>,
    /// When its data were made unrecoverable.
    pub sanitised_on: Option<Date>,
    /// How.
    pub sanitisation: Option<String>,
    /// Why it holds no data, as somebody stated.
    pub no_data_reason: Option<String>,
    /// When it went out of service.
    pub retired_on: Option<Date>,
    /// When it left.
    pub disposed_on: Option<Date>,
    /// How it left.
    pub disposal_route: Option<String>,
}

/// Who or what holds an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A person uses it.
    Person(Id<Person>),
    /// It serves a place: a meeting room's screen, a rack's server.
    Location(Id<Location>),
    /// It is attached to another asset.
    Asset(Id<Asset>),
}

impl Asset {
    /// Who or what holds it.
    pub fn holder(&self) -> Option<Holder> {
        let person = self.holder_person.map(Holder::Person);
        person.or(self.holder_location.map(Holder::Location)).or(self.holder_asset.map(Holder::Asset))
    }

    /// The asset with another holder (or none) since a day.
    #[must_use]
    pub fn held_by(&self, holder: Option<Holder>, since: Option<Date>, due_back: Option<Date>) -> Self {
        let mut asset = Self {
            holder_person: None,
            holder_location: None,
            holder_asset: None,
            held_since: since,
            due_back,
            ..self.clone()
        };
        match holder {
            None => {}
            Some(Holder::Person(person)) => asset.holder_person = Some(person),
            Some(Holder::Location(location)) => asset.holder_location = Some(location),
            Some(Holder::Asset(other)) => asset.holder_asset = Some(other),
        }
        asset
    }
}

impl Record for Asset {
    const KIND: &'static RecordKind = &RecordKind {
        name: "asset",
        one: "asset",
        many: "Assets",
        path: "assets",
        table: "assets",
        label: "tag",
        keys: &["tag", "serial", "imei", "hostname"],
        fields: FIELDS as &[Field<'static>],
        indexes: &[
            "status, tag, id",
            "stage, tag, id",
            "location, status, id",
            "location, tag, id",
            "location, updated_at, id",
            "category, status, id",
            "category, tag, id",
            "category, updated_at, id",
            "model, status, id",
            "model, updated_at, id",
        ],
        belonging: Belonging {
            company: Some("company"),
            location: Some("location"),
            department: Some("department"),
            own: &["holder_person", "owner"],
        },
        read: READ,
        register: crate::REGISTER,
        edit: crate::EDIT,
        archive: crate::ARCHIVE,
        open: true,
        prepare: prepare_state::<Self>,
        derive: derive_state::<Self>,
    };

    fn id(&self) -> Id<Self> {
        self.id
    }

    fn prepare(before: Option<&Self>, mut after: Self, whole: &State, work: &mut Work<'_>) -> Result<Self> {
        let mut wrong = Vec::new();
        if let Some(parent) =
            after.parent.filter(|parent| before.is_none_or(|was| was.parent != Some(*parent)))
        {
            work.refuse_loop(Self::KIND, after.id.number(), Some(parent.number()))?;
        }
        if let Some(serial) = &after.serial
            && before.is_none_or(|was| was.serial != after.serial || was.model != after.model)
            && let Some(other) = store::same_serial(work, after.id, serial, after.model)?
        {
            let message = format!("{other} already has the serial number {serial}.");
            wrong.push(domain::FieldError::new("serial", "already-taken", message));
        }
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        if after.tag.is_empty() {
            after.tag = match before {
                Some(was) => was.tag.clone(),
                None => store::next_tag(work, after.model, after.company)?,
            };
        }
        set_status::follow_status(before, after, whole, work)
    }

    fn derive(&self, view: &mut View<'_>) -> Result<State> {
        let model = store::model_facts(view, self.model)?;
        let spans = Spans {
            purchased_on: self.purchased_on,
            received_on: self.received_on,
            in_service_on: self.in_service_on,
            warranty_stated: self.warranty_until,
            warranty_months: self.warranty_months.or(model.warranty_months),
            lifespan_months: self.lifespan_months.or(model.lifespan_months),
            end_stated: self.end_of_life_on,
        };
        let supported_until = self
            .extended_support_ends_on
            .or(self.support_ends_on)
            .or(model.extended_support_ends_on)
            .or(model.support_ends_on);
        let mut derived = State::new();
        let mut put = |name: &str, value: serde_json::Value| {
            if !value.is_null() {
                derived.insert(name.to_owned(), value);
            }
        };
        put("category", json!(model.category));
        put("manufacturer", json!(model.manufacturer));
        put("warranty_ends_on", json!(spans.warranty_ends_on()));
        put("planned_end_on", json!(spans.planned_end_on()));
        put("supported_until", json!(supported_until));
        Ok(derived)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An asset on the shelf.
    pub(crate) fn asset(tag: &str) -> Asset {
        let state = State::from_iter([("id".to_owned(), json!(1)), ("tag".to_owned(), json!(tag))]);
        serde_json::from_value(state.into()).unwrap()
    }

    #[test]
    fn it_has_one_holder_at_a_time() {
        let day = "2026-03-01".parse().ok();
        let held = asset("A-1").held_by(Some(Holder::Person(Id::new(3))), day, None);
        assert_eq!(held.holder(), Some(Holder::Person(Id::new(3))));
        let moved = held.held_by(Some(Holder::Location(Id::new(4))), day, day);
        assert_eq!((moved.holder(), moved.due_back), (Some(Holder::Location(Id::new(4))), day));
        assert_eq!(moved.held_by(None, None, None), asset("A-1"));
    }
}
