use crate::{Fixture, all_rows, cells};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use sheets::ReadOptions;

fn saved(mut book: Workbook) -> Fixture {
    Fixture::new(book.save_to_buffer().unwrap())
}

#[test]
fn typed_cells_are_texts_as_people_write_them() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (day, moment) =
        (Format::new().set_num_format("dd/mm/yyyy"), Format::new().set_num_format("yyyy-mm-dd hh:mm"));
    for (column, header) in
        ["Text", "Whole", "Fraction", "Day", "Moment", "Flag", "Formula", "Broken"].iter().enumerate()
    {
        sheet.write(2, column as u16, *header).unwrap();
    }
    sheet.write(0, 0, "Inventory").unwrap();
    sheet.write(3, 0, "'=safe").unwrap();
    sheet.write(3, 1, 42.0).unwrap();
    sheet.write(3, 2, 1249.99).unwrap();
    sheet.write_with_format(3, 3, ExcelDateTime::from_ymd(2026, 3, 1).unwrap(), &day).unwrap();
    sheet
        .write_with_format(3, 4, ExcelDateTime::parse_from_str("2026-03-01T09:30").unwrap(), &moment)
        .unwrap();
    sheet.write(3, 5, true).unwrap();
    sheet.write(3, 6, Formula::new("=1+1").set_result("2")).unwrap();
    sheet.write(3, 7, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(5, 1, 7).unwrap();
    sheet.write(6, 9, "stray").unwrap();
    let fixture = saved(book);
    let mut file = fixture.open().unwrap();
    assert_eq!((file.header_row(), file.sheet(), file.delimiter()), (3, Some("Sheet1"), None));
    let rows = all_rows(&mut file);
    let first = ["=safe", "42", "1249.99", "2026-03-01", "2026-03-01T09:30:00", "yes", "2", "#DIV/0!"];
    assert_eq!(rows[0], Ok((4, first.map(str::to_owned).to_vec())));
    assert_eq!(rows[1].as_ref().unwrap().0, 6);
    assert!(rows[2].as_ref().unwrap_err().starts_with("Row 7, column J: The row goes on here"), "{rows:?}");
    assert_eq!(file.rows_from(6).unwrap().count(), 2);
}

#[test]
fn the_first_sheet_with_something_is_read_or_the_one_that_is_named() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Empty").unwrap();
    book.add_worksheet().set_name("Hidden").unwrap().set_hidden(true).write(0, 0, "Secret").unwrap();
    book.add_worksheet().set_name("People").unwrap().write(0, 0, "Name").unwrap().write(1, 0, "Ana").unwrap();
    book.add_worksheet()
        .set_name("Places")
        .unwrap()
        .write(0, 0, "City")
        .unwrap()
        .write(1, 0, "Bonn")
        .unwrap();
    let fixture = saved(book);
    let mut file = fixture.open().unwrap();
    assert_eq!(file.sheets(), ["Empty", "People", "Places"]);
    assert_eq!(file.sheet(), Some("People"));
    assert_eq!(cells(&mut file), [["Ana"]]);
    let named = |sheet: &str| ReadOptions { sheet: Some(sheet.to_owned()), ..ReadOptions::default() };
    assert_eq!(cells(&mut fixture.open_with(&named("Places")).unwrap()), [["Bonn"]]);
    assert_eq!(fixture.open_with(&named("Empty")).err().unwrap().code(), "file-empty");
    let error = fixture.open_with(&named("Planets")).err().unwrap();
    assert_eq!(error.to_string(), "The workbook has no sheet “Planets”; it has “Empty”, “People”, “Places”.");
}

#[test]
fn reading_a_workbook_goes_on_where_it_stopped() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "N").unwrap();
    for row in 1..100 {
        sheet.write(2 * row, 0, row).unwrap();
    }
    let fixture = saved(book);
    let mut file = fixture.open().unwrap();
    let mut rows = file.rows().unwrap();
    assert_eq!(rows.by_ref().take(40).last().unwrap().unwrap().number, 81);
    let place = rows.place();
    drop(rows);
    assert_eq!((place.row, place.offset), (82, None));
    assert_eq!(file.rows_at(place).unwrap().next().unwrap().unwrap().cell(0), "41");
}
