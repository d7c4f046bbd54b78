//! How fast files are written and read, and how much memory it takes.
//!
//! `cargo run --release -p sheets --example sheet_speed [rows]` runs every step in a process of its own, so that the
//! peak of each is its own, and prints a line for each. Peaks are read from `/proc`, which Linux has.
use domain::Kind;
use serde_json::{Value, json};
use sheets::{Column, SheetFile, SheetFormat, SheetWriter};
use std::{
    error::Error,
    fs::{self, File},
    io::BufWriter,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

const COLUMNS: [(&str, Kind<'static>); 16] = [
    ("Asset tag", Kind::Text),
    ("Name", Kind::Text),
    ("Serial number", Kind::Text),
    ("Model", Kind::Reference("model")),
    ("Manufacturer", Kind::Reference("company")),
    ("Category", Kind::Reference("category")),
    ("Status", Kind::Text),
    ("Holder", Kind::Reference("person")),
    ("Location", Kind::Reference("location")),
    ("Bought", Kind::Date),
    ("Seen", Kind::Instant),
    ("Warranty (months)", Kind::Integer),
    ("Weight", Kind::Decimal),
    ("Own device", Kind::Boolean),
    ("Address", Kind::Ip),
    ("Notes", Kind::LongText),
];

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [step, folder, rows] => run(step, Path::new(folder), rows.parse()?),
        [rows] => all(rows.parse()?),
        _ => all(1_000_000),
    }
}

fn all(rows: u64) -> Outcome<()> {
    let folder = std::env::temp_dir().join(format!("sheets-speed-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let steps = ["write csv", "read csv", "skip csv", "profile csv", "read utf16"];
    let book_steps = ["write xlsx", "open xlsx", "read xlsx"];
    let runs = steps.map(|step| (step, rows)).into_iter().chain(book_steps.map(|step| (step, rows / 5)));
    for (step, rows) in runs {
        if step == "read utf16" {
            to_utf16(&folder.join("a.csv"), &folder.join("b.csv"))?;
        }
        let rows = rows.to_string();
        Command::new(std::env::current_exe()?).arg(step).arg(&folder).arg(rows).status()?;
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}

fn run(step: &str, folder: &Path, rows: u64) -> Outcome<()> {
    let start = Instant::now();
    let path = |name: &str| -> PathBuf { folder.join(name) };
    let (count, file) = match step {
        "write csv" => (write(&path("a.csv"), SheetFormat::Csv, rows)?, path("a.csv")),
        "write xlsx" => (write(&path("a.xlsx"), SheetFormat::Xlsx, rows)?, path("a.xlsx")),
        "read csv" => (read(&path("a.csv"), 1)?, path("a.csv")),
        "read utf16" => (read(&path("b.csv"), 1)?, path("b.csv")),
        "read xlsx" => (read(&path("a.xlsx"), 1)?, path("a.xlsx")),
        "skip csv" => (rows - 1 + read(&path("a.csv"), rows + 1)?, path("a.csv")),
        "open xlsx" => (SheetFile::open(&path("a.xlsx"), "a").map(|_| rows)?, path("a.xlsx")),
        _ => (SheetFile::open(&path("a.csv"), "a")?.profile(1000)?.rows, path("a.csv")),
    };
    let seconds = start.elapsed().as_secs_f64();
    let size = fs::metadata(file)?.len() / 1_000_000;
    println!(
        "{step:12} {count:>9} rows {:>10.0} rows/s {seconds:>7.2} s, file {size:>4} MB, peak {:>4} MB",
        count as f64 / seconds,
        peak_kilobytes() / 1000
    );
    Ok(())
}

fn write(path: &Path, format: SheetFormat, rows: u64) -> Outcome<u64> {
    let columns = COLUMNS.map(|(header, kind)| Column { name: header, header, kind });
    let mut writer = SheetWriter::new(BufWriter::new(File::create(path)?), format, &columns, "Assets")?;
    for number in 0..rows {
        writer.write_row(&values(number))?;
    }
    writer.finish()?;
    Ok(rows)
}

fn values(number: u64) -> [Value; 16] {
    [
        json!(format!("NW-{number:07}")),
        json!(format!("Laptop of person {}", number % 50_000)),
        json!(format!("C02{number:09X}")),
        json!("ThinkPad X1 Carbon Gen 11"),
        json!("Lenovo"),
        json!("Laptops"),
        json!("In use"),
        json!({ "id": number, "label": format!("Person {}", number % 50_000) }),
        json!("Berlin / Building 3 / Floor 2"),
        json!("2026-03-01"),
        json!("2026-03-01T09:30:00.000Z"),
        json!(36),
        json!("1.25"),
        json!(number.is_multiple_of(2)),
        json!("10.20.30.40"),
        json!("Bought for the team, \"urgent\"; keep the box"),
    ]
}

/// The same file as some spreadsheet programs save it.
fn to_utf16(from: &Path, to: &Path) -> Outcome<()> {
    let text = fs::read_to_string(from)?;
    let bytes: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    Ok(fs::write(to, bytes)?)
}

fn read(path: &Path, from: u64) -> Outcome<u64> {
    let mut file = SheetFile::open(path, "speed")?;
    let mut count = 0;
    let mut bytes = 0;
    for row in file.rows_from(from)? {
        count += 1;
        bytes += row?.cells().map(str::len).sum::<usize>();
    }
    assert!(bytes > 0, "rows have cells");
    Ok(count)
}

/// The most memory this process has had.
fn peak_kilobytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}
