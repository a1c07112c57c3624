//! What goes into a layer after the earlier ones moved, against networks that are moved by hand.

use super::{LAYERS, RATE, Step, assert_same, input_of};
use normscope::probe::MovedInput;

#[test]
fn only_the_earlier_layers_move_what_goes_into_a_layer() {
    for norm in ["none", "batch", "layer"] {
        let step = Step::of(norm, RATE);
        for layer in 0..LAYERS {
            let moved = step.probe().moved_input(layer, RATE);
            let sums = |moves: &dyn Fn(usize) -> bool| {
                input_of(step.moved(moves), &step, layer, norm != "none")
            };
            let before = sums(&|_| false);
            let after = sums(&|other| other < layer);
            assert_eq!(moved.before.len(), before.len());
            for (got, want) in moved.before.iter().zip(&before) {
                assert_same(&format!("{norm}, layer {layer}, before"), *got, *want);
            }
            for (got, want) in moved.after.iter().zip(&after) {
                assert_same(&format!("{norm}, layer {layer}, after"), *got, *want);
            }
            let is_still = moved.before == moved.after;
            assert_eq!(is_still, layer == 0, "{norm}, layer {layer}");
        }
    }
}

#[test]
fn the_typical_unit_moves_by_the_median() {
    let before = vec![0.0, 10.0, 20.0, 30.0, 1.0, 11.0, 21.0, 31.0];
    let moves = [0.5, 9.0, 2.0, 3.0, -0.5, 0.0, -2.0, -3.0];
    let after: Vec<f64> = before.iter().zip(moves).map(|(x, way)| x + way).collect();
    let moved = MovedInput { before, after };
    // The squares sum to 0.5, 81, 8 and 18: 8 and 18 are in the middle.
    assert_eq!(moved.typical(4), 2);
}
