//! The domain of Waardenboom: goal trees and the weighing of values, without browser, clock or chance.
//!
//! Start at [`session::Session`]: it holds one workbook and is the only way to change it. A
//! [`command::Command`] says what a person means; the [`store`] keeps what everybody wrote and joins
//! what comes in; [`model::Workbook`] is how it looks, [`tree`] how it hangs together, [`finding`] what it
//! lacks, [`contribution`], [`prevention`] and [`efficiency`] what works at what with what means, [`double`] what it
//! says twice, [`format`] how it travels as a file, and [`weigh`] the mathematics.

pub mod command;
pub mod contribution;
pub mod double;
pub mod efficiency;
pub mod example;
pub mod finding;
pub mod format;
pub mod gather;
pub mod meeting;
pub mod model;
pub mod prevention;
pub mod session;
pub mod smart;
pub mod starting;
pub mod store;
pub mod text;
pub mod tree;
pub mod weigh;
pub mod why;
