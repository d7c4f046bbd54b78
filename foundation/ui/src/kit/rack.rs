//! What stands in a rack, unit by unit.
use super::status::tone_class;
use domain::Tone;
use maud::{Markup, html};

/// The highest device that is drawn to scale.
const HIGHEST: u16 = 24;

/// Something in a rack.
#[derive(Clone, Copy, Debug)]
pub struct Device<'a> {
    /// Its lowest unit, counted from 1 at the bottom.
    pub unit: u16,
    /// How many units it is high.
    pub height: u16,
    /// Its name.
    pub name: &'a str,
    /// Its model, its state.
    pub note: &'a str,
    /// Its tag.
    pub tag: &'a str,
    /// Its page; none for what has none.
    pub href: Option<&'a str>,
    /// Its colour.
    pub tone: Tone,
    /// Whether the place is only reserved for it.
    pub reserved: bool,
}

/// One face of a rack.
#[derive(Clone, Copy, Debug)]
pub struct Rack<'a> {
    /// "Front".
    pub title: &'a str,
    /// How many units it has.
    pub units: u16,
    /// What stands in it, in any order, without overlaps.
    pub devices: &'a [Device<'a>],
}

/// One face of a rack, from the top down.
pub fn rack(rack: &Rack<'_>) -> Markup {
    html! {
        section class="rack" {
            h2 { (rack.title) }
            div {
                ol class="units" aria-hidden="true" { @for unit in (1..=rack.units).rev() { li { (unit) } } }
                ol class="devices" aria-label=(rack.title) {
                    @for slot in slots(rack) {
                        @match slot {
                            None => li aria-hidden="true" {},
                            Some(one) => li class={ "u" (one.height.clamp(1, HIGHEST)) } { (device(one)) },
                        }
                    }
                }
            }
        }
    }
}

/// The rack from the top down: devices, and nothing for each free unit.
fn slots<'a>(rack: &Rack<'a>) -> Vec<Option<&'a Device<'a>>> {
    let mut slots = Vec::new();
    let mut unit = rack.units;
    while unit > 0 {
        let top = |one: &&Device<'_>| one.unit + one.height.clamp(1, HIGHEST) - 1 == unit;
        let found = rack.devices.iter().find(top);
        slots.push(found);
        unit = unit.saturating_sub(found.map_or(1, |one| one.height.clamp(1, HIGHEST)));
    }
    slots
}

fn device(one: &Device<'_>) -> Markup {
    let class = format!("device {}{}", tone_class(one.tone), if one.reserved { " reserved" } else { "" });
    let inside = html! {
        b { (one.name) } " " span { (one.note) }
        @if !one.tag.is_empty() { " " span class="mono" { (one.tag) } }
        span class="unseen" { " U" (one.unit) }
    };
    html! {
        @match one.href {
            Some(href) => a class=(class) href=(href) { (inside) },
            None => div class=(class) { (inside) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_stand_where_their_units_are() {
        let device = |unit, height, name| Device {
            unit,
            height,
            name,
            note: "",
            tag: "",
            href: None,
            tone: Tone::Muted,
            reserved: false,
        };
        let devices = [device(1, 2, "ups"), device(5, 1, "switch")];
        let rack = Rack { title: "Front", units: 6, devices: &devices };
        let names: Vec<&str> = slots(&rack).iter().map(|slot| slot.map_or("", |one| one.name)).collect();
        assert_eq!(names, ["", "switch", "", "", "ups"]);
    }
}
