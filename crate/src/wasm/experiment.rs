//! The experiment's export.

use super::fields::{Fields, Read, described};
use super::probing::set_probes;
use super::statistics::{averages, read_running, read_watch, set_running, statistics};
use super::strict::Strict;
use super::trainer::{Thrown, read_batch, read_count, read_data, read_parameters, set};
use super::trainer::{set_score, written_parameters};
use super::{refused, thrown};
use crate::error::{Code, Error, number};
use crate::experiment::{Experiment, Quantity, Recording, SCALARS, Shown, Trace, Watched};
use crate::training::{Dataset, LayerParameters, Settings, Split};
use js_sys::{Array, Float32Array, Int32Array, Object, Reflect, Uint16Array, Uint32Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("experiment.d.ts");

/// The names of a layer's scalars, in the order of [`SCALARS`].
const SCALAR_NAMES: [&str; SCALARS] = ["mean", "std", "saturated", "gradient", "update"];

/// A network in training, with what a figure shows of it recorded on the way; in single precision.
#[wasm_bindgen(js_name = Experiment)]
#[derive(Debug)]
pub struct JsExperiment(pub(super) Experiment<f32>);

#[wasm_bindgen(js_class = Experiment)]
impl JsExperiment {
    /// An experiment at its start.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "ExperimentConfig")] config: JsValue,
    ) -> Thrown<JsExperiment> {
        let (settings, data, recording) =
            read_config(config).map_err(|refusal| refused(refusal, "Experiment"))?;
        let experiment = Experiment::new(&settings, data, recording);
        let named = |error: Error| thrown(&error.within("Experiment"));
        Ok(Self(experiment.map_err(named)?))
    }

    /// Up to so many steps; ends early at the step whose loss is not finite.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(unchecked_return_type = "ExperimentReport")]
    pub fn run(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "number")] count: JsValue,
    ) -> Thrown<JsValue> {
        let count = read_count(&count).map_err(|error| thrown(&error.within("run")))?;
        self.0.run(count).map_err(|error| thrown(&error))?;
        self.report()
    }

    /// How many steps were taken.
    #[wasm_bindgen(getter)]
    pub fn step(&self) -> f64 {
        self.0.trainer().steps() as f64
    }

    /// As `run` to a step, but at most so many pieces of work; whether it has arrived.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    pub fn advance(&mut self, to: f64, pieces: f64) -> Thrown<bool> {
        // What is no whole number becomes one, and NaN becomes 0.
        let arrived = self.0.advance(to as u64, pieces as u64);
        arrived.map_err(|error| thrown(&error))
    }

    /// Begins a record of now that is not kept: `advance` to this step completes it, and
    /// the next step takes it off.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(js_name = recordNow)]
    pub fn record_now(&mut self) -> Thrown<()> {
        self.0.record_now().map_err(|error| thrown(&error))
    }

    /// What was recorded, of the units that `look` asks for.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(unchecked_return_type = "ExperimentSnapshot")]
    pub fn snapshot(
        &mut self,
        #[wasm_bindgen(unchecked_optional_param_type = "ExperimentLook")] look: JsValue,
    ) -> Thrown<JsValue> {
        let look = read_look(look, self.0.records().layers.len());
        let look = look.map_err(|refusal| refused(refusal, "snapshot"))?;
        let watched = self.watched(look.watch);
        let watched = watched.map_err(|error| thrown(&error.within("snapshot")))?;
        let result = Object::new();
        self.set_last(&result)?;
        let diverged = match self.0.diverged() {
            None => JsValue::NULL,
            Some(report) => {
                let diverged = Object::new();
                set(&diverged, "step", &(report.step as f64).into())?;
                set(&diverged, "loss", &report.score.loss.into())?;
                diverged.into()
            }
        };
        set(&result, "diverged", &diverged)?;
        set(&result, "recording", &self.0.is_recording().into())?;
        let parameters = self.0.trainer().network().parameters();
        set(&result, "parameters", &(parameters as f64).into())?;
        self.set_records(&result)?;
        let layers = Array::new();
        for layer in 0..self.0.records().layers.len() {
            let shown = look.units.get(layer).copied().unwrap_or_default();
            layers.push(&self.layer(layer, look.show, shown)?);
        }
        set(&result, "layers", &layers)?;
        if let Some(compared) = self.0.statistics() {
            let (layer, unit) = watched.unwrap_or_default();
            set(&result, "statistics", &statistics(compared, layer, unit)?)?;
        }
        if let Some(probes) = self.0.probes() {
            set_probes(&result, probes)?;
        }
        Ok(result.into())
    }

    /// The probabilities of these samples in inference mode, `[samples, outputs]`.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(unchecked_return_type = "Float32Array")]
    pub fn predict(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] x: JsValue,
    ) -> Thrown<JsValue> {
        let batch = Object::new();
        set(&batch, "x", &x)?;
        let x = Fields::of_argument(batch.into(), "x")
            .and_then(|fields| match fields.numbers("x")? {
                Some(numbers) => numbers.read_singles(),
                None => Err(fields.missing("x", "an array of numbers")),
            })
            .map_err(|refusal| refused(refusal, "predict"))?;
        let outputs = self.0.predict(&x).map_err(|error| thrown(&error))?;
        Ok(Float32Array::from(outputs).into())
    }

    /// Back to the newest record with finite numbers that is not now; its step.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    pub fn back(&mut self) -> Thrown<f64> {
        let step = self.0.back().map_err(|error| thrown(&error))?;
        Ok(step as f64)
    }

    /// What [`restore`](Self::restore) takes.
    #[wasm_bindgen(unchecked_return_type = "SavedExperiment")]
    pub fn save(&self) -> Thrown<JsValue> {
        let result = Object::new();
        let trainer = self.0.trainer();
        set(&result, "step", &(trainer.steps() as f64).into())?;
        set(&result, "parameters", &written_parameters(trainer)?)?;
        if let Some(statistics) = self.0.statistics() {
            set_running(&result, statistics.averages())?;
        }
        Ok(result.into())
    }

    /// The running statistics of every momentum, and recalibrated ones, as they are now.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(unchecked_return_type = "ExperimentAverages")]
    pub fn averages(&mut self) -> Thrown<JsValue> {
        averages(&mut self.0)
    }

    /// Goes on from where an experiment of the same configuration was saved; the records begin
    /// anew.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    pub fn restore(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "SavedExperiment")] saved: JsValue,
    ) -> Thrown<()> {
        let (step, parameters, running) =
            read_saved(saved).map_err(|refusal| refused(refusal, "restore"))?;
        self.0
            .restore(step, &parameters, running.as_deref())
            .map_err(|error| thrown(&error.within("restore")))
    }

    /// Changes the learning rate from the next step on.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(js_name = setLearningRate)]
    pub fn set_learning_rate(&mut self, value: f64) -> Thrown<()> {
        let set = self.0.trainer_mut().set_learning_rate(value);
        set.map_err(|error| thrown(&error))
    }

    /// Changes the share of the new batch in the running statistics from the next step on.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(js_name = setMomentum)]
    pub fn set_momentum(&mut self, value: f64) -> Thrown<()> {
        let set = self.0.trainer_mut().set_momentum(value);
        set.map_err(|error| thrown(&error))
    }
}

impl JsExperiment {
    /// Which unit's statistics are shown; by default of the last hidden layer.
    fn watched(&self, watch: Option<Watch>) -> crate::Result<Option<(usize, usize)>> {
        let Some(statistics) = self.0.statistics() else {
            return match watch {
                None => Ok(None),
                Some(_) => {
                    let message = "watch asks for statistics, which were not recorded: the \
                                   experiment needs statistics";
                    Err(Error::new(Code::State, message))
                }
            };
        };
        let (layer, unit) = watch.unwrap_or_default();
        let layer = layer.unwrap_or(self.0.records().layers.len() - 1);
        Ok(Some((layer, statistics.watched(layer, unit)?)))
    }

    fn report(&self) -> Thrown<JsValue> {
        let result = Object::new();
        self.set_last(&result)?;
        let diverged = self.0.diverged().is_some();
        set(&result, "diverged", &diverged.into())?;
        Ok(result.into())
    }

    /// The step, and the score of its mini-batch; NaN where none was taken since.
    fn set_last(&self, result: &Object) -> Thrown<()> {
        set(result, "step", &(self.0.trainer().steps() as f64).into())?;
        let last = self.0.diverged().or(self.0.last());
        match last {
            Some(report) => set_score(result, report.score),
            None => {
                set(result, "loss", &f64::NAN.into())?;
                set(result, "accuracy", &f64::NAN.into())
            }
        }
    }

    fn set_records(&self, result: &Object) -> Thrown<()> {
        let records = self.0.records();
        set(result, "recorded", &steps(records.steps()))?;
        let validation = Object::new();
        for (name, place) in [("loss", 0), ("accuracy", 1)] {
            let values = records.validation().iter().skip(place).step_by(2);
            let values: Vec<f32> = values.map(|&value| value as f32).collect();
            set(&validation, name, &Float32Array::from(values.as_slice()))?;
        }
        set(result, "validation", &validation)?;
        if let Some(values) = records.gap() {
            let gap = Object::new();
            for (place, name) in ["logits", "others", "rMax", "dMax"].into_iter().enumerate() {
                let values = values.iter().skip(place).step_by(4);
                let values: Vec<f32> = values.map(|&value| value as f32).collect();
                set(&gap, name, &Float32Array::from(values.as_slice()))?;
            }
            set(result, "gap", &gap)?;
        }
        let (of_curve, losses) = records.curve();
        let losses: Vec<f32> = losses.iter().map(|&loss| loss as f32).collect();
        let curve = Object::new();
        set(&curve, "step", &steps(of_curve))?;
        set(&curve, "loss", &Float32Array::from(losses.as_slice()))?;
        set(result, "curve", &curve)?;
        let reached = records.reached();
        let accuracies: Vec<f32> = reached.iter().map(|one| one.accuracy as f32).collect();
        let first: Vec<i32> = reached
            .iter()
            .map(|one| one.step.map_or(-1, |step| step as i32))
            .collect();
        let object = Object::new();
        let accuracies = Float32Array::from(accuracies.as_slice());
        set(&object, "accuracy", &accuracies)?;
        set(&object, "step", &Int32Array::from(first.as_slice()))?;
        set(result, "reached", &object)
    }

    fn layer(&mut self, layer: usize, show: Quantity, shown: Shown) -> Thrown<JsValue> {
        let object = Object::new();
        let features = self.0.trainer().network().hidden[layer].dense.bias.len();
        let records = self.0.records_mut();
        let looked = records.look(layer, show, shown);
        let (trace, unit) = looked.map_err(|error| thrown(&error.within("snapshot")))?;
        let typical = trace.typical_unit();
        set_trace(&object, trace, unit)?;
        set(&object, "drift", &trace.drift(unit).into())?;
        let drifts: Vec<f32> = (0..features).map(|unit| trace.drift(Some(unit))).collect();
        set(&object, "drifts", &Float32Array::from(drifts.as_slice()))?;
        let shown = unit.map_or(-1.0, |unit| unit as f64);
        set(&object, "unit", &shown.into())?;
        set(&object, "typical", &(typical as f64).into())?;
        let records = &mut records.layers[layer];
        if let (Some(scalars), Some(trace)) = (records.output_scalars(), &mut records.output) {
            let output = Object::new();
            set_trace(&output, trace, unit)?;
            for (name, values) in ["mean", "std"].into_iter().zip(scalars) {
                set(&output, name, &Float32Array::from(values.as_slice()))?;
            }
            set(&object, "output", &output)?;
        }
        if let Some(affine) = records.affine() {
            for (name, values) in ["gamma", "beta"].into_iter().zip(affine) {
                set(&object, name, &Float32Array::from(values.as_slice()))?;
            }
        }
        if let Some(corrections) = records.corrections() {
            let object_of = Object::new();
            for (name, values) in ["r", "d", "rClipped", "dClipped"]
                .into_iter()
                .zip(corrections)
            {
                set(&object_of, name, &Float32Array::from(values.as_slice()))?;
            }
            set(&object, "corrections", &object_of)?;
        }
        for (place, name) in SCALAR_NAMES.into_iter().enumerate() {
            let values = records.scalars().iter().skip(place).step_by(SCALARS);
            let values: Vec<f32> = values.copied().collect();
            set(&object, name, &Float32Array::from(values.as_slice()))?;
        }
        let trainer = self.0.trainer();
        let hidden = &trainer.network().hidden[layer];
        set(&object, "features", &(features as f64).into())?;
        let cache = &trainer.workspace().hidden[layer].cache;
        let norm = hidden.norm.as_ref();
        let renorm = norm.filter(|norm| norm.method() == crate::norm::Method::Renorm);
        for (name, values) in [
            ("r", renorm.map(|_| &cache.r)),
            ("d", renorm.map(|_| &cache.d)),
        ] {
            let values = values.map_or(&[][..], Vec::as_slice);
            set(&object, name, &Float32Array::from(values))?;
        }
        Ok(object.into())
    }
}

/// The histograms and the percentiles of a unit, or of all of them.
fn set_trace(object: &Object, trace: &mut Trace<f32>, unit: Option<usize>) -> Thrown<()> {
    let counts: Vec<u16> = trace
        .counts(unit)
        .into_iter()
        .map(|count| count.min(u32::from(u16::MAX)) as u16)
        .collect();
    set(object, "counts", &Uint16Array::from(counts.as_slice()))?;
    let percentiles = trace.percentiles(unit);
    let percentiles = Float32Array::from(percentiles.as_slice());
    set(object, "percentiles", &percentiles)
}

pub(super) fn steps(steps: &[u64]) -> JsValue {
    let steps: Vec<u32> = steps.iter().map(|&step| step as u32).collect();
    Uint32Array::from(steps.as_slice()).into()
}

fn read_config(config: JsValue) -> Read<(Settings, Split<f32>, Recording)> {
    let fields = Fields::of_argument(config.clone(), "config")?;
    let missing = |name| fields.missing(name, "an object");
    let trainer = fields
        .object("trainer")?
        .ok_or_else(|| missing("trainer"))?;
    let settings: Settings = crate::read(Strict(Reflect::get(&config, &"trainer".into())?))?;
    let mut data = read_data(&trainer)?.ok_or_else(|| trainer.missing("data", "an object"))?;
    if let Some(probe) = fields.object("probe")? {
        if data.train.targets.is_some() {
            let takes = "left out where the data have targets";
            return Err(Error::field(Code::Unknown, "probe", "given", takes).into());
        }
        let (x, labels) = read_batch(&probe)?;
        let Dataset {
            features, classes, ..
        } = data.train;
        let probe = Dataset::new(x, labels, features, classes.max(2));
        data.validation = probe.map_err(|error| error.within("probe"))?;
    }
    let own = Object::new();
    for key in Reflect::own_keys(&config)? {
        if key != "trainer" && key != "probe" {
            Reflect::set(&own, &key, &Reflect::get(&config, &key)?)?;
        }
    }
    let recording: Recording = crate::read(Strict(own.into()))?;
    Ok((settings, data, recording))
}

/// What a snapshot is asked for.
#[derive(Default)]
struct Look {
    units: Vec<Shown>,
    show: Quantity,
    watch: Option<Watch>,
}

/// A layer, and which unit of it.
pub(super) type Watch = (Option<usize>, Watched);

fn read_look(look: JsValue, layers: usize) -> Read<Look> {
    if look.is_undefined() {
        return Ok(Look::default());
    }
    let fields = Fields::of_argument(look.clone(), "look")?;
    fields.allow_only(&["units", "show", "watch"])?;
    let show = fields.text("show")?;
    let show = show.map(|name| Quantity::from_name(&name)).transpose()?;
    Ok(Look {
        units: read_units(&Reflect::get(&look, &"units".into())?, layers)?,
        show: show.unwrap_or_default(),
        watch: fields.object("watch")?.map(read_watch).transpose()?,
    })
}

fn read_units(units: &JsValue, layers: usize) -> Read<Vec<Shown>> {
    if units.is_undefined() {
        return Ok(Vec::new());
    }
    let Some(list) = units.dyn_ref::<Array>() else {
        let takes = "an array with \"typical\", \"all\" or a unit for each hidden layer";
        let got = described(units);
        return Err(Error::field(Code::Type, "units", got, takes).into());
    };
    if list.length() as usize > layers {
        let got = format!("of {} entries", list.length());
        let takes = format!("of at most {layers}, one a hidden layer");
        return Err(Error::field(Code::Range, "units", got, takes).into());
    }
    let mut shown = Vec::with_capacity(list.length() as usize);
    for (layer, unit) in list.iter().enumerate() {
        shown.push(match (unit.as_string().as_deref(), unit.as_f64()) {
            (Some("typical"), _) => Shown::Typical,
            (Some("all"), _) => Shown::All,
            (_, Some(unit)) if unit >= 0.0 && unit.fract() == 0.0 => Shown::Unit(unit as usize),
            (_, number_of) => {
                let got = number_of.map_or_else(|| described(&unit), number);
                let takes = "\"typical\", \"all\" or a whole number of at least 0";
                let field = format!("units[{layer}]");
                return Err(Error::field(Code::Range, &field, got, takes).into());
            }
        });
    }
    Ok(shown)
}

type Saved = (u64, Vec<LayerParameters<f32>>, Option<Vec<[Vec<f32>; 2]>>);

fn read_saved(saved: JsValue) -> Read<Saved> {
    let fields = Fields::of_argument(saved.clone(), "saved")?;
    let step = fields.number("step")?;
    let step = step.ok_or_else(|| fields.missing("step", "a number"))?;
    if step < 0.0 || step.fract() != 0.0 || step > f64::from(u32::MAX) {
        let takes = "a whole number from 0 to 4294967295";
        return Err(Error::field(Code::Range, "step", number(step), takes).into());
    }
    let parameters = read_parameters(Reflect::get(&saved, &"parameters".into())?)?;
    let running = read_running(&Reflect::get(&saved, &"running".into())?)?;
    Ok((step as u64, parameters, running))
}
