//! What is read off a set of numbers in order to be shown.
//!
//! | module | what is measured |
//! | --- | --- |
//! | [`histogram`] | counts in bins between the extremes: one picture of one batch |
//! | [`heat`] | counts in bins of a fixed range: a column of a heat map |
//! | [`percentiles`] | exact percentiles |
//! | [`moments`] | mean, standard deviation, saturated share, length |
//! | [`straight`] | how much of the sigmoid's bend a batch meets |
//! | [`mates`] | what random batch mates make of a batch's mean, of one value, of a gradient |
//! | [`drift`] | how far each unit's median goes, and the typical unit |
//! | [`history`] | any of these over steps, in bounded room |
//!
//! What is measured at every step allocates nothing.

mod bin_of;
pub mod drift;
mod extremes;
pub mod heat;
pub mod histogram;
pub mod history;
pub mod mates;
pub mod moments;
mod nearest;
pub mod percentiles;
mod sorting;
pub mod straight;

pub use drift::Drift;
pub use heat::{Bins, Outside};
pub use histogram::Histogram;
pub use history::History;
pub use mates::{Mates, gradient_share};
pub use moments::{l2_norm, mean_and_std, saturated_share};
pub use percentiles::Percentiles;
pub use straight::Straight;
