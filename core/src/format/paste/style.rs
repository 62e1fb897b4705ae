//! What an element and its `style` say of a paragraph and its level.

use super::tags::Attributes;

/// `mso-list:l0 level2 lfo1`, as Word and Outlook write it.
pub(super) fn list_level(attributes: Attributes<'_>) -> Option<usize> {
    let list = attributes.style("mso-list")?;
    list.split_whitespace().find_map(|word| word.strip_prefix("level")?.parse().ok()).map(|level: usize| level.min(99))
}

/// How far a paragraph is indented, in whole points; less than six is none.
pub(super) fn margin(attributes: Attributes<'_>) -> usize {
    let shorthand = || attributes.style("margin").and_then(|all| all.split_whitespace().nth(3));
    let length = attributes.style("margin-left").or_else(shorthand).unwrap_or_default();
    let digits = length.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let in_points = match length.strip_prefix(digits) {
        Some("px") => 0.75,
        Some("in") => 72.0,
        Some("cm") => 28.35,
        Some("mm") => 2.835,
        Some("em" | "rem") => 12.0,
        _ => 1.0,
    };
    let points = digits.parse::<f64>().unwrap_or(0.0) * in_points;
    whole(points)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn whole(points: f64) -> usize {
    if points >= 6.0 { points.min(10_000.0).round() as usize } else { 0 }
}

/// Elements that stand on lines of their own; those with a meaning of their own are read above.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "address"
            | "center"
            | "hr"
            | "figure"
            | "figcaption"
            | "details"
            | "summary"
            | "form"
            | "fieldset"
            | "caption"
            | "tbody"
            | "thead"
            | "tfoot"
            | "colgroup"
            | "option"
    )
}
