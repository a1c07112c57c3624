//! The one error of the engine: a code for programs, a message for people.

use std::fmt;

/// What every fallible function of the engine returns.
pub type Result<T> = std::result::Result<T, Error>;

/// The kind of a refusal, for a program to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Sizes that are no sizes, or do not fit each other.
    Shape,
    /// A NaN or an infinity where a number is needed.
    NonFinite,
    /// A number outside of what it may be, or a result too large for the float.
    Range,
    /// A name that does not exist.
    Unknown,
    /// Something that is needed first, such as running statistics for inference.
    State,
    /// A file that cannot be read.
    Data,
    /// A field that is missing, or is of the wrong type.
    Type,
}

impl Code {
    /// The code as JavaScript sees it, for example `"non-finite"`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::NonFinite => "non-finite",
            Self::Range => "range",
            Self::Unknown => "unknown",
            Self::State => "state",
            Self::Data => "data",
            Self::Type => "type",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A refused call: the message names the field, what it got and what it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: Code,
    message: String,
}

impl Error {
    /// An error of this kind with this message.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// The refusal of a field: "`field` is `got`, but must be `takes`".
    pub(crate) fn field(
        code: Code,
        field: &str,
        got: impl fmt::Display,
        takes: impl fmt::Display,
    ) -> Self {
        Self::new(code, format!("{field} is {got}, but must be {takes}"))
    }

    /// The same refusal, told with the name of the call that was refused.
    pub fn within(self, call: &str) -> Self {
        Self {
            code: self.code,
            message: format!("{call}: {}", self.message),
        }
    }

    /// The kind of the refusal.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// What is wrong and what would be right, in one sentence.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// A number as a message shows it: as short as it can be, and as JavaScript would write it.
pub(crate) fn number(value: f64) -> String {
    let size = value.abs();
    if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
    } else if size != 0.0 && !(1e-6..1e21).contains(&size) {
        format!("{value:e}")
    } else {
        format!("{value}")
    }
}

/// A text as a message shows it: quoted, and cut where it is long.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}

/// The item of this name.
///
/// Errors: `unknown`, naming the field and listing the names that exist.
pub(crate) fn lookup<T: Copy>(
    field: &str,
    name: &str,
    all: &[T],
    name_of: fn(T) -> &'static str,
) -> Result<T> {
    all.iter()
        .copied()
        .find(|&item| name_of(item) == name)
        .ok_or_else(|| {
            let names: Vec<String> = all
                .iter()
                .map(|&item| format!("{:?}", name_of(item)))
                .collect();
            let takes = format!("one of {}", names.join(", "));
            Error::field(Code::Unknown, field, quoted(name), takes)
        })
}
