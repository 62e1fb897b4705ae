//! The domain of Waardenboom.
