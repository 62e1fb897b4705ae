//! Plain text: indentation first, then bullets and numbers, then headings of Markdown.

use super::marker::{self, Marker, Style};
use super::nest::{Key, Nest, TEXT};
use super::{Draft, MAX_PASTE_LINES, PasteError, clean, markdown, table};

/// A line as it was read, before its level is known.
struct Line {
    heading: Option<u8>,
    indent: usize,
    marker: Option<Marker>,
    text: String,
    /// The text with its marker, for a number that turns out to be none.
    whole: Option<String>,
}

pub(super) fn read(text: &str) -> Result<Draft, PasteError> {
    let text = one_line_end(&clean::visible(text));
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    if lines > MAX_PASTE_LINES {
        return Err(PasteError::TooManyLines { lines, limit: MAX_PASTE_LINES });
    }
    let mut nest = Nest::default();
    let filled = || text.lines().filter(|line| !line.trim().is_empty());
    if let Some(rows) = filled().map(markdown::cells).collect::<Option<Vec<_>>>() {
        table::read_upright(&mut nest, &rows);
    } else if table::has_tabs_between(&text, |line| marker::read(line).is_some()) {
        table::read_tabs(&mut nest, &text);
    } else {
        nest_lines(&mut nest, &read_lines(&text));
    }
    nest.finish()
}

/// Every way to end a line as the one.
fn one_line_end(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.replace(['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
}

fn read_lines(text: &str) -> Vec<Line> {
    let tab = tab_width(text);
    let mut lines: Vec<Line> = Vec::new();
    let mut is_blank_before = true;
    for raw in text.lines() {
        let line = raw.trim();
        if line.is_empty() {
            is_blank_before = true;
            continue;
        }
        let above =
            lines.last_mut().filter(|above| !is_blank_before && above.marker.is_none() && above.heading.is_none());
        if let (Some(level), Some(above)) = (markdown::underlines(line), above) {
            above.heading = Some(level);
        } else if !markdown::is_drawn(line) {
            lines.push(read_line(raw, tab));
        }
        is_blank_before = false;
    }
    lines
}

/// How wide a tab is beside lines that are indented with spaces: as the smallest of those.
fn tab_width(text: &str) -> usize {
    let spaces = text.lines().filter_map(|line| {
        let rest = line.trim_start();
        let before = line.strip_suffix(rest).unwrap_or_default();
        (!rest.is_empty() && !before.contains('\t')).then(|| before.chars().count())
    });
    spaces.filter(|spaces| *spaces > 1).min().unwrap_or(4)
}

fn read_line(raw: &str, tab: usize) -> Line {
    let rest = raw.trim_start();
    let before = raw.strip_suffix(rest).unwrap_or_default();
    let indent = before.chars().fold(0, |column, c| match c {
        '\t' => (column / tab + 1) * tab,
        '\u{3000}' => column + 2,
        _ => column + 1,
    });
    let tidy = |text: &str| clean::clean(&markdown::inline(marker::behind_task_box(text)), false);
    let heading = markdown::heading(rest);
    let rest = heading.map_or(rest, |(_, text)| text.trim_start());
    let (marker, text) = marker::read(rest).map_or((None, rest), |(marker, text)| (Some(marker), text));
    let whole = marker.filter(|marker| marker.is_bare || heading.is_some()).map(|_| tidy(rest));
    Line { heading: heading.map(|(level, _)| level), indent, marker, text: tidy(text), whole }
}

fn nest_lines(nest: &mut Nest, lines: &[Line]) {
    let numbers = Numbers::of(lines);
    let mut ranks = Ranks::default();
    for line in lines {
        let marker = line.marker.filter(|marker| numbers.is_number(*marker));
        let is_whole =
            line.marker.is_some() && (marker.is_none() || line.heading.is_some_and(|_| !is_numbered(marker)));
        let text = if is_whole { line.whole.as_ref().unwrap_or(&line.text) } else { &line.text };
        let key = match line.heading {
            Some(level) => {
                ranks = Ranks::default();
                Key::heading(level)
            }
            None => Key { part: TEXT, indent: line.indent, rank: ranks.rank(line.indent, marker) },
        };
        nest.add(key, text.clone());
    }
}

fn is_numbered(marker: Option<Marker>) -> bool {
    marker.is_some_and(|marker| matches!(marker.style, Style::Dotted(_)))
}

/// What the numbers of a text tell of each other. "3 buurtkamers" and "10.30 inloop" begin with a number too:
/// a number with nothing behind it numbers only where the text has a 1.1 as well.
struct Numbers {
    begins: bool,
    chapters: Vec<u32>,
}

impl Numbers {
    fn of(lines: &[Line]) -> Self {
        let dotted = || lines.iter().filter_map(|line| line.marker).filter(|m| matches!(m.style, Style::Dotted(2..)));
        let mut chapters: Vec<u32> = dotted().map(|marker| marker.first).collect();
        chapters.sort_unstable();
        chapters.dedup();
        let is_more = lines.iter().filter(|line| is_numbered(line.marker)).nth(1).is_some();
        Self { begins: is_more && dotted().any(|marker| marker.value == 1), chapters }
    }

    fn is_number(&self, marker: Marker) -> bool {
        match marker.style {
            Style::Dotted(1) if marker.is_bare => self.begins && self.chapters.binary_search(&marker.first).is_ok(),
            Style::Dotted(_) if marker.is_bare => self.begins,
            _ => true,
        }
    }
}

/// The kinds of bullets and numbers that are open at each indentation, the outermost first. Where nothing is
/// indented they alone tell the level.
#[derive(Default)]
struct Ranks {
    open: Vec<(usize, Vec<(Style, u32)>)>,
}

impl Ranks {
    fn rank(&mut self, indent: usize, marker: Option<Marker>) -> usize {
        while self.open.last().is_some_and(|(deeper, _)| *deeper > indent) {
            self.open.pop();
        }
        if self.open.last().is_none_or(|(outer, _)| *outer < indent) {
            self.open.push((indent, Vec::new()));
        }
        let Some((_, styles)) = self.open.last_mut() else { return 0 };
        let (style, value) = match marker {
            None => (Style::Plain, 0),
            Some(marker) => as_it_counts_on(styles, marker),
        };
        let at = place(styles, style);
        styles.truncate(at);
        styles.push((style, value));
        at
    }
}

/// The marker read in the way that continues what is open: v. as a letter after u., 1. within 2.1 as a list of
/// its own.
fn as_it_counts_on(styles: &[(Style, u32)], marker: Marker) -> (Style, u32) {
    let follows = |style: Style, value: u32| styles.iter().rev().any(|(s, last)| *s == style && last + 1 == value);
    if let Some(letter) = marker::as_letter(marker).filter(|letter| follows(letter.style, letter.value)) {
        return (letter.style, letter.value);
    }
    if marker.style == Style::Dotted(1) && !marker.is_bare {
        let chapter = styles.iter().position(|(style, _)| *style == Style::Dotted(1));
        let is_section = |style: &(Style, u32)| matches!(style.0, Style::Dotted(2..));
        let is_inside = chapter.map_or_else(|| styles.iter().any(is_section), |at| styles.len() > at + 1);
        let again = styles.iter().rev().find(|(style, _)| *style == Style::Again);
        let starts = marker.value == 1 && is_inside;
        if starts || again.is_some_and(|(_, last)| last + 1 == marker.value) {
            return (Style::Again, marker.value);
        }
    }
    (marker.style, marker.value)
}

/// Where a kind of bullet or number belongs among those that are open; what is behind it closes.
fn place(styles: &[(Style, u32)], style: Style) -> usize {
    let last_where = |is: &dyn Fn(Style) -> bool| styles.iter().rposition(|(open, _)| is(*open));
    let same = last_where(&|open| open == style);
    let numbered = last_where(&|open| matches!(open, Style::Dotted(_)));
    let is_sectioned = styles.iter().any(|(open, _)| matches!(open, Style::Dotted(2..)));
    match style {
        // Text between numbered paragraphs belongs to the last of them; between bullets it begins anew.
        Style::Plain if is_sectioned || numbered.is_some_and(|at| same.is_some_and(|same| same > at)) => {
            same.filter(|same| Some(*same) > numbered).or(numbered.map(|at| at + 1)).unwrap_or(0)
        }
        Style::Plain => same.unwrap_or(0),
        Style::Dotted(parts) => {
            let above = last_where(&|open| matches!(open, Style::Dotted(fewer) if fewer < parts)).map(|at| at + 1);
            let deeper = styles.iter().position(|(open, _)| matches!(open, Style::Dotted(more) if *more > parts));
            same.or(above).or(deeper).unwrap_or(styles.len())
        }
        Style::Bullet(mark, times) => {
            let more = |open: Style| matches!(open, Style::Bullet(other, more) if other == mark && more > times);
            same.or(styles.iter().position(|(open, _)| more(*open))).unwrap_or(styles.len())
        }
        Style::Again | Style::Counter(..) => same.unwrap_or(styles.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The outline of a text, two spaces a level.
    fn outline(text: &str) -> String {
        let draft = read(text).unwrap();
        let lines = draft.lines.iter().map(|(level, text)| format!("{}{text}", "  ".repeat(*level)));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn indentation_tells_the_level_whatever_it_is_made_of() {
        for text in [
            "a\n\tb\n\t\tc\n\td",
            "a\n  b\n    c\n  d",
            "a\n   b\n      c\n   d",
            "a\n    b\n        c\n    d",
            "a\n\u{A0}\u{A0}b\n\u{A0}\u{A0}\u{A0}\u{A0}c\n\u{A0}\u{A0}d",
            "a\n    b\n\t\tc\n\td",
            "  a\r\n    b\r\n\r\n      c\r\n    d\r\n",
            "a\u{B}\tb\u{B}\t\tc\u{B}\td",
        ] {
            assert_eq!(outline(text), "a\n  b\n    c\n  d", "{text:?}");
        }
    }

    #[test]
    fn bullets_and_numbers_tell_it_where_nothing_is_indented() {
        for text in [
            "• a\no b\n▪ c\no d",
            "1. a\na. b\ni. c\nb. d",
            "1 a\n1.1 b\n1.1.1 c\n1.2 d",
            "1. a\n1.1. b\n1.1.1. c\n1.2. d",
            "* a\n** b\n*** c\n** d",
            "# a\n## b\n### c\n## d",
            "a\n===\nb\n---\n- c\n\nd\n---",
            "a\n- b\n* c\n- d",
        ] {
            assert_eq!(outline(text), "a\n  b\n    c\n  d", "{text:?}");
        }
    }

    #[test]
    fn a_line_above_a_list_is_its_parent_and_one_below_it_begins_anew() {
        assert_eq!(outline("een:\n- a\n- b\ntwee:\n- c"), "een:\n  a\n  b\ntwee:\n  c");
        assert_eq!(outline("- a\n- b\nlos"), "a\nb\nlos");
    }

    #[test]
    fn text_in_numbered_paragraphs_belongs_to_them() {
        let text = "Begroting\n1 Zorg\n1.1 Doelen\nWe willen:\n1. eerst\n2. dan\n1.2 Geld\nGenoeg\n2 Wonen\n2.1 Doelen";
        let expected = "Begroting\n  Zorg\n    Doelen\n      We willen:\n        eerst\n        dan\n    Geld\n      Genoeg\n  Wonen\n    Doelen";
        assert_eq!(outline(text), expected);
    }

    #[test]
    fn letters_count_on_past_the_ones_that_are_numbers_too() {
        assert_eq!(outline("h. a\ni. b\nj. c"), "a\nb\nc");
        assert_eq!(outline("a) x\ni) y\nii) z\nb) w"), "x\n  y\n  z\nw");
    }

    #[test]
    fn amounts_and_times_are_no_numbers_of_paragraphs() {
        for text in ["3 buurtkamers\n4 wijken", "10.30 inloop\n11.15 start", "1.500 mantelzorgers", "2,5 miljoen\n3"] {
            assert_eq!(outline(text), text);
        }
    }

    #[test]
    fn headings_lists_and_tasks_of_markdown() {
        let text = "# Ambitie\n\nTekst **vet**\n\n- [ ] een\n  - [x] twee\n\n---\n\n## 1.1 Deel ##\n1. drie\n   - vier";
        assert_eq!(outline(text), "Ambitie\n  Tekst vet\n    een\n      twee\n  Deel\n    drie\n      vier");
    }

    #[test]
    fn rows_between_upright_lines_are_a_table() {
        assert_eq!(outline("| Doel | Wat |\n|---|:--|\n| a | b |\n| | c |"), "a\n  b\n  c");
    }
}
