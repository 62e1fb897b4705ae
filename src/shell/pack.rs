//! Text, deflated and packed 15 bits to a UTF-16 unit: local storage counts units, whatever is in them.
//!
//! What makes it small comes later ([`pack_with`]); until then text is packed as it is, in the same form.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use std::cell::Cell;

/// What deflates bytes.
pub type Deflate = fn(&[u8]) -> Vec<u8>;

thread_local! {
    static DEFLATE: Cell<Deflate> = const { Cell::new(as_it_is) };
}

/// From here on text is deflated with this.
pub fn pack_with(deflate: Deflate) {
    DEFLATE.set(deflate);
}

/// Makes bytes small.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, LEVEL)
}

/// Bytes as they are, in the form of deflated ones (RFC 1951, blocks that are only stored).
fn as_it_is(bytes: &[u8]) -> Vec<u8> {
    let blocks = bytes.chunks(usize::from(u16::MAX));
    let count = blocks.len().max(1);
    let mut out = Vec::with_capacity(bytes.len() + 5 * count);
    for (at, block) in blocks.chain(bytes.is_empty().then_some(bytes)).enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(at + 1 == count));
        out.extend_from_slice(&length.to_le_bytes());
        out.extend_from_slice(&(!length).to_le_bytes());
        out.extend_from_slice(block);
    }
    out
}

const LEVEL: u8 = 6;
const FIRST_UNIT: u32 = 0x20;
/// A chunk of a snapshot never unpacks to more than a whole file may hold.
const MOST_BYTES: usize = waardenboom_core::format::MAX_BYTES;

/// Packs text. Every unit lies between U+0020 and U+801F: no surrogates, nothing a storage could refuse.
pub fn pack(text: &str) -> String {
    let bytes = DEFLATE.get()(text.as_bytes());
    let mut out = String::with_capacity(bytes.len() * 2);
    out.push(unit(u32::from(bytes.len() % 2 == 1)));
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in bytes {
        bits = bits << 8 | u32::from(byte);
        count += 8;
        if count >= 15 {
            count -= 15;
            out.push(unit(bits >> count));
            bits &= (1 << count) - 1;
        }
    }
    if count > 0 {
        out.push(unit(bits << (15 - count)));
    }
    out
}

/// The inverse of [`pack`]; `None` for anything [`pack`] did not make.
pub fn unpack(packed: &str) -> Option<String> {
    let mut units = packed.chars();
    let odd = value(units.next()?)?;
    let (mut bits, mut count) = (0_u32, 0_u32);
    let mut bytes = Vec::with_capacity(packed.len());
    for unit in units {
        bits = bits << 15 | value(unit)?;
        count += 15;
        while count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    // The last unit may have carried up to 14 bits of nothing: at most one byte too many.
    if u32::from(bytes.len() % 2 == 1) != odd {
        bytes.pop();
    }
    String::from_utf8(decompress_to_vec_with_limit(&bytes, MOST_BYTES).ok()?).ok()
}

fn unit(value: u32) -> char {
    char::from_u32(value + FIRST_UNIT).unwrap_or(' ')
}

fn value(unit: char) -> Option<u32> {
    u32::from(unit).checked_sub(FIRST_UNIT).filter(|value| *value < 1 << 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back() {
        let long = (0..5_000).map(|n| format!("regel {n} é 漢 🌳")).collect::<Vec<_>>().join("\n");
        assert!(long.len() > usize::from(u16::MAX), "more than one block");
        for deflate in [as_it_is, deflate] {
            pack_with(deflate);
            for length in 0..200 {
                let text: String = long.chars().take(length).collect();
                assert_eq!(unpack(&pack(&text)), Some(text));
            }
            assert_eq!(unpack(&pack(&long)).as_ref(), Some(&long));
        }
        assert!(pack(&long).chars().count() < long.len() / 4);
    }

    #[test]
    fn a_damaged_text_is_noticed_or_at_least_harmless() {
        let packed: Vec<char> = pack("Mantelzorgers houden balans").chars().collect();
        for at in 0..packed.len() {
            let mut damaged = packed.clone();
            damaged[at] = '\u{7fff}';
            let _ = unpack(&damaged.iter().collect::<String>());
            let cut: String = packed.iter().take(at).collect();
            assert_ne!(unpack(&cut).as_deref(), Some("Mantelzorgers houden balans"));
        }
        assert_eq!(unpack("\u{1}"), None);
    }
}
