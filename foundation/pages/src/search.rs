//! One box for everything: records, what can be done, places.
use crate::{Page, Rooms, Section, Shown, VISIT, form, list};
use domain::State;
use engine::{RecordKind, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Found, FoundGroup, Icon};

/// Of each kind so many.
const OF_EACH: usize = 5;
/// On the page of results so many.
const ON_THE_PAGE: usize = 12;

pub(crate) fn rooms(rooms: Rooms) -> Rooms {
    rooms.page("/search", VISIT, results).page("/palette", VISIT, palette)
}

/// A find with words of its own.
struct Find {
    label: String,
    note: String,
    href: String,
    icon: Icon,
    keys: &'static str,
    dialog: bool,
}

impl Find {
    fn found(&self) -> Found<'_> {
        Found {
            label: &self.label,
            note: &self.note,
            keys: self.keys,
            icon: self.icon,
            href: &self.href,
            dialog: self.dialog,
        }
    }
}

/// The kinds that the box looks through: those of the navigation, in its order.
fn kinds(page: &Page<'_, '_>) -> Vec<&'static RecordKind> {
    let looks = Section::ALL.into_iter().flat_map(|section| page.desk.looks_under(section));
    let kinds = looks.filter_map(|look| page.kind(look.kind));
    kinds.filter(|kind| page.may(kind.read) && kind.is_searchable()).collect()
}

fn of_kind(page: &mut Page<'_, '_>, kind: &'static RecordKind, q: &str, most: usize) -> Result<Vec<Find>> {
    let look = page.desk.look(kind.name);
    let rows: Vec<(i64, State)> = form::found(page, kind, q, most)?;
    let find = |(id, values): (i64, State)| {
        let (title, tag) = list::names(page, kind, &look, &values);
        let icon = look.drawing.map_or(look.icon, |drawing| drawing(&values));
        Find { label: title, note: tag, href: format!("/{}/{id}", kind.path), icon, keys: "", dialog: false }
    };
    Ok(rows.into_iter().map(find).collect())
}

/// What the palette offers while one types.
fn palette(page: &mut Page<'_, '_>) -> Result<Shown> {
    let q = page.visit.query("q").unwrap_or_default().to_owned();
    let mut groups: Vec<(String, Vec<Find>)> = Vec::new();
    if q.chars().count() >= 2 {
        for kind in kinds(page) {
            let finds = of_kind(page, kind, &q, OF_EACH)?;
            groups.push((page.many(kind), finds));
        }
        groups.retain(|(_, finds)| !finds.is_empty());
        groups.truncate(4);
    }
    for (title, all) in [("palette-do", doings(page)), ("palette-go", places(page))] {
        let fits = |find: &Find| q.is_empty() || find.label.to_lowercase().contains(&q.to_lowercase());
        groups.push((page.say(title), all.into_iter().filter(fits).take(8).collect()));
    }
    let found: Vec<Vec<Found<'_>>> =
        groups.iter().map(|(_, finds)| finds.iter().map(Find::found).collect()).collect();
    let shown: Vec<FoundGroup<'_>> =
        groups.iter().zip(&found).map(|((title, _), finds)| FoundGroup { title, finds }).collect();
    Ok(Shown::part(kit::palette_options(&page.t, &shown)))
}

/// What can be done from anywhere: registering something new.
fn doings(page: &Page<'_, '_>) -> Vec<Find> {
    let looks = Section::ALL.into_iter().flat_map(|section| page.desk.looks_under(section));
    let open =
        looks.filter_map(|look| page.kind(look.kind)).filter(|kind| kind.open && page.may(kind.register));
    open.map(|kind| {
        let one = page.one(kind);
        let label = page.t.say_with("register-one", &[("one", one.as_str())]).into_owned();
        Find {
            label,
            note: String::new(),
            href: format!("/{}/new", kind.path),
            icon: lu::LuPlus,
            keys: "",
            dialog: false,
        }
    })
    .collect()
}

/// Where one can go.
fn places(page: &Page<'_, '_>) -> Vec<Find> {
    let mut all = Vec::new();
    for section in Section::ALL {
        for look in page.desk.looks_under(section) {
            let Some(kind) = page.kind(look.kind).filter(|kind| page.may(kind.read)) else { continue };
            let (label, href) = (page.many(kind), format!("/{}", kind.path));
            all.push(Find {
                label,
                note: String::new(),
                href,
                icon: look.icon,
                keys: look.key.unwrap_or_default(),
                dialog: false,
            });
        }
        for place in page.desk.places_under(section).filter(|place| page.may(place.needs)) {
            let (label, href) = (page.say(place.text), place.href.to_owned());
            all.push(Find {
                label,
                note: String::new(),
                href,
                icon: place.icon,
                keys: place.key.unwrap_or_default(),
                dialog: false,
            });
        }
    }
    all
}

/// The page of everything that matches; one exact hit is shown at once.
fn results(page: &mut Page<'_, '_>) -> Result<Shown> {
    let q = page.visit.query("q").unwrap_or_default().to_owned();
    let title = page.say("search");
    let mut groups = Vec::new();
    if !q.is_empty() {
        for kind in kinds(page) {
            let finds = of_kind(page, kind, &q, ON_THE_PAGE)?;
            if !finds.is_empty() {
                groups.push((kind, finds));
            }
        }
    }
    if let [(_, finds)] = groups.as_slice()
        && let [one] = finds.as_slice()
    {
        return Ok(Shown::go(one.href.clone()));
    }
    let (hint, find) = (page.say("search-everything"), page.say("search"));
    let body = html! {
        (kit::head(&title, "", &html! {}))
        form class="form narrow" action="/search" role="search" {
            div class="field wide" {
                label class="unseen" for="q" { (hint) }
                input class="input" type="search" id="q" name="q" value=(q) placeholder=(hint) autofocus[q.is_empty()];
            }
            footer { (kit::Button::send(&find).primary()) }
        }
        div class="stack" { @for (kind, finds) in &groups { (group(page, kind, finds, &q)) } }
        @if groups.is_empty() && !q.is_empty() {
            (kit::nothing(&kit::Nothing {
                icon: lu::LuSearchX,
                title: &page.t.say_with("nothing-for", &[("q", q.as_str())]),
                text: &page.say("nothing-for-why"),
                steps: &[],
            }))
        }
    };
    Ok(Shown::new(title, "/search", body))
}

fn group(page: &Page<'_, '_>, kind: &'static RecordKind, finds: &[Find], q: &str) -> Markup {
    let href =
        list::address::Address::new(format!("/{}", kind.path), [("q".to_owned(), q.to_owned())]).to_string();
    let body = html! {
        ul class="attention" {
            @for find in finds {
                li {
                    (kit::mark(domain::Tone::Muted, find.icon))
                    div { b { a href=(find.href) { (find.label) } } p { (find.note) } }
                }
            }
        }
    };
    let more = if finds.len() == ON_THE_PAGE {
        kit::more(&page.say("view-all"), &href)
    } else {
        html! {}
    };
    crate::subject::card(&page.many(kind), "", more, body)
}
