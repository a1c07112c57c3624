//! One operation on every cell, with statistics that broadcast.
//!
//! ndarray's operators would do it too, but each of them, with each kind of operand, is code of its
//! own that a reader downloads.

use crate::Float;
use ndarray::{Array4, ArrayView4, Zip};

/// `operation` on every cell of `left` and its partner in `right`, which broadcasts to `left`.
#[inline(never)]
pub(super) fn cellwise<F: Float>(
    left: ArrayView4<'_, F>,
    right: ArrayView4<'_, F>,
    operation: fn(F, F) -> F,
) -> Array4<F> {
    Zip::from(left)
        .and_broadcast(right)
        .map_collect(|&left, &right| operation(left, right))
}

/// The differences of the cells.
pub(super) fn minus<F: Float>(left: &Array4<F>, right: &Array4<F>) -> Array4<F> {
    cellwise(left.view(), right.view(), |left, right| left - right)
}

/// The sums of the cells.
pub(super) fn plus<F: Float>(left: &Array4<F>, right: &Array4<F>) -> Array4<F> {
    cellwise(left.view(), right.view(), |left, right| left + right)
}

/// The products of the cells.
pub(super) fn times<F: Float>(left: ArrayView4<'_, F>, right: ArrayView4<'_, F>) -> Array4<F> {
    cellwise(left, right, |left, right| left * right)
}
