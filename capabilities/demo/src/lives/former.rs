//! What somebody or a room had before: replaced, retired, sanitised, gone or waiting for the next collection.
use super::Script;
use crate::{
    calendar::Day,
    company::{Employment, who},
    deed::{Deed, Receiver},
    dice::{About, Dice},
    goods::Role,
    world::World,
};

/// That a device was replaced by the one that is in use now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Replaced {
    /// When.
    pub(crate) day: Day,
    /// Whether it is long gone; otherwise it is still in the house.
    pub(crate) is_gone: bool,
}

impl World {
    /// Whether and when somebody's device of a role was replaced during the history.
    pub(crate) fn replaced(&self, person: u32, role: Role) -> Option<Replaced> {
        let chances = match role {
            Role::Laptop => 62,
            Role::Phone => 24,
            Role::Display => 8,
            Role::Headset => 10,
            _ => return None,
        };
        let stays =
            self.staff.people[person as usize].employment(self.calendar.today()) == Employment::Stayer;
        let mut dice = Dice::of(self.seed, About::Former, person * 16 + role as u32);
        (dice.percent(chances) && stays).then(|| replacement(&mut dice, self.calendar.today()))
    }
}

/// Most of what was replaced is gone; the rest is from the last months.
fn replacement(dice: &mut Dice, today: Day) -> Replaced {
    let is_gone = dice.percent(73);
    let day = if is_gone { dice.between(44, today - 150) } else { dice.between(today - 280, today - 16) };
    Replaced { day, is_gone }
}

/// The device that somebody had before.
pub(super) fn of_person(world: &World, nth: u32) -> Script<'_> {
    let (number, role) = world.formers[nth as usize];
    let mut script = Script::new(world, About::Former, number * 16 + role as u32 + (1 << 31));
    let person = &world.staff.people[number as usize];
    let Some(replaced) = world.replaced(number, role) else { return script };
    let bought = -script.dice.between(100, 1_150);
    let device = script.device(world.former_start() + nth, role, person.site, person.department, bought);
    let mut track = script.taken_over(device);
    let deed = Deed::HandOut { device: device.number, to: Receiver::Person(number), due: None };
    script.after(&mut track, 0, who::INES, deed).door = engine::Door::Import;
    track.place = world.place_of(Receiver::Person(number));
    if replaced.is_gone && script.dice.percent(2) {
        let stolen = script.dice.percent(40);
        script.then(&mut track, replaced.day - 20, who::INES, Deed::Lose { device: device.number, stolen });
        return script;
    }
    script.in_use(&mut track, device, replaced.day);
    let late = script.dice.between(0, 8);
    script.taken_back(&mut track, device, replaced.day + late);
    let day = track.day + script.dice.between(1, 14);
    script.retired(&mut track, device, day, replaced.is_gone);
    script
}

/// The device that a room had before.
pub(super) fn of_room(world: &World, nth: u32) -> Script<'_> {
    let mut script = Script::new(world, About::Room, nth | 1 << 31);
    let (role, site, room) = world.room_device(&mut script.dice, nth);
    let replaced = replacement(&mut script.dice, world.calendar.today());
    let bought = -script.dice.between(300, 1_700);
    let mut device =
        script.device(world.former_in_room_start() + nth, role, site, world.department_of_rooms(), bought);
    device.room = Some(room);
    let mut track = script.taken_over(device);
    let deed = Deed::HandOut { device: device.number, to: Receiver::Place(room), due: None };
    script.after(&mut track, 0, who::INES, deed).door = engine::Door::Import;
    track.place = room;
    script.in_use(&mut track, device, replaced.day);
    script.taken_back(&mut track, device, replaced.day);
    let day = track.day + script.dice.between(1, 14);
    script.retired(&mut track, device, day, replaced.is_gone);
    script
}
