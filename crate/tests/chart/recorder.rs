//! A backend that writes down what is drawn, with font metrics of its own.

use crate::cases::{GRID, INK};
use normscope::chart::HistogramSpec;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

type Rgb = (u8, u8, u8);

/// A filled rectangle, up to and not including its right column and lower row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) right: i32,
    pub(crate) bottom: i32,
    pub(crate) rgb: Rgb,
    pub(crate) alpha: f64,
}

/// A word in its box.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) rgb: Rgb,
}

impl Word {
    pub(crate) fn center(&self) -> f64 {
        (self.left + self.right) / 2.0
    }

    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let across = self.left < other.right && other.left < self.right;
        across && self.top < other.bottom && other.top < self.bottom
    }

    /// The printed number, read back: `−1.5×10⁻⁶` is -0.0000015.
    pub(crate) fn number(&self) -> f64 {
        let text = self.text.replace('\u{2212}', "-").replace(',', "");
        let (mantissa, power) = text.split_once("×10").unwrap_or((&text, "⁰"));
        let power: String = power
            .chars()
            .map(|c| {
                "⁰¹²³⁴⁵⁶⁷⁸⁹"
                    .chars()
                    .position(|d| d == c)
                    .map_or('-', |d| char::from(b'0' + d as u8))
            })
            .collect();
        format!("{mantissa}e{power}")
            .parse()
            .unwrap_or_else(|_| panic!("{} is no number", self.text))
    }
}

/// All that was drawn, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawing {
    pub(crate) rects: Vec<Rect>,
    pub(crate) words: Vec<Word>,
    pub(crate) circles: Vec<(BackendCoord, u32, Rgb)>,
    pub(crate) polygons: Vec<Vec<BackendCoord>>,
    pub(crate) strokes: Vec<Vec<BackendCoord>>,
}

impl Drawing {
    pub(crate) fn of(spec: &HistogramSpec) -> Self {
        let drawing = Rc::new(RefCell::new(Self::default()));
        spec.draw(Recorder {
            drawing: Rc::clone(&drawing),
            size: (spec.width, spec.height),
        })
        .unwrap();
        drawing.take()
    }

    pub(crate) fn of_color(&self, rgb: Rgb) -> Vec<&Rect> {
        self.rects.iter().filter(|rect| rect.rgb == rgb).collect()
    }
}

impl Drawing {
    /// The row of the base line.
    pub(crate) fn base(&self) -> i32 {
        self.of_color(INK)[0].top
    }

    /// The row of the largest count's line.
    pub(crate) fn top(&self) -> i32 {
        self.of_color(GRID)
            .iter()
            .filter(|rect| rect.left == 0)
            .map(|rect| rect.top)
            .min()
            .unwrap()
    }

    /// The numbers under the lanes, from left to right.
    pub(crate) fn x_numbers(&self) -> Vec<Word> {
        let lowest = self.words.iter().map(|word| word.top).fold(0.0, f64::max);
        self.words
            .iter()
            .filter(|word| word.top == lowest)
            .cloned()
            .collect()
    }

    /// The columns of the ticks over them.
    pub(crate) fn x_ticks(&self) -> Vec<i32> {
        let base = self.base();
        self.of_color(GRID)
            .iter()
            .filter(|rect| rect.top == base)
            .map(|rect| rect.left)
            .collect()
    }

    /// The x axis, read off its outermost numbers.
    pub(crate) fn position(&self, value: f64) -> f64 {
        let (numbers, ticks) = (self.x_numbers(), self.x_ticks());
        let last = numbers.len() - 1;
        let scale =
            f64::from(ticks[last] - ticks[0]) / (numbers[last].number() - numbers[0].number());
        f64::from(ticks[0]) + (value - numbers[0].number()) * scale
    }
}

struct Recorder {
    drawing: Rc<RefCell<Drawing>>,
    size: (u32, u32),
}

/// A wide font: 0.6 em for a Latin character, one em for a Chinese one.
fn width(text: &str, size: f64) -> f64 {
    size * text
        .chars()
        .map(|c| {
            if ('\u{2e80}'..='\u{ffff}').contains(&c) {
                1.0
            } else {
                0.6
            }
        })
        .sum::<f64>()
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _point: BackendCoord, _color: BackendColor) -> Drawn {
        panic!("a chart draws no single pixels");
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        assert!(fill, "a stroked rectangle is not on whole pixels");
        let BackendColor { rgb, alpha } = style.color();
        let rect = Rect {
            left: from.0,
            top: from.1,
            right: to.0,
            bottom: to.1,
            rgb,
            alpha,
        };
        self.drawing.borrow_mut().rects.push(rect);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _style: &S,
    ) -> Drawn {
        self.drawing
            .borrow_mut()
            .strokes
            .push(path.into_iter().collect());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.drawing
            .borrow_mut()
            .circles
            .push((center, radius, style.color().rgb));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _style: &S,
    ) -> Drawn {
        self.drawing
            .borrow_mut()
            .polygons
            .push(path.into_iter().collect());
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let (left, top) = (f64::from(at.0), f64::from(at.1));
        let word = Word {
            text: text.to_owned(),
            left,
            right: left + width(text, style.size()),
            top,
            bottom: top + style.size(),
            rgb: style.color().rgb,
        };
        self.drawing.borrow_mut().words.push(word);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((
            width(text, style.size()).ceil() as u32,
            style.size().ceil() as u32,
        ))
    }
}
