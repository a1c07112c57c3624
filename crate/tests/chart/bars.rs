//! The bars are the histogram: their places and heights are read back into edges and counts.

use crate::cases::{AFTER, BEFORE, batch_norm, columns, json_of, normalized, spec};
use crate::recorder::{Drawing, Rect};
use normscope::measure::Histogram;
use serde_json::json;

const FILLS: [f64; 6] = [0.16, 0.42, 0.55, 1.0, 0.62, 0.85];

/// The bars' fills: they stand on the base line, and come before any outline.
fn bars(drawing: &Drawing, rgb: (u8, u8, u8)) -> Vec<Rect> {
    let mut bars: Vec<Rect> = Vec::new();
    for rect in drawing.of_color(rgb) {
        let inside =
            |bar: &Rect| bar.left <= rect.left && rect.right <= bar.right && bar.top <= rect.top;
        let is_fill = rect.bottom == drawing.base() && FILLS.contains(&rect.alpha);
        if is_fill && !bars.iter().any(inside) {
            bars.push(rect.clone());
        }
    }
    bars
}

#[test]
fn bars_are_the_counts_at_the_edges() {
    let mut seen = 0;
    for (bins, before) in (6..30).cycle().zip(columns()) {
        let after = normalized(&before, 2.0, 1.0);
        let mut value = json_of(&before, &after, 0);
        value["bins"] = json!(bins);
        let drawing = Drawing::of(&spec(value));
        let counted = [&before, &after].map(|values| Histogram::of(values, bins).unwrap());
        let y_max = f64::from(
            *counted
                .iter()
                .flat_map(|histogram| &histogram.counts)
                .max()
                .unwrap(),
        );
        for (rgb, histogram) in [BEFORE, AFTER].into_iter().zip(&counted) {
            let edge = |i| drawing.position(histogram.edge(i));
            if edge(1) - edge(0) < 4.0 {
                continue; // Bars thinner than pixels: the tests below.
            }
            let filled: Vec<usize> = (0..bins).filter(|&i| histogram.counts[i] > 0).collect();
            let drawn = bars(&drawing, rgb);
            assert_eq!(drawn.len(), filled.len(), "{before:?} in {bins} bins");
            for (bar, i) in drawn.iter().zip(filled) {
                assert!(
                    (f64::from(bar.left) - edge(i)).abs() <= 2.0,
                    "{bar:?} begins at {}",
                    edge(i)
                );
                assert!(
                    (f64::from(bar.right) - edge(i + 1)).abs() <= 4.0,
                    "{bar:?} ends at {}",
                    edge(i + 1)
                );
                let height =
                    f64::from(drawing.base() - bar.top) / f64::from(drawing.base() - drawing.top());
                let count = f64::from(histogram.counts[i]);
                assert!(
                    (height * y_max - count).abs() < 0.01 * y_max,
                    "{bar:?} is {height} for {count} of {y_max}"
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 80, "only {seen} bars were compared");
}

/// The picture's point: before and after have the same bars.
#[test]
fn an_affine_map_moves_and_stretches_the_bars() {
    for before in columns() {
        for gamma in [1.0, 0.3, -1.0, -4.0] {
            let spec = batch_norm(&before, gamma);
            let drawing = Drawing::of(&spec);
            let heights = |rgb| {
                bars(&drawing, rgb)
                    .iter()
                    .map(|bar| bar.top)
                    .collect::<Vec<_>>()
            };
            let (mut first, after) = (heights(BEFORE), heights(AFTER));
            if gamma < 0.0 {
                first.reverse();
            }
            if first.len() == after.len() {
                assert_eq!(first, after, "{before:?}, gamma = {gamma}");
            } else {
                // Bars that fall on the same few pixels cannot be told apart by where they are.
                let narrow = |rgb| {
                    bars(&drawing, rgb)
                        .iter()
                        .any(|bar| bar.right - bar.left <= 3)
                };
                assert!(
                    narrow(BEFORE) || narrow(AFTER),
                    "{before:?}, gamma = {gamma}"
                );
            }
        }
    }
}

/// Five bins of width one, and values on every inner edge.
#[test]
fn a_negative_gamma_mirrors_also_what_lies_on_edges() {
    let before = [2.0, 3.0, 4.0, 5.0, 5.0, 6.0];
    let mut value = json_of(&before, &normalized(&before, -1.0, 0.0), 1);
    value["bins"] = json!(4);
    let drawing = Drawing::of(&spec(value));
    let lit = |rgb| {
        bars(&drawing, rgb)
            .iter()
            .map(|bar| (bar.top, bar.alpha > 0.9 || bar.alpha == 0.42))
            .collect::<Vec<_>>()
    };
    let before: Vec<_> = lit(BEFORE).into_iter().rev().collect();
    assert_eq!(lit(AFTER), before, "the same heights, and the same bar lit");
    assert!(before[2].1);
}

#[test]
fn bars_are_wide_enough_to_be_seen() {
    for before in columns() {
        let drawing = Drawing::of(&batch_norm(&before, 1.0));
        for rgb in [BEFORE, AFTER] {
            for bar in bars(&drawing, rgb) {
                assert!(bar.right - bar.left >= 3, "{bar:?} of {before:?}");
            }
        }
    }
    let drawing = Drawing::of(&batch_norm(&[10.0, 30.0, 30.0, 10.0], 1.0));
    assert!(
        bars(&drawing, AFTER)
            .iter()
            .all(|bar| bar.right - bar.left >= 4),
        "two CSS pixels"
    );
}

#[test]
fn constant_data_and_one_value_are_one_thin_bar() {
    for before in [vec![5.0; 4], vec![-3.0], vec![0.0; 64]] {
        let drawing = Drawing::of(&batch_norm(&before, 1.0));
        for rgb in [BEFORE, AFTER] {
            let bars = bars(&drawing, rgb);
            assert_eq!(bars.len(), 1);
            assert_eq!(
                (bars[0].right - bars[0].left, bars[0].top),
                (8, drawing.top())
            );
        }
    }
}

#[test]
fn one_bar_of_each_series_is_lit() {
    let before = [1.0, 2.0, 4.0, 9.0, 9.5];
    for focus in 0..before.len() {
        let drawing = Drawing::of(&spec(json_of(
            &before,
            &normalized(&before, 1.0, 0.0),
            focus,
        )));
        let lit = |rgb, alpha| {
            bars(&drawing, rgb)
                .iter()
                .position(|bar| bar.alpha == alpha)
        };
        assert_eq!(lit(BEFORE, 0.42), lit(AFTER, 1.0));
        assert!(lit(BEFORE, 0.42).is_some());
    }
}

#[test]
fn the_number_of_bins_grows_with_the_values() {
    let bars = |n: i32| {
        let values: Vec<f64> = (0..n).map(f64::from).collect();
        let spec = spec(json_of(&values, &values, 0));
        bars(&Drawing::of(&spec), BEFORE).len()
    };
    assert_eq!([bars(9), bars(16), bars(25), bars(64)], [6, 8, 10, 16]);
}

/// Sixteen bins would do, but after normalizing there are only some pixels for all of them.
#[test]
fn there_are_fewer_bins_where_there_is_no_room_but_never_below_six() {
    let before: Vec<f64> = (0..64).map(f64::from).collect();
    for (scale, bins) in [(0.5, 16), (1e-3, 6), (1e-9, 6)] {
        let after: Vec<f64> = before.iter().map(|x| scale * x).collect();
        let drawing = Drawing::of(&spec(json_of(&before, &after, 0)));
        assert_eq!(bars(&drawing, BEFORE).len(), bins, "scaled by {scale}");
    }
}
