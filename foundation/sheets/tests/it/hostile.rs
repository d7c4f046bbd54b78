//! Workbooks made to break their reader.
use crate::Fixture;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

const TYPES: &str =
    r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const PACKAGE: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const PARTS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A workbook of one sheet with the rows `rows`, and other parts.
fn workbook(rows: &str, others: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let parts = [
        ("[Content_Types].xml", TYPES.as_bytes().to_vec()),
        ("_rels/.rels", PACKAGE.as_bytes().to_vec()),
        ("xl/workbook.xml", BOOK.as_bytes().to_vec()),
        ("xl/_rels/workbook.xml.rels", PARTS.as_bytes().to_vec()),
        ("xl/worksheets/sheet1.xml", sheet.into_bytes()),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts.iter().chain(others) {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn inline(cell: &str, text: &str) -> String {
    format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn a_plain_workbook_is_read() {
    let rows = format!(
        r#"<row r="1">{}{}</row><row r="4">{}<c r="B4" t="e"><v>#REF!</v></c></row><row r="5"><c r="A5"><f>1+1</f></c><c r="B5" t="str"><f>""</f><v></v></c></row>"#,
        inline("A1", "Name"),
        inline("B1", "Cost"),
        inline("A4", "Ana")
    );
    let fixture = Fixture::new(workbook(&rows, &[]));
    let mut file = fixture.open().unwrap();
    let rows: Vec<_> = file.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!((rows[0].number, rows[0].cell(0), rows[0].cell(1)), (4, "Ana", "#REF!"));
    assert_eq!((rows[1].number, rows[1].cell(0), rows[1].faults().len()), (5, "", 1));
    assert_eq!(
        rows[0].faults()[0].to_string(),
        "Row 4, column B “Cost”: The formula in this cell gives #REF!. Correct it, or put a value in its place."
    );
}

#[test]
fn a_table_of_texts_may_not_claim_more_than_it_has() {
    let texts = br#"<sst count="1" uniqueCount="99999999999"><si><t>x</t></si></sst>"#.to_vec();
    let error = Fixture::new(workbook("", &[("xl/SharedStrings.xml", texts)])).open().err().unwrap();
    assert_eq!(error.code(), "file-too-large");
}

#[test]
fn a_part_may_not_unpack_to_gigabytes() {
    let styles = vec![b' '; 80 << 20];
    let packed = workbook("", &[("xl/styles.xml", styles)]);
    assert!(packed.len() < 1 << 20);
    let error = Fixture::new(packed).open().err().unwrap();
    assert_eq!(error.code(), "file-too-large");

    let rows = format!(r#"<row r="1">{}</row>"#, inline("A1", &"x".repeat(80 << 20)));
    let error = Fixture::new(workbook(&rows, &[])).open().err().unwrap();
    assert!(error.to_string().contains("a text of more than 8 MB"), "{error}");
}

#[test]
fn other_archives_are_named() {
    let archive = |name: &str| {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.finish().unwrap().into_inner()
    };
    for (name, word) in [("mimetype", "OpenDocument"), ("xl/workbook.bin", ".xlsb"), ("a.csv", "ZIP archive")]
    {
        let error = Fixture::new(archive(name)).open().err().unwrap();
        assert!(error.code() == "file-unsupported" && error.to_string().contains(word), "{error}");
    }
    assert_eq!(Fixture::new(archive("xl/other.xml")).open().err().unwrap().code(), "file-damaged");
}

#[test]
fn a_cell_beyond_the_limit_is_a_fault() {
    let rows = format!(
        r#"<row r="1">{}</row><row r="2">{}</row><row r="3">{}</row>"#,
        inline("A1", "Name"),
        inline("A2", &"é".repeat(600_000)),
        inline("A3", "Ana")
    );
    let fixture = Fixture::new(workbook(&rows, &[]));
    let mut file = fixture.open().unwrap();
    let rows: Vec<_> = file.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!((rows[0].cell(0), rows[0].faults().len(), rows[1].cell(0)), ("", 1, "Ana"));
}

proptest! {
    #[test]
    fn odd_sheets_are_read_without_panic(
        cells in prop::collection::vec(("[A-Z]{0,8}[0-9]{0,12}", "(n|s|b|e|d|str|inlineStr|x)?", "[-+0-9.eE#/A-Z]{0,12}"), 0..12),
        row in "[0-9]{0,12}",
        junk in "(<[a-z/]{0,4}>?|&[a-z#0-9]{0,4};?){0,3}",
    ) {
        let cell = |(place, kind, value): &(String, String, String)| {
            format!(r#"<c r="{place}" s="99999" t="{kind}"><v>{value}</v></c>"#)
        };
        let cells: String = cells.iter().map(cell).collect();
        let rows = format!(r#"<row r="1">{}</row><row r="{row}">{cells}{junk}</row>"#, inline("A1", "Name"));
        let fixture = Fixture::new(workbook(&rows, &[]));
        if let Ok(mut file) = fixture.open() {
            file.profile(5).unwrap();
        }
    }

    #[test]
    fn damaged_workbooks_are_read_without_panic(at in 0.0..1.0_f64, bytes in prop::collection::vec(any::<u8>(), 1..20)) {
        let rows = format!(r#"<row r="1">{}</row><row r="2">{}</row>"#, inline("A1", "Name"), inline("A2", "Ana"));
        let mut packed = workbook(&rows, &[]);
        let start = (at * packed.len() as f64) as usize;
        let end = (start + bytes.len()).min(packed.len());
        packed.splice(start..end, bytes);
        if let Ok(mut file) = Fixture::new(packed).open() {
            file.profile(5).unwrap();
        }
    }
}
