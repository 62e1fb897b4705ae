//! What stands around the tree: challenges and target groups before it; activities, providers,
//! indicators, notes and meetings after it.

use super::{Maker, reference};
use crate::command::link_id;
use crate::example::phrase;
use crate::store::RecordId;
use serde_json::{Value, json};

/// What goals refer to.
pub(super) fn first(maker: &mut Maker, goals: usize) {
    let mut last = None;
    for _ in 0..(goals / 1_000).clamp(1, 10) {
        let id = maker.new_id("challenge");
        let people = maker.whole(120, 9_400);
        let fields = vec![
            ("text", maker.say(phrase::CHALLENGE)),
            ("how_many", format!("Ongeveer {people} inwoners (verzonnen cijfer)").into()),
            ("order", maker.order_after(&mut last)),
        ];
        maker.challenges.push(id.clone());
        maker.put(id, fields);
    }
    let mut last = None;
    for _ in 0..(goals / 100).clamp(3, 12) {
        let id = maker.new_id("target-group");
        let fields = vec![("text", maker.say(phrase::TARGET_GROUP)), ("order", maker.order_after(&mut last))];
        maker.target_groups.push(id.clone());
        maker.put(id, fields);
    }
}

/// What refers to goals.
pub(super) fn rest(maker: &mut Maker, goals: usize) {
    let providers = providers(maker, (goals / 80).clamp(2, 200));
    activities(maker, goals.div_ceil(8), &providers);
    let needs = information_needs(maker, goals.div_ceil(50));
    indicators(maker, goals.div_ceil(10), &needs);
    notes(maker, goals.div_ceil(20));
    meetings(maker, goals.div_ceil(400).max(1));
}

fn providers(maker: &mut Maker, count: usize) -> Vec<RecordId> {
    let mut last = None;
    let mut made = Vec::with_capacity(count);
    for _ in 0..count {
        let id = maker.new_id("provider");
        let is_formal = maker.mix.percent(60);
        let pattern = if is_formal { phrase::FORMAL_PROVIDER } else { phrase::INFORMAL_PROVIDER };
        let fields = vec![
            ("text", maker.say(pattern)),
            ("form", if is_formal { "formal" } else { "informal" }.into()),
            ("order", maker.order_after(&mut last)),
        ];
        maker.put(id.clone(), fields);
        made.push(id);
    }
    made
}

fn activities(maker: &mut Maker, count: usize, providers: &[RecordId]) {
    let mut last = None;
    for _ in 0..count {
        let Some(pattern) = maker.mix.pick(phrase::ACTIVITIES) else { return };
        let id = maker.new_id("activity");
        let euros = maker.whole(2, 120) * 1_000;
        let fields = vec![
            ("text", maker.say(pattern)),
            ("order", maker.order_after(&mut last)),
            ("target_groups", maker.some_target_groups()),
            ("prevention_level", maker.one_of(&["universal", "selective", "indicated", "care-related"])),
            ("influence", maker.one_of(&["ours", "shared", "others"])),
            ("euros", euros.into()),
        ];
        maker.put(id.clone(), fields);
        contributions(maker, &id);
        for _ in 0..maker.whole(1, 2) {
            let Some(provider) = maker.mix.pick(providers).cloned() else { continue };
            let agreement = maker.one_of(&["buy", "subsidise", "facilitate", "ourselves", "leave"]);
            let ends = vec![("activity", reference(&id)), ("provider", reference(&provider)), ("agreement", agreement)];
            maker.put(link_id("provision", &id, &provider), ends);
        }
    }
}

/// One to three subgoals that stand close together; a fifth of the links reasoned, a few that hurt.
fn contributions(maker: &mut Maker, activity: &RecordId) {
    let home = maker.mix.below(maker.subgoals.len());
    for step in 0..maker.whole(1, 3) {
        let Some(goal) = maker.subgoals.get(home + step).cloned() else { continue };
        let strength = if maker.mix.percent(4) { json!(-1) } else { maker.number(1, 3) };
        let mut fields = vec![("activity", reference(activity)), ("goal", reference(&goal)), ("strength", strength)];
        if maker.mix.percent(20) {
            let sentence = |value: Value| Value::from(lower_first(value.as_str().unwrap_or_default()));
            fields.push(("assumption_if", sentence(maker.say(phrase::IF))));
            fields.push(("assumption_then", sentence(maker.say(phrase::THEN))));
            fields.push(("assumption_because", sentence(maker.say(phrase::BECAUSE))));
            fields.push(("confidence", maker.one_of(&["low", "medium", "high"])));
        }
        maker.put(link_id("contribution", activity, &goal), fields);
    }
}

/// Assumptions go on in the middle of a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn information_needs(maker: &mut Maker, count: usize) -> Vec<RecordId> {
    let mut last = None;
    let mut made = Vec::with_capacity(count);
    for _ in 0..count {
        let id = maker.new_id("information-need");
        let goal = maker.mix.pick(&maker.outcomes).map_or(Value::Null, reference);
        let fields = vec![("text", maker.say(phrase::NEED)), ("goal", goal), ("order", maker.order_after(&mut last))];
        maker.put(id.clone(), fields);
        made.push(id);
    }
    made
}

fn indicators(maker: &mut Maker, count: usize, needs: &[RecordId]) {
    let mut last = None;
    for _ in 0..count {
        let id = maker.new_id("indicator");
        let is_outcome = maker.mix.percent(50);
        let (pattern, kind, nature, unit) = match (is_outcome, maker.mix.below(4)) {
            (true, 0) => (phrase::STORY_INDICATOR, "outcome", "qualitative", Value::Null),
            (true, _) => (phrase::OUTCOME_INDICATOR, "outcome", "quantitative", "%".into()),
            (false, 0 | 1) => (phrase::OUTPUT_INDICATOR, "output", "quantitative", "keer".into()),
            (false, _) => (phrase::PROCESS_INDICATOR, "process", "quantitative", "dagen".into()),
        };
        let is_number = nature == "quantitative";
        let start = maker.whole(12, 60);
        let mut fields = vec![
            ("text", maker.say(pattern)),
            ("kind", kind.into()),
            ("nature", nature.into()),
            ("unit", unit),
            ("direction", maker.one_of(&["up", "down", "keep"])),
            ("owner_level", maker.one_of(&["council", "organisation", "provider"])),
            ("source", "Verzonnen bron".into()),
            ("order", maker.order_after(&mut last)),
        ];
        if is_number {
            let end = maker.whole(12, 60);
            fields.push((
                "baseline",
                json!({ "value": start.to_string(), "day": "2025-12-31", "source": "Verzonnen bron" }),
            ));
            fields.push(("target", json!({ "value": end.to_string(), "day": "2029-12-31" })));
        }
        if maker.mix.percent(30) {
            fields.push(("information_need", maker.mix.pick(needs).map_or(Value::Null, reference)));
        }
        maker.put(id.clone(), fields);
        let goals = if is_outcome { &maker.outcomes } else { &maker.subgoals };
        if let Some(goal) = maker.mix.pick(goals).cloned() {
            let ends = vec![("indicator", reference(&id)), ("goal", reference(&goal))];
            maker.put(link_id("indicator-link", &id, &goal), ends);
        }
        for year in 2026..2026 + if is_number { maker.whole(0, 2) } else { 0 } {
            let value = maker.whole(12, 60).to_string();
            let reading = json!({ "value": value, "day": format!("{year}-12-31"), "source": "Verzonnen bron" });
            let measurement = maker.new_id("measurement");
            maker.put(measurement, vec![("indicator", reference(&id)), ("reading", reading)]);
        }
    }
}

fn notes(maker: &mut Maker, count: usize) {
    let mut last = None;
    for _ in 0..count {
        let id = maker.new_id("note");
        let origin = format!("Tafel {}", maker.whole(1, 6));
        let fields =
            vec![("text", maker.say(phrase::NOTE)), ("origin", origin.into()), ("order", maker.order_after(&mut last))];
        maker.put(id, fields);
    }
}

fn meetings(maker: &mut Maker, count: usize) {
    let (mut last, mut last_action) = (None, None);
    for at in 0..count {
        let id = maker.new_id("meeting");
        let day = format!("{}-{:02}-12", 2026 + at / 12, at % 12 + 1);
        let fields = vec![
            ("text", maker.say(phrase::MEETING)),
            ("day", day.into()),
            ("present", "Inwoners, aanbieders en de gemeente".into()),
            ("agenda", "Wat is er aan de hand?\nWat is daarvoor nodig?".into()),
            ("order", maker.order_after(&mut last)),
        ];
        maker.put(id.clone(), fields);
        for _ in 0..maker.whole(1, 3) {
            let action = maker.new_id("action");
            let fields = vec![
                ("text", maker.say(phrase::ACTION)),
                ("meeting", reference(&id)),
                ("owner", "beleidsadviseur".into()),
                ("order", maker.order_after(&mut last_action)),
            ];
            maker.put(action, fields);
        }
    }
}
