//! How inconsistent answers at random are: what a consistency index is compared with.
//!
//! `CR = CI / RI`. Whoever tabulated RI drew other random matrices, so the tables differ, and a person can pass by one
//! and fail by another. That is why a ratio never travels without the name of its table.

use serde::Serialize;

use crate::weigh::number;

/// Whose random index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum RandomIndex {
    /// Saaty 1980, up to 15 values; that 12 values have less than 11 is as printed.
    #[serde(rename = "saaty_1980")]
    Saaty1980,
    /// Saaty 2005, up to 15 values.
    #[serde(rename = "saaty_2005")]
    Saaty2005,
    /// Donegan and Dodd 1991, up to 100 values, on a line between those that are printed.
    #[serde(rename = "donegan_dodd_1991")]
    DoneganDodd1991,
    /// Tummala and Ling 1998, up to 15 values.
    #[serde(rename = "tummala_ling_1998")]
    TummalaLing1998,
    /// Alonso and Lamata 2006, a straight line for lambda max: `CR = (lambda_max - n) / (2.7699 n - 4.3513 - n)`.
    #[serde(rename = "alonso_lamata_2006")]
    AlonsoLamata2006,
}

/// From 3 values up, without a hole.
const SAATY_1980: &[f64] = &[0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];
const SAATY_2005: &[f64] = &[0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59];
const TUMMALA_LING_1998: &[f64] =
    &[0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571, 1.5714, 1.5831];
const DONEGAN_DODD_1991: &[f64] = &[
    0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969, 1.5078,
    1.5153, 1.5262, 1.5313, 1.5371,
];
/// Where the printed values lie further apart: how many values, and their index.
const DONEGAN_DODD_1991_ON: &[(usize, f64)] = &[
    (20, 1.5371),
    (25, 1.5619),
    (30, 1.5772),
    (40, 1.5976),
    (50, 1.6102),
    (60, 1.6178),
    (70, 1.6237),
    (80, 1.6277),
    (90, 1.6213),
    (100, 1.6339),
];

impl RandomIndex {
    /// The index for that many values; `None` where the table has none, and below three values, where nobody can
    /// contradict themselves.
    pub fn of(self, values: usize) -> Option<f64> {
        let listed = |table: &[f64]| table.get(values.checked_sub(3)?).copied();
        match self {
            Self::Saaty1980 => listed(SAATY_1980),
            Self::Saaty2005 => listed(SAATY_2005),
            Self::TummalaLing1998 => listed(TUMMALA_LING_1998),
            Self::DoneganDodd1991 => listed(DONEGAN_DODD_1991).or_else(|| between(DONEGAN_DODD_1991_ON, values)),
            Self::AlonsoLamata2006 => {
                let n = number(values);
                (values > 2).then(|| (2.7699 * n - 4.3513 - n) / (n - 1.0))
            }
        }
    }
}

fn between(table: &[(usize, f64)], values: usize) -> Option<f64> {
    let mut steps = table.iter().zip(table.iter().skip(1));
    let (from, to) = steps.find(|(from, to)| (from.0..=to.0).contains(&values))?;
    Some(from.1 + (to.1 - from.1) * number(values - from.0) / number(to.0 - from.0))
}

/// CR by every table. `None` where a table ends, and when answers are so few that they could not contradict.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ConsistencyRatios {
    /// By Saaty 1980.
    pub saaty_1980: Option<f64>,
    /// By Saaty 2005.
    pub saaty_2005: Option<f64>,
    /// By Donegan and Dodd 1991.
    pub donegan_dodd_1991: Option<f64>,
    /// By Tummala and Ling 1998.
    pub tummala_ling_1998: Option<f64>,
    /// By Alonso and Lamata 2006.
    pub alonso_lamata_2006: Option<f64>,
}

impl ConsistencyRatios {
    /// The ratios for a consistency index over that many values of which so many pairs have no answer; 0 for one value
    /// and for two.
    ///
    /// Fewer answers contradict each other less, also at random. Agoston and Csato 2022 (Omega 108:102576): the index
    /// falls with the number missing in a straight line, to nothing when the answers only just link all values.
    pub(super) fn of(consistency_index: f64, values: usize, missing: usize) -> Self {
        let room = values.saturating_sub(1) * values.saturating_sub(2) / 2;
        let ratio = |table: RandomIndex| {
            if room == 0 {
                return Some(0.0);
            }
            let left = room.checked_sub(missing).filter(|left| *left > 0)?;
            Some(consistency_index / (table.of(values)? * number(left) / number(room)))
        };
        Self {
            saaty_1980: ratio(RandomIndex::Saaty1980),
            saaty_2005: ratio(RandomIndex::Saaty2005),
            donegan_dodd_1991: ratio(RandomIndex::DoneganDodd1991),
            tummala_ling_1998: ratio(RandomIndex::TummalaLing1998),
            alonso_lamata_2006: ratio(RandomIndex::AlonsoLamata2006),
        }
    }

    /// The ratio by one table.
    pub fn by(&self, table: RandomIndex) -> Option<f64> {
        match table {
            RandomIndex::Saaty1980 => self.saaty_1980,
            RandomIndex::Saaty2005 => self.saaty_2005,
            RandomIndex::DoneganDodd1991 => self.donegan_dodd_1991,
            RandomIndex::TummalaLing1998 => self.tummala_ling_1998,
            RandomIndex::AlonsoLamata2006 => self.alonso_lamata_2006,
        }
    }
}
