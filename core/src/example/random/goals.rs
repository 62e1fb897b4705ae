//! The tree: ambitions with outcomes, subgoals that nest, outputs at the ends.

use super::{Maker, reference};
use crate::example::phrase;
use crate::model::{FieldValue, GoalKind, Position};
use crate::store::RecordId;
use serde_json::Value;
use std::collections::VecDeque;

/// A goal that may get others below it.
struct Branch {
    id: RecordId,
    kind: GoalKind,
    level: usize,
}

/// The deepest level, from 1 at the top.
const DEEPEST: usize = 7;

/// Grows exactly this many goals, one ambition after another, from the top down.
pub(super) fn grow(maker: &mut Maker, goals: usize) {
    let mut left = goals;
    let mut last_ambition = None;
    while left > 0 {
        let mut open = VecDeque::new();
        open.extend(add(maker, GoalKind::Ambition, None, 1, &mut last_ambition));
        left -= 1;
        while let Some(branch) = open.pop_front() {
            let mut last = None;
            for _ in 0..fan_out(maker, &branch).min(left) {
                let kind = kind_below(maker, &branch);
                open.extend(add(maker, kind, Some(&branch.id), branch.level + 1, &mut last));
                left -= 1;
            }
        }
    }
}

/// How many goals come below one: 2 to 8, fewer branches that go on the deeper they are, and here and
/// there a heap of things side by side.
fn fan_out(maker: &mut Maker, branch: &Branch) -> usize {
    let chance = match (branch.kind, branch.level) {
        (GoalKind::Ambition | GoalKind::Outcome, _) => 100,
        (GoalKind::Output, _) | (_, DEEPEST..) => 0,
        (GoalKind::Subgoal, 3) => 90,
        (GoalKind::Subgoal, 4) => 60,
        (GoalKind::Subgoal, 5) => 40,
        (GoalKind::Subgoal, _) => 30,
    };
    if !maker.mix.percent(chance) {
        0
    } else if branch.kind == GoalKind::Ambition {
        maker.whole(2, 5)
    } else if maker.mix.percent(2) {
        maker.whole(15, 40)
    } else {
        maker.whole(2, 8)
    }
}

fn kind_below(maker: &mut Maker, branch: &Branch) -> GoalKind {
    match branch.kind {
        GoalKind::Ambition => GoalKind::Outcome,
        GoalKind::Subgoal if branch.level + 1 == DEEPEST || maker.mix.percent(20) => GoalKind::Output,
        _ => GoalKind::Subgoal,
    }
}

fn add(
    maker: &mut Maker,
    kind: GoalKind,
    parent: Option<&RecordId>,
    level: usize,
    last: &mut Option<String>,
) -> Option<Branch> {
    let pattern = match kind {
        GoalKind::Ambition => phrase::AMBITION,
        GoalKind::Outcome => maker.mix.pick(phrase::OUTCOMES)?,
        GoalKind::Subgoal => maker.mix.pick(phrase::SUBGOALS)?,
        GoalKind::Output => phrase::OUTPUT,
    };
    let id = maker.new_id("goal");
    maker.order_after(last);
    let position = Position { parent: parent.cloned(), order: last.clone().unwrap_or_default() };
    let text = maker.say(pattern);
    let influence = maker.one_of(&["ours", "shared", "others"]);
    let mut fields =
        vec![("kind", kind.word().into()), ("text", text), ("position", position.write()), ("influence", influence)];
    match kind {
        GoalKind::Ambition => {
            let challenge = maker.mix.pick(&maker.challenges).map_or(Value::Null, reference);
            fields.push(("challenge", challenge));
        }
        GoalKind::Outcome => {
            fields.push(("moment", "over vier jaar".into()));
            fields.push(("origin", maker.one_of(&["analysis", "analysis", "transformation"])));
            fields.push(("target_groups", maker.some_target_groups()));
        }
        GoalKind::Subgoal | GoalKind::Output => {}
    }
    if maker.mix.percent(15) {
        fields.push(("note", maker.say(phrase::EXPLANATION)));
    }
    if let Some(parent) = parent.filter(|_| kind != GoalKind::Output) {
        maker.above.push((id.clone(), parent.clone()));
    }
    match kind {
        GoalKind::Outcome => maker.outcomes.push(id.clone()),
        GoalKind::Subgoal => maker.subgoals.push(id.clone()),
        GoalKind::Ambition | GoalKind::Output => {}
    }
    maker.put(id.clone(), fields);
    Some(Branch { id, kind, level })
}
