//! The tree for one audience: what the council steers by, and what those who carry it out need. Filters over the
//! outline; nothing is stored.

use super::outline::{FoldState, Outline, RowKind};
use crate::gather::Sort;
use crate::model::{GoalKind, Workbook};
use crate::store::RecordId;

/// For whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The council: ambitions and results with their indicators.
    Council,
    /// Those who carry it out: activities with their providers and agreements, below the goals they serve.
    Execution,
}

impl Audience {
    /// Every audience.
    pub const ALL: &'static [Self] = &[Self::Council, Self::Execution];

    /// Its word, for a key in the locales.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::Execution => "execution",
        }
    }
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AudienceKind {
    /// A goal.
    Goal,
    /// An indicator of the goal above it.
    Indicator,
    /// An activity that serves the goal above it.
    Activity,
    /// Who carries out the activity above it, and what was agreed: the id is that of the provision.
    Provision,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudienceRow {
    /// The record.
    pub id: RecordId,
    /// The record of the row it stands below; `None` at the top.
    pub parent: Option<RecordId>,
    /// What it stands for.
    pub kind: AudienceKind,
    /// Depth, 1 at the top. Where goals are left out, what is below them climbs.
    pub level: u32,
}

/// The rows for one audience, in the order of the outline. The council sees every ambition and result; execution
/// sees goals only on the way to an activity, and at the end the activities that serve nothing yet.
pub fn audience_rows(workbook: &Workbook, audience: Audience) -> Vec<AudienceRow> {
    let outline = Outline::of(workbook, &FoldState::default());
    let mut rows: Vec<AudienceRow> = Vec::new();
    // The goals above: their level in the outline, and the row they have here.
    let mut above: Vec<(u32, RecordId)> = Vec::new();
    for row in outline.rows() {
        above.truncate(above.iter().take_while(|(level, _)| *level < row.level).count());
        let parent = above.last().map(|(_, id)| id.clone());
        let level = u32::try_from(above.len()).unwrap_or(u32::MAX) + 1;
        if row.kind == RowKind::Activity {
            if audience == Audience::Execution {
                rows.push(AudienceRow { id: row.id.clone(), parent, kind: AudienceKind::Activity, level });
                rows.extend(provisions(workbook, &row.id, level + 1));
            }
            continue;
        }
        let kind = workbook.goals.get(&row.id).and_then(|goal| goal.kind);
        let is_in = audience == Audience::Execution || matches!(kind, Some(GoalKind::Ambition | GoalKind::Outcome));
        if !is_in {
            continue;
        }
        above.push((row.level, row.id.clone()));
        rows.push(AudienceRow { id: row.id.clone(), parent, kind: AudienceKind::Goal, level });
        if audience == Audience::Council {
            let of = |(id, _): (&RecordId, _)| AudienceRow {
                id: id.clone(),
                parent: Some(row.id.clone()),
                kind: AudienceKind::Indicator,
                level: level + 1,
            };
            rows.extend(workbook.indicators_of(&row.id).into_iter().map(of));
        }
    }
    if audience == Audience::Execution { without_idle_goals(rows) } else { rows }
}

/// Leaves out goals with no activity below them.
fn without_idle_goals(rows: Vec<AudienceRow>) -> Vec<AudienceRow> {
    let mut kept = Vec::with_capacity(rows.len());
    // From the bottom up: the level that the last activity, or goal on the way to one, still needs above it.
    let mut needed = 0;
    for row in rows.into_iter().rev() {
        let is_needed = row.kind != AudienceKind::Goal || row.level == needed;
        if is_needed {
            if row.kind != AudienceKind::Provision {
                needed = row.level - 1;
            }
            kept.push(row);
        }
    }
    kept.reverse();
    kept
}

fn provisions(workbook: &Workbook, activity: &RecordId, level: u32) -> Vec<AudienceRow> {
    let links = workbook.pointing_at(activity, "provision").filter_map(|id| workbook.provisions.get_key_value(id));
    let mut links: Vec<_> =
        links.filter_map(|(id, link)| Some((&workbook.providers.get(link.provider.as_ref()?)?.order, id))).collect();
    links.put_in_order(Ord::cmp);
    let of = |(_, id): (_, &RecordId)| AudienceRow {
        id: id.clone(),
        parent: Some(activity.clone()),
        kind: AudienceKind::Provision,
        level,
    };
    links.into_iter().map(of).collect()
}
