//! The colours of the styles, measured: every pair that carries words or marks has the contrast that WCAG 2.2
//! asks for, in both schemes of every theme, and the colours of documents are those of the light theme.
use std::collections::BTreeMap;
use ui::charts::PAPER;

const TOKENS: &str = include_str!("../assets/css/tokens.css");
const CONTRAST: &str = include_str!("../assets/css/contrast.css");

/// A colour as amounts of red, green and blue light, from 0 to 1.
type Light = [f64; 3];
/// What each token is in one scheme.
type Scheme = BTreeMap<String, Light>;

/// Reads `--name: light-dark(oklch(…), oklch(…));` lines: the light and the dark scheme.
fn schemes(sources: &[&str]) -> [Scheme; 2] {
    let mut found = [Scheme::new(), Scheme::new()];
    for line in sources.iter().flat_map(|text| text.lines()) {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|rest| rest.split_once(':')) else {
            continue;
        };
        let Some(pair) = value.trim().strip_prefix("light-dark(") else { continue };
        let colours: Vec<Light> =
            pair.split("oklch(").skip(1).filter_map(|text| oklch(text.split(')').next()?)).collect();
        if let [light, dark] = colours.as_slice() {
            found[0].insert(name.to_owned(), *light);
            found[1].insert(name.to_owned(), *dark);
        }
    }
    found
}

/// `0.205 0.018 265` as light, cut off where a screen cannot show it.
fn oklch(text: &str) -> Option<Light> {
    let numbers: Vec<f64> = text.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let [lightness, chroma, hue] = numbers.as_slice() else { return None };
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    let red = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
    let green = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
    let blue = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s;
    Some([red, green, blue].map(|light| light.clamp(0.0, 1.0)))
}

fn contrast(a: Light, b: Light) -> f64 {
    let luminance = |[red, green, blue]: Light| 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Foreground, background, and what their contrast must be.
fn pairs(words: f64, marks: f64) -> Vec<(String, String, f64)> {
    let mut pairs = Vec::new();
    let mut pair = |ink: &str, on: &str, least: f64| pairs.push((ink.to_owned(), on.to_owned(), least));
    for ink in ["ink", "ink-2", "ink-3"] {
        for on in ["canvas", "surface", "sunken", "raised", "hover", "press", "accent-wash", "mute-wash"] {
            pair(ink, on, words);
        }
    }
    for on in ["canvas", "surface", "sunken", "raised", "hover", "accent-wash"] {
        pair("accent", on, words);
    }
    for tone in ["ok", "info", "warn", "bad", "prep", "mute"] {
        pair(&format!("{tone}-ink"), &format!("{tone}-wash"), words);
        pair(&format!("{tone}-ink"), "surface", words);
        pair(&format!("{tone}-dot"), "surface", marks);
        pair(&format!("{tone}-dot"), &format!("{tone}-wash"), 2.5);
    }
    for fill in ["accent-fill", "accent-fill-2"] {
        pair("accent-ink", fill, words);
    }
    pair("float-ink", "float", words);
    pair("float-link", "float", words);
    pair("field", "surface", marks);
    pair("field", "raised", marks);
    pair("accent-fill", "surface", marks);
    for data in 1..=6 {
        pair(&format!("d{data}"), "surface", marks);
    }
    pairs
}

fn faults(scheme: &Scheme, name: &str, words: f64, marks: f64) -> Vec<String> {
    let colour = |token: &str| *scheme.get(token).unwrap_or_else(|| panic!("no token --{token}"));
    pairs(words, marks)
        .into_iter()
        .map(|(ink, on, least)| (contrast(colour(&ink), colour(&on)), ink, on, least))
        .filter(|(measured, _, _, least)| measured < least)
        .map(|(measured, ink, on, least)| format!("{name}: {ink} on {on} is {measured:.2}, not {least}"))
        .collect()
}

#[test]
fn words_and_marks_can_be_seen_in_every_theme() {
    let [light, dark] = schemes(&[TOKENS]);
    let [light_contrast, dark_contrast] = schemes(&[TOKENS, CONTRAST]);
    let mut found = faults(&light, "light", 4.5, 3.0);
    found.extend(faults(&dark, "dark", 4.5, 3.0));
    found.extend(faults(&light_contrast, "contrast, light", 7.0, 4.5));
    found.extend(faults(&dark_contrast, "contrast, dark", 7.0, 4.5));
    assert_eq!(found, Vec::<String>::new());
}

/// Neighbouring series must differ for eyes that cannot tell red from green: simulated after Viénot, Brettel
/// and Mollon, they keep apart in lightness or in what is left of hue.
#[test]
fn neighbouring_data_colours_differ_for_every_eye() {
    const SEEN: [(&str, [[f64; 3]; 3]); 2] = [
        ("protanopia", [[0.1124, 0.8876, 0.0], [0.1124, 0.8876, 0.0], [0.004, -0.004, 1.0]]),
        ("deuteranopia", [[0.2928, 0.7072, 0.0], [0.2928, 0.7072, 0.0], [-0.0223, 0.0223, 1.0]]),
    ];
    let order = ["d1", "d2", "d3", "d5", "d4", "d6"];
    for scheme in schemes(&[TOKENS]) {
        for (eye, matrix) in SEEN {
            let seen = |token: &str| {
                let light = scheme[token];
                let raw =
                    matrix.map(|row| row.iter().zip(light).map(|(part, light)| part * light).sum::<f64>());
                raw.map(|light| light.clamp(0.0, 1.0).powf(1.0 / 2.2))
            };
            for pair in order.windows(2) {
                let (a, b) = (seen(pair[0]), seen(pair[1]));
                let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                assert!(distance > 0.12, "{} and {} look alike with {eye}: {distance:.2}", pair[0], pair[1]);
            }
        }
    }
}

#[test]
fn documents_have_the_colours_of_the_light_theme() {
    let [light, _] = schemes(&[TOKENS]);
    let hex = |token: &str| {
        let written = light[token].map(|light| {
            let signal =
                if light <= 0.003_130_8 { 12.92 * light } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
            format!("{:02x}", (signal * 255.0).round() as u8)
        });
        format!("#{}", written.concat())
    };
    let data: Vec<String> = (1..=6).map(|number| hex(&format!("d{number}"))).collect();
    let heat: Vec<String> = (1..=5).map(|number| hex(&format!("h{number}"))).collect();
    assert_eq!(PAPER.data.as_slice(), data.as_slice());
    assert_eq!(PAPER.heat.as_slice(), heat.as_slice());
    let others = [PAPER.ink, PAPER.quiet, PAPER.line, PAPER.axis, PAPER.surface, PAPER.alarm];
    assert_eq!(others.map(str::to_owned), ["ink", "ink-3", "line", "line-2", "surface", "bad-dot"].map(hex));
}
