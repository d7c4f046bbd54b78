//! A device that serves a room: a screen, a switch, a server in its rack.
use super::{Script, desk::breaks_down};
use crate::{
    company::{DATA_CENTRE, SITES, who},
    deed::{Deed, Receiver},
    dice::{About, Dice},
    goods::Role,
    world::World,
};

/// How many of a hundred devices in rooms are of which role.
const MIX: &[(Role, u32)] = &[
    (Role::Server, 19),
    (Role::Storage, 3),
    (Role::Switch, 20),
    (Role::Firewall, 3),
    (Role::AccessPoint, 19),
    (Role::Printer, 9),
    (Role::RoomDisplay, 12),
    (Role::Conference, 11),
    (Role::Desktop, 4),
];

impl World {
    /// What stands in the `nth` place of all rooms: its role, its site, and the number of the room.
    pub(crate) fn room_device(&self, dice: &mut Dice, nth: u32) -> (Role, usize, u32) {
        let (role, _) = MIX[dice.weighted(MIX.iter().map(|(_, share)| *share))];
        let in_rack = match role {
            Role::Server => dice.percent(85),
            Role::Storage => true,
            Role::Switch => dice.percent(30),
            _ => false,
        };
        let site = if in_rack { DATA_CENTRE } else { dice.weighted(SITES.iter().map(|site| site.share)) };
        let rooms = &self.places.rooms[site];
        let among = match role {
            Role::Server | Role::Storage | Role::Switch | Role::Firewall => &rooms.comms,
            Role::RoomDisplay | Role::Conference => &rooms.meetings,
            _ => &rooms.offices,
        };
        // In turn, so that no room has three screens while another has none.
        (role, site, among[(nth as usize * 7 + site) % among.len()])
    }
}

/// The life of a device that serves a room.
pub(super) fn room(world: &World, nth: u32) -> Script<'_> {
    let mut script = Script::new(world, About::Room, nth);
    let (role, site, room) = world.room_device(&mut script.dice, nth);
    let department = world.department_of_rooms();
    let number = world.room_start() + nth;
    let mut track = if script.dice.percent(52) {
        let bought = -script.dice.between(30, 1_400);
        let mut device = script.device(number, role, site, department, bought);
        device.room = Some(room);
        let mut track = script.taken_over(device);
        let deed = Deed::HandOut { device: number, to: Receiver::Place(room), due: None };
        script.after(&mut track, 0, who::INES, deed).door = engine::Door::Import;
        (device, track)
    } else {
        let bought = script.dice.between(3, script.today() - 60);
        let mut device = script.device(number, role, site, department, bought);
        device.room = Some(room);
        let mut track = script.ordered(device, bought + 36);
        let day = track.day + script.dice.between(1, 8);
        script.handed_out(&mut track, device, day, Receiver::Place(room));
        (device, track)
    };
    track.1.place = room;
    let (device, mut track) = track;
    script.in_use(&mut track, device, script.today() - 26);
    if script.dice.percent(breaks_down(role)) {
        script.broken_down(&mut track, device);
    }
    script
}
