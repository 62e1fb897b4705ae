//! CSV as Dutch Excel opens it: a semicolon between cells, a comma in numbers, UTF-8 with its mark, CRLF.

use super::ExportError;
use super::sheet::{Cell, Sheet, dutch_day};
use crate::format::import::could_calculate;
use crate::model::number_value;
use csv::{Terminator, WriterBuilder};

pub(super) fn write(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    let width = sheet.width();
    let mut builder = WriterBuilder::new();
    builder.delimiter(b';').terminator(Terminator::CRLF).flexible(true);
    let mut writer = builder.from_writer("\u{FEFF}".as_bytes().to_vec());
    for row in &sheet.rows {
        let cells = row.iter().map(written).chain(std::iter::repeat_n(String::new(), width - row.len()));
        // Only a writer that fails could fail, and this one is memory.
        writer.write_record(cells).map_err(|_| ExportError::TooLarge)?;
    }
    writer.into_inner().map_err(|_| ExportError::TooLarge)
}

/// A cell as text. An apostrophe in front of what a spreadsheet would calculate makes it text (OWASP, CSV injection).
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) if could_calculate(text) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number_value(*number).to_string().replace('.', ","),
        Cell::Day(day) => dutch_day(*day),
    }
}
