//! The tree of places: region, site, building, floor, room; store rooms, racks and home offices.
use super::sites::{DATA_CENTRE, REGIONS, SITES, Site};

/// What a place is, as its record says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    Region,
    Site,
    Building,
    Floor,
    Room,
    Store,
    Home,
}

impl PlaceKind {
    /// As the record says it.
    pub(crate) const fn value(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Site => "site",
            Self::Building => "building",
            Self::Floor => "floor",
            Self::Room => "room",
            Self::Store => "store",
            Self::Home => "home",
        }
    }
}

/// A place, as it will be registered.
pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) kind: PlaceKind,
    /// The place that it lies in, by its number.
    pub(crate) parent: Option<u32>,
    /// Its place in [`SITES`]; none for a region.
    pub(crate) site: Option<usize>,
}

/// The rooms of a site by their use; numbers of places.
#[derive(Default)]
pub(crate) struct Rooms {
    pub(crate) depot: u32,
    pub(crate) offices: Vec<u32>,
    pub(crate) meetings: Vec<u32>,
    /// Comms rooms; in the data centre its racks.
    pub(crate) comms: Vec<u32>,
    pub(crate) homes: Vec<u32>,
}

/// All places, parents first, and the rooms of each site.
pub(crate) struct Places {
    pub(crate) all: Vec<Place>,
    pub(crate) rooms: Vec<Rooms>,
}

/// How much room a site needs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Needed {
    pub(crate) desks: u32,
    pub(crate) homes: u32,
    pub(crate) meetings: u32,
    pub(crate) racks: u32,
}

/// People who share an office room.
pub(crate) const DESKS_PER_OFFICE: u32 = 7;
/// Rooms on a floor.
const ROOMS_PER_FLOOR: u32 = 10;
/// Floors of a building, the ground floor included.
const FLOORS_PER_BUILDING: u32 = 7;
/// Racks in a hall of the data centre.
const RACKS_PER_HALL: u32 = 40;

impl Places {
    /// The places of a company whose sites need this much room, in the order of [`SITES`].
    pub(crate) fn new(needed: &[Needed]) -> Self {
        let mut places = Self { all: Vec::new(), rooms: Vec::new() };
        for region in REGIONS {
            places.add(PlaceKind::Region, (*region).to_owned(), String::new(), None, None);
        }
        for (site, needed) in needed.iter().enumerate() {
            let rooms = if site == DATA_CENTRE {
                places.data_centre(site, needed)
            } else {
                places.office(site, needed)
            };
            places.rooms.push(rooms);
        }
        places
    }

    fn add(
        &mut self,
        kind: PlaceKind,
        name: String,
        code: String,
        parent: Option<u32>,
        site: Option<usize>,
    ) -> u32 {
        self.all.push(Place { name, code, kind, parent, site });
        self.all.len() as u32 - 1
    }

    fn site(&mut self, site: usize) -> u32 {
        let Site { name, code, region, .. } = &SITES[site];
        self.add(PlaceKind::Site, (*name).to_owned(), (*code).to_owned(), Some(*region as u32), Some(site))
    }

    fn office(&mut self, site: usize, needed: &Needed) -> Rooms {
        let mut rooms = Rooms::default();
        let top = self.site(site);
        let offices = needed.desks.div_ceil(DESKS_PER_OFFICE).max(2);
        let meetings = needed.meetings.max(1);
        let per_floor = ROOMS_PER_FLOOR - 1;
        let floors = (offices + meetings).div_ceil(per_floor);
        let mut building = Building { site, letter: 0, many: floors > FLOORS_PER_BUILDING, id: 0 };
        for floor in 0..floors {
            let level = floor % FLOORS_PER_BUILDING;
            if level == 0 {
                building = self.building(top, Building { letter: floor / FLOORS_PER_BUILDING, ..building });
            }
            let id = self.floor(&building, level);
            if floor == 0 {
                let name = format!("{} · Depot", SITES[site].name);
                let code = format!("{}-DEPOT", SITES[site].code);
                rooms.depot = self.add(PlaceKind::Store, name, code, Some(id), Some(site));
            }
            rooms.comms.push(self.room(&building, (id, level, 1), "Comms room"));
            let begun = floor * per_floor;
            for nth in begun..(begun + per_floor).min(offices + meetings) {
                let door = (id, level, nth - begun + 2);
                // Meeting rooms are spread over the floors.
                let before = nth * meetings / (offices + meetings);
                if (nth + 1) * meetings / (offices + meetings) > before {
                    let names = SITES[site].meeting_rooms;
                    rooms.meetings.push(self.room(&building, door, names[before as usize % names.len()]));
                } else {
                    rooms.offices.push(self.room(&building, door, ""));
                }
            }
        }
        for nth in 1..=needed.homes {
            let code = format!("{}-HOME-{nth:02}", SITES[site].code);
            let name = format!("Home office {} {nth:02}", SITES[site].city);
            rooms.homes.push(self.add(PlaceKind::Home, name, code, Some(top), Some(site)));
        }
        rooms
    }

    fn building(&mut self, top: u32, building: Building) -> Building {
        let name = format!("{}, Building {}", SITES[building.site].name, building.letters());
        let code = format!("{}-{}", SITES[building.site].code, building.letters());
        Building { id: self.add(PlaceKind::Building, name, code, Some(top), Some(building.site)), ..building }
    }

    fn floor(&mut self, building: &Building, level: u32) -> u32 {
        let name = format!("{}, Floor {level}", building.short());
        let code = format!("{}-{}-{level}", SITES[building.site].code, building.letters());
        self.add(PlaceKind::Floor, name, code, Some(building.id), Some(building.site))
    }

    /// A room behind a door: the floor's id and level, and the number of the door.
    fn room(&mut self, building: &Building, (floor, level, door): (u32, u32, u32), name: &str) -> u32 {
        let code = format!("{}-{}-{level}.{door:02}", SITES[building.site].code, building.letters());
        let name = format!("{} · {level}.{door:02} {name}", building.short()).trim_end().to_owned();
        self.add(PlaceKind::Room, name, code, Some(floor), Some(building.site))
    }

    fn data_centre(&mut self, site: usize, needed: &Needed) -> Rooms {
        let mut rooms = Rooms::default();
        let top = self.site(site);
        let building = self.building(top, Building { site, letter: 0, many: false, id: 0 });
        let mut hall = 0;
        for rack in 0..needed.racks.max(2) {
            if rack % RACKS_PER_HALL == 0 {
                let nth = rack / RACKS_PER_HALL + 1;
                let (name, code) = (format!("FRA-2, Hall {nth}"), format!("FRA-H{nth}"));
                hall = self.add(PlaceKind::Floor, name, code, Some(building.id), Some(site));
                if nth == 1 {
                    let (name, code) = ("FRA-2 · Storage".to_owned(), "FRA-DEPOT".to_owned());
                    rooms.depot = self.add(PlaceKind::Store, name, code, Some(hall), Some(site));
                }
            }
            let (name, code) = (format!("FRA-2 · R{:02}", rack + 1), format!("FRA-R{:02}", rack + 1));
            rooms.comms.push(self.add(PlaceKind::Room, name, code, Some(hall), Some(site)));
        }
        rooms
    }
}

/// A building while it is being made.
#[derive(Clone, Copy)]
struct Building {
    site: usize,
    /// A is 0.
    letter: u32,
    /// Whether the site has several.
    many: bool,
    id: u32,
}

impl Building {
    /// A to Z, then AA.
    fn letters(&self) -> String {
        let letter = |nth: u32| char::from(b'A' + (nth % 26) as u8);
        match self.letter / 26 {
            0 => letter(self.letter).to_string(),
            more => format!("{}{}", letter(more - 1), letter(self.letter)),
        }
    }

    fn short(&self) -> String {
        let name = SITES[self.site].name;
        if self.many { format!("{name} {}", self.letters()) } else { name.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn places(desks: u32) -> Places {
        let needed = Needed { desks, homes: 2, meetings: desks / 10, racks: desks / 4 };
        Places::new(&vec![needed; SITES.len()])
    }

    #[test]
    fn parents_come_first_and_no_two_places_share_a_name_or_code() {
        for desks in [1, 60, 3000] {
            let places = places(desks);
            let names: BTreeSet<&str> = places.all.iter().map(|place| place.name.as_str()).collect();
            assert_eq!(names.len(), places.all.len());
            let codes = places.all.iter().map(|place| place.code.as_str()).filter(|code| !code.is_empty());
            assert_eq!(codes.collect::<BTreeSet<_>>().len(), places.all.len() - REGIONS.len());
            for (at, place) in places.all.iter().enumerate() {
                assert!(place.parent.is_none_or(|parent| (parent as usize) < at), "{}", place.name);
            }
        }
    }

    #[test]
    fn every_site_has_what_it_needs() {
        let places = places(60);
        for (site, rooms) in places.rooms.iter().enumerate() {
            assert!(!rooms.comms.is_empty() && places.all[rooms.depot as usize].kind == PlaceKind::Store);
            if site != DATA_CENTRE {
                assert_eq!((rooms.offices.len(), rooms.meetings.len(), rooms.homes.len()), (9, 6, 2));
            }
        }
        let told = |at: u32| places.all[at as usize].name.as_str();
        assert_eq!(told(places.rooms[0].depot), "Berlin HQ · Depot");
        assert_eq!(told(places.rooms[0].offices[0]), "Berlin HQ · 0.02");
        assert_eq!(told(places.rooms[DATA_CENTRE].comms[13]), "FRA-2 · R14");
    }
}
