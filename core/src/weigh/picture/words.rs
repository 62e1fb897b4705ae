//! The words of a picture, and how it writes its numbers.

/// What stands in every picture, in the language of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Words<'a> {
    /// What the picture shows; above it, and its name for who cannot see it.
    pub title: &'a str,
    /// That it is a poll and no decision; below it, in small letters.
    pub poll: &'a str,
    /// Whether decimals stand behind a comma (Dutch) and not a point; then a space precedes the percent sign.
    pub decimal_comma: bool,
}

/// What stands for a number that is not there.
pub(super) const NOTHING: &str = "–";
/// Numbers beyond this are not shown any larger.
const LARGEST: f64 = 1e6;

impl Words<'_> {
    /// A number with this many decimals, a dash when it is none.
    pub(super) fn decimal(&self, number: f64, decimals: usize) -> String {
        if number.is_nan() {
            return NOTHING.to_owned();
        }
        let text = format!("{:.decimals$}", number.abs().min(LARGEST));
        let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let text = if self.decimal_comma { text.replace('.', ",") } else { text };
        if number < 0.0 && !is_zero { format!("−{text}") } else { text }
    }

    /// A difference: with its sign, also when it goes up.
    pub(super) fn difference(&self, number: f64, decimals: usize) -> String {
        let text = self.decimal(number, decimals);
        if text.bytes().any(|byte| matches!(byte, b'1'..=b'9')) && number > 0.0 { format!("+{text}") } else { text }
    }

    /// A share of 0..1 in percents.
    pub(super) fn percent(&self, share: f64, decimals: usize) -> String {
        if share.is_nan() {
            return NOTHING.to_owned();
        }
        let gap = if self.decimal_comma { "\u{A0}" } else { "" };
        format!("{}{gap}%", self.decimal(share * 100.0, decimals))
    }
}

/// A number within 0..1; `None` when it is no number.
pub(super) fn share(number: f64) -> Option<f64> {
    (!number.is_nan()).then(|| number.clamp(0.0, 1.0) + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language_and_never_show_what_is_no_number() {
        let dutch = Words { title: "", poll: "", decimal_comma: true };
        let english = Words { decimal_comma: false, ..dutch };
        assert_eq!((dutch.percent(0.1834, 1), english.percent(0.1834, 1)), ("18,3\u{A0}%".into(), "18.3%".into()));
        assert_eq!((dutch.decimal(-0.04, 1), dutch.decimal(-2.25, 1)), ("0,0".into(), "−2,2".into()));
        assert_eq!((dutch.difference(4.2, 1), dutch.difference(0.01, 1)), ("+4,2".into(), "0,0".into()));
        assert_eq!((dutch.percent(f64::NAN, 0), dutch.decimal(f64::INFINITY, 0)), ("–".into(), "1000000".into()));
        assert_eq!((share(f64::NAN), share(-1.0), share(f64::INFINITY)), (None, Some(0.0), Some(1.0)));
    }
}
