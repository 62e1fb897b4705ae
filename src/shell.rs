//! The browser's own things: storage, other tabs, files, the clock, chance. Nothing else touches them.

pub mod beside;
pub mod clock;
pub mod device;
pub mod download;
pub mod library;
pub mod lock;
pub mod pack;
pub mod picture;
pub mod random;
pub mod saver;
pub mod snapshot;
pub mod style;
pub mod tabs;
