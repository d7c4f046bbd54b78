//! Reading a code from a picture, for browsers that have no reader of their own for it.
//!
//! A picture comes as grey values, one byte for each pixel, not as a file: no image format is unpacked on the server, so
//! nobody can send one that unpacks to gigabytes.
use crate::OWN;
use domain::{Instant, Refusal};
use engine::Permission;
use parking_lot::Mutex;
use rxing::{BarcodeFormat as Format, DecodeHints, helpers::detect_in_luma_with_hints};
use std::collections::{HashMap, HashSet};

/// The codes that are read: those on our own labels, and what makers print on boxes.
const FORMATS: [Format; 7] = [
    Format::QR_CODE,
    Format::DATA_MATRIX,
    Format::CODE_128,
    Format::CODE_39,
    Format::EAN_13,
    Format::EAN_8,
    Format::UPC_A,
];

/// A grey picture in which there may be a code.
#[derive(Debug, PartialEq, Eq)]
pub struct Picture {
    wide: usize,
    high: usize,
    grey: Vec<u8>,
}

impl Picture {
    /// What reading one needs.
    pub const NEEDS: Permission = OWN;
    /// Fewest and most pixels of a side. In less there is no code; more is no help to a reader, and costs time.
    pub const SIDE_MIN: usize = 24;
    /// Most pixels of a side.
    pub const SIDE_MAX: usize = 1_600;
    /// Most pixels, each a byte.
    pub const BYTES_MAX: usize = 1_000_000;

    /// A picture, row after row from the top left.
    ///
    /// Refuses `not-a-picture`.
    pub fn new(wide: usize, high: usize, grey: Vec<u8>) -> Result<Self, Refusal> {
        let sides = Self::SIDE_MIN..=Self::SIDE_MAX;
        let fits = sides.contains(&wide) && sides.contains(&high) && wide * high <= Self::BYTES_MAX;
        if !fits {
            let message = "A picture to read has sides of 24 to 1600 pixels, and a million pixels at most.";
            return Err(Refusal::new("not-a-picture", message));
        }
        if grey.len() != wide * high {
            let message = format!("A picture of {wide} by {high} pixels has a byte for each of them.");
            return Err(Refusal::new("not-a-picture", message));
        }
        Ok(Self { wide, high, grey })
    }

    /// What the code in it says; none when there is none that can be read.
    pub fn code(self) -> Option<String> {
        let (wide, high) = (u32::try_from(self.wide).ok()?, u32::try_from(self.high).ok()?);
        let mut hints =
            DecodeHints { PossibleFormats: Some(HashSet::from(FORMATS)), ..DecodeHints::default() };
        let read = detect_in_luma_with_hints(self.grey, wide, high, None, &mut hints).ok()?;
        Some(read.getText().trim().to_owned()).filter(|text| !text.is_empty())
    }
}

/// How many pictures one account may have read within a window: three a second.
const OF_ONE_MAX: usize = 180;
/// How many are read at once on a node; each takes a few milliseconds of one core.
const AT_ONCE_MAX: usize = 2;
/// How long a window is: a minute.
const WINDOW_MILLIS: i64 = 60_000;

/// Counts what is being read on this node, so that cameras never take the machine from those who work.
#[derive(Debug, Default)]
pub struct Limit {
    now: Mutex<Reading>,
}

#[derive(Debug, Default)]
struct Reading {
    at_once: usize,
    window: i64,
    of_account: HashMap<i64, usize>,
}

/// A picture that is being read; it counts until this is dropped.
#[derive(Debug)]
pub struct Turn<'a>(&'a Limit);

impl Limit {
    /// Lets a picture in; none when there are too many.
    pub fn let_in(&self, account: i64, now: Instant) -> Option<Turn<'_>> {
        let mut reading = self.now.lock();
        let window = now.0 / WINDOW_MILLIS;
        if reading.window != window {
            *reading = Reading { window, at_once: reading.at_once, ..Reading::default() };
        }
        if reading.at_once >= AT_ONCE_MAX {
            return None;
        }
        let of_account = reading.of_account.entry(account).or_default();
        if *of_account >= OF_ONE_MAX {
            return None;
        }
        *of_account += 1;
        reading.at_once += 1;
        Some(Turn(self))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.now.lock().at_once -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use barcoders::sym::{code39::Code39, ean13::EAN13};
    use labels::print::{
        code::{Grid, grid},
        design::Symbol,
    };
    use proptest::prelude::*;

    /// A code on paper: `scale` pixels a module, `high` rows of pixels for bars, with the light margin it needs.
    fn paper(grid: &Grid, scale: usize, high: usize) -> Picture {
        let margin = 12 * scale;
        let rows = if grid.height() == 1 { high } else { grid.height() * scale };
        let (wide, tall) = (grid.width * scale + 2 * margin, rows + 2 * margin);
        let mut grey = vec![232_u8; wide * tall];
        for y in 0..rows {
            for x in 0..grid.width * scale {
                let row = if grid.height() == 1 { 0 } else { y / scale };
                if grid.dark[row * grid.width + x / scale] {
                    grey[(y + margin) * wide + x + margin] = 40;
                }
            }
        }
        Picture::new(wide, tall, grey).unwrap()
    }

    fn turned(of: Picture) -> Picture {
        let grey = (0..of.wide)
            .flat_map(|x| (0..of.high).rev().map(move |y| (x, y)))
            .map(|(x, y)| of.grey[y * of.wide + x]);
        Picture { wide: of.high, high: of.wide, grey: grey.collect() }
    }

    fn bars(modules: Vec<u8>) -> Grid {
        Grid { width: modules.len(), dark: modules.into_iter().map(|module| module == 1).collect() }
    }

    #[test]
    fn the_codes_of_our_own_labels_are_read_at_any_size_and_lying_on_their_side() {
        for (symbol, text) in [
            (Symbol::Qr, "https://tenure.example/assets/204418"),
            (Symbol::DataMatrix, "NW-0204418"),
            (Symbol::Code128, "NW-0204418"),
        ] {
            let code = grid(symbol, text).unwrap();
            for scale in [2, 3, 5] {
                assert_eq!(paper(&code, scale, 60).code().as_deref(), Some(text), "{symbol:?}, {scale}");
                assert_eq!(
                    turned(paper(&code, scale, 60)).code().as_deref(),
                    Some(text),
                    "{symbol:?}, {scale}"
                );
            }
        }
    }

    #[test]
    fn what_makers_print_on_boxes_is_read() {
        let serial = bars(Code39::new("5CG1234XYZ").unwrap().encode());
        assert_eq!(paper(&serial, 2, 60).code().as_deref(), Some("5CG1234XYZ"));
        let article = bars(EAN13::new("400638133393").unwrap().encode());
        assert_eq!(paper(&article, 3, 60).code().as_deref(), Some("4006381333931"));
    }

    #[test]
    fn paper_without_a_code_says_nothing() {
        let stripes = (0..300 * 200).map(|at| if at % 300 / 20 % 2 == 0 { 30 } else { 220 }).collect();
        assert_eq!(Picture::new(300, 200, stripes).unwrap().code(), None);
        assert_eq!(Picture::new(640, 480, vec![200; 640 * 480]).unwrap().code(), None);
    }

    #[test]
    fn what_is_no_picture_is_refused_with_the_measure() {
        for (wide, high, bytes) in
            [(0, 0, 0), (23, 100, 2_300), (1_601, 30, 48_030), (1_200, 1_200, 1_440_000)]
        {
            assert_eq!(Picture::new(wide, high, vec![0; bytes]).unwrap_err().code, "not-a-picture");
        }
        let refused = Picture::new(usize::MAX, usize::MAX, Vec::new()).unwrap_err();
        assert_eq!(refused.code, "not-a-picture");
        let short = Picture::new(100, 50, vec![0; 4_999]).unwrap_err();
        assert_eq!(short.to_string(), "A picture of 100 by 50 pixels has a byte for each of them.");
    }

    #[test]
    fn one_account_reads_three_pictures_a_second_and_no_more_than_two_are_read_at_once() {
        let limit = Limit::default();
        let (first, second) = (limit.let_in(1, Instant(0)), limit.let_in(2, Instant(0)));
        assert!(first.is_some() && second.is_some());
        assert!(limit.let_in(3, Instant(0)).is_none(), "two are being read");
        drop((first, second));
        let read = (0..200).filter(|_| limit.let_in(1, Instant(59_999)).is_some()).count();
        assert_eq!(read, OF_ONE_MAX - 1);
        assert!(limit.let_in(2, Instant(59_999)).is_some(), "others are read all the same");
        assert!(limit.let_in(1, Instant(60_000)).is_some(), "the next minute");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        /// Whatever is held before the camera, the reader says something or nothing, and never ends itself.
        #[test]
        fn no_picture_is_too_strange(wide in 24_usize..200, seed in proptest::collection::vec(any::<u8>(), 24..400)) {
            let high = 24 + seed.len() % 100;
            let grey = (0..wide * high).map(|at| seed[(at / 3 + at % wide / 2) % seed.len()]).collect();
            let code = Picture::new(wide, high, grey).unwrap().code();
            prop_assert!(code.is_none_or(|code| !code.trim().is_empty()));
        }
    }
}
