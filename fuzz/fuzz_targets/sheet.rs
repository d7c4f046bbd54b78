//! Files for the parser of imports: the first byte chooses what kind of file it is said to be.
#![no_main]
use libfuzzer_sys::fuzz_target;
use sheets::SheetFile;
use std::io::Write;

const NAMES: [&str; 4] = ["file.csv", "file.tsv", "file.xlsx", "file.txt"];

fuzz_target!(|data: &[u8]| {
    let Some((kind, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(*kind) % NAMES.len()];
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("room for it");
    let Ok(mut sheet) = SheetFile::open(file.path(), name) else { return };
    let _ = sheet.profile(100);
    let columns = sheet.headers().len();
    let Ok(rows) = sheet.rows() else { return };
    for row in rows {
        match row {
            Ok(row) => assert_eq!((0..columns).map(|column| row.cell(column)).count(), columns),
            Err(error) if error.fatal => break,
            Err(_) => {}
        }
    }
});
