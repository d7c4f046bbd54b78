//! The lines of an order belong where the order does: whoever does not see it sees nothing of what was done for it.
use crate::{
    orders::{ChecklistLine, LabourEntry, OrderAsset, Part, WorkOrder},
    store,
};
use domain::{Event, Field, Id};
use engine::{Belonging, Happened, Happening, Record, Result, Work};
use people::{Company, Location, Person};
use serde::{Deserialize, Serialize};

/// A line went where its order went.
pub(crate) const FOLLOWED: Event = Event::new("followed-order", "moved with its order");

/// Where an order belongs, as its lines carry it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Home {
    company: Option<Id<Company>>,
    location: Option<Id<Location>>,
    technician: Option<Id<Person>>,
}

pub(crate) const COMPANY: Field<'static> =
    Field::reference("company", "Company", "company").governed().indexed();
pub(crate) const LOCATION: Field<'static> =
    Field::reference("location", "Place", "location").governed().sparse();
pub(crate) const TECHNICIAN: Field<'static> =
    Field::reference("technician", "Technician", "person").governed().sparse();

/// The columns that say so.
pub(crate) const BELONGING: Belonging = Belonging {
    company: Some("company"),
    location: Some("location"),
    department: None,
    own: &["technician"],
};

/// A line of an order.
pub(crate) trait LineOfOrder: Record + Clone {
    fn home(&mut self) -> &mut Home;
}

impl Home {
    /// Where an order belongs; nowhere without one.
    pub(crate) fn of(work: &mut Work<'_>, order: Option<Id<WorkOrder>>) -> Result<Self> {
        let Some(order) = order else { return Ok(Self::default()) };
        let order = work.load(order)?;
        Ok(Self { company: order.company, location: order.location, technician: order.technician })
    }
}

/// An order belongs elsewhere: its lines follow.
pub(crate) fn lines_follow(work: &mut Work<'_>, happened: &Happened) -> Result<()> {
    let (Some(before), Some(after)) = (&happened.before, &happened.after) else { return Ok(()) };
    if ["company", "location", "technician"].iter().all(|name| before.get(*name) == after.get(*name)) {
        return Ok(());
    }
    let order = Id::new(happened.entry.record);
    let home = Home::of(work, Some(order))?;
    work.as_system(|work| {
        follow::<OrderAsset>(work, order, home)?;
        follow::<Part>(work, order, home)?;
        follow::<LabourEntry>(work, order, home)?;
        follow::<ChecklistLine>(work, order, home)
    })
}

fn follow<S: LineOfOrder>(work: &mut Work<'_>, order: Id<WorkOrder>, home: Home) -> Result<()> {
    for id in store::lines_of_order(work, S::KIND.table, order)? {
        let kept = work.load(Id::<S>::new(id))?;
        let mut after = kept.record.clone();
        if *after.home() != home {
            *after.home() = home;
            work.record(&kept, &after, Happening::of(FOLLOWED))?;
        }
    }
    Ok(())
}
