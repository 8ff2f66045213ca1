//! Numbers, colours and escaped text as SVG writes them.

use crate::render::{is_xml_char, plain_text};
use crate::view::color::Rgba;
use crate::view::geometry::Point;

/// A length with at most two decimals and nothing superfluous; 0 for what is
/// no number.
pub(super) fn number(value: f32) -> String {
    trimmed(value, 2)
}

/// A scale factor, which needs more digits than a length: an error of 10⁻⁶ on
/// a line of 100 em is a tenth of a pixel at most.
pub(super) fn scale_number(value: f32) -> String {
    trimmed(value, 6)
}

fn trimmed(value: f32, decimals: usize) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Points as `x,y x,y`.
pub(super) fn points(points: &[Point]) -> String {
    points.iter().map(|point| format!("{},{}", number(point.x), number(point.y))).collect::<Vec<_>>().join(" ")
}

/// The colour without its alpha, which SVG 1.1 keeps apart.
pub(super) fn rgb(color: Rgba) -> String {
    Rgba { a: u8::MAX, ..color }.to_string()
}

/// An opacity attribute, where the colour is not opaque.
pub(super) fn alpha(out: &mut String, name: &str, color: Rgba) {
    if color.a < u8::MAX {
        attribute(out, name, &trimmed(f32::from(color.a) / 255.0, 3));
    }
}

/// ` name="value"`, escaped.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Left as they are, these would be read back as spaces.
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            c if is_xml_char(c) => out.push(c),
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
    out.push('"');
}

/// `<name>content</name>`, escaped.
pub(super) fn element_text(out: &mut String, name: &str, content: &str) {
    let content = plain_text(content).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    out.push_str(&format!("<{name}>{content}</{name}>"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_two_decimals_allow() {
        for (value, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (12.0, "12"),
            (100.0, "100"),
            (1.5, "1.5"),
            (1.006, "1.01"),
            (-2.71, "-2.71"),
            (-2.712, "-2.71"),
        ] {
            assert_eq!(number(value), text);
        }
        assert_eq!(number(f32::NAN), "0");
        assert_eq!(scale_number(0.013), "0.013");
    }

    #[test]
    fn attributes_stay_well_formed_whatever_they_hold() {
        let mut out = String::new();
        attribute(&mut out, "a", "<\"&\u{1}\n\u{FFFE}>");
        assert_eq!(out, " a=\"&lt;&quot;&amp;\u{FFFD}&#10;\u{FFFD}&gt;\"");
    }
}
