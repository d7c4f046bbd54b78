use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, BufRead, Read};

/// How many bytes with special letters the detector of old encodings gets to see.
const DETECTOR_BYTES: usize = 4 << 20;
const CHUNK: usize = 64 << 10;

/// How the bytes of a text file become characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TextEncoding {
    pub(crate) encoding: &'static Encoding,
    /// Bytes in front of the text that only say the encoding.
    pub(crate) mark: u64,
}

impl TextEncoding {
    /// UTF-8 needs no decoding, so places in the text are places in the file.
    pub(crate) fn is_utf8(self) -> bool {
        self.encoding == UTF_8
    }
}

/// Finds the encoding, reading `file` from its start: by its mark, by the zeros of UTF-16, as UTF-8 if all of it
/// is, and otherwise by the letters that the bytes would be.
pub(crate) fn detect(file: &mut impl Read) -> io::Result<TextEncoding> {
    let mut head = vec![0; CHUNK];
    let length = read_full(file, &mut head)?;
    head.truncate(length);
    if let Some((encoding, mark)) = Encoding::for_bom(&head) {
        return Ok(TextEncoding { encoding, mark: mark as u64 });
    }
    let encoding = match utf16_without_mark(&head) {
        Some(encoding) => encoding,
        None => utf8_or_older(&head, file)?,
    };
    Ok(TextEncoding { encoding, mark: 0 })
}

/// Western text in UTF-16 has a zero in every second byte.
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let zeros_at = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros_at(0), zeros_at(1), head.len() / 2);
    if odd * 10 > pairs * 6 && even * 10 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 6 && odd * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A file that is nearly all good UTF-8 is UTF-8 with damage, which is then told cell by cell.
fn utf8_or_older(head: &[u8], rest: &mut impl Read) -> io::Result<&'static Encoding> {
    let mut utf8 = Utf8Check::default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut fed = 0;
    let mut chunk = head.to_vec();
    while !chunk.is_empty() {
        utf8.feed(&chunk);
        if fed < DETECTOR_BYTES && !chunk.is_ascii() {
            detector.feed(&chunk, false);
            fed += chunk.len();
        }
        chunk.resize(CHUNK, 0);
        let length = read_full(rest, &mut chunk)?;
        chunk.truncate(length);
    }
    if utf8.is_mostly_good() {
        return Ok(UTF_8);
    }
    detector.feed(&[], true);
    Ok(detector.guess(None, Utf8Detection::Deny))
}

/// Counts good and bad sequences of UTF-8 in a stream.
#[derive(Default)]
struct Utf8Check {
    /// The start of a character that the next chunk has to end.
    unfinished: Vec<u8>,
    letters: u64,
    broken: u64,
}

impl Utf8Check {
    fn feed(&mut self, chunk: &[u8]) {
        if self.unfinished.is_empty() && chunk.is_ascii() {
            return;
        }
        let joined = [self.unfinished.as_slice(), chunk].concat();
        self.unfinished.clear();
        let mut rest = joined.as_slice();
        while let Err(error) = str::from_utf8(rest) {
            let (good, bad) = rest.split_at(error.valid_up_to());
            self.count(good);
            let Some(length) = error.error_len() else {
                self.unfinished = bad.to_vec();
                return;
            };
            self.broken += 1;
            rest = &bad[length..];
        }
        self.count(rest);
    }

    fn count(&mut self, good: &[u8]) {
        self.letters += good.iter().filter(|byte| **byte >= 0xC0).count() as u64;
    }

    fn is_mostly_good(&self) -> bool {
        let broken = self.broken + u64::from(!self.unfinished.is_empty());
        broken == 0 || self.letters >= broken * 10
    }
}

fn read_full(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Turns a stream of another encoding into UTF-8, a piece at a time.
pub(crate) struct Decoded<R> {
    input: R,
    decoder: encoding_rs::Decoder,
    text: Vec<u8>,
    /// What of `text` has not been consumed.
    ready: std::ops::Range<usize>,
    ended: bool,
}

impl<R: BufRead> Decoded<R> {
    pub(crate) fn new(input: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { input, decoder, text: vec![0; CHUNK], ready: 0..0, ended: false }
    }
}

impl<R: BufRead> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.ready.is_empty() && !self.ended {
            let raw = self.input.fill_buf()?;
            self.ended = raw.is_empty();
            let (result, read, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.ended);
            self.input.consume(read);
            self.ready = 0..written;
            // What did not fit at the very end comes with the next call.
            self.ended &= result == encoding_rs::CoderResult::InputEmpty;
        }
        Ok(&self.text[self.ready.clone()])
    }

    fn consume(&mut self, amount: usize) {
        self.ready.start = (self.ready.start + amount).min(self.ready.end);
    }
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(bytes: &[u8]) -> (&'static str, u64) {
        let found = detect(&mut &bytes[..]).unwrap();
        (found.encoding.name(), found.mark)
    }

    #[test]
    fn encodings_are_found() {
        let utf16le: Vec<u8> = "Name;Größe\nAna;1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16be: Vec<u8> = "Name;Größe\nAna;1".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(detected(b"Name,Size\nAna,1"), ("UTF-8", 0));
        assert_eq!(detected("Name,Größe".as_bytes()), ("UTF-8", 0));
        assert_eq!(detected(b"\xef\xbb\xbfName"), ("UTF-8", 3));
        assert_eq!(detected(&[b"\xff\xfe".as_slice(), &utf16le].concat()), ("UTF-16LE", 2));
        assert_eq!(detected(&[b"\xfe\xff".as_slice(), &utf16be].concat()), ("UTF-16BE", 2));
        assert_eq!(detected(&utf16le), ("UTF-16LE", 0));
        assert_eq!(detected(&utf16be), ("UTF-16BE", 0));
        assert_eq!(detected(b"Name;Gr\xf6\xdfe\nM\xfcller;1\nJos\xe9\n").0, "windows-1252");
    }

    #[test]
    fn a_letter_cut_by_a_chunk_is_no_damage() {
        let mut check = Utf8Check::default();
        check.feed(b"Gr\xc3");
        check.feed(b"\xb6\xc3");
        check.feed(b"\x9fe");
        assert!(check.is_mostly_good() && check.letters == 2 && check.broken == 0);
    }

    #[test]
    fn decoding_goes_piece_by_piece() {
        let bytes: Vec<u8> = "ö".repeat(100_000).encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut text = String::new();
        Decoded::new(io::BufReader::with_capacity(7, &bytes[..]), UTF_16LE)
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "ö".repeat(100_000));
    }
}
