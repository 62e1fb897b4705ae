//! The domain of Waardenboom.

pub mod weigh;
