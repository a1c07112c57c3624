//! Rectangles, shapes and words on a backend, in device pixels.
//!
//! Which backend it is, is known to the brush alone: so a reader downloads the code of a chart once,
//! for the canvas and for the SVG together.

use super::color::Color;
use super::sheet::Sheet;
use super::text::{ASCENT, printable};
use crate::error::{Code, Error, Result};
use plotters::coord::Shift;
use plotters::prelude::{
    Circle, DrawingArea, DrawingBackend, IntoDrawingArea, PathElement, Polygon, RGBAColor,
    Rectangle, ShapeStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontDesc, FontFamily, FontStyle, TextStyle};
use std::fmt::Display;

/// A drawing area with the sheet's font and its ratio.
pub(super) struct Frame<'a> {
    brush: Box<dyn Brush + 'a>,
    family: String,
    pub(super) sheet: Sheet<'a>,
}

impl<'a> Frame<'a> {
    /// Takes the backend, and paints the background if there is one.
    pub(super) fn new(backend: impl DrawingBackend + 'a, sheet: Sheet<'a>) -> Result<Self> {
        let frame = Self {
            brush: Box::new(backend.into_drawing_area()),
            family: printable(sheet.font_family),
            sheet,
        };
        if let Some(background) = sheet.colors.background {
            let (width, height) = frame.size();
            frame.rectangle((0, 0), (width, height), background)?;
        }
        Ok(frame)
    }

    /// Width and height.
    pub(super) fn size(&self) -> (i32, i32) {
        (self.sheet.size.0 as i32, self.sheet.size.1 as i32)
    }

    /// CSS pixels as whole device pixels.
    pub(super) fn px(&self, css: f64) -> i32 {
        (css * self.sheet.ratio).round() as i32
    }

    /// The width of a fine line: one CSS pixel, and at least one device pixel.
    pub(super) fn hairline(&self) -> i32 {
        self.px(1.0).max(1)
    }

    /// A font of this share of the sheet's size, in device pixels.
    pub(super) fn font_size(&self, share: f64) -> f64 {
        (self.sheet.font_size * self.sheet.ratio * share * 4.0).round() / 4.0
    }

    /// Fills from `from` up to, not including, `to`.
    pub(super) fn rectangle(&self, from: (i32, i32), to: (i32, i32), color: Color) -> Result<()> {
        if from.0 >= to.0 || from.1 >= to.1 {
            return Ok(());
        }
        self.brush.rectangle([from, to], filled(color))
    }

    /// A filled circle.
    pub(super) fn circle(&self, center: (i32, i32), radius: i32, color: Color) -> Result<()> {
        self.brush.circle(center, radius, filled(color))
    }

    /// A filled polygon.
    pub(super) fn polygon(&self, corners: Vec<(i32, i32)>, color: Color) -> Result<()> {
        self.brush.polygon(corners, filled(color))
    }

    /// A stroke that need not be level.
    pub(super) fn stroke(&self, path: Vec<(i32, i32)>, width: i32, color: Color) -> Result<()> {
        let style = ShapeStyle {
            color: color.into(),
            filled: false,
            stroke_width: width.max(1) as u32,
        };
        self.brush.path(path, style)
    }

    /// The printed width of one line of text.
    pub(super) fn text_width(&self, text: &str, size: f64) -> Result<i32> {
        let style = self.text_style(size, self.sheet.colors.ink);
        self.brush.text_width(&printable(text), &style)
    }

    /// Prints one line of text from this point of its baseline on.
    pub(super) fn text(&self, text: &str, at: (i32, i32), size: f64, color: Color) -> Result<()> {
        let top = at.1 - (ASCENT * size).round() as i32;
        let style = self.text_style(size, color);
        self.brush.text(&printable(text), &style, (at.0, top))
    }

    /// Ends the drawing.
    pub(super) fn finish(self) -> Result<()> {
        self.brush.present()
    }

    fn text_style(&self, size: f64, color: Color) -> TextStyle<'_> {
        let font = FontDesc::new(FontFamily::Name(&self.family), size, FontStyle::Normal);
        TextStyle {
            font,
            color: RGBAColor::from(color).to_backend_color(),
            pos: Pos::new(HPos::Left, VPos::Top),
        }
    }
}

/// What charts need of a backend.
trait Brush {
    fn rectangle(&self, corners: [(i32, i32); 2], style: ShapeStyle) -> Result<()>;
    fn circle(&self, center: (i32, i32), radius: i32, style: ShapeStyle) -> Result<()>;
    fn polygon(&self, corners: Vec<(i32, i32)>, style: ShapeStyle) -> Result<()>;
    fn path(&self, points: Vec<(i32, i32)>, style: ShapeStyle) -> Result<()>;
    fn text_width(&self, text: &str, style: &TextStyle<'_>) -> Result<i32>;
    fn text(&self, text: &str, style: &TextStyle<'_>, top_left: (i32, i32)) -> Result<()>;
    fn present(&self) -> Result<()>;
}

impl<B: DrawingBackend> Brush for DrawingArea<B, Shift> {
    fn rectangle(&self, corners: [(i32, i32); 2], style: ShapeStyle) -> Result<()> {
        drawn(self.draw(&Rectangle::new(corners, style)))
    }

    fn circle(&self, center: (i32, i32), radius: i32, style: ShapeStyle) -> Result<()> {
        drawn(self.draw(&Circle::new(center, radius, style)))
    }

    fn polygon(&self, corners: Vec<(i32, i32)>, style: ShapeStyle) -> Result<()> {
        drawn(self.draw(&Polygon::new(corners, style)))
    }

    fn path(&self, points: Vec<(i32, i32)>, style: ShapeStyle) -> Result<()> {
        drawn(self.draw(&PathElement::new(points, style)))
    }

    fn text_width(&self, text: &str, style: &TextStyle<'_>) -> Result<i32> {
        drawn(self.estimate_text_size(text, style)).map(|(width, _)| width as i32)
    }

    fn text(&self, text: &str, style: &TextStyle<'_>, top_left: (i32, i32)) -> Result<()> {
        drawn(self.draw_text(text, style, top_left))
    }

    fn present(&self) -> Result<()> {
        drawn(DrawingArea::present(self))
    }
}

fn filled(color: Color) -> ShapeStyle {
    ShapeStyle {
        color: color.into(),
        filled: true,
        stroke_width: 0,
    }
}

/// A backend's refusal in the words of the engine.
fn drawn<T, E: Display>(result: std::result::Result<T, E>) -> Result<T> {
    result.map_err(|error| {
        Error::new(
            Code::State,
            format!("the chart could not be drawn: {error}"),
        )
    })
}
