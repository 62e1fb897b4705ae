//! What a field may hold.

use crate::gather::{Gather, object};
use crate::store::RecordId;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a file may hold in a field, what a form shows for it, and what a reader refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Plain text, lines allowed.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A finite number.
    Number,
    /// Yes or no.
    Flag,
    /// A day, as the group writes it; ISO 8601 (`2026-11-22`) when it came from a date field.
    Day,
    /// Another record, in one of the tables this field is meant for.
    Reference,
    /// Several records.
    References,
    /// Where it stands in the tree: `[parent or null, order key]`.
    Position,
    /// A value with its date, source and footnote.
    Reading,
    /// Points per core value: an object of key and number.
    Points,
}

impl FieldKind {
    /// Whether a value from a file fits. `null` (emptied) always does.
    pub fn accepts(self, value: &Value) -> bool {
        match (self, value) {
            (_, Value::Null) => true,
            (Self::Text | Self::Day, value) => value.is_string(),
            (Self::Choice(words), Value::String(word)) => words.contains(&word.as_str()),
            (Self::Number, value) => value.as_f64().is_some_and(f64::is_finite),
            (Self::Flag, value) => value.is_boolean(),
            (Self::Reference, value) => Reference::read(value).is_some(),
            (Self::References, value) => Vec::<RecordId>::read(value).is_some(),
            (Self::Position, value) => Position::read(value).is_some(),
            (Self::Reading, value) => Option::<Reading>::read(value).is_some(),
            (Self::Points, value) => Points::read(value).is_some(),
            (Self::Choice(_), _) => false,
        }
    }
}

/// A Rust type that a field can have.
pub trait FieldValue: Sized + Default {
    /// What a file may hold for it.
    const KIND: FieldKind;

    /// Reads a shown value; `None` when it does not fit.
    fn read(value: &Value) -> Option<Self>;

    /// The value as a file holds it; `null` for empty.
    fn write(&self) -> Value;
}

/// A reference to one record, or none.
pub type Reference = Option<RecordId>;

/// Points per core value, by the value's key (`freedom`), as one field: points of one person in one
/// round stay whole, or a merge could add up to 140.
pub type Points = BTreeMap<String, f64>;

impl FieldValue for String {
    const KIND: FieldKind = FieldKind::Text;

    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }

    fn write(&self) -> Value {
        if self.is_empty() { Value::Null } else { self.as_str().into() }
    }
}

impl FieldValue for Option<f64> {
    const KIND: FieldKind = FieldKind::Number;

    fn read(value: &Value) -> Option<Self> {
        value.as_f64().filter(|number| number.is_finite()).map(Some)
    }

    fn write(&self) -> Value {
        self.map_or(Value::Null, number_value)
    }
}

/// Reads a decimal number with a point. The reader of JSON does it, so that the browser downloads one reader
/// of numbers and not two.
pub fn decimal(text: &str) -> Option<f64> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => ("-", text.get(1..)?),
        b'+' => ("", text.get(1..)?),
        _ => ("", text),
    };
    let is_begun =
        digits.trim_start_matches('.').starts_with(|c: char| c.is_ascii_digit()) && !digits.starts_with("..");
    if !is_begun {
        return None;
    }
    let (digits, point) = (digits.trim_start_matches('0'), if digits.ends_with('.') { "0" } else { "" });
    let whole = if digits.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    serde_json::from_str(&[sign, whole, digits, point].concat()).ok().filter(|number: &f64| number.is_finite())
}

/// A number in its one form: whole numbers without a point, so that `30` and `30.0` are equal values.
#[allow(clippy::cast_possible_truncation, reason = "only whole numbers that fit come there")]
pub fn number_value(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT { Value::from(number as i64) } else { Value::from(number) }
}

impl FieldValue for bool {
    const KIND: FieldKind = FieldKind::Flag;

    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }

    fn write(&self) -> Value {
        if *self { Value::Bool(true) } else { Value::Null }
    }
}

/// A day as text: ISO 8601 from a date field, or what somebody wrote ("eind 2027").
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub String);

impl FieldValue for Day {
    const KIND: FieldKind = FieldKind::Day;

    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(|text| Self(text.to_owned()))
    }

    fn write(&self) -> Value {
        self.0.write()
    }
}

impl FieldValue for Reference {
    const KIND: FieldKind = FieldKind::Reference;

    fn read(value: &Value) -> Option<Self> {
        value.as_str().and_then(RecordId::parse).map(Some)
    }

    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, |id| id.as_str().into())
    }
}

impl FieldValue for Vec<RecordId> {
    const KIND: FieldKind = FieldKind::References;

    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(|item| item.as_str().and_then(RecordId::parse)).collect()
    }

    fn write(&self) -> Value {
        if self.is_empty() { Value::Null } else { self.iter().map(RecordId::as_str).collect() }
    }
}

/// Where a goal stands: its parent (none at the top) and its order key among the siblings. One field,
/// so that two people who move the same goal make one conflict and never half a move.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The goal above it; none at the top.
    pub parent: Reference,
    /// Its order key (see `store::order`).
    pub order: String,
}

impl FieldValue for Position {
    const KIND: FieldKind = FieldKind::Position;

    fn read(value: &Value) -> Option<Self> {
        match value.as_array()?.as_slice() {
            [Value::Null, Value::String(order)] => Some(Self { parent: None, order: order.clone() }),
            [Value::String(parent), Value::String(order)] => {
                Some(Self { parent: Some(RecordId::parse(parent)?), order: order.clone() })
            }
            _ => None,
        }
    }

    fn write(&self) -> Value {
        Value::Array(vec![self.parent.write(), self.order.as_str().into()])
    }
}

/// A value of an indicator with where it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The value as a person writes it ("12,5", "merendeel tevreden").
    pub value: String,
    /// The day it holds for.
    pub day: Day,
    /// Where it was found.
    pub source: String,
    /// What a reader must know to read it right.
    pub footnote: String,
}

impl Reading {
    /// The names of the parts in a file, in order.
    pub const PARTS: [&'static str; 4] = ["value", "day", "source", "footnote"];

    /// The value as a number, when it is one without doubt. Dutch and English decimals are both
    /// accepted; `1.234` may be either, and is not guessed.
    pub fn number(&self) -> Option<f64> {
        let text: String = self.value.chars().filter(|c| !c.is_whitespace() && *c != '%' && *c != '€').collect();
        let number = match (text.contains(','), text.contains('.')) {
            (true, true) if text.rfind(',') > text.rfind('.') => text.replace('.', "").replace(',', "."),
            (true, true) => text.replace(',', ""),
            (true, false) => text.replace(',', "."),
            (false, true) if is_ambiguous(&text) => return None,
            (false, _) => text,
        };
        decimal(&number)
    }

    fn part(&self, name: &str) -> &str {
        match name {
            "value" => &self.value,
            "day" => &self.day.0,
            "source" => &self.source,
            _ => &self.footnote,
        }
    }
}

/// One point with exactly three digits behind it and one to three before: thousands or decimals.
fn is_ambiguous(text: &str) -> bool {
    let digits = text.trim_start_matches('-');
    digits.split_once('.').is_some_and(|(whole, rest)| {
        rest.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" && rest.bytes().all(|b| b.is_ascii_digit())
    })
}

impl FieldValue for Option<Reading> {
    const KIND: FieldKind = FieldKind::Reading;

    fn read(value: &Value) -> Option<Self> {
        let parts = value.as_object()?;
        let part = |name: &str| match parts.get(name) {
            None => Some(String::new()),
            Some(part) => part.as_str().map(str::to_owned),
        };
        Some(Some(Reading {
            value: part("value")?,
            day: Day(part("day")?),
            source: part("source")?,
            footnote: part("footnote")?,
        }))
    }

    fn write(&self) -> Value {
        let Some(reading) = self else { return Value::Null };
        let parts = Reading::PARTS.iter().filter(|name| !reading.part(name).is_empty());
        let mut parts = parts.map(|name| ((*name).to_owned(), reading.part(name).into())).peekable();
        if parts.peek().is_none() { Value::Null } else { object(parts) }
    }
}

impl FieldValue for Points {
    const KIND: FieldKind = FieldKind::Points;

    fn read(value: &Value) -> Option<Self> {
        let points = value.as_object()?.iter();
        let points = points.map(|(key, points)| Some((key.clone(), points.as_f64().filter(|p| p.is_finite())?)));
        points.collect::<Option<Vec<_>>>().map(|points| points.into_iter().into_map())
    }

    fn write(&self) -> Value {
        if self.is_empty() {
            return Value::Null;
        }
        object(self.iter().map(|(key, points)| (key.clone(), number_value(*points))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_read_as_the_standard_library_reads_them() {
        let readable = "0 -0 +5 5. .5 -.5 007 0.10 1e5 1.5e-3 00 0. 33.333333333333336 9007199254740993";
        for text in readable
            .split(' ')
            .chain(["", ".", "-", "+", "5,0", "1 2", "e5", "--5", "+-5", "0x1", "nan", "inf", "1e999"])
        {
            let expected = text.parse().ok().filter(|number: &f64| number.is_finite());
            assert_eq!(decimal(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_is_read_as_the_dutch_write_it_and_never_guessed() {
        let number = |value: &str| Reading { value: value.to_owned(), ..Reading::default() }.number();
        assert_eq!(number("12,5"), Some(12.5));
        assert_eq!(number("12.5 %"), Some(12.5));
        assert_eq!(number("€ 1.234,50"), Some(1234.5));
        assert_eq!(number("1,234.50"), Some(1234.5));
        assert_eq!(number("1.234"), None, "may be either");
        assert_eq!(number("0.234"), Some(0.234));
        assert_eq!(number("merendeel tevreden"), None);
        assert_eq!(number(""), None);
    }
}
