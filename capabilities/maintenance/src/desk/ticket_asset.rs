//! A further asset that a ticket is about.
use crate::{desk::Ticket, kind};
use assets::Asset;
use domain::{Field, Id};
use engine::{Record, RecordKind};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct TicketAsset {
    pub(crate) id: Id<TicketAsset>,
    pub(crate) ticket: Option<Id<Ticket>>,
    pub(crate) asset: Option<Id<Asset>>,
    pub(crate) note: Option<String>,
}

const FIELDS: &[Field<'static>] = &[
    Field::reference("asset", "Asset", "asset").required().indexed().listed(),
    Field::reference("ticket", "Ticket", "ticket").required().indexed().listed(),
    Field::text("note", "Note").listed(),
];

impl Record for TicketAsset {
    const KIND: &'static RecordKind = &RecordKind {
        fields: FIELDS,
        ..kind::kind::<Self>(
            [
                "ticket-asset",
                "asset of a ticket",
                "Assets of tickets",
                "ticket-assets",
                "maintenance_ticket_assets",
            ],
            "note",
        )
    };

    fn id(&self) -> Id<Self> {
        self.id
    }
}
