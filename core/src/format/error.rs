//! What can be wrong with a file: a code and the place. The sentences are in the locales (`file.*`).

/// Why a file was not opened. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// Longer than [`super::MAX_BYTES`].
    #[error("the file has {bytes} bytes; {limit} is the most")]
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The most there may be.
        limit: usize,
    },
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Not UTF-8 text.
    #[error("line {line}: not UTF-8 text")]
    NotText {
        /// Line, from 1.
        line: usize,
    },
    /// Not JSON, cut off or damaged.
    #[error("line {line}, column {column}: not valid JSON")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// Nested deeper than [`super::MAX_DEPTH`].
    #[error("line {line}: nested deeper than {limit}")]
    TooDeep {
        /// Line, from 1.
        line: usize,
        /// The deepest allowed.
        limit: usize,
    },
    /// JSON, but not a workbook.
    #[error("not a workbook: no format \"waardenboom/1\"")]
    NotAWorkbook,
    /// Written by a newer version.
    #[error("written in the newer format {found}")]
    Newer {
        /// The format it names.
        found: String,
    },
    /// The workbook's id is missing or cannot be one.
    #[error("the workbook has no good id")]
    NoWorkbookId,
    /// A part of the file is not the kind of thing it must be.
    #[error("\"{part}\" is not what it must be")]
    WrongPart {
        /// `records` or `erased`.
        part: &'static str,
    },
    /// More than [`super::MAX_RECORDS`].
    #[error("more than {limit} records")]
    TooManyRecords {
        /// The most there may be.
        limit: usize,
    },
    /// Something is wrong with one record.
    #[error("line {line}, {at}: {problem}")]
    Record {
        /// Line, from 1.
        line: usize,
        /// The record, or the record and field, as far as they could be read.
        at: String,
        /// What.
        problem: RecordProblem,
    },
}

/// What is wrong with one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordProblem {
    /// Not an object between braces.
    #[error("not a record")]
    NotARecord,
    /// Its id cannot be one, and no table is given.
    #[error("no good id")]
    BadId,
    /// The same id stands in the file twice.
    #[error("this id stands in the file twice")]
    Twice,
    /// The field cannot hold this value.
    #[error("this field cannot hold that value")]
    DoesNotFit,
    /// A text longer than [`super::MAX_FIELD_CHARACTERS`].
    #[error("the text is too long")]
    TooLong,
    /// Stamps, siblings or removals that cannot be read.
    #[error("the stamps cannot be read")]
    BadStamps,
    /// More siblings or writers than a cell may have.
    #[error("too many versions of one field")]
    TooManyVersions,
}

impl FormatError {
    /// The last part of its key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::Empty => "empty",
            Self::NotText { .. } => "not-text",
            Self::NotJson { .. } => "not-json",
            Self::TooDeep { .. } => "too-deep",
            Self::NotAWorkbook => "not-a-workbook",
            Self::Newer { .. } => "newer",
            Self::NoWorkbookId => "no-workbook-id",
            Self::WrongPart { .. } => "wrong-part",
            Self::TooManyRecords { .. } => "too-many-records",
            Self::Record { problem, .. } => match problem {
                RecordProblem::NotARecord => "not-a-record",
                RecordProblem::BadId => "bad-id",
                RecordProblem::Twice => "twice",
                RecordProblem::DoesNotFit => "does-not-fit",
                RecordProblem::TooLong => "too-long",
                RecordProblem::BadStamps => "bad-stamps",
                RecordProblem::TooManyVersions => "too-many-versions",
            },
        }
    }

    /// Every code, for the test that the locales know them all.
    pub const CODES: &'static [&'static str] = &[
        "too-large",
        "empty",
        "not-text",
        "not-json",
        "too-deep",
        "not-a-workbook",
        "newer",
        "no-workbook-id",
        "wrong-part",
        "too-many-records",
        "not-a-record",
        "bad-id",
        "twice",
        "does-not-fit",
        "too-long",
        "bad-stamps",
        "too-many-versions",
    ];

    /// What the sentence for its code fills in, by the names of the placeholders. Sizes are in megabytes of
    /// 1,048,576 bytes, rounded up.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        const MEGABYTE: usize = 1024 * 1024;
        let mut values = match self {
            Self::TooLarge { bytes, limit } => {
                vec![("size", bytes.div_ceil(MEGABYTE).to_string()), ("limit", limit.div_ceil(MEGABYTE).to_string())]
            }
            Self::NotJson { column, .. } => vec![("column", column.to_string())],
            Self::TooDeep { limit, .. } | Self::TooManyRecords { limit } => vec![("limit", limit.to_string())],
            Self::Newer { found } => vec![("found", found.clone())],
            Self::WrongPart { part } => vec![("part", (*part).to_owned())],
            Self::Record { at, problem, .. } => {
                let limit = (*problem == RecordProblem::TooLong).then_some(super::MAX_FIELD_CHARACTERS);
                let limit = limit.map(|limit| ("limit", limit.to_string()));
                [("at", at.clone())].into_iter().chain(limit).collect()
            }
            Self::Empty | Self::NotText { .. } | Self::NotAWorkbook | Self::NoWorkbookId => Vec::new(),
        };
        values.extend(self.place().0.map(|line| ("line", line.to_string())));
        values
    }

    /// Where: the line and, when known, the record and field; empty when it is about the whole file.
    pub fn place(&self) -> (Option<usize>, &str) {
        match self {
            Self::NotText { line } | Self::NotJson { line, .. } | Self::TooDeep { line, .. } => (Some(*line), ""),
            Self::Record { line, at, .. } => (Some(*line), at),
            Self::WrongPart { part } => (None, part),
            _ => (None, ""),
        }
    }
}
