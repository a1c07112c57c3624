//! A step allocates nothing, and neither does measuring it.

#![expect(unsafe_code, reason = "only an allocator sees allocations")]

use normscope::training::{Dataset, Recorder, Settings, Trainer};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every call goes on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: as the caller's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as the caller's.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many allocations a call takes.
fn count(call: impl FnOnce()) -> usize {
    let before = COUNT.get();
    call();
    COUNT.get() - before
}

#[test]
fn a_step_allocates_nothing() {
    let by_batch = ["none", "batch", "layer", "group", "rms", "renorm"].map(|norm| (norm, "batch"));
    for (norm, statistics) in by_batch.into_iter().chain([("batch", "running")]) {
        for placement in ["before", "after"] {
            let settings = Settings {
                layers: Some(vec![3.0, 6.0, 4.0, 2.0]),
                norm: norm.to_owned(),
                statistics: statistics.to_owned(),
                placement: placement.to_owned(),
                groups: Some(2.0),
                ..Settings::default()
            };
            let (x, labels) = (vec![0.5_f32; 300], vec![1; 100]);
            let data = Dataset::custom(x.clone(), labels.clone(), 3).expect("data");
            let mut trainer = Trainer::<f32>::new(&settings, Some(data)).expect("a trainer");
            trainer.step(1).expect("a step");
            let taken = count(|| drop(trainer.step(20)));
            assert_eq!(taken, 0, "{norm} {placement}");
            let mut recorder = Recorder::new();
            recorder.record(&trainer).expect("a snapshot");
            let taken = count(|| drop(trainer.step(1).map(|_| recorder.record(&trainer).is_ok())));
            assert_eq!(taken, 0, "{norm} {placement}: measured");
            // Larger batches grow the buffers once.
            let first = count(|| drop(trainer.step_on(&x, &labels)));
            let second = count(|| drop(trainer.step_on(&x, &labels)));
            assert!(
                second == 0 && first > 0,
                "{norm} {placement}: {first}, {second}"
            );
        }
    }
}
