//! Sorting networks: which values are compared does not depend on the values, so that many columns
//! are sorted at once.

use crate::Float;
use crate::lanes::{self, LANES, Lanes};

/// How many columns are sorted at once.
pub(super) const WIDTH: usize = 4 * LANES;

/// Some columns of a row.
pub(super) type Row<F> = [F; WIDTH];

/// The comparisons that put the values of some ranks into their rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Sorting {
    /// Pairs of rows; the smaller value goes into the first, which is above the second.
    pairs: Vec<[u16; 2]>,
}

impl Sorting {
    /// So many rows are sorted at most: the pairs grow faster than the rows.
    pub(super) const MOST_ROWS: usize = 1024;

    /// Batcher's merge exchange, algorithm M of Knuth's The Art of Computer Programming, section
    /// 5.2.2, without the comparisons that none of the `ranks` depends on.
    ///
    /// # Panics
    /// With more than [`Sorting::MOST_ROWS`] rows, or a rank that is none of theirs.
    pub(super) fn new(rows: usize, ranks: impl Iterator<Item = usize>) -> Self {
        assert!(rows <= Self::MOST_ROWS, "{rows} rows");
        let mut pairs = merge_exchange(rows);
        let mut needed = vec![false; rows];
        ranks.for_each(|rank| needed[rank] = true);
        pairs.reverse();
        pairs.retain(|pair| {
            let [above, below] = pair.map(usize::from);
            let keeps = needed[above] || needed[below];
            needed[above] |= keeps;
            needed[below] |= keeps;
            keeps
        });
        pairs.reverse();
        Self { pairs }
    }

    /// Puts the values of the ranks into their rows, column by column. NaN is ordered like nothing:
    /// a column that has one is not sorted.
    ///
    /// # Panics
    /// When there are fewer rows than the network was made for.
    pub(super) fn sort<F: Float>(&self, rows: &mut [Row<F>]) {
        for pair in &self.pairs {
            let [above, below] = pair.map(usize::from);
            let (above_row, below_row): ([F::Lanes; 4], [F::Lanes; 4]) =
                (lanes::load(&rows[above]), lanes::load(&rows[below]));
            let mut smaller = above_row;
            let mut larger = below_row;
            for (one, other) in smaller.iter_mut().zip(&mut larger) {
                [*one, *other] = one.sorted(*other);
            }
            lanes::store(smaller, &mut rows[above]);
            lanes::store(larger, &mut rows[below]);
        }
    }
}

fn merge_exchange(rows: usize) -> Vec<[u16; 2]> {
    let mut pairs = Vec::new();
    let top = rows.next_power_of_two() / 2;
    let mut part = top;
    while part > 0 {
        let (mut stride, mut rest, mut distance) = (top, 0, part);
        loop {
            let firsts = (0..rows.saturating_sub(distance)).filter(|row| row & part == rest);
            pairs.extend(firsts.map(|row| [row, row + distance].map(|row| row as u16)));
            if stride == part {
                break;
            }
            (distance, rest) = (stride - part, part);
            stride /= 2;
        }
        part /= 2;
    }
    pairs
}
