//! What is drawn of where the group stands: dots, bars, shifts, intervals and replies.

use super::figure::{Shown, drawn, table};
use super::{Names, percent, tenth};
use crate::language::{say, say_count_with, say_with};
use crate::screen::values::{value_code, value_letters};
use waardenboom_core::gather::Sort;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::weigh::comparison::{Comparison, GroupName};
use waardenboom_core::weigh::picture::{self, BarPart, BarRow, Dot, DotRow, IntervalRow, ReplyRow, ShiftRow};
use waardenboom_core::weigh::replies::replies_of;
use waardenboom_core::weigh::round::Terms;
use waardenboom_core::weigh::shift::Shift;
use waardenboom_core::weigh::steady::Steady;
use waardenboom_core::weigh::workbook::Inputs;

fn code_of(value: &str) -> String {
    RecordId::parse(value).map(|id| value_code(&id)).unwrap_or_default()
}

/// A dot per person per value, by group where the group may be shown. Dots of one person are not tied to each other.
pub fn dots(inputs: &Inputs, comparison: &Comparison, names: &Names, title: &str) -> Option<Shown> {
    let weights = inputs.comparable.weights().ok()?;
    let groups: Vec<&str> = (comparison.groups.iter())
        .filter_map(|group| match &group.group {
            GroupName::Named { name } if !name.is_empty() => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let row = |(at, value): (usize, &waardenboom_core::weigh::comparison::ValueOutcome)| {
        let mut dots: Vec<Dot> = (inputs.comparable.participants.iter().zip(&weights))
            .filter_map(|(person, row)| {
                let group = groups.iter().position(|group| *group == person.group);
                Some(Dot { at: *row.as_ref()?.get(at)?, group })
            })
            .collect();
        dots.put_in_order(|a, b| a.at.total_cmp(&b.at).then(a.group.cmp(&b.group)));
        DotRow {
            label: names.value(&value.value),
            code: code_of(&value.value),
            mean: value.weight.map(|weight| weight.mean),
            dots,
        }
    };
    let rows: Vec<DotRow> = comparison.values.iter().enumerate().map(row).collect();
    let names_of: Vec<String> = groups.iter().map(|name| (*name).to_owned()).collect();
    let widest = comparison.values.iter().filter_map(|value| Some((value.weight?, &value.value)));
    let widest = widest.max_by(|a, b| (a.0.maximum - a.0.minimum).total_cmp(&(b.0.maximum - b.0.minimum)))?;
    let sentence = say_with(
        "standing.dots-sentence",
        &[("value", &names.value(widest.1)), ("low", &percent(widest.0.minimum)), ("high", &percent(widest.0.maximum))],
    );
    Some(Shown { sentence, picture: drawn(title, |words| picture::dots(words, &rows, &names_of)), table: None })
}

/// What every value adds to every alternative.
pub fn bars(comparison: &Comparison, names: &Names, title: &str, sentence: String) -> Shown {
    let legend: Vec<(String, String, String)> = (comparison.values.iter())
        .map(|value| (code_of(&value.value), letters_of(names, &value.value), names.value(&value.value)))
        .collect();
    let row = |one: &waardenboom_core::weigh::comparison::AlternativeOutcome| BarRow {
        label: names.alternative(&one.alternative),
        leads: comparison.leading.contains(&one.alternative),
        parts: (legend.iter().zip(&one.contributions))
            .filter_map(|((code, letters, _), points)| {
                Some(BarPart { code: code.clone(), letters: letters.clone(), points: (*points)? })
            })
            .collect(),
        total: one.score,
    };
    let rows: Vec<BarRow> = comparison.alternatives.iter().map(row).collect();
    Shown { sentence, picture: drawn(title, |words| picture::bars(words, &rows, &legend)), table: None }
}

fn letters_of(names: &Names, value: &str) -> String {
    RecordId::parse(value).map(|id| value_letters(names.0, &id)).unwrap_or_default()
}

/// From the round before to this one.
pub fn shift(shift: &Shift, names: &Names, title: &str) -> Shown {
    let rows: Vec<ShiftRow> = (shift.values.iter())
        .map(|value| ShiftRow {
            label: names.value(&value.value),
            code: code_of(&value.value),
            before: value.before.mean,
            after: value.after.mean,
        })
        .collect();
    let [before, after] =
        [shift.from, shift.to].map(|number| say_with("round.title", &[("number", &number.to_string())]));
    let sentence = say_count_with(
        "standing.shifted",
        shift.moved,
        &[("all", &shift.people.to_string()), ("points", &tenth(shift.mean_move * 100.0))],
    );
    let lines = shift.values.iter().map(|value| {
        let range = |summary: &waardenboom_core::weigh::summary::Summary| {
            format!("{} ({} – {})", percent(summary.mean), percent(summary.minimum), percent(summary.maximum))
        };
        (names.value(&value.value), vec![range(&value.before), range(&value.after)])
    });
    let heads = vec![say("standing.value"), before.clone(), after.clone()];
    let as_table = table(title.to_owned(), heads, lines.collect());
    Shown {
        sentence,
        picture: drawn(title, |words| picture::shift(words, &rows, &before, &after)),
        table: Some(as_table),
    }
}

/// Between which weights the leader stays first.
pub fn intervals(steady: &Steady, names: &Names, title: &str, sentence: String) -> Shown {
    let rows: Vec<IntervalRow> = (steady.values.iter())
        .map(|value| IntervalRow {
            label: names.value(&value.value),
            code: code_of(&value.value),
            now: value.now,
            from: value.from,
            to: value.to,
        })
        .collect();
    let other = |id: &Option<String>| id.as_ref().map_or_else(|| "–".to_owned(), |id| names.alternative(id));
    let lines = steady.values.iter().map(|value| {
        let shares = [value.now, value.from, value.to].map(percent);
        (names.value(&value.value), shares.into_iter().chain([other(&value.below), other(&value.above)]).collect())
    });
    let heads = ["value", "now", "from", "to", "below", "above"].map(|head| say(&format!("standing.head.{head}")));
    let as_table = table(title.to_owned(), heads.to_vec(), lines.collect());
    Shown { sentence, picture: drawn(title, |words| picture::intervals(words, &rows)), table: Some(as_table) }
}

/// What people say to the statements, by group.
pub fn replies(workbook: &Workbook, terms: &Terms, title: &str) -> Option<Shown> {
    let all = replies_of(workbook, terms);
    let text =
        |id: &str| RecordId::parse(id).and_then(|id| workbook.text_of(&id).map(str::to_owned)).unwrap_or_default();
    let counts = |tally: &waardenboom_core::weigh::replies::Tally| [tally.agree, tally.unsure, tally.disagree];
    let group = |name: &String| if name.is_empty() { say("standing.other-groups") } else { name.clone() };
    let rows: Vec<ReplyRow> = (all.iter())
        .map(|replies| {
            let by_group = replies.groups.iter().map(|(name, tally)| (group(name), counts(tally)));
            let everybody = (say("standing.everybody"), counts(&replies.all));
            ReplyRow { label: text(&replies.statement), groups: std::iter::once(everybody).chain(by_group).collect() }
        })
        .collect();
    let most = all.iter().max_by_key(|replies| replies.all.agree.abs_diff(replies.all.disagree))?;
    let sentence = say_with(
        "standing.replies-sentence",
        &[
            ("statement", &text(&most.statement)),
            ("agree", &most.all.agree.to_string()),
            ("disagree", &most.all.disagree.to_string()),
            ("unsure", &most.all.unsure.to_string()),
        ],
    );
    let lines = rows.iter().flat_map(|row| {
        row.groups
            .iter()
            .map(|(name, counts)| (format!("{} ({name})", row.label), counts.map(|count| count.to_string()).to_vec()))
    });
    let answers = ["agree", "unsure", "disagree"].map(|word| say(&format!("choice.reply.{word}")));
    let heads = std::iter::once(say("field.statement-text")).chain(answers.clone()).collect();
    let as_table = table(title.to_owned(), heads, lines.collect());
    let [agree, unsure, disagree] = answers.each_ref().map(String::as_str);
    let picture = drawn(title, |words| picture::replies(words, &rows, [agree, unsure, disagree]));
    Some(Shown { sentence, picture, table: Some(as_table) })
}
