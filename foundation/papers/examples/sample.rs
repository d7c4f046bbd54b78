//! Writes a document with every kind of block to a file, to be looked at: `cargo run -p papers --example sample FILE`.
use papers::{Block, Heading, Paper, Signature, Table};

fn main() -> Result<(), String> {
    let file = std::env::args().nth(1).ok_or("Name a file.")?;
    let made_on = "2026-03-02".parse().map_err(|_| "2026-03-02 is a day")?;
    let rows = (1..=60)
        .map(|at| vec![format!("NW-{at:06}"), "Purge, block erase by firmware".into(), "1.234,50 €".into()]);
    let paper = Paper {
        number: "CD-000017".into(),
        organisation: "Nordwind AG".into(),
        foot: "Check it at /verify/17".into(),
        blocks: vec![
            Block::Text("The media listed here were made unreadable and the result was verified.".into()),
            Block::Facts(
                [
                    ("Issued", "2 March 2026"),
                    ("Operator", "Ana Sommer"),
                    ("Standard", "NIST SP 800-88 Rev. 2"),
                ]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            ),
            Block::Code {
                text: "https://tenure.example.org/verify/17".into(),
                caption: "Check this certificate".into(),
            },
            Block::Heading("Media".into()),
            Block::Table(Table {
                columns: vec![
                    Heading::new("Tag", 1.0),
                    Heading::new("Done", 2.0),
                    Heading::right("Value", 1.0),
                ],
                rows: rows.collect(),
            }),
            Block::Signature(Signature {
                name: "Ana Sommer".into(),
                note: "Operator, 2 March 2026".into(),
                strokes: vec![vec![
                    (0.05, 0.7),
                    (0.15, 0.2),
                    (0.25, 0.8),
                    (0.4, 0.3),
                    (0.6, 0.6),
                    (0.9, 0.4),
                ]],
            }),
        ],
        ..Paper::new("Certificate of data destruction", made_on)
    };
    std::fs::write(&file, paper.to_pdf()?).map_err(|error| error.to_string())
}
