//! The test question: does this result contribute to the ambition, this subgoal to its result?

use crate::model::{GoalKind, GoalTest, TestAnswer, Workbook};
use crate::store::RecordId;

/// One question of the walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The goal that is tested: a result or a subgoal.
    pub child: RecordId,
    /// What it should contribute to: an ambition, a result or the subgoal above.
    pub parent: RecordId,
    /// What was answered; `None` while it is open.
    pub answer: Option<TestAnswer>,
    /// Who answered; empty when nobody said.
    pub by: String,
    /// What the doubt is about.
    pub doubt: String,
}

/// The name of the record that holds the answer for a goal below another: the same for everybody.
pub fn test_id(child: &RecordId, parent: &RecordId) -> RecordId {
    RecordId::derived("test", [child.key(), parent.key()])
}

/// The goal above that a goal should contribute to; `None` for what is not asked about.
pub(super) fn tested_against<'a>(workbook: &'a Workbook, child: &RecordId) -> Option<&'a RecordId> {
    let parent = workbook.forest().parent(child)?;
    let kind = |id| workbook.goals.get(id).and_then(|goal| goal.kind);
    let is_asked = match kind(child)? {
        GoalKind::Outcome => kind(parent) == Some(GoalKind::Ambition),
        GoalKind::Subgoal => matches!(kind(parent), Some(GoalKind::Outcome | GoalKind::Subgoal)),
        GoalKind::Ambition | GoalKind::Output => false,
    };
    is_asked.then_some(parent)
}

/// The answer that was given for a goal where it stands now; `None` while it is open.
pub(super) fn answered<'a>(workbook: &'a Workbook, child: &RecordId, parent: &RecordId) -> Option<&'a GoalTest> {
    let test = workbook.tests.get(&test_id(child, parent))?;
    let is_about = test.child.as_ref() == Some(child) && test.parent.as_ref() == Some(parent);
    (is_about && test.answer.is_some()).then_some(test)
}

/// All questions in the order of the tree: first a result, then the subgoals below it. Goals without a text
/// are left out.
pub fn walk(workbook: &Workbook) -> Vec<Question> {
    let forest = workbook.forest();
    let goals = forest.children(None).flat_map(|top| forest.branch(top));
    let is_named = |id: &RecordId| workbook.text_of(id).is_some_and(|text| !text.trim().is_empty());
    goals.filter(is_named).filter_map(|child| question(workbook, &child)).collect()
}

fn question(workbook: &Workbook, child: &RecordId) -> Option<Question> {
    let parent = tested_against(workbook, child)?;
    let given = answered(workbook, child, parent).cloned().unwrap_or_default();
    let (child, parent) = (child.clone(), parent.clone());
    Some(Question { answer: given.answer, by: given.by, doubt: given.doubt, child, parent })
}

/// What was answered for a goal where it stands now; `None` while it is open.
pub fn answer_of(workbook: &Workbook, child: &RecordId) -> Option<Question> {
    question(workbook, child).filter(|question| question.answer.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::support::workbook;

    #[test]
    fn the_walk_asks_each_result_and_each_subgoal_in_the_order_of_the_tree() {
        let test = r#"{"id":"test/b/a","child":"goal/b","parent":"goal/a","answer":"unsure","by":"tafel 2","doubt":"te vaag"}"#;
        let tree = "a ambition\n  b outcome\n    c subgoal\n      d subgoal\n      e output\n  f outcome\ng subgoal";
        let asked = walk(&workbook(tree, &[test]));
        let pairs: Vec<String> = asked.iter().map(|q| format!("{}<{}", q.child.key(), q.parent.key())).collect();
        assert_eq!(pairs, ["b<a", "c<b", "d<c", "f<a"]);
        let first = asked.first().unwrap();
        assert_eq!(
            (first.answer, first.by.as_str(), first.doubt.as_str()),
            (Some(TestAnswer::Unsure), "tafel 2", "te vaag")
        );
        assert!(asked.iter().skip(1).all(|question| question.answer.is_none()));
    }
}
