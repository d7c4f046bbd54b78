//! A device that is not here yet: planned for the next quarter, or ordered and on its way.
use super::Script;
use crate::{
    company::{SITES, who},
    deed::{Deed, Label},
    dice::About,
    goods::Role,
    words::WANTED,
    world::World,
};

/// How many of a hundred wanted devices are of which role.
const MIX: &[(Role, u32)] = &[
    (Role::Laptop, 44),
    (Role::Display, 18),
    (Role::Phone, 12),
    (Role::Headset, 10),
    (Role::Dock, 6),
    (Role::Server, 4),
    (Role::Switch, 3),
    (Role::Tablet, 3),
];

/// The life of a device that is not here yet.
pub(super) fn wanted(world: &World, nth: u32) -> Script<'_> {
    let mut script = Script::new(world, About::Wanted, nth);
    let role = MIX[script.dice.weighted(MIX.iter().map(|(_, share)| *share))].0;
    let site = script.dice.weighted(SITES.iter().map(|site| site.share));
    let (day, planned) = (script.today() - script.dice.between(2, 34), script.dice.percent(36));
    let department = script.dice.below(world.staff.departments as u32) as usize;
    let device = script.device(world.wanted_start() + nth, role, site, department, day);
    let reason = *script.dice.pick(WANTED);
    let minute = script.dice.between(9 * 60, 16 * 60);
    let at = world.calendar.moment(world.calendar.workday(day), minute);
    let (by, label) = if planned { (who::INES, Label::Planned) } else { (who::LENA, Label::Ordered) };
    script.at(at, by, Deed::Want(device, label)).reason = Some(reason);
    script
}
