//! Statements, and who agrees with them.

use super::legend::legend;
use super::look::{ACCENT, Anchor, INK, MUTED, ON, Paint, TRACK, Type};
use super::sheet::{EDGE, Sheet, line, rect};
use super::value::{Area, Pattern, cover};
use super::{Picture, Words};
use crate::weigh::number;

/// A statement, and the answers to it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyRow {
    /// The statement.
    pub label: String,
    /// Each group by name, and how many in it agree, are unsure, disagree.
    pub groups: Vec<(String, [usize; 3])>,
}

const NAMES: f64 = 210.0;
const TOTALS: f64 = 62.0;
const LINE_HEIGHT: f64 = 44.0;
const BAR: f64 = 32.0;

/// The look of an answer.
struct Answer {
    ground: Paint,
    /// Around the numbers: the ground again.
    halo: Paint,
    pattern: Pattern,
    ink: Paint,
}

const ANSWERS: [Answer; 3] = [
    Answer {
        ground: ACCENT,
        halo: Paint { class: "wb-pic-halo-agree", hex: "#1d5b3f" },
        pattern: Pattern::Plain,
        ink: ON,
    },
    Answer {
        ground: Paint { class: "wb-pic-unsure", hex: "#cbc4b1" },
        halo: Paint { class: "wb-pic-halo-unsure", hex: "#cbc4b1" },
        pattern: Pattern::Dotted,
        ink: INK,
    },
    Answer {
        ground: Paint { class: "wb-pic-group-2", hex: "#8a3b2c" },
        halo: Paint { class: "wb-pic-halo-disagree", hex: "#8a3b2c" },
        pattern: Pattern::Rising,
        ink: ON,
    },
];

/// A bar per group below every statement: the shares that agree, are unsure and disagree, with their counts, and how
/// many answered at the right.
pub fn replies(words: &Words, rows: &[ReplyRow], answers: [&str; 3]) -> Picture {
    let mut sheet = Sheet::new(words);
    legend(&mut sheet, answers, 34.0, |sheet, at, x, y| {
        if let Some(answer) = ANSWERS.get(at) {
            answer_part(sheet, answer, Area { x, y: y - 11.0, width: 34.0, height: 22.0 }, "");
        }
    });
    sheet.y += 18.0;
    for row in rows {
        let look = Type::LABEL.bold(true);
        for text in look.lines(&row.label, sheet.right() - EDGE, 3) {
            sheet.text(EDGE, sheet.y + 20.0, &text, look);
            sheet.y += look.leading();
        }
        sheet.y += 10.0;
        for (name, counts) in &row.groups {
            group(&mut sheet, name, *counts);
        }
        sheet.y += 22.0;
    }
    sheet.finish(words)
}

/// One group's line.
fn group(sheet: &mut Sheet, name: &str, counts: [usize; 3]) {
    let middle = sheet.y + LINE_HEIGHT / 2.0;
    let look = Type::LABEL.of(16.0);
    sheet.text_around(EDGE, middle, &look.lines(name, NAMES - 18.0, 2), look);
    let (left, width) = (EDGE + NAMES, sheet.right() - TOTALS - EDGE - NAMES);
    let top = middle - BAR / 2.0;
    sheet.fill(&rect(left, top, width, BAR, 3.0), TRACK);
    let total = counts.into_iter().fold(0, usize::saturating_add);
    let mut sum = 0_usize;
    for (count, answer) in counts.into_iter().zip(&ANSWERS).filter(|(count, _)| *count > 0) {
        let x = left + width * number(sum) / number(total);
        sum = sum.saturating_add(count);
        let end = left + width * number(sum) / number(total);
        let area = Area { x, y: top, width: (end - x - 2.0).max(0.5), height: BAR };
        answer_part(sheet, answer, area, &count.to_string());
    }
    let half = left + width / 2.0;
    sheet.stroke(&line(half, top - 4.0, half, top - 1.0), MUTED, 1.5);
    sheet.stroke(&line(half, top + BAR + 1.0, half, top + BAR + 4.0), MUTED, 1.5);
    let look = Type::LABEL.at(Anchor::End).in_paint(MUTED);
    let total = look.fit(&total.to_string(), TOTALS - 8.0);
    sheet.text(sheet.right(), middle + 6.0, &total, look);
    sheet.y += LINE_HEIGHT;
}

fn answer_part(sheet: &mut Sheet, answer: &Answer, area: Area, count: &str) {
    let Answer { ground, halo, pattern, ink } = *answer;
    sheet.part(&rect(area.x, area.y, area.width, area.height, 3.0), ground);
    cover(sheet, pattern, area, ink);
    let look = Type::LABEL.of(17.0).bold(true).at(Anchor::Middle).in_paint(ink);
    let width = look.width(count) + 8.0;
    if count.is_empty() || width > area.width {
        return;
    }
    let (x, y) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
    sheet.text_on(x, y + 6.0, count, look, halo);
}
