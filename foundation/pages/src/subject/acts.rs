//! What can be done with a record: buttons in its head, lines of its menu.
use crate::{Act, Page, Rank, Shown, Subject, form::verb_label};
use engine::{AsOf, RecordKind, RecordVerb, Result};
use icondata_lu as lu;
use maud::{Markup, html};
use ui::kit::{self, Button, Icon, Item};

/// Something that can be done now.
struct Possible {
    label: String,
    href: String,
    icon: Icon,
    rank: Rank,
    key: Option<&'static str>,
    dialog: bool,
}

/// What the reader can do with a record as it is.
fn possible(page: &Page<'_, '_>, subject: &Subject) -> Vec<Possible> {
    let kind = subject.kind;
    let acts = page.desk.acts(kind.name).into_iter();
    let mut all: Vec<Possible> = acts.filter_map(|act| of_act(page, subject, act)).collect();
    if !kind.open {
        return all;
    }
    let edit = format!("{}/edit", subject.href);
    if page.may(kind.edit) && !subject.is_archived() {
        let rank = if all.is_empty() { Rank::Button } else { Rank::Menu };
        all.push(Possible {
            label: page.say("edit"),
            href: edit,
            icon: lu::LuPencil,
            rank,
            key: Some("e"),
            dialog: false,
        });
        let href = format!("/do-record/{}/comment?id=%23{}", kind.path, subject.id);
        all.push(Possible {
            label: page.say("comment"),
            href,
            icon: lu::LuMessageSquare,
            rank: Rank::Menu,
            key: None,
            dialog: true,
        });
    }
    if page.may(kind.archive) {
        let (verb, label, icon): (RecordVerb, _, Icon) = match subject.is_archived() {
            true => (RecordVerb::Restore, "restore", lu::LuArchiveRestore),
            false => (RecordVerb::Archive, "archive", lu::LuArchive),
        };
        let href = format!("/do-record/{}/{}?id=%23{}", kind.path, verb.word(), subject.id);
        let rank = if subject.is_archived() { Rank::First } else { Rank::Danger };
        all.push(Possible { label: page.say(label), href, icon, rank, key: None, dialog: true });
    }
    all
}

fn of_act(page: &Page<'_, '_>, subject: &Subject, act: &Act) -> Option<Possible> {
    let form = page.desk.form(act.verb)?;
    if !page.may(form.verb.needs) || subject.is_archived() || !(act.when)(&subject.values) {
        return None;
    }
    Some(Possible {
        label: verb_label(page, act.verb),
        href: format!("/do/{}?{}=%23{}&_back={}", act.verb, act.subject, subject.id, subject.href),
        icon: act.icon,
        rank: act.rank,
        key: act.key,
        dialog: true,
    })
}

/// The buttons in the head of a record's page, and its menu.
pub(super) fn buttons(page: &Page<'_, '_>, subject: &Subject) -> Markup {
    let past = page.say("past-day");
    let past = Button::menu(&past, "past").icon(lu::LuHistory).quiet().bare();
    if !subject.as_of.is_now() {
        return html! { (past) };
    }
    let all = possible(page, subject);
    let first = all.iter().position(|one| one.rank == Rank::First);
    let near: Vec<&Possible> = all
        .iter()
        .enumerate()
        .filter(|(at, one)| Some(*at) != first && matches!(one.rank, Rank::First | Rank::Button))
        .map(|(_, one)| one)
        .take(2)
        .collect();
    let shown = |one: &Possible| {
        first.and_then(|at| all.get(at)).is_some_and(|it| it.href == one.href)
            || near.iter().any(|it| it.href == one.href)
    };
    let rest: Vec<&Possible> = all.iter().filter(|one| !shown(one)).collect();
    let more = page.say("more-actions");
    html! {
        @for one in &near { (button(one)) }
        @if let Some(one) = first.and_then(|at| all.get(at)) { (button(one).primary()) }
        (past)
        @if !rest.is_empty() {
            (Button::menu(&more, "acts").icon(lu::LuEllipsis).quiet().bare())
            (kit::menu("acts", &items(rest.iter().copied())))
        }
    }
}

fn button(one: &Possible) -> Button<'_> {
    let button =
        if one.dialog { Button::dialog(&one.label, &one.href) } else { Button::open(&one.label, &one.href) };
    let button = button.icon(one.icon);
    match one.key {
        Some(key) => button.key(key),
        None => button,
    }
}

fn items<'a>(all: impl Iterator<Item = &'a Possible>) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    for one in all {
        let (label, icon, href) = (one.label.as_str(), Some(one.icon), one.href.as_str());
        let danger = one.rank == Rank::Danger;
        if danger && !items.is_empty() && !items.iter().any(|item| matches!(item, Item::Rule)) {
            items.push(Item::Rule);
        }
        items.push(match one.dialog {
            true => Item::Dialog { label, icon, href, danger, key: one.key },
            false => Item::Link { label, icon, href, region: None, current: false },
        });
    }
    items
}

/// The menu of a row in a list.
pub(super) fn row_menu(page: &mut Page<'_, '_>, kind: &'static RecordKind) -> Result<Shown> {
    let subject = Subject::read(page, kind, AsOf::default())?;
    let all = possible(page, &subject);
    let open = page.say("open");
    let mut lines = vec![Item::Link {
        label: &open,
        icon: Some(lu::LuArrowRight),
        href: &subject.href,
        region: None,
        current: false,
    }];
    let others = items(all.iter());
    if !others.is_empty() {
        lines.push(Item::Rule);
        lines.extend(others);
    }
    // On the menu of a row, keys would press what nobody sees.
    let lines: Vec<Item<'_>> = lines
        .into_iter()
        .map(|item| match item {
            Item::Dialog { label, icon, href, danger, .. } => {
                Item::Dialog { label, icon, href, danger, key: None }
            }
            other => other,
        })
        .collect();
    Ok(Shown::part(kit::menu_items(&lines)))
}
