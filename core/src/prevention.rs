//! Preventie: which activities work at which level for whom, with the holes in sight (seed 002, preventiematrix).
//!
//! Which set of levels a workbook uses is a field of the workbook itself (`prevention_set` of `workbook/self`), set
//! with [`crate::command::Command::SetField`]. A level of the other set stays with its activity and is shown apart:
//! choosing another set loses nothing and guesses nothing.

use crate::gather::{Gather, Sort};
use crate::model::{PreventionLevel, PreventionSet, Workbook};
use crate::store::RecordId;
use std::collections::{BTreeMap, BTreeSet};

impl PreventionSet {
    /// Its levels, from everybody to those who have it worst.
    pub const fn levels(self) -> &'static [PreventionLevel] {
        use PreventionLevel::{CareRelated, Indicated, Primary, Secondary, Selective, Tertiary, Universal};
        match self {
            Self::ByGroup => &[Universal, Selective, Indicated, CareRelated],
            Self::ByMoment => &[Primary, Secondary, Tertiary],
        }
    }
}

/// What the rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowsBy {
    /// Target groups.
    #[default]
    TargetGroup,
    /// What activities are about.
    Subject,
}

/// Which row. The empty ones hold the activities without a target group or subject, and come last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKey {
    /// A target group.
    TargetGroup(Option<RecordId>),
    /// A subject as it was written first; capitals and spaces do not tell subjects apart.
    Subject(Option<String>),
}

impl RowKey {
    fn is_known(&self) -> bool {
        !matches!(self, Self::TargetGroup(None) | Self::Subject(None))
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreventionRow {
    /// Which.
    pub key: RowKey,
    /// Per level of the chosen set the activities there, in their own order; an empty one is a hole.
    pub cells: Vec<Vec<RecordId>>,
    /// Activities without a level.
    pub without_level: Vec<RecordId>,
    /// Activities with a level of another set, or with any level while no set was chosen.
    pub at_other_levels: Vec<RecordId>,
}

/// Where nothing is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole {
    /// For whom or about what.
    pub row: RowKey,
    /// At which level.
    pub level: PreventionLevel,
}

/// Activities by target group or subject and level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreventionMatrix {
    /// The chosen set; `None` until somebody chooses one: then there are no levels.
    pub set: Option<PreventionSet>,
    /// Its levels, the columns.
    pub levels: &'static [PreventionLevel],
    /// The rows: every target group also when nothing reaches it, or every subject that was named.
    pub rows: Vec<PreventionRow>,
}

impl PreventionMatrix {
    /// The matrix of a workbook, in time linear in activities and contributions. An activity is for its own target
    /// groups and for those of its contributions; it has a place in the row of each.
    pub fn of(workbook: &Workbook, by: RowsBy) -> Self {
        let set = workbook.overviews.values().next().and_then(|overview| overview.prevention_set);
        let levels = set.map_or(&[][..], PreventionSet::levels);
        let mut activities: Vec<_> = workbook.activities.iter().collect();
        activities.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
        let mut rows: Vec<PreventionRow> = Vec::new();
        let mut places: BTreeMap<RowKey, usize> = BTreeMap::new();
        let empty = |key: RowKey| PreventionRow {
            key,
            cells: levels.iter().map(|_| Vec::new()).collect(),
            without_level: Vec::new(),
            at_other_levels: Vec::new(),
        };
        if by == RowsBy::TargetGroup {
            let mut groups: Vec<_> = workbook.target_groups.iter().collect();
            groups.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
            for (id, _) in groups {
                places.insert(RowKey::TargetGroup(Some(id.clone())), rows.len());
                rows.push(empty(RowKey::TargetGroup(Some(id.clone()))));
            }
        }
        for (id, activity) in activities {
            for key in keys_of(workbook, id, by) {
                let place = *places.entry(folded(&key)).or_insert_with(|| {
                    rows.push(empty(key));
                    rows.len() - 1
                });
                let Some(row) = rows.get_mut(place) else { continue };
                let at = activity.prevention_level.map(|level| levels.iter().position(|known| *known == level));
                let cell = match at {
                    None => Some(&mut row.without_level),
                    Some(None) => Some(&mut row.at_other_levels),
                    Some(Some(at)) => row.cells.get_mut(at),
                };
                if let Some(cell) = cell {
                    cell.push(id.clone());
                }
            }
        }
        rows.put_in_order(|a, b| {
            let subject = |row: &PreventionRow| match &row.key {
                RowKey::Subject(Some(_)) => Some(folded(&row.key)),
                _ => None,
            };
            (!a.key.is_known(), subject(a)).cmp(&(!b.key.is_known(), subject(b)))
        });
        Self { set, levels, rows }
    }

    /// Where nothing is done, row by row.
    pub fn holes(&self) -> Vec<Hole> {
        let known = self.rows.iter().filter(|row| row.key.is_known());
        let holes = known.flat_map(|row| {
            let empty = self.levels.iter().zip(&row.cells).filter(|(_, cell)| cell.is_empty());
            empty.map(|(level, _)| Hole { row: row.key.clone(), level: *level })
        });
        holes.collect()
    }
}

fn keys_of(workbook: &Workbook, id: &RecordId, by: RowsBy) -> Vec<RowKey> {
    let Some(activity) = workbook.activities.get(id) else { return Vec::new() };
    if by == RowsBy::Subject {
        let subject = activity.subject.split_whitespace().collect::<Vec<_>>().join(" ");
        return vec![RowKey::Subject(Some(subject).filter(|subject| !subject.is_empty()))];
    }
    let links = workbook.pointing_at(id, "contribution").filter_map(|link| workbook.contributions.get(link));
    let groups = activity.target_groups.iter().chain(links.flat_map(|link| &link.target_groups));
    let there: BTreeSet<&RecordId> = groups.filter(|group| workbook.target_groups.contains_key(group)).into_set();
    if there.is_empty() {
        return vec![RowKey::TargetGroup(None)];
    }
    there.into_iter().map(|group| RowKey::TargetGroup(Some(group.clone()))).collect()
}

/// The key by which subjects are the same.
fn folded(key: &RowKey) -> RowKey {
    match key {
        RowKey::Subject(Some(subject)) => RowKey::Subject(Some(subject.to_lowercase())),
        key => key.clone(),
    }
}

#[cfg(test)]
mod tests;
