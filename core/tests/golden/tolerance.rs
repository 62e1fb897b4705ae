//! How close a computed number must come to an expected one.

use serde_json::Value;

/// The tolerance of one case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance {
    /// The largest absolute difference allowed.
    pub absolute: f64,
    /// The same for what somebody printed; `None` when that must round to what is printed.
    pub printed: Option<f64>,
}

impl Tolerance {
    /// No more than this apart.
    pub const fn within(absolute: f64) -> Self {
        Self { absolute, printed: None }
    }

    /// Reads one of four: `{"abs": number}`, perhaps with `published_abs`; `{"abs": number, "ranks": "exact"}`, where
    /// ranks are whole numbers, so that a small tolerance is none; `{"exact": true, "borda": number}` likewise;
    /// `{"exact_method_abs": number, "monte_carlo": text}`, where what is sampled says so itself. A `note` may be there.
    pub fn read(tolerance: &Value) -> Result<Self, String> {
        let problem = || format!("tolerance not understood: {tolerance}");
        let fields = tolerance.as_object().ok_or_else(problem)?;
        let mut found = (None, None);
        for (name, value) in fields {
            let number = || value.as_f64().filter(|number| *number >= 0.0).ok_or_else(problem);
            match name.as_str() {
                "abs" | "exact_method_abs" => found.0 = Some(number()?),
                "borda" => found.0 = Some(number()?.min(1e-6)),
                "published_abs" => found.1 = Some(number()?),
                "note" | "monte_carlo" if value.is_string() => {}
                "ranks" if value == "exact" => {}
                "exact" if value == true => {}
                _ => return Err(problem()),
            }
        }
        found.0.map(|absolute| Self { absolute, printed: found.1 }).ok_or_else(problem)
    }

    /// For a number as somebody printed it: half a unit of its last decimal, and a hair for how decimals are stored.
    pub fn as_printed(expected: f64) -> Self {
        // Rust writes a float in full, never as 1e-7: what follows the point is what was printed.
        let decimals = expected.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let unit = (0..decimals).fold(1.0, |unit, _| unit / 10.0);
        Self::within(unit / 2.0 + 1e-12 * expected.abs().max(1.0))
    }

    /// Whether the two lie close enough together.
    pub fn accepts(self, expected: f64, computed: f64) -> bool {
        (expected - computed).abs() <= self.absolute
    }
}
