//! A workbook is a ZIP archive, and a few hundred kilobytes of it can unpack to many gigabytes. It is measured
//! before anything is made of it.
use crate::SheetError;
use std::{
    fs::File,
    io::{BufReader, Read},
};
use zip::ZipArchive;

/// Parts smaller than this may be anything: they fit in memory.
const HARMLESS: u64 = 64 << 20;
/// The most that the table of texts, which is kept in memory, may unpack to.
const LARGEST_TEXTS: u64 = 512 << 20;
/// The most that one sheet, which is streamed, may unpack to. A full sheet of 1,048,576 rows has about 2 GB.
const LARGEST_SHEET: u64 = 8 << 30;
/// The longest text or tag in a part that is streamed.
const LONGEST_RUN: usize = 8 << 20;
/// Deflate packs at best 1032 to 1.
const BEST_PACKING: u64 = 1032;

/// What kind of archive it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Archive {
    Workbook,
    BinaryWorkbook,
    OpenDocument,
    Other,
}

/// Says what the archive is and refuses one that unpacks to more than an honest workbook does.
pub(crate) fn inspect(file: File) -> Result<Archive, SheetError> {
    let broken = |error: zip::result::ZipError| SheetError::Broken(error.to_string());
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    let mut kind = Archive::Other;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let name = String::from_utf8_lossy(part.name_raw()).to_lowercase().replace('\\', "/");
        match name.as_str() {
            "xl/workbook.bin" => kind = Archive::BinaryWorkbook,
            "mimetype" | "content.xml" => kind = Archive::OpenDocument,
            _ if name.starts_with("xl/") && kind == Archive::Other => kind = Archive::Workbook,
            _ => {}
        }
        measure(&name, part)?;
    }
    Ok(kind)
}

fn measure(name: &str, mut part: zip::read::ZipFile<'_, impl Read>) -> Result<(), SheetError> {
    let texts = name.ends_with("sharedstrings.xml");
    if !texts && part.compressed_size().saturating_mul(BEST_PACKING) <= HARMLESS {
        return Ok(());
    }
    let limit = match name {
        _ if name.contains("worksheets/") => LARGEST_SHEET,
        _ if texts => LARGEST_TEXTS,
        _ => HARMLESS,
    };
    let mut meter = Meter::default();
    let mut chunk = vec![0; 64 << 10];
    loop {
        let count = part.read(&mut chunk).map_err(|error| SheetError::Broken(error.to_string()))?;
        if count == 0 {
            break;
        }
        meter.feed(&chunk[..count], texts);
        if meter.bytes > limit {
            return Err(SheetError::Bomb(format!(
                "“{name}” in the workbook unpacks to more than {} MB",
                limit >> 20
            )));
        }
        if meter.longest > LONGEST_RUN && meter.bytes > HARMLESS {
            return Err(SheetError::Bomb(format!("“{name}” in the workbook has a text of more than 8 MB")));
        }
    }
    // The reader makes room for as many texts as the table claims to have; each takes four bytes at the least.
    if meter.claimed > meter.bytes / 4 {
        return Err(SheetError::Bomb("The workbook claims to have more texts than it has".to_owned()));
    }
    Ok(())
}

/// What has been seen of a part: how much, its longest stretch without a tag, and how many texts it claims.
#[derive(Default)]
struct Meter {
    bytes: u64,
    run: usize,
    longest: usize,
    claimed: u64,
    /// The end of the chunk before, where a claim may begin.
    tail: Vec<u8>,
}

impl Meter {
    fn feed(&mut self, chunk: &[u8], texts: bool) {
        self.bytes += chunk.len() as u64;
        let mut pieces = chunk.split(|byte| *byte == b'<');
        self.run += pieces.next().map_or(0, <[u8]>::len);
        self.longest = self.longest.max(self.run);
        for piece in pieces {
            self.run = piece.len();
            self.longest = self.longest.max(self.run);
        }
        if texts {
            self.read_claims(chunk);
        }
    }

    fn read_claims(&mut self, chunk: &[u8]) {
        const CLAIM: &[u8] = b"uniqueCount";
        /// More than the claim with the largest number.
        const OVERLAP: usize = 64;
        let joined = [self.tail.as_slice(), chunk].concat();
        for (at, _) in joined.windows(CLAIM.len()).enumerate().filter(|(_, window)| *window == CLAIM) {
            let behind = joined[at + CLAIM.len()..].iter().copied();
            let mut digits =
                behind.skip_while(|b| b.is_ascii_whitespace() || matches!(b, b'=' | b'"' | b'\'' | b'+'));
            let first = digits.by_ref().take_while(u8::is_ascii_digit);
            let number = first
                .fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
            self.claimed = self.claimed.max(number);
        }
        self.tail = joined[joined.len().saturating_sub(OVERLAP)..].to_vec();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_meter_sees_across_chunks() {
        let mut meter = Meter::default();
        meter.feed(b"<sst uniq", true);
        meter.feed(b"ueCount=\"12", true);
        meter.feed(b"345\"><si>aaaa", true);
        meter.feed(b"aaaaaaaa</si>", true);
        assert_eq!((meter.claimed, meter.bytes, meter.longest), (12_345, 46, 24));
    }
}
