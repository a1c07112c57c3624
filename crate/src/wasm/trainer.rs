//! The trainer's export.

use super::fields::{Fields, NUMBERS, Numbers, Read, described};
use super::strict::Strict;
use super::{refused, thrown};
use crate::error::{Code, Error, number, quoted};
use crate::network::Score;
use crate::norm::Mode;
use crate::training::data::{Kind, make};
use crate::training::{Dataset, LayerParameters, Recorder, Settings, Split, Trainer};
use js_sys::{Array, Float32Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("trainer.d.ts");

pub(super) type Thrown<T> = Result<T, JsValue>;

/// A network of dense layers and its plain SGD training, in single precision.
#[wasm_bindgen(js_name = Trainer)]
#[derive(Debug)]
pub struct JsTrainer(Trainer<f32>, Recorder<f32>);

impl JsTrainer {
    pub(super) fn trainer(&self) -> &Trainer<f32> {
        &self.0
    }
}

#[wasm_bindgen(js_class = Trainer)]
impl JsTrainer {
    /// A trainer at its start.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "TrainerConfig")] config: JsValue,
    ) -> Thrown<JsTrainer> {
        let read = || -> Read<(Settings, Option<Dataset<f32>>)> {
            let fields = Fields::of_argument(config.clone(), "config")?;
            let settings: Settings = crate::read(Strict(config))?;
            let data = read_data(&fields)?.map(|split| split.train);
            Ok((settings, data))
        };
        let (settings, data) = read().map_err(|refusal| refused(refusal, "Trainer"))?;
        let trainer = Trainer::new(&settings, data).map_err(|error| thrown(&error))?;
        Ok(Self(trainer, Recorder::new()))
    }

    /// So many steps, 1 by default, on seeded mini-batches of the data; tells of the last.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(unchecked_return_type = "StepReport")]
    pub fn step(
        &mut self,
        #[wasm_bindgen(unchecked_optional_param_type = "number")] count: JsValue,
    ) -> Thrown<JsValue> {
        let count = if count.is_undefined() {
            1
        } else {
            read_count(&count).map_err(|error| thrown(&error.within("step")))?
        };
        let report = self.0.step(count).map_err(|error| thrown(&error))?;
        step_report(report.step, report.score)
    }

    /// One step on this very batch.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(js_name = stepOn, unchecked_return_type = "StepReport")]
    pub fn step_on(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "LabelledBatch")] batch: JsValue,
    ) -> Thrown<JsValue> {
        let (x, labels) = Fields::of_argument(batch, "batch")
            .and_then(|fields| read_batch(&fields))
            .map_err(|refusal| refused(refusal, "stepOn"))?;
        let report = self
            .0
            .step_on(&x, &labels)
            .map_err(|error| thrown(&error))?;
        step_report(report.step, report.score)
    }

    /// The score and the probabilities of these samples; changes nothing.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(unchecked_return_type = "Evaluation")]
    pub fn evaluate(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "LabelledBatch & { mode?: Mode | undefined }")]
        batch: JsValue,
    ) -> Thrown<JsValue> {
        let read = || -> Read<_> {
            let fields = Fields::of_argument(batch, "batch")?;
            let mode = match fields.text("mode")? {
                Some(name) => Mode::from_name(&name)?,
                None => Mode::Eval,
            };
            Ok((read_batch(&fields)?, mode))
        };
        let ((x, labels), mode) = read().map_err(|refusal| refused(refusal, "evaluate"))?;
        let evaluated = self
            .0
            .evaluate(&x, &labels, mode)
            .map_err(|error| thrown(&error))?;
        let result = Object::new();
        set_score(&result, evaluated.score)?;
        set(&result, "outputs", &Float32Array::from(evaluated.outputs))?;
        Ok(result.into())
    }

    /// Copies of all parameters and running statistics, the output layer last.
    #[wasm_bindgen(unchecked_return_type = "LayerParameters[]")]
    pub fn parameters(&self) -> Thrown<JsValue> {
        written_parameters(&self.0)
    }

    /// Everything that a figure shows of the last step: of its mini-batch, before the update.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(unchecked_return_type = "TrainerSnapshot")]
    pub fn snapshot(&mut self) -> Thrown<JsValue> {
        let Self(trainer, recorder) = self;
        let snapshot = recorder.record(trainer).map_err(|error| thrown(&error))?;
        Ok(super::snapshot::written(snapshot))
    }

    /// Takes what `parameters()` gives; a key that is left out keeps its value.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(js_name = setParameters)]
    pub fn set_parameters(
        &mut self,
        #[wasm_bindgen(
            unchecked_param_type = "readonly Partial<LayerParameters<ArrayLike<number>>>[]"
        )]
        list: JsValue,
    ) -> Thrown<()> {
        let list = read_parameters(list).map_err(|refusal| refused(refusal, "setParameters"))?;
        self.0.set_parameters(&list).map_err(|error| thrown(&error))
    }

    /// Changes the learning rate from the next step on.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(js_name = setLearningRate)]
    pub fn set_learning_rate(&mut self, value: f64) -> Thrown<()> {
        self.0
            .set_learning_rate(value)
            .map_err(|error| thrown(&error))
    }

    /// Changes the share of the new batch in the running statistics from the next step on.
    ///
    /// @throws an `Error` named `NormscopeError`, with a `code`
    #[wasm_bindgen(js_name = setMomentum)]
    pub fn set_momentum(&mut self, value: f64) -> Thrown<()> {
        self.0.set_momentum(value).map_err(|error| thrown(&error))
    }
}

/// Copies of all parameters and running statistics, as JavaScript gets them.
pub(super) fn written_parameters(trainer: &Trainer<f32>) -> Thrown<JsValue> {
    let list = Array::new();
    for layer in trainer.parameters() {
        let object = Object::new();
        let names = LayerParameters::<f32>::NAMES.into_iter();
        for (name, values) in names.zip(layer.fields()) {
            if let Some(values) = values {
                set(&object, name, &Float32Array::from(values))?;
            }
        }
        list.push(&object);
    }
    Ok(list.into())
}

/// What to train on, and of made data what to validate on.
pub(super) fn read_data(config: &Fields) -> Read<Option<Split<f32>>> {
    let Some(data) = config.object("data")? else {
        return Ok(None);
    };
    match data.text("kind")?.as_deref() {
        Some("custom") => {}
        Some("linear") => {
            let made = super::data::read_linear(&data)?.make();
            return Ok(Some(made.map_err(|error| error.within("data"))?));
        }
        Some(kind) if Kind::from_name(kind).is_ok() => {
            let made = make(&super::data::read(&data)?).map_err(|error| error.within("data"))?;
            return Ok(Some(made));
        }
        Some(kind) => {
            let names = Kind::ALL.map(|kind| quoted(kind.name()));
            let takes = format!("one of \"custom\", \"linear\", {}", names.join(", "));
            return Err(Error::field(Code::Unknown, "data.kind", quoted(kind), takes).into());
        }
        None => return Err(data.missing("kind", "a string")),
    }
    data.allow_only(&["kind", "x", "labels", "features"])?;
    let features = data
        .number("features")?
        .ok_or_else(|| data.missing("features", "a number"))?;
    if features < 1.0 || features.fract() != 0.0 || !features.is_finite() {
        let takes = "a whole number of at least 1";
        return Err(Error::field(Code::Shape, "data.features", number(features), takes).into());
    }
    let (x, labels) = read_batch(&data)?;
    let train = Dataset::custom(x, labels, features as usize);
    let train = train.map_err(|error| error.within("data"))?;
    let validation = Dataset {
        x: Vec::new(),
        labels: Vec::new(),
        targets: None,
        ..train
    };
    Ok(Some(Split { train, validation }))
}

pub(super) fn read_batch(fields: &Fields) -> Read<(Vec<f32>, Vec<u32>)> {
    let needed = |name| {
        fields
            .numbers(name)?
            .ok_or_else(|| fields.missing(name, NUMBERS))
    };
    let (x, labels) = (needed("x")?, needed("labels")?);
    Ok((x.read_singles()?, read_labels(&labels)?))
}

fn read_labels(labels: &Numbers) -> Read<Vec<u32>> {
    let label = |(index, label): (usize, f64)| {
        if label.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&label) {
            return Ok(label as u32);
        }
        let code = if label.is_finite() {
            Code::Range
        } else {
            Code::NonFinite
        };
        let field = format!("{}[{index}]", labels.name());
        let takes = "a class: a whole number of at least 0";
        Err(Error::field(code, &field, number(label), takes).into())
    };
    labels.read()?.into_iter().enumerate().map(label).collect()
}

pub(super) fn read_count(count: &JsValue) -> crate::Result<u64> {
    let takes = "a whole number of at least 1";
    match count.as_f64() {
        Some(value) if value >= 1.0 && value.fract() == 0.0 && value < 9e15 => Ok(value as u64),
        Some(value) => Err(Error::field(Code::Range, "count", number(value), takes)),
        None => {
            let got = described(count);
            Err(Error::field(Code::Type, "count", got, takes))
        }
    }
}

pub(super) fn read_parameters(list: JsValue) -> Read<Vec<LayerParameters<f32>>> {
    let Some(layers) = list.dyn_ref::<Array>() else {
        let got = described(&list);
        let takes = "an array with one object per layer";
        return Err(Error::field(Code::Type, "parameters", got, takes).into());
    };
    let mut read = Vec::with_capacity(layers.length() as usize);
    for (index, layer) in layers.iter().enumerate() {
        let fields = Fields::of_element(layer, &format!("parameters[{index}]"))?;
        fields.allow_only(&LayerParameters::<f32>::NAMES)?;
        let mut values = [const { None }; 7];
        for (values, name) in values.iter_mut().zip(LayerParameters::<f32>::NAMES) {
            let numbers = fields.numbers(name)?;
            *values = numbers.map(|numbers| numbers.read_singles()).transpose()?;
        }
        read.push(LayerParameters::from_fields(values));
    }
    Ok(read)
}

fn step_report(step: u64, score: Score) -> Thrown<JsValue> {
    let result = Object::new();
    set(&result, "step", &(step as f64).into())?;
    set_score(&result, score)?;
    Ok(result.into())
}

pub(super) fn set_score(result: &Object, score: Score) -> Thrown<()> {
    set(result, "loss", &score.loss.into())?;
    set(result, "accuracy", &score.accuracy.into())
}

pub(super) fn set(object: &Object, name: &str, value: &JsValue) -> Thrown<()> {
    Reflect::set(object, &name.into(), value).map(drop)
}
