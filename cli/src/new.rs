//! `new`: an empty workbook, a worked example or a random one, as a file.

use crate::arguments::Content;
use crate::file::Occupant;
use crate::message::Messages;
use crate::{Outcome, check, file, print};
use serde_json::json;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use waardenboom_core::example::{random_workbook, workbook};
use waardenboom_core::format::{self, FORMAT};
use waardenboom_core::store::{Store, encode_base62};

/// Makes the file. What stands there with other content stays: a new workbook replaces nothing.
pub fn run(messages: &Messages, content: Content, id: Option<String>, out: &Path) -> Outcome {
    let (drawn, store) = match content {
        Content::Empty => (None, Store::default()),
        Content::Example(example, language) => (None, workbook(example, language)),
        Content::Random { goals, seed } => {
            let (id, store) = random_workbook(goals, seed);
            (Some(id), store)
        }
    };
    let id = id.or(drawn).unwrap_or_else(|| encode_base62(random_bits()));
    let bytes = format::write(&id, &store);
    let written = match file::occupant(messages, out) {
        Ok(Occupant::Bytes(there)) if there == bytes.as_bytes() => Ok(()),
        Ok(Occupant::Bytes(_)) => Err(messages.problem("occupied", &[])),
        Ok(Occupant::Nobody) => file::write(messages, out, bytes.as_bytes()),
        Err(problem) => Err(problem),
    };
    match written {
        Ok(()) => {
            let name = out.to_string_lossy();
            messages.say("new.done", &[("out", &name), ("id", &id)]);
            print(&json!({ "file": name, "format": FORMAT, "workbook": id, "records": check::counts(&store) }))
        }
        Err(problem) => {
            messages.say_problem(out, &problem);
            Outcome::BadInput
        }
    }
}

/// 128 bits that nobody else has: the standard library keys its hashers with random bits of the operating
/// system, and a keyed hash of two constants spreads them. Enough to tell workbooks apart; not a secret.
pub fn random_bits() -> u128 {
    let state = RandomState::new();
    u128::from(state.hash_one(1_u8)) << 64 | u128::from(state.hash_one(2_u8))
}
