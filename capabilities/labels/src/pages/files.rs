//! Labels as files for printers.
use super::chosen::{self, LABELS_MAX};
use crate::print::{drawing::drawn, zpl};
use ::pages::{Download, Page};
use engine::{Error, Result};
use papers::{Plate, Stamp};

/// A document of sheets, or of a page for each label of a roll.
pub(super) fn pdf(page: &mut Page<'_, '_>) -> Result<Download> {
    let design = chosen::design(page)?;
    let labels = chosen::told(page, &design, LABELS_MAX)?;
    let skipped = chosen::skipped(page, &design);
    let mut pages: Vec<Vec<Stamp>> = Vec::new();
    for (number, told) in labels.iter().enumerate() {
        let place = (number + skipped) % design.per_page();
        if pages.is_empty() || place == 0 {
            pages.push(Vec::new());
        }
        let (x, y) = design.place(place);
        if let Some(last) = pages.last_mut() {
            last.extend(drawn(&design, told).into_iter().map(|stamp| stamp.moved(x, y)));
        }
    }
    let (width, height) = design.page();
    let plate = Plate {
        title: page.say("labels-title"),
        organisation: page.settings().organisation.clone(),
        language: page.t.lang().tag().to_owned(),
        made_on: page.today(),
        width,
        height,
        pages,
    };
    let content = plate.to_pdf().map_err(Error::internal)?;
    Ok(Download { media: "application/pdf", name: "labels.pdf".to_owned(), content })
}

/// For label printers, at 203 dots to an inch unless asked otherwise.
pub(super) fn zpl(page: &mut Page<'_, '_>) -> Result<Download> {
    let dots = match page.visit.query("dpi") {
        None => 203,
        Some(text) => text
            .parse()
            .ok()
            .filter(|dots| [203, 300, 600].contains(dots))
            .ok_or_else(|| Error::invalid("dpi", "not-a-resolution", "203, 300 or 600."))?,
    };
    let design = chosen::design(page)?;
    let labels = chosen::told(page, &design, LABELS_MAX)?;
    let content = zpl::written(&design, dots, &labels).into_bytes();
    Ok(Download { media: "application/zpl", name: "labels.zpl".to_owned(), content })
}
