//! Labels in the language of Zebra printers and those that speak it (ZPL II): the printer draws code and letters itself,
//! which is sharper than any picture. Commands as the programming guide of the language has them.
use super::{
    design::{Design, Symbol},
    drawing::Told,
};

/// Free around what is printed, in millimetres.
const EDGE: f32 = 2.0;

/// Labels for a printer with so many dots to an inch (203, 300 or 600).
pub fn written(design: &Design, dots_per_inch: u16, labels: &[Told]) -> String {
    labels.iter().map(|told| label(design, f32::from(dots_per_inch) / 25.4, told)).collect()
}

fn label(design: &Design, dots: f32, told: &Told) -> String {
    let at = |millimetres: f32| (millimetres * dots).round() as u32;
    let (width, height) = (design.width, design.height);
    // Texts are UTF-8 (^CI28); the label is as large as it is.
    let mut text = format!("^XA^CI28^PW{}^LL{}^LH0,0\n", at(width), at(height));
    let code = if told.code.is_empty() { Symbol::None } else { design.symbol };
    let mut words = (EDGE, EDGE, height - 2.0 * EDGE);
    let says = escaped(&told.code);
    match code {
        Symbol::Qr => {
            let side = (height - 2.0 * EDGE).min((width - 2.0 * EDGE) * 0.46);
            let module = module(design, told, side, dots, 10);
            text += &format!("^FO{},{}^BQN,2,{module}^FH^FDMA,{says}^FS\n", at(EDGE), at(EDGE));
            words.0 += side + EDGE;
        }
        Symbol::DataMatrix => {
            let side = (height - 2.0 * EDGE).min((width - 2.0 * EDGE) * 0.46);
            let module = module(design, told, side, dots, 40);
            text += &format!("^FO{},{}^BXN,{module},200^FH^FD{says}^FS\n", at(EDGE), at(EDGE));
            words.0 += side + EDGE;
        }
        Symbol::Code128 => {
            let high = (height - 2.0 * EDGE) * 0.45;
            let module = module(design, told, width - 2.0 * EDGE, dots, 10);
            text +=
                &format!("^FO{},{}^BY{module}^BCN,{},N,N,N^FH^FD{says}^FS\n", at(EDGE), at(EDGE), at(high));
            words.1 += high + EDGE / 2.0;
            words.2 -= high + EDGE / 2.0;
        }
        Symbol::None => {}
    }
    let (x, y, room) = words;
    let step = room / told.lines.len().max(1) as f32;
    let size = (step * 0.8).min(4.2);
    for (number, line) in told.lines.iter().enumerate() {
        let y = y + number as f32 * step;
        let wide = at(width - EDGE - x);
        text += &format!(
            "^FO{},{}^A0N,{},{}^FB{wide},1,0,L^FH^FD{}^FS\n",
            at(x),
            at(y),
            at(size),
            at(size * 0.9),
            escaped(line)
        );
    }
    text + "^XZ\n"
}

/// How many dots a module of the code is wide, so that it fits; at least one.
fn module(design: &Design, told: &Told, room: f32, dots: f32, most: u32) -> u32 {
    let modules = super::code::grid(design.symbol, &told.code).map_or(40, |grid| grid.width);
    ((room * dots / modules as f32) as u32).clamp(1, most)
}

/// What begins a command is written by its number (^FH): a tag can be printed, never obeyed.
fn escaped(text: &str) -> String {
    let one = |letter: char| match letter {
        '^' => "_5E".to_owned(),
        '~' => "_7E".to_owned(),
        '_' => "_5F".to_owned(),
        letter if letter.is_control() => " ".to_owned(),
        letter => letter.to_string(),
    };
    text.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::design::READY, *};

    #[test]
    fn a_label_is_as_large_as_its_design() {
        let told = Told { code: "http://127.0.0.1:8080/assets/5".into(), lines: vec!["NW-5".into()] };
        let text = written(&READY[3].design(), 203, &[told]);
        // 62 mm are 495.5 dots at 203 to an inch, 29 mm are 231.8.
        assert!(text.starts_with("^XA^CI28^PW496^LL232"), "{text}");
        assert!(
            text.contains("^BQN,2,") && text.contains("^FDMA,http://127.0.0.1:8080/assets/5^FS"),
            "{text}"
        );
        assert!(text.ends_with("^XZ\n"));
    }

    #[test]
    fn nothing_on_a_label_is_a_command() {
        let told = Told { code: "A^XZ~JA_1".into(), lines: vec!["^XA evil".into()] };
        let text = written(&READY[4].design(), 300, &[told]);
        assert_eq!(text.matches("^XA").count(), 1, "{text}");
        assert_eq!(text.matches("^XZ").count(), 1, "{text}");
        assert!(text.contains("^FDA_5EXZ_7EJA_5F1^FS") && !text.contains('~'), "{text}");
    }
}
