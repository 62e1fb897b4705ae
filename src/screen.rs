//! The rooms.

mod palette;
mod recovery;
mod start;
pub mod tree;
mod values;

pub use recovery::{Recovery, Unknown};
pub use start::{Book, PutAside, Start};
pub use tree::Tree;
pub use values::Values;
