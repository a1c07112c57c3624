//! The typical unit, on a case made by hand.

use crate::assert_error;
use normscope::Code;
use normscope::measure::Drift;

#[test]
fn the_typical_unit_drifts_as_the_median_unit_does() {
    let mut drift = Drift::new(5).expect("units");
    // Medians of five units at four steps. What counts is the range, not the way from the first to
    // the last: unit 1 comes back.
    for medians in [
        [0.0, 5.0, 1.0, -1.0, 2.0],
        [0.1, 9.0, 1.5, -1.0, 0.0],
        [0.2, 5.0, 2.0, -1.1, -1.0],
        [0.1, 5.0, 1.8, -1.2, -4.0],
    ] {
        drift.record(&medians);
    }
    let drifts: Vec<f64> = (0..5).map(|unit| drift.of(unit)).collect();
    for (found, expected) in drifts.into_iter().zip([0.2, 4.0, 1.0, 0.2, 6.0]) {
        assert!((found - expected).abs() < 1e-12_f64);
    }
    assert_eq!(drift.typical_unit(), 2);
    assert_eq!(drift.typical_unit(), 2, "asking changes nothing");
    // Now unit 2 is the one that drifts most; 0.2, 0.2, 4, 6, 9 remain.
    drift.record(&[0.0, 5.0, -7.0, -1.0, 0.0]);
    assert_eq!(drift.typical_unit(), 1);
}

#[test]
fn of_an_even_number_it_is_the_lower_and_of_equal_ones_the_first() {
    let typical = |drifts: &[f32]| {
        let mut drift = Drift::new(drifts.len()).expect("units");
        drift.record(&vec![0.0; drifts.len()]);
        drift.record(drifts);
        drift.typical_unit()
    };
    assert_eq!(typical(&[4.0, 3.0, 2.0, 1.0]), 2);
    assert_eq!(typical(&[5.0]), 0);
    assert_eq!(typical(&[2.0, 2.0]), 0);
    assert_eq!(typical(&[1.0, 1.0, 1.0, 1.0, 1.0]), 2);
    assert_eq!(typical(&[9.0, -2.0, 2.0, 0.5, 0.0]), 1);
    // The even units drift less: the last of them is the lower of the two in the middle.
    let halves: Vec<f32> = (0..200).map(|unit| (unit % 2) as f32).collect();
    assert_eq!(typical(&halves), 198);
    // Whatever was asked before, equal drifts are told apart by the unit alone.
    let mut drift = Drift::new(200).expect("units");
    drift.record(&[0.0; 200]);
    let falling: Vec<f32> = (0..200).map(|unit| (200 - unit) as f32).collect();
    drift.record(&falling);
    assert_eq!(drift.typical_unit(), 100);
    drift.record(&[200.0; 200]);
    assert_eq!(drift.typical_unit(), 99);
}

#[test]
fn before_anything_is_recorded_nothing_drifts() {
    let mut drift = Drift::<f64>::new(3).expect("units");
    assert_eq!((drift.of(1), drift.typical_unit()), (0.0, 1));
    drift.record(&[1.0, f64::NAN, 3.0]);
    drift.record(&[2.0, f64::NAN, f64::NAN]);
    assert_eq!([0, 1, 2].map(|unit| drift.of(unit)), [1.0, 0.0, 0.0]);
    let message = "units is 0, but must be at least 1";
    assert_error(Drift::<f64>::new(0), Code::Shape, message);
}
