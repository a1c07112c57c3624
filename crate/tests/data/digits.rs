//! Digits are black on white, within the picture, and can be told apart.

use normscope::training::data::{Dataset, Kind, Recipe, make};

fn digits(size: usize) -> Dataset<f32> {
    let recipe = Recipe {
        size,
        train: 2000,
        ..Recipe::of(Kind::Digits)
    };
    make(&recipe).expect("digits").train
}

/// The share of ink at every pixel of a class.
fn average(data: &Dataset<f32>, class: u32) -> Vec<f32> {
    let mut sums = vec![0.0; data.features];
    let of_class = (0..data.samples()).filter(|&sample| data.labels[sample] == class);
    for sample in of_class {
        for (sum, value) in sums.iter_mut().zip(data.sample(sample)) {
            *sum += value * data.classes as f32 / data.samples() as f32;
        }
    }
    sums
}

#[test]
fn pixels_are_black_or_white_and_a_digit_is_a_line() {
    for size in [8, 14, 21, 28, 32] {
        let data = digits(size);
        assert_eq!((data.features, data.classes), (size * size, 10));
        assert!(data.x.iter().all(|&value| value == 0.0 || value == 1.0));
        for sample in 0..data.samples() {
            let ink = data.sample(sample).iter().sum::<f32>() / data.features as f32;
            assert!((0.03..0.5).contains(&ink), "size {size}, {sample}: {ink}");
        }
    }
}

#[test]
fn two_in_a_hundred_pixels_are_flipped() {
    // No stroke comes near the corners of a large picture.
    let data = digits(32);
    let corner = |sample: usize| {
        let picture = data.sample(sample);
        (0..2).flat_map(move |row| (0..2).map(move |column| picture[row * 32 + column]))
    };
    let flipped: f32 = (0..data.samples()).flat_map(corner).sum();
    let share = flipped / (4 * data.samples()) as f32;
    assert!((0.015..0.025).contains(&share), "{share}");
}

#[test]
fn a_digit_is_nearest_to_its_own_average_more_often_than_not() {
    for (size, least) in [(8, 0.6), (14, 0.7), (28, 0.7)] {
        let data = digits(size);
        let averages: Vec<Vec<f32>> = (0..10).map(|class| average(&data, class)).collect();
        let distance = |picture: &[f32], class: u32| -> f32 {
            let pairs = picture.iter().zip(&averages[class as usize]);
            pairs
                .map(|(one, other)| (one - other) * (one - other))
                .sum()
        };
        let right = (0..data.samples()).filter(|&sample| {
            let picture = data.sample(sample);
            let nearest = (0..10)
                .min_by(|&one, &other| distance(picture, one).total_cmp(&distance(picture, other)));
            nearest == Some(data.labels[sample])
        });
        let share = right.count() as f32 / data.samples() as f32;
        assert!(share > least && share < 0.97, "size {size}: {share}");
    }
}

#[test]
fn no_two_digits_are_drawn_alike() {
    let data = digits(28);
    let mut pictures: Vec<Vec<u32>> = (0..data.samples())
        .map(|sample| {
            data.sample(sample)
                .iter()
                .map(|value| value.to_bits())
                .collect()
        })
        .collect();
    pictures.sort_unstable();
    pictures.dedup();
    assert_eq!(pictures.len(), data.samples());
}
