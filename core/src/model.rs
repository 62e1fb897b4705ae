//! The records of a workbook, and the workbook as everybody sees it.
//!
//! A table is declared once, with [`records!`]: that gives the Rust struct, how it is read from the
//! store, what a file may hold (and so the published JSON Schema), and what a form shows. Records are
//! flat and refer to each other by id; trees, matrices and rankings are derived (invariant 4).

mod deliberated;
mod deliberation;
mod field;
mod goal_tree;
mod monitor;
mod people;
mod spoken;
mod table;
mod value_model;
mod workbook;

pub use deliberation::*;
pub use field::{Day, FieldKind, FieldValue, Points, Position, Reading, Reference, decimal, number_value};
pub use goal_tree::*;
pub use monitor::*;
pub use people::*;
pub use table::Table;
pub use value_model::*;
pub use workbook::{Conflict, Listed, Workbook};

use crate::gather::Sort;
use crate::store::{Field, RecordId};
use std::sync::OnceLock;

/// What a file may hold in one field.
#[derive(Clone, Copy, Debug)]
pub struct FieldSchema {
    /// Its name, in the file and in Rust.
    pub name: &'static str,
    /// What it may hold.
    pub kind: FieldKind,
    /// What it means, from the doc comment.
    pub meaning: &'static str,
}

/// One table of records.
#[derive(Clone, Copy, Debug)]
pub struct TableSchema {
    /// Its name: the part of a record's id before the slash.
    pub name: &'static str,
    /// What one record is, from the doc comment.
    pub meaning: &'static str,
    /// Its fields, in the order a file writes them.
    pub fields: &'static [FieldSchema],
}

impl TableSchema {
    /// A field by its name.
    pub fn field(&self, name: &str) -> Option<&'static FieldSchema> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A typed record of one table.
pub trait Record: Clone + PartialEq {
    /// The table's schema.
    const SCHEMA: TableSchema;

    /// Reads the record from its shown values. A field that is missing, or that holds something this
    /// version does not understand, takes its default: half a record is normal after a partial merge.
    fn read<'a>(value_of: &dyn Fn(&str) -> Option<&'a serde_json::Value>) -> Self;
}

/// Every table, in the order a file writes them.
pub const TABLES: &[TableSchema] = &[
    Overview::SCHEMA,
    Challenge::SCHEMA,
    Goal::SCHEMA,
    Activity::SCHEMA,
    Provider::SCHEMA,
    Provision::SCHEMA,
    Contribution::SCHEMA,
    TargetGroup::SCHEMA,
    InformationNeed::SCHEMA,
    Indicator::SCHEMA,
    IndicatorLink::SCHEMA,
    Measurement::SCHEMA,
    GoalTest::SCHEMA,
    Discussed::SCHEMA,
    Distinct::SCHEMA,
    Merged::SCHEMA,
    Note::SCHEMA,
    Meeting::SCHEMA,
    Action::SCHEMA,
    RuleSet::SCHEMA,
    Rule::SCHEMA,
    CoreValue::SCHEMA,
    SubQuestion::SCHEMA,
    Dilemma::SCHEMA,
    Norm::SCHEMA,
    Alternative::SCHEMA,
    Argument::SCHEMA,
    Choice::SCHEMA,
    ChoicePart::SCHEMA,
    ChoiceLink::SCHEMA,
    Risk::SCHEMA,
    RuleLink::SCHEMA,
    Proposal::SCHEMA,
    Weighed::SCHEMA,
    PartyGroup::SCHEMA,
    Participant::SCHEMA,
    Answer::SCHEMA,
    Round::SCHEMA,
    Statement::SCHEMA,
    Weights::SCHEMA,
    WeightReason::SCHEMA,
    Rating::SCHEMA,
    StatementReply::SCHEMA,
];

/// A table by its name; `None` for one this version does not know.
pub fn table(name: &str) -> Option<&'static TableSchema> {
    TABLES.iter().find(|table| table.name == name)
}

/// What kind of value a field of a record holds; `None` for a table or field this version does not know.
pub fn field_kind(id: &RecordId, field: &Field) -> Option<FieldKind> {
    table(id.table()).and_then(|table| table.field(field.as_str())).map(|schema| schema.kind)
}

/// The `'static` form of a field name that some table knows.
pub(crate) fn known_field_name(name: &str) -> Option<&'static str> {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let mut names: Vec<&str> = TABLES.iter().flat_map(|table| table.fields).map(|field| field.name).collect();
        names.put_in_order(Ord::cmp);
        names.dedup();
        names
    });
    names.binary_search(&name).ok().and_then(|at| names.get(at).copied())
}

/// One field of a record, read from its shown value. Apart, because every table inlines it for every field else.
#[inline(never)]
pub(crate) fn read_field<'a, T: FieldValue>(value_of: &dyn Fn(&str) -> Option<&'a serde_json::Value>, name: &str) -> T {
    value_of(name).and_then(T::read).unwrap_or_default()
}

/// What a table or field means, for the published schema; the browser has no use for it.
pub(crate) const fn meaning(text: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { text }
}

/// Declares tables: their structs, schemas and how they are read.
macro_rules! records {
    ($(
        $(#[doc = $meaning:literal])*
        $table:literal => $name:ident {
            $( $(#[doc = $field_meaning:literal])* $field:ident : $kind:ty, )*
        }
    )*) => {$(
        $(#[doc = $meaning])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $( $(#[doc = $field_meaning])* pub $field: $kind, )* }

        impl $crate::model::Record for $name {
            const SCHEMA: $crate::model::TableSchema = $crate::model::TableSchema {
                name: $table,
                meaning: $crate::model::meaning(concat!($($meaning),*)),
                fields: &[$( $crate::model::FieldSchema {
                    name: stringify!($field),
                    kind: <$kind as $crate::model::FieldValue>::KIND,
                    meaning: $crate::model::meaning(concat!($($field_meaning),*)),
                }, )*],
            };

            fn read<'a>(value_of: &dyn Fn(&str) -> Option<&'a serde_json::Value>) -> Self {
                Self { $( $field: $crate::model::read_field(value_of, stringify!($field)), )* }
            }
        }
    )*};
}

/// Declares a closed set of words for a field, with their spelling in the file.
macro_rules! choices {
    ($(
        $(#[doc = $meaning:literal])*
        $name:ident { $( $(#[doc = $variant_meaning:literal])* $variant:ident = $word:literal, )* }
    )*) => {$(
        $(#[doc = $meaning])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $( $(#[doc = $variant_meaning])* $variant, )* }

        impl $name {
            /// Every word, in the order a form shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in the file, and the last part of its key in the locales.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Reads the word; `None` for any other.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::model::FieldValue for Option<$name> {
            const KIND: $crate::model::FieldKind = $crate::model::FieldKind::Choice(&[$($word),*]);

            fn read(value: &serde_json::Value) -> Option<Self> {
                value.as_str().and_then($name::parse).map(Some)
            }

            fn write(&self) -> serde_json::Value {
                self.map_or(serde_json::Value::Null, |choice| choice.word().into())
            }
        }
    )*};
}

pub(crate) use {choices, records};
