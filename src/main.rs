//! The Waardenboom workbench: a Leptos app in the browser around `waardenboom-core`.
//!
//! Start at [`app`]: it is the one place where session, signals and effects meet. [`action`] names every
//! user action once; `shell` is the only code that touches the browser's storage, files and clock; `part`
//! knows nothing of the domain; `screen` has one folder per room.

#![allow(clippy::needless_pass_by_value, reason = "components and event handlers own what they are given")]

mod action;
mod app;
mod language;
mod part;
mod screen;
mod shell;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
