use crate::{Fixture, cells};
use domain::Kind;
use proptest::prelude::*;
use serde_json::Value;
use sheets::{
    Column, Delimiter, FormatHint, SheetFormat, SheetWriter, guess_formats, guess_kind, guess_mapping,
    neutralised, restored,
};

/// Texts with everything that makes trouble in tables, and any others.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "['=+@\t\r\n,;|\" -]{0,6}[a-z0-9é€𝄞]{0,4}['=,;\r\n\"]{0,3}",
        "\\PC{0,12}",
        "[\\s\\S]{0,8}",
        "[+-]?[0-9]{1,6}([.,][0-9]{1,4})?",
        "_x[0-9A-F]{4}_[a-z]?",
    ]
}

/// A text as it is without control characters, which no file has.
fn without_controls(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'))
        .collect()
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

fn written(format: SheetFormat, rows: &[Vec<String>]) -> Vec<u8> {
    let columns: Vec<Column<'_>> =
        ["One", "Two", "Three"].map(|name| Column { name, header: name, kind: Kind::Text }).to_vec();
    let mut writer = SheetWriter::new(Vec::new(), format, &columns, "Test").unwrap();
    for row in rows {
        let values: Vec<Value> = row.iter().map(|cell| Value::String(cell.clone())).collect();
        writer.write_row(&values).unwrap();
    }
    writer.finish().unwrap()
}

proptest! {
    #[test]
    fn any_text_comes_back(rows in prop::collection::vec(prop::collection::vec(text(), 3), 1..8)) {
        let expected: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| without_controls(cell)).collect::<Vec<_>>())
            .filter(|row| !is_blank(row))
            .collect();
        for format in [SheetFormat::Csv, SheetFormat::CsvWithMark, SheetFormat::Tsv, SheetFormat::Xlsx] {
            let fixture = Fixture::new(written(format, &rows));
            let mut file = fixture.open().unwrap();
            prop_assert_eq!(&cells(&mut file), &expected, "{:?}", format);
        }
    }

    #[test]
    fn no_text_cell_can_be_taken_for_a_formula(text in text()) {
        let cell = neutralised(&text);
        prop_assert_eq!(restored(&cell), &text);
        let number = cell.trim_start_matches(['+', '-']).chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        prop_assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", cell);
    }

    #[test]
    fn delimiters_and_encodings_are_found(
        rows in prop::collection::vec(prop::collection::vec("[a-zäöüß,;| ]{1,10}", 3), 3..20),
        delimiter in prop::sample::select(vec![(Delimiter::COMMA, b','), (Delimiter::SEMICOLON, b';'), (Delimiter::TAB, b'\t')]),
        encoding in 0..4,
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter.1).from_writer(Vec::new());
        writer.write_record(["Name", "Größe", "Straße und Ort für Überweisungen"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let bytes: Vec<u8> = match encoding {
            0 => text.clone().into_bytes(),
            1 => ["\u{feff}", &text].concat().into_bytes(),
            2 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
            _ => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        };
        let fixture = Fixture::new(bytes);
        let mut file = fixture.open().unwrap();
        prop_assert_eq!(file.delimiter(), Some(delimiter.0), "{}", text);
        let expected: Vec<Vec<String>> = rows.into_iter().filter(|row| !is_blank(row)).collect();
        prop_assert_eq!(cells(&mut file), expected);
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_through(&bytes);
    }

    #[test]
    fn any_nearly_csv_is_read_without_panic(text in "[a-c\",;\t|\r\n'=\\x00\\xff 0-9./-]{0,200}") {
        read_through(text.as_bytes());
    }

    #[test]
    fn guesses_never_panic(cells in prop::collection::vec(text(), 0..6), headers in prop::collection::vec(text(), 0..6)) {
        let column: Vec<&str> = cells.iter().map(String::as_str).collect();
        let hint = FormatHint { currency: domain::Currency::EUR, delimiter: Some(Delimiter::COMMA) };
        let formats = guess_formats(std::slice::from_ref(&column), hint);
        guess_kind(&column, formats.column(0));
        let targets: Vec<sheets::Target> = cells
            .iter()
            .map(|cell| sheets::Target { name: cell.clone(), label: cell.clone(), aliases: vec![cell.clone()], required: true })
            .collect();
        let guesses = guess_mapping(&headers, &targets);
        let mut used: Vec<usize> = guesses.iter().filter_map(|guess| guess.target).collect();
        used.sort_unstable();
        used.dedup();
        prop_assert_eq!(used.len(), guesses.iter().filter(|guess| guess.target.is_some()).count());
        sheets::snipeit::recognise(&headers);
    }
}

fn read_through(bytes: &[u8]) {
    let fixture = Fixture::new(bytes);
    let Ok(mut file) = fixture.open() else { return };
    let width = file.headers().len();
    let mut last = file.header_row();
    for row in file.rows().unwrap() {
        let number = match &row {
            Ok(row) => {
                assert_eq!(row.cells().len(), width);
                row.number
            }
            Err(error) => error.row,
        };
        assert!(number > last);
        last = number;
    }
    file.profile(3).unwrap();
}
