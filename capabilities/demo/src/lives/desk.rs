//! What somebody works with: bought or taken over, handed out, repaired, replaced, taken back when they leave.
use super::{Script, script::Track};
use crate::{
    calendar::Day,
    company::{DEPARTMENTS, Employment, Person, Wants, who},
    deed::{Deed, Device, Label, Receiver},
    dice::{About, Dice},
    goods::Role,
    world::World,
};

/// Something that somebody has on their desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Need {
    pub(crate) role: Role,
    /// Whether it is the first of its role; a second display is not.
    pub(crate) is_first: bool,
    /// Whether it is lent for a while only.
    pub(crate) is_loan: bool,
}

/// What somebody needs, in the order of the devices' numbers.
pub(crate) fn needs(world: &World, number: u32) -> Vec<Need> {
    let person = &world.staff.people[number as usize];
    let mut dice = Dice::of(world.seed, About::Desk, number);
    let travels = DEPARTMENTS[person.department].wants == Wants::Travel;
    let expected = person.employment(world.calendar.today()) == Employment::Expected;
    let first = |role| Need { role, is_first: true, is_loan: false };
    let mut needs = Vec::with_capacity(8);
    let fixed = dice.percent(4);
    // Whoever got the computer of a leaver needs no other: it is among the leaver's things.
    if !world.staff.legacies.contains_key(&number) {
        needs.push(first(if fixed && !expected && !person.is_remote { Role::Desktop } else { Role::Laptop }));
    }
    let mut maybe = |chances: u32, role| {
        if dice.percent(chances) {
            needs.push(first(role));
        }
    };
    maybe(if travels { 95 } else { 55 }, Role::Phone);
    maybe(54, Role::Headset);
    if expected {
        return needs;
    }
    maybe(if person.is_remote { 55 } else { 72 }, Role::Display);
    maybe(45, Role::Dock);
    maybe(if travels { 15 } else { 4 }, Role::Tablet);
    if needs.iter().any(|need| need.role == Role::Display) && dice.percent(28) {
        needs.push(Need { is_first: false, ..first(Role::Display) });
    }
    let stays = person.ends.is_none() && person.starts < -100;
    if stays && dice.percent(5) {
        let role = if dice.percent(70) { Role::Tablet } else { Role::Phone };
        needs.push(Need { is_loan: true, ..first(role) });
    }
    needs
}

/// The life of everything on somebody's desk.
pub(super) fn desk(world: &World, number: u32) -> Script<'_> {
    let mut script = Script::new(world, About::Desk, number | 1 << 31);
    let person = &world.staff.people[number as usize];
    let today = world.calendar.today();
    let mut desk = Desk { person: number, at: person.site, kit: Vec::new() };
    for (nth, need) in needs(world, number).into_iter().enumerate() {
        let device = world.desk_start(number) + nth as u32;
        desk.provide(&mut script, device, need, person.employment(today));
    }
    desk.hand_out_kit(&mut script);
    for (device, track) in desk.kit.clone() {
        desk.live_on(&mut script, device, track);
    }
    script
}

struct Desk {
    person: u32,
    /// The site at which the person works.
    at: usize,
    /// What is handed out together on the first day, and how far each device has come.
    kit: Vec<(Device, Track)>,
}

impl Desk {
    fn provide(&mut self, script: &mut Script<'_>, number: u32, need: Need, employment: Employment) {
        let person = &script.world.staff.people[self.person as usize];
        let (site, department) = (self.at, person.department);
        let replaced = if need.is_first { script.world.replaced(self.person, need.role) } else { None };
        match (employment, replaced) {
            _ if need.is_loan => self.lend(script, number, need.role),
            (Employment::Expected, _) => {
                let bought = script.today() - script.dice.between(8, 40);
                let device = script.device(number, need.role, site, department, bought);
                self.set_aside(script, device);
            }
            (_, Some(replaced)) => {
                let bought = replaced.day - script.dice.between(18, 34);
                let device = script.device(number, need.role, site, department, bought);
                let mut track = script.ordered(device, replaced.day);
                script.handed_out(&mut track, device, replaced.day, Receiver::Person(self.person));
                self.live_on(script, device, track);
            }
            (Employment::Leaver(_) | Employment::Joiner, None) if person.starts >= 0 => {
                let bought = (person.starts - script.dice.between(20, 36)).max(2);
                let device = script.device(number, need.role, site, department, bought);
                let track = script.ordered(device, person.starts);
                self.kit.push((device, track));
            }
            _ => self.take_over(script, number, need.role),
        }
    }

    /// What a new colleague gets on the first day: all at once, or with dock and display as parts of the laptop.
    fn hand_out_kit(&mut self, script: &mut Script<'_>) {
        let Person { starts, ends, .. } = script.world.staff.people[self.person as usize];
        let (to, by) = (Receiver::Person(self.person), who::technician(self.at));
        let Some(mut track) = self.kit.iter().map(|(_, track)| *track).max_by_key(|track| track.at) else {
            return;
        };
        let of = |role: Role| self.kit.iter().map(|(device, _)| device).find(|device| device.role == role);
        let mut devices: Vec<u32> = self.kit.iter().map(|(device, _)| device.number).collect();
        let parts = [of(Role::Dock), of(Role::Display)].map(|part| part.map(|part| part.number));
        // The first working hour is for the tour of the house.
        let day = script.world.calendar.workday(starts.max(track.day));
        if let (Some(whole), [Some(dock), Some(display)]) = (of(Role::Laptop).map(|it| it.number), parts)
            && ends.is_none()
            && script.dice.percent(70)
        {
            track.in_kit = true;
            for part in [dock, display] {
                script.after(&mut track, 0, by, Deed::Attach { part, whole });
                devices.retain(|device| *device != part);
            }
        }
        script.then(&mut track, day, by, Deed::HandOutAll { devices, to });
        track.place = script.world.place_of(to);
        for (device, own) in &mut self.kit {
            let in_kit = track.in_kit && matches!(device.role, Role::Laptop | Role::Dock | Role::Display);
            *own = Track { in_kit, ..track };
        }
    }

    fn take_over(&mut self, script: &mut Script<'_>, number: u32, role: Role) {
        let person = &script.world.staff.people[self.person as usize];
        let months = match role {
            Role::Phone | Role::Headset => 22,
            Role::Display | Role::Dock => 50,
            _ => 30,
        };
        let bought = -script.dice.between(25, months * 30);
        let device = script.device(number, role, self.at, person.department, bought);
        let mut track = script.taken_over(device);
        let until = person.ends.unwrap_or(script.today());
        let handed_on = script.dice.percent(7) && until > 160;
        let first =
            if handed_on { script.world.colleague(&mut script.dice, self.person) } else { self.person };
        let deed = Deed::HandOut { device: number, to: Receiver::Person(first), due: None };
        script.after(&mut track, 0, who::INES, deed).door = engine::Door::Import;
        track.place = script.world.place_of(Receiver::Person(first));
        if first != self.person {
            let (day, to) = (script.dice.between(60, until - 60), Receiver::Person(self.person));
            script.then_or_late(
                &mut track,
                day,
                who::technician(self.at),
                Deed::Transfer { device: number, to },
            );
            track.place = script.world.place_of(to);
        }
        self.live_on(script, device, track);
    }

    /// A device of the pool, handed out until a day that has passed for some.
    fn lend(&mut self, script: &mut Script<'_>, number: u32, role: Role) {
        let department = script.world.staff.people[self.person as usize].department;
        let bought = script.today() - script.dice.between(200, 900);
        let device = script.device(number, role, self.at, department, bought);
        let mut track =
            if bought < 2 { script.taken_over(device) } else { script.ordered(device, bought + 40) };
        let day = script.today() - script.dice.between(4, 70);
        let due = script.today() + script.dice.between(-21, 30);
        let due = Some(due.max(day + 2));
        let deed = Deed::HandOut { device: number, to: Receiver::Person(self.person), due };
        script.then(&mut track, day, who::technician(self.at), deed);
    }

    /// Set up and waiting for somebody who has not started yet.
    fn set_aside(&self, script: &mut Script<'_>, device: Device) {
        let mut track = script.ordered(device, script.today() - 2);
        let reserve = Deed::Reserve { device: device.number, person: self.person };
        script.after(&mut track, 1, who::INES, reserve);
    }

    /// From the day on which it is handed out until today, or until its holder leaves.
    fn live_on(&self, script: &mut Script<'_>, device: Device, mut track: Track) {
        let person = &script.world.staff.people[self.person as usize];
        match person.ends {
            None => {
                script.in_use(&mut track, device, script.today() - 26);
                if script.dice.percent(breaks_down(device.role)) {
                    script.broken_down(&mut track, device);
                }
            }
            Some(day) => {
                script.in_use(&mut track, device, day);
                self.after_leaving(script, device, track, day);
            }
        }
    }

    /// A leaver's things come back on the last day or late; some never did.
    fn after_leaving(&self, script: &mut Script<'_>, device: Device, mut track: Track, left: Day) {
        let heir = script.world.staff.heirs.get(&self.person).filter(|_| device.role == Role::Laptop);
        let recent = left > script.today() - 75;
        if heir.is_none() && script.dice.percent(if recent { 60 } else { 2 }) {
            return;
        }
        let late = if heir.is_none() && script.dice.percent(20) { script.dice.between(3, 34) } else { 0 };
        script.taken_back(&mut track, device, left + late);
        if let Some(heir) = heir {
            return self.passed_on(script, device, track, *heir);
        }
        let is_old = device.bought < left - 900;
        if script.dice.percent(if is_old { 70 } else { 12 }) {
            let day = track.day + script.dice.between(1, 20);
            let leaves = track.day < script.today() - 150;
            return script.retired(&mut track, device, day, leaves);
        }
        if device.role.is_prepared() && script.dice.percent(40) {
            let day = track.day + script.dice.between(1, 9);
            let deed = Deed::SetStatus { device: device.number, to: Label::Preparing };
            script.then(&mut track, day, who::technician(device.site), deed);
        }
    }

    fn passed_on(&self, script: &mut Script<'_>, device: Device, mut track: Track, heir: u32) {
        let starts = script.world.staff.people[heir as usize].starts;
        let deed = Deed::SetStatus { device: device.number, to: Label::Preparing };
        script.after(&mut track, 1, who::technician(device.site), deed);
        let deed = Deed::HandOut { device: device.number, to: Receiver::Person(heir), due: None };
        script.then(&mut track, starts, who::technician(device.site), deed);
        track.place = script.world.place_of(Receiver::Person(heir));
        script.in_use(&mut track, device, script.today());
    }
}

/// In how many cases of a hundred a device that is in use has broken down just now.
pub(super) const fn breaks_down(role: Role) -> u32 {
    match role {
        Role::Laptop | Role::Desktop | Role::Printer => 11,
        Role::Phone | Role::Tablet | Role::Conference => 8,
        Role::Server | Role::Storage | Role::Switch | Role::Firewall => 5,
        Role::Display | Role::RoomDisplay | Role::Headset | Role::Dock | Role::AccessPoint => 3,
    }
}
