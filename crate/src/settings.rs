//! Settings that come from outside, read by serde into refusals of the engine's own.

use crate::error::{Code, Error, Result};
use serde::{Deserialize, Deserializer};

/// Reads settings. The errors name the field: `series[1].color: invalid value ...`.
///
/// # Errors
/// [`Code::Unknown`] for a field or a name that does not exist, [`Code::Type`] for one that is
/// missing or no such thing.
pub fn read<'de, S: Deserialize<'de>, D: Deserializer<'de>>(source: D) -> Result<S> {
    serde_path_to_error::deserialize(source).map_err(|error| {
        let (path, reason) = (error.path().to_string(), error.inner().to_string());
        // What comes by way of JavaScript is the text of an `Error` there.
        let reason = reason.strip_prefix("Error: ").unwrap_or(&reason);
        let code = if reason.starts_with("unknown") {
            Code::Unknown
        } else {
            Code::Type
        };
        let message = match (path.as_str(), reason.starts_with("is ")) {
            (".", true) => format!("what was given {reason}"),
            (".", false) => reason.to_owned(),
            (path, true) => format!("{path} {reason}"),
            (path, false) => format!("{path}: {reason}"),
        };
        Error::new(code, message)
    })
}
