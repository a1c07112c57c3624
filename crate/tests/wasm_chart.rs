//! The charts' exports in a real browser: what is on the canvas, and what is not left in the page.
#![cfg(target_arch = "wasm32")]

use js_sys::{Error, Float64Array, Function, JSON, Reflect, Uint32Array};
use normscope::wasm::chart::{draw_histogram, histogram, histogram_svg};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    CanvasRenderingContext2d, Document, HtmlCanvasElement, MutationObserver, MutationObserverInit,
};

wasm_bindgen_test_configure!(run_in_browser);

const SIZE: (u32, u32) = (660, 340);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn canvas() -> HtmlCanvasElement {
    document()
        .create_element("canvas")
        .unwrap()
        .unchecked_into()
}

fn context(canvas: &HtmlCanvasElement) -> CanvasRenderingContext2d {
    canvas.get_context("2d").unwrap().unwrap().unchecked_into()
}

/// The column 2 2 6 6 before and after batch norm, 330 x 170 CSS pixels at ratio 2.
fn spec() -> JsValue {
    JSON::parse(
        r##"{
            "width": 660, "height": 340, "ratio": 2, "fontFamily": "sans-serif", "fontSize": 13,
            "colors": { "ink": "#222222", "muted": "#5c5c5c", "grid": "#e4e4e4" },
            "yLabel": "{n} samples",
            "series": [
                { "values": [2, 2, 6, 6], "label": "before", "color": "#333333", "style": "outlined",
                  "mean": 4, "std": 2, "focus": 6, "marker": "cross" },
                { "values": [-1, -1, 1, 1], "label": "after", "color": "rgb(0, 114, 178)", "style": "filled",
                  "mean": 0, "std": 1, "focus": 1, "marker": "circle", "dash": [5, 3] }
            ]
        }"##,
    )
    .unwrap()
}

fn set(object: &JsValue, path: &[&str], value: impl Into<JsValue>) {
    let (last, parents) = path.split_last().unwrap();
    let step = |object: JsValue, name: &&str| Reflect::get(&object, &JsValue::from(*name)).unwrap();
    let parent = parents.iter().fold(object.clone(), step);
    Reflect::set(&parent, &JsValue::from(*last), &value.into()).unwrap();
}

fn pixels(canvas: &HtmlCanvasElement) -> Vec<[u8; 4]> {
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let data = context(canvas)
        .get_image_data(0.0, 0.0, width, height)
        .unwrap()
        .data();
    data.as_chunks().0.to_vec()
}

fn refusal<T>(result: Result<T, JsValue>) -> (String, String) {
    let Err(thrown) = result else {
        panic!("it was not refused")
    };
    let error: Error = thrown.unchecked_into();
    assert_eq!(error.name(), "NormscopeError");
    let code = Reflect::get(&error, &"code".into())
        .unwrap()
        .as_string()
        .unwrap();
    (code, error.message().into())
}

#[wasm_bindgen_test]
fn it_is_drawn_and_the_page_is_not_touched() {
    let observer = MutationObserver::new(&Function::new_no_args("")).unwrap();
    let everything = MutationObserverInit::new();
    everything.set_child_list(true);
    everything.set_subtree(true);
    everything.set_attributes(true);
    observer
        .observe_with_options(&document(), &everything)
        .unwrap();

    let canvas = canvas();
    draw_histogram(canvas.clone(), spec()).unwrap();
    histogram_svg(spec()).unwrap();
    assert_eq!(
        observer.take_records().length(),
        0,
        "nodes were added to measure text"
    );

    assert_eq!((canvas.width(), canvas.height()), SIZE);
    let pixels = pixels(&canvas);
    let share = |[r, g, b]: [u8; 3]| {
        pixels
            .iter()
            .filter(|pixel| **pixel == [r, g, b, 255])
            .count()
    };
    assert!(
        share([0, 114, 178]) > 2_000,
        "no bar in the colour of batch norm"
    );
    assert!(
        pixels.iter().filter(|pixel| pixel[3] == 0).count() > pixels.len() / 2,
        "not transparent"
    );
}

/// At the right end no bar stands and no word: whatever is there is a line on whole pixels.
#[wasm_bindgen_test]
fn lines_are_sharp() {
    let canvas = canvas();
    draw_histogram(canvas.clone(), spec()).unwrap();
    let pixels = pixels(&canvas);
    let column: Vec<u8> = (80..260)
        .map(|row| pixels[row * SIZE.0 as usize + 655][3])
        .collect();
    assert!(
        column
            .iter()
            .all(|&alpha| [0, 178, 179, 255].contains(&alpha)),
        "{column:?}"
    );
    let runs: Vec<usize> = column
        .split(|&alpha| alpha == 0)
        .map(<[u8]>::len)
        .filter(|&run| run > 0)
        .collect();
    assert_eq!(
        runs,
        [2, 2],
        "a help line and the base line, two device pixels each"
    );
}

/// Text hangs from the base line and is anchored left, also where the page is written from right to
/// left.
#[wasm_bindgen_test]
fn text_stands_where_the_svg_has_it() {
    let spec = spec();
    set(&spec, &["colors", "muted"], "#ff0000");
    let svg = histogram_svg(spec.clone()).unwrap();
    let tag = svg.lines().find(|line| line.contains("2 samples")).unwrap();
    let attribute = |name: &str| -> f64 {
        let start = tag.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
        tag[start..].split('"').next().unwrap().parse().unwrap()
    };
    let baseline = (attribute("y") + 0.76 * attribute("font-size")) as usize;

    let canvas = canvas();
    set(&canvas, &["dir"], "rtl");
    set(&canvas, &["style", "direction"], "rtl");
    draw_histogram(canvas.clone(), spec).unwrap();
    let pixels = pixels(&canvas);
    let red = |row: usize| {
        (0..60)
            .filter(|x| {
                pixels[row * SIZE.0 as usize + x][..3] == [255, 0, 0]
                    && pixels[row * SIZE.0 as usize + x][3] > 200
            })
            .count()
    };
    assert!(
        (baseline - 16..baseline).any(|row| red(row) > 2),
        "no digit above the base line {baseline}"
    );
    assert_eq!(
        red(baseline + 8),
        0,
        "a digit below the base line {baseline}"
    );
}

#[wasm_bindgen_test]
fn what_the_page_had_set_neither_shows_nor_is_lost() {
    let (plain, used) = (canvas(), canvas());
    draw_histogram(plain.clone(), spec()).unwrap();
    used.set_width(SIZE.0);
    used.set_height(SIZE.1);
    let context = context(&used);
    context.set_global_alpha(0.5);
    context.scale(2.0, 2.0).unwrap();
    context
        .set_line_dash(&JSON::parse("[3, 3]").unwrap())
        .unwrap();
    context.set_shadow_color("red");
    context.set_shadow_blur(4.0);
    context.set_font("77px serif");
    context.fill_rect(0.0, 0.0, 300.0, 100.0);
    draw_histogram(used.clone(), spec()).unwrap();
    draw_histogram(used.clone(), spec()).unwrap();
    assert!(
        pixels(&plain) == pixels(&used),
        "the second drawing differs from a first one"
    );
    assert_eq!(
        (context.global_alpha(), context.font().as_str()),
        (0.5, "77px serif")
    );
    assert_eq!(context.get_line_dash().length(), 2);
}

#[wasm_bindgen_test]
fn typed_arrays_are_read_and_absent_fields_may_be_undefined_or_null() {
    let spec = spec();
    set(
        &spec,
        &["series", "0", "values"],
        Float64Array::from([2.0, 2.0, 6.0, 6.0].as_slice()),
    );
    set(&spec, &["bins"], JsValue::UNDEFINED);
    set(&spec, &["xRange"], JsValue::NULL);
    assert_eq!(
        histogram_svg(spec).unwrap(),
        histogram_svg(self::spec()).unwrap()
    );
}

#[wasm_bindgen_test]
fn refusals_have_a_code_and_name_the_field() {
    type Change = fn(&JsValue);
    let cases: [(Change, &str, &str); 8] = [
        (|spec| set(spec, &["heigth"], 3), "unknown", "`heigth`"),
        (
            |spec| set(spec, &["series", "1", "colour"], "red"),
            "unknown",
            "series[1]",
        ),
        (
            |spec| set(spec, &["series", "0", "marker"], "star"),
            "unknown",
            "series[0].marker",
        ),
        (
            |spec| set(spec, &["colors", "ink"], "blue"),
            "type",
            "colors.ink",
        ),
        (
            |spec| set(spec, &["series", "0", "values", "1"], "2"),
            "type",
            "series[0].values[1]",
        ),
        (|spec| set(spec, &["series"], 3), "type", "series"),
        (
            |spec| set(spec, &["series", "1", "mean"], f64::NAN),
            "non-finite",
            "series[1].mean",
        ),
        (|spec| set(spec, &["width"], 0), "range", "width"),
    ];
    for (change, code, part) in cases {
        let spec = spec();
        change(&spec);
        let canvas = canvas();
        let (seen, message) = refusal(draw_histogram(canvas.clone(), spec.clone()));
        assert_eq!(seen, code, "{message}");
        assert!(
            message.starts_with("drawHistogram: ") && message.contains(part),
            "{message}"
        );
        assert_eq!(canvas.width(), 300, "a refused call changed the canvas");
        let (seen, message) = refusal(histogram_svg(spec));
        assert!(
            seen == code && message.starts_with("histogramSvg: "),
            "{message}"
        );
    }
    for argument in [
        JsValue::UNDEFINED,
        JsValue::NULL,
        3.into(),
        js_sys::Array::new().into(),
    ] {
        assert_eq!(refusal(histogram_svg(argument)).0, "type");
    }
    let taken = canvas();
    taken.get_context("bitmaprenderer").unwrap();
    assert_eq!(refusal(draw_histogram(taken, spec())).0, "state");
}

#[wasm_bindgen_test]
fn values_are_counted() {
    let values = Float64Array::from([1.0, 1.0, 1.0, 5.0].as_slice());
    let counted = histogram(values.clone().into(), 4.0).unwrap();
    let field = |name: &str| Reflect::get(&counted, &name.into()).unwrap();
    assert_eq!(
        (field("low").as_f64(), field("high").as_f64()),
        (Some(1.0), Some(5.0))
    );
    assert_eq!(
        field("counts").unchecked_into::<Uint32Array>().to_vec(),
        [3, 0, 0, 1]
    );
    for bins in [0.0, -1.0, 2.5, f64::NAN, 1e9] {
        let (code, message) = refusal(histogram(values.clone().into(), bins));
        assert!(
            code == "range" && message.starts_with("histogram: bins is "),
            "{message}"
        );
    }
    assert_eq!(refusal(histogram(JsValue::UNDEFINED, 4.0)).0, "type");
    assert_eq!(
        refusal(histogram(Float64Array::new_with_length(0).into(), 4.0)).0,
        "shape"
    );
}
