//! Counts in bins of a fixed range.

use crate::{assert_error, config};
use normscope::Code;
use normscope::measure::{Bins, Outside};
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_value_is_in_one_place(values in vec(prop_oneof![-3.0..3.0_f64, Just(f64::NAN)], 0..80), count in 1..30_usize) {
        let bins = Bins::new(-1.5, 2.0, count).expect("bins");
        let mut counts = vec![9; count];
        let outside = bins.fill(&values, &mut counts);
        let width = 3.5 / count as f64;
        for (bin, &found) in counts.iter().enumerate() {
            let low = -1.5 + bin as f64 * width;
            let within = values.iter().filter(|&&value| value >= low && value < low + width);
            prop_assert_eq!(within.count(), found as usize, "bin {}", bin);
        }
        let number = |is: fn(f64) -> bool| values.iter().filter(|&&value| is(value)).count() as u32;
        let expected = Outside {
            below: number(|value| value < -1.5),
            above: number(|value| value > 2.0),
            nan: number(f64::is_nan),
        };
        prop_assert_eq!(outside, expected);
    }
}

#[test]
fn edges() {
    let bins = Bins::new(0.0_f32, 1.0, 4).expect("bins");
    assert_eq!(bins.count(), 4);
    let values = [
        -0.1,
        0.0,
        0.25,
        0.5,
        0.75,
        0.999,
        1.0,
        1.1,
        f32::INFINITY,
        f32::NEG_INFINITY,
    ];
    let mut counts = [7; 4];
    let outside = bins.fill(&values, &mut counts);
    assert_eq!(counts, [1, 1, 1, 3]);
    assert_eq!((outside.below, outside.above, outside.nan), (2, 2, 0));
    assert_eq!(bins.fill(&[], &mut counts), Outside::default());
    assert_eq!(counts, [0; 4], "not added to what was there");
}

#[test]
fn ranges_are_checked() {
    let new = Bins::<f64>::new;
    let message = "bins is 0, but must be at least 1";
    assert_error(new(0.0, 1.0, 0), Code::Range, message);
    let message = "low is NaN, but must be a finite number";
    assert_error(new(f64::NAN, 1.0, 1), Code::NonFinite, message);
    let message = "high is Infinity, but must be a finite number";
    assert_error(new(0.0, f64::INFINITY, 1), Code::NonFinite, message);
    for high in [1.0, 0.5] {
        let message = format!(
            "high is {high}, but must be above low, which is 1, by a width that the float can hold"
        );
        assert_error(new(1.0, high, 5), Code::Range, &message);
    }
    assert!(
        new(f64::MIN, f64::MAX, 3).is_err(),
        "a width beyond the floats"
    );
    assert!(new(0.0, 5e-324, 3).is_err(), "a width below them");
}
