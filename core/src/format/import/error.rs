//! Why nothing came in.

use crate::format::paste::PasteError;

/// Why a file was not imported. The app says it in a sentence (`import.error.*` in the locales).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Nothing in it that could be a goal.
    #[error("there is no text in it")]
    Empty,
    /// Longer than [`crate::format::MAX_BYTES`].
    #[error("{bytes} bytes; {limit} is the most")]
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The most there may be.
        limit: usize,
    },
    /// More pieces than a workbook may have records, or more lines of text than one paste may have.
    #[error("more than {limit} pieces")]
    TooMany {
        /// The most there may be.
        limit: usize,
    },
    /// Deeper than [`crate::format::paste::MAX_PASTE_LEVELS`].
    #[error("more than {limit} levels")]
    TooDeep {
        /// The deepest there may be.
        limit: usize,
    },
    /// A text longer than [`crate::format::MAX_FIELD_CHARACTERS`].
    #[error("line {line}: a text of more than {limit} characters")]
    TooLong {
        /// The line it begins on, from 1; 0 when that is not known.
        line: usize,
        /// The most there may be.
        limit: usize,
    },
    /// No text at all: a document of an office suite, a picture, a PDF.
    #[error("this is no text")]
    NotText,
    /// A table of figures: somebody has to say which column holds what ([`super::sheet`]).
    #[error("this looks like a table of figures")]
    Figures,
    /// A workbook of our own: to be opened, not imported.
    #[error("this is a workbook")]
    IsWorkbook,
    /// XML that is neither OPML nor a mind map of Freeplane or `FreeMind`.
    #[error("XML of another kind: {root}")]
    OtherXml {
        /// The name of its first element.
        root: String,
    },
    /// XML that is cut off or damaged.
    #[error("line {line}: the XML is damaged")]
    BadXml {
        /// The line where reading stopped, from 1.
        line: usize,
    },
    /// XML that declares entities of its own: no program writes that for a tree, and it can be made to explode.
    #[error("line {line}: the XML declares entities")]
    Entities {
        /// The line on which the declarations end, from 1.
        line: usize,
    },
}

impl ImportError {
    /// The last part of its key in the locales.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::TooMany { .. } => "too-many",
            Self::TooDeep { .. } => "too-deep",
            Self::TooLong { .. } => "too-long",
            Self::NotText => "not-text",
            Self::Figures => "figures",
            Self::IsWorkbook => "is-workbook",
            Self::OtherXml { .. } => "other-xml",
            Self::BadXml { .. } => "bad-xml",
            Self::Entities { .. } => "entities",
        }
    }

    /// Every code, for the test that the locales know them all.
    pub const CODES: &'static [&'static str] = &[
        "empty",
        "too-large",
        "too-many",
        "too-deep",
        "too-long",
        "not-text",
        "figures",
        "is-workbook",
        "other-xml",
        "bad-xml",
        "entities",
    ];

    /// What the sentence for its code fills in, by the names of the placeholders. Sizes are in megabytes of
    /// 1,048,576 bytes, rounded up.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        const MEGABYTE: usize = 1024 * 1024;
        let megabytes = |bytes: &usize| bytes.div_ceil(MEGABYTE).to_string();
        match self {
            Self::Empty | Self::NotText | Self::Figures | Self::IsWorkbook => Vec::new(),
            Self::TooLarge { bytes, limit } => vec![("size", megabytes(bytes)), ("limit", megabytes(limit))],
            Self::TooMany { limit } | Self::TooDeep { limit } => vec![("limit", limit.to_string())],
            Self::TooLong { line, limit } => vec![("line", line.to_string()), ("limit", limit.to_string())],
            Self::OtherXml { root } => vec![("root", root.clone())],
            Self::BadXml { line } | Self::Entities { line } => vec![("line", line.to_string())],
        }
    }
}

impl From<PasteError> for ImportError {
    fn from(error: PasteError) -> Self {
        match error {
            PasteError::Empty => Self::Empty,
            PasteError::TooLarge { bytes, limit } => Self::TooLarge { bytes, limit },
            PasteError::TooManyLines { limit, .. } => Self::TooMany { limit },
            PasteError::TooDeep { limit } => Self::TooDeep { limit },
            PasteError::Damaged(_) => Self::IsWorkbook,
        }
    }
}
