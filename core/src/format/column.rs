//! What the heading of a column, or a label in front of a line, says of what stands below or behind it. Dutch and
//! English, as goal trees, municipal budgets and our own exports write them.

use super::import::{Figure, PieceKind};
use crate::model::GoalKind;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Goals of one level; their kind when the heading tells it.
    Level(Option<GoalKind>),
    /// What is done.
    Activity,
    /// Who does it.
    Provider,
    /// What is measured.
    Indicator,
    /// A figure of an indicator.
    Figure(Figure),
    /// What an indicator turned out to be; the year stands in the heading.
    Realised,
    /// What an activity costs a year, in euro.
    Euros,
    /// An explanation.
    Note,
    /// What kind the row is of.
    Kind,
    /// What the row is called by others.
    Id,
    /// The row above it.
    Parent,
    /// The name of the row, whatever it is.
    Name,
}

impl Column {
    /// What a piece in this column is; `None` where it holds something about a piece.
    pub(super) const fn piece(self) -> Option<PieceKind> {
        match self {
            Self::Level(Some(kind)) => Some(PieceKind::Goal(kind)),
            Self::Activity => Some(PieceKind::Activity),
            Self::Provider => Some(PieceKind::Provider),
            Self::Indicator => Some(PieceKind::Indicator),
            _ => None,
        }
    }

    /// The figure of an indicator that it holds.
    pub(super) const fn figure(self) -> Option<Figure> {
        match self {
            Self::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// Whether it holds names of pieces.
    pub(super) const fn holds_pieces(self) -> bool {
        matches!(self, Self::Level(_)) || self.piece().is_some()
    }
}

/// A heading that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// What the column holds.
    pub(super) column: Column,
    /// A year in the heading ("Nulmeting 2024"); empty when there is none.
    pub(super) year: String,
}

const AMBITION: Column = Column::Level(Some(GoalKind::Ambition));
const OUTCOME: Column = Column::Level(Some(GoalKind::Outcome));
const SUBGOAL: Column = Column::Level(Some(GoalKind::Subgoal));
const OUTPUT: Column = Column::Level(Some(GoalKind::Output));

/// The words for each column, in lower case.
const WORDS: [(Column, &str); 21] = [
    (
        AMBITION,
        "ambitie|ambities|kerndoel|kerndoelen|opgave|opgaven|maatschappelijke opgave|maatschappelijke opgaven|ambition|ambitions",
    ),
    (
        OUTCOME,
        "resultaat|resultaten|maatschappelijk resultaat|maatschappelijke resultaten|effect|effecten|beoogd effect|beoogde effecten|\
         maatschappelijk effect|maatschappelijke effecten|beoogd maatschappelijk effect|beoogde maatschappelijke effecten|doel|doelen|\
         doelstelling|doelstellingen|hoofddoel|hoofddoelen|beleidsdoel|beleidsdoelen|strategisch doel|strategische doelen|\
         wat willen we bereiken|outcome|outcomes|goal|goals|social outcome",
    ),
    (
        SUBGOAL,
        "subdoel|subdoelen|operationeel doel|operationele doelen|tactisch doel|tactische doelen|subdoelstelling|subdoelstellingen|\
         element|elementen|speerpunt|speerpunten|subgoal|subgoals",
    ),
    (OUTPUT, "prestatie|prestaties|output|outputs"),
    (
        Column::Activity,
        "activiteit|activiteiten|actie|acties|inspanning|inspanningen|maatregel|maatregelen|wat gaan we daarvoor doen|wat gaan we doen|\
         activity|activities|action|actions",
    ),
    (Column::Provider, "aanbieder|aanbieders|uitvoerder|uitvoerders|partner|partners|provider|providers"),
    (
        Column::Indicator,
        "indicator|indicatoren|prestatie-indicator|prestatie-indicatoren|effectindicator|effectindicatoren|resultaatindicator|\
         beleidsindicator|kpi|indicators",
    ),
    (Column::Level(None), "programma|thema|taakveld|beleidsveld|pijler|niveau|hoofdstuk|programme|program|theme|level"),
    (Column::Figure(Figure::Unit), "eenheid|unit"),
    (Column::Figure(Figure::Source), "bron|bronnen|source"),
    (Column::Figure(Figure::Baseline), "nulmeting|nulwaarde|beginwaarde|uitgangswaarde|baseline"),
    (
        Column::Figure(Figure::BaselineDay),
        "datum nulmeting|jaar nulmeting|peildatum nulmeting|nulmeting datum|baseline day|baseline date|baseline year",
    ),
    (Column::Figure(Figure::Target), "streefwaarde|doelwaarde|target"),
    (
        Column::Figure(Figure::TargetDay),
        "datum streefwaarde|jaar streefwaarde|streefjaar|streefwaarde datum|target day|target date|target year",
    ),
    (Column::Realised, "realisatie|gerealiseerd|gerealiseerde waarde|meting|actual|measured"),
    (
        Column::Euros,
        "begroting|begroot|budget|jaarbudget|budget per jaar|kosten per jaar|lasten per jaar|yearly budget|yearly cost",
    ),
    (
        Column::Note,
        "toelichting|omschrijving|opmerking|opmerkingen|notitie|note|notes|description|explanation|comment|comments",
    ),
    (Column::Kind, "soort|type|kind"),
    (Column::Id, "id|nr|nummer|code|volgnummer|uid|kenmerk"),
    (
        Column::Parent,
        "parent|parentid|parent id|ouder|ouderid|ouder id|bovenliggend|bovenliggend doel|hoort bij|valt onder|onderdeel van|parent nr",
    ),
    (Column::Name, "naam|titel|tekst|name|title|text|label"),
];

/// What a heading says; `None` when it says nothing we know.
pub(super) fn heading(text: &str) -> Option<Heading> {
    if text.len() > 80 {
        return None;
    }
    let is_letter = |c: char| c.is_alphanumeric() || c == '-';
    let words: Vec<&str> = text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).collect();
    let number = words.last().filter(|word| words.len() > 1 && word.bytes().all(|b| b.is_ascii_digit())).copied();
    let named = words.iter().take(words.len() - usize::from(number.is_some()));
    let name = named.map(|word| word.to_lowercase()).collect::<Vec<_>>().join(" ");
    let (column, _) = WORDS.iter().find(|(_, known)| known.split('|').any(|word| word == name))?;
    let year = number.filter(|number| number.len() == 4).unwrap_or_default().to_owned();
    Some(Heading { column: *column, year })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_words_and_years_are_kept() {
        for (text, column, year) in [
            ("Kerndoel", AMBITION, ""),
            ("Operationeel doel", SUBGOAL, ""),
            ("Wat willen we bereiken?", OUTCOME, ""),
            ("ACTIES:", Column::Activity, ""),
            ("Subdoel 2", SUBGOAL, ""),
            ("Niveau 3", Column::Level(None), ""),
            ("Nulmeting 2024", Column::Figure(Figure::Baseline), "2024"),
            ("Streefwaarde (2028)", Column::Figure(Figure::Target), "2028"),
            ("Prestatie-indicator", Column::Indicator, ""),
        ] {
            assert_eq!(heading(text), Some(Heading { column, year: year.into() }), "{text}");
        }
        for text in ["", "2024", "Iedereen doet mee", "Doelgroep"] {
            assert_eq!(heading(text), None, "{text}");
        }
    }

    #[test]
    fn no_word_stands_twice() {
        let mut words: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.split('|')).map(str::trim).collect();
        words.sort_unstable();
        let before = words.len();
        words.dedup();
        assert_eq!(words.len(), before);
    }
}
