//! The people: names, where and for whom they work, whom they report to, when they come and go.
use super::{
    departments::DEPARTMENTS,
    pinned::{PINNED, Pinned},
    places::{DESKS_PER_OFFICE, Needed, Places},
    sites::SITES,
};
use crate::{
    calendar::{Calendar, Day},
    dice::{About, Dice},
    words::{Culture, plain},
};
use std::collections::{BTreeMap, VecDeque};

/// Somebody who works for the company, did, or will.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) first: &'static str,
    pub(crate) last: &'static str,
    /// The second family name of somebody whose plain name is taken.
    pub(crate) second: Option<&'static str>,
    /// Their place in the list of sites.
    pub(crate) site: usize,
    /// Their place in the list of departments.
    pub(crate) department: usize,
    pub(crate) title: &'static str,
    /// The number of whom they report to.
    pub(crate) manager: Option<u32>,
    /// Their first day; before the history for most.
    pub(crate) starts: Day,
    /// Their last day, if that has come.
    pub(crate) ends: Option<Day>,
    /// Since when they are away, if they are.
    pub(crate) away: Option<Day>,
    pub(crate) is_remote: bool,
    /// The number of the room or home that they work in.
    pub(crate) place: u32,
}

/// Where somebody is in their employment, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Employment {
    /// Was there when the history began, and stays.
    Stayer,
    /// Came during the history, and stays.
    Joiner,
    /// Has left on this day.
    Leaver(Day),
    /// Starts after today.
    Expected,
}

/// Everybody.
pub(crate) struct Staff {
    pub(crate) people: Vec<Person>,
    /// How many departments the company is large enough for.
    pub(crate) departments: usize,
    /// Who runs each of them.
    pub(crate) heads: Vec<u32>,
    /// People who were there when the history began and are still there.
    pub(crate) stayers: Vec<u32>,
    /// Who gets the computer of somebody who left.
    pub(crate) heirs: BTreeMap<u32, u32>,
    /// Whose computer somebody got.
    pub(crate) legacies: BTreeMap<u32, u32>,
}

/// Fewest people that a company with these departments has.
pub(crate) const PEOPLE_MIN: u32 = 24;
/// Most homes that are registered as places.
const HOMES_MAX: u32 = 500;
/// How many people report to one team lead.
const TEAM: u32 = 9;

impl Person {
    /// Where somebody is in their employment on the last day of the history.
    pub(crate) fn employment(&self, today: Day) -> Employment {
        match (self.ends, self.starts) {
            (Some(day), _) => Employment::Leaver(day),
            (None, starts) if starts > today => Employment::Expected,
            (None, starts) if starts >= 0 => Employment::Joiner,
            (None, _) => Employment::Stayer,
        }
    }

    /// The family name, or both.
    pub(crate) fn family_name(&self) -> String {
        match self.second {
            Some(second) => format!("{}-{second}", self.last),
            None => self.last.to_owned(),
        }
    }

    /// What they sign in as: `ines.halloran`.
    pub(crate) fn username(&self) -> String {
        format!("{}.{}", plain(self.first), plain(&self.family_name()))
    }
}

impl Staff {
    /// The people of a company of this size and the places that they work at.
    pub(crate) fn new(seed: u64, size: u32, devices_in_rooms: u32, calendar: &Calendar) -> (Self, Places) {
        let size = size.max(PEOPLE_MIN);
        let departments = (size as usize / 8).clamp(4, DEPARTMENTS.len());
        let mut hiring = Hiring::new(departments);
        for number in 0..size {
            hiring.hire(number, &mut Dice::of(seed, About::Staff, number), calendar);
        }
        let mut staff = hiring.staff();
        let places = staff.settle(devices_in_rooms);
        staff.pair_heirs(seed, calendar.today());
        (staff, places)
    }

    /// Gives everybody a room or a home.
    fn settle(&mut self, devices_in_rooms: u32) -> Places {
        let mut needed = vec![Needed::default(); SITES.len()];
        let mut homes = 0;
        for person in &mut self.people {
            let site = &mut needed[person.site];
            if person.is_remote && homes < HOMES_MAX {
                person.place = site.homes;
                site.homes += 1;
                homes += 1;
            } else {
                person.is_remote = false;
                person.place = site.desks / DESKS_PER_OFFICE;
                site.desks += 1;
            }
        }
        for (at, site) in needed.iter_mut().enumerate() {
            let offices = site.desks.div_ceil(DESKS_PER_OFFICE);
            let by_devices = (devices_in_rooms / 1_600).min(100) * SITES[at].share;
            site.meetings = (offices * 6 / 10).max(by_devices).max(1);
            site.racks = (devices_in_rooms / 28).clamp(3, 10_000);
        }
        let places = Places::new(&needed);
        for person in &mut self.people {
            let rooms = &places.rooms[person.site];
            let among = if person.is_remote { &rooms.homes } else { &rooms.offices };
            person.place = among[person.place as usize % among.len()];
        }
        places
    }

    /// Some computers of leavers go to somebody who starts at the same site soon after.
    fn pair_heirs(&mut self, seed: u64, today: Day) {
        let of = |wanted: fn(Employment) -> bool| {
            let people = self.people.iter().enumerate();
            people.filter(move |(_, person)| wanted(person.employment(today)) && !person.is_remote)
        };
        let mut leavers: Vec<(Day, u32)> = of(|it| matches!(it, Employment::Leaver(_)))
            .map(|(at, person)| (person.ends.unwrap_or_default(), at as u32))
            .filter(|(_, at)| Dice::of(seed, About::Former, *at).percent(60))
            .collect();
        let mut joiners: Vec<(Day, u32)> =
            of(|it| it == Employment::Joiner).map(|(at, person)| (person.starts, at as u32)).collect();
        leavers.sort_unstable();
        joiners.sort_unstable();
        let mut waiting: BTreeMap<usize, VecDeque<(Day, u32)>> = BTreeMap::new();
        let mut pairs = Vec::new();
        let mut left = leavers.into_iter().peekable();
        for (starts, joiner) in joiners {
            // A computer rests for a week at least before it goes on.
            while let Some((ends, leaver)) = left.next_if(|(ends, _)| ends + 8 <= starts) {
                waiting.entry(self.people[leaver as usize].site).or_default().push_back((ends, leaver));
            }
            let queue = waiting.entry(self.people[joiner as usize].site).or_default();
            while queue.pop_front_if(|(ends, _)| *ends + 150 < starts).is_some() {}
            pairs.extend(queue.pop_front().map(|(_, leaver)| (leaver, joiner)));
        }
        self.heirs = pairs.iter().copied().collect();
        self.legacies = pairs.into_iter().map(|(leaver, joiner)| (joiner, leaver)).collect();
    }
}

/// The company while people are being hired.
struct Hiring {
    departments: usize,
    people: Vec<Person>,
    heads: Vec<u32>,
    /// Of each department, who leads a team now and how many are in it.
    leads: Vec<Option<(u32, u32)>>,
    /// How many people had a name before.
    names: BTreeMap<(&'static str, &'static str), usize>,
}

impl Hiring {
    fn new(departments: usize) -> Self {
        Self {
            departments,
            people: Vec::new(),
            heads: vec![0; departments],
            leads: vec![None; departments],
            names: BTreeMap::new(),
        }
    }

    fn staff(self) -> Staff {
        let stays = |person: &Person| person.starts < 0 && person.ends.is_none() && person.away.is_none();
        let stayers = (0..self.people.len() as u32).filter(|at| stays(&self.people[*at as usize])).collect();
        Staff {
            people: self.people,
            departments: self.departments,
            heads: self.heads,
            stayers,
            heirs: BTreeMap::new(),
            legacies: BTreeMap::new(),
        }
    }

    /// First those whom everybody knows, then whoever runs a department, then everybody else.
    fn hire(&mut self, number: u32, dice: &mut Dice, calendar: &Calendar) {
        let heads_from = PINNED.len() as u32;
        let person = match PINNED.get(number as usize) {
            Some(pinned) => self.pinned(number, pinned, calendar),
            None if ((number - heads_from) as usize) < self.departments - 2 => {
                self.head(number, (number - heads_from) as usize + 2, dice, calendar)
            }
            None => self.member(number, dice, calendar),
        };
        self.people.push(person);
    }

    fn pinned(&mut self, number: u32, pinned: &Pinned, calendar: &Calendar) -> Person {
        self.names.insert((pinned.first, pinned.last), 1);
        let department = self.existing(pinned.department);
        let runs = pinned.runs && department == pinned.department;
        if runs {
            self.heads[department] = number;
        }
        let manager =
            if runs { self.head_above(department) } else { self.heads[self.existing_head(department)] };
        Person {
            first: pinned.first,
            last: pinned.last,
            second: None,
            site: pinned.site,
            department,
            title: pinned.title,
            manager: Some(manager).filter(|manager| *manager != number),
            starts: calendar.month_begin(-400 - 90 * number as Day),
            ends: None,
            away: None,
            is_remote: false,
            place: 0,
        }
    }

    /// Until the heads are hired, people report to whoever runs the department above.
    fn existing_head(&self, department: usize) -> usize {
        let has_head = department == 0 || self.heads[department] != 0;
        if has_head { department } else { self.existing_head(DEPARTMENTS[department].parent) }
    }

    fn head(&mut self, number: u32, department: usize, dice: &mut Dice, calendar: &Calendar) -> Person {
        let site = [0, 0, 0, 1, 5, 7][dice.below(6) as usize];
        self.heads[department] = number;
        let manager = self.head_above(department);
        let starts = calendar.month_begin(-dice.between(500, 4200));
        self.person(Post { site, department, title: DEPARTMENTS[department].head, manager, starts }, dice)
    }

    fn member(&mut self, number: u32, dice: &mut Dice, calendar: &Calendar) -> Person {
        let today = calendar.today();
        let department = dice.weighted(DEPARTMENTS[..self.departments].iter().map(|it| it.share));
        let site = match DEPARTMENTS[department].name {
            "Sales Iberia" => [5, 5, 6][dice.below(3) as usize],
            "Sales Poland & Nordics" => [7, 8, 9, 10][dice.below(4) as usize],
            _ => dice.weighted(SITES.iter().map(|site| site.share)),
        };
        let starts = match dice.below(100) {
            0..65 => calendar.month_begin(-dice.between(30, 3600)),
            65..97 => calendar.workday(dice.between(28, today - 6)),
            _ => today + dice.between(3, 48),
        };
        let title = *dice.pick(DEPARTMENTS[department].titles);
        let leaves = dice.percent(11) && starts < today - 120;
        let is_away = !leaves && starts < today - 200 && dice.percent(3);
        let ends = leaves.then(|| calendar.workday(dice.between(starts.max(20) + 70, today - 2)));
        let away = is_away.then(|| calendar.workday(today - dice.between(10, 110)));
        let manager = self.lead(number, department, starts < -300 && !leaves && !is_away);
        Person {
            ends,
            away,
            is_remote: dice.percent(12),
            ..self.person(Post { site, department, title, manager, starts }, dice)
        }
    }

    /// Whom a new member of a department reports to. Whoever has been there long enough may lead the next team.
    fn lead(&mut self, number: u32, department: usize, may_lead: bool) -> u32 {
        let head = self.heads[department];
        match &mut self.leads[department] {
            Some((lead, members)) if *members < TEAM => {
                *members += 1;
                *lead
            }
            _ if may_lead => {
                self.leads[department] = Some((number, 0));
                head
            }
            _ => head,
        }
    }

    fn person(&mut self, post: Post, dice: &mut Dice) -> Person {
        let Post { site, department, title, manager, starts } = post;
        let culture = if dice.percent(65) { SITES[site].culture } else { Culture::World };
        let (first, last) = (*dice.pick(culture.first()), *dice.pick(culture.last()));
        let others = self.names.entry((first, last)).or_default();
        let family = culture.last();
        let at = family.iter().position(|name| *name == last).unwrap_or_default();
        let second = (*others > 0).then(|| family[(at + *others) % family.len()]);
        *others += 1;
        Person {
            first,
            last,
            second,
            site,
            department,
            title,
            manager: Some(manager),
            starts,
            ends: None,
            away: None,
            is_remote: false,
            place: 0,
        }
    }

    /// The department itself, or the one above that the company is large enough for.
    fn existing(&self, department: usize) -> usize {
        if department < self.departments { department } else { self.existing(DEPARTMENTS[department].parent) }
    }

    fn head_above(&self, department: usize) -> u32 {
        self.heads[DEPARTMENTS[department].parent]
    }
}

/// What somebody is hired for.
struct Post {
    site: usize,
    department: usize,
    title: &'static str,
    manager: u32,
    starts: Day,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;
    use std::collections::BTreeSet;

    fn staff(size: u32) -> (Staff, Day) {
        let calendar = Calendar::until("2026-11-24T09:00:00Z".parse().unwrap(), &TimeZone::UTC);
        (Staff::new(7, size, size, &calendar).0, calendar.today())
    }

    #[test]
    fn managers_come_first_and_stay() {
        for size in [24, 416, 5_000] {
            let (staff, today) = staff(size);
            assert_eq!(staff.people.len(), size as usize);
            for (at, person) in staff.people.iter().enumerate() {
                let Some(manager) = person.manager else {
                    assert_eq!(at, 0);
                    continue;
                };
                assert!((manager as usize) < at, "{at} reports to {manager}");
                assert_eq!(staff.people[manager as usize].employment(today), Employment::Stayer);
            }
        }
    }

    #[test]
    fn nobody_shares_a_user_name() {
        let (staff, _) = staff(20_000);
        let names: BTreeSet<String> = staff.people.iter().map(Person::username).collect();
        assert_eq!(names.len(), staff.people.len());
    }

    #[test]
    fn people_come_and_go_and_leave_their_computers_to_others() {
        let (staff, today) = staff(416);
        let count = |wanted: fn(Employment) -> bool| {
            staff.people.iter().filter(|person| wanted(person.employment(today))).count()
        };
        assert!((20..70).contains(&count(|it| matches!(it, Employment::Leaver(_)))));
        assert!((4..30).contains(&count(|it| it == Employment::Expected)));
        assert!(count(|it| it == Employment::Joiner) > 70);
        assert!(staff.heirs.len() > 5);
        for (leaver, heir) in &staff.heirs {
            let (leaver, heir) = (&staff.people[*leaver as usize], &staff.people[*heir as usize]);
            assert!(leaver.ends.unwrap() + 8 <= heir.starts && leaver.site == heir.site);
        }
    }
}
