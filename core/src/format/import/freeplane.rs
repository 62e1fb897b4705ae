//! Mind maps of Freeplane and `FreeMind` (`.mm`), and our own.

use super::builder::Builder;
use super::remark::RemarkCode;
use super::xml::{Take, Token};
use super::{ImportError, PieceKind};
use crate::format::column::{self, Column};

/// The kind of the middle of a map of ours that is the title of a workbook and no piece of its tree.
pub(in crate::format) const MAP_TITLE: &str = "workbook";

pub(super) struct Reading<'a> {
    builder: &'a mut Builder,
    open: Vec<Open>,
    /// The words within a rich text, while it is open.
    rich: Option<String>,
}

/// An element that is open.
enum Open {
    /// A node of the map.
    Node(usize),
    /// A rich text: the name of its node, or a note about it.
    Rich { is_name: bool },
    /// An element within a rich text that stands on lines of its own.
    Block,
    /// What holds no words of the author.
    Silent,
    /// Anything else.
    Other,
}

impl<'a> Reading<'a> {
    pub(super) fn new(builder: &'a mut Builder) -> Self {
        Self { builder, open: Vec::new(), rich: None }
    }

    fn node(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|open| if let Open::Node(node) = open { Some(*node) } else { None })
    }

    fn begin(&mut self, name: &str, attributes: &[(String, String)], line: usize) -> Result<Open, ImportError> {
        let get = |wanted: &str| {
            let mut found = attributes.iter().filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.next().map(|(_, value)| value.as_str())
        };
        if self.rich.is_some() {
            return Ok(self.begin_within(name));
        }
        Ok(match name {
            "node" => {
                let text = get("TEXT").or(get("LOCALIZED_TEXT")).unwrap_or_default();
                let node = self.builder.add(self.node(), None, text, line)?;
                if let Some(link) = get("LINK").filter(|link| !link.trim().is_empty()) {
                    self.builder.add_note(node, link, line)?;
                }
                Open::Node(node)
            }
            "richcontent" => {
                self.rich = Some(String::new());
                Open::Rich { is_name: get("TYPE").is_some_and(|kind| kind.eq_ignore_ascii_case("node")) }
            }
            "attribute" => {
                self.attribute(get("NAME").unwrap_or_default(), get("VALUE").unwrap_or_default(), line)?;
                Open::Other
            }
            "arrowlink" => {
                self.builder.remarks.count(RemarkCode::Connection, 1);
                Open::Other
            }
            "hook" if get("URI").is_some() || get("EQUATION").is_some() => {
                let what = get("URI").or(get("EQUATION")).unwrap_or_default();
                self.builder.remarks.about(RemarkCode::Embedded, what);
                Open::Other
            }
            "icon" => {
                self.builder.remarks.about(RemarkCode::Setting, get("BUILTIN").unwrap_or(name));
                Open::Other
            }
            // The styles of a map are nodes too, but within this.
            "map_styles" | "hook" => Open::Silent,
            _ => Open::Other,
        })
    }

    fn begin_within(&mut self, name: &str) -> Open {
        match name {
            "head" | "style" | "script" => Open::Silent,
            "img" => {
                self.builder.remarks.about(RemarkCode::Embedded, name);
                Open::Other
            }
            "b" | "i" | "u" | "strong" | "em" | "font" | "span" => {
                self.builder.remarks.count(RemarkCode::Markup, 1);
                Open::Other
            }
            "a" => {
                self.builder.remarks.count(RemarkCode::Address, 1);
                Open::Other
            }
            "p" | "li" | "br" | "div" | "tr" | "h1" | "h2" | "h3" | "h4" | "td" | "th" | "ul" | "ol" => Open::Block,
            _ => Open::Other,
        }
    }

    /// An attribute tells the kind or a figure, as in our own maps; any other is a line of the note.
    fn attribute(&mut self, name: &str, value: &str, line: usize) -> Result<(), ImportError> {
        let Some(node) = self.node().filter(|_| !value.trim().is_empty()) else { return Ok(()) };
        let column = column::heading(name).map(|heading| heading.column);
        let is_taken = match column {
            Some(Column::Kind) if value == MAP_TITLE => {
                self.builder.make_title(node);
                true
            }
            Some(Column::Kind) => {
                let kind =
                    PieceKind::parse(value).or(column::heading(value).and_then(|heading| heading.column.piece()));
                kind.inspect(|kind| self.builder.set_kind(node, *kind)).is_some()
            }
            Some(column) => match column.figure() {
                Some(figure) => self.builder.fill(node, figure, value, line)?,
                None => false,
            },
            None => false,
        };
        if is_taken { Ok(()) } else { self.builder.add_note(node, &format!("{name}: {value}"), line) }
    }
}

impl Take for Reading<'_> {
    fn take(&mut self, token: Token, line: usize) -> Result<(), ImportError> {
        let is_silent = matches!(self.open.last(), Some(Open::Silent));
        match token {
            Token::Open(..) if is_silent => self.open.push(Open::Silent),
            Token::Open(name, attributes) => {
                let open = self.begin(&name, &attributes, line)?;
                self.open.push(open);
            }
            Token::Text(text) if !is_silent => {
                if let Some(rich) = &mut self.rich {
                    rich.push_str(&text);
                }
            }
            Token::Text(_) => {}
            Token::Close => match self.open.pop() {
                Some(Open::Block) => self.rich.iter_mut().for_each(|rich| rich.push('\n')),
                Some(Open::Rich { is_name }) => {
                    let rich = self.rich.take().unwrap_or_default();
                    if let Some(node) = self.node() {
                        if is_name {
                            self.builder.rename(node, &rich, line)?;
                        } else {
                            self.builder.add_note(node, &rich, line)?;
                        }
                    }
                }
                _ => {}
            },
        }
        Ok(())
    }
}
