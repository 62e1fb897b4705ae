//! What hangs together in the value half: which rules touch a record, and which parts a choice has.

use super::{ChoicePart, Rule, RuleLink, Workbook};
use crate::gather::Sort;
use crate::store::RecordId;

impl Workbook {
    /// The rules that touch a record, each with what ties it, by the ids of the ties.
    pub fn rules_on(&self, target: &RecordId) -> impl Iterator<Item = (&RecordId, &Rule, &RuleLink)> {
        let links = self.pointing_at(target, "rule-link").filter_map(|link| self.rule_links.get(link));
        links.filter(move |link| link.target.as_ref() == Some(target)).filter_map(|link| {
            let (id, rule) = self.rules.get_key_value(link.rule.as_ref()?)?;
            Some((id, rule, link))
        })
    }

    /// The rule that excludes a record: it stays in sight and is not weighed. The first by its id when there are more.
    pub fn excluded_by(&self, id: &RecordId) -> Option<&RecordId> {
        self.rules_on(id).filter(|(_, _, link)| link.excludes).map(|(rule, _, _)| rule).min()
    }

    /// The parts of a choice that somebody wrote in: what, for whom, by whom.
    pub fn parts_of(&self, choice: &RecordId) -> Vec<(&RecordId, &ChoicePart)> {
        let all = self.pointing_at(choice, "choice-part").filter_map(|id| self.choice_parts.get_key_value(id));
        let mut parts: Vec<_> = all.filter(|(_, part)| part.part.is_some()).collect();
        parts.put_in_order(|a, b| (a.1.part, a.0).cmp(&(b.1.part, b.0)));
        parts
    }

    /// The records that one of the value half refers to.
    pub(super) fn targets_of_deliberation(&self, id: &RecordId) -> Option<Vec<RecordId>> {
        let references = match id.table() {
            "rule" => self.rules.get(id).map(|r| [&r.set, &None, &None]),
            "rule-link" => self.rule_links.get(id).map(|r| [&r.rule, &r.target, &None]),
            "sub-question" => self.sub_questions.get(id).map(|r| [&r.value, &None, &None]),
            "answer" => self.answers.get(id).map(|r| [&r.question, &r.participant, &None]),
            "dilemma" => self.dilemmas.get(id).map(|r| [&r.value, &r.other_value, &None]),
            "norm" => self.norms.get(id).map(|r| [&r.value, &r.question, &r.dilemma]),
            "argument" => self.arguments.get(id).map(|r| [&r.alternative, &None, &None]),
            "risk" => self.risks.get(id).map(|r| [&r.alternative, &r.choice, &None]),
            "choice-part" => self.choice_parts.get(id).map(|r| [&r.choice, &None, &None]),
            "choice-link" => self.choice_links.get(id).map(|r| [&r.choice, &r.target, &None]),
            "weighed" => self.weighed.get(id).map(|r| [&r.proposal, &r.target, &None]),
            "weights" => self.weights.get(id).map(|r| [&r.participant, &None, &None]),
            "reason" => self.reasons.get(id).map(|r| [&r.participant, &r.value, &None]),
            "rating" => self.ratings.get(id).map(|r| [&r.participant, &r.alternative, &r.value]),
            "statement" => self.statements.get(id).map(|r| [&r.value, &None, &None]),
            "reply" => self.replies.get(id).map(|r| [&r.participant, &r.statement, &None]),
            _ => None,
        };
        references.map(|references| references.into_iter().flatten().cloned().collect())
    }
}
