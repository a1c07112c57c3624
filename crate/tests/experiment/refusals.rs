use super::{data, recording, settings};
use normscope::Error;
use normscope::error::Code;
use normscope::experiment::{Experiment, Recording};
use normscope::training::{Dataset, Split};

#[track_caller]
fn assert_refused<T>(result: Result<T, Error>, code: Code, message: &str) {
    match result {
        Ok(_) => panic!("not refused: {message}"),
        Err(error) => assert_eq!((error.code(), error.message()), (code, message)),
    }
}

fn with(recording: Recording) -> Result<Experiment<f64>, Error> {
    Experiment::new(&settings("batch"), data(), recording)
}

#[test]
fn recordings_that_cannot_be() {
    let every = Recording {
        every: 0,
        ..recording()
    };
    assert_refused(
        with(every),
        Code::Range,
        "every is 0, but must be a whole number from 1 to 1000000",
    );
    let columns = Recording {
        columns: 1,
        ..recording()
    };
    assert_refused(
        with(columns),
        Code::Range,
        "columns is 1, but must be a whole number from 2 to 4096",
    );
    let bins = Recording {
        bins: 0,
        ..recording()
    };
    assert_refused(
        with(bins),
        Code::Range,
        "bins is 0, but must be a whole number from 1 to 512",
    );
    let measured = Recording {
        measured: 0,
        ..recording()
    };
    assert_refused(
        with(measured),
        Code::Range,
        "measured is 0, but must be a whole number from 1 to 65535",
    );
    for (range, code, got) in [
        (0.0, Code::Range, "0"),
        (-1.0, Code::Range, "-1"),
        (f64::NAN, Code::NonFinite, "NaN"),
    ] {
        let recording = Recording {
            range,
            ..recording()
        };
        let message = format!("range is {got}, but must be above 0, at most 1e6");
        assert_refused(with(recording), code, &message);
    }
}

#[test]
fn records_that_would_fill_the_memory() {
    let mut settings = settings("batch");
    settings.layers = Some(vec![2.0, 900.0, 900.0, 3.0]);
    let recording = Recording {
        columns: 4096,
        bins: 512,
        ..recording()
    };
    let refused = Experiment::<f64>::new(&settings, data(), recording.clone());
    assert_refused(
        refused,
        Code::Range,
        "columns is 4096, but must be at most 72 for this network",
    );
    let recording = Recording {
        affine: true,
        outputs: true,
        ..recording
    };
    let refused = Experiment::<f64>::new(&settings, data(), recording);
    assert_refused(
        refused,
        Code::Range,
        "columns is 4096, but must be at most 48 for this network",
    );
}

#[test]
fn a_probe_that_does_not_fit() {
    let Split { train, .. } = data();
    let empty = Dataset {
        x: vec![],
        labels: vec![],
        ..train
    };
    let split = Split {
        train: data().train,
        validation: empty,
    };
    let refused = Experiment::new(&settings("batch"), split, recording());
    assert_refused(
        refused,
        Code::Shape,
        "probe is empty, but must be at least one sample that the network does not train on",
    );
}

#[test]
fn samples_that_cannot_be_predicted() {
    let mut experiment = with(recording()).expect("an experiment");
    assert_refused(
        experiment.predict(&[]).map(<[f64]>::to_vec),
        Code::Shape,
        "predict: x is of 0 values, but must be whole samples of 2 values, at least one",
    );
    assert_refused(
        experiment.predict(&[1.0, 2.0, 3.0]).map(<[f64]>::to_vec),
        Code::Shape,
        "predict: x is of 3 values, but must be whole samples of 2 values, at least one",
    );
    assert!(
        experiment
            .predict(&[1.0, f64::NAN])
            .is_err_and(|error| error.code() == Code::NonFinite)
    );
    assert!(
        experiment.predict(&[1.0, 2.0]).is_ok(),
        "the next call works"
    );
}

#[test]
fn parameters_that_do_not_fit_change_nothing() {
    let mut experiment = with(recording()).expect("an experiment");
    experiment.run(4).expect("steps");
    let mut parameters = experiment.trainer().parameters();
    parameters[1].weight = Some(vec![0.0; 3]);
    assert!(
        experiment
            .restore(9, &parameters, None)
            .is_err_and(|error| error.code() == Code::Shape)
    );
    assert_eq!(experiment.trainer().steps(), 4);
    assert_eq!(experiment.records().steps(), [0, 3]);
}

#[test]
fn corrections_of_what_has_none_or_several() {
    let asked = || Recording {
        corrections: true,
        ..recording()
    };
    assert_refused(
        Experiment::<f64>::new(&settings("batch"), data(), asked()),
        Code::Unknown,
        "corrections is true, but must be left out: only norm \"renorm\" of a hidden layer has r and d",
    );
    let mut parted = settings("renorm");
    parted.batch_size = 12.0;
    parted.microbatch = Some(4.0);
    assert_refused(
        Experiment::<f64>::new(&parted, data(), asked()),
        Code::Unknown,
        "corrections is true, but must be left out: every microbatch has its own r and d",
    );
    assert!(Experiment::<f64>::new(&settings("renorm"), data(), asked()).is_ok());
}
