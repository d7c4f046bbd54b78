//! A drawn signature as points: what is kept is the path that the pad drew, what paper needs are strokes.

/// How wide and high the pad is, in units of its paths.
const PAD: (f32, f32) = (600.0, 180.0);
/// Into how many straight pieces a bend is broken.
const PIECES: u8 = 6;

/// The strokes of a path, each as points within a field of one by one. Moves, lines (absolute and relative) and quadratic
/// bends are what the pad draws; what else there is is left out.
pub(super) fn strokes(path: &str) -> Vec<Vec<(f32, f32)>> {
    let mut all: Vec<Vec<(f32, f32)>> = Vec::new();
    for (command, numbers) in commands(path) {
        if command == 'M' {
            all.push(Vec::new());
        }
        let Some(stroke) = all.last_mut() else { continue };
        let step = if command == 'Q' { 4 } else { 2 };
        for some in numbers.chunks_exact(step) {
            match (command, some) {
                ('M' | 'L', [x, y]) => stroke.push((*x, *y)),
                ('l', [x, y]) => {
                    let (from_x, from_y) = stroke.last().copied().unwrap_or_default();
                    stroke.push((from_x + x, from_y + y));
                }
                ('Q', [over_x, over_y, x, y]) => {
                    let from = stroke.last().copied().unwrap_or((*over_x, *over_y));
                    stroke.extend((1..=PIECES).map(|piece| {
                        let at = f32::from(piece) / f32::from(PIECES);
                        let bend = |from: f32, over: f32, to: f32| {
                            (1.0 - at).powi(2) * from + 2.0 * (1.0 - at) * at * over + at.powi(2) * to
                        };
                        (bend(from.0, *over_x, *x), bend(from.1, *over_y, *y))
                    }));
                }
                _ => {}
            }
        }
    }
    all.retain(|stroke| !stroke.is_empty());
    all.iter_mut().flatten().for_each(|point| *point = (point.0 / PAD.0, point.1 / PAD.1));
    all
}

/// The letters of a path, each with the numbers behind it.
fn commands(path: &str) -> Vec<(char, Vec<f32>)> {
    let starts: Vec<usize> =
        path.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([path.len()]);
    let command = |(start, end): (&usize, usize)| {
        let some = path.get(*start..end)?;
        // A minus begins a number, whatever stands before it.
        let spaced = some.get(1..)?.replace('-', " -");
        let numbers = spaced.split([' ', ',']).filter_map(|number| number.parse().ok());
        Some((some.chars().next()?, numbers.collect()))
    };
    starts.iter().zip(ends).filter_map(command).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_and_bends_become_points_between_nothing_and_one() {
        assert_eq!(strokes("M0,0L600 180"), [vec![(0.0, 0.0), (1.0, 1.0)]]);
        assert_eq!(strokes("M300 90l60-18M60,18"), [vec![(0.5, 0.5), (0.6, 0.4)], vec![(0.1, 0.1)]]);
        let bend = &strokes("M0 0Q300 0 600 180")[0];
        assert_eq!((bend.len(), bend[0], bend[6]), (7, (0.0, 0.0), (1.0, 1.0)));
        assert_eq!(strokes("L1 1"), Vec::<Vec<(f32, f32)>>::new(), "nothing begins without a move");
    }

    proptest! {
        #[test]
        fn whatever_is_kept_can_be_read(path in "M[MLQl0-9., -]{0,200}") {
            prop_assert!(strokes(&path).iter().all(|stroke| !stroke.is_empty()));
        }
    }
}
