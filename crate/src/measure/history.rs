//! A series that grows without end, in bounded room.

use crate::error::{Code, Error, Result};
use std::ops::Range;

/// Columns of equal height, one a step, of which at most `most` are kept.
///
/// When all places are taken, every second column is dropped, and from then on every second one is
/// left out: those that are kept are equally far apart. The first and the latest are always there,
/// unchanged; only between the latest and the one before it the distance may be shorter. All room
/// is taken at the start.
///
/// ```
/// use normscope::measure::History;
///
/// let mut history = History::new(1, 4)?;
/// for step in 0..=9 {
///     history.push(step, &[step * 10]);
/// }
/// assert_eq!(history.steps(), [0, 4, 8, 9]);
/// assert_eq!(history.columns().last(), Some([90].as_slice()));
/// # Ok::<_, normscope::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct History<T> {
    height: usize,
    most: usize,
    /// Kept are the columns whose count, from 0, is a multiple of this, and the latest.
    stride: u64,
    /// How many columns were pushed.
    pushed: u64,
    steps: Vec<u64>,
    values: Vec<T>,
    /// How many columns there are beneath what is only laid on top.
    held: Option<usize>,
}

impl<T: Copy> History<T> {
    /// An empty history of columns of `height` values, at most `most` of them.
    ///
    /// # Errors
    /// [`Code::Shape`] when columns have no height, [`Code::Range`] when `most` is below 2, the
    /// first and the latest.
    pub fn new(height: usize, most: usize) -> Result<Self> {
        if height == 0 {
            return Err(Error::field(Code::Shape, "height", 0, "at least 1"));
        }
        if most < 2 {
            return Err(Error::field(Code::Range, "most", most, "at least 2"));
        }
        Ok(Self {
            height,
            most,
            stride: 1,
            pushed: 0,
            // One more for what is laid on top.
            steps: Vec::with_capacity(most + 1),
            values: Vec::with_capacity((most + 1) * height),
            held: None,
        })
    }

    /// Adds the column of a step, `[height]`, which becomes the latest.
    ///
    /// # Panics
    /// When the column has another height.
    pub fn push(&mut self, step: u64, column: &[T]) {
        self.push_parts(step, &[column]);
    }

    /// As [`push`](Self::push), of a column that lies in parts.
    ///
    /// # Panics
    /// When the parts together have another height.
    pub fn push_parts(&mut self, step: u64, parts: &[&[T]]) {
        let height: usize = parts.iter().map(|part| part.len()).sum();
        assert_eq!(height, self.height, "a column of the height");
        if self.held.is_some() {
            self.append(step, parts);
            return;
        }
        // The latest so far stays only if it is one of those that are equally far apart.
        let stays = |pushed: u64, stride: u64| pushed == 0 || (pushed - 1).is_multiple_of(stride);
        if !stays(self.pushed, self.stride) {
            self.drop_latest();
        } else if self.steps.len() == self.most {
            self.thin_out();
            self.stride *= 2;
        }
        self.append(step, parts);
        self.pushed += 1;
    }

    fn append(&mut self, step: u64, parts: &[&[T]]) {
        self.steps.push(step);
        for part in parts {
            self.values.extend_from_slice(part);
        }
    }

    /// From now on a column that is pushed is only laid on top: nothing is dropped for it, and
    /// [`release`](Self::release) takes it off again.
    pub fn hold(&mut self) {
        self.held.get_or_insert(self.steps.len());
    }

    /// Takes off what was laid on top since [`hold`](Self::hold).
    pub fn release(&mut self) {
        if let Some(kept) = self.held.take() {
            self.steps.truncate(kept);
            self.values.truncate(kept * self.height);
        }
    }

    fn drop_latest(&mut self) {
        self.steps.pop();
        self.values.truncate(self.steps.len() * self.height);
    }

    /// Drops every second column, from the second one on.
    fn thin_out(&mut self) {
        let kept = self.most.div_ceil(2);
        for place in 1..kept {
            let from = 2 * place;
            self.steps[place] = self.steps[from];
            let column = from * self.height..(from + 1) * self.height;
            self.values.copy_within(column, place * self.height);
        }
        self.steps.truncate(kept);
        self.values.truncate(kept * self.height);
    }

    /// Forgets what came after this step, and what is laid on top.
    pub fn rewind(&mut self, step: u64) {
        self.release();
        let kept = self.steps.partition_point(|&then| then <= step);
        if kept == self.steps.len() {
            return;
        }
        self.steps.truncate(kept);
        self.values.truncate(kept * self.height);
        // What goes was the latest, the only one that may stand closer than the stride.
        self.pushed = match kept as u64 {
            0 => 0,
            kept => (kept - 1) * self.stride + 1,
        };
    }

    /// Forgets everything and keeps the room.
    pub fn clear(&mut self) {
        (self.stride, self.pushed, self.held) = (1, 0, None);
        self.steps.clear();
        self.values.clear();
    }

    /// How many columns are kept.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether nothing was pushed.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// How many values a column has.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The steps of the kept columns, in the order in which they were pushed.
    pub fn steps(&self) -> &[u64] {
        &self.steps
    }

    /// The kept columns one after the other, `[columns, height]`.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The same places of every kept column, `[columns, places]`.
    ///
    /// # Panics
    /// When a column has no such places.
    pub fn part(&self, places: Range<usize>) -> Vec<T> {
        let columns = self.columns();
        columns
            .flat_map(|column| &column[places.clone()])
            .copied()
            .collect()
    }

    /// The kept columns, oldest first.
    pub fn columns(&self) -> impl DoubleEndedIterator<Item = &[T]> + ExactSizeIterator {
        self.values.chunks_exact(self.height)
    }
}
