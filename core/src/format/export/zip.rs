//! A zip file, as a spreadsheet needs one: deflated parts, no folders, the day it was made.

use crate::finding::Date;
use miniz_oxide::deflate::compress_to_vec;

/// How hard the parts are pressed, 0 to 10.
const LEVEL: u8 = 6;

/// Packs parts by their names (APPNOTE.TXT 6.3, without the 64-bit extensions). `None` when a part or all of it
/// is larger than 4 GB.
pub(super) fn pack(parts: &[(String, String)], day: Option<Date>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in parts {
        let packed = compress_to_vec(content.as_bytes(), LEVEL);
        let mut about = Vec::new();
        // Version 2.0, names in UTF-8, deflate; the time of the day is midnight.
        about.extend([20, 1 << 11, 8, 0, dos_day(day)].iter().flat_map(|number: &u16| number.to_le_bytes()));
        about.extend(crc_32(content.as_bytes()).to_le_bytes());
        about.extend(u32::try_from(packed.len()).ok()?.to_le_bytes());
        about.extend(u32::try_from(content.len()).ok()?.to_le_bytes());
        about.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        about.extend([0, 0]);
        let offset = u32::try_from(out.len()).ok()?;
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&about);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(parts.len()).ok()?.to_le_bytes();
    let (size, offset) = (u32::try_from(directory.len()).ok()?, u32::try_from(out.len()).ok()?);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend(size.to_le_bytes());
    out.extend(offset.to_le_bytes());
    out.extend([0, 0]);
    Some(out)
}

/// A day as MS-DOS wrote it: from 1980 on.
fn dos_day(day: Option<Date>) -> u16 {
    let day = day.unwrap_or(Date { year: 1980, month: 1, day: 1 });
    day.year.clamp(1980, 2107).saturating_sub(1980) << 9 | u16::from(day.month) << 5 | u16::from(day.day)
}

/// The checksum of zip (ISO 3309), a table of one step of four bits.
fn crc_32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| (0..4).fold(crc, |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 });
    let table: [u32; 16] = std::array::from_fn(|nibble| step(u32::try_from(nibble).unwrap_or(0)));
    let half = |crc: u32| {
        let at = usize::try_from(crc & 15).unwrap_or(0);
        crc >> 4 ^ table.get(at).copied().unwrap_or(0)
    };
    !bytes.iter().fold(!0, |crc, byte| half(half(crc ^ u32::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc_32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc_32(b""), 0);
    }
}
