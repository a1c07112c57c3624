//! Fingerprints of numbers that have to be the same on every computer, and in WebAssembly.

use normscope::Float;
use normscope::training::{LayerParameters, Settings, Trainer};

/// That of `e^x` and `tanh x`, over all kinds of floats.
pub(crate) const FUNCTIONS: u64 = 12_974_823_602_345_655_037;

/// That of networks after some steps.
pub(crate) const TRAINING: u64 = 8_666_797_072_532_642_708;

/// FNV-1a, over the bits of the numbers; a NaN counts as a NaN, whatever else it says.
fn fingerprint(values: impl IntoIterator<Item = f32>) -> u64 {
    let bits = |value: f32| if value.is_nan() { f32::NAN } else { value }.to_bits();
    values
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, value| {
            (hash ^ u64::from(bits(value))).wrapping_mul(0x0100_0000_01b3)
        })
}

/// Compare with [`FUNCTIONS`].
pub(crate) fn functions() -> u64 {
    let every = (0..=u32::MAX).step_by(4099).map(f32::from_bits);
    fingerprint(every.flat_map(|x| [x.portable_exp(), x.portable_tanh()]))
}

/// Compare with [`TRAINING`]: weights are set, so that no logarithm of the system has a say.
pub(crate) fn training() -> u64 {
    let sizes = [5, 9, 6, 3];
    let mut fingerprints = Vec::new();
    for (norm, activation) in [("batch", "sigmoid"), ("layer", "tanh"), ("renorm", "relu")] {
        let settings = Settings {
            layers: Some(sizes.map(|size| size as f64).to_vec()),
            norm: norm.to_owned(),
            activation: activation.to_owned(),
            ..Settings::default()
        };
        let mut trainer = Trainer::<f32>::new(&settings, None).expect("a trainer");
        let numbers = |count: usize| -> Vec<f32> {
            let number = |index: usize| ((index * 37 + 11) % 101) as f32 / 50.5 - 1.0;
            (0..count).map(number).collect()
        };
        let start: Vec<LayerParameters<f32>> = sizes
            .windows(2)
            .map(|pair| {
                let mut fields = [const { None }; 7];
                fields[0] = Some(numbers(pair[0] * pair[1]));
                LayerParameters::from_fields(fields)
            })
            .collect();
        trainer.set_parameters(&start).expect("parameters");
        let x = numbers(5 * 17);
        let labels: Vec<u32> = (0..17).map(|sample| sample % 3).collect();
        for _ in 0..200 {
            trainer.step_on(&x, &labels).expect("a step");
        }
        fingerprints.extend(trainer.parameters());
    }
    let numbers = fingerprints.iter().flat_map(LayerParameters::fields);
    fingerprint(numbers.flatten().flatten().copied())
}
