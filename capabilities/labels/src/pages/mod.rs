//! Choosing a design, looking at labels, and taking them to a printer.
mod chosen;
mod files;
mod panel;
mod sheet;
mod svg;

use ::pages::{Look, Panel, Part, Rooms, Section, Side};
use icondata_lu as lu;
use ui::i18n::{Lang, Source};

/// Where labels are.
const HREF: &str = "/labels";
/// The same as a document, for the printer of a desk.
const PDF: &str = "/labels/pdf";
/// The same for label printers.
const ZPL: &str = "/labels/zpl";

/// What labels bring: a door in the bar of lists, and designs.
pub static PART: Part = Part {
    looks: &[Look::new("label-template", lu::LuTag).under(Section::Setup, 64).columns(&[
        "media",
        "width_mm",
        "height_mm",
        "columns",
        "rows",
        "code",
    ])],
    panels: &[Panel::new("asset", Side::Facts, 60, assets::READ, panel::show)],
    doors: &[("labels", HREF, assets::READ)],
    texts: TEXTS,
    words: ui::words!(),
    ..Part::NONE
};

const TEXTS: &[Source] = &[
    Source { lang: Lang::English, text: include_str!("en.ftl") },
    Source { lang: Lang::German, text: include_str!("de.ftl") },
];

/// The pages.
pub fn rooms(rooms: Rooms) -> Rooms {
    rooms
        .page(HREF, assets::READ, sheet::show)
        .form(HREF, sheet::choose)
        .file(PDF, assets::READ, files::pdf)
        .file(ZPL, assets::READ, files::zpl)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_language_says_the_same() {
        assert_eq!(ui::i18n::check(super::TEXTS), Vec::<String>::new());
    }
}
