//! The made-up company as a whole: everything that is certain before its history begins.
use crate::{
    Estate,
    calendar::Calendar,
    company::{Employment, PEOPLE_MIN, Places, SITES, Staff},
    deed::Receiver,
    dice::Dice,
    goods::Role,
    lives::{Life, TODAY, needs},
};
use jiff::tz::TimeZone;

/// How many assets there are to a person.
const ASSETS_PER_PERSON: u32 = 6;
/// Most people of a company of any size.
const PEOPLE_MAX: u32 = 50_000;
/// The roles of which somebody may have had another device before.
const REPLACED: [Role; 4] = [Role::Laptop, Role::Phone, Role::Display, Role::Headset];

/// The company.
pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) calendar: Calendar,
    pub(crate) staff: Staff,
    pub(crate) places: Places,
    /// Devices that somebody had before: whose, and of which role.
    pub(crate) formers: Vec<(u32, Role)>,
    /// The number of the first device of each desk, and after the last desk the number after the last device.
    desks: Vec<u32>,
    formers_in_rooms: u32,
    rooms: u32,
    spares: u32,
    wanted: u32,
    /// People who stay, by site.
    stayers: Vec<Vec<u32>>,
}

impl World {
    /// The company that an estate describes.
    pub(crate) fn new(estate: &Estate, zone: &TimeZone) -> Self {
        let calendar = Calendar::until(estate.until, zone);
        let people = (estate.assets / ASSETS_PER_PERSON).clamp(PEOPLE_MIN, PEOPLE_MAX);
        // What people do not have on their desks stands in rooms.
        let in_rooms = (estate.assets / 6).max(estate.assets.saturating_sub(people * 5));
        let (staff, places) = Staff::new(estate.seed, people, in_rooms, &calendar);
        let mut stayers = vec![Vec::new(); SITES.len()];
        for stayer in &staff.stayers {
            stayers[staff.people[*stayer as usize].site].push(*stayer);
        }
        let mut world = Self {
            seed: estate.seed,
            calendar,
            staff,
            places,
            formers: Vec::new(),
            desks: Vec::new(),
            formers_in_rooms: 0,
            rooms: 0,
            spares: 0,
            wanted: 0,
            stayers,
        };
        world.furnish(estate.assets);
        world
    }

    /// Shares the assets out: about 69 of a hundred in use, 12 in stock, 3.5 in repair, 4 out of service, 9 gone, the
    /// rest not here yet.
    fn furnish(&mut self, assets: u32) {
        let today = self.calendar.today();
        let (mut devices, mut on_shelves, mut retired) = (0, 0, 0);
        for number in 0..self.staff.people.len() as u32 {
            let needed = needs(self, number).len() as u32;
            self.desks.push(devices);
            devices += needed;
            match self.staff.people[number as usize].employment(today) {
                Employment::Expected => on_shelves += needed,
                Employment::Leaver(_) => {
                    on_shelves += needed * 5 / 10;
                    retired += needed * 3 / 10;
                }
                Employment::Stayer => {
                    let had = REPLACED.into_iter().filter(|role| self.replaced(number, *role).is_some());
                    self.formers.extend(had.map(|role| (number, role)).collect::<Vec<_>>());
                }
                Employment::Joiner => {}
            }
        }
        self.desks.push(devices);
        let share = |per_mille: u64| (u64::from(assets) * per_mille / 1000) as u32;
        let gone = self.formers.len() as u32 + retired;
        self.formers_in_rooms = share(130).saturating_sub(gone).max(1);
        self.spares = share(116).saturating_sub(on_shelves).max(TODAY);
        self.wanted = share(25).max(4);
        let rest = devices + self.formers.len() as u32 + self.formers_in_rooms + self.spares + self.wanted;
        self.rooms = assets.saturating_sub(rest).max(1);
    }

    /// All lives that run beside each other.
    pub(crate) fn lives(&self) -> impl Iterator<Item = Life> + use<> {
        let people = self.staff.people.len() as u32;
        let employments = (0..people).map(Life::Employment);
        let desks = (0..people).map(Life::Desk);
        let formers = (0..self.formers.len() as u32).map(Life::Former);
        let rooms = (0..self.rooms).map(Life::Room).chain((0..self.formers_in_rooms).map(Life::FormerInRoom));
        let others = (0..self.spares).map(Life::Spare).chain((0..self.wanted).map(Life::Wanted));
        employments.chain(desks).chain(formers).chain(rooms).chain(others)
    }

    /// How many assets there will be.
    pub(crate) fn assets(&self) -> u32 {
        self.wanted_start() + self.wanted
    }

    /// The number of the first device of a person.
    pub(crate) fn desk_start(&self, person: u32) -> u32 {
        self.desks[person as usize]
    }

    /// The number of the first device that somebody had before.
    pub(crate) fn former_start(&self) -> u32 {
        self.desks.last().copied().unwrap_or_default()
    }

    /// The number of the first device that a room had before.
    pub(crate) fn former_in_room_start(&self) -> u32 {
        self.former_start() + self.formers.len() as u32
    }

    /// The number of the first device that serves a room.
    pub(crate) fn room_start(&self) -> u32 {
        self.former_in_room_start() + self.formers_in_rooms
    }

    /// The number of the first device on the shelf.
    pub(crate) fn spare_start(&self) -> u32 {
        self.room_start() + self.rooms
    }

    /// The number of the first device that is not here yet.
    pub(crate) fn wanted_start(&self) -> u32 {
        self.spare_start() + self.spares
    }

    /// The store room of a site.
    pub(crate) fn depot(&self, site: usize) -> u32 {
        self.places.rooms[site].depot
    }

    /// Where somebody or something is.
    pub(crate) fn place_of(&self, receiver: Receiver) -> u32 {
        match receiver {
            Receiver::Person(person) => self.staff.people[person as usize].place,
            Receiver::Place(place) => place,
        }
    }

    /// Which department the devices in rooms and on shelves belong to.
    pub(crate) fn department_of_rooms(&self) -> usize {
        if self.staff.departments > 10 { 10 } else { 1 }
    }

    /// Somebody at a site who was and is there; at a site without such people, somebody else.
    pub(crate) fn stayer_at(&self, dice: &mut Dice, site: usize) -> u32 {
        let here = &self.stayers[site];
        if here.is_empty() { *dice.pick(&self.staff.stayers) } else { *dice.pick(here) }
    }

    /// A colleague of somebody at the same site; themselves if there is none.
    pub(crate) fn colleague(&self, dice: &mut Dice, person: u32) -> u32 {
        self.stayer_at(dice, self.staff.people[person as usize].site)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deed::Deed;
    use std::collections::BTreeSet;

    fn world(assets: u32) -> World {
        let until = "2026-11-24T09:00:00Z".parse().unwrap();
        World::new(&Estate { assets, seed: 3, until }, &TimeZone::get("Europe/Berlin").unwrap())
    }

    #[test]
    fn the_estate_has_as_many_assets_as_were_asked_for() {
        for assets in [150, 2_500, 60_000] {
            assert_eq!(world(assets).assets(), assets);
        }
    }

    #[test]
    fn every_device_is_registered_once_and_nothing_lies_in_the_future() {
        let world = world(2_500);
        let mut seen = BTreeSet::new();
        for life in world.lives() {
            let steps = life.steps(&world);
            assert!(steps.is_sorted_by_key(|step| step.at), "{life:?}");
            for step in steps {
                assert!(step.at < world.calendar.now() && step.at > world.calendar.moment(0, 0));
                if let Deed::TakeOver(device) | Deed::Want(device, _) = step.deed {
                    assert!(seen.insert(device.number), "{life:?} registers {} again", device.number);
                }
            }
        }
        assert_eq!(seen, (0..world.assets()).collect());
    }
}
