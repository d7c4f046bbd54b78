/// A value axis with round steps: 1, 2, 2.5 or 5 times a power of ten, and always with zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The lowest value that is drawn: zero unless something is negative.
    pub bottom: f64,
    /// The highest value that is drawn.
    pub top: f64,
    /// The distance of two gridlines.
    pub step: f64,
}

/// The most gridlines above or below zero.
const MOST_STEPS: f64 = 5.0;

impl Scale {
    /// A scale that holds all these values, in at most five steps.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let (low, high) = values
            .into_iter()
            .filter(|value| value.is_finite())
            .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let span = if high - low > 0.0 { high - low } else { 1.0 };
        let power = 10_f64.powf((span / MOST_STEPS).log10().floor());
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|factor| factor * power);
        let count = |step: f64| ((high / step).ceil() + (-low / step).ceil()).max(1.0);
        let step = steps.into_iter().find(|step| count(*step) <= MOST_STEPS).unwrap_or(20.0 * power);
        let bottom = (low / step).floor() * step;
        Self { bottom, top: ((high / step).ceil() * step).max(bottom + step), step }
    }

    /// The values of its gridlines, from the bottom up.
    pub fn ticks(&self) -> Vec<f64> {
        let steps = ((self.top - self.bottom) / self.step).round() as usize;
        (0..=steps)
            .map(|at| (self.bottom / self.step).round().mul_add(self.step, at as f64 * self.step))
            .collect()
    }

    /// Where a value lies, from 0 at the bottom to 1 at the top.
    pub fn share(&self, value: f64) -> f64 {
        (value - self.bottom) / (self.top - self.bottom)
    }
}

/// Which of so many labels are written so that at most `room` are: the first of every so many.
pub(super) fn every(labels: usize, room: usize) -> usize {
    const STEPS: [usize; 9] = [1, 2, 3, 4, 6, 12, 24, 60, 120];
    STEPS
        .into_iter()
        .find(|step| labels.div_ceil(*step) <= room)
        .unwrap_or_else(|| labels.div_ceil(room.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_few() {
        let cases = [
            (1_490_000.0, 1_500_000.0, 500_000.0),
            (2_849.0, 3_000.0, 1_000.0),
            (97.0, 100.0, 20.0),
            (100.0, 100.0, 20.0),
            (101.0, 125.0, 25.0),
            (12.0, 12.5, 2.5),
            (0.3, 0.3, 0.1),
            (1.0, 1.0, 0.2),
            (7.0, 8.0, 2.0),
        ];
        for (value, top, step) in cases {
            let scale = Scale::of([value]);
            assert!((scale.top - top).abs() < 1e-9 && (scale.step - step).abs() < 1e-9, "{value}: {scale:?}");
            assert_eq!(scale.bottom, 0.0);
            assert!(scale.ticks().len() <= 6, "{value}: {:?}", scale.ticks());
        }
    }

    #[test]
    fn nothing_still_has_an_axis() {
        for scale in [Scale::of([]), Scale::of([0.0]), Scale::of([f64::NAN])] {
            assert!(scale.top > scale.bottom && scale.ticks().len() >= 2, "{scale:?}");
        }
    }

    #[test]
    fn losses_lie_below_a_line_at_zero() {
        let scale = Scale::of([-30.0, 120.0]);
        assert_eq!((scale.bottom, scale.top, scale.step), (-50.0, 150.0, 50.0));
        assert!(scale.ticks().contains(&0.0), "{:?}", scale.ticks());
        assert!((scale.share(0.0) - 0.25).abs() < 1e-9);
    }

    #[test]
    fn every_value_is_inside_its_scale() {
        for at in 1..2_000 {
            let value = f64::from(at) * 0.37;
            let scale = Scale::of([value]);
            assert!((0.0..=1.0 + 1e-9).contains(&scale.share(value)), "{value}: {scale:?}");
            assert!(scale.share(value) > 0.45, "{value} would be a flat line: {scale:?}");
        }
    }

    #[test]
    fn labels_thin_out_to_their_room() {
        assert_eq!(every(8, 12), 1);
        assert_eq!(every(8, 6), 2);
        assert_eq!(every(49, 6), 12);
        assert_eq!(every(1_000, 5), 200);
    }
}
