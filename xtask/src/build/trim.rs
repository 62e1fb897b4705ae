//! What wasm-bindgen writes and nobody needs: long names between script and wasm, comments, and classes that a crate
//! offers to scripts of its own (leptos brings some for streams). Names with a hash do not compress.

use crate::process::{Failure, Outcome};
use std::collections::BTreeSet;

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// What an import is called ends on that many digits of a hash.
const HASH: usize = 16;

/// Trims a script and the wasm that it starts; both must be as wasm-bindgen wrote them.
pub fn trim(script: &str, wasm: &[u8]) -> Outcome<(String, Vec<u8>)> {
    let (script, gone) = without_classes(&without_comments(script));
    let names = long_names(&script);
    let mut short = script;
    for (at, name) in names.iter().enumerate() {
        short = short.replace(name.as_str(), &short_name(at));
    }
    let mut trimmed = wasm.get(..8).ok_or_else(not_wasm)?.to_vec();
    let mut rest = wasm.get(8..).ok_or_else(not_wasm)?;
    while let Some((id, after)) = rest.split_first() {
        let (body, after) = sized(after)?;
        let body = match *id {
            IMPORTS => with_short_names(body, &names)?,
            EXPORTS => without_exports(body, &gone)?,
            _ => body.to_vec(),
        };
        trimmed.push(*id);
        push_sized(&mut trimmed, &body);
        rest = after;
    }
    Ok((short, trimmed))
}

fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty());
    let code = lines.filter(|line| !["/**", "* ", "*/", "//"].iter().any(|sign| line.starts_with(sign)));
    code.fold(String::new(), |text, line| text + line + "\n")
}

/// The script without the classes that it only offers, and the exports that only these use.
fn without_classes(script: &str) -> (String, BTreeSet<String>) {
    let (mut kept, mut gone) = (String::new(), String::new());
    let mut rest = script;
    while let Some((before, after)) = rest.split_once("export class ") {
        let name: String = after.chars().take_while(char::is_ascii_alphanumeric).collect();
        // Its body, then one line that begins with a condition.
        let end = after.find(&format!("\nif (Symbol.dispose) {name}.")).and_then(|at| {
            let line = after.get(at + 1..)?.find('\n')?;
            Some(at + 1 + line + 1)
        });
        let (class, behind) = after.split_at(end.unwrap_or(0));
        kept += before;
        if class.is_empty() || behind.contains(&format!("{name}.")) {
            kept += "export class ";
            kept += class;
        } else {
            gone += class;
        }
        rest = behind;
    }
    kept += rest;
    // What watches for instances of a class that is gone.
    let mut script = String::new();
    let mut watcher = false;
    for line in kept.lines() {
        let begins = line.strip_prefix("const ").and_then(|rest| rest.split_once("Finalization = "));
        watcher |= begins.is_some_and(|(name, _)| gone.contains(&format!("{name}Finalization")));
        let text = if watcher { &mut gone } else { &mut script };
        *text += line;
        *text += "\n";
        watcher &= !line.ends_with(';');
    }
    let exports = exports_in(&gone).difference(&exports_in(&script)).cloned().collect();
    (script, exports)
}

/// What a script asks of the wasm.
fn exports_in(script: &str) -> BTreeSet<String> {
    let is_name = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '_';
    script.split("wasm.").skip(1).map(|after| after.chars().take_while(is_name).collect()).collect()
}

/// The names of what the script gives to the wasm that end on a hash.
fn long_names(script: &str) -> Vec<String> {
    let names = script.lines().filter_map(|line| line.split_once(": function").map(|(name, _)| name));
    let is_long = |name: &&str| {
        let hash = name.rsplit('_').next().unwrap_or_default();
        name.starts_with("__wb") && hash.len() == HASH && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
    };
    names.filter(is_long).map(str::to_owned).collect()
}

fn short_name(at: usize) -> String {
    format!("a{at}")
}

/// Names stand in wasm behind their length: nothing else looks like that.
fn with_short_names(imports: &[u8], names: &[String]) -> Outcome<Vec<u8>> {
    let mut imports = imports.to_vec();
    for (at, name) in names.iter().enumerate() {
        let (mut long, mut short) = (Vec::new(), Vec::new());
        push_sized(&mut long, name.as_bytes());
        push_sized(&mut short, short_name(at).as_bytes());
        // What only a class used that is gone is no import any more after wasm-opt; until then it is.
        let place = imports.windows(long.len()).position(|window| window == long);
        let place =
            place.ok_or_else(|| Failure(format!("The wasm does not import {name}: wasm-bindgen has changed.")))?;
        imports.splice(place..place + long.len(), short);
    }
    Ok(imports)
}

fn without_exports(exports: &[u8], gone: &BTreeSet<String>) -> Outcome<Vec<u8>> {
    let (count, mut rest) = number(exports)?;
    let (mut kept, mut left) = (Vec::new(), 0);
    for _ in 0..count {
        let (name, after) = sized(rest)?;
        let (kind, after) = after.split_first().ok_or_else(not_wasm)?;
        let (index, after) = number(after)?;
        rest = after;
        if !gone.iter().any(|gone| gone.as_bytes() == name) {
            push_sized(&mut kept, name);
            kept.push(*kind);
            push_number(&mut kept, index);
            left += 1;
        }
    }
    let mut all = Vec::new();
    push_number(&mut all, left);
    all.extend(kept);
    Ok(all)
}

/// A number in wasm (LEB128), and what stands behind it.
fn number(bytes: &[u8]) -> Outcome<(usize, &[u8])> {
    let length = 1 + bytes.iter().position(|byte| byte & 0x80 == 0).ok_or_else(not_wasm)?;
    let (number, rest) = bytes.split_at(length);
    let value =
        number.iter().rev().try_fold(0_usize, |value, byte| Some(value.checked_mul(0x80)? | usize::from(byte & 0x7f)));
    Ok((value.ok_or_else(not_wasm)?, rest))
}

/// Bytes behind their length, and what stands behind them.
fn sized(bytes: &[u8]) -> Outcome<(&[u8], &[u8])> {
    let (length, rest) = number(bytes)?;
    rest.split_at_checked(length).ok_or_else(not_wasm)
}

fn push_number(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push(u8::try_from(value & 0x7f).unwrap_or(0) | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).unwrap_or(0));
}

fn push_sized(bytes: &mut Vec<u8>, content: &[u8]) {
    push_number(bytes, content.len());
    bytes.extend_from_slice(content);
}

fn not_wasm() -> Failure {
    Failure("What wasm-bindgen wrote is no wasm that the build can read.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "\
/**
 * Not for us.
 */
export class Stream {
    free() {
        StreamFinalization.unregister(this);
        wasm.__wbg_stream_free(this.ptr);
        wasm.malloc();
    }
}
if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;

const import0 = {
    __wbg_body_e549239eaff082e1: function(arg0) {
        return wasm.malloc(arg0);
    },
    short: function() { },
};
const StreamFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_stream_free(ptr, 1));
";

    fn wasm(import: &str, exports: &[&str]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        let mut body = vec![1];
        push_sized(&mut body, b"./app_bg.js");
        push_sized(&mut body, import.as_bytes());
        body.extend([0, 0]);
        wasm.push(IMPORTS);
        push_sized(&mut wasm, &body);
        let mut body = vec![u8::try_from(exports.len()).expect("few")];
        for name in exports {
            push_sized(&mut body, name.as_bytes());
            body.push(0);
            push_number(&mut body, 300);
        }
        wasm.push(EXPORTS);
        push_sized(&mut wasm, &body);
        wasm
    }

    #[test]
    fn names_get_short_and_what_nobody_uses_goes_in_script_and_wasm_alike() {
        let before = wasm("__wbg_body_e549239eaff082e1", &["main", "__wbg_stream_free", "malloc"]);
        let (script, after) = trim(SCRIPT, &before).expect("both");
        assert_eq!(
            script,
            "const import0 = {\na0: function(arg0) {\nreturn wasm.malloc(arg0);\n},\nshort: function() { },\n};\n"
        );
        assert_eq!(after, wasm("a0", &["main", "malloc"]));
    }

    #[test]
    fn a_class_that_is_used_stays() {
        let script = format!("{SCRIPT}function made(ptr) {{ return Stream.__wrap(ptr); }}\n");
        let before = wasm("__wbg_body_e549239eaff082e1", &["__wbg_stream_free"]);
        let (script, after) = trim(&script, &before).expect("both");
        assert!(script.contains("export class Stream {") && script.contains("const StreamFinalization"));
        assert_eq!(after, wasm("a0", &["__wbg_stream_free"]));
    }

    #[test]
    fn a_script_and_a_wasm_of_different_builds_are_refused() {
        assert!(trim(SCRIPT, &wasm("__wbg_body_0000000000000000", &[])).is_err());
        assert!(trim(SCRIPT, b"\0asm").is_err());
    }
}
