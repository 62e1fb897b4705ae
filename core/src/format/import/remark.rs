//! What was left out or changed on the way in, and why.

/// What happened. The app says it in a sentence about a number of things (`import.remark.*` in the locales).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RemarkCode {
    /// The file was not in UTF-8; it was read as the encoding in the example.
    Encoding,
    /// Characters that no encoding explains became a question mark in a diamond.
    Unreadable,
    /// Characters that nobody sees were taken out: controls, marks that turn the direction of reading.
    Hidden,
    /// Rows above the names of the columns were left out; the examples are their text.
    AboveHeading,
    /// The row that names the columns is no goal.
    Heading,
    /// What stood in a column we do not know went to the note; the examples are the columns.
    OtherColumn,
    /// A row that says nothing new.
    RepeatedRow,
    /// A quote was opened and never closed.
    OpenQuote,
    /// A row names a row above it that is not there: it stands at the top.
    NoParent,
    /// Rows name each other in a circle: the first of them stands at the top.
    Circle,
    /// A name of a row that was used before; what hangs below it hangs below the first.
    DoubleId,
    /// A label in front of a text told its kind and was taken off ("Activiteit: ...").
    Label,
    /// What stood below an activity, indicator or provider went to its note.
    BelowToNote,
    /// Bold, italic and colours were left out.
    Markup,
    /// The address of a link was left out; its text stays.
    Address,
    /// Lines between pieces that are not above each other were left out.
    Connection,
    /// Marks and settings of the other program were left out; the examples are their names.
    Setting,
    /// Pictures, formulas and the like were left out.
    Embedded,
}

impl RemarkCode {
    /// Every code, in the order they are told.
    pub const ALL: &'static [Self] = &[
        Self::Encoding,
        Self::Unreadable,
        Self::Hidden,
        Self::AboveHeading,
        Self::Heading,
        Self::OtherColumn,
        Self::RepeatedRow,
        Self::OpenQuote,
        Self::NoParent,
        Self::Circle,
        Self::DoubleId,
        Self::Label,
        Self::BelowToNote,
        Self::Markup,
        Self::Address,
        Self::Connection,
        Self::Setting,
        Self::Embedded,
    ];

    /// The last part of its key in the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::Unreadable => "unreadable",
            Self::Hidden => "hidden",
            Self::AboveHeading => "above-heading",
            Self::Heading => "heading",
            Self::OtherColumn => "other-column",
            Self::RepeatedRow => "repeated-row",
            Self::OpenQuote => "open-quote",
            Self::NoParent => "no-parent",
            Self::Circle => "circle",
            Self::DoubleId => "double-id",
            Self::Label => "label",
            Self::BelowToNote => "below-to-note",
            Self::Markup => "markup",
            Self::Address => "address",
            Self::Connection => "connection",
            Self::Setting => "setting",
            Self::Embedded => "embedded",
        }
    }
}

/// One thing that happened, how often, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What.
    pub code: RemarkCode,
    /// How often; 1 and up.
    pub count: usize,
    /// What it was about, each once, at most [`Remark::MAX_EXAMPLES`]; empty where the code says all.
    pub examples: Vec<String>,
}

impl Remark {
    /// The most examples that are kept.
    pub const MAX_EXAMPLES: usize = 5;
    /// The longest example, in characters.
    pub const MAX_EXAMPLE_CHARACTERS: usize = 80;
}

/// The remarks while a file is read.
#[derive(Debug, Default)]
pub(super) struct Remarks(Vec<Remark>);

impl Remarks {
    /// Notes that something happened so many times; nothing for none.
    pub(super) fn count(&mut self, code: RemarkCode, count: usize) {
        if count > 0 {
            self.change(code, |remark| remark.count += count);
        }
    }

    /// Notes that something happened, with what it was about.
    pub(super) fn about(&mut self, code: RemarkCode, example: &str) {
        self.change(code, |remark| {
            remark.count += 1;
            if remark.examples.len() < Remark::MAX_EXAMPLES {
                let example: String = example.chars().take(Remark::MAX_EXAMPLE_CHARACTERS).collect();
                if !remark.examples.contains(&example) {
                    remark.examples.push(example);
                }
            }
        });
    }

    fn change(&mut self, code: RemarkCode, change: impl FnOnce(&mut Remark)) {
        let at = self.0.iter().position(|remark| remark.code >= code).unwrap_or(self.0.len());
        if self.0.get(at).is_none_or(|remark| remark.code != code) {
            self.0.insert(at, Remark { code, count: 0, examples: Vec::new() });
        }
        if let Some(remark) = self.0.get_mut(at) {
            change(remark);
        }
    }

    pub(super) fn into_list(self) -> Vec<Remark> {
        self.0
    }
}
