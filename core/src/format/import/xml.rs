//! XML, read piece by piece: no entities of its own, no files from elsewhere, and an error where it is cut off.

use super::builder::Builder;
use super::{Form, ImportError, freeplane, opml};
use crate::format::paste;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A piece of XML.
pub(super) enum Token {
    /// An element begins: its name in lower case, and its attributes with their entities read.
    Open(String, Vec<(String, String)>),
    /// The innermost element ends.
    Close,
    /// Text, entities read and line ends as spaces.
    Text(String),
}

/// Whoever takes the pieces in.
pub(super) trait Take {
    /// Takes the next piece, which begins or ends on this line.
    fn take(&mut self, token: Token, line: usize) -> Result<(), ImportError>;
}

/// Whether text is XML that we may know: it begins as XML does, or with one of our elements.
pub(super) fn begins(text: &str) -> bool {
    ["<?xml", "<opml", "<map", "<!DOCTYPE opml", "<!--"].iter().any(|mark| text.starts_with(mark))
}

/// Reads OPML or a mind map, whichever it is.
pub(super) fn read(text: &str, builder: &mut Builder) -> Result<Form, ImportError> {
    let root = root_of(text)?;
    match root.as_str() {
        "opml" => walk(text, &mut opml::Reading::new(builder)).map(|()| Form::Opml),
        "map" => walk(text, &mut freeplane::Reading::new(builder)).map(|()| Form::Freeplane),
        _ => Err(ImportError::OtherXml { root: root.chars().take(40).collect() }),
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    reader
}

/// The line of a place in bytes, from 1.
fn line_at(text: &str, place: u64) -> usize {
    let place = usize::try_from(place).unwrap_or(usize::MAX).min(text.len());
    line_ends(text, 0, place) + 1
}

/// How many lines end between two places in bytes.
fn line_ends(text: &str, from: usize, to: usize) -> usize {
    text.as_bytes().get(from..to).unwrap_or_default().split(|byte| *byte == b'\n').skip(1).count()
}

fn root_of(text: &str) -> Result<String, ImportError> {
    let mut reader = reader(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => return Ok(name_of(&start)),
            Ok(Event::DocType(doctype)) if doctype.contains("<!ENTITY") => {
                return Err(ImportError::Entities { line: line_at(text, reader.buffer_position()) });
            }
            Ok(Event::Eof) => return Err(ImportError::BadXml { line: line_at(text, reader.buffer_position()) }),
            Err(_) => return Err(ImportError::BadXml { line: line_at(text, reader.error_position()) }),
            Ok(_) => {}
        }
    }
}

fn name_of(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_ascii_lowercase()
}

fn walk(text: &str, take: &mut impl Take) -> Result<(), ImportError> {
    let mut reader = reader(text);
    let mut depth = 0_usize;
    let (mut line, mut counted) = (1, 0);
    loop {
        let event =
            reader.read_event().map_err(|_| ImportError::BadXml { line: line_at(text, reader.error_position()) })?;
        let here = usize::try_from(reader.buffer_position()).unwrap_or(counted);
        line += line_ends(text, counted, here);
        counted = here;
        match event {
            Event::Start(start) => {
                depth += 1;
                take.take(open(&start), line)?;
            }
            Event::Empty(start) => {
                take.take(open(&start), line)?;
                take.take(Token::Close, line)?;
            }
            Event::End(_) => {
                depth -= 1;
                take.take(Token::Close, line)?;
            }
            Event::Text(text) => take.take(Token::Text(decoded(&text)), line)?,
            Event::CData(data) => take.take(Token::Text(data.into_inner().into_owned()), line)?,
            Event::GeneralRef(name) => take.take(Token::Text(decoded(&format!("&{};", &*name))), line)?,
            Event::Eof if depth > 0 => return Err(ImportError::BadXml { line }),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn open(start: &BytesStart<'_>) -> Token {
    let mut attributes = start.attributes();
    let read = attributes.with_checks(false).filter_map(Result::ok).map(|attribute| {
        let name: &str = attribute.key.as_ref();
        (name.to_owned(), decoded(&attribute.value))
    });
    Token::Open(name_of(start), read.collect())
}

/// Text with its entities read; a name that nobody knows stays as it was written.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    paste::decode_into(&mut out, text);
    out
}
