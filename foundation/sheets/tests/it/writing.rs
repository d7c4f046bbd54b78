use crate::{Fixture, cells};
use domain::{Choice, Currency, Field, Kind, TextFormats, read_text};
use serde_json::{Value, json};
use sheets::{Column, SheetError, SheetFormat, SheetWriter};

const CHOICES: &[Choice<'static>] = &[Choice::new("in-use", "In use"), Choice::new("lost", "Lost")];

const FIELDS: &[Field<'static>] = &[
    Field::text("name", "Name"),
    Field::long_text("notes", "Notes"),
    Field::integer("seats", "Seats"),
    Field::new("weight", "Weight", Kind::Decimal),
    Field::money("cost", "Purchase cost"),
    Field::date("bought", "Bought"),
    Field::new("seen", "Last seen", Kind::Instant),
    Field::boolean("byod", "Own device"),
    Field::choice("status", "Status", CHOICES),
    Field::new("flags", "Flags", Kind::Choices(CHOICES)),
    Field::new("address", "Address", Kind::Ip),
    Field::reference("holder", "Holder", "person"),
    Field::new("tags", "Tags", Kind::Tags),
];

fn row() -> Vec<Value> {
    vec![
        json!("=Müller, \"A\""),
        json!("one\ntwo"),
        json!(-7),
        json!("-12.5"),
        json!({ "amount": "1249.50", "currency": "JPY" }),
        json!("2026-03-01"),
        json!("2026-03-01T09:30:00.000Z"),
        json!(true),
        json!("in-use"),
        json!(["in-use", "lost"]),
        json!("10.0.0.7"),
        json!({ "id": 7, "label": "@Ana" }),
        json!(["a", "b"]),
    ]
}

fn written(format: SheetFormat, rows: &[Vec<Value>]) -> Vec<u8> {
    let columns: Vec<Column<'_>> = FIELDS.iter().map(Column::of).collect();
    let mut writer = SheetWriter::new(Vec::new(), format, &columns, "Assets").unwrap();
    for row in rows {
        writer.write_row(row).unwrap();
    }
    writer.finish().unwrap()
}

#[test]
fn csv_is_what_rfc_4180_says() {
    let text = String::from_utf8(written(SheetFormat::Csv, &[row(), vec![]])).unwrap();
    let lines = [
        "Name,Notes,Seats,Weight,Purchase cost,Purchase cost currency,Bought,Last seen,Own device,Status,Flags,\
         Address,Holder,Tags\r\n",
        "\"'=Müller, \"\"A\"\"\",\"one\ntwo\",-7,-12.5,1249.50,JPY,2026-03-01,2026-03-01T09:30:00.000Z,yes,In use,\
         \"In use, Lost\",10.0.0.7,'@Ana,\"a, b\"\r\n",
        ",,,,,,,,,,,,,\r\n",
    ];
    assert_eq!(text, lines.concat());
    assert!(written(SheetFormat::CsvWithMark, &[]).starts_with(b"\xef\xbb\xbfName,Notes"));
    assert!(written(SheetFormat::Tsv, &[]).starts_with(b"Name\tNotes"));
}

#[test]
fn json_lines_have_the_values_as_they_are() {
    let text = String::from_utf8(written(SheetFormat::JsonLines, &[row(), vec![]])).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    for (field, value) in FIELDS.iter().zip(row()) {
        assert_eq!(lines[0][field.name], value, "{}", field.name);
        assert_eq!(lines[1][field.name], Value::Null);
    }
}

/// What is exported is imported again as the same values, in every table format.
#[test]
fn values_come_back_through_every_table_format() {
    let mut values = row();
    values[4] = json!({ "amount": "1249.50", "currency": "CHF" });
    let formats = TextFormats { currency: Currency::EUR, ..TextFormats::default() };
    for format in [SheetFormat::Csv, SheetFormat::CsvWithMark, SheetFormat::Tsv, SheetFormat::Xlsx] {
        let fixture = Fixture::new(written(format, &[values.clone()]));
        let mut file = fixture.open().unwrap();
        let headers = file.headers().to_vec();
        let read = cells(&mut file).remove(0);
        let cell = |header: &str| read[headers.iter().position(|h| h == header).unwrap()].as_str();
        for (field, value) in FIELDS.iter().zip(&values) {
            let text = match field.kind {
                Kind::Money => format!("{} {}", cell(field.label), cell("Purchase cost currency")),
                _ => cell(field.label).to_owned(),
            };
            let expected = value.get("label").unwrap_or(value);
            assert_eq!(&read_text(field, &text, formats).unwrap(), expected, "{format:?} {}", field.name);
        }
    }
}

#[test]
fn a_workbook_has_typed_cells_and_comforts() {
    let bytes = written(SheetFormat::Xlsx, &[row()]);
    let part = |name: &str| {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    let has = |text: &str| assert!(sheet.contains(text), "{text} is not in {sheet}");
    has("<autoFilter ref=\"A1:N2\"/>");
    has("state=\"frozen\"");
    has("<v>-7</v>");
    has("<v>1249.5</v>");
    has("<v>46082</v>");
    has("t=\"b\"><v>1</v>");
    has("'=Müller");
    has("numberStoredAsText=\"1\"");
    assert!(!sheet.contains("<f>"), "there are no formulas");
    assert!(part("xl/workbook.xml").contains("name=\"Assets\""));
    let styles = part("xl/styles.xml");
    assert!(styles.contains("yyyy\\-mm\\-dd") || styles.contains("yyyy-mm-dd"), "{styles}");
    assert!(styles.contains("<b/>"), "{styles}");
}

#[test]
fn numbers_that_a_workbook_cannot_hold_stay_texts() {
    let columns = [Column { name: "n", header: "N", kind: Kind::Integer }];
    let mut writer = SheetWriter::new(Vec::new(), SheetFormat::Xlsx, &columns, "").unwrap();
    writer.write_row(&[json!(i64::MAX)]).unwrap();
    let fixture = Fixture::new(writer.finish().unwrap());
    assert_eq!(cells(&mut fixture.open().unwrap()), [[i64::MAX.to_string()]]);
}

#[test]
fn limits_of_workbooks_are_told_before_it_is_too_late() {
    assert!(SheetFormat::Xlsx.fits(1_048_575).is_ok());
    assert!(SheetFormat::Csv.fits(2_000_000).is_ok());
    let error = SheetFormat::Xlsx.fits(1_048_576).unwrap_err();
    assert_eq!(error.code(), "too-many-rows");

    let columns = [Column { name: "note", header: "Note", kind: Kind::LongText }];
    let mut writer = SheetWriter::new(Vec::new(), SheetFormat::Xlsx, &columns, "").unwrap();
    let error = writer.write_row(&[json!("x".repeat(32_768))]).unwrap_err();
    assert!(error.to_string().starts_with("Row 2, “Note”: an XLSX cell holds 32,767 characters"), "{error}");

    let wide = vec![columns[0]; sheets::MAX_COLUMNS + 1];
    let error = SheetWriter::new(Vec::new(), SheetFormat::Csv, &wide, "").err().unwrap();
    assert!(matches!(error, SheetError::TooManyColumns(16_385)), "{error}");
}

#[test]
fn a_full_disk_is_an_error() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let columns = [Column { name: "n", header: "N", kind: Kind::Text }];
    for format in SheetFormat::ALL {
        let result = SheetWriter::new(Full, format, &columns, "").and_then(|mut writer| {
            writer.write_row(&[json!("x")])?;
            writer.finish().map(|_| ())
        });
        assert!(matches!(result, Err(SheetError::Io(_))), "{format:?}");
    }
}

#[test]
fn formats_have_names() {
    for format in SheetFormat::ALL {
        assert_eq!(SheetFormat::by_name(format.name()), Some(format));
        assert!(format.media_type().contains('/') && format.extension().len() >= 3);
    }
}
