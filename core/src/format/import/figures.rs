//! Tables of figures: no goals, as far as we can see, until somebody says which column holds what.
//!
//! Statistics (CBS, waarstaatjegemeente, a monitor) come as tables too, with regions, periods and codes where a goal
//! tree has names. Read as a tree they give hundreds of goals called "2020". [`super::read`] refuses them
//! ([`ImportError::Figures`]); [`sheet`] shows their columns, and [`Sheet::read`] reads those that were pointed at.

use super::builder::Builder;
use super::columns::{FIRST_ROWS, Use};
use super::csv::Rows;
use super::piece::Figure;
use super::table::Body;
use super::{Import, ImportError, decode, extension_of};
use crate::format::column::{Column, Heading};
use crate::format::paste;
use csv::StringRecord;

/// What somebody says a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Nothing we want.
    #[default]
    Leave,
    /// Goals; several such columns are levels, the highest on the left.
    Goal,
    /// Of which kind the goal of the row is.
    Kind,
    /// The goal above that of the row.
    Parent,
    /// The name of an indicator.
    Indicator,
    /// Readings of the indicator of the row; the first is its baseline, the others stand in its note.
    Figure,
    /// Something for the note.
    Note,
}

impl Purpose {
    /// Every purpose, in the order of a menu.
    pub const ALL: &'static [Self] =
        &[Self::Leave, Self::Goal, Self::Kind, Self::Parent, Self::Indicator, Self::Figure, Self::Note];

    /// The last part of its key in the locales (`import.purpose.*`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Goal => "goal",
            Self::Kind => "kind",
            Self::Parent => "parent",
            Self::Indicator => "indicator",
            Self::Figure => "figure",
            Self::Note => "note",
        }
    }

    /// Reads the word; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|purpose| purpose.word() == word)
    }
}

/// A column as somebody sees it who is to say what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its name; empty when it has none.
    pub name: String,
    /// Some of what stands in it, each once.
    pub examples: Vec<String>,
}

/// A table of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its columns, from left to right; those without any text are left out.
    pub columns: Vec<SheetColumn>,
    /// Where each of them stands in a row.
    places: Vec<usize>,
    records: Vec<StringRecord>,
    /// What stands in a last row of its own behind "Bron:".
    source: String,
}

impl Sheet {
    /// How many examples a column gives.
    const EXAMPLES: usize = 3;

    fn of(records: &[StringRecord]) -> Self {
        let at = name_row(records);
        let names = records.get(at);
        let body = records.get(at + 1..).unwrap_or_default();
        let source = body.iter().find_map(source_of).unwrap_or_default();
        let body: Vec<StringRecord> =
            body.iter().filter(|row| filled(row) > 0 && source_of(row).is_none()).cloned().collect();
        let width = records.iter().map(StringRecord::len).max().unwrap_or(0);
        let column = |place: usize| {
            let mut examples: Vec<String> = Vec::new();
            for cell in body.iter().filter_map(|row| row.get(place)) {
                let cell: String = paste::one_line(cell).chars().take(40).collect();
                if !cell.is_empty() && examples.len() < Self::EXAMPLES && !examples.contains(&cell) {
                    examples.push(cell);
                }
            }
            let name = names.and_then(|row| row.get(place)).map(paste::one_line).unwrap_or_default();
            (!examples.is_empty()).then_some((place, SheetColumn { name, examples }))
        };
        let (places, columns) = (0..width).filter_map(column).unzip();
        Self { columns, places, records: body, source }
    }

    /// Whether there is something to read: goals or indicators.
    pub fn is_ready(purposes: &[Purpose]) -> bool {
        purposes.iter().any(|purpose| matches!(purpose, Purpose::Goal | Purpose::Indicator))
    }

    /// Reads what the columns are said to hold; a column without a purpose is left out.
    pub fn read(&self, purposes: &[Purpose]) -> Result<Import, ImportError> {
        let mut has_baseline = false;
        let mut uses: Vec<Use> = Vec::new();
        let mut kept: Vec<usize> = Vec::new();
        for ((column, place), purpose) in self.columns.iter().zip(&self.places).zip(purposes) {
            let heading = match purpose {
                Purpose::Leave => continue,
                Purpose::Goal => Some(Column::Level(None)),
                Purpose::Kind => Some(Column::Kind),
                Purpose::Parent => Some(Column::Parent),
                Purpose::Indicator => Some(Column::Indicator),
                Purpose::Figure if !has_baseline => {
                    has_baseline = true;
                    Some(Column::Figure(Figure::Baseline))
                }
                Purpose::Figure | Purpose::Note => None,
            };
            let heading = heading.map(|column_is| Heading { column: column_is, year: year_in(&column.name) });
            uses.push(Use { heading, name: column.name.clone() });
            kept.push(*place);
        }
        let has_indicator = uses.iter().any(|column| column.column() == Some(Column::Indicator));
        let with_source = !self.source.is_empty() && has_indicator;
        if with_source {
            uses.push(Use {
                heading: Some(Heading { column: Column::Figure(Figure::Source), year: String::new() }),
                name: String::new(),
            });
        }
        let mut body = Body::of(uses, Builder::default());
        for record in &self.records {
            let cells = kept.iter().map(|place| record.get(*place).unwrap_or_default());
            let mut row: StringRecord = cells.chain(with_source.then_some(self.source.as_str())).collect();
            row.set_position(record.position().cloned());
            body.row(&row)?;
        }
        let (form, builder) = body.finish()?;
        builder.finish(form)
    }
}

/// The columns of a table that [`super::read`] took for figures.
pub fn sheet(bytes: &[u8], name: &str) -> Result<Sheet, ImportError> {
    let text = decode::decode(bytes, &mut Builder::default().remarks)?;
    let mut rows = Rows::of(&text, &extension_of(name));
    let mut records = Vec::new();
    while let Some(row) = rows.next_row()? {
        records.push(row);
    }
    Ok(Sheet::of(&records))
}

/// Words that only tables of statistics have in their head.
const STATISTICS: [&str; 8] =
    ["geolevel", "geoitem", "period", "perioden", "wijkenenbuurten", "regios", "marges", "tableinfos"];

/// Whether a table without names of goals looks like figures: half of its columns hold numbers or codes, at least two;
/// or its head has a word that only statistics have.
pub(super) fn are_figures(rows: &mut Rows) -> Result<bool, ImportError> {
    let is_word = |cell: &str| STATISTICS.contains(&cell.trim().to_lowercase().as_str());
    if rows.first(FIRST_ROWS)?.iter().any(|row| row.iter().any(is_word)) {
        return Ok(true);
    }
    // The names of the columns stand among the first rows.
    let records = rows.first(FIRST_ROWS + LOOKED_AT)?;
    let body = records.get(name_row(records) + 1..).unwrap_or_default();
    // Of each column how many cells tell something, and how many of those a figure. Row by row: one may be very long.
    let mut columns: Vec<[u16; 2]> = Vec::new();
    for row in body.iter().take(LOOKED_AT) {
        columns.resize(columns.len().max(row.len()), [0; 2]);
        for (cell, [told, counted]) in row.iter().map(str::trim).zip(&mut columns) {
            if !matches!(cell, "" | "." | "-" | "x") {
                *told += 1;
                *counted += u16::from(is_number(cell) || is_code(cell));
            }
        }
    }
    let all = columns.iter().filter(|[told, _]| *told > 0).count();
    let figures = columns.iter().filter(|[told, counted]| *told > 0 && counted * 10 >= told * 7).count();
    Ok(figures >= 2 && figures * 2 >= all)
}

/// How many rows tell what a column holds.
const LOOKED_AT: usize = 200;

/// A number as people write it, with its sign for money or percents, or marked as provisional.
fn is_number(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".,-+%€*".contains(c))
}

/// `GM0141`, `2012JJ00`: what a database calls something.
fn is_code(cell: &str) -> bool {
    cell.len() >= 3
        && cell.chars().any(|c| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
}

fn filled(row: &StringRecord) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// The row that names the columns: the first of those with most cells filled.
fn name_row(records: &[StringRecord]) -> usize {
    let first = || records.iter().take(FIRST_ROWS).map(filled);
    let most = first().max().unwrap_or(0);
    first().position(|count| count == most).unwrap_or(0)
}

fn source_of(row: &StringRecord) -> Option<String> {
    let mut cells = row.iter().filter(|cell| !cell.trim().is_empty());
    let (only, rest) = (cells.next()?, cells.next());
    let (word, source) = only.split_once(':').filter(|_| rest.is_none())?;
    matches!(word.trim().to_lowercase().as_str(), "bron" | "source").then(|| source.trim().to_owned())
}

/// A year that stands in the name of a column; empty when there is none.
fn year_in(name: &str) -> String {
    let numbers = name.split(|c: char| !c.is_ascii_digit());
    let mut years =
        numbers.filter(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")));
    years.next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_codes_are_told_from_words() {
        for cell in ["1.204", "-99998", "€ 512,30", "24%", "2023*", "1 234", "12-16"] {
            assert!(is_number(cell), "{cell}");
        }
        assert!(is_code("GM0141") && is_code("2012JJ00") && !is_code("GGD") && !is_code("Wijk 12"));
        assert!(!is_number("24% (2013)") && !is_number("onbekend"));
        assert_eq!(
            (year_in("2023*"), year_in("Stand 2019"), year_in("Code_1")),
            ("2023".into(), "2019".into(), String::new())
        );
    }
}
