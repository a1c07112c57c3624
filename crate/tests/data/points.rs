//! Points lie where their shape is.

use normscope::training::data::{Dataset, Kind, Recipe, make, points};

/// Points without noise.
fn shape(kind: Kind, classes: usize) -> Dataset<f64> {
    let recipe = Recipe {
        classes,
        noise: 0.0,
        train: 1000,
        ..Recipe::of(kind)
    };
    make(&recipe).expect("points").train
}

fn each(data: &Dataset<f64>, mut check: impl FnMut(usize, [f64; 2])) {
    for (point, &label) in data.x.chunks_exact(2).zip(&data.labels) {
        check(label as usize, [point[0], point[1]]);
    }
}

fn angle([x, y]: [f64; 2]) -> f64 {
    y.atan2(x)
}

/// How far apart two angles are, 0 to half a turn.
fn angular_distance(one: f64, other: f64) -> f64 {
    let turn = std::f64::consts::TAU;
    let apart = (one - other).rem_euclid(turn);
    apart.min(turn - apart)
}

#[test]
fn moons_are_half_circles_that_reach_into_each_other() {
    let mut ends = [[f64::INFINITY, f64::NEG_INFINITY]; 2];
    each(&shape(Kind::Moons, 2), |class, [x, y]| {
        let (side, centre) = ([1.0, -1.0][class], [[-0.5, -0.25], [0.5, 0.25]][class]);
        let [right, up] = [x - centre[0], y - centre[1]];
        assert!((right.hypot(up) - 1.0).abs() < 1e-12);
        assert!(side * up >= -1e-12, "upper half for class 0");
        ends[class] = [ends[class][0].min(x), ends[class][1].max(x)];
    });
    // All of a half circle is there, and each has the other's tip between its own.
    assert!(ends[0][0] < -1.499 && ends[0][1] > 0.499 && ends[1][0] < -0.499 && ends[1][1] > 1.499);
}

#[test]
fn spirals_are_one_arm_turned() {
    for classes in [2, 3, 5] {
        let mut longest = vec![0.0_f64; classes];
        each(&shape(Kind::Spirals, classes), |class, point| {
            let radius = point[0].hypot(point[1]);
            assert!(radius <= 2.0);
            longest[class] = longest[class].max(radius);
            if radius > 1e-3 {
                let turns = points::TURNS * radius / 2.0 + class as f64 / classes as f64;
                let apart = angular_distance(angle(point), turns * std::f64::consts::TAU);
                assert!(apart < 1e-9, "{classes} arms: {apart}");
            }
        });
        assert!(longest.iter().all(|&radius| radius > 1.95));
    }
}

#[test]
fn rings_have_one_radius_each() {
    for classes in [2, 3, 10] {
        let mut quadrants = vec![[0; 4]; classes];
        each(&shape(Kind::Rings, classes), |class, [x, y]| {
            let radius = 2.0 * (class + 1) as f64 / classes as f64;
            assert!((x.hypot(y) - radius).abs() < 1e-12);
            quadrants[class][usize::from(x < 0.0) + 2 * usize::from(y < 0.0)] += 1;
        });
        assert!(quadrants.iter().flatten().all(|&count| count > 10));
    }
}

#[test]
fn xor_is_whether_the_signs_differ() {
    let mut quadrants = [0; 4];
    each(&shape(Kind::Xor, 2), |class, [x, y]| {
        assert_eq!(class == 1, (x < 0.0) != (y < 0.0));
        for coordinate in [x, y] {
            assert!((points::GAP..=2.0).contains(&coordinate.abs()));
        }
        quadrants[usize::from(x < 0.0) + 2 * usize::from(y < 0.0)] += 1;
    });
    assert!(quadrants.iter().all(|&count| count > 200), "{quadrants:?}");
}

#[test]
fn blobs_are_equally_far_apart() {
    for classes in [2, 3, 7] {
        each(&shape(Kind::Blobs, classes), |class, point| {
            let turns = class as f64 / classes as f64;
            assert!((point[0].hypot(point[1]) - 1.5).abs() < 1e-12);
            assert!(angular_distance(angle(point), turns * std::f64::consts::TAU) < 1e-12);
        });
    }
}

#[test]
fn noise_has_the_standard_deviation_that_was_asked_for() {
    for noise in [0.2, 3.0] {
        let recipe = Recipe {
            classes: 2,
            noise,
            train: 20_000,
            ..Recipe::of(Kind::Blobs)
        };
        let data = make::<f64>(&recipe).expect("points").train;
        let mut off = Vec::new();
        each(&data, |class, [x, y]| {
            off.extend([(x - [1.5, -1.5][class]) / noise, y / noise]);
        });
        let count = off.len() as f64;
        let moment = |power| off.iter().map(|value: &f64| value.powi(power)).sum::<f64>() / count;
        assert!(moment(1).abs() < 0.02 && (moment(2) - 1.0).abs() < 0.03);
        assert!(
            moment(3).abs() < 0.05 && (moment(4) - 3.0).abs() < 0.2,
            "as of a normal one"
        );
    }
}

#[test]
fn classes_are_balanced_and_labels_valid() {
    for kind in Kind::ALL {
        for train in [1, 7, 1001] {
            let recipe = Recipe {
                train,
                ..Recipe::of(kind)
            };
            let split = make::<f32>(&recipe).expect("data");
            for (part, count) in [
                (&split.train, train),
                (&split.validation, recipe.validation),
            ] {
                assert_eq!((part.samples(), part.classes), (count, recipe.classes()));
                assert_eq!(part.x.len(), count * recipe.features());
                let counts = part.class_counts();
                let most = counts.iter().max().expect("a class");
                assert!(counts.iter().all(|class| most - class <= 1), "{kind:?}");
                let remade = Dataset::new(
                    part.x.clone(),
                    part.labels.clone(),
                    part.features,
                    part.classes,
                );
                assert_eq!(remade.as_ref(), Ok(part));
            }
        }
    }
}
