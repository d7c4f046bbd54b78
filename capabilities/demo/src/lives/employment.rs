//! Somebody is hired, starts, is away for a while, leaves.
use super::Script;
use crate::{company::who, deed::Deed, dice::About, world::World};

/// How far ahead of their first day somebody is known, in days.
const AHEAD: (i32, i32) = (18, 32);

/// The employment of a person. Those who were there when the history began are registered with the company itself.
pub(super) fn employment(world: &World, number: u32) -> Script<'_> {
    let mut script = Script::new(world, About::Staff, number | 1 << 31);
    let (calendar, person) = (&world.calendar, &world.staff.people[number as usize]);
    let hour = |script: &mut Script<'_>, day, from: i32, to: i32| {
        let minute = script.dice.between(from * 60, to * 60);
        calendar.moment(calendar.workday(day), minute)
    };
    if person.starts >= 0 {
        let known = (person.starts - script.dice.between(AHEAD.0, AHEAD.1)).clamp(1, calendar.today() - 1);
        let at = hour(&mut script, known, 9, 16);
        script.at(at, who::INES, Deed::Hire(number));
        let at = hour(&mut script, person.starts, 8, 8);
        script.at(at, who::INES, Deed::Start(number));
    }
    if let Some(day) = person.away {
        let at = hour(&mut script, day, 9, 11);
        script.at(at, who::INES, Deed::GoOnLeave(number)).reason = Some("Parental leave.");
    }
    if let Some(day) = person.ends {
        let at = hour(&mut script, day, 17, 18);
        script.at(at, who::INES, Deed::Leave(number));
    }
    script
}
