//! `cargo xtask serve`: installs, builds, and serves the very build that is shipped, on this machine only.

mod answer;

use crate::process::{Explain, Failure, Outcome, succeeds};
use crate::{build, setup};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const DEFAULT_PORT: u16 = 8765;
/// Ports tried after one that is taken.
const PORTS_TRIED: u16 = 20;
/// No request of a browser for these files comes near this.
const LONGEST_REQUEST_BYTES: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// Builds and serves until it is stopped.
pub fn run(arguments: &[String]) -> Outcome {
    let mut first_port = DEFAULT_PORT;
    let mut may_open = true;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--no-open" => may_open = false,
            "--port" => {
                let number = words.next().and_then(|number| number.parse().ok());
                first_port = number.ok_or_else(|| Failure("--port wants a number from 1 to 65535.".to_owned()))?;
            }
            other => return Err(Failure(format!("I do not know the argument {other}; `cargo xtask` lists them."))),
        }
    }
    setup::for_browsing()?;
    build::run(&[])?;

    let folder = build::dist().canonicalize().explain("I cannot find dist/")?;
    let listener = listen(first_port)?;
    let port = listener.local_addr().explain("I cannot see which port I got")?.port();
    let address = format!("http://127.0.0.1:{port}/");
    println!("\nWaardenboom draait op {address}  (stop with Ctrl-C)");
    if may_open {
        open_browser(&address);
    }
    std::thread::scope(|threads| {
        for stream in listener.incoming().flatten() {
            let folder = &folder;
            // A browser that walks away is no reason to stop, or to say anything.
            threads.spawn(move || converse(&stream, folder).unwrap_or_default());
        }
    });
    Ok(())
}

fn listen(first_port: u16) -> Outcome<TcpListener> {
    let last_port = first_port.saturating_add(PORTS_TRIED);
    (first_port..=last_port).find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok()).ok_or_else(|| {
        Failure(format!("Ports {first_port} to {last_port} are all taken: name a free one with --port."))
    })
}

fn converse(stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.take(LONGEST_REQUEST_BYTES)).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    // The headers change nothing, but a client wants to have sent them before it listens.
    while lines.next().transpose()?.is_some_and(|header| !header.is_empty()) {}

    let answer = answer::to(&request, folder);
    let mut stream = stream;
    stream.write_all(answer.head().as_bytes())?;
    stream.write_all(&answer.body)
}

/// Opens a browser where there is a screen to show it on; elsewhere the address has been printed.
fn open_browser(address: &str) {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut command = if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else if set("DISPLAY") || set("WAYLAND_DISPLAY") {
        Command::new("xdg-open")
    } else {
        return;
    };
    // Some openers stay until the browser is closed.
    command.arg(address);
    std::thread::spawn(move || succeeds(&mut command));
}
