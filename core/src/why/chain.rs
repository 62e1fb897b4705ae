//! Finding the steps.

use super::{Heard, Kind, Step, Why, heard};
use crate::gather::{Gather, Sort};
use crate::model::{Norm, Workbook};
use crate::store::RecordId;
use crate::weigh::workbook::{minimum_group_size, values};
use std::collections::{BTreeMap, BTreeSet};

/// Why a choice stands: its norms with the values, questions and dilemmas behind them, the values and goals it names
/// itself, and the rules that touch it.
pub fn why(workbook: &Workbook, choice: &RecordId) -> Why {
    let mut chain = Chain { workbook, steps: Vec::new(), asked: BTreeSet::new() };
    if workbook.choices.contains_key(choice) {
        chain.choice(choice);
    }
    Why { steps: chain.steps }
}

struct Chain<'a> {
    workbook: &'a Workbook,
    steps: Vec<Step>,
    /// The sub-questions that a norm answers, or that were told already.
    asked: BTreeSet<&'a RecordId>,
}

impl Chain<'_> {
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
        self.asked = norms.iter().filter_map(|(_, norm)| norm.question.as_ref()).into_set();
        for (id, norm) in norms {
            self.norm(top, id, norm);
        }
        for value in values(workbook).iter().filter(|value| targets.contains(value)) {
            if !self.steps.iter().any(|step| step.record == *value) {
                let at = self.step(Some(top), Kind::Value, value);
                self.beside(at, value);
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
            self.question(value.filter(|_| within == behind).unwrap_or(at), question, false);
        }
        if let (Some(at), Some(value)) = (value, behind) {
            self.beside(at, value);
        }
        if let Some((id, dilemma)) = norm.dilemma.as_ref().and_then(|id| workbook.dilemmas.get_key_value(id)) {
            let [compromise, reasons] = [&dilemma.compromise, &dilemma.reasons].map(|text| text.trim().to_owned());
            self.step(Some(at), Kind::Dilemma { compromise, reasons }, id);
        }
    }

    /// The other sub-questions of a value that people answered differently, each once.
    fn beside(&mut self, on: usize, value: &RecordId) {
        let workbook = self.workbook;
        let asked =
            workbook.pointing_at(value, "sub-question").filter_map(|id| workbook.sub_questions.get_key_value(id));
        let mut asked: Vec<_> = asked.filter(|(_, question)| question.value.as_ref() == Some(value)).collect();
        asked.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
        for (id, _) in asked {
            let heard = heard(workbook, id);
            if !heard.together.is_empty() && heard.is_divided() && self.asked.insert(id) {
                self.question(on, id, true);
            }
        }
    }

    fn question(&mut self, on: usize, question: &RecordId, beside: bool) {
        let Heard { together, answers, unheard } = heard(self.workbook, question);
        let mut others: Vec<(&str, &str)> = Vec::new();
        if !together.is_empty() {
            let (workbook, groups) = (self.workbook, named_groups(self.workbook));
            let group_of = |id: &RecordId| workbook.participants.get(id).map_or("", |person| person.group.trim());
            let differing = answers.into_iter().filter(|answer| answer.differs);
            let named = |id: &RecordId| groups.get(group_of(id)).copied().unwrap_or_default();
            others.extend(differing.map(|answer| (named(answer.participant), answer.text)));
        }
        others.put_in_order(Ord::cmp);
        let unheard = if together.is_empty() { 0 } else { unheard };
        let kind = Kind::SubQuestion { together: together.to_owned(), differing: others.len(), unheard, beside };
        let at = self.step(Some(on), kind, question);
        for (group, text) in others {
            let (kind, record) = (Kind::Dissent { group: group.to_owned() }, question.clone());
            self.steps.push(Step { kind, record, text: text.to_owned(), on: Some(at) });
        }
    }
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
