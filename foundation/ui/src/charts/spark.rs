use super::{Ink, SCREEN, frame::at};
use maud::{Markup, html};

const WIDTH: f64 = 76.0;
const HEIGHT: f64 = 24.0;
/// Room for the stroke and the last point.
const EDGE: f64 = 3.0;

/// A course without axes beside a figure that says what it is; not for reading values from.
pub fn spark(values: &[f64], ink: Ink) -> Markup {
    let points = points(values);
    let Some((last_x, last_y)) = points.last().copied() else { return html! {} };
    let path: String = points
        .iter()
        .enumerate()
        .map(|(index, (x, y))| format!("{}{} {}", if index == 0 { "M" } else { "L" }, at(*x), at(*y)))
        .collect();
    let colour = ink.of(&SCREEN);
    html! {
        svg class="spark" width="76" height="24" viewBox="0 0 76 24" aria-hidden="true" {
            path d=(path) fill="none" stroke=(colour) stroke-width="1.6" stroke-linejoin="round"
                stroke-linecap="round" {}
            circle cx=(at(last_x)) cy=(at(last_y)) r="2.4" fill=(colour) {}
        }
    }
}

/// Where the values lie; a course that never moves runs through the middle.
fn points(values: &[f64]) -> Vec<(f64, f64)> {
    let (low, high) =
        values.iter().fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(*value), high.max(*value)));
    let last = values.len().saturating_sub(1).max(1) as f64;
    let share = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
    values
        .iter()
        .enumerate()
        .map(|(index, value)| {
            let x = (WIDTH - 2.0 * EDGE).mul_add(index as f64 / last, EDGE);
            (x, (HEIGHT - 2.0 * EDGE).mul_add(1.0 - share(*value), EDGE))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_course_uses_its_whole_height() {
        assert_eq!(points(&[1.0, 3.0, 2.0]), [(3.0, 21.0), (38.0, 3.0), (73.0, 12.0)]);
    }

    #[test]
    fn one_value_and_no_value_are_no_trouble() {
        assert_eq!(points(&[5.0, 5.0]), [(3.0, 12.0), (73.0, 12.0)]);
        assert!(spark(&[], Ink::First).into_string().is_empty());
    }
}
