//! A long history against the whole series.

use crate::assert_error;
use normscope::Code;
use normscope::measure::History;

/// A column that only this step has.
fn column(step: u64) -> [u64; 2] {
    [step * 3 + 1, step ^ 0x5555]
}

#[track_caller]
fn assert_whole(history: &History<u64>, pushed: u64, most: usize) {
    let steps = history.steps();
    assert!(history.len() <= most, "{pushed}: {steps:?}");
    let least = if pushed < most as u64 {
        pushed as usize
    } else {
        most / 2 + 1
    };
    assert!(history.len() >= least, "{pushed} of {most}: {steps:?}");
    assert_eq!(
        (steps.first(), steps.last()),
        (Some(&0), Some(&(pushed - 1)))
    );
    let (mut apart, last) = (steps.windows(2).map(|pair| pair[1] - pair[0]), steps.len());
    let stride = apart.next().unwrap_or(1);
    assert!(stride.is_power_of_two() || last == 2, "{steps:?}");
    for (place, gap) in apart.enumerate() {
        let latest = place + 3 == last;
        assert!(gap == stride || (latest && gap < stride), "{steps:?}");
    }
    for (&step, kept) in steps.iter().zip(history.columns()) {
        assert_eq!(kept, column(step));
    }
    assert_eq!(history.values().len(), 2 * history.len());
}

#[test]
fn at_every_length_it_is_bounded_and_exact() {
    for most in 2..=12 {
        let mut history = History::new(2, most).expect("a history");
        for step in 0..700 {
            history.push(step, &column(step));
            assert_whole(&history, step + 1, most);
        }
    }
}

#[test]
fn a_million_steps() {
    let mut history = History::new(2, 500).expect("a history");
    history.push(0, &column(0));
    let room = history.values().as_ptr();
    for step in 1..=1_000_000 {
        history.push(step, &column(step));
        if step % 9973 == 0 || step == 1_000_000 {
            assert_whole(&history, step + 1, 500);
        }
    }
    assert_eq!(
        history.values().as_ptr(),
        room,
        "all room was taken at the start"
    );
    assert_eq!(history.height(), 2);
}

#[test]
fn cleared_it_starts_anew() {
    let mut history = History::new(2, 4).expect("a history");
    assert!(history.is_empty());
    for _ in 0..2 {
        for step in 0..9 {
            history.push(step, &column(step));
        }
        assert_eq!(history.steps(), [0, 4, 8]);
        history.clear();
        assert!(history.is_empty() && history.values().is_empty());
    }
    for step in 0..3 {
        history.push(step, &column(step));
    }
    assert_eq!(history.steps(), [0, 1, 2], "at every step again");
}

#[test]
fn room_is_checked() {
    let message = "height is 0, but must be at least 1";
    assert_error(History::<f32>::new(0, 5), Code::Shape, message);
    let message = "most is 1, but must be at least 2";
    assert_error(History::<f32>::new(5, 1), Code::Range, message);
}

#[test]
fn what_is_laid_on_top_is_taken_off_without_a_trace() {
    for most in [2, 5] {
        let mut plain = History::new(2, most).expect("a history");
        let mut held = History::new(2, most).expect("a history");
        let room = held.values().as_ptr();
        for step in 0..40 {
            for history in [&mut plain, &mut held] {
                history.push(step, &column(step));
            }
            let before = held.steps().to_vec();
            held.hold();
            held.push(1000 + step, &column(7));
            assert_eq!(held.steps()[..before.len()], before);
            assert_eq!(held.steps()[before.len()..], [1000 + step]);
            assert_eq!(held.columns().last(), Some(column(7).as_slice()));
            held.release();
            assert_eq!(
                (held.steps(), held.values()),
                (plain.steps(), plain.values())
            );
        }
        assert_eq!(held.values().as_ptr(), room, "there is room for it");
    }
}
