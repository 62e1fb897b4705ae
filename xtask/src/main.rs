//! The `waardenboom` command.
fn main() {}
