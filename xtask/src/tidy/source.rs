//! Rust source, taken apart just far enough to tell code from comments and texts.

/// A source text in three layers. Each has the length and the lines of the whole, with blanks where the others are.
#[derive(Clone, Debug, Default)]
pub(super) struct Layers {
    /// The code; of string literals only the quotes.
    pub code: String,
    /// The comments, doc comments included.
    pub comments: String,
    /// What stands in string and character literals.
    pub texts: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Code,
    Comment,
    Text,
}

impl Layers {
    /// Takes a source text apart.
    pub(super) fn of(source: &str) -> Self {
        let mut layers = [Part::Code, Part::Comment, Part::Text].map(|part| (part, blank(source)));
        let bytes = source.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (part, length) = next(&bytes[at..]);
            let end = (at + length).min(bytes.len());
            for (layer, into) in &mut layers {
                if *layer == part {
                    into[at..end].copy_from_slice(&bytes[at..end]);
                }
            }
            at = end;
        }
        let [code, comments, texts] = layers.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned());
        Self { code, comments, texts }
    }

    /// The code without what is only compiled for tests.
    pub(super) fn code_without_tests(&self) -> String {
        let mut code = self.code.clone().into_bytes();
        for (start, _) in self.code.match_indices("#[cfg(test)]") {
            let end = end_of_item(&self.code, start);
            code[start..end].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
        String::from_utf8_lossy(&code).into_owned()
    }
}

/// Where the item that starts at `start` ends: behind its closing brace, or its semicolon if it has no braces.
pub(super) fn end_of_item(code: &str, start: usize) -> usize {
    let (mut braces, mut brackets) = (0_usize, 0_usize);
    for (at, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'(' | b'[' => brackets += 1,
            b')' | b']' => brackets = brackets.saturating_sub(1),
            b'{' => braces += 1,
            b'}' if braces <= 1 && brackets == 0 => return at + 1,
            b'}' => braces = braces.saturating_sub(1),
            b';' if braces == 0 && brackets == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

fn blank(source: &str) -> Vec<u8> {
    source.bytes().map(|byte| if byte == b'\n' { b'\n' } else { b' ' }).collect()
}

/// What comes next, and how many bytes it has.
fn next(rest: &[u8]) -> (Part, usize) {
    let until = |end: &[u8], from: usize| find(rest, end, from).unwrap_or(rest.len());
    match rest {
        [b'/', b'/', ..] => (Part::Comment, until(b"\n", 2)),
        [b'/', b'*', ..] => (Part::Comment, block_comment(rest)),
        [b'"', ..] => (Part::Text, text(rest)),
        [b'\'', b'\\', _, ..] => (Part::Text, until(b"'", 3) + 1),
        [b'\'', first, ..] => {
            let end = 1 + width(*first);
            // Without the closing quote it is a lifetime.
            if rest.get(end) == Some(&b'\'') { (Part::Text, end + 1) } else { (Part::Code, 1) }
        }
        [first, ..] if is_word(*first) => match raw_text(rest) {
            Some(length) => (Part::Text, length),
            None => (Part::Code, rest.iter().take_while(|byte| is_word(**byte)).count()),
        },
        _ => (Part::Code, 1),
    }
}

/// Whether a byte belongs to a name or number. Letters beyond ASCII do.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn find(rest: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let tail = rest.get(from..)?;
    tail.windows(what.len()).position(|window| window == what).map(|at| from + at)
}

/// How many bytes the character has that starts with this one.
fn width(first: u8) -> usize {
    match first {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}

/// The length of a block comment; they nest.
fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of a string literal with its quotes.
fn text(rest: &[u8]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// The length of a raw string literal, if this is one: `r"…"`, `r#"…"#`, `br"…"`.
fn raw_text(rest: &[u8]) -> Option<usize> {
    let prefix = ["br", "cr", "r"].into_iter().find(|prefix| rest.starts_with(prefix.as_bytes()))?;
    let hashes = rest[prefix.len()..].iter().take_while(|byte| **byte == b'#').count();
    let open = prefix.len() + hashes;
    if rest.get(open) != Some(&b'"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let end = find(rest, close.as_bytes(), open + 1)?;
    Some(end + close.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(layer: &str) -> Vec<&str> {
        layer.split_whitespace().collect()
    }

    #[test]
    fn code_comments_and_texts_are_told_apart() {
        let layers =
            Layers::of("let a = \"in // text\"; // in /* comment\n/* b /* c */ \" */ d('\\'', 'x', '→')");
        assert_eq!(words(&layers.code), ["let", "a", "=", ";", "d(", ",", ",", ")"]);
        assert_eq!(
            words(&layers.comments),
            ["//", "in", "/*", "comment", "/*", "b", "/*", "c", "*/", "\"", "*/"]
        );
        assert_eq!(words(&layers.texts), ["\"in", "//", "text\"", "'\\''", "'x'", "'→'"]);
    }

    #[test]
    fn raw_texts_end_where_they_end() {
        let layers = Layers::of(r####"r#"a " b"# + br"\" + bar"x" + r#type"####);
        assert_eq!(words(&layers.code), ["+", "+", "bar", "+", "r#type"]);
    }

    #[test]
    fn lifetimes_are_code() {
        let layers = Layers::of("fn f<'a>(x: &'a str, c: char) { c == 'a' && '\"' != c }");
        assert_eq!(words(&layers.texts), ["'a'", "'\"'"]);
        assert!(layers.code.contains("<'a>(x: &'a str"));
    }

    #[test]
    fn every_layer_keeps_the_lines() {
        let source = "a // é\n\"b\n c\" /* d\n */ e\n";
        let layers = Layers::of(source);
        for layer in [&layers.code, &layers.comments, &layers.texts] {
            assert_eq!((layer.len(), layer.lines().count()), (source.len(), source.lines().count()));
        }
    }

    #[test]
    fn what_is_only_for_tests_can_be_left_out() {
        let layers = Layers::of(
            "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { } }\n#[cfg(test)]\nuse c::d;\nfn e() {}",
        );
        assert_eq!(words(&layers.code_without_tests()), ["fn", "a()", "{}", "fn", "e()", "{}"]);
    }
}
