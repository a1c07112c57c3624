//! Specs to draw: a column before and after batch norm, a row before and after layer norm.

use normscope::chart::{HistogramSpec, read};
use serde_json::{Value, json};

pub(crate) const BEFORE: (u8, u8, u8) = (0x33, 0x33, 0x33);
pub(crate) const AFTER: (u8, u8, u8) = (0x00, 0x72, 0xb2);
pub(crate) const INK: (u8, u8, u8) = (0x22, 0x22, 0x22);
pub(crate) const MUTED: (u8, u8, u8) = (0x5c, 0x5c, 0x5c);
pub(crate) const GRID: (u8, u8, u8) = (0xe4, 0xe4, 0xe4);

/// Mean and std, with eps = 0.
pub(crate) fn moments(values: &[f64]) -> (f64, f64) {
    let m = values.len() as f64;
    let mean = values.iter().map(|x| x / m).sum::<f64>();
    (
        mean,
        values
            .iter()
            .map(|x| (x - mean).powi(2) / m)
            .sum::<f64>()
            .sqrt(),
    )
}

/// gamma x_hat + beta.
pub(crate) fn normalized(values: &[f64], gamma: f64, beta: f64) -> Vec<f64> {
    let (mean, std) = moments(values);
    values
        .iter()
        .map(|x| {
            if std == 0.0 {
                beta
            } else {
                gamma * (x - mean) / std + beta
            }
        })
        .collect()
}

/// Before and after, the value `focus` lit, 330 x 170 CSS pixels at ratio 2.
pub(crate) fn json_of(before: &[f64], after: &[f64], focus: usize) -> Value {
    let series = |values: &[f64], label: &str, color: &str, style: &str, marker: &str| {
        let (mean, std) = moments(values);
        json!({
            "values": values, "label": label, "color": color, "style": style, "marker": marker,
            "mean": mean, "std": std, "focus": values[focus],
        })
    };
    json!({
        "width": 660, "height": 340, "ratio": 2, "fontFamily": "Noto Sans, sans-serif", "fontSize": 13,
        "colors": { "ink": "#222222", "muted": "#5c5c5c", "grid": "#e4e4e4" },
        "yLabel": "{n} samples", "yLabelOne": "{n} sample",
        "series": [
            series(before, "before", "#333333", "outlined", "square"),
            series(after, "after batch norm", "rgb(0, 114, 178)", "filled", "circle"),
        ],
    })
}

pub(crate) fn spec(value: Value) -> HistogramSpec {
    read(value).unwrap()
}

/// Before and after batch norm with this gamma.
pub(crate) fn batch_norm(before: &[f64], gamma: f64) -> HistogramSpec {
    spec(json_of(before, &normalized(before, gamma, 0.0), 0))
}

/// The columns of the batch that can be checked by hand, and harder ones.
pub(crate) fn columns() -> Vec<Vec<f64>> {
    let clumps: Vec<f64> = (0..24)
        .map(|i| f64::from(i * 7 % 24) / 12.0 + if i % 5 < 2 { 14.0 } else { 7.0 })
        .collect();
    vec![
        vec![2.0, 2.0, 6.0, 6.0],
        vec![10.0, 30.0, 30.0, 10.0],
        vec![1.0, 1.0, 1.0, 5.0],
        vec![-1.0, -1.0, 1.0, 1.0],
        vec![6.0, 30.0, 1.0],
        vec![5.0; 4],
        vec![-3.0],
        vec![0.0, 0.5, 1.0, 0.5, 40.0],
        clumps.iter().map(|x| -x).collect(),
        clumps.iter().map(|x| 1000.0 + x / 10.0).collect(),
        clumps.iter().map(|x| x * 1e-6).collect(),
        clumps.iter().map(|x| x * 1e6).collect(),
        clumps,
        (0..64).map(|i| f64::from(i * i % 61) * 0.37).collect(),
    ]
}
