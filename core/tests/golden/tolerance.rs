//! How close a computed number must come to an expected one.

use serde_json::Value;

/// The tolerance of one case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance {
    /// The largest absolute difference allowed.
    pub absolute: f64,
}

impl Tolerance {
    /// Reads `{"abs": number}`, with or without a `note`; anything else is not understood.
    pub fn read(tolerance: &Value) -> Result<Self, String> {
        let fields = tolerance.as_object().ok_or_else(|| format!("tolerance not understood: {tolerance}"))?;
        let strange = fields.iter().find(|(name, value)| match name.as_str() {
            "abs" => !value.as_f64().is_some_and(|absolute| absolute >= 0.0),
            "note" => !value.is_string(),
            _ => true,
        });
        match (strange, fields.get("abs").and_then(Value::as_f64)) {
            (None, Some(absolute)) => Ok(Self { absolute }),
            _ => Err(format!("tolerance not understood: {tolerance}")),
        }
    }

    /// For a number as somebody printed it: half a unit of its last decimal, and a hair for how decimals are stored.
    pub fn as_printed(expected: f64) -> Self {
        // Rust writes a float in full, never as 1e-7: what follows the point is what was printed.
        let decimals = expected.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let unit = (0..decimals).fold(1.0, |unit, _| unit / 10.0);
        Self { absolute: unit / 2.0 + 1e-12 * expected.abs().max(1.0) }
    }

    /// Whether the two lie close enough together.
    pub fn accepts(self, expected: f64, computed: f64) -> bool {
        (expected - computed).abs() <= self.absolute
    }
}
