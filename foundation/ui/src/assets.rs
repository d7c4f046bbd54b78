//! Styles and scripts: embedded, named by what is in them, compressed once.
//!
//! There is no build step: the files in `assets/` are what is served. Addresses carry a hash of all of them,
//! so that browsers keep them for a year and still see a new release at once. While developing they are read
//! from disk, so a change shows without building.
use sha2::{Digest, Sha256};
use std::{borrow::Cow, io::Write, sync::LazyLock};

/// Modules that every page loads, named here so that a browser need not discover them one after the other.
pub const MODULES: &[&str] = &[
    "dom.js",
    "swap.js",
    "options.js",
    "rows.js",
    "keys.js",
    "palette.js",
    "picker.js",
    "float.js",
    "look.js",
    "charts.js",
    "forms.js",
];

/// A file as it is sent.
pub struct Asset {
    /// What is in it, compressed if `encoding` says so.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type.
    pub media_type: &'static str,
    /// How it is compressed: `br`, `gzip`, or not.
    pub encoding: Option<&'static str>,
    /// What to say in `Cache-Control`.
    pub cache_control: &'static str,
}

/// The path under which the router serves assets: `/a/{*path}`.
pub const PREFIX: &str = "/a/";

/// The address of a file, with the hash of all files in it: `/a/3f9c0a7be1d2/app.css`.
pub fn url(name: &str) -> String {
    format!("{PREFIX}{}/{name}", *HASH)
}

/// The script of the service worker, which the router also serves as `/worker.js`: `asset("worker.js", …)`.
pub const WORKER: &str = "worker.js";

/// The file at a path behind [`PREFIX`], compressed as the `Accept-Encoding` header allows. The hash in the
/// path is not checked: while nodes are replaced one by one, a page of the old release must still find its
/// styles.
pub fn asset(path: &str, accept_encoding: &str) -> Option<Asset> {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let file = FILES.iter().find(|file| file.name == name)?;
    let current = path.strip_suffix(name).is_some_and(|hash| hash.trim_matches('/') == *HASH);
    let cache_control = match (cfg!(debug_assertions), current) {
        (true, _) => "no-store",
        (false, true) => "public, max-age=31536000, immutable",
        (false, false) => "no-cache",
    };
    let (bytes, encoding) = file.sent(accept_encoding);
    Some(Asset { bytes, media_type: file.media_type(), encoding, cache_control })
}

/// A file that is served: one source, or several joined.
struct File {
    name: &'static str,
    sources: &'static [Source],
    brotli: LazyLock<Vec<u8>, fn() -> Vec<u8>>,
    gzip: LazyLock<Vec<u8>, fn() -> Vec<u8>>,
}

/// A source file: its path below `assets/` and what was in it when the binary was built.
struct Source {
    path: &'static str,
    text: &'static str,
}

macro_rules! source {
    ($path:literal) => {
        Source { path: $path, text: include_str!(concat!("../assets/", $path)) }
    };
}

macro_rules! file {
    ($name:literal, $($path:literal),+) => {{
        const SOURCES: &[Source] = &[$(source!($path)),+];
        File {
            name: $name,
            sources: SOURCES,
            brotli: LazyLock::new(|| brotli(joined(SOURCES).as_bytes())),
            gzip: LazyLock::new(|| gzip(joined(SOURCES).as_bytes())),
        }
    }};
}

static FILES: [File; 24] = [
    file!(
        "app.css",
        "css/reset.css",
        "css/tokens.css",
        "css/contrast.css",
        "css/base.css",
        "css/layout.css",
        "css/buttons.css",
        "css/status.css",
        "css/head.css",
        "css/table.css",
        "css/float.css",
        "css/cards.css",
        "css/story.css",
        "css/overview.css",
        "css/forms.css",
        "css/charts.css",
        "css/rack.css",
        "css/calendar.css",
        "css/scan.css",
        "css/responsive.css",
        "css/print.css"
    ),
    file!("mark.svg", "mark.svg"),
    file!("app.js", "js/app.js"),
    file!("dom.js", "js/dom.js"),
    file!("swap.js", "js/swap.js"),
    file!("options.js", "js/options.js"),
    file!("rows.js", "js/rows.js"),
    file!("keys.js", "js/keys.js"),
    file!("palette.js", "js/palette.js"),
    file!("picker.js", "js/picker.js"),
    file!("float.js", "js/float.js"),
    file!("look.js", "js/look.js"),
    file!("charts.js", "js/charts.js"),
    file!("forms.js", "js/forms.js"),
    file!("scan.js", "js/scan.js"),
    file!("frame.js", "js/frame.js"),
    file!("qr.js", "js/qr.js"),
    file!("qr-grid.js", "js/qr-grid.js"),
    file!("qr-repair.js", "js/qr-repair.js"),
    file!("queue.js", "js/queue.js"),
    file!("sign.js", "js/sign.js"),
    file!("certificate.js", "js/certificate.js"),
    file!("verify.js", "js/verify.js"),
    file!("worker.js", "js/worker.js"),
];

static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = Sha256::new();
    for source in FILES.iter().flat_map(|file| file.sources) {
        hasher.update(source.path);
        hasher.update(source.text);
    }
    hasher.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

impl File {
    fn media_type(&self) -> &'static str {
        match self.name.rsplit_once('.') {
            Some((_, "css")) => "text/css; charset=utf-8",
            Some((_, "svg")) => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        }
    }

    fn sent(&'static self, accept_encoding: &str) -> (Cow<'static, [u8]>, Option<&'static str>) {
        if cfg!(debug_assertions)
            && let Some(text) = from_disk(self.sources)
        {
            return (Cow::Owned(text.into_bytes()), None);
        }
        if accepts(accept_encoding, "br") {
            (Cow::Borrowed(self.brotli.as_slice()), Some("br"))
        } else if accepts(accept_encoding, "gzip") {
            (Cow::Borrowed(self.gzip.as_slice()), Some("gzip"))
        } else {
            (Cow::Owned(joined(self.sources).into_bytes()), None)
        }
    }
}

/// Whether a header allows an encoding; a weight of zero forbids it.
fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        name.trim().eq_ignore_ascii_case(encoding)
            && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

fn joined(sources: &[Source]) -> String {
    sources.iter().map(|source| lean(source.text)).collect()
}

/// A source without comments and indentation: a third less to send, and each line still where a debugger
/// expects it to begin. Only comments that start with `/*` or stand on a line of their own are taken; our
/// sources have no others, and none inside a string.
fn lean(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The sources as they are now in the tree that the binary was built from, if it is still there.
fn from_disk(sources: &[Source]) -> Option<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/");
    sources.iter().map(|source| std::fs::read_to_string(format!("{folder}{}", source.path)).ok()).collect()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    // Writing into memory cannot fail; if it ever did, the empty file would be seen at once.
    if brotli::BrotliCompress(&mut &*bytes, &mut out, &params).is_err() {
        out.clear();
    }
    out
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_is_served() {
        for name in MODULES.iter().chain(&["app.css", "app.js", "mark.svg", "scan.js", "sign.js"]) {
            let path = url(name);
            let asset = asset(path.strip_prefix(PREFIX).unwrap(), "").unwrap();
            assert!(!asset.bytes.is_empty(), "{name}");
        }
        assert!(asset("no/such.js", "br").is_none());
    }

    #[test]
    fn a_script_imports_only_what_is_served() {
        for file in &FILES {
            for line in joined(file.sources).lines().filter(|line| line.starts_with("import ")) {
                let path = line.split(['\'', '"']).nth(1).unwrap().trim_start_matches("./");
                assert!(FILES.iter().any(|file| file.name == path), "{} imports {path}", file.name);
            }
        }
    }

    #[test]
    fn comments_and_indentation_are_left_out() {
        assert_eq!(
            lean("// @ts-check\n/** Adds. */\n  const a = /** @type {any} */ (b);\n\n"),
            "const a =  (b);\n"
        );
        for source in FILES.iter().flat_map(|file| file.sources) {
            let text = source.text;
            assert_eq!(text.matches("/*").count(), text.matches("*/").count(), "{}", source.path);
            assert!(
                !text.contains("'/*") && !text.contains("\"/*") && !text.contains("`/*"),
                "{}",
                source.path
            );
        }
    }

    #[test]
    fn encodings_are_chosen_by_the_header() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("GZIP;q=0.5", "gzip"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "gzip"));
    }

    #[test]
    fn everything_together_is_small() {
        let total: usize = FILES.iter().map(|file| file.brotli.len()).sum();
        assert!(total <= 40_000, "styles and scripts weigh {total} bytes compressed");
        let page: usize = FILES
            .iter()
            .filter(|file| {
                MODULES.contains(&file.name) || ["app.js", "app.css", "mark.svg"].contains(&file.name)
            })
            .map(|file| file.brotli.len())
            .sum();
        assert!(page <= 25_000, "a first visit loads {page} bytes compressed");
    }

    #[test]
    fn what_is_compressed_reads_back() {
        let mut out = Vec::new();
        brotli::BrotliDecompress(&mut FILES[0].brotli.as_slice(), &mut out).unwrap();
        assert_eq!(out, joined(FILES[0].sources).as_bytes());
    }
}
