//! Codes as dark and light squares.
use super::design::Symbol;
use barcoders::sym::code128::Code128;
use datamatrix::{DataMatrix, SymbolList};
use qrcode::{Color, EcLevel, QrCode};

/// A code: rows of modules, true where dark; one row for a code of bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Modules of a row.
    pub width: usize,
    /// The modules, row after row.
    pub dark: Vec<bool>,
}

impl Grid {
    /// Rows.
    pub const fn height(&self) -> usize {
        self.dark.len() / self.width
    }

    /// Every dark run of a row: its column, its row, its length.
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs = Vec::new();
        for (y, row) in self.dark.chunks(self.width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run.first() == Some(&true) {
                    runs.push((x, y, run.len()));
                }
                x += run.len();
            }
        }
        runs
    }
}

/// The code of a text; none when there is nothing to say or this kind of code cannot say it.
pub fn grid(symbol: Symbol, text: &str) -> Option<Grid> {
    if text.is_empty() {
        return None;
    }
    match symbol {
        Symbol::Qr => {
            let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
            let dark = code.to_colors().into_iter().map(|module| module == Color::Dark).collect();
            Some(Grid { width: code.width(), dark })
        }
        Symbol::DataMatrix => {
            let code = DataMatrix::encode_str(text, SymbolList::default().enforce_square()).ok()?;
            let map = code.bitmap();
            Some(Grid { width: map.width(), dark: map.bits().to_vec() })
        }
        Symbol::Code128 => {
            // Set B says all letters, figures and signs of ASCII (ISO/IEC 15417, 4.3.3).
            let code = Code128::new(format!("\u{181}{text}")).ok()?;
            let dark: Vec<bool> = code.encode().into_iter().map(|module| module == 1).collect();
            Some(Grid { width: dark.len(), dark })
        }
        Symbol::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_as_qr_is_read_again() {
        let address = "https://tenure.example/assets/204418";
        let grid = grid(Symbol::Qr, address).unwrap();
        let (scale, quiet) = (4, 16);
        let side = grid.width * scale + 2 * quiet;
        let mut image = rqrr::PreparedImage::prepare_from_bitmap(side, side, |x, y| {
            let at = |value: usize| value.checked_sub(quiet).map(|value| value / scale);
            match (at(x), at(y)) {
                (Some(x), Some(y)) if x < grid.width && y < grid.height() => grid.dark[y * grid.width + x],
                _ => false,
            }
        });
        let found = image.detect_grids();
        assert_eq!(found[0].decode().unwrap().1, address);
    }

    #[test]
    fn what_is_written_as_data_matrix_is_read_again() {
        let grid = grid(Symbol::DataMatrix, "NW-0204418").unwrap();
        assert_eq!(DataMatrix::decode(&grid.dark, grid.width).unwrap(), b"NW-0204418");
        assert_eq!(grid.height(), grid.width);
    }

    #[test]
    fn bars_have_start_letters_check_and_stop() {
        // 11 modules for the start, each letter and the check; 13 for the stop.
        let grid = grid(Symbol::Code128, "NW-7").unwrap();
        assert_eq!(grid.width, 11 + 4 * 11 + 11 + 13);
        // Start B is 11010010000, stop 1100011101011 (ISO/IEC 15417, table 1).
        let bits = |range: std::ops::Range<usize>| -> String {
            grid.dark[range].iter().map(|dark| if *dark { '1' } else { '0' }).collect()
        };
        assert_eq!(bits(0..11), "11010010000");
        assert_eq!(bits(grid.width - 13..grid.width), "1100011101011");
    }

    #[test]
    fn what_a_code_cannot_say_is_left_out() {
        assert_eq!(grid(Symbol::Code128, "Łódź"), None);
        assert_eq!(grid(Symbol::Qr, ""), None);
        assert_eq!(grid(Symbol::Qr, &"x".repeat(5_000)), None);
        assert_eq!(grid(Symbol::None, "NW-7"), None);
    }
}
