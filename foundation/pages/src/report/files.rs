//! A report as a file to keep.
use super::{Report, ReportColumn, Told};
use crate::{Download, Page};
use engine::{Error, Result};
use papers::{Block, Heading, Paper, Table};
use serde_json::Value;
use sheets::{Column, SheetFormat, SheetWriter};
use std::io::Cursor;

/// What a program may ask for.
pub(super) const FORMATS: [&str; 5] = ["json", "csv", "csv-excel", "xlsx", "pdf"];
/// More rows than this are no document: nobody reads two thousand pages.
const PAPER_ROWS_MAX: usize = 20_000;
/// More columns than this want a page that lies on its long side.
const WIDE: usize = 6;
const PDF: &str = "application/pdf";

pub(super) fn media() -> impl Iterator<Item = &'static str> {
    [SheetFormat::Csv.media_type(), SheetFormat::Xlsx.media_type(), PDF].into_iter()
}

pub(super) fn file(page: &Page<'_, '_>, report: &Report, told: &Told, format: &str) -> Result<Download> {
    let name = |extension: &str| format!("{}-{}.{extension}", report.name, told.as_of);
    if format == "pdf" {
        return Ok(Download { media: PDF, name: name("pdf"), content: paper(page, report, told)? });
    }
    let Some(format) = SheetFormat::by_name(format).filter(|known| FORMATS.contains(&known.name())) else {
        let message = format!("There is no format {format}. There are: {}.", FORMATS.join(", "));
        return Err(Error::invalid("format", "unknown-format", message));
    };
    let content = sheet(page, report, told, format)?;
    Ok(Download { media: format.media_type(), name: name(format.extension()), content })
}

fn sheet(page: &Page<'_, '_>, report: &Report, told: &Told, format: SheetFormat) -> Result<Vec<u8>> {
    let failed = |error: sheets::SheetError| Error::internal(error.to_string());
    let headers: Vec<String> = report.columns.iter().map(|column| column.header_of_sheet(page)).collect();
    let columns: Vec<Column<'_>> = report
        .columns
        .iter()
        .zip(&headers)
        .map(|(column, header)| Column { name: column.name, header, kind: column.kind_of_sheet() })
        .collect();
    let mut writer =
        SheetWriter::new(Cursor::new(Vec::new()), format, &columns, report.name).map_err(failed)?;
    for row in &told.rows {
        let values: Vec<Value> =
            report.columns.iter().map(|column| column.value_of_sheet(page, row)).collect();
        writer.write_row(&values).map_err(failed)?;
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

fn paper(page: &Page<'_, '_>, report: &Report, told: &Told) -> Result<Vec<u8>> {
    if told.rows.len() > PAPER_ROWS_MAX {
        let message =
            format!("A document has at most {PAPER_ROWS_MAX} rows. Take a sheet, or let it begin later.");
        return Err(Error::invalid("format", "too-many-rows", message));
    }
    let from = told.from.map(|day| (page.say("report-from"), page.t.date(day)));
    let as_of = (page.say("report-as-of"), page.t.date(told.as_of));
    let totals =
        told.totals.iter().map(|total| (page.say(total.label), total.shape.words(page, &total.value)));
    let columns: Vec<&ReportColumn> = report.columns.iter().filter(|column| column.share > 0.0).collect();
    let heading = |column: &&ReportColumn| match column.is_number() {
        true => Heading::right(column.header(page), column.share),
        false => Heading::new(column.header(page), column.share),
    };
    let rows = told.rows.iter().map(|row| columns.iter().map(|column| column.words(page, row)).collect());
    let paper = Paper {
        organisation: page.settings().organisation.clone(),
        language: page.t.lang().tag().to_owned(),
        is_wide: columns.len() > WIDE,
        blocks: vec![
            Block::Text(page.say(&format!("{}-note", report.text))),
            Block::Facts(from.into_iter().chain([as_of]).chain(totals).collect()),
            Block::Table(Table { columns: columns.iter().map(heading).collect(), rows: rows.collect() }),
        ],
        ..Paper::new(page.say(report.text), page.today())
    };
    paper.to_pdf().map_err(Error::internal)
}
