use crate::{Fixture, all_rows, cells, plain};
use sheets::{Delimiter, ReadOptions, SheetError};

fn utf16(text: &str, big_endian: bool) -> Vec<u8> {
    let bytes = if big_endian { u16::to_be_bytes } else { u16::to_le_bytes };
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn any_encoding_delimiter_and_line_end_gives_the_same_cells() {
    let table = [
        ["Name", "Größe", "Note"],
        ["Müller", "1,5", "first\nsecond"],
        ["Åse \"Åse\" Ødegård", "2;0", "a\tb|c"],
    ];
    for delimiter in [",", ";", "\t", "|"] {
        for line_end in ["\n", "\r\n", "\r"] {
            let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
            let lines =
                table.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(delimiter) + line_end);
            let text: String = lines.collect();
            let encodings = [
                ("UTF-8", text.clone().into_bytes()),
                ("UTF-8", ["\u{feff}".as_bytes(), text.as_bytes()].concat()),
                ("UTF-16LE", [b"\xff\xfe".as_slice(), &utf16(&text, false)].concat()),
                ("UTF-16BE", [b"\xfe\xff".as_slice(), &utf16(&text, true)].concat()),
                ("UTF-16LE", utf16(&text, false)),
                ("windows-1252", encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()),
            ];
            for (encoding, bytes) in encodings {
                let fixture = Fixture::new(bytes);
                let mut file = fixture.open().unwrap();
                let what = format!("{encoding} {delimiter:?} {line_end:?}");
                assert_eq!(file.encoding(), Some(encoding), "{what}");
                assert_eq!(file.headers(), table[0], "{what}");
                assert_eq!(cells(&mut file), table[1..], "{what}");
            }
        }
    }
}

#[test]
fn rows_have_the_numbers_that_people_see() {
    let text = "Inventory 2026,,\n\nName,Serial,Note\nA,1,\"two\nlines\"\n\n,,\nB\nC,3,x,\nD,4,x,more\nE,5\n";
    let fixture = Fixture::new(text);
    let mut file = fixture.open().unwrap();
    assert_eq!(file.header_row(), 3);
    let row = |number, cells: [&str; 3]| Ok((number, cells.map(str::to_owned).to_vec()));
    let error = "Row 9, column D: The row goes on here, but the header ends after 3 columns. Perhaps a text with \
                 the delimiter in it stands without quotation marks.";
    let expected = [
        row(4, ["A", "1", "two\nlines"]),
        row(7, ["B", "", ""]),
        row(8, ["C", "3", "x"]),
        Err(error.to_owned()),
        row(10, ["E", "5", ""]),
    ];
    assert_eq!(all_rows(&mut file), expected);
}

#[test]
fn reading_goes_on_where_it_stopped() {
    let rows: String = (2..=500).map(|n| format!("row {n},\"é\n{n}\"\r\n\r\n")).collect();
    let text = format!("sep=,\r\nName,Note\r\n{rows}");
    for bytes in [text.clone().into_bytes(), ["\u{feff}", &text].concat().into_bytes(), utf16(&text, false)] {
        let fixture = Fixture::new(bytes);
        let mut file = fixture.open().unwrap();
        let whole: Vec<_> = file.rows().unwrap().map(|row| plain(&row.unwrap())).collect();
        assert_eq!((whole.len(), whole[0].0, whole[1].0), (499, 2, 4));
        let mut rows = file.rows().unwrap();
        for taken in 1..=whole.len() {
            rows.next().unwrap().unwrap();
            if taken % 50 != 0 {
                continue;
            }
            let place = rows.place();
            let mut again = fixture.open().unwrap();
            let rest: Vec<_> = again.rows_at(place).unwrap().map(|row| plain(&row.unwrap())).collect();
            assert_eq!(rest, whole[taken..], "behind {taken} rows");
            let rest: Vec<_> =
                again.rows_from(whole[taken - 1].0 + 1).unwrap().map(|row| plain(&row.unwrap())).collect();
            assert_eq!(rest, whole[taken..], "from the row behind {taken} rows");
        }
    }
}

#[test]
fn the_person_may_correct_the_guesses() {
    let fixture = Fixture::new("a;b,c\n1;2,3\nName;x,Size\n4;5,6\n");
    let options =
        ReadOptions { delimiter: Some(Delimiter::SEMICOLON), header_row: Some(3), ..ReadOptions::default() };
    let mut file = fixture.open_with(&options).unwrap();
    assert_eq!((file.headers(), file.header_row()), (&["Name".to_owned(), "x,Size".to_owned()][..], 3));
    assert_eq!(cells(&mut file), [["4", "5,6"]]);

    let fixture = Fixture::new(b"Name\nM\xfcller\n");
    let options = ReadOptions { encoding: Some("latin1".to_owned()), ..ReadOptions::default() };
    assert_eq!(cells(&mut fixture.open_with(&options).unwrap()), [["Müller"]]);
    let options = ReadOptions { encoding: Some("klingon".to_owned()), ..ReadOptions::default() };
    assert_eq!(fixture.open_with(&options).err().unwrap().code(), "unknown-encoding");
    let options = ReadOptions { header_row: Some(9), ..ReadOptions::default() };
    assert_eq!(fixture.open_with(&options).err().unwrap().code(), "no-header");
}

#[test]
fn columns_that_are_called_alike_may_be_kept() {
    let fixture = Fixture::new("Name,Address,Address\nA,1,2\n");
    assert_eq!(fixture.open().unwrap_err().code(), "duplicate-headers");
    let mut file =
        fixture.open_with(&ReadOptions { keep_duplicates: true, ..ReadOptions::default() }).unwrap();
    assert_eq!(file.headers(), ["Name", "Address", "Address (column C)"]);
    assert_eq!(cells(&mut file), [["A", "1", "2"]]);
}

#[test]
fn cells_are_cleaned_and_faults_are_told() {
    let letters = "é".repeat(20);
    let bytes = [
        "Name,Größe,Note\n".as_bytes(),
        b"A\0na,\x07two,'=1+1\n",
        b"Bro\xffken,3,'tis fine\n",
        letters.as_bytes(),
        b",4,x\n",
    ];
    let fixture = Fixture::new(bytes.concat());
    let mut file = fixture.open().unwrap();
    let rows: Vec<_> = file.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!(plain(&rows[0]).1, ["Ana", "two", "=1+1"]);
    assert_eq!(plain(&rows[1]).1, ["Bro\u{fffd}ken", "3", "'tis fine"]);
    assert_eq!(
        rows[1].faults()[0].to_string(),
        "Row 3, column A “Name”: The text has bytes that are no letters in UTF-8. Save the file as “CSV UTF-8” \
         and try again."
    );
    assert!(rows[0].faults().is_empty() && rows[2].faults().is_empty());
}

#[test]
fn a_cell_beyond_the_limit_is_a_fault_of_that_cell() {
    let large = "x".repeat(sheets::MAX_CELL_BYTES + 1);
    let fixture = Fixture::new(format!("a,b,c\n1,{large},3\n4,5,6\n"));
    let mut file = fixture.open().unwrap();
    let rows: Vec<_> = file.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!(plain(&rows[0]), (2, vec!["1".to_owned(), String::new(), "3".to_owned()]));
    assert_eq!((rows[0].faults().len(), rows[0].faults()[0].column), (1, 1));
    assert_eq!(plain(&rows[1]), (3, ["4", "5", "6"].map(str::to_owned).to_vec()));
}

#[test]
fn an_open_quote_ends_the_reading() {
    let fixture = Fixture::new("a,b\n1,2\n3,\"four\n5,6\n");
    let mut file = fixture.open().unwrap();
    let rows: Vec<_> = file.rows().unwrap().collect();
    assert_eq!(rows.len(), 2);
    let error = rows[1].as_ref().unwrap_err();
    assert!(
        error.fatal && error.to_string().starts_with("Row 3, column B: A quotation mark opens here"),
        "{error}"
    );
}

#[test]
fn what_is_no_table_is_named() {
    let cases: [(&[u8], &str, &str); 11] = [
        (b"", "file-empty", "empty"),
        (b"\xef\xbb\xbf\r\n\n", "file-empty", "empty"),
        (b"%PDF-1.7 ...", "file-unsupported", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-unsupported", ".xlsx"),
        (b"\x1f\x8b\x08\x00", "file-unsupported", "Unpack"),
        (b"\n <!DOCTYPE html><html>", "file-unsupported", "web page"),
        (b"<?xml version=\"1.0\"?>", "file-unsupported", "XML"),
        (b"PK\x03\x04 broken", "file-damaged", "damaged"),
        (&[1, 2, 3, 4, 5, 6, 7, 200], "file-unsupported", "no table"),
        (b"Name,\"City\n1,2\n", "header-unreadable", "Row 1, column B: A quotation mark"),
        (b"Name,City,name\n1,2,3\n", "duplicate-headers", "A and C"),
    ];
    for (bytes, code, word) in cases {
        let error = Fixture::new(bytes).open().err().unwrap();
        assert_eq!(error.code(), code, "{bytes:?}");
        assert!(error.to_string().contains(word), "{error}");
    }
    let missing = sheets::SheetFile::open(std::path::Path::new("/no/such/file"), "x").err().unwrap();
    assert!(matches!(missing, SheetError::Io(_)));
}

#[test]
fn a_profile_tells_a_file_at_a_glance() {
    let rows: String =
        (0..1000).map(|n| if n % 100 == 7 { "a,b,c,d\n".to_owned() } else { format!("{n},x\n") }).collect();
    let fixture = Fixture::new(format!("Id,Name\n{rows}"));
    let profile = fixture.open().unwrap().profile(5).unwrap();
    assert_eq!((profile.rows, profile.unreadable, profile.errors.len()), (990, 10, 10));
    assert_eq!(profile.errors[0].row, 9);
    assert_eq!(profile.columns(), [vec!["0", "1", "2", "3", "4"], vec!["x"; 5]]);
}
