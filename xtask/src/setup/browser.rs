//! Chromium and its driver: found, else installed where we can (Debian), else named in one sentence.

use super::administrator;
use crate::process::{Failure, Outcome, on_path, run, succeeds};
use std::path::PathBuf;
use std::process::Command;

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where browsers live on systems that do not put them on the PATH.
const ELSEWHERE: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];

/// Chromium, for the end-to-end tests and the benchmarks. `CHROMIUM` names another one.
pub fn browser() -> Outcome<PathBuf> {
    find_or_install("CHROMIUM", &find_browser)
}

/// The driver of that Chromium, for tests of Rust code in the browser. `CHROMEDRIVER` names another one.
pub fn chromedriver() -> Outcome<PathBuf> {
    find_or_install("CHROMEDRIVER", &|| on_path("chromedriver"))
}

fn find_browser() -> Option<PathBuf> {
    let elsewhere = ELSEWHERE.iter().map(PathBuf::from).find(|path| path.is_file());
    BROWSERS.iter().find_map(|name| on_path(name)).or(elsewhere)
}

fn find_or_install(variable: &str, find: &dyn Fn() -> Option<PathBuf>) -> Outcome<PathBuf> {
    if let Some(path) = std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from) {
        let absent = || Failure(format!("{variable} names {}, but there is no such program.", path.display()));
        return if path.is_file() { Ok(path) } else { Err(absent()) };
    }
    if let Some(path) = find() {
        return Ok(path);
    }
    install_on_debian();
    find().ok_or_else(|| {
        Failure(format!(
            "Chromium and its chromedriver are needed for this: install both (Debian: apt install chromium chromium-driver), \
             or let CHROMIUM and CHROMEDRIVER name them; {variable} is what I miss."
        ))
    })
}

/// Tries, and leaves it to the caller to look whether it worked.
fn install_on_debian() {
    let Some(prefix) = administrator().filter(|_| succeeds(Command::new("apt-get").arg("--version"))) else { return };
    println!("Installing Chromium and chromedriver with apt-get");
    let apt = |arguments: &[&str]| {
        let mut words = prefix.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]).chain(arguments);
        let program = words.next().copied().unwrap_or("env");
        run(Command::new(program).args(words))
    };
    let wanted = ["install", "--yes", "--quiet", "--no-install-recommends", "chromium", "chromium-driver"];
    if let Err(Failure(sentence)) = apt(&["update", "--quiet"]).and_then(|()| apt(&wanted)) {
        eprintln!("{sentence}");
    }
}
