//! Words: what may be printed, and how wide it is where nobody can measure.

/// From the top of a line of text to its baseline, in units of the font size. plotters' SVG backend
/// writes a text that hangs from its top as `dy="0.76em"`; the canvas follows, so that both print
/// on the same baseline.
pub(super) const ASCENT: f64 = 0.76;

/// From the baseline to below the descenders, in units of the font size.
pub(super) const DESCENT: f64 = 0.24;

/// One line of text that is valid inside XML: control characters and non-characters become spaces.
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') {
                ' '
            } else {
                c
            }
        })
        .collect()
}

/// An estimate of the printed width, for a sans-serif font of this size.
///
/// An SVG does not know which font it will be shown in. The classes below are those of Arial and
/// Noto Sans, rounded up; Chinese characters are one em each.
pub(super) fn estimated_width(text: &str, size: f64) -> f64 {
    size * text.chars().map(ems).sum::<f64>()
}

fn ems(c: char) -> f64 {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '(' | ')' => 0.31,
        'f' | 't' | 'r' | '-' | '[' | ']' | '"' | '/' => 0.38,
        '⁰'..='⁹' | '¹' | '²' | '³' | '⁻' => 0.40,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' => 0.95,
        'A'..='Z' => 0.72,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' => 1.0,
        '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{3ffff}' => 1.0,
        _ => 0.58,
    }
}
