//! Reading in slices, so that a page can breathe in between.

use super::builder::Builder;
use super::csv::Rows;
use super::remark::RemarkCode;
use super::table::Body;
use super::{Form, Import, ImportError, columns, decode, extension_of, figures, is_named_table, lines, xml};
use crate::format::MAX_BYTES;

/// A file or text that is being read.
///
/// ```
/// # use waardenboom_core::format::import::Reader;
/// let mut reader = Reader::of_file(b"Ambitie;Resultaat\nVeilig;Minder overlast\n", "doelen.csv")?;
/// let import = loop {
///     // In a browser: give way here, and show how far it is.
///     assert!((0.0..=1.0).contains(&reader.progress()));
///     if let Some(import) = reader.work(10_000)? {
///         break import;
///     }
/// };
/// assert_eq!(import.pieces.len(), 2);
/// # Ok::<(), waardenboom_core::format::import::ImportError>(())
/// ```
///
/// Only tables are read in slices: they are what becomes large. Everything else is read when the reader is made, and
/// so is what encoding and form a file has; of 20 MB that alone takes some hundredths of a second.
pub struct Reader(Stage);

enum Stage {
    Rows(Box<Rows>, Body),
    /// All is read; the pieces are to be put in the order of the tree.
    Rest(Form, Box<Builder>),
    Over,
}

impl Reader {
    /// A file. Its name is a hint where the bytes do not tell the form; it may be empty.
    ///
    /// # Errors
    /// What cannot be read at all: too large, no text, a workbook of our own, damaged XML, a table of figures.
    pub fn of_file(bytes: &[u8], name: &str) -> Result<Self, ImportError> {
        if bytes.len() > MAX_BYTES {
            return Err(ImportError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
        }
        let mut builder = Builder::default();
        let text = decode::decode(bytes, &mut builder.remarks)?;
        Self::of_decoded(&text, name, builder)
    }

    /// Text that was pasted or typed, as a file without a name.
    ///
    /// # Errors
    /// As those of [`Reader::of_file`].
    pub fn of_text(text: &str) -> Result<Self, ImportError> {
        if text.len() > MAX_BYTES {
            return Err(ImportError::TooLarge { bytes: text.len(), limit: MAX_BYTES });
        }
        Self::of_decoded(text.trim_start_matches('\u{FEFF}'), "", Builder::default())
    }

    fn of_decoded(text: &str, name: &str, mut builder: Builder) -> Result<Self, ImportError> {
        let extension = extension_of(name);
        let start = text.trim_start();
        if start.starts_with("{\"format\":\"waardenboom/") || name.ends_with(".werkboek.json") {
            return Err(ImportError::IsWorkbook);
        }
        let is_xml = start.starts_with('<') && (xml::begins(start) || matches!(&*extension, "opml" | "mm" | "xml"));
        let form = if is_xml {
            xml::read(text, &mut builder)?
        } else if matches!(&*extension, "opml" | "mm") {
            return Err(ImportError::BadXml { line: 1 });
        } else if matches!(&*extension, "csv" | "tsv" | "tab") || extension != "md" && is_named_table(text) {
            let mut rows = Rows::of(text, &extension);
            if !columns::tells_pieces(&mut rows)? && figures::are_figures(&mut rows)? {
                return Err(ImportError::Figures);
            }
            let body = Body::begin(&mut rows, builder)?;
            return Ok(Self(Stage::Rows(Box::new(rows), body)));
        } else {
            lines::read(text, &mut builder)?;
            if matches!(&*extension, "md" | "markdown") { Form::Markdown } else { Form::Text }
        };
        Ok(Self(Stage::Rest(form, Box::new(builder))))
    }

    /// Reads on for about so many cells, but at least a row. Gives what the file holds when all of it is read; in how
    /// many slices makes no difference. Afterwards there is nothing more to read.
    ///
    /// # Errors
    /// What is wrong with the file, once; or that it is empty.
    pub fn work(&mut self, cells: usize) -> Result<Option<Import>, ImportError> {
        match std::mem::replace(&mut self.0, Stage::Over) {
            Stage::Rows(mut rows, mut body) => {
                let mut done = 0;
                while done < cells.max(1) {
                    let Some(row) = rows.next_row()? else {
                        let (form, mut builder) = body.finish()?;
                        builder.remarks.count(RemarkCode::OpenQuote, usize::from(rows.has_open_quote()));
                        self.0 = Stage::Rest(form, Box::new(builder));
                        return Ok(None);
                    };
                    body.row(&row)?;
                    done += row.len().max(1);
                }
                self.0 = Stage::Rows(rows, body);
                Ok(None)
            }
            Stage::Rest(form, builder) => builder.finish(form).map(Some),
            Stage::Over => Err(ImportError::Empty),
        }
    }

    /// How much was read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        match &self.0 {
            Stage::Rows(rows, _) => rows.progress(),
            Stage::Rest(..) | Stage::Over => 1.0,
        }
    }

    /// Reads all that is left.
    ///
    /// # Errors
    /// As those of [`Reader::work`].
    pub fn finish(mut self) -> Result<Import, ImportError> {
        loop {
            if let Some(import) = self.work(usize::MAX)? {
                return Ok(import);
            }
        }
    }
}
