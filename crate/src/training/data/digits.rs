//! Digits as one might write them: strokes, moved and bent at random, in black and white.

use super::circle::direction;
use super::glyphs::{GLYPHS, Stroke};
use crate::float::Float;
use crate::training::random::Random;

/// The digits 0 to 9.
pub const CLASSES: usize = GLYPHS.len();

/// The share of the pixels that are flipped at the end.
pub const FLIPPED: f64 = 0.02;

/// How far a digit is turned at most, in turns, to either side.
const ROTATION: f64 = 0.04;
/// How high and how wide the box of a digit is, in sides of the picture.
const SCALE: [f64; 2] = [0.55, 0.8];
/// How far the top goes to the right at most, in heights; or the left.
const SHEAR: f64 = 0.3;
/// How far the middle moves at most along either axis, in sides of the picture.
const SHIFT: f64 = 0.1;
/// How far every point of a stroke moves at most along either axis, in heights of the box.
const JITTER: f64 = 0.06;
/// Half of how wide a stroke is, in sides of the picture.
const HALF_WIDTH: [f64; 2] = [0.04, 0.065];
/// The least of that in pixels: less would leave gaps.
const LEAST_HALF_WIDTH: f64 = 0.6;

/// A pen, for pictures of one size; it keeps its room from one digit to the next.
pub(super) struct Digits {
    size: usize,
    points: Vec<[f64; 2]>,
    line: Vec<[f64; 2]>,
}

impl Digits {
    pub(super) fn new(size: usize) -> Self {
        Self {
            size,
            points: Vec::new(),
            line: Vec::new(),
        }
    }

    /// Draws a digit into `pixels [size, size]`, which are all 0: ink is 1.
    ///
    /// Random are, in this order: rotation, height, width, shear, shift, the width of the stroke,
    /// where every point of it goes, and which pixels are flipped.
    pub(super) fn draw<F: Float>(&mut self, digit: usize, random: &mut Random, pixels: &mut [F]) {
        let side = self.size as f64;
        let [cos, sin] = direction(random.between(-ROTATION, ROTATION));
        let [height, width] = [(); 2].map(|()| side * random.between(SCALE[0], SCALE[1]));
        let shear = random.between(-SHEAR, SHEAR);
        let [left, top] = [(); 2].map(|()| side * (0.5 + random.between(-SHIFT, SHIFT)));
        let half_width =
            (side * random.between(HALF_WIDTH[0], HALF_WIDTH[1])).max(LEAST_HALF_WIDTH);
        let placed = |[x, y]: [f64; 2]| {
            let (x, y) = (width * (x - shear * (y - 0.5)), height * (y - 0.5));
            [left + cos * x - sin * y, top + sin * x + cos * y]
        };
        for stroke in GLYPHS[digit] {
            self.bend(stroke, random);
            for point in &mut self.points {
                *point = placed(*point);
            }
            self.cut_corners();
            for ends in self.line.windows(2) {
                ink(pixels, self.size, [ends[0], ends[1]], half_width);
            }
        }
        // 16 random bits are enough for a pixel.
        let flipped = (FLIPPED * 65_536.0) as u32;
        for pair in pixels.chunks_mut(2) {
            let mut bits = random.bits();
            for pixel in pair {
                if bits & 0xffff < flipped {
                    *pixel = F::one() - *pixel;
                }
                bits >>= 16;
            }
        }
    }

    /// Moves every point of a stroke a little; a corner's two points stay together.
    fn bend(&mut self, stroke: Stroke, random: &mut Random) {
        self.points.clear();
        for (index, &point) in stroke.iter().enumerate() {
            let corner = index > 0 && stroke[index - 1] == point;
            let moved = match self.points.last() {
                Some(&same) if corner => same,
                _ => point.map(|coordinate| coordinate + random.between(-JITTER, JITTER)),
            };
            self.points.push(moved);
        }
    }

    /// Makes a rounder line of the points: from every edge, the inner half is kept (Chaikin's
    /// algorithm, once), and both ends.
    fn cut_corners(&mut self) {
        self.line.clear();
        self.line.extend(self.points.first());
        for ends in self.points.windows(2) {
            let [from, to] = [ends[0], ends[1]];
            let at = |share: f64| [0, 1].map(|axis| from[axis] + share * (to[axis] - from[axis]));
            self.line.extend([at(0.25), at(0.75)]);
        }
        self.line.extend(self.points.last());
    }
}

/// Inks the pixels whose middle is within `half_width` of the line between two points.
fn ink<F: Float>(pixels: &mut [F], size: usize, [from, to]: [[f64; 2]; 2], half_width: f64) {
    // The pixels whose middle, at index + 0.5, is near enough along one axis.
    let reach = |axis: usize| {
        let (low, high) = (from[axis].min(to[axis]), from[axis].max(to[axis]));
        let first = (low - half_width - 0.5).ceil().max(0.0) as usize;
        let end = (high + half_width + 0.5).floor().max(0.0) as usize;
        first.min(size)..end.min(size)
    };
    let along = [to[0] - from[0], to[1] - from[1]];
    let square = along[0] * along[0] + along[1] * along[1];
    // Of a line without length, the nearest point is its start.
    let inverse = if square > 0.0 { square.recip() } else { 0.0 };
    for row in reach(1) {
        let y = row as f64 + 0.5 - from[1];
        for column in reach(0) {
            let x = column as f64 + 0.5 - from[0];
            // Where on the line the nearest point is, 0 to 1.
            let at = ((x * along[0] + y * along[1]) * inverse).clamp(0.0, 1.0);
            let (right, down) = (x - at * along[0], y - at * along[1]);
            if right * right + down * down <= half_width * half_width {
                pixels[row * size + column] = F::one();
            }
        }
    }
}
