//! The conversation of the value half: a law, questions with answers, dilemmas, norms and choices.

use super::{Maker, reference};
use crate::command::{answer_id, choice_part_id, tie_id};
use crate::example::phrase;
use crate::model::{CORE_VALUES, Part, core_value_id, present_situation_id};
use crate::store::RecordId;

pub(super) fn fill(maker: &mut Maker) {
    let rule = law(maker);
    let mut last = None;
    for key in CORE_VALUES {
        let value = core_value_id(key);
        let [question, dilemma, norm, choice] =
            ["sub-question", "dilemma", "norm", "choice"].map(|table| maker.new_id(table));
        let side = maker.one_of(&["residents", "providers"]);
        add(maker, &mut last, &question, vec![("value", reference(&value)), ("side", side)]);
        let answer = vec![("question", reference(&question)), ("text", maker.say(phrase::NOTE))];
        maker.put(answer_id(&question, None), answer);
        let sides = [("one_side", maker.say(phrase::NOTE)), ("other_side", maker.say(phrase::NOTE))];
        add(maker, &mut last, &dilemma, [("value", reference(&value))].into_iter().chain(sides).collect());
        let ends =
            vec![("value", reference(&value)), ("question", reference(&question)), ("dilemma", reference(&dilemma))];
        add(maker, &mut last, &norm, ends);
        add(maker, &mut last, &choice, Vec::new());
        for part in Part::ALL {
            let state = maker.one_of(&["decided", "open", "left"]);
            let fields = vec![("choice", reference(&choice)), ("part", part.word().into()), ("state", state)];
            maker.put(choice_part_id(&choice, *part), fields);
        }
        tie(maker, "choice-link", "choice", &choice, &norm);
        tie(maker, "rule-link", "rule", &rule, &choice);
        let risk = maker.new_id("risk");
        add(maker, &mut last, &risk, vec![("choice", reference(&choice))]);
    }
    let argument = maker.new_id("argument");
    let stance = maker.one_of(&["for", "against"]);
    add(maker, &mut last, &argument, vec![("alternative", reference(&present_situation_id())), ("stance", stance)]);
    let proposal = maker.new_id("proposal");
    add(maker, &mut last, &proposal, Vec::new());
    tie(maker, "weighed", "proposal", &proposal, &core_value_id("freedom"));
}

fn law(maker: &mut Maker) -> RecordId {
    let [set, rule] = ["rule-set", "rule"].map(|table| maker.new_id(table));
    add(maker, &mut None, &set, Vec::new());
    let force = maker.one_of(&["obliged", "allowed", "forbidden"]);
    add(maker, &mut None, &rule, vec![("set", reference(&set)), ("force", force)]);
    rule
}

fn add(maker: &mut Maker, last: &mut Option<String>, id: &RecordId, fields: super::Fields) {
    let own = [("text", maker.say(phrase::NOTE)), ("order", maker.order_after(last))];
    maker.put(id.clone(), own.into_iter().chain(fields).collect());
}

fn tie(maker: &mut Maker, table: &str, end: &'static str, from: &RecordId, target: &RecordId) {
    maker.put(tie_id(table, from, target), vec![(end, reference(from)), ("target", reference(target))]);
}
