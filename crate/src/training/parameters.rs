//! A network's numbers, handed out and taken back.

use crate::error::{Code, Error, Result, number};
use crate::network::Network;
use crate::norm::Method;
use crate::{Float, network};

/// The parameters and running statistics of one layer. Handed out, what the layer has is there;
/// taken back, what is left out keeps its value.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerParameters<F> {
    /// `[out, in]`, row-major.
    pub weight: Option<Vec<F>>,
    /// `[out]`.
    pub bias: Option<Vec<F>>,
    /// `[out]`, with a normalization.
    pub gamma: Option<Vec<F>>,
    /// `[out]`, with a normalization.
    pub beta: Option<Vec<F>>,
    /// `[out]`, for `batch` and `renorm`.
    pub running_mean: Option<Vec<F>>,
    /// `[out]`, for `batch`.
    pub running_variance: Option<Vec<F>>,
    /// `[out]`, for `renorm`.
    pub running_std: Option<Vec<F>>,
}

impl<F> LayerParameters<F> {
    /// What the fields are called in JavaScript, in their order.
    pub const NAMES: [&'static str; 7] = [
        "weight",
        "bias",
        "gamma",
        "beta",
        "runningMean",
        "runningVariance",
        "runningStd",
    ];

    /// The fields, in the order of their names.
    pub fn fields(&self) -> [Option<&[F]>; 7] {
        [
            &self.weight,
            &self.bias,
            &self.gamma,
            &self.beta,
            &self.running_mean,
            &self.running_variance,
            &self.running_std,
        ]
        .map(Option::as_deref)
    }

    /// The layer with these fields, in the order of their names.
    pub fn from_fields(fields: [Option<Vec<F>>; 7]) -> Self {
        let [
            weight,
            bias,
            gamma,
            beta,
            running_mean,
            running_variance,
            running_std,
        ] = fields;
        Self {
            weight,
            bias,
            gamma,
            beta,
            running_mean,
            running_variance,
            running_std,
        }
    }
}

/// The numbers of a network, by layer, then by name: the output layer is the last.
fn slots<F: Float>(network: &mut Network<F>) -> Vec<[Option<&mut [F]>; 7]> {
    let mut layers = Vec::with_capacity(network.hidden.len() + 1);
    for hidden in &mut network.hidden {
        let mut layer = dense_slots(&mut hidden.dense);
        if let Some(norm) = &mut hidden.norm {
            let renorm = norm.method() == Method::Renorm;
            layer[2] = Some(&mut norm.gamma);
            layer[3] = Some(&mut norm.beta);
            if let Some(running) = &mut norm.running {
                layer[4] = Some(&mut running.mean);
                layer[if renorm { 6 } else { 5 }] = Some(&mut running.spread);
            }
        }
        layers.push(layer);
    }
    layers.push(dense_slots(&mut network.output));
    layers
}

fn dense_slots<F: Float>(dense: &mut network::Dense<F>) -> [Option<&mut [F]>; 7] {
    let weight = dense.weight.as_slice_mut();
    [weight, Some(&mut dense.bias), None, None, None, None, None]
}

/// Copies everything out.
pub(super) fn read<F: Float>(network: &Network<F>) -> Vec<LayerParameters<F>> {
    let mut copy = network.clone();
    slots(&mut copy)
        .into_iter()
        .map(|layer| {
            LayerParameters::from_fields(layer.map(|slot| slot.map(|values| values.to_vec())))
        })
        .collect()
}

/// Copies what is given in, after all of it was checked.
///
/// Errors: `shape` for a list or an array of another length, `unknown` for what the layer does not
/// have, `non-finite`, and `range` for a running variance below 0 or a running std that is not
/// above 0.
pub(super) fn write<F: Float>(network: &mut Network<F>, list: &[LayerParameters<F>]) -> Result<()> {
    let mut layers = slots(network);
    if list.len() != layers.len() {
        let takes = format!("one object per layer, {} of them", layers.len());
        let got = format!("a list of {}", list.len());
        return Err(Error::field(Code::Shape, "parameters", got, takes));
    }
    for (index, (given, layer)) in list.iter().zip(&layers).enumerate() {
        for ((values, slot), name) in given
            .fields()
            .into_iter()
            .zip(layer)
            .zip(LayerParameters::<F>::NAMES)
        {
            if let Some(values) = values {
                let field = format!("parameters[{index}].{name}");
                check(&field, name, values, slot.as_deref())?;
            }
        }
    }
    for (given, layer) in list.iter().zip(&mut layers) {
        for (values, slot) in given.fields().into_iter().zip(layer) {
            if let (Some(values), Some(slot)) = (values, slot) {
                slot.copy_from_slice(values);
            }
        }
    }
    Ok(())
}

fn check<F: Float>(field: &str, name: &str, values: &[F], slot: Option<&[F]>) -> Result<()> {
    let Some(slot) = slot else {
        let takes = "left out: this layer has none";
        return Err(Error::field(Code::Unknown, field, "given", takes));
    };
    if values.len() != slot.len() {
        let (got, need) = (values.len(), slot.len());
        let message = format!("{field} has length {got}, but must have length {need}");
        return Err(Error::new(Code::Shape, message));
    }
    for (index, &value) in values.iter().enumerate() {
        let refuse = |code, takes| {
            let field = format!("{field}[{index}]");
            Err(Error::field(code, &field, number(value.to_f64()), takes))
        };
        if !value.is_finite() {
            return refuse(Code::NonFinite, "a finite number");
        }
        if name == "runningVariance" && value < F::zero() {
            return refuse(Code::Range, "at least 0");
        }
        if name == "runningStd" && value <= F::zero() {
            return refuse(Code::Range, "above 0");
        }
    }
    Ok(())
}
