//! What a trainer is told, and the refusal of what it cannot do.

use super::batches::Order;
use super::init::Init;
use super::noise::{Noise, NoiseSettings};
use super::schedule::Schedule;
use crate::Float;
use crate::error::{Code, Error, Result, number, quoted};
use crate::network::{Activation, LossKind, Placement, norm};
use crate::norm::{Method, groups_from_number};
use serde::Deserialize;
use serde::de::IgnoredAny;

/// The most parameters of one network.
pub const MAX_PARAMETERS: usize = 4_000_000;

/// The most numbers of one batch, in all layers together: 2^24, so that a step fits into the 4 GB
/// that WebAssembly can address.
pub const MAX_CELLS: usize = 1 << 24;

/// The settings of a trainer, as they come from JavaScript: names as texts, all numbers as floats.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// The sizes of the layers, input first; required.
    pub layers: Option<Vec<f64>>,
    /// The name of the [`Activation`].
    pub activation: String,
    /// The name of the [`LossKind`].
    pub loss: String,
    /// The name of the [`Method`]; any but `instance`.
    pub norm: String,
    /// The name of the [`Placement`].
    pub placement: String,
    /// What the gradient is multiplied by; at least 0.
    pub learning_rate: f64,
    /// How many samples a step sees.
    pub batch_size: f64,
    /// How many samples of a mini-batch share their statistics, for `batch` and `renorm`; all of
    /// them by default. Divides the batch size.
    pub microbatch: Option<f64>,
    /// The name of the [`norm::Statistics`] that `batch` normalizes by in training.
    pub statistics: String,
    /// How mini-batches are put together.
    pub order: OrderSettings,
    /// Where all randomness comes from: a whole number from 0 to 2^53 - 1.
    pub seed: f64,
    /// The weights that training starts from.
    pub init: InitSettings,
    /// What is added to a variance inside the root.
    pub eps: f64,
    /// The share of the new batch in the running statistics.
    pub momentum: f64,
    /// How many groups the features of a hidden layer make; `group` needs it.
    pub groups: Option<f64>,
    /// The clip of r.
    pub r_max: ScheduleSettings,
    /// The clip of d.
    pub d_max: ScheduleSettings,
    /// Whether the running variance takes the unbiased estimate.
    pub unbiased_running: bool,
    /// Whether gamma and beta learn; else they keep the values that they have.
    pub affine: bool,
    /// Noise after every normalization, while it trains.
    pub noise: NoiseSettings,
    /// Known by name only: it is read apart, as a [`Dataset`](super::Dataset), since serde would
    /// take it number by number.
    pub data: IgnoredAny,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            layers: None,
            activation: Activation::default().name().to_owned(),
            loss: LossKind::default().name().to_owned(),
            norm: Method::Batch.name().to_owned(),
            placement: Placement::default().name().to_owned(),
            learning_rate: 0.5,
            batch_size: 32.0,
            microbatch: None,
            statistics: norm::Statistics::default().name().to_owned(),
            order: OrderSettings::Named("shuffled".to_owned()),
            seed: 1.0,
            init: InitSettings {
                kind: Some("xavier".to_owned()),
                ..InitSettings::default()
            },
            eps: 1e-5,
            momentum: 0.1,
            groups: None,
            r_max: ScheduleSettings::Constant(3.0),
            d_max: ScheduleSettings::Constant(5.0),
            unbiased_running: true,
            affine: true,
            noise: NoiseSettings::Paper(false),
            data: IgnoredAny,
        }
    }
}

/// How the weights start.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(default, deny_unknown_fields)]
pub struct InitSettings {
    /// `normal`, `xavier` or `he`; required.
    pub kind: Option<String>,
    /// The standard deviation; `normal` needs it, the others ignore it.
    pub std: Option<f64>,
    /// What the standard deviation is multiplied by.
    pub scale: f64,
}

impl Default for InitSettings {
    fn default() -> Self {
        Self {
            kind: None,
            std: None,
            scale: 1.0,
        }
    }
}

/// The name of an order, or how many classes a batch has; which ones is drawn anew for every batch.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(
    untagged,
    expecting = "expected \"shuffled\", \"sorted\" or the number of classes in a batch"
)]
pub enum OrderSettings {
    /// `shuffled` or `sorted`, that is by class.
    Named(String),
    /// Of so many classes.
    Classes(f64),
}

impl OrderSettings {
    fn check(&self) -> Result<Order> {
        const TAKES: &str = "\"shuffled\", \"sorted\" or the number of classes in a batch";
        match self {
            Self::Named(name) if name == "shuffled" => Ok(Order::Shuffled),
            Self::Named(name) if name == "sorted" => Ok(Order::Sorted),
            Self::Named(name) => Err(Error::field(Code::Unknown, "order", quoted(name), TAKES)),
            Self::Classes(classes) => Ok(Order::Classes(whole("order", *classes, 1.0)? as usize)),
        }
    }
}

/// A number, or `[[step, value], ...]`.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(untagged, expecting = "expected a number or [[step, value], ...]")]
pub enum ScheduleSettings {
    /// The same value at every step.
    Constant(f64),
    /// Linear between these.
    Points(Vec<[f64; 2]>),
}

/// Settings that were checked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Config<F> {
    pub(super) layers: Vec<usize>,
    pub(super) activation: Activation,
    pub(super) loss: LossKind,
    pub(super) placement: Placement,
    pub(super) norm: Option<norm::Settings<F>>,
    pub(super) learning_rate: F,
    pub(super) momentum: F,
    pub(super) batch_size: usize,
    pub(super) order: Order,
    pub(super) seed: u64,
    pub(super) init: Init,
    pub(super) r_max: Schedule<F>,
    pub(super) d_max: Schedule<F>,
    pub(super) noise: Option<Noise>,
}

impl Settings {
    /// Checks everything, in the order of the fields.
    ///
    /// Errors: `type`, `shape`, `range`, `non-finite` and `unknown`, each naming the field.
    pub(super) fn check<F: Float>(&self) -> Result<Config<F>> {
        let layers = self.check_layers()?;
        let activation = Activation::from_name(&self.activation)?;
        let loss = LossKind::from_name(&self.loss)?;
        let method = check_method(&self.norm)?;
        let placement = Placement::from_name(&self.placement)?;
        let learning_rate = learning_rate(self.learning_rate)?;
        let batch_size = whole("batchSize", self.batch_size, 1.0)? as usize;
        let cells = batch_size.saturating_mul(layers.iter().sum());
        if cells > MAX_CELLS {
            let takes = format!("at most {}", MAX_CELLS / layers.iter().sum::<usize>());
            return Err(Error::field(Code::Range, "batchSize", batch_size, takes));
        }
        let microbatch = self.check_microbatch(batch_size)?;
        let statistics = self.check_statistics(method)?;
        let order = self.order.check()?;
        let seed = whole("seed", self.seed, 0.0)? as u64;
        let init = self.init.check()?;
        let eps = at_least("eps", self.eps, 0.0)?;
        let momentum = momentum(self.momentum)?;
        let groups = self.check_groups(method, &layers)?;
        Ok(Config {
            layers,
            activation,
            loss,
            placement,
            norm: (method != Method::None).then_some(norm::Settings {
                method,
                statistics,
                groups,
                microbatch,
                eps,
                unbiased_running: self.unbiased_running,
                affine: self.affine,
            }),
            learning_rate,
            momentum,
            batch_size,
            order,
            seed,
            init,
            r_max: self.r_max.check("rMax", 1.0)?,
            d_max: self.d_max.check("dMax", 0.0)?,
            noise: self.noise.check()?,
        })
    }

    fn check_layers(&self) -> Result<Vec<usize>> {
        const TAKES: &str = "sizes, input first, at least two, such as [2, 8, 1]";
        let Some(sizes) = &self.layers else {
            return Err(Error::field(Code::Type, "layers", "missing", TAKES));
        };
        if sizes.len() < 2 {
            let got = match sizes.first() {
                None => "[]".to_owned(),
                Some(&size) => format!("[{}]", number(size)),
            };
            return Err(Error::field(Code::Shape, "layers", got, TAKES));
        }
        for (layer, &size) in sizes.iter().enumerate() {
            if !is_whole(size, 1.0) {
                let takes = "a whole number of at least 1";
                let field = format!("layers[{layer}]");
                return Err(Error::field(Code::Shape, &field, number(size), takes));
            }
        }
        // In floats, which do not overflow; gamma and beta are counted with the biases.
        let hidden: f64 = sizes[1..sizes.len() - 1].iter().sum();
        let affine = if self.norm == Method::None.name() {
            0.0
        } else {
            2.0 * hidden
        };
        let dense: f64 = sizes.windows(2).map(|pair| (pair[0] + 1.0) * pair[1]).sum();
        let parameters = dense + affine;
        if parameters > MAX_PARAMETERS as f64 {
            let message = format!(
                "layers ask for {} parameters, but a network has at most {MAX_PARAMETERS}",
                number(parameters)
            );
            return Err(Error::new(Code::Shape, message));
        }
        Ok(sizes.iter().map(|&size| size as usize).collect())
    }

    fn check_microbatch(&self, batch_size: usize) -> Result<Option<usize>> {
        let Some(samples) = self.microbatch else {
            return Ok(None);
        };
        let samples = whole("microbatch", samples, 1.0)? as usize;
        if batch_size.is_multiple_of(samples) {
            return Ok(Some(samples));
        }
        let takes = format!("a divisor of the {batch_size} samples of a mini-batch");
        Err(Error::field(Code::Range, "microbatch", samples, takes))
    }

    fn check_statistics(&self, method: Method) -> Result<norm::Statistics> {
        let statistics = norm::Statistics::from_name(&self.statistics)?;
        if statistics == norm::Statistics::Running && method != Method::Batch {
            let takes = format!(
                "\"batch\" where norm is {:?}: only \"batch\" trains by running statistics",
                method.name()
            );
            let got = quoted(statistics.name());
            return Err(Error::field(Code::Unknown, "statistics", got, takes));
        }
        Ok(statistics)
    }

    fn check_groups(&self, method: Method, layers: &[usize]) -> Result<usize> {
        let groups = self.groups.map(groups_from_number).transpose()?;
        if method != Method::Group {
            return Ok(1);
        }
        for (layer, size) in layers.iter().enumerate().take(layers.len() - 1).skip(1) {
            let takes = format!("a divisor of the {size} features of layers[{layer}]");
            match groups {
                None => return Err(Error::field(Code::Type, "groups", "missing", takes)),
                Some(groups) if !size.is_multiple_of(groups) => {
                    return Err(Error::field(Code::Range, "groups", groups, takes));
                }
                Some(_) => {}
            }
        }
        Ok(groups.unwrap_or(1))
    }
}

impl InitSettings {
    fn check(&self) -> Result<Init> {
        const TAKES: &str = "one of \"normal\", \"xavier\", \"he\"";
        let scale = at_least::<f64>("init.scale", self.scale, 0.0)?;
        match self.kind.as_deref() {
            Some("xavier") => Ok(Init::Xavier(scale)),
            Some("he") => Ok(Init::He(scale)),
            Some("normal") => match self.std {
                Some(std) => Ok(Init::Normal(scale * at_least::<f64>("init.std", std, 0.0)?)),
                None => {
                    let takes = "a number of at least 0 for init.kind \"normal\"";
                    Err(Error::field(Code::Type, "init.std", "missing", takes))
                }
            },
            Some(name) => {
                let got = quoted(name);
                Err(Error::field(Code::Unknown, "init.kind", got, TAKES))
            }
            None => Err(Error::field(Code::Type, "init.kind", "missing", TAKES)),
        }
    }
}

impl ScheduleSettings {
    fn check<F: Float>(&self, field: &str, least: f64) -> Result<Schedule<F>> {
        let points = match self {
            Self::Constant(value) => {
                return Ok(Schedule::constant(at_least(field, *value, least)?));
            }
            Self::Points(points) => points,
        };
        let mut checked = Vec::with_capacity(points.len());
        for (index, &[step, value]) in points.iter().enumerate() {
            let step = whole(&format!("{field}[{index}][0]"), step, 0.0)?;
            checked.push((
                step,
                at_least(&format!("{field}[{index}][1]"), value, least)?,
            ));
        }
        Schedule::through(checked).ok_or_else(|| {
            let got = if points.is_empty() {
                "empty"
            } else {
                "not in order"
            };
            let takes = "[[step, value], ...] with increasing steps";
            Error::field(Code::Range, field, got, takes)
        })
    }
}

/// A learning rate that was checked.
///
/// Errors: `non-finite`, and `range` if it is below 0 or too large for the float.
pub(super) fn learning_rate<F: Float>(value: f64) -> Result<F> {
    at_least("learningRate", value, 0.0)
}

/// A momentum that was checked.
///
/// Errors: `non-finite`, and `range` unless it is between 0 and 1.
pub(super) fn momentum<F: Float>(value: f64) -> Result<F> {
    check_finite("momentum", value)?;
    if (0.0..=1.0).contains(&value) {
        return Ok(F::from_f64(value));
    }
    let takes = "between 0 and 1";
    Err(Error::field(Code::Range, "momentum", number(value), takes))
}

fn check_method(name: &str) -> Result<Method> {
    let method = Method::from_name(name).map_err(|_| ());
    match method {
        Ok(method) if method != Method::Instance => Ok(method),
        _ => {
            let names = Method::ALL
                .iter()
                .filter(|&&method| method != Method::Instance);
            let names: Vec<String> = names.map(|method| format!("{:?}", method.name())).collect();
            let takes = format!("one of {}", names.join(", "));
            let got = quoted(name);
            Err(Error::field(Code::Unknown, "norm", got, takes))
        }
    }
}

fn is_whole(value: f64, least: f64) -> bool {
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    value.fract() == 0.0 && (least..=LARGEST).contains(&value)
}

fn whole(field: &str, value: f64, least: f64) -> Result<f64> {
    check_finite(field, value)?;
    if is_whole(value, least) {
        return Ok(value);
    }
    let takes = format!("a whole number of at least {least}");
    Err(Error::field(Code::Range, field, number(value), takes))
}

pub(crate) fn at_least<F: Float>(field: &str, value: f64, least: f64) -> Result<F> {
    check_finite(field, value)?;
    let float = F::from_f64(value);
    if value < least {
        let takes = format!("at least {least}");
        return Err(Error::field(Code::Range, field, number(value), takes));
    }
    if !float.is_finite() {
        let takes = format!("in the range of {}", F::NAME);
        return Err(Error::field(Code::Range, field, number(value), takes));
    }
    Ok(float)
}

pub(crate) fn check_finite(field: &str, value: f64) -> Result<()> {
    if value.is_finite() {
        return Ok(());
    }
    let takes = "a finite number";
    Err(Error::field(Code::NonFinite, field, number(value), takes))
}
