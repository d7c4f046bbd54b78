//! The files that people import, and the files that they export. No database, no async: whoever has a path and a
//! field list can use it.
//!
//! # Reading
//!
//! [`SheetFile::open`] looks into a file and finds out what it is (an XLSX workbook or delimited text), how it is
//! encoded and delimited, and which row names the columns; [`ReadOptions`] correct a wrong guess. A
//! [`SheetFile::profile`] counts its rows and keeps samples; [`SheetFile::rows`] reads it row by row in constant
//! memory, and [`Rows::place`] is where a run that was interrupted goes on. Rows have the numbers that people see in
//! their program.
//!
//! What is wrong is told as close to its cause as possible, and as little as possible is refused for it:
//!
//! | What | Told as | Refused |
//! |---|---|---|
//! | no table, no header, two columns alike, a damaged workbook | [`SheetError`] of opening | the file |
//! | more cells than headers, a row of more than 8 MiB | [`RowError`] in the row's place | the row |
//! | a quote that is never closed, a workbook damaged midway | [`RowError`] that is fatal | the rest |
//! | a failed formula, bytes that are no text, a cell of more than 1 MiB | [`Fault`] of the row | the cell |
//! | short rows, empty rows and lines, titles above the header, control characters | nothing | nothing |
//!
//! # Guessing
//!
//! [`guess_formats`] tells how dates and numbers are written, [`guess_mapping`] which column is which [`Target`],
//! [`offer_fields`] which custom fields could hold the others, and [`snipeit`] knows the headers of Snipe-IT. Every
//! guess comes with its reason, and a person can overrule every one. The cells themselves are read by
//! [`domain::read_text`].
//!
//! # Writing
//!
//! [`SheetWriter`] writes rows of values as CSV, TSV, JSON Lines or XLSX. In tables:
//!
//! - An amount of money takes two columns, a number and its currency ("Purchase cost", "Purchase cost currency"), so
//!   that amounts can be added up and none loses its currency. [`Target::currency_of`] finds the second one again.
//! - Choices and references are written as their labels, lists with commas between, yes and no as such; moments
//!   are in UTC. In XLSX, numbers, dates and booleans are typed; a number with more digits than a workbook keeps
//!   (15) is a text.
//! - A text that a program could take for a formula gets an apostrophe in front ([`neutralised`]), and reading takes
//!   it off again ([`restored`]). Control characters are left out.
//! - An XLSX sheet ends at 1,048,576 rows: ask [`SheetFormat::fits`] before writing.
//!
//! ```
//! use domain::{Currency, Field};
//! use sheets::*;
//! use serde_json::json;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let fields = [Field::text("tag", "Asset tag"), Field::date("bought", "Bought").aliases(&["purchase date"])];
//!
//! let mut writer = SheetWriter::new(Vec::new(), SheetFormat::Csv, &fields.map(|f| Column::of(&f)), "Assets")?;
//! writer.write_row(&[json!("=NW-1"), json!("2026-03-01")])?;
//! assert_eq!(writer.finish()?, b"Asset tag,Bought\r\n'=NW-1,2026-03-01\r\n");
//!
//! # let folder = tempfile::tempdir()?;
//! let path = folder.path().join("upload");
//! std::fs::write(&path, "Asset-Tag;Purchase Date\n'=NW-1;31.03.26\n")?;
//! let mut file = SheetFile::open(&path, "assets.csv")?;
//! let samples = file.profile(1000)?;
//! let hint = FormatHint { currency: Currency::EUR, delimiter: file.delimiter() };
//! let formats = guess_formats(&samples.columns(), hint);
//! let mapping = guess_mapping(file.headers(), &fields.map(|field| Target::of(&field)));
//! for row in file.rows()? {
//!     let row = row?;
//!     let values = mapping.iter().filter_map(|guess| {
//!         let field = &fields[guess.target?];
//!         Some(domain::read_text(field, row.cell(guess.column), formats.column(guess.column)))
//!     });
//!     assert_eq!(values.collect::<Vec<_>>(), [Ok(json!("=NW-1")), Ok(json!("2026-03-31"))]);
//! }
//! # Ok(())
//! # }
//! ```
mod delimiter;
mod encoding;
mod error;
mod evidence;
mod file;
mod formats;
mod formula;
mod header;
mod kinds;
mod mapping;
mod names;
mod profile;
mod records;
mod row;
mod rows;
pub mod snipeit;
mod snipeit_columns;
mod text;
mod workbook;
mod workbook_cell;
mod workbook_guard;
mod write;
mod write_cell;
mod write_xlsx;

pub use delimiter::Delimiter;
pub use error::{DuplicateHeader, SheetError};
pub use file::{ReadOptions, SheetFile};
pub use formats::{FormatGuess, FormatHint, FormatNote, guess_formats};
pub use formula::{neutralised, restored};
pub use kinds::guess_kind;
pub use mapping::{ColumnGuess, NewField, Target, guess_mapping, missing_targets, offer_fields};
pub use profile::Profile;
pub use row::{Fault, MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROW_BYTES, Row, RowError, column_letters};
pub use rows::{Place, Rows};
pub use write::{SheetFormat, SheetWriter, XLSX_DATA_ROWS};
pub use write_cell::{CURRENCY_SUFFIX, Column};
