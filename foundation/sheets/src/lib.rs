//! x
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
pub use write::{SheetFormat, SheetWriter};
pub use write_cell::{CURRENCY_SUFFIX, Column};
/// x
pub const XLSX_DATA_ROWS: u64 = 1_048_575;
