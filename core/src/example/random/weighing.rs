//! The value half: alternatives, participants in groups that differ, points and ratings.

use super::{Maker, reference};
use crate::command::{group_id, reason_id, reply_id, round_id};
use crate::example::phrase;
use crate::model::{CORE_VALUES, core_value_id, number_value, present_situation_id};
use crate::store::RecordId;
use serde_json::{Map, Value};

/// From four to a hundred participants, with four alternatives beside the present situation.
pub(super) fn fill(maker: &mut Maker, goals: usize) {
    let alternatives = alternatives(maker);
    for (key, question) in CORE_VALUES.into_iter().zip(MAIN_QUESTIONS) {
        maker.put(core_value_id(key), vec![("main_question", question.into())]);
    }
    let statements = statements(maker);
    maker.put(round_id(1), vec![("number", 1.into()), ("method", "points".into())]);
    for name in phrase::GROUPS {
        let seats = maker.whole(1, 9);
        maker.put(group_id(name), vec![("text", (*name).into()), ("seats", seats.into())]);
    }
    let mut last = None;
    for at in 0..(goals / 100).clamp(4, 100) {
        let id = maker.new_id("participant");
        let favourite = at % phrase::GROUPS.len();
        let name = phrase::PSEUDONYMS.get(at % phrase::PSEUDONYMS.len()).copied().unwrap_or_default();
        let fields = vec![
            ("text", format!("{name} {}", at + 1).into()),
            ("group", phrase::GROUPS.get(favourite).copied().unwrap_or_default().into()),
            ("order", maker.order_after(&mut last)),
        ];
        maker.put(id.clone(), fields);
        points(maker, &id, favourite);
        for statement in &statements {
            let reply = maker.one_of(&["agree", "disagree", "unsure"]);
            let ends = [("participant", reference(&id)), ("statement", reference(statement))];
            maker.put(reply_id(&id, statement), ends.into_iter().chain([("reply", reply)]).collect());
        }
        let value = core_value_id(CORE_VALUES.get(favourite % 5).copied().unwrap_or_default());
        let reason = vec![
            ("participant", reference(&id)),
            ("value", reference(&value)),
            ("round", 1.into()),
            ("text", maker.say(phrase::NOTE)),
        ];
        maker.put(reason_id(&id, &value, 1), reason);
        for (place, alternative) in alternatives.iter().enumerate() {
            ratings(maker, &id, alternative, (place + favourite) * 8 % 40);
        }
    }
}

const MAIN_QUESTIONS: [&str; 5] = [
    "Krijgt iedereen die hetzelfde nodig heeft ook hetzelfde?",
    "Wat levert elke euro op voor het doel?",
    "Gaat het beter met de mensen om wie het gaat?",
    "Hoeveel kunnen mensen zelf kiezen?",
    "Kan iedereen erop rekenen dat het goed gaat?",
];

fn alternatives(maker: &mut Maker) -> Vec<RecordId> {
    let mut all = vec![present_situation_id()];
    maker.put(present_situation_id(), vec![("text", "Zoals het nu gaat".into()), ("order", "0000V".into())]);
    let mut last = None;
    for _ in 0..4 {
        let id = maker.new_id("alternative");
        let fields = vec![("text", maker.say(phrase::ALTERNATIVE)), ("order", maker.order_after(&mut last))];
        maker.put(id.clone(), fields);
        all.push(id);
    }
    all
}

/// A statement for every core value.
fn statements(maker: &mut Maker) -> Vec<RecordId> {
    let mut last = None;
    let made = CORE_VALUES.map(|key| {
        let id = maker.new_id("statement");
        let fields = vec![
            ("text", maker.say(phrase::NOTE)),
            ("value", reference(&core_value_id(key))),
            ("order", maker.order_after(&mut last)),
        ];
        maker.put(id.clone(), fields);
        id
    });
    made.to_vec()
}

/// A hundred points, in fives, with more for what the group finds important.
fn points(maker: &mut Maker, participant: &RecordId, favourite: usize) {
    let mut fives = [1_u32; 5];
    for _ in 0..15 {
        let at = if maker.mix.percent(40) { favourite } else { maker.mix.below(5) };
        if let Some(value) = fives.get_mut(at) {
            *value += 1;
        }
    }
    let points = CORE_VALUES.into_iter().zip(fives);
    let points: Map<String, Value> =
        points.map(|(key, fives)| (key.to_owned(), number_value(f64::from(fives * 5)))).collect();
    let fields = vec![
        ("participant", reference(participant)),
        ("method", "points".into()),
        ("round", 1.into()),
        ("points", Value::Object(points)),
    ];
    maker.put(RecordId::derived("weights", [participant.key(), "points", "1"]), fields);
}

/// Scores in fives around what the group sees in it; one in fifty is still missing.
fn ratings(maker: &mut Maker, participant: &RecordId, alternative: &RecordId, lean: usize) {
    for key in CORE_VALUES {
        if maker.mix.percent(2) {
            continue;
        }
        let score = (lean / 5 + maker.whole(2, 12)) * 5;
        let fields = vec![
            ("participant", reference(participant)),
            ("alternative", reference(alternative)),
            ("value", reference(&core_value_id(key))),
            ("score", score.into()),
        ];
        maker.put(RecordId::derived("rating", [participant.key(), alternative.key(), key]), fields);
    }
}
