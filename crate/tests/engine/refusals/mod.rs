//! Every refusal: its code, and its message word for word.

mod names;
mod numbers;
mod sizes;

use normscope::norm::{Method, Request, Shape, normalize};
use normscope::{Code, Error};

pub(super) fn good() -> Request<f64> {
    let x = (0..12).map(f64::from).collect();
    Request::new(x, Shape::new(&[4, 3]).expect("a shape"), Method::Batch)
}

#[track_caller]
pub(super) fn assert_refused(request: &Request<f64>, code: Code, message: &str) {
    let error = normalize(request).expect_err("a refusal");
    assert_eq!((error.code(), error.message()), (code, message));
    assert!(normalize(&good()).is_ok(), "the next call works");
}

#[track_caller]
pub(super) fn assert_error<T: std::fmt::Debug>(
    result: Result<T, Error>,
    code: Code,
    message: &str,
) {
    let error = result.expect_err("a refusal");
    assert_eq!((error.code(), error.to_string().as_str()), (code, message));
}
