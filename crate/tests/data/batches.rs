//! The order of samples keeps what it promises.

use crate::{assert_error, config};
use normscope::Code;
use normscope::training::{Batches, Order, Random};
use proptest::collection::vec;
use proptest::prelude::*;

fn batches(labels: &[u32], order: Order, seed: u64) -> Batches {
    Batches::new(labels, order, Random::new(seed, 1)).expect("batches")
}

/// So many batches of a size, one after the other.
fn row(batches: &mut Batches, size: usize, count: usize) -> Vec<u32> {
    let mut batch = vec![0; size];
    (0..count)
        .flat_map(|_| {
            batches.fill(&mut batch);
            batch.clone()
        })
        .collect()
}

fn sorted<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort_unstable();
    items
}

/// Labels as they come, balanced.
fn labels(samples: u32, classes: u32) -> Vec<u32> {
    (0..samples).map(|sample| sample % classes).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_sample_comes_once_an_epoch(
        labels in vec(0..5_u32, 1..40),
        size in 1..60_usize,
        sort: bool,
        seed: u64,
    ) {
        let order = if sort { Order::Sorted } else { Order::Shuffled };
        let samples = labels.len();
        let row = row(&mut batches(&labels, order, seed), size, 3 * samples);
        let all: Vec<u32> = (0..samples as u32).collect();
        for epoch in row.chunks_exact(samples) {
            prop_assert_eq!(&sorted(epoch.to_vec()), &all);
            if sort {
                let classes = epoch.iter().map(|&sample| labels[sample as usize]);
                prop_assert!(classes.is_sorted());
            }
        }
    }

    #[test]
    fn so_many_classes_are_in_every_batch(
        labels in vec(0..6_u32, 1..40),
        classes in 1..6_usize,
        size in 6..40_usize,
        seed: u64,
    ) {
        let there = { let mut there = sorted(labels.clone()); there.dedup(); there.len() };
        let classes = classes.min(there);
        let mut batches = batches(&labels, Order::Classes(classes), seed);
        let mut of_class = vec![Vec::new(); 6];
        for _ in 0..50 {
            let batch = row(&mut batches, size, 1);
            let mut counts = [0_usize; 6];
            for sample in batch {
                let class = labels[sample as usize] as usize;
                counts[class] += 1;
                of_class[class].push(sample);
            }
            let counts: Vec<usize> = counts.into_iter().filter(|&count| count > 0).collect();
            prop_assert_eq!(counts.len(), classes);
            prop_assert!(counts.iter().all(|&count| count == size / classes || count == size.div_ceil(classes)));
        }
        for (class, row) in of_class.iter().enumerate() {
            let all: Vec<u32> = (0..labels.len() as u32)
                .filter(|&sample| labels[sample as usize] as usize == class)
                .collect();
            for epoch in row.chunks_exact(all.len().max(1)) {
                prop_assert_eq!(&sorted(epoch.to_vec()), &all);
            }
        }
    }
}

#[test]
fn seeds_and_epochs_have_orders_of_their_own() {
    let labels = labels(60, 3);
    for order in [Order::Shuffled, Order::Sorted, Order::Classes(2)] {
        let row = |seed| row(&mut batches(&labels, order, seed), 20, 6);
        assert_eq!(row(1), row(1));
        assert_ne!(row(1), row(2));
        assert_ne!(row(1)[..60], row(1)[60..], "{order:?}");
    }
    assert_eq!(Order::default(), Order::Shuffled);
}

#[test]
fn a_shuffle_makes_every_order_as_likely() {
    let mut random = Random::new(5, 1);
    let mut times = [0; 27];
    for _ in 0..6000 {
        let mut order = [0, 1, 2];
        random.shuffle(&mut order);
        times[order[0] * 9 + order[1] * 3 + order[2]] += 1;
    }
    let seen: Vec<i32> = times.into_iter().filter(|&count| count > 0).collect();
    // 1000 each, give or take 29.
    let fair = seen.iter().all(|count| (880..1120).contains(count));
    assert!(seen.len() == 6 && fair, "{seen:?}");
}

#[test]
fn shuffled_orders_are_all_as_likely() {
    let mut first = [[0; 5]; 5];
    let mut batches = batches(&labels(5, 5), Order::Shuffled, 3);
    for _ in 0..5000 {
        for (place, sample) in row(&mut batches, 5, 1).into_iter().enumerate() {
            first[place][sample as usize] += 1;
        }
    }
    // 1000 each, give or take 28.
    let fair = |count: &i32| (880..1120).contains(count);
    assert!(first.iter().flatten().all(fair), "{first:?}");
}

#[test]
fn sorted_data_comes_one_class_a_batch_where_it_fits() {
    let labels = labels(600, 10);
    let row = row(&mut batches(&labels, Order::Sorted, 1), 30, 40);
    for (at, batch) in row.chunks_exact(30).enumerate() {
        let class = (at / 2 % 10) as u32;
        assert!(batch.iter().all(|&sample| labels[sample as usize] == class));
    }
}

#[test]
fn all_classes_take_their_turn() {
    let labels = labels(600, 10);
    let mut batches = batches(&labels, Order::Classes(2), 1);
    let mut times = [0; 10];
    for _ in 0..1000 {
        let batch = sorted(
            row(&mut batches, 30, 1)
                .iter()
                .map(|&sample| labels[sample as usize])
                .collect(),
        );
        assert_eq!(batch[14..16], [batch[0], batch[29]], "15 and 15");
        times[batch[0] as usize] += 1;
        times[batch[29] as usize] += 1;
    }
    // 2 of 10, in 1000 batches: 200 each, give or take 13.
    assert!(
        times.iter().all(|count| (145..255).contains(count)),
        "{times:?}"
    );
}

#[test]
fn what_cannot_be_is_refused() {
    let new = |labels: &[u32], order| Batches::new(labels, order, Random::new(1, 1));
    let message = "labels is empty, but must be at least one label";
    assert_error(new(&[], Order::Shuffled), Code::Shape, message);
    // Class 1 has no samples.
    for classes in [0, 3] {
        let message = format!(
            "the number of classes in a batch is {classes}, but must be a whole number from 1 to 2, the classes with samples"
        );
        assert_error(
            new(&[0, 2, 2], Order::Classes(classes)),
            Code::Range,
            &message,
        );
    }
}

#[test]
fn a_batch_of_no_places_is_left_alone() {
    for order in [Order::Shuffled, Order::Sorted, Order::Classes(3)] {
        let mut batches = batches(&labels(9, 3), order, 1);
        batches.fill(&mut []);
        assert_eq!(
            row(&mut batches, 2, 1).len(),
            2,
            "fewer places than classes"
        );
    }
}
