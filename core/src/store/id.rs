//! Names of records and fields.

use super::base62;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// The name of a record: its table, a slash, and what tells it from the others in that table.
///
/// A new record gets 128 random bits (`goal/4f…`). Records that two people could make separately for
/// the same thing derive their name (`contribution/<activity>/<goal>`), so that a merge sees one record.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RecordId(Arc<str>);

/// By their bytes, eight at a time: names of one table begin alike, and in the browser comparing byte by byte is most of
/// what finding a record costs.
impl Ord for RecordId {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) {
            return Ordering::Equal;
        }
        let (own, _) = self.0.as_bytes().as_chunks::<8>();
        let (others, _) = other.0.as_bytes().as_chunks::<8>();
        if let Some((a, b)) = own.iter().zip(others).find(|(a, b)| a != b) {
            return a.cmp(b);
        }
        // As far as both have whole eights they are the same.
        let same = 8 * own.len().min(others.len());
        self.0.as_bytes().get(same..).cmp(&other.0.as_bytes().get(same..))
    }
}

impl PartialOrd for RecordId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl RecordId {
    /// The longest name a file may carry, in characters.
    pub const MAX_LENGTH: usize = 240;

    /// A new record in a table, from 128 random bits.
    pub fn new(table: &str, bits: u128) -> Self {
        Self(format!("{table}/{}", base62::encode(bits)).into())
    }

    /// A record whose name follows from other records: their keys, in order.
    pub fn derived<'a>(table: &str, keys: impl IntoIterator<Item = &'a str>) -> Self {
        let mut name = table.to_owned();
        for key in keys {
            name.push('/');
            name.push_str(key);
        }
        if name.len() > Self::MAX_LENGTH {
            // Longer than a file may carry: the same short name for everybody instead.
            let digest = Sha256::digest(name.as_bytes());
            return Self::new(table, digest.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte)));
        }
        Self(name.into())
    }

    /// Reads a name from a file: `table/key`, in letters, digits, `-`, `_`, `.` and `/`; no part begins
    /// with a point, so that a name is never a way through folders.
    pub fn parse(text: &str) -> Option<Self> {
        let (table, key) = text.split_once('/')?;
        let table_is_good = table.starts_with(|c: char| c.is_ascii_lowercase())
            && table.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let mut begins = true;
        for byte in key.bytes() {
            match byte {
                b'/' | b'.' if begins => return None,
                b'/' => begins = true,
                _ if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') => begins = false,
                _ => return None,
            }
        }
        (table_is_good && !begins && text.len() <= Self::MAX_LENGTH).then(|| Self(text.into()))
    }

    /// The table: what stands before the first slash.
    pub fn table(&self) -> &str {
        // By bytes: this is asked of every record at every turn, and searching for a character takes the browser longer.
        let end = self.0.bytes().position(|byte| byte == b'/');
        end.and_then(|end| self.0.get(..end)).unwrap_or_default()
    }

    /// What stands after the table and its slash.
    pub fn key(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, key)| key)
    }

    /// The whole name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of a field in a record. Fields this version does not know keep their name and survive.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field(Cow<'static, str>);

impl Field {
    /// A field this version knows.
    pub const fn known(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// A field by its name in a file.
    pub fn named(name: &str) -> Self {
        crate::model::known_field_name(name).map_or_else(|| Self(Cow::Owned(name.to_owned())), Self::known)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Field {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_letters_and_digits_and_never_a_path() {
        for good in ["goal/x", "goal/a/b.c_d-E", "indicator-link/x/y", "x9/0"] {
            assert_eq!(RecordId::parse(good).map(|id| id.to_string()).as_deref(), Some(good));
        }
        let long = format!("goal/{}", "x".repeat(240));
        for bad in
            ["goal", "goal/", "/x", "Goal/x", "goal/..", "goal/../x", "goal/a//b", "goal/é", "goal/a b", "9/x", &long]
        {
            assert_eq!(RecordId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn names_are_in_the_order_of_their_bytes() {
        let ends = [
            "",
            "a",
            "b",
            "Z",
            "abcdefg",
            "abcdefgh",
            "abcdefghi",
            "abcdefgi",
            "abcdefghabcdefghz",
            "abcdefghabcdefghij",
        ];
        let names: Vec<String> = ends.iter().flat_map(|end| [format!("goal/x{end}"), format!("go/{end}x")]).collect();
        for (one, other) in names.iter().flat_map(|one| names.iter().map(move |other| (one, other))) {
            let ids = (RecordId::parse(one).unwrap(), RecordId::parse(other).unwrap());
            assert_eq!(ids.0.cmp(&ids.1), one.as_bytes().cmp(other.as_bytes()), "{one} {other}");
        }
    }

    #[test]
    fn a_derived_name_always_fits_in_a_file() {
        let key = "x".repeat(200);
        let long = RecordId::derived("rating", [key.as_str(), &key, "freedom"]);
        assert_eq!(RecordId::parse(long.as_str()), Some(long.clone()));
        assert_eq!(long, RecordId::derived("rating", [key.as_str(), &key, "freedom"]), "the same for everybody");
        assert_ne!(long, RecordId::derived("rating", [key.as_str(), &key, "safety"]));
    }
}
