//! A QR code as a drawing.
use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};

/// Modules of white around a code (ISO/IEC 18004 asks for four).
const QUIET: usize = 4;

/// The code of a text; nothing for a text that no code holds. A quarter of it may be scratched off.
pub fn code(text: &str) -> Option<Markup> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
    let side = code.width() + 2 * QUIET;
    let path = path(&code.to_colors(), code.width());
    Some(html! {
        svg viewBox={ "0 0 " (side) " " (side) } role="img" aria-label=(text) shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    })
}

/// Every dark run of a row as one rectangle.
fn path(colors: &[Color], width: usize) -> String {
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                path.push_str(&format!("M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len()));
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corner_of_a_code_is_its_finder() {
        // The first row of the finder pattern is seven dark modules wide (ISO/IEC 18004, 6.3.3).
        let drawn = code("http://127.0.0.1:8080/assets/5").unwrap().into_string();
        assert!(drawn.contains("d=\"M4 4h7v1h-7z"), "{drawn}");
        assert!(code(&"x".repeat(5_000)).is_none());
    }
}
