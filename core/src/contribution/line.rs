//! The matrix as text: line by line what it says, for whoever reads rather than looks.

use super::choice::GroupKey;
use super::matrix::Matrix;
use super::overlap::Overlap;
use super::sum::Sum;
use crate::model::Workbook;
use crate::store::RecordId;

/// One line of the matrix as text. Data only: the locales make sentences of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A group begins.
    Group {
        /// Which.
        key: GroupKey,
        /// How many activities it has.
        activities: usize,
        /// What they add up to.
        sum: Sum,
    },
    /// An activity, with what it adds up to; its contributions follow.
    Activity {
        /// The activity.
        activity: RecordId,
        /// What it adds up to.
        sum: Sum,
    },
    /// What the activity of the last such line contributes to a goal.
    Contribution {
        /// The contribution.
        contribution: RecordId,
        /// The goal.
        goal: RecordId,
        /// How strongly, -2 to 3; `None` when nobody said.
        strength: Option<f64>,
        /// For whom: its own target groups, or those of the activity.
        target_groups: Vec<RecordId>,
    },
    /// The activity of the last such line contributes to nothing.
    ServesNothing {
        /// The activity.
        activity: RecordId,
    },
    /// Nothing helps this subgoal.
    Unserved {
        /// The subgoal.
        goal: RecordId,
    },
    /// Several providers for the same people.
    Overlap {
        /// On which goal.
        goal: RecordId,
        /// Who, for whom.
        overlap: Overlap,
    },
}

impl Matrix {
    /// Everything it shows, from top to bottom, then what nothing helps, then the overlap.
    pub fn lines(&self, workbook: &Workbook) -> Vec<Line> {
        let mut lines = Vec::new();
        for group in &self.groups {
            let (key, activities) = (group.key.clone(), group.rows.len());
            lines.push(Line::Group { key, activities, sum: group.sum });
            for row in self.rows.get(group.rows.clone()).into_iter().flatten() {
                lines.push(Line::Activity { activity: row.activity.clone(), sum: row.sum });
                if row.contributions == 0 {
                    lines.push(Line::ServesNothing { activity: row.activity.clone() });
                }
                let own = workbook.activities.get(&row.activity).map_or(&[][..], |activity| &activity.target_groups);
                for id in row.cells.iter().flat_map(|cell| &cell.contributions) {
                    let Some(link) = workbook.contributions.get(id) else { continue };
                    let Some(goal) = link.goal.clone() else { continue };
                    let groups = if link.target_groups.is_empty() { own } else { &link.target_groups };
                    let (contribution, target_groups) = (id.clone(), groups.to_vec());
                    lines.push(Line::Contribution { contribution, goal, strength: link.strength, target_groups });
                }
            }
        }
        lines.extend(self.gaps(workbook).goals.into_iter().map(|goal| Line::Unserved { goal }));
        for column in &self.columns {
            let goal = &column.goal;
            lines.extend(column.overlaps.iter().cloned().map(|overlap| Line::Overlap { goal: goal.clone(), overlap }));
        }
        lines
    }
}
