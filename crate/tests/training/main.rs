//! Whether networks train as their equations say.
//!
//! | module | training against |
//! | --- | --- |
//! | `norms` | [`normscope::norm::normalize`], which the engine's own tests vouch for |
//! | `products` | the products of a dense layer, written down as sums |
//! | `differences` | finite differences of the loss through whole networks |
//! | `goldens` | PyTorch's trajectories, in `../goldens` |
//! | `experiment` | what normalization must and must not change |
//! | `start` | seeds, initial weights, the order of the samples, schedules |
//! | `steps` | counting, repeating, taking back |
//! | `running` | batch normalization by the moving averages, and its gradient |
//! | `affine` | gamma and beta that do not learn |
//! | `allocation` | the promise that a step allocates nothing |
//! | `refusals` | what must be refused, and in which words |

#![cfg(not(target_arch = "wasm32"))]

mod affine;
mod allocation;
mod compare;
mod differences;
mod experiment;
mod goldens;
mod microbatches;
mod noise;
mod norms;
mod products;
mod refusals;
mod running;
mod start;
mod steps;
