//! Training: from a configuration to steps.
//!
//! | file | its one job |
//! | --- | --- |
//! | `config` | what a trainer is told, and the refusal of what it cannot do |
//! | `schedule` | a setting that changes over the steps |
//! | `random` | numbers from a seed, and from nothing else |
//! | `init` | the weights that training starts from |
//! | `dataset` | samples and their labels |
//! | [`data`] | samples made from a seed |
//! | `batches` | which samples a step sees |
//! | `parameters` | a network's numbers, handed out and taken back |
//! | `trainer` | the steps |
//! | `snapshot` | what a figure shows of the last step |
//! | `recorder` | the measuring of it, step after step |
//!
//! The same settings and the same calls give the same bytes in every WebAssembly engine. Natively
//! the last bits differ: there the processor's fused multiply-add and the system's `exp` are used.

mod batches;
mod config;
pub mod data;
mod dataset;
mod init;
mod noise;
mod parameters;
mod random;
mod recorder;
mod schedule;
mod snapshot;
mod trainer;

pub use batches::{Batches, Order};
pub use config::{
    InitSettings, MAX_CELLS, MAX_PARAMETERS, OrderSettings, ScheduleSettings, Settings,
};
pub(crate) use config::{at_least, check_finite};
pub use dataset::{Dataset, Split};
pub use init::Init;
pub use noise::{Noise, NoiseSettings};
pub use parameters::LayerParameters;
pub use random::Random;
pub use recorder::Recorder;
pub use schedule::Schedule;
pub use snapshot::{LayerSnapshot, Snapshot};
pub use trainer::{Checkpoint, Evaluation, Report, Trainer};
