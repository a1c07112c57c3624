//! `e^x` and `tanh x` in single precision: how near they are, and that they are the same bits here
//! as anywhere.

#![cfg(not(target_arch = "wasm32"))]

mod bits;

use normscope::Float;

/// How many units in the last place a float is off.
fn ulps(got: f32, want: f64) -> f64 {
    let nearest = want as f32;
    let unit = f64::from(nearest.abs().next_up()) - f64::from(nearest.abs());
    (f64::from(got) - want).abs() / unit
}

fn floats(low: f32, high: f32) -> impl Iterator<Item = f32> {
    let steps = 2_000_000;
    (0..=steps).map(move |step| low + (high - low) * (step as f32 / steps as f32))
}

#[test]
fn exp_is_off_by_less_than_two_units() {
    let worst = floats(-87.0, 88.7).map(|x| ulps(x.portable_exp(), f64::from(x).exp()));
    let worst = worst.fold(0.0, f64::max);
    assert!(worst < 2.0, "{worst} units in the last place");
}

#[test]
fn exp_fades_out_through_numbers_that_are_not_normal() {
    for x in floats(-103.9, -87.0) {
        let (got, want) = (f64::from(x.portable_exp()), f64::from(x).exp());
        let smallest = f64::from(f32::from_bits(1));
        assert!(
            (got - want).abs() <= 2.0 * smallest.max(want * 1e-7),
            "e^{x} is {got}"
        );
    }
}

#[test]
fn exp_of_special_numbers() {
    assert_eq!(0.0_f32.portable_exp(), 1.0);
    assert_eq!((-0.0_f32).portable_exp(), 1.0);
    assert_eq!(88.8_f32.portable_exp(), f32::INFINITY);
    assert_eq!(f32::MAX.portable_exp(), f32::INFINITY);
    assert_eq!(f32::INFINITY.portable_exp(), f32::INFINITY);
    assert_eq!((-104.0_f32).portable_exp(), 0.0);
    assert_eq!(f32::MIN.portable_exp(), 0.0);
    assert_eq!(f32::NEG_INFINITY.portable_exp(), 0.0);
    assert!(f32::NAN.portable_exp().is_nan());
}

#[test]
fn tanh_is_off_by_less_than_three_units() {
    let worst = floats(-10.0, 10.0).map(|x| ulps(x.portable_tanh(), f64::from(x).tanh()));
    let worst = worst.fold(0.0, f64::max);
    assert!(worst < 3.0, "{worst} units in the last place");
}

#[test]
fn tanh_of_special_numbers() {
    assert_eq!(0.0_f32.portable_tanh(), 0.0);
    assert!((-0.0_f32).portable_tanh().is_sign_negative());
    for x in [100.0, f32::MAX, f32::INFINITY] {
        assert_eq!(x.portable_tanh(), 1.0);
        assert_eq!((-x).portable_tanh(), -1.0);
    }
    assert!(f32::NAN.portable_tanh().is_nan());
    for x in floats(0.0, 20.0) {
        assert_eq!((-x).portable_tanh(), -x.portable_tanh(), "tanh {x}");
    }
}

#[test]
fn doubles_take_what_the_system_has() {
    assert_eq!(0.3_f64.portable_exp(), 0.3_f64.exp());
    assert_eq!(0.3_f64.portable_tanh(), 0.3_f64.tanh());
}

#[test]
fn the_bits_are_those_of_everywhere() {
    assert_eq!(bits::functions(), bits::FUNCTIONS);
    assert_eq!(bits::training(), bits::TRAINING);
}
