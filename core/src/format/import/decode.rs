//! From bytes to text: which encoding it is, without being told.

use super::ImportError;
use super::remark::{RemarkCode, Remarks};
use std::borrow::Cow;

/// What bytes 128 to 159 mean in Windows-1252; from 160 on it is Unicode. Five of them mean nothing.
const WINDOWS: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}', '\u{FFFD}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

/// The text of a file: UTF-8 with or without its mark, UTF-16 with its mark or recognisable without, and
/// everything else as Windows-1252, as Excel and Notepad write it.
pub(super) fn decode<'a>(bytes: &'a [u8], remarks: &mut Remarks) -> Result<Cow<'a, str>, ImportError> {
    if is_binary(bytes) {
        return Err(ImportError::NotText);
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf_8(rest, remarks),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes, "UTF-16", remarks),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes, "UTF-16", remarks),
        _ => match zeros(bytes) {
            (even, odd, half) if odd * 3 > half && even * 10 < odd => {
                utf_16(bytes, u16::from_le_bytes, "UTF-16", remarks)
            }
            (even, odd, half) if even * 3 > half && odd * 10 < even => {
                utf_16(bytes, u16::from_be_bytes, "UTF-16", remarks)
            }
            _ => utf_8(bytes, remarks),
        },
    };
    let controls = text.chars().take(4096).filter(|c| *c == '\0' || *c < ' ' && !c.is_whitespace()).count();
    if controls * 10 > text.len().min(4096) { Err(ImportError::NotText) } else { Ok(text) }
}

/// Files that are something else for sure: zip (Word, Excel, `LibreOffice`), old Office, PDF, PNG, JPEG, GIF, gzip.
fn is_binary(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 7] =
        [b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"%PDF-", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"\x1F\x8B"];
    marks.iter().any(|mark| bytes.starts_with(mark))
}

/// How many of the first bytes at even and at odd places are zero, and half of how many bytes there were.
fn zeros(bytes: &[u8]) -> (usize, usize, usize) {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let zeros = |skip: usize| start.iter().skip(skip).step_by(2).filter(|byte| **byte == 0).count();
    (zeros(0), zeros(1), start.len() / 2)
}

fn utf_8<'a>(bytes: &'a [u8], remarks: &mut Remarks) -> Cow<'a, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    remarks.about(RemarkCode::Encoding, "Windows-1252");
    let read = |byte: &u8| WINDOWS.get(usize::from(*byte).wrapping_sub(128)).copied().unwrap_or(char::from(*byte));
    let text: String = bytes.iter().map(read).collect();
    remarks.count(RemarkCode::Unreadable, text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count());
    Cow::Owned(text)
}

fn utf_16<'a>(bytes: &[u8], read: fn([u8; 2]) -> u16, name: &str, remarks: &mut Remarks) -> Cow<'a, str> {
    remarks.about(RemarkCode::Encoding, name);
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(read);
    let mut unreadable = usize::from(!bytes.len().is_multiple_of(2));
    let text = char::decode_utf16(units)
        .map(|unit| {
            unit.unwrap_or_else(|_| {
                unreadable += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    remarks.count(RemarkCode::Unreadable, unreadable);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, usize) {
        let mut remarks = Remarks::default();
        let text = decode(bytes, &mut remarks).unwrap().into_owned();
        (text, remarks.into_list().iter().map(|remark| remark.count).sum())
    }

    #[test]
    fn the_same_text_in_every_encoding() {
        let text = "één € – 'ik'";
        let with_mark = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(text.as_bytes()), (text.into(), 0));
        assert_eq!(read(&with_mark(b"\xEF\xBB\xBF", text.into())), (text.into(), 0));
        assert_eq!(read(&with_mark(b"\xFF\xFE", little.clone())), (text.into(), 1));
        assert_eq!(read(&with_mark(b"\xFE\xFF", big.clone())), (text.into(), 1));
        assert_eq!(read(&little), (text.into(), 1));
        assert_eq!(read(&big), (text.into(), 1));
        assert_eq!(read(b"\xE9\xE9n \x80 \x96 'ik'"), (text.into(), 1));
    }

    #[test]
    fn what_is_no_text_is_said_and_what_is_broken_is_counted() {
        for bytes in [&b"PK\x03\x04zip"[..], b"%PDF-1.7", b"\0\0\0\0\0\0\x01\x02", b"\x89PNG\r\n"] {
            assert_eq!(decode(bytes, &mut Remarks::default()), Err(ImportError::NotText));
        }
        assert_eq!(read(b"\xFF\xFEa\0b\0\x3D\xD8"), ("ab\u{FFFD}".into(), 2));
        assert_eq!(read(b"a\x81b"), ("a\u{FFFD}b".into(), 2));
    }
}
