//! What goes into a layer before and after the earlier layers moved, as JavaScript asks for it.

use super::experiment::JsExperiment;
use super::fields::{Fields, Read};
use super::trainer::{Thrown, set};
use super::{refused, thrown};
use crate::error::{Code, Error, Result, number, quoted};
use crate::measure::{Bins, mean_and_std};
use crate::training::Trainer;
use js_sys::{Float64Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("moved_input.d.ts");

/// As many bins as one call takes, and how many there are where nothing is said.
const MOST: usize = 65_536;
const BINS: usize = 30;

#[wasm_bindgen(js_class = Experiment)]
impl JsExperiment {
    /// What goes into a layer before and after a step of the layers before it, without taking one.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(js_name = movedInput, unchecked_return_type = "MovedInput")]
    pub fn moved_input(
        &self,
        #[wasm_bindgen(unchecked_param_type = "MovedInputRequest")] request: JsValue,
    ) -> Thrown<JsValue> {
        let request = read(request).map_err(|refusal| refused(refusal, "movedInput"))?;
        let trainer = self.0.trainer();
        let counted = counted(trainer, &request);
        let counted = counted.map_err(|error| thrown(&error.within("movedInput")))?;
        counted.written(trainer.steps())
    }
}

struct Request {
    layer: usize,
    rate: f32,
    of: Of,
    bins: usize,
}

/// Whose values are counted.
enum Of {
    Unit(usize),
    Typical,
    All,
}

fn read(request: JsValue) -> Read<Request> {
    let fields = Fields::of_argument(request, "request")?;
    fields.allow_only(&["layer", "rate", "unit", "bins"])?;
    let layer = fields.whole("layer")?;
    let rate = fields.number("rate")?;
    let rate = rate.ok_or_else(|| fields.missing("rate", "a number"))?;
    if !(rate > 0.0 && (rate as f32).is_finite()) {
        let (code, got) = (Code::Range, number(rate));
        return Err(Error::field(code, "rate", got, "a number above 0").into());
    }
    let bins = fields.whole_within("bins", [1, MOST])?;
    Ok(Request {
        layer: layer.ok_or_else(|| fields.missing("layer", "a number"))?,
        rate: rate as f32,
        of: read_of(&fields)?,
        bins: bins.unwrap_or(BINS),
    })
}

fn read_of(fields: &Fields) -> Read<Of> {
    match fields.get("unit")?.and_then(|value| value.as_string()) {
        Some(name) if name == "typical" => Ok(Of::Typical),
        Some(name) if name == "all" => Ok(Of::All),
        Some(name) => {
            let takes = "\"typical\", \"all\" or a whole number of at least 0";
            Err(Error::field(Code::Unknown, "unit", quoted(&name), takes).into())
        }
        None => Ok(fields.whole("unit")?.map_or(Of::Typical, Of::Unit)),
    }
}

/// Both histograms over one axis, and the moments.
struct Counted {
    unit: Option<usize>,
    ends: [f32; 2],
    counts: [Vec<u32>; 2],
    moments: [[f32; 2]; 2],
}

fn counted(trainer: &Trainer<f32>, request: &Request) -> Result<Counted> {
    let network = trainer.network();
    let layers = network.hidden.len() + 1;
    if request.layer >= layers {
        let takes = format!("a layer from 0 to {}", layers - 1);
        return Err(Error::field(Code::Range, "layer", request.layer, takes));
    }
    let units = network.dense(request.layer).bias.len();
    if let Of::Unit(unit) = request.of
        && unit >= units
    {
        let takes = format!("a unit from 0 to {}", units - 1);
        return Err(Error::field(Code::Range, "unit", unit, takes));
    }
    let (x, labels) = trainer.next_batch()?;
    let moved = trainer
        .probe(&x, &labels)?
        .moved_input(request.layer, request.rate);
    let unit = match request.of {
        Of::Unit(unit) => Some(unit),
        Of::Typical => Some(moved.typical(units)),
        Of::All => None,
    };
    let of_unit = |values: Vec<f32>| match unit {
        Some(unit) => values.into_iter().skip(unit).step_by(units).collect(),
        None => values,
    };
    let values = [moved.before, moved.after].map(of_unit);
    let finite = || values.iter().flatten().copied().filter(|x| x.is_finite());
    let low = finite().fold(f32::INFINITY, f32::min);
    let high = finite().fold(f32::NEG_INFINITY, f32::max);
    // What is constant, and stays so, has an axis too.
    let ends = if low == high {
        [low - 0.5, high + 0.5]
    } else {
        [low, high]
    };
    let bins = Bins::new(ends[0], ends[1], request.bins)?;
    let counts = values.each_ref().map(|values| {
        let mut counts = vec![0; bins.count()];
        bins.fill(values, &mut counts);
        counts
    });
    Ok(Counted {
        unit,
        ends,
        counts,
        moments: values.each_ref().map(|values| mean_and_std(values)),
    })
}

impl Counted {
    fn written(&self, step: u64) -> Thrown<JsValue> {
        let result = Object::new();
        let [low, high] = self.ends.map(f64::from);
        let [before, after] = &self.counts;
        let moment = |place: usize| self.moments.map(|moments| f64::from(moments[place]));
        for (name, value) in [("step", step as f64), ("low", low), ("high", high)] {
            set(&result, name, &value.into())?;
        }
        let unit = self
            .unit
            .map_or(JsValue::NULL, |unit| JsValue::from(unit as f64));
        set(&result, "unit", &unit)?;
        for (name, counts) in [("before", before), ("after", after)] {
            set(&result, name, &Uint32Array::from(counts.as_slice()))?;
        }
        for (name, values) in [("mean", moment(0)), ("std", moment(1))] {
            set(&result, name, &Float64Array::from(values.as_slice()))?;
        }
        Ok(result.into())
    }
}
