use super::*;
use crate::{
    face::face,
    layout::{Mark, pages},
};

fn day() -> Date {
    Date::new(2026, 3, 2).unwrap()
}

fn paper(rows: usize) -> Paper {
    let row = |at: usize| {
        vec![format!("NW-{at:06}"), "Überholt, geprüft – Łódź".to_owned(), "1.234,50 €".to_owned()]
    };
    Paper {
        number: "CD-000017".into(),
        organisation: "Nordwind AG".into(),
        foot: "Kept for ten years".into(),
        blocks: vec![
            Block::Text("These media were made unreadable.\nAnd nobody will read them.".into()),
            Block::Facts(vec![("Issued".into(), "2 March 2026".into()), ("Operator".into(), "Ana".into())]),
            Block::Heading("Media".into()),
            Block::Table(Table {
                columns: vec![
                    Heading::new("Tag", 1.0),
                    Heading::new("What was done", 2.0),
                    Heading::right("Value", 1.0),
                ],
                rows: (0..rows).map(row).collect(),
            }),
            Block::Code { text: "http://127.0.0.1:8080/verify/17".into(), caption: "Check it here".into() },
            Block::Signature(Signature {
                name: "Ana".into(),
                note: "Operator".into(),
                strokes: vec![vec![(0.1, 0.5), (0.9, 0.2), (f32::NAN, 0.0)], vec![(0.5, 0.5)]],
            }),
        ],
        ..Paper::new("Certificate of data destruction", day())
    }
}

fn words(paper: &Paper) -> Vec<Vec<String>> {
    let text = |mark: Mark| match mark {
        Mark::Words { text, .. } => Some(text),
        _ => None,
    };
    pages(paper).into_iter().map(|page| page.into_iter().filter_map(text).collect()).collect()
}

#[test]
fn a_paper_is_pdf_a_in_its_language() {
    let pdf = paper(3).to_pdf().unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(text.contains("<pdfaid:part>2</pdfaid:part>"), "no PDF/A");
    assert!(text.contains("<pdfaid:conformance>U</pdfaid:conformance>"), "not level U");
    assert!(text.contains("Certificate of data destruction CD-000017"));
}

#[test]
fn headings_of_a_table_and_the_foot_stand_on_every_page() {
    let told = words(&paper(120));
    assert!(told.len() > 2);
    for (at, page) in told.iter().enumerate() {
        assert!(page.contains(&"Kept for ten years".to_owned()));
        assert!(page.contains(&format!("{} / {}", at + 1, told.len())));
    }
    assert!(told[1].contains(&"What was done".to_owned()));
    let rows = told.iter().flatten().filter(|text| text.starts_with("NW-")).count();
    assert_eq!(rows, 120);
}

#[test]
fn nothing_runs_over_the_edge() {
    for mark in pages(&paper(120)).into_iter().flatten() {
        if let Mark::Words { x, y, size, bold, text, .. } = mark {
            assert!(x >= 55.0 && x + face(bold).width(&text, size) <= 540.5, "{text}");
            assert!(y > 40.0 && y < 820.0, "{text}");
        }
    }
}

#[test]
fn words_break_between_words_and_within_those_that_are_too_long() {
    let lines = face(false).lines("one two\nSERIAL0123456789012345678901234567890123456789", 10.0, 60.0);
    assert_eq!(lines[0], "one two");
    assert!(lines.len() > 3);
    assert_eq!(lines[1..].concat(), "SERIAL0123456789012345678901234567890123456789");
}

#[test]
fn a_wide_paper_lies_on_its_long_side_and_uses_it() {
    let (upright, wide) = (paper(60), Paper { is_wide: true, ..paper(60) });
    let edge = |paper: &Paper| {
        let marks = crate::layout::pages(paper).into_iter().flatten();
        let ends = marks.filter_map(|mark| match mark {
            crate::layout::Mark::Rule { x, width, .. } => Some(x + width),
            _ => None,
        });
        ends.fold(0.0_f32, f32::max)
    };
    assert_eq!((edge(&upright).round(), edge(&wide).round()), (539.0, 786.0));
    assert!(
        crate::layout::pages(&wide).len() > crate::layout::pages(&upright).len(),
        "fewer rows fit on a page"
    );
    let media_box =
        |paper: &Paper| String::from_utf8_lossy(&paper.to_pdf().unwrap()).contains("841.89 595.28");
    assert_eq!((media_box(&upright), media_box(&wide)), (false, true));
}

#[test]
fn a_letter_that_the_face_does_not_have_is_shown_as_missing() {
    assert_eq!(face(false).known("ok 好 é\u{7}"), "ok ? é ");
    let odd = Paper { blocks: vec![Block::Text("💥".into())], ..Paper::new("好", day()) };
    assert!(odd.to_pdf().is_ok());
}
