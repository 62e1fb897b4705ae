//! Records that are named after others: whoever writes a field of one that is not there yet, makes it.

use super::values::round_id;
use super::{Scene, exists_by_nature};
use crate::model::Part;
use crate::store::{Change, RecordId};
use serde_json::Value;

/// The answer of all together instead of a participant's.
const TOGETHER: &str = "together";

/// The answer of one participant to a sub-question, or that of all together.
pub fn answer_id(question: &RecordId, participant: Option<&RecordId>) -> RecordId {
    RecordId::derived("answer", [question.key(), participant.map_or(TOGETHER, RecordId::key)])
}

/// One part of a choice.
pub fn choice_part_id(choice: &RecordId, part: Part) -> RecordId {
    RecordId::derived("choice-part", [choice.key(), part.word()])
}

/// The tie of one record to any other: `rule-link`, `choice-link` or `weighed`.
pub fn tie_id(table: &str, from: &RecordId, target: &RecordId) -> RecordId {
    RecordId::derived(table, [from.key(), target.table(), target.key()])
}

/// How well an alternative does on a value, by one person.
pub fn rating_id(participant: &RecordId, alternative: &RecordId, value: &RecordId) -> RecordId {
    RecordId::derived("rating", [participant.key(), alternative.key(), value.key()])
}

/// Why somebody gave a value its weight in a round.
pub fn reason_id(participant: &RecordId, value: &RecordId, round: u32) -> RecordId {
    RecordId::derived("reason", [participant.key(), value.key(), &round.to_string()])
}

/// What somebody says to a statement.
pub fn reply_id(participant: &RecordId, statement: &RecordId) -> RecordId {
    RecordId::derived("reply", [participant.key(), statement.key()])
}

/// What a record that is named after others says by its name, when those are there: the fields to write beside its
/// first one. Nothing for a record that is there, and for one that is named after nothing.
pub(super) fn ends(scene: &Scene, record: &RecordId) -> Option<Vec<Change>> {
    if record.table() == "round" {
        let number = record.key().parse::<u32>().ok().filter(|number| *number > 0)?;
        return (round_id(number) == *record).then(|| vec![Change::write(record, "number", number.into())]);
    }
    let from = match record.table() {
        "rating" | "reason" | "reply" => ("participant", "participant"),
        "answer" => ("question", "sub-question"),
        "choice-part" | "choice-link" => ("choice", "choice"),
        "rule-link" => ("rule", "rule"),
        "weighed" => ("proposal", "proposal"),
        _ => return None,
    };
    let is_there = |id: &RecordId| scene.store.is_visible(id) || exists_by_nature(id);
    let named = |table: &str, key: &str| RecordId::parse(&format!("{table}/{key}")).filter(is_there);
    // A key may hold a slash itself: the first cut that leaves two records that are there.
    record.key().match_indices('/').find_map(|(at, _)| {
        let (first, rest) = record.key().split_at_checked(at)?;
        let rest = rest.get(1..)?;
        let first = named(from.1, first)?;
        let second = match record.table() {
            "answer" if rest == TOGETHER => None,
            "answer" => Some(("participant", Value::from(named("participant", rest)?.as_str()))),
            "reply" => Some(("statement", Value::from(named("statement", rest)?.as_str()))),
            "reason" => return reason_ends(record, &first, rest, &named),
            "rating" => return rating_ends(record, &first, rest, &named),
            "choice-part" => Some(("part", Value::from(Part::parse(rest)?.word()))),
            _ => Some(("target", Value::from(RecordId::parse(rest).filter(is_there)?.as_str()))),
        };
        let write = |(field, value)| Change::write(record, field, value);
        Some([Some((from.0, Value::from(first.as_str()))), second].into_iter().flatten().map(write).collect())
    })
}

/// What a record says that is named after a participant and two more.
fn three(record: &RecordId, participant: &RecordId, rest: [(&'static str, Value); 2]) -> Vec<Change> {
    let first = ("participant", Value::from(participant.as_str()));
    std::iter::once(first).chain(rest).map(|(field, value)| Change::write(record, field, value)).collect()
}

fn reason_ends(
    record: &RecordId,
    participant: &RecordId,
    rest: &str,
    named: &impl Fn(&str, &str) -> Option<RecordId>,
) -> Option<Vec<Change>> {
    let (value, round) = rest.rsplit_once('/')?;
    let round = round.parse::<u32>().ok().filter(|round| *round > 0)?;
    let value = named("value", value)?;
    Some(three(record, participant, [("value", value.as_str().into()), ("round", round.into())]))
}

fn rating_ends(
    record: &RecordId,
    participant: &RecordId,
    rest: &str,
    named: &impl Fn(&str, &str) -> Option<RecordId>,
) -> Option<Vec<Change>> {
    rest.match_indices('/').find_map(|(at, _)| {
        let (alternative, value) = rest.split_at_checked(at)?;
        let (alternative, value) = (named("alternative", alternative)?, named("value", value.get(1..)?)?);
        let ends = [("alternative", alternative.as_str().into()), ("value", value.as_str().into())];
        Some(three(record, participant, ends))
    })
}
