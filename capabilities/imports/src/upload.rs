//! A file comes in: it is read once from end to end, kept in our own plain form, and its columns are guessed.
use crate::{
    MAKE, cells,
    import::{Column, ImportState, Options},
    store::{self, ImportRow, PIECE},
    targets,
};
use domain::Instant;
use engine::{Engine, Error, RecordKind, Request, Result, Who};
use sheets::{
    FormatHint, ReadOptions, SheetError, SheetFile, guess_formats, guess_mapping,
    snipeit::{recognise, restored},
};
use std::{
    io::{Read, Seek, SeekFrom, Write},
    path::Path,
};

/// Rows looked at when guessing.
const SAMPLES: usize = 500;
/// Most bytes of a file in our own form.
const BYTES_MAX: u64 = 2 << 30;

/// What is known about a file that came in.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The import.
    pub import: i64,
    /// Rows that can be read.
    pub rows: i64,
}

/// Takes a file in for a kind of record. Blocks: call it where that is allowed.
pub fn upload(
    engine: &Engine,
    who: impl Into<Who>,
    request: Request,
    kind: &'static RecordKind,
    path: &Path,
    file_name: &str,
) -> Result<Upload> {
    let options = ReadOptions { keep_duplicates: true, ..ReadOptions::default() };
    let mut file = SheetFile::open_with(path, file_name, &options).map_err(unreadable)?;
    let profile = file.profile(SAMPLES).map_err(unreadable)?;
    let headers = file.headers().to_vec();
    let hint = FormatHint { currency: engine.settings().currency, delimiter: file.delimiter() };
    let formats = guess_formats(&profile.columns(), hint);
    let snipe = recognise(&headers).filter(|found| found.confidence >= 60);
    let mut kept = keep_plain(&mut file, headers.len(), snipe.is_some())?;

    let mut notes: Vec<String> = formats
        .notes
        .iter()
        .map(|note| format!("{}: {}", headers[note.column.min(headers.len() - 1)], note.message))
        .collect();
    notes.extend(snipe.map(|found| found.reason));
    let who = who.into();
    let (name, rows, unreadable_rows) =
        (file_name.to_owned(), profile.rows as i64, profile.unreadable as i64);
    let bytes = kept.size;
    let import = engine.work_blocking(who.clone(), request.clone(), "imports.upload", MAKE, move |work| {
        let known = targets::targets(work, kind)?;
        let wanted: Vec<sheets::Target> = known.iter().map(|(target, _)| target.clone()).collect();
        let columns = guess_mapping(&headers, &wanted)
            .into_iter()
            .map(|guess| {
                let format = formats.column(guess.column);
                Column {
                    header: guess.header,
                    target: guess.target.map(|at| wanted[at].name.clone()),
                    dates: format.dates.into(),
                    decimal_comma: format.decimal_separator == ',',
                    confidence: Some(guess.confidence),
                    reason: guess.reason,
                }
            })
            .collect();
        let import = ImportRow {
            id: 0,
            kind: kind.name.to_owned(),
            file_name: name.clone(),
            state: ImportState::Uploaded,
            columns,
            options: Options::default(),
            notes: notes.clone(),
            rows,
            unreadable: unreadable_rows,
            change_set: None,
            account: None,
            created_at: Instant(0),
        };
        store::create(work, &import, bytes as i64)
    })?;
    // Piece by piece in transactions of their own: nobody else waits for a large file.
    for (nth, piece) in kept.pieces()?.enumerate() {
        let piece = piece?;
        engine.work_blocking(who.clone(), request.clone(), "imports.upload", MAKE, move |work| {
            store::keep_piece(work, import, nth as i64, &piece)
        })?;
    }
    engine.work_blocking(who, request, "imports.upload", MAKE, move |work| store::arrived(work, import))?;
    Ok(Upload { import, rows })
}

fn unreadable(error: SheetError) -> Error {
    Error::invalid("file", error.code(), error.to_string())
}

/// The file in our own form, on its way into the database.
struct Plain {
    file: std::fs::File,
    size: u64,
}

impl Plain {
    fn pieces(&mut self) -> Result<impl Iterator<Item = Result<Vec<u8>>> + '_> {
        let failed = |error: std::io::Error| Error::internal(error.to_string());
        self.file.seek(SeekFrom::Start(0)).map_err(failed)?;
        let file = &mut self.file;
        Ok(std::iter::from_fn(move || {
            let mut piece = Vec::with_capacity(PIECE);
            match file.take(PIECE as u64).read_to_end(&mut piece) {
                Ok(0) => None,
                Ok(_) => Some(Ok(piece)),
                Err(error) => Some(Err(failed(error))),
            }
        }))
    }
}

fn keep_plain(file: &mut SheetFile, columns: usize, from_snipeit: bool) -> Result<Plain> {
    let failed = |error: std::io::Error| Error::of_file("a file that came in", &error);
    let mut out = std::io::BufWriter::new(tempfile::tempfile().map_err(failed)?);
    let mut size = 0;
    for row in file.rows().map_err(unreadable)? {
        let line = match &row {
            Ok(row) => {
                let cells: Vec<&str> = (0..columns)
                    .map(|column| if from_snipeit { restored(row.cell(column)) } else { row.cell(column) })
                    .collect();
                let faults: Vec<String> =
                    row.faults().iter().map(|fault| format!("{}: {}", fault.header, fault.reason)).collect();
                cells::kept(row.number, &faults.join(" "), &cells)
            }
            Err(error) => cells::kept(error.row, &error.reason, &[]),
        };
        size += line.len() as u64;
        if size > BYTES_MAX {
            return Err(Error::invalid(
                "file",
                "too-large",
                "The file has more than 2 GB of text. Split it.",
            ));
        }
        out.write_all(&line).map_err(failed)?;
        if row.is_err_and(|error| error.fatal) {
            break;
        }
    }
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    Ok(Plain { file, size })
}
