//! Labels and numbers: inside of the chart, apart, and true.

use crate::cases::{BEFORE, INK, MUTED, batch_norm, columns, json_of, normalized, spec};
use crate::recorder::Drawing;
use proptest::prelude::*;
use serde_json::{Value, json};

fn check_room(value: Value) -> Result<(), TestCaseError> {
    let spec = spec(value);
    let drawing = Drawing::of(&spec);
    let (base, top) = (drawing.base(), drawing.top());
    for (i, word) in drawing.words.iter().enumerate() {
        let inside = word.left >= 0.0 && word.right <= f64::from(spec.width) + 1.0;
        prop_assert!(
            inside && word.top >= 0.0 && word.bottom <= f64::from(spec.height) + 1.0,
            "{:?} leaves",
            word
        );
        for other in &drawing.words[..i] {
            prop_assert!(!word.overlaps(other), "{:?} is on {:?}", word, other);
        }
    }
    for label in drawing.words.iter().filter(|word| word.rgb != MUTED) {
        prop_assert!(
            label.bottom <= f64::from(top) && top < base,
            "{:?} is on the bars",
            label
        );
    }
    Ok(())
}

#[test]
fn words_keep_apart_at_every_size_and_in_both_languages() {
    for before in columns() {
        for gamma in [1.0, -3.0] {
            for (width, ratio) in [(280, 1.0), (330, 2.0), (330, 1.25), (520, 3.0)] {
                for (label, count) in [
                    ("after batch norm", "{n} samples"),
                    ("批归一化之后", "{n} 个样本"),
                ] {
                    let mut value = json_of(&before, &normalized(&before, gamma, 0.0), 0);
                    value["width"] = json!((f64::from(width) * ratio) as u32);
                    value["height"] = json!((170.0 * ratio) as u32);
                    value["ratio"] = json!(ratio);
                    value["series"][1]["label"] = json!(label);
                    value["yLabel"] = json!(count);
                    check_room(value).unwrap();
                }
            }
        }
    }
}

#[test]
fn numbers_stand_where_they_say() {
    for before in columns() {
        let drawing = Drawing::of(&batch_norm(&before, 1.0));
        let (numbers, ticks) = (drawing.x_numbers(), drawing.x_ticks());
        assert_eq!(numbers.len(), ticks.len());
        for (number, &tick) in numbers.iter().zip(&ticks) {
            let at = f64::from(tick);
            assert!(
                number.left <= at && at <= number.right,
                "{number:?} is not over {tick}"
            );
            if numbers.len() > 1 {
                let expected = drawing.position(number.number());
                assert!(
                    (at - expected).abs() <= 1.5,
                    "{:?} is not at {tick}",
                    number.text
                );
            }
        }
    }
}

#[test]
fn numbers_are_brief_and_their_minus_is_a_minus() {
    let printed = |before: &[f64], after: &[f64]| {
        let drawing = Drawing::of(&spec(json_of(before, after, 0)));
        drawing
            .x_numbers()
            .iter()
            .map(|word| word.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        printed(&[-1.0, 1.0], &[-1.0, 1.0]),
        ["\u{2212}1", "\u{2212}0.5", "0", "0.5", "1"]
    );
    assert_eq!(
        printed(&[0.0, 4e6], &[0.0, 4e6]),
        ["0", "1×10⁶", "2×10⁶", "3×10⁶", "4×10⁶"]
    );
    assert_eq!(printed(&[-2e-6, 2e-6], &[0.0, 1e-6])[0], "\u{2212}2×10⁻⁶");
    assert_eq!(
        printed(&[0.0, 20_000.0], &[0.0, 1.0]),
        ["0", "5,000", "10,000", "15,000", "20,000"]
    );
    let far = printed(&[1e9, 1.002e9], &[1e9, 1.002e9]);
    assert_eq!(far[..2], ["1×10⁹", "1.001×10⁹"]);
    for before in columns() {
        for number in printed(&before, &normalized(&before, -1.0, -1.0)) {
            assert!(
                number.chars().count() <= 9 && !number.contains('-') && number != "\u{2212}0",
                "{number}"
            );
        }
    }
}

#[test]
fn counts_are_whole_and_the_largest_has_words() {
    let top = |before: &[f64]| {
        let drawing = Drawing::of(&batch_norm(before, 1.0));
        drawing
            .words
            .iter()
            .filter(|word| word.rgb == MUTED && word.left == 0.0)
            .map(|word| word.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(top(&[1.0]), ["1 sample"]);
    assert_eq!(top(&[2.0, 2.0, 6.0, 6.0]), ["2 samples", "1"]);
    assert_eq!(top(&[5.0; 4]), ["4 samples", "2"]);
    assert_eq!(top(&[5.0; 9]), ["9 samples", "6", "3"]);
    assert_eq!(top(&[5.0; 7]), ["7 samples"]);
}

#[test]
fn charts_with_the_same_range_share_their_axis() {
    let drawing = |before: &[f64]| {
        let mut value = json_of(before, &normalized(before, 1.0, 0.0), 0);
        value["xRange"] = json!([-2, 8]);
        value["yMax"] = json!(4);
        Drawing::of(&spec(value))
    };
    let (one, two) = (
        drawing(&[2.0, 2.0, 6.0, 6.0]),
        drawing(&[1.0, 1.0, 1.0, 5.0]),
    );
    let marks = |drawing: &Drawing| {
        let numbers: Vec<_> = drawing
            .x_numbers()
            .iter()
            .map(|word| (word.text.clone(), word.left))
            .collect();
        (
            drawing.x_ticks(),
            numbers,
            drawing
                .of_color(INK)
                .into_iter()
                .cloned()
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(marks(&one), marks(&two));
}

#[test]
fn a_label_that_is_too_long_is_cut() {
    let mut value = json_of(&[1.0, 2.0], &[-1.0, 1.0], 0);
    value["series"][0]["label"] = json!("before ".repeat(20));
    check_room(value.clone()).unwrap();
    let label = &Drawing::of(&spec(value)).words[0];
    assert!(
        label.text.ends_with('…') && label.text.starts_with("before before") && label.rgb == BEFORE
    );
}

#[test]
fn a_low_chart_and_one_without_words_at_the_counts_have_room_too() {
    for before in columns() {
        for (height, words) in [(190, true), (190, false), (340, false)] {
            let mut value = json_of(&before, &normalized(&before, 1.0, 0.0), 0);
            value["height"] = json!(height);
            if !words {
                (value["yLabel"], value["yLabelOne"]) = (json!(null), json!(null));
            }
            check_room(value).unwrap();
        }
    }
}

#[test]
fn large_counts_stand_beside_the_plot() {
    let mut value = json_of(&[2.0, 2.0, 6.0, 6.0], &[-1.0, -1.0, 1.0, 1.0], 0);
    value["yMax"] = json!(10_000);
    let drawing = Drawing::of(&spec(value));
    let half = drawing
        .words
        .iter()
        .find(|word| word.text == "5000")
        .unwrap();
    assert!(half.right <= f64::from(drawing.of_color(INK)[0].left));
}

/// Two floats that are neighbours have no round numbers between them.
#[test]
fn nearly_constant_data_has_numbers_that_differ() {
    for value in [1.0, -1e9, 1e-9, 1e299] {
        let before = [value, value * (1.0 + f64::EPSILON)];
        let drawing = Drawing::of(&spec(json_of(&before, &before, 0)));
        let numbers: Vec<f64> = drawing
            .x_numbers()
            .iter()
            .map(|word| word.number())
            .collect();
        assert!(
            numbers.len() > 1 && numbers.windows(2).all(|pair| pair[0] < pair[1]),
            "{numbers:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn words_keep_apart_for_any_batch(
        values in prop::collection::vec(-1e3..1e3_f64, 1..64),
        (gamma, beta, order) in (-5.0..5.0_f64, -5.0..5.0_f64, -9..9_i32),
        (width, font) in (230..900_u32, 9.0..15.0_f64),
    ) {
        let before: Vec<f64> = values.iter().map(|x| x * 10f64.powi(order)).collect();
        let mut value = json_of(&before, &normalized(&before, gamma, beta), 0);
        value["width"] = json!(2 * width);
        value["fontSize"] = json!(font);
        value["xLabel"] = json!("feature 1");
        check_room(value)?;
    }
}
