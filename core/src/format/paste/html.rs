//! HTML as programs put it on the clipboard: lists, headings, indented paragraphs and tables.

use super::grid::Grid;
use super::marker::without_bullet;
use super::nest::{ITEM, Key, Nest, TEXT};
use super::style::{is_block, list_level, margin};
use super::tags::{Attributes, Token, Tokens, decode_into};
use super::{Draft, PasteError, clean};

/// What was read, and whether the HTML told the levels: else the plain text knows more.
pub(super) struct Html {
    pub(super) draft: Draft,
    pub(super) is_structured: bool,
}

pub(super) fn read(html: &str) -> Result<Html, PasteError> {
    let mut reader = Reader::default();
    for token in Tokens::new(html) {
        match token {
            Token::Open(name, attributes) => reader.open(&name.to_ascii_lowercase(), attributes),
            Token::Close(name) => reader.close(&name.to_ascii_lowercase()),
            Token::Note(note) => reader.note(note),
            Token::Text(text) => reader.text(text),
        }
    }
    reader.end_table();
    reader.flush();
    Ok(Html { draft: reader.nest.finish()?, is_structured: reader.is_structured })
}

/// One list item.
#[derive(Clone, Copy)]
struct Item {
    level: usize,
    /// Its own text is there already: what comes now stands below it.
    has_text: bool,
}

#[derive(Default)]
struct Reader {
    nest: Nest,
    /// The text of the block that is being read.
    block: String,
    heading: Option<u8>,
    /// The level of a list paragraph of Word.
    list_level: Option<usize>,
    margin: usize,
    quotes: usize,
    lists: usize,
    item: Option<Item>,
    grid: Option<Grid>,
    is_preformatted: bool,
    /// The bullet or number that Word writes out for programs without lists.
    is_spelled_bullet: bool,
    ignored_spans: usize,
    is_structured: bool,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if self.is_spelled_bullet || self.ignored_spans > 0 {
            return;
        }
        if !self.is_preformatted {
            return decode_into(&mut self.block, text);
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.flush();
            }
            decode_into(&mut self.block, line);
        }
    }

    fn note(&mut self, note: &str) {
        match note.trim() {
            "[if !supportLists]" => self.is_spelled_bullet = true,
            "[endif]" => self.is_spelled_bullet = false,
            _ => {}
        }
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        match name {
            "span" if self.ignored_spans > 0 => self.ignored_spans += 1,
            "span" if attributes.style("mso-list").is_some_and(|list| list.eq_ignore_ascii_case("ignore")) => {
                self.ignored_spans = 1;
            }
            "br" => self.line_break(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_block();
                // The title of a document stands above its headings.
                self.heading = name.bytes().last().map(|digit| digit - b'0' + 1);
            }
            "p" | "div" => self.paragraph(attributes),
            "ul" | "ol" | "dl" | "menu" => {
                self.end_block();
                self.lists += 1;
                self.item = None;
            }
            "li" | "dt" | "dd" => self.list_item(name, attributes),
            "blockquote" => {
                self.end_block();
                self.quotes += 1;
            }
            "table" => self.open_table(),
            "tr" => {
                self.end_row();
                self.open_row();
            }
            "td" | "th" => self.cell(attributes),
            "pre" => {
                self.end_block();
                self.is_preformatted = true;
            }
            _ if is_block(name) => self.end_block(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "span" => self.ignored_spans = self.ignored_spans.saturating_sub(1),
            "ul" | "ol" | "dl" | "menu" => {
                self.end_block();
                self.lists = self.lists.saturating_sub(1);
                self.item = (self.lists > 0).then_some(Item { level: self.lists, has_text: true });
            }
            "li" | "dt" | "dd" => {
                self.end_block();
                self.item = None;
            }
            "blockquote" => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            "table" => self.close_table(),
            "tr" => self.end_row(),
            "pre" => {
                self.end_block();
                self.is_preformatted = false;
            }
            "p" | "div" | "td" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_block(),
            _ if is_block(name) => self.end_block(),
            _ => {}
        }
    }

    /// In a list item, a cell or a heading a new line of the same text; else a new text.
    fn line_break(&mut self) {
        let is_one_text =
            self.item.is_some() || self.grid.is_some() || self.heading.is_some() || self.list_level.is_some();
        if is_one_text { self.block.push('\n') } else { self.flush() }
    }

    fn paragraph(&mut self, attributes: Attributes<'_>) {
        let class = attributes.get("class").unwrap_or_default();
        let is_inside_heading = self.heading.is_some() && self.block.trim().is_empty();
        let heading = self.heading.filter(|_| is_inside_heading);
        self.end_block();
        let said = || attributes.get("role").filter(|role| *role == "heading").and(attributes.number("aria-level"));
        let title = class.contains("MsoTitle").then_some(1);
        self.heading = said().and_then(|level| u8::try_from(level.clamp(1, 8) + 1).ok()).or(title).or(heading);
        self.list_level = list_level(attributes);
        self.margin = margin(attributes);
    }

    fn list_item(&mut self, name: &str, attributes: Attributes<'_>) {
        self.end_block();
        self.is_structured = true;
        let said = attributes.number("aria-level").or_else(|| attributes.number("data-aria-level"));
        let level = said.or_else(|| list_level(attributes)).unwrap_or(self.lists).max(1);
        self.item = Some(Item { level, has_text: name == "dd" });
    }

    /// The block is complete, and what comes next is another one.
    fn end_block(&mut self) {
        self.flush();
        (self.heading, self.list_level, self.margin) = (None, None, 0);
        (self.is_spelled_bullet, self.ignored_spans) = (false, 0);
    }

    /// What was read of a block becomes a line, or a line of a cell.
    fn flush(&mut self) {
        let text = clean::clean(&self.block, true);
        self.block.clear();
        if text.is_empty() {
            return;
        }
        let depth = self.depth_in_lists();
        if let Some(grid) = &mut self.grid {
            grid.line(depth.unwrap_or(0), text);
            return;
        }
        self.is_structured |= self.heading.is_some() || depth.is_some() || self.margin > 0;
        match (self.heading, depth) {
            (Some(level), _) => self.nest.add(Key::heading(level), text),
            (None, Some(depth)) => self.nest.add(Key { part: ITEM, indent: depth, rank: 0 }, text),
            (None, None) => {
                const QUOTE: usize = 30;
                let indent = self.quotes.saturating_mul(QUOTE).saturating_add(self.margin);
                self.nest.add(Key { part: TEXT, indent, rank: 0 }, without_bullet(text));
            }
        }
    }

    /// How deep a text stands in lists: an item at an even number, what stands below its text at an odd one.
    fn depth_in_lists(&mut self) -> Option<usize> {
        if self.heading.is_some() {
            return None;
        }
        if let Some(level) = self.list_level.filter(|_| self.item.is_none()) {
            return Some(level * 2);
        }
        if let Some(item) = &mut self.item {
            let below = usize::from(std::mem::replace(&mut item.has_text, true));
            return Some(item.level.saturating_mul(2).saturating_add(below));
        }
        (self.lists > 0).then(|| self.lists.saturating_mul(2))
    }

    fn open_table(&mut self) {
        self.end_block();
        match &mut self.grid {
            Some(grid) => grid.depth += 1,
            None => self.open_grid(),
        }
    }

    fn open_grid(&mut self) {
        if self.grid.is_none() {
            self.end_block();
            self.grid = Some(Grid::new());
        }
    }

    fn open_row(&mut self) {
        self.open_grid();
        if let Some(grid) = self.grid.as_mut().filter(|grid| grid.depth == 1) {
            grid.begin_row();
        }
    }

    fn cell(&mut self, attributes: Attributes<'_>) {
        self.open_row();
        self.end_block();
        let span = |name| attributes.number(name).unwrap_or(1);
        if let Some(grid) = self.grid.as_mut().filter(|grid| grid.depth == 1) {
            grid.cell(span("colspan"), span("rowspan"));
            (self.item, self.lists) = (None, 0);
        }
    }

    fn end_row(&mut self) {
        self.end_block();
        if let Some(grid) = self.grid.as_mut().filter(|grid| grid.depth == 1) {
            self.is_structured |= grid.has_columns();
            grid.end_row(&mut self.nest);
        }
    }

    fn close_table(&mut self) {
        self.end_block();
        if let Some(grid) = &mut self.grid
            && grid.depth > 1
        {
            grid.depth -= 1;
        } else {
            self.end_table();
        }
    }

    fn end_table(&mut self) {
        if let Some(grid) = &mut self.grid {
            grid.depth = 1;
            self.end_row();
            self.grid = None;
        }
    }
}
