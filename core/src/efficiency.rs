//! From means to effect: input, throughput, output, outcome, impact, as it is now and as it is wanted (seed 002).
//!
//! Input and throughput come from the activities that serve a branch, output, outcome and impact from its goals with
//! their indicators. What nobody filled in stays missing and is counted; nothing is guessed, nothing divided.

mod chain;
mod means;

pub use chain::{Effect, EfficiencyChain, Measure, Working};
pub use means::{Means, Tally, means_by_branch};
