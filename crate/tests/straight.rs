//! How straight the sigmoid is for a batch: the numbers of a bell, and plain sums beside them.
#![cfg(not(target_arch = "wasm32"))]

use normscope::Code;
use normscope::measure::Straight;

/// So many quantiles of a normal distribution of this standard deviation, by bisection.
fn bell(count: usize, std: f64) -> Vec<f64> {
    let density = |x: f64| (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    // The distribution function on a fine grid, by Simpson's rule.
    let (low, step) = (-9.0, 1e-3);
    let mut share = 0.0;
    let mut grid = vec![(low, 0.0)];
    for k in 0..18_000 {
        let x = low + f64::from(k) * step;
        let middle = 4.0 * density(x + step / 2.0);
        share += step / 6.0 * (density(x) + middle + density(x + step));
        grid.push((x + step, share));
    }
    let quantile = |p: f64| {
        let at = grid.partition_point(|&(_, share)| share < p);
        let ((x, below), (_, above)) = (grid[at - 1], grid[at]);
        x + step * (p - below) / (above - below)
    };
    let values = (0..count).map(|k| std * quantile((k as f64 + 0.5) / count as f64));
    values.collect()
}

#[test]
fn the_best_line_of_a_bell_explains_what_is_known_of_it() {
    for (gamma, expected) in [(0.25, 0.9998), (0.5, 0.998), (1.0, 0.984)] {
        let found = Straight::of(&bell(200_001, gamma), 20).unwrap();
        assert!((found.r2 - expected).abs() < 5e-4, "{gamma}: {}", found.r2);
    }
    for (gamma, expected) in [(2.0, 0.930), (4.0, 0.838), (8.0, 0.752)] {
        let found = Straight::of(&bell(200_001, gamma), 20).unwrap();
        assert!((found.r2 - expected).abs() < 1e-3, "{gamma}: {}", found.r2);
    }
}

#[test]
fn plain_sums_give_the_same() {
    let values = [-3.0, -0.5, 0.25, 1.0, 2.0, 2.5, 7.0];
    let found = Straight::of(&values, 5).unwrap();
    let outputs = values.map(|x: f64| 1.0 / (1.0 + (-x).exp()));
    let n = values.len() as f64;
    let [mean, middle] = [&values, &outputs].map(|list| list.iter().sum::<f64>() / n);
    let sum = |of: fn(f64, f64) -> f64| -> f64 {
        let pairs = values.iter().zip(&outputs);
        pairs.map(|(x, s)| of(x - mean, s - middle)).sum()
    };
    let (xs, xx, ss) = (sum(|x, s| x * s), sum(|x, _| x * x), sum(|_, s| s * s));
    assert!((found.slope - xs / xx).abs() < 1e-13);
    assert!((found.intercept - (middle - xs / xx * mean)).abs() < 1e-13);
    assert!((found.r2 - xs * xs / (xx * ss)).abs() < 1e-13);
    assert_eq!(found.share, 4.0 / 7.0);
    assert_eq!(found.counts, [1, 1, 1, 1, 3]);
}

#[test]
fn what_has_no_spread_is_on_a_line() {
    let same = Straight::of(&[2.0; 3], 4).unwrap();
    assert_eq!((same.slope, same.r2, same.share), (0.0, 1.0, 1.0));
    assert!((same.intercept - 1.0 / (1.0 + (-2.0_f64).exp())).abs() < 1e-15);
    let far = Straight::of(&[50.0, 60.0, 900.0], 4).unwrap();
    assert_eq!(
        (far.r2, far.share, far.counts),
        (1.0, 0.0, vec![0, 0, 0, 3])
    );
}

#[test]
fn refusals_name_the_field() {
    assert_eq!(Straight::of(&[], 3).unwrap_err().code(), Code::Shape);
    assert_eq!(Straight::of(&[1.0], 0).unwrap_err().code(), Code::Range);
    let error = Straight::of(&[1.0, f64::NAN], 3).unwrap_err();
    assert_eq!(error.code(), Code::NonFinite);
    assert!(error.message().contains("values[1]"), "{}", error.message());
}
