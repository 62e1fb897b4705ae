//! Finding the steps.

use super::{Kind, Step, Why};
use crate::command::answer_id;
use crate::gather::{Gather, Sort};
use crate::model::{Answer, Norm, Workbook};
use crate::store::RecordId;
use crate::weigh::workbook::{minimum_group_size, values};
use std::collections::{BTreeMap, BTreeSet};

/// Why a choice stands: its norms with the values, questions and dilemmas behind them, the values and goals it names
/// itself, and the rules that touch it.
pub fn why(workbook: &Workbook, choice: &RecordId) -> Why {
    let mut chain = Chain { workbook, steps: Vec::new() };
    if workbook.choices.contains_key(choice) {
        chain.choice(choice);
    }
    Why { steps: chain.steps }
}

struct Chain<'a> {
    workbook: &'a Workbook,
    steps: Vec<Step>,
}

impl<'a> Chain<'a> {
    /// Adds a step with the record's own text; its place.
    fn step(&mut self, on: Option<usize>, kind: Kind, record: &RecordId) -> usize {
        let text = self.workbook.text_of(record).unwrap_or_default().to_owned();
        self.steps.push(Step { kind, record: record.clone(), text, on });
        self.steps.len() - 1
    }

    fn choice(&mut self, choice: &RecordId) {
        let workbook = self.workbook;
        let parts = workbook.parts_of(choice).into_iter().map(|(_, part)| part.clone()).collect();
        let top = self.step(None, Kind::Choice { parts }, choice);
        let links = workbook.pointing_at(choice, "choice-link").filter_map(|link| workbook.choice_links.get(link));
        let links = links.filter(|link| link.choice.as_ref() == Some(choice));
        let targets: BTreeSet<&RecordId> = links.filter_map(|link| link.target.as_ref()).into_set();
        let mut norms: Vec<_> = targets.iter().filter_map(|target| workbook.norms.get_key_value(target)).collect();
        norms.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
        for (id, norm) in norms {
            self.norm(top, id, norm);
        }
        for value in values(workbook).iter().filter(|value| targets.contains(value)) {
            if !self.steps.iter().any(|step| step.record == *value) {
                self.step(Some(top), Kind::Value, value);
            }
        }
        for goal in targets.iter().filter(|target| workbook.forest().contains(target)) {
            let above = workbook.forest().ancestors(goal).cloned().collect();
            self.step(Some(top), Kind::Goal { above }, goal);
        }
        for (id, rule, link) in workbook.rules_on(choice) {
            let source = rule.source.trim().to_owned();
            self.step(Some(top), Kind::Rule { force: rule.force, source, excludes: link.excludes }, id);
        }
    }

    fn norm(&mut self, on: usize, id: &RecordId, norm: &Norm) {
        let workbook = self.workbook;
        let at = self.step(Some(on), Kind::Norm { reasons: norm.reasons.trim().to_owned() }, id);
        let question = norm.question.as_ref().and_then(|question| workbook.sub_questions.get_key_value(question));
        let within = question.and_then(|(_, question)| question.value.as_ref());
        let behind = norm.value.as_ref().or(within).filter(|value| values(workbook).contains(value));
        let value = behind.map(|value| self.step(Some(at), Kind::Value, value));
        if let Some((question, _)) = question {
            // A question of another value hangs on the norm itself.
            self.question(value.filter(|_| within == behind).unwrap_or(at), question);
        }
        if let Some((id, dilemma)) = norm.dilemma.as_ref().and_then(|id| workbook.dilemmas.get_key_value(id)) {
            let [compromise, reasons] = [&dilemma.compromise, &dilemma.reasons].map(|text| text.trim().to_owned());
            self.step(Some(at), Kind::Dilemma { compromise, reasons }, id);
        }
    }

    fn question(&mut self, on: usize, question: &RecordId) {
        let together = self.workbook.answers.get(&answer_id(question, None));
        let together = together.map_or("", |answer| answer.text.trim());
        let mut others = if together.is_empty() { Vec::new() } else { self.differing(question, together) };
        others.put_in_order(Ord::cmp);
        let kind = Kind::SubQuestion { together: together.to_owned(), differing: others.len() };
        let at = self.step(Some(on), kind, question);
        for (group, text) in others {
            let (kind, record) = (Kind::Dissent { group: group.to_owned() }, question.clone());
            self.steps.push(Step { kind, record, text: text.to_owned(), on: Some(at) });
        }
    }

    /// What people answered otherwise, each with their group.
    fn differing(&self, question: &RecordId, together: &str) -> Vec<(&'a str, &'a str)> {
        let workbook = self.workbook;
        let groups = named_groups(workbook);
        let group_of = |answer: &Answer| Some(workbook.participants.get(answer.participant.as_ref()?)?.group.trim());
        let answers = workbook.pointing_at(question, "answer").filter_map(|id| workbook.answers.get(id));
        let answers = answers.filter_map(|answer| Some((group_of(answer)?, answer.text.trim())));
        let others = answers.filter(|(_, text)| !text.is_empty() && read(text) != read(together));
        others.map(|(group, text)| (groups.get(group).copied().unwrap_or_default(), text)).collect()
    }
}

/// A text as it is compared: in small letters, without double spaces and without its full stop.
fn read(text: &str) -> String {
    text.trim().trim_end_matches('.').to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The groups that may be named. A small one may not; and when all small ones together are still few, nobody's group
/// is named, because whoever stays without one would stand out.
fn named_groups(workbook: &Workbook) -> BTreeSet<&str> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for participant in workbook.participants.values() {
        *sizes.entry(participant.group.trim()).or_default() += 1;
    }
    let minimum = minimum_group_size(workbook);
    let is_large = |group: &str, size: usize| size >= minimum && !group.is_empty();
    let rest: usize = sizes.iter().filter(|(group, size)| !is_large(group, **size)).map(|(_, size)| size).sum();
    let large = sizes.into_iter().filter(|(group, size)| is_large(group, *size)).map(|(group, _)| group);
    if rest == 0 || rest >= minimum { large.into_set() } else { BTreeSet::new() }
}
