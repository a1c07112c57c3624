//! plotters' canvas backend, for the page.

use super::text::{ASCENT, DESCENT};
use crate::error::{Code, Error, Result};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};
use plotters_canvas::CanvasBackend;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// [`CanvasBackend`], with these differences:
///
/// - Text is measured by the canvas itself. plotters would append an element to the host page's
///   body for each word: the host's styles change its size, a strict content policy refuses it, and
///   each costs a layout.
/// - Text stands on the same base line as in the SVG, and left means left also in a page written
///   from right to left.
/// - A level line of an even width is not moved by half a pixel, which would blur it.
/// - What the page had set on the context (a transform, an opacity, dashes) neither shows nor is
///   lost.
pub struct Canvas {
    inner: CanvasBackend,
    context: CanvasRenderingContext2d,
}

impl Canvas {
    /// Takes the canvas, gives it this many pixels if it has others, and clears it.
    ///
    /// # Errors
    /// [`Code::State`] for a canvas without a 2d context.
    pub fn new(canvas: HtmlCanvasElement, (width, height): (u32, u32)) -> Result<Self> {
        let message = "canvas has no 2d context; it may have one of another kind already";
        let none = || Error::new(Code::State, message);
        let context = canvas.get_context("2d").ok().flatten().ok_or_else(none)?;
        let context = context
            .dyn_into::<CanvasRenderingContext2d>()
            .map_err(|_| none())?;
        if canvas.width() != width {
            canvas.set_width(width);
        }
        if canvas.height() != height {
            canvas.set_height(height);
        }
        let inner = CanvasBackend::with_canvas_object(canvas).ok_or_else(none)?;
        let this = Self { inner, context };
        this.clear((width, height))
            .map_err(|error| refused(&error))?;
        Ok(this)
    }

    fn clear(&self, (width, height): (u32, u32)) -> std::result::Result<(), JsValue> {
        self.context.save();
        self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
        self.context.set_global_alpha(1.0);
        self.context.set_global_composite_operation("source-over")?;
        self.context.set_line_dash(&js_sys::Array::new())?;
        self.context.set_shadow_color("transparent");
        self.context
            .clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        Ok(())
    }

    /// The CSS shorthand. Bold is a weight there, and stands where the style would.
    fn set_font<S: BackendTextStyle>(&self, style: &S) {
        let slant = match style.style() {
            FontStyle::Normal => "",
            FontStyle::Bold => "bold ",
            FontStyle::Italic => "italic ",
            FontStyle::Oblique => "oblique ",
        };
        self.context.set_font(&format!(
            "{slant}{}px {}",
            style.size(),
            style.family().as_str()
        ));
    }

    fn print<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> std::result::Result<(), JsValue> {
        let turn = match style.transform() {
            FontTransform::None => 0.0,
            FontTransform::Rotate90 => 0.5,
            FontTransform::Rotate180 => 1.0,
            FontTransform::Rotate270 => 1.5,
        };
        let below = match style.anchor().v_pos {
            VPos::Top => ASCENT,
            VPos::Center => (ASCENT - DESCENT) / 2.0,
            VPos::Bottom => -DESCENT,
        };
        let BackendColor {
            rgb: (red, green, blue),
            alpha,
        } = style.color();
        self.context.save();
        self.set_font(style);
        self.context.set_text_baseline("alphabetic");
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context
            .set_fill_style_str(&format!("rgba({red}, {green}, {blue}, {alpha})"));
        self.context.translate(f64::from(at.0), f64::from(at.1))?;
        self.context.rotate(turn * std::f64::consts::PI)?;
        self.context
            .fill_text(text, 0.0, (below * style.size()).round())?;
        self.context.restore();
        Ok(())
    }
}

impl Drop for Canvas {
    /// Gives back what the page had set.
    fn drop(&mut self) {
        self.context.restore();
    }
}

fn refused(reason: &dyn fmt::Debug) -> Error {
    Error::new(
        Code::State,
        format!("canvas refused to be drawn on: {reason:?}"),
    )
}

fn failed(error: &JsValue) -> DrawingErrorKind<Error> {
    DrawingErrorKind::DrawingError(refused(error))
}

/// plotters-canvas does not export its error, so that this backend needs one of its own.
fn own<T, E: fmt::Debug>(
    drawn: std::result::Result<T, E>,
) -> std::result::Result<T, DrawingErrorKind<Error>> {
    drawn.map_err(|error| DrawingErrorKind::DrawingError(refused(&error)))
}

type Drawn = std::result::Result<(), DrawingErrorKind<Error>>;

impl DrawingBackend for Canvas {
    type ErrorType = Error;

    fn get_size(&self) -> (u32, u32) {
        self.inner.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        own(self.inner.ensure_prepared())
    }

    fn present(&mut self) -> Drawn {
        own(self.inner.present())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        own(self.inner.draw_pixel(point, color))
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        if style.stroke_width().is_multiple_of(2) {
            return own(self.inner.draw_path([from, to], style));
        }
        own(self.inner.draw_line(from, to, style))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        own(self.inner.draw_rect(from, to, style, fill))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        own(self.inner.draw_path(path, style))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        own(self.inner.draw_circle(center, radius, style, fill))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        own(self.inner.fill_polygon(path, style))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.print(text, style, at).map_err(|error| failed(&error))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> std::result::Result<(u32, u32), DrawingErrorKind<Error>> {
        self.context.save();
        self.set_font(style);
        let measured = self.context.measure_text(text);
        self.context.restore();
        let width = measured.map_err(|error| failed(&error))?.width();
        Ok((
            width.ceil() as u32,
            (style.size() * (ASCENT + DESCENT)).ceil() as u32,
        ))
    }
}
