//! The frame around a page: where else one can go, who reads, what waits.
use crate::{Page, Section, Shown};
use engine::Result;
use icondata_lu as lu;
use maud::Markup;
use ui::kit::{self, Crumb, Doors, Icon, PlaceGroup, Reader, Site};

/// The doors of the frame.
pub(crate) const DOORS: Doors<'static> = Doors {
    home: "/",
    search: "/search",
    palette: "/palette",
    look: "/look",
    messages: "",
    help: "",
    sign_out: "/sign-out",
};

/// A place of the navigation with words of its own.
struct Stop {
    label: String,
    href: String,
    icon: Icon,
    count: String,
    key: Option<&'static str>,
    order: u8,
}

/// A page in its frame; alone, where only a part of it was asked for.
pub(crate) fn framed(page: &mut Page<'_, '_>, shown: &Shown) -> Result<Markup> {
    if shown.alone {
        return Ok(shown.body.clone());
    }
    let reader = match page.desk.reader() {
        Some(reader) if !page.visit.is_partial() => reader(page)?,
        _ => crate::part::ReaderFacts::default(),
    };
    let sections = if page.visit.is_partial() { Vec::new() } else { sections(page)? };
    let unread = match page.desk.unread() {
        Some(unread) if !page.visit.is_partial() => unread(page)?,
        _ => 0,
    };
    let places: Vec<Vec<kit::Place<'_>>> =
        sections.iter().map(|(_, stops)| stops.iter().map(place).collect()).collect();
    let groups: Vec<PlaceGroup<'_>> =
        sections.iter().zip(&places).map(|((title, _), places)| PlaceGroup { title, places }).collect();
    let tabs: Vec<kit::Place<'_>> = ["/", "/assets", "/my/approvals"]
        .iter()
        .filter_map(|href| places.iter().flatten().find(|place| place.href == *href).copied())
        .collect();
    let scan = places.iter().flatten().find(|place| place.href == "/scan").map(|place| place.href);
    let profile = page.say("profile");
    let links = [kit::Place::new(&profile, "/profile", lu::LuUserRound)];
    let wishes = &page.visit.wishes;
    let site = Site {
        organisation: &page.settings().organisation,
        groups: &groups,
        tabs: &tabs,
        scan,
        reader: Reader { name: &reader.name, role: &reader.role, links: &links },
        unread,
        theme: wishes.theme,
        density: wishes.density,
        letter_keys: wishes.letter_keys,
        token: "",
        doors: Doors { messages: page.door("messages").unwrap_or_default(), ..DOORS },
    };
    let crumbs: Vec<Crumb<'_>> =
        shown.crumbs.iter().map(|(label, href)| Crumb { label, href: href.as_deref() }).collect();
    let inside =
        kit::Page { title: &shown.title, crumbs: &crumbs, place: &shown.place, scripts: shown.scripts };
    Ok(match page.visit.is_partial() {
        true => kit::bare_page(&page.t, &site, &inside, &shown.body),
        false => kit::page(&page.t, &site, &inside, &shown.body),
    })
}

/// What stands around a page without a frame: nothing but how the reader likes it.
pub(crate) fn bare_site<'a>(organisation: &'a str, wishes: &crate::Wishes) -> Site<'a> {
    Site {
        organisation,
        groups: &[],
        tabs: &[],
        scan: None,
        reader: Reader { name: "", role: "", links: &[] },
        unread: 0,
        theme: wishes.theme,
        density: wishes.density,
        letter_keys: wishes.letter_keys,
        token: "",
        doors: DOORS,
    }
}

fn place(stop: &Stop) -> kit::Place<'_> {
    let place = kit::Place::new(&stop.label, &stop.href, stop.icon);
    let place = if stop.count.is_empty() { place } else { place.waiting(&stop.count) };
    match stop.key {
        Some(key) => place.key(key),
        None => place,
    }
}

/// The navigation, as far as the reader may go.
fn sections(page: &mut Page<'_, '_>) -> Result<Vec<(String, Vec<Stop>)>> {
    let mut sections = Vec::new();
    for section in Section::ALL {
        let mut stops = Vec::new();
        for look in page.desk.looks_under(section) {
            let Some(kind) = page.kind(look.kind).filter(|kind| page.may(kind.read)) else { continue };
            let (label, href) = (page.many(kind), format!("/{}", kind.path));
            stops.push(Stop {
                label,
                href,
                icon: look.icon,
                count: String::new(),
                key: look.key,
                order: look.order,
            });
        }
        for one in page.desk.places_under(section) {
            if !page.may(one.needs) {
                continue;
            }
            let waiting = one.waiting.map(|waiting| waiting(page)).transpose()?.unwrap_or(0);
            let count = if waiting > 0 { page.t.number(waiting) } else { String::new() };
            let (label, href) = (page.say(one.text), one.href.to_owned());
            stops.push(Stop { label, href, icon: one.icon, count, key: one.key, order: one.order });
        }
        stops.sort_by_key(|stop| stop.order);
        if !stops.is_empty() {
            let title = if section == Section::Daily { String::new() } else { page.say(section.text()) };
            sections.push((title, stops));
        }
    }
    Ok(sections)
}
