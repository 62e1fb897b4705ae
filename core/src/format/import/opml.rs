//! OPML: outlines of Workflowy, Dynalist, `OmniOutliner` and others, and our own.

use super::builder::Builder;
use super::piece::Figure;
use super::remark::RemarkCode;
use super::xml::{Take, Token};
use super::{ImportError, PieceKind};
use crate::format::paste;

/// Attributes in which programs keep their own marks: no words of the author.
const SETTINGS: [&str; 16] = [
    "_complete",
    "complete",
    "checkbox",
    "type",
    "created",
    "modified",
    "isComment",
    "isBreakpoint",
    "collapsed",
    "expanded",
    "_status",
    "colorLabel",
    "color",
    "listStyle",
    "heading",
    "id",
];

/// Attributes whose words the outline says already.
const SAME: [&str; 2] = ["text", "title"];

pub(super) struct Reading<'a> {
    builder: &'a mut Builder,
    /// What is open: an outline with its number, or anything else.
    open: Vec<Open>,
    /// Text between the tags, so far.
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Outline(usize),
    Title,
    Other,
}

impl<'a> Reading<'a> {
    pub(super) fn new(builder: &'a mut Builder) -> Self {
        Self { builder, open: Vec::new(), text: String::new() }
    }

    fn outline(&mut self, attributes: &[(String, String)], line: usize) -> Result<usize, ImportError> {
        let get = |wanted: &str| {
            let mut found = attributes.iter().filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.next().map(|(_, value)| value.as_str())
        };
        let parent = self.open.iter().rev().find_map(|open| match open {
            Open::Outline(node) => Some(*node),
            _ => None,
        });
        let is_ours = get("_kind").is_some();
        let text = get("text").filter(|text| !text.trim().is_empty()).or(get("title")).unwrap_or_default();
        let text = if is_ours { text.to_owned() } else { self.without_markup(text) };
        let kind = get("_kind").and_then(PieceKind::parse);
        let node = self.builder.add(parent, kind, &text, line)?;
        for (name, value) in attributes.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let figure = Figure::NAMES.iter().find(|(_, known)| known == name).map(|(figure, _)| *figure);
            if let Some(figure) = figure.filter(|_| kind == Some(PieceKind::Indicator)) {
                self.builder.fill(node, figure, value, line)?;
            } else if name == "_note" || name == "note" {
                let plain = if is_ours { value.clone() } else { self.without_markup(value) };
                self.builder.add_note(node, &plain, line)?;
            } else if SETTINGS.contains(&name.as_str()) {
                self.builder.remarks.about(RemarkCode::Setting, name);
            } else if name != "_kind"
                && !(SAME.contains(&name.as_str()) && get("text").is_some_and(|text| text == value))
                && name != "text"
            {
                self.builder.add_note(node, &format!("{name}: {value}"), line)?;
            }
        }
        Ok(node)
    }

    /// Takes the text before a tag: a title, or words that somebody wrote where OPML has none.
    fn text_between(&mut self, line: usize) -> Result<(), ImportError> {
        let text = std::mem::take(&mut self.text);
        match self.open.last() {
            Some(Open::Title) => self.builder.title.push_str(&text),
            Some(Open::Outline(node)) => self.builder.add_note(*node, &text, line)?,
            _ => {}
        }
        Ok(())
    }

    /// Workflowy and Dynalist write bold and links as HTML within the text.
    fn without_markup(&mut self, text: &str) -> String {
        match paste::text_of_markup(text) {
            Some(plain) => {
                self.builder.remarks.count(RemarkCode::Markup, 1);
                self.builder.remarks.count(RemarkCode::Address, text.matches("href").count());
                plain
            }
            None => text.to_owned(),
        }
    }
}

impl Take for Reading<'_> {
    fn take(&mut self, token: Token, line: usize) -> Result<(), ImportError> {
        if let Token::Text(text) = &token {
            self.text.push_str(text);
            return Ok(());
        }
        self.text_between(line)?;
        match token {
            Token::Open(name, attributes) => {
                let open = match name.as_str() {
                    "outline" => Open::Outline(self.outline(&attributes, line)?),
                    "title" => Open::Title,
                    _ => Open::Other,
                };
                self.open.push(open);
            }
            Token::Close | Token::Text(_) => {
                self.open.pop();
            }
        }
        Ok(())
    }
}
