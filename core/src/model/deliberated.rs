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
}
