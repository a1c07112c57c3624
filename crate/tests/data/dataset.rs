//! Given data: what is refused, what is held back.

use crate::assert_error;
use normscope::Code;
use normscope::training::Dataset;

fn data(samples: u32) -> Dataset<f64> {
    let x = (0..samples).flat_map(|sample| [f64::from(sample), -f64::from(sample)]);
    let labels = (0..samples).map(|sample| sample % 3).collect();
    Dataset::new(x.collect(), labels, 2, 3).expect("data")
}

#[test]
fn refusals_name_the_field() {
    let new = |x: &[f64], labels: &[u32], features, classes| {
        Dataset::new(x.to_vec(), labels.to_vec(), features, classes)
    };
    assert_error(
        new(&[], &[], 0, 2),
        Code::Shape,
        "features is 0, but must be at least 1",
    );
    assert_error(
        new(&[1.0], &[0], 1, 0),
        Code::Range,
        "classes is 0, but must be at least 1",
    );
    assert_error(
        new(&[], &[], 1, 2),
        Code::Shape,
        "labels is empty, but must be one label per sample, at least one",
    );
    assert_error(
        new(&[1.0; 5], &[0, 1], 3, 2),
        Code::Shape,
        "x has 5 values, but 2 labels of 3 features need 6",
    );
    assert_error(
        new(&[1.0, f64::NAN], &[0, 1], 1, 2),
        Code::NonFinite,
        "x[1] is NaN, but must be a finite number of f64",
    );
    assert_error(
        new(&[1.0, 2.0], &[0, 2], 1, 2),
        Code::Range,
        "labels[1] is 2, but must be a whole number from 0 to 1",
    );
}

#[test]
fn what_is_held_back_and_what_is_left_are_the_whole() {
    let whole = data(20);
    let split = whole.split(6, 1).expect("a split");
    assert_eq!((split.train.samples(), split.validation.samples()), (14, 6));
    let mut seen = Vec::new();
    for part in [&split.train, &split.validation] {
        assert_eq!((part.features, part.classes), (2, 3));
        let mut before = -1.0;
        for sample in 0..part.samples() {
            let [x, y] = part.sample(sample) else {
                panic!("two features")
            };
            assert_eq!((*y, part.labels[sample]), (-x, *x as u32 % 3));
            assert!(*x > before, "the order of the whole");
            before = *x;
            seen.push(*x as u32);
        }
    }
    seen.sort_unstable();
    assert_eq!(seen, (0..20).collect::<Vec<u32>>());
}

#[test]
fn seeds_hold_back_what_they_do() {
    let whole = data(20);
    let held = |seed| whole.split(6, seed).expect("a split").validation.x;
    assert_eq!(held(1), held(1));
    assert_ne!(held(1), held(2));
    let mut times = [0; 20];
    for seed in 0..1000 {
        for x in held(seed).chunks_exact(2) {
            times[x[0] as usize] += 1;
        }
    }
    // 6 of 20, in 1000 splits: 300 each, give or take 14.5.
    assert!(
        times.iter().all(|count| (235..365).contains(count)),
        "{times:?}"
    );
}

#[test]
fn something_is_left_to_train_on() {
    let message = "validation is 20, but must be less than the 20 samples";
    assert_error(data(20).split(20, 1), Code::Range, message);
    let split = data(20).split(0, 1).expect("nothing held back");
    assert_eq!((&split.train, split.validation.samples()), (&data(20), 0));
}
