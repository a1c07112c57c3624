//! Which samples a step sees.

use super::random::Random;
use crate::error::{Code, Error, Result};

/// How mini-batches are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// All samples in a random order, then all of them in another one.
    #[default]
    Shuffled,
    /// All samples, class after class, then all of them again; each time, a class comes in another
    /// random order.
    Sorted,
    /// Every batch has samples of so many classes, drawn anew for each batch, and about as many of
    /// one as of another.
    Classes(usize),
}

/// An endless row of samples, of which a batch takes the next ones.
///
/// # Uneven ends
/// No sample is left over at an epoch's end, and no batch is short: where an epoch ends within a
/// batch, the batch goes on in the next one, and so may hold a sample twice. A batch may be larger
/// than the data.
///
/// With [`Order::Classes`] an epoch is each class's own: all of its samples come once before one of
/// them comes again. Where the batch cannot be divided, the classes drawn first have one sample
/// more.
///
/// After [`Batches::new`] nothing is allocated.
#[derive(Clone, Debug)]
pub struct Batches {
    order: Order,
    random: Random,
    /// All samples; with the classes told apart, class after class.
    row: Vec<u32>,
    /// The parts of the row that are shuffled by themselves: all of it, or one class each.
    parts: Vec<Part>,
    /// Which part is next: all in their order, or a random order of which the first ones are used.
    turn: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Part {
    start: usize,
    end: usize,
    next: usize,
}

impl Batches {
    /// The row of the samples that have these labels, in the orders that `random` gives.
    ///
    /// # Errors
    /// [`Code::Shape`] when there are no samples; [`Code::Range`] when the classes of a batch are
    /// none, or more than have samples.
    pub fn new(labels: &[u32], order: Order, random: Random) -> Result<Self> {
        if labels.is_empty() {
            let takes = "at least one label";
            return Err(Error::field(Code::Shape, "labels", "empty", takes));
        }
        let mut row: Vec<u32> = (0..labels.len() as u32).collect();
        let mut sizes = vec![row.len()];
        if order != Order::Shuffled {
            let label = |sample: u32| labels[sample as usize];
            row.sort_by_key(|&sample| label(sample));
            sizes = row
                .chunk_by(|&one, &other| label(one) == label(other))
                .map(<[u32]>::len)
                .collect();
        }
        if let Order::Classes(classes) = order {
            let most = sizes.len();
            if !(1..=most).contains(&classes) {
                let takes = format!("a whole number from 1 to {most}, the classes with samples");
                let field = "the number of classes in a batch";
                return Err(Error::field(Code::Range, field, classes, takes));
            }
        }
        let mut end = 0;
        let parts: Vec<Part> = sizes
            .into_iter()
            .map(|size| {
                let start = end;
                end += size;
                // As if it had just been gone through: it is shuffled before it is used.
                let next = end;
                Part { start, end, next }
            })
            .collect();
        Ok(Self {
            order,
            random,
            row,
            turn: (0..parts.len()).collect(),
            parts,
        })
    }

    /// Writes the next samples into a batch.
    ///
    /// A batch with fewer places than the classes that it is to have gets as many classes as it has
    /// places.
    pub fn fill(&mut self, batch: &mut [u32]) {
        match self.order {
            Order::Shuffled | Order::Sorted => self.fill_in_turn(batch),
            Order::Classes(classes) => self.fill_from(classes, batch),
        }
    }

    fn fill_in_turn(&mut self, batch: &mut [u32]) {
        for sample in batch {
            // The part in turn is the first; when it is through, it goes to the end.
            let first = self.turn[0];
            *sample = self.take(first);
            if self.parts[first].next == self.parts[first].end {
                self.turn.rotate_left(1);
            }
        }
    }

    fn fill_from(&mut self, classes: usize, batch: &mut [u32]) {
        // The first `classes` places of a random order.
        for place in 0..classes {
            let left = (self.turn.len() - place) as u32;
            let other = place + self.random.below(left) as usize;
            self.turn.swap(place, other);
        }
        for (place, sample) in batch.iter_mut().enumerate() {
            *sample = self.take(self.turn[place % classes]);
        }
    }

    /// The next sample of a part, which is shuffled when it begins anew.
    fn take(&mut self, part: usize) -> u32 {
        let part = &mut self.parts[part];
        if part.next == part.end {
            part.next = part.start;
            self.random.shuffle(&mut self.row[part.start..part.end]);
        }
        part.next += 1;
        self.row[part.next - 1]
    }
}
