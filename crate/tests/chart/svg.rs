//! The SVG: valid, the same each time, and the same picture as on any other backend.

use crate::cases::{BEFORE, GRID, batch_norm, columns, json_of, normalized, spec};
use crate::recorder::{Drawing, Rect};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use serde_json::json;
use std::path::Path;

fn elements<'a>(document: &'a Document<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document
        .descendants()
        .filter(move |node| node.has_tag_name(("http://www.w3.org/2000/svg", name)))
}

fn number(node: Node<'_, '_>, attribute: &str) -> f64 {
    node.attribute(attribute).unwrap().parse().unwrap()
}

#[test]
fn it_is_the_picture_that_other_backends_get() {
    for before in columns() {
        let spec = batch_norm(&before, 1.0);
        let svg = spec.to_svg().unwrap();
        let document = Document::parse(&svg).unwrap();
        let drawing = Drawing::of(&spec);
        // The numbers at the axes may differ: every backend has its own font.
        let boxes: Vec<[f64; 4]> = elements(&document, "rect")
            .filter(|rect| rect.attribute("fill") != Some("#E4E4E4"))
            .map(|rect| ["x", "y", "width", "height"].map(|name| number(rect, name)))
            .collect();
        let others = drawing.rects.iter().filter(|rect| rect.rgb != GRID);
        assert_eq!(boxes.len(), others.count());
        assert_eq!(elements(&document, "circle").count(), drawing.circles.len());
    }
}

#[test]
fn its_size_is_in_css_pixels_and_its_fonts_are_as_given() {
    let svg = batch_norm(&[1.0, 2.0], 1.0).to_svg().unwrap();
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert_eq!(
        (number(root, "width"), number(root, "height")),
        (330.0, 170.0)
    );
    assert_eq!(root.attribute("viewBox"), Some("0 0 660 340"));
    for text in elements(&document, "text") {
        assert_eq!(text.attribute("font-family"), Some("Noto Sans, sans-serif"));
        let size = number(text, "font-size");
        assert!(
            [26.0, 23.5]
                .iter()
                .any(|expected| (size - expected).abs() < 1e-9),
            "{size}"
        );
        assert!(number(text, "x") >= 0.0);
    }
}

#[test]
fn texts_are_escaped() {
    let mut value = json_of(&[1.0, 2.0], &[-1.0, 1.0], 0);
    let hostile = "</text><script>a & \"b\" 'c'\u{0}\n\u{7}\u{ffff}";
    value["series"][0]["label"] = json!(hostile);
    value["fontFamily"] = json!("\"><script>&\u{1}");
    value["yLabel"] = json!("{n} <&\">");
    value["yLabelOne"] = json!("{n} <&\">");
    value["width"] = json!(2000);
    let svg = spec(value).to_svg().unwrap();
    let document = Document::parse(&svg).unwrap();
    assert_eq!(elements(&document, "script").count(), 0);
    let texts: Vec<&str> = elements(&document, "text")
        .filter_map(|text| text.text())
        .collect();
    assert!(
        texts.contains(&"</text><script>a & \"b\" 'c'    "),
        "{texts:?}"
    );
    assert!(texts.contains(&"1 <&\">"), "{texts:?}");
    assert_eq!(
        elements(&document, "text")
            .next()
            .unwrap()
            .attribute("font-family"),
        Some("\"><script>& ")
    );
}

#[test]
fn it_is_transparent_unless_told_otherwise() {
    let covers = |svg: &str| {
        let document = Document::parse(svg).unwrap();
        elements(&document, "rect")
            .filter(|rect| number(*rect, "width") == 660.0 && number(*rect, "height") == 340.0)
            .count()
    };
    let mut value = json_of(&[1.0, 2.0], &[-1.0, 1.0], 0);
    assert_eq!(covers(&spec(value.clone()).to_svg().unwrap()), 0);
    value["colors"]["background"] = json!(null);
    assert_eq!(covers(&spec(value.clone()).to_svg().unwrap()), 0);
    value["colors"]["background"] = json!("#fff");
    assert_eq!(covers(&spec(value).to_svg().unwrap()), 1);
}

#[test]
fn a_ratio_scales_everything() {
    let drawn = |ratio: u32| {
        let mut value = json_of(&[1.0, 2.0, 2.5, 7.0], &[-1.0, -0.5, 0.0, 1.5], 1);
        value["ratio"] = json!(ratio);
        value["width"] = json!(330 * ratio);
        value["height"] = json!(170 * ratio);
        Drawing::of(&spec(value))
    };
    let (one, three) = (drawn(1), drawn(3));
    assert_eq!(
        (one.rects.len(), one.words.len()),
        (three.rects.len(), three.words.len())
    );
    for (small, large) in one.rects.iter().zip(&three.rects) {
        for (a, b) in [
            (small.left, large.left),
            (small.top, large.top),
            (small.right, large.right),
            (small.bottom, large.bottom),
        ] {
            assert!(
                (3 * a - b).abs() <= 9,
                "{small:?} is {large:?} at three times the size"
            );
        }
    }
}

#[test]
fn markers_stand_at_the_focused_value() {
    let value = |marker: &str| {
        let mut value = json_of(&[2.0, 2.0, 6.0, 6.0], &[-1.0, -1.0, 1.0, 1.0], 2);
        value["xRange"] = json!([-2, 8]);
        value["series"][1]["marker"] = json!(marker);
        Drawing::of(&spec(value))
    };
    let circle = value("circle");
    let tick = |drawing: &Drawing, text: &str| {
        drawing
            .words
            .iter()
            .find(|word| word.text == text)
            .unwrap()
            .center()
    };
    let (zero, five) = (tick(&circle, "0"), tick(&circle, "5"));
    let ((x, _), radius, _) = circle.circles[0];
    assert!((f64::from(x) - (zero + (five - zero) / 5.0)).abs() <= 2.0 && radius == 8);
    assert_eq!(
        (
            value("square").circles.len(),
            value("diamond").polygons.len()
        ),
        (0, 1)
    );
    assert_eq!(
        (
            value("triangle").polygons.len(),
            value("cross").strokes.len()
        ),
        (1, 2)
    );
}

#[test]
fn colours_are_read_as_css_writes_them() {
    let painted = |css: &str| {
        let mut value = json_of(&[1.0, 2.0], &[-1.0, 1.0], 0);
        value["colors"]["background"] = json!(css);
        let rect = Drawing::of(&spec(value)).rects[0].clone();
        (rect.rgb, rect.alpha)
    };
    let blue = (0x00, 0x72, 0xb2);
    for css in [
        "#0072b2",
        " #0072B2ff ",
        "rgb(0, 114, 178)",
        "rgb(0 114 178)",
        "rgba(0, 114, 178, 1)",
    ] {
        assert_eq!(painted(css), (blue, 1.0), "{css}");
    }
    assert_eq!(painted("#07b"), ((0x00, 0x77, 0xbb), 1.0));
    assert_eq!(painted("#0072b233"), (blue, 0.2));
    assert_eq!(painted("rgb(0 114 178 / 0.25)"), (blue, 0.25));
}

#[test]
fn a_bracket_spans_one_std_on_either_side_and_can_be_dashed() {
    for dash in [json!([]), json!([5, 3])] {
        let mut value = json_of(&[2.0, 2.0, 6.0, 6.0], &[-1.0, -1.0, 1.0, 1.0], 0);
        value["series"][0]["dash"] = dash.clone();
        let drawing = Drawing::of(&spec(value));
        // The level strokes of the lane: two device pixels high, and under the base line.
        let level = |rect: &&&Rect| rect.bottom - rect.top == 2 && rect.top > drawing.base();
        let strokes: Vec<Rect> = drawing
            .of_color(BEFORE)
            .iter()
            .filter(level)
            .map(|rect| (*rect).clone())
            .collect();
        let (from, to) = (strokes[0].left, strokes[strokes.len() - 1].right);
        assert!(
            (f64::from(from) - drawing.position(2.0)).abs() <= 2.0,
            "mean - std"
        );
        assert!(
            (f64::from(to) - drawing.position(6.0)).abs() <= 2.0,
            "mean + std"
        );
        let inked: i32 = strokes
            .iter()
            .map(|stroke| stroke.right - stroke.left)
            .sum();
        let share = f64::from(inked) / f64::from(to - from);
        let expected = if dash == json!([]) { 1.0 } else { 5.0 / 8.0 };
        assert!((share - expected).abs() < 0.03, "{share} is ink");
    }
}

/// A picture to look at when it changes. `UPDATE_GOLDENS=1 cargo test` writes it anew.
#[test]
fn the_hand_checkable_column_looks_as_it_did() {
    for (name, column) in [
        ("column-1", [2.0, 2.0, 6.0, 6.0]),
        ("column-3", [1.0, 1.0, 1.0, 5.0]),
    ] {
        let svg = batch_norm(&column, 1.0).to_svg().unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("tests/goldens/histogram-{name}.svg"));
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            std::fs::write(&path, &svg).unwrap();
        }
        let golden = std::fs::read_to_string(&path)
            .unwrap()
            .replace("\r\n", "\n");
        assert_eq!(
            svg,
            golden,
            "{} differs; UPDATE_GOLDENS=1 writes it anew",
            path.display()
        );
    }
}

/// Anything that a batch can hold, and more.
fn wild() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -100.0..100.0_f64,
        1 => -1e300..1e300_f64,
        1 => (-300..300_i32).prop_map(|order| 10f64.powi(order)),
        1 => Just(0.0),
        1 => Just(1e300),
        1 => Just(5e-324),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn it_is_valid_and_stable_for_any_numbers(
        before in prop::collection::vec(wild(), 1..20),
        after in prop::collection::vec(wild(), 1..20),
        bins in prop::option::of(1..=64_u32),
        range in prop::option::of((wild(), wild())),
        (width, height, ratio) in (1..800_u32, 1..400_u32, 0.5..4.0_f64),
    ) {
        let mut value = json_of(&before, &after, 0);
        for series in 0..2 {
            value["series"][series]["mean"] = json!(before[0]);
            value["series"][series]["std"] = json!(after[0].abs());
            value["series"][series]["focus"] = json!(after[0]);
        }
        value["bins"] = json!(bins);
        if let Some((low, high)) = range.filter(|(low, high)| low < high) {
            value["xRange"] = json!([low, high]);
        }
        (value["width"], value["height"], value["ratio"]) = (json!(width), json!(height), json!(ratio));
        let spec = spec(value);
        let svg = spec.to_svg().unwrap();
        prop_assert!(Document::parse(&svg).is_ok());
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"), "{}", svg);
        prop_assert_eq!(&svg, &spec.to_svg().unwrap());
        for rect in Drawing::of(&spec).rects {
            let across = 0 <= rect.left && rect.left <= rect.right && rect.right <= width as i32;
            let down = 0 <= rect.top && rect.top <= rect.bottom && rect.bottom <= height as i32;
            prop_assert!(across && down, "{:?}", rect);
        }
    }

    #[test]
    fn normalized_batches_are_drawn(values in prop::collection::vec(-1e6..1e6_f64, 1..64), gamma in -3.0..3.0_f64) {
        let svg = spec(json_of(&values, &normalized(&values, gamma, 0.0), 0)).to_svg().unwrap();
        prop_assert!(Document::parse(&svg).is_ok());
    }
}
