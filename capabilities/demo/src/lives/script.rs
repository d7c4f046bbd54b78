//! Writing the steps of a life: each on a workday, none before the one that it follows.
use crate::{
    calendar::Day,
    company::{DEPARTMENTS, Wants, who},
    deed::{Deed, Device, Label, Receiver, Step},
    dice::{About, Dice},
    goods::{LESSOR, Role, SUPPLIERS, best_on, models},
    words::{CONDITIONS, REFRESH, faults, notes, remarks},
    world::World,
};
use assets::Route;
use domain::Instant;
use engine::Door;

const MINUTE: i64 = 60_000;
/// Days between two collections of used devices.
const COLLECTION_DAYS: Day = 61;
/// Days between two walk-throughs of a site.
const WALK_DAYS: Day = 182;

/// The life of one or several devices while it is being written.
pub(crate) struct Script<'w> {
    pub(crate) world: &'w World,
    pub(crate) dice: Dice,
    steps: Vec<Step>,
}

/// How far the history of one device has come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Track {
    /// When its last step was recorded.
    pub(crate) at: Instant,
    /// The day of that, which a later step is never dated back beyond.
    pub(crate) day: Day,
    /// Where it is, by the number of the place.
    pub(crate) place: u32,
    /// Whether it belongs to a kit whose parts stay together: none of them goes anywhere alone.
    pub(crate) in_kit: bool,
}

impl<'w> Script<'w> {
    pub(crate) fn new(world: &'w World, about: About, number: u32) -> Self {
        Self { world, dice: Dice::of(world.seed, about, number), steps: Vec::new() }
    }

    /// The steps in the order of time, without those that have not come yet.
    pub(crate) fn steps(mut self) -> Vec<Step> {
        let now = self.world.calendar.now();
        self.steps.retain(|step| step.at < now);
        self.steps.sort_by_key(|step| step.at);
        self.steps
    }

    pub(crate) fn today(&self) -> Day {
        self.world.calendar.today()
    }

    /// A device bought on a day, of a model that was sold then.
    pub(crate) fn device(
        &mut self,
        number: u32,
        role: Role,
        site: usize,
        department: usize,
        bought: Day,
    ) -> Device {
        let bought = self.world.calendar.office_day(bought);
        let date = self.world.calendar.date(bought);
        let wants_mac = DEPARTMENTS[department].wants == Wants::Mac && self.dice.percent(66);
        let prefer = match role {
            Role::Laptop if wants_mac => Some("Apple"),
            Role::Laptop => Some(["Lenovo", "Lenovo", "Dell", "Dell", "HP"][self.dice.below(5) as usize]),
            _ => None,
        };
        let model = best_on(role, (date.year(), date.month()), prefer, &mut self.dice);
        let is_leased = role == Role::Laptop && self.dice.percent(22);
        Device { number, role, model, site, department, bought, is_leased, room: None }
    }

    /// A step at a moment of its own, outside of any track.
    pub(crate) fn at(&mut self, at: Instant, by: usize, deed: Deed) -> &mut Step {
        self.steps.push(Step { at, by, door: Door::Page, on: None, reason: None, deed });
        let last = self.steps.len() - 1;
        &mut self.steps[last]
    }

    fn track(&self, device: Device, day: Day) -> Track {
        let at = self.world.calendar.moment(day, 0);
        Track { at, day, place: self.world.depot(device.site), in_kit: false }
    }

    /// The next step of a device: on that day or the workday after, and after what came before.
    pub(crate) fn then(&mut self, track: &mut Track, day: Day, by: usize, deed: Deed) -> &mut Step {
        let calendar = &self.world.calendar;
        let day = calendar.workday(day.max(track.day));
        let minute = self.dice.between(8 * 60, 17 * 60 + 20);
        let soonest = track.at.plus_millis(i64::from(self.dice.between(2, 45)) * MINUTE);
        let at = calendar.moment(day, minute).max(soonest);
        *track = Track { at, day: day.max(track.day), ..*track };
        self.at(at, by, deed)
    }

    /// The next step of a device, some days after the one before.
    pub(crate) fn after(&mut self, track: &mut Track, days: Day, by: usize, deed: Deed) -> &mut Step {
        let day = track.day + days;
        self.then(track, day, by, deed)
    }

    /// The same as [`Script::then`], but some days it is recorded late: the step says on which day it really happened.
    pub(crate) fn then_or_late(&mut self, track: &mut Track, day: Day, by: usize, deed: Deed) -> &mut Step {
        let before = track.day;
        let late = if self.dice.percent(8) { self.dice.between(1, 4) } else { 0 };
        let recorded = self.world.calendar.workday(day.max(before));
        let happened = (recorded - late).max(before);
        let step = self.then(track, day, by, deed);
        step.on = (happened < recorded).then_some(happened);
        step
    }

    /// The device was there before the register: it is taken over when its site's turn comes.
    pub(crate) fn taken_over(&mut self, device: Device) -> Track {
        let day = 1 + 2 * device.site as Day + self.dice.between(0, 2);
        let day = self.world.calendar.workday(day);
        let mut track = self.track(device, day);
        self.then(&mut track, day, who::INES, Deed::TakeOver(device)).door = Door::Import;
        track
    }

    /// The device is ordered on a day, arrives, and is ready some time before another day.
    pub(crate) fn ordered(&mut self, device: Device, ready_by: Day) -> Track {
        let day = self.world.calendar.workday(device.bought.max(2));
        let mut track = self.track(device, day);
        self.then(&mut track, day, who::LENA, Deed::Want(device, Label::Ordered));
        let arrives = self.dice.between(day + 3, (day + 24).min(ready_by - 3));
        self.then(&mut track, arrives, who::technician(device.site), Deed::Receive(device));
        if self.dice.percent(30) {
            let mut invoice = track;
            let day = track.day + self.dice.between(4, 20);
            self.then(&mut invoice, day, who::HANNA, Deed::Invoice(device));
        }
        if device.role.is_prepared() {
            let day = self.dice.between(track.day, (track.day + 6).min(ready_by - 1));
            self.then(&mut track, day, who::technician(device.site), Deed::Prepare(device));
        }
        track
    }

    /// It is given to somebody or to a room.
    pub(crate) fn handed_out(&mut self, track: &mut Track, device: Device, day: Day, to: Receiver) {
        let deed = Deed::HandOut { device: device.number, to, due: None };
        self.then_or_late(track, day, who::technician(device.site), deed);
        track.place = self.world.place_of(to);
    }

    /// What happens to a device while it is in use, until a day: walk-throughs, remarks, repairs, moves.
    pub(crate) fn in_use(&mut self, track: &mut Track, device: Device, until: Day) {
        let mut day = track.day;
        loop {
            day = day.max(track.day) + self.dice.between(100, 760);
            if day > until - 20 {
                return;
            }
            self.incident(track, device, day);
        }
    }

    fn incident(&mut self, track: &mut Track, device: Device, day: Day) {
        let (number, technician) = (device.number, who::technician(device.site));
        match self.dice.below(100) {
            0..46 => {
                let seen_at = self.dice.percent(70).then_some(track.place);
                let day = self.walk_after(device.site, day);
                self.then(track, day, technician, Deed::Validate { device: number, seen_at }).door =
                    Door::Api;
            }
            46..60 => {
                let text = *self.dice.pick(remarks(device.role));
                self.then(track, day, technician, Deed::Comment { device: number, text });
            }
            60..70 => {
                self.noted(track, device, day);
            }
            70..86 if !track.in_kit => self.repaired(track, device, day),
            _ if !track.in_kit => self.moved(track, device, day),
            _ => {}
        }
    }

    fn noted(&mut self, track: &mut Track, device: Device, day: Day) {
        let text = *self.dice.pick(notes(device.role));
        self.then(track, day, who::INES, Deed::Note { device: device.number, text });
    }

    fn repaired(&mut self, track: &mut Track, device: Device, day: Day) {
        let (number, role, technician) = (device.number, device.role, who::technician(device.site));
        let fault = self.dice.below(faults(role).len() as u32) as usize;
        let at_vendor = self.dice.percent(40);
        self.then_or_late(
            track,
            day,
            technician,
            Deed::SendToRepair { device: number, role, fault, at_vendor },
        );
        let back = track.day + self.dice.between(2, 14);
        self.then(track, back, technician, Deed::BackFromRepair { device: number, role, fault });
    }

    /// It goes into repair shortly before today, and is still there.
    pub(crate) fn broken_down(&mut self, track: &mut Track, device: Device) {
        let (number, role) = (device.number, device.role);
        let day = self.today() - self.dice.between(1, 24);
        if day <= track.day + 3 || track.in_kit {
            return;
        }
        let fault = self.dice.below(faults(role).len() as u32) as usize;
        let at_vendor = self.dice.percent(50);
        let deed = Deed::SendToRepair { device: number, role, fault, at_vendor };
        self.then(track, day, who::technician(device.site), deed);
    }

    fn moved(&mut self, track: &mut Track, device: Device, day: Day) {
        let offices = &self.world.places.rooms[device.site].offices;
        if !offices.contains(&track.place) || offices.len() < 2 {
            return self.noted(track, device, day);
        }
        let to = loop {
            let to = *self.dice.pick(offices);
            if to != track.place {
                break to;
            }
        };
        self.then_or_late(track, day, who::technician(device.site), Deed::Move { device: device.number, to });
        track.place = to;
    }

    /// It comes back from whoever has it.
    pub(crate) fn taken_back(&mut self, track: &mut Track, device: Device, day: Day) {
        let condition = self.dice.below(CONDITIONS.len() as u32) as usize;
        let deed = Deed::TakeBack { device: device.number, condition };
        self.then_or_late(track, day, who::technician(device.site), deed);
        track.place = self.world.depot(device.site);
    }

    /// It goes out of service, its data are made unrecoverable, and, if `leaves`, it goes with a collection.
    pub(crate) fn retired(&mut self, track: &mut Track, device: Device, day: Day, leaves: bool) {
        let (number, holds_data) = (device.number, device.role.holds_data());
        let reason = *self.dice.pick(REFRESH);
        let retire = Deed::Retire { device: number, holds_data };
        self.then(track, day, who::INES, retire).reason = Some(reason);
        if holds_data {
            if !leaves && self.dice.percent(30) {
                return;
            }
            let day = track.day + self.dice.between(2, 24);
            let deed = Deed::Sanitise { device: number, role: device.role };
            self.then(track, day, who::technician(device.site), deed);
        }
        let ready = Deed::SetStatus { device: number, to: Label::ReadyToLeave };
        self.after(track, 0, who::INES, ready);
        if leaves {
            self.disposed(track, device);
        }
    }

    fn disposed(&mut self, track: &mut Track, device: Device) {
        let collection = (track.day + 1).div_euclid(COLLECTION_DAYS) + 1;
        let route = match self.dice.below(100) {
            _ if device.is_leased => Route::Returned,
            0..50 => Route::Sold,
            50..78 => Route::Recycled,
            78..92 => Route::Donated,
            92..97 => Route::Harvested,
            _ => Route::Destroyed,
        };
        let price = models()[device.model as usize].price;
        let deed = Deed::Dispose { device: device.number, route, price, collection: collection as u32 };
        self.then(track, collection * COLLECTION_DAYS, who::INES, deed);
    }

    /// A day of the next walk-through of a site.
    fn walk_after(&mut self, site: usize, day: Day) -> Day {
        let begins = 110 + 6 * site as Day;
        let walk = (day - begins).div_euclid(WALK_DAYS) + 1;
        begins + walk * WALK_DAYS + self.dice.between(0, 9)
    }
}

/// To whom a device goes at the end.
pub(crate) fn recipient(route: Route) -> &'static str {
    match route {
        Route::Returned => SUPPLIERS[LESSOR].name,
        Route::Donated => "Computerwerkstatt Mitte e. V.",
        Route::Harvested => "Own workshop, Berlin HQ",
        Route::Sold | Route::Recycled | Route::Destroyed => crate::goods::RECYCLER,
    }
}
