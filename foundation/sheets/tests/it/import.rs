//! The way of a file through an import: look, guess formats, guess the mapping, read cell by cell.
use crate::Fixture;
use domain::{Currency, Field, TextFormats, read_text};
use serde_json::{Value, json};
use sheets::{FormatHint, Target, guess_formats, guess_mapping, missing_targets, offer_fields, snipeit};

const FIELDS: &[Field<'static>] = &[
    Field::text("asset_tag", "Asset tag").required(),
    Field::text("item_name", "Name"),
    Field::text("serial", "Serial number"),
    Field::date("purchase_date", "Purchase date"),
    Field::money("purchase_cost", "Purchase cost"),
    Field::boolean("requestable", "Requestable"),
];

const LIST_VIEW: &str = "\
ID,Company,Asset Name,Asset Tag,Serial,Model,Category,Status,Checked Out To,Location,Purchase Date,Purchase Cost,Warranty Expires,Requestable,RAM (GB)
7,Northwind,Ana's laptop,NW-1,C02XK1,ThinkPad X1,Laptops,Deployed,Ana Silva,Berlin,Fri Mar 01 2024,\"1,249.00\",2027-03-01,true,16
8,Northwind,,NW-2,00123,ThinkPad X1,Laptops,Ready to Deploy,,Berlin,3/15/24,999.5,,false,32
";

#[test]
fn a_list_view_export_of_snipe_it_is_read_as_it_comes() {
    let fixture = Fixture::new(LIST_VIEW);
    let mut file = fixture.open().unwrap();
    let found = snipeit::recognise(file.headers()).unwrap();
    assert_eq!(found.file, snipeit::SnipeFile::Assets);

    let profile = file.profile(1000).unwrap();
    let samples = profile.columns();
    let formats =
        guess_formats(&samples, FormatHint { currency: Currency::EUR, delimiter: file.delimiter() });
    let targets: Vec<Target> = FIELDS
        .iter()
        .map(|field| {
            let known = snipeit::aliases(found.file, field.name).iter().map(|alias| (*alias).to_owned());
            let mut target = Target::of(field);
            target.aliases.extend(known);
            target
        })
        .collect();
    let guesses = guess_mapping(file.headers(), &targets);
    assert!(missing_targets(&guesses, &targets).is_empty());

    let offers = offer_fields(&guesses, &samples, &formats);
    let ram = offers.iter().find(|offer| offer.label == "RAM (GB)").unwrap();
    assert_eq!((ram.name.as_str(), ram.kind.name()), ("ram_gb", "integer"));

    let mut read: Vec<Vec<Value>> = Vec::new();
    for row in file.rows().unwrap() {
        let row = row.unwrap();
        let value = |place: usize| {
            let guess = guesses.iter().find(|guess| guess.target == Some(place)).unwrap();
            let formats: TextFormats = formats.column(guess.column);
            read_text(&FIELDS[place], row.cell(guess.column), formats).unwrap()
        };
        read.push((0..FIELDS.len()).map(value).collect());
    }
    let money = |amount: &str| json!({ "amount": amount, "currency": "EUR" });
    assert_eq!(
        read,
        [
            vec![
                json!("NW-1"),
                json!("Ana's laptop"),
                json!("C02XK1"),
                json!("2024-03-01"),
                money("1249.00"),
                json!(true)
            ],
            vec![
                json!("NW-2"),
                Value::Null,
                json!("00123"),
                json!("2024-03-15"),
                money("999.50"),
                json!(false)
            ],
        ]
    );
}
