//! With a minimum of three nothing of a smaller group can be read or found by subtraction: tried over random groups.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use waardenboom_core::format;
use waardenboom_core::model::{CORE_VALUES, Workbook};
use waardenboom_core::weigh::depth::{Deepening, request_of};
use waardenboom_core::weigh::workbook::comparison_of;

const MINIMUM: usize = 3;

/// People in groups, all of whom weigh, rate two alternatives and reply to a statement.
fn workbook(people: &[(u8, [u8; 5])]) -> Workbook {
    let mut records = vec![
        json!({"id": "alternative/present", "order": "U0"}),
        json!({"id": "alternative/a", "text": "A", "order": "U1"}),
        json!({"id": "statement/s", "text": "Stelling", "value": "value/freedom", "order": "U1"}),
    ];
    for (at, (group, points)) in people.iter().enumerate() {
        let id = format!("participant/p{at}");
        let points: BTreeMap<&str, u8> = CORE_VALUES.into_iter().zip(*points).collect();
        records.push(json!({"id": id, "text": format!("P{at}"), "group": format!("groep {group}"), "order": format!("U{at:03}")}));
        records.push(json!({"id": format!("weights/p{at}/points/1"), "participant": id, "method": "points", "round": 1, "points": points}));
        let reply = ["agree", "disagree", "unsure"][at % 3];
        records.push(
            json!({"id": format!("reply/p{at}/s"), "participant": id, "statement": "statement/s", "reply": reply}),
        );
        for (alternative, lean) in [("present", 20), ("a", 40)] {
            for (key, own) in CORE_VALUES.iter().zip(points.values()) {
                let score = lean + usize::from(own % 40);
                records.push(json!({"id": format!("rating/p{at}/{alternative}/{key}"), "participant": id, "alternative": format!("alternative/{alternative}"), "value": format!("value/{key}"), "score": score}));
            }
        }
    }
    let file = json!({"format": "waardenboom/1", "workbook": "w", "records": records}).to_string();
    Workbook::project(&format::read(file.as_bytes()).unwrap().store)
}

/// Every text in an outcome.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|one| texts(one, found)),
        Value::Object(all) => all.values().for_each(|one| texts(one, found)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_member_of_a_small_group_cannot_be_read_or_found_by_subtraction(
        people in prop::collection::vec((0_u8..5, prop::array::uniform5(1_u8..60)), 1..14),
    ) {
        let workbook = workbook(&people);
        let weighing = comparison_of(&workbook).unwrap();
        let depth = request_of(&workbook).map(|mut request| {
            request.samples = 50;
            Deepening::whole(request)
        });
        let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
        for (group, _) in &people {
            *sizes.entry(format!("groep {group}")).or_default() += 1;
        }
        // What is shown parts the whole: with every part as large as the minimum, no sum and no difference of parts is smaller.
        let shown: usize = weighing.comparison.groups.iter().map(|group| group.participants).sum();
        prop_assert!(shown == 0 || shown == people.len());
        prop_assert!(weighing.comparison.groups.iter().all(|group| group.participants >= MINIMUM));
        for replies in &weighing.replies {
            prop_assert!(replies.all.count() >= MINIMUM);
            prop_assert!(replies.groups.iter().all(|(_, tally)| tally.count() >= MINIMUM));
            let parts: usize = replies.groups.iter().map(|(_, tally)| tally.count()).sum();
            prop_assert!(parts == 0 || parts == replies.all.count());
        }
        if let Some(map) = depth.as_ref().and_then(|depth| depth.camps.as_ref()) {
            prop_assert!(map.camps.iter().all(|camp| camp.people >= MINIMUM));
            prop_assert!(people.len() >= MINIMUM);
        }
        // A small group is named only among those that stand together, and nobody is named at all.
        let mut json = serde_json::to_value(&weighing).unwrap();
        for group in json["groups"].as_array_mut().unwrap() {
            if group["group"]["kind"] == "other" {
                group["group"]["names"] = Value::Null;
            }
        }
        let mut found = Vec::new();
        texts(&json, &mut found);
        texts(&serde_json::to_value(&depth).unwrap(), &mut found);
        for (name, size) in sizes {
            prop_assert!(size >= MINIMUM || !found.contains(&name), "{name} of {size} is named");
        }
        prop_assert!(!found.iter().any(|text| text.starts_with("participant/")), "nobody is named");
    }
}
