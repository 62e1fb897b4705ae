//! What a record is called: its text, the name people know it by, and that name within a sentence.

use super::{CORE_VALUES, Workbook, core_value_id, present_situation_id};
use crate::store::RecordId;

impl Workbook {
    /// The text by which people know a record; `None` when it does not show or has none of its own.
    pub fn text_of(&self, id: &RecordId) -> Option<&str> {
        match id.table() {
            "workbook" => self.overviews.get(id).map(|r| &r.title),
            "challenge" => self.challenges.get(id).map(|r| &r.text),
            "goal" => self.goals.get(id).map(|r| &r.text),
            "activity" => self.activities.get(id).map(|r| &r.text),
            "provider" => self.providers.get(id).map(|r| &r.text),
            "target-group" => self.target_groups.get(id).map(|r| &r.text),
            "information-need" => self.information_needs.get(id).map(|r| &r.text),
            "indicator" => self.indicators.get(id).map(|r| &r.text),
            "merged" => self.merged.get(id).map(|r| &r.text),
            "note" => self.notes.get(id).map(|r| &r.text),
            "meeting" => self.meetings.get(id).map(|r| &r.text),
            "action" => self.actions.get(id).map(|r| &r.text),
            "value" => self.values.get(id).map(|r| &r.text),
            "alternative" => self.alternatives.get(id).map(|r| &r.text),
            "participant" => self.participants.get(id).map(|r| &r.text),
            "rule-set" => self.rule_sets.get(id).map(|r| &r.text),
            "rule" => self.rules.get(id).map(|r| &r.text),
            "sub-question" => self.sub_questions.get(id).map(|r| &r.text),
            "dilemma" => self.dilemmas.get(id).map(|r| &r.text),
            "norm" => self.norms.get(id).map(|r| &r.text),
            "argument" => self.arguments.get(id).map(|r| &r.text),
            "risk" => self.risks.get(id).map(|r| &r.text),
            "choice" => self.choices.get(id).map(|r| &r.text),
            "group" => self.groups.get(id).map(|r| &r.text),
            "statement" => self.statements.get(id).map(|r| &r.text),
            "proposal" => self.proposals.get(id).map(|r| &r.text),
            _ => None,
        }
        .map(String::as_str)
    }

    /// A record by the name people know it by: its text, or for a link that of what it links.
    pub fn name_of(&self, id: &RecordId) -> Option<&str> {
        let id = self.discussed_or(id);
        let end = match id.table() {
            "provision" => self.provisions.get(id).and_then(|link| link.provider.as_ref()),
            "contribution" => self.contributions.get(id).and_then(|link| link.activity.as_ref()),
            "indicator-link" => self.indicator_links.get(id).and_then(|link| link.indicator.as_ref()),
            "measurement" => self.measurements.get(id).and_then(|reading| reading.indicator.as_ref()),
            "test" => self.tests.get(id).and_then(|test| test.child.as_ref()),
            "distinct" => self.distinct.get(id).and_then(|apart| apart.one.as_ref()),
            "weights" => self.weights.get(id).and_then(|weights| weights.participant.as_ref()),
            "rating" => self.ratings.get(id).and_then(|rating| rating.participant.as_ref()),
            "reason" => self.reasons.get(id).and_then(|reason| reason.participant.as_ref()),
            "reply" => self.replies.get(id).and_then(|reply| reply.participant.as_ref()),
            "rule-link" => self.rule_links.get(id).and_then(|link| link.rule.as_ref()),
            "answer" => self.answers.get(id).and_then(|answer| answer.question.as_ref()),
            "choice-part" => self.choice_parts.get(id).and_then(|part| part.choice.as_ref()),
            "choice-link" => self.choice_links.get(id).and_then(|link| link.choice.as_ref()),
            "weighed" => self.weighed.get(id).and_then(|weighed| weighed.proposal.as_ref()),
            _ => Some(id),
        };
        end.and_then(|end| self.text_of(end))
    }

    /// What was discussed, of a mark that says so; else the record itself.
    fn discussed_or<'a>(&'a self, id: &'a RecordId) -> &'a RecordId {
        let about = self.discussed.get(id).and_then(|discussed| discussed.record.as_ref());
        about.filter(|about| about.table() != "discussed").unwrap_or(id)
    }

    /// The name of a record as it stands in a sentence: without a full stop of its own. A core value and the present
    /// situation have a name also when nobody gave them one. `say` gives a sentence of the locales by its key.
    pub fn spoken_name(&self, id: &RecordId, say: impl Fn(&str) -> String) -> String {
        let id = self.discussed_or(id);
        let is_core = || CORE_VALUES.iter().any(|key| core_value_id(key) == *id);
        match self.name_of(id).map(|name| name.trim().trim_end_matches('.')) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ if is_core() => say(&format!("value.{}.name", id.key())),
            _ if *id == present_situation_id() => say("values.present"),
            _ => say("tree.no-text"),
        }
    }
}
