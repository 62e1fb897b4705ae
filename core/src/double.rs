//! Probable doubles: records that may say the same twice, to become one or to be told apart.
//!
//! Words count by their stems, in Dutch and English; small words, word order, plurals, verb forms and diminutives do
//! not, and some words of the field that mean the same are one ("respijtzorg", "logeeropvang"). Deterministic: the
//! same workbook gives the same suggestions everywhere. A suggestion is a question; meaning is not read.
//!
//! Limits. In workbooks so large that a word stands in more than [`MOST`] different texts, that word alone finds no
//! candidates any more; texts of the same words are always found. That keeps the search near linear.

mod compare;
mod find;
mod reading;
mod stem;
mod words;

pub use compare::{Likeness, LikenessReason, alike};
pub use find::{Double, MOST, doubles};
