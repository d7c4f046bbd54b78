//! What happens to people and devices in the course of the history, each life a list of steps. A life is made anew
//! whenever it is asked for, from nothing but the seed and its number: a million of them need no memory.
mod desk;
mod employment;
mod former;
mod room;
mod script;
mod spare;
mod wanted;

use crate::{deed::Step, world::World};
pub(crate) use desk::needs;
pub(crate) use script::recipient;
pub(crate) use spare::TODAY;

use script::Script;

/// A life that runs beside the others: whatever it needs of them is certain beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Life {
    /// Somebody comes and goes.
    Employment(u32),
    /// What somebody works with.
    Desk(u32),
    /// What somebody worked with before, by its place in the list of those.
    Former(u32),
    /// A device that served a room and was replaced.
    FormerInRoom(u32),
    /// A device that serves a room.
    Room(u32),
    /// A device on the shelf.
    Spare(u32),
    /// A device that is not here yet.
    Wanted(u32),
}

impl Life {
    /// Its steps, in the order of time, as far as they are not in the future.
    pub(crate) fn steps(self, world: &World) -> Vec<Step> {
        let script = match self {
            Self::Employment(person) => employment::employment(world, person),
            Self::Desk(person) => desk::desk(world, person),
            Self::Former(nth) => former::of_person(world, nth),
            Self::FormerInRoom(nth) => former::of_room(world, nth),
            Self::Room(nth) => room::room(world, nth),
            Self::Spare(nth) => spare::spare(world, nth),
            Self::Wanted(nth) => wanted::wanted(world, nth),
        };
        script.steps()
    }
}
