//! A device on the shelf: bought and not needed yet, or come back and ready for the next. The first few are what
//! happened today.
use super::Script;
use crate::{
    company::{SITES, who},
    deed::{Deed, Device, Label, Receiver},
    dice::About,
    goods::Role,
    words::remarks,
    world::World,
};
use domain::Instant;

/// How many of a hundred devices on the shelf are of which role.
const MIX: &[(Role, u32)] = &[
    (Role::Laptop, 30),
    (Role::Display, 21),
    (Role::Dock, 12),
    (Role::Headset, 14),
    (Role::Phone, 12),
    (Role::Tablet, 5),
    (Role::Desktop, 2),
    (Role::Switch, 2),
    (Role::AccessPoint, 2),
];

/// How many spare devices are there at least: one for each thing that happened today.
pub(crate) const TODAY: u32 = 7;
/// Minutes ago, for each thing that happened today.
const MINUTES_AGO: [i64; TODAY as usize] = [193, 96, 47, 22, 12, 6, 4];

/// The life of a device on the shelf.
pub(super) fn spare(world: &World, nth: u32) -> Script<'_> {
    let mut script = Script::new(world, About::Spare, nth);
    if let Some(minutes) = MINUTES_AGO.get(nth as usize) {
        today(&mut script, nth, world.calendar.now().plus_millis(-minutes * 60_000));
        return script;
    }
    let role = MIX[script.dice.weighted(MIX.iter().map(|(_, share)| *share))].0;
    let site = script.dice.weighted(SITES.iter().map(|site| site.share));
    let number = world.spare_start() + nth;
    if script.dice.percent(28) {
        came_back(&mut script, number, role, site);
    } else {
        never_used(&mut script, number, role, site);
    }
    script
}

fn came_back(script: &mut Script<'_>, number: u32, role: Role, site: usize) {
    let stayer = script.world.stayer_at(&mut script.dice, site);
    let department = script.world.staff.people[stayer as usize].department;
    let bought = -script.dice.between(20, 700);
    let device = script.device(number, role, site, department, bought);
    let mut track = script.taken_over(device);
    let day = track.day + 1;
    script.handed_out(&mut track, device, day, Receiver::Person(stayer));
    let back = script.today() - script.dice.between(6, 240);
    script.in_use(&mut track, device, back);
    script.taken_back(&mut track, device, back);
    if device.role.is_prepared() && script.dice.percent(35) {
        let deed = Deed::SetStatus { device: number, to: Label::Preparing };
        script.after(&mut track, 2, who::technician(site), deed);
    }
}

fn never_used(script: &mut Script<'_>, number: u32, role: Role, site: usize) {
    let bought = script.today() - script.dice.between(30, 220);
    let department = script.world.department_of_rooms();
    let device = Device { room: None, ..script.device(number, role, site, department, bought) };
    let mut track = script.ordered(device, bought + 30);
    // Ready on the shelf; every third is still on the technician's bench.
    if role.is_prepared() && script.dice.percent(65) {
        let deed = Deed::SetStatus { device: number, to: Label::InStock };
        script.after(&mut track, 1, who::technician(site), deed);
    }
}

/// Something that happened a moment ago, so that whoever looks sees a company at work.
fn today(script: &mut Script<'_>, nth: u32, at: Instant) {
    let number = script.world.spare_start() + nth;
    let role =
        [Role::Laptop, Role::Phone, Role::Headset, Role::Tablet, Role::Laptop, Role::Laptop, Role::Display];
    let site = [0, 5, 0, 7, 0, 9, 0][nth as usize];
    let bought = script.today() - 24 - nth as i32;
    let department = script.world.department_of_rooms();
    let device = script.device(number, role[nth as usize], site, department, bought);
    let technician = who::technician(site);
    let stayer = script.world.stayer_at(&mut script.dice, site);
    match nth {
        0 | 6 => {
            script.at(
                script.world.calendar.moment(bought, 600),
                who::LENA,
                Deed::Want(device, Label::Ordered),
            );
            script.at(at, technician, Deed::Receive(device));
        }
        1 => {
            script.at(
                script.world.calendar.moment(bought, 615),
                who::LENA,
                Deed::Want(device, Label::Ordered),
            );
            script.at(script.world.calendar.moment(bought + 9, 640), technician, Deed::Receive(device));
            script.at(at, technician, Deed::Prepare(device));
        }
        2 | 3 => {
            script.ordered(device, bought + 20);
            let due = (nth == 3).then(|| script.today() + 14);
            let deed = Deed::HandOut { device: number, to: Receiver::Person(stayer), due };
            script.at(at, technician, deed);
        }
        4 => {
            script.ordered(device, bought + 20);
            script.at(at, technician, Deed::Validate { device: number, seen_at: None }).door =
                engine::Door::Api;
        }
        _ => {
            script.ordered(device, bought + 20);
            script.at(at, technician, Deed::Comment { device: number, text: remarks(device.role)[4] });
        }
    }
}
