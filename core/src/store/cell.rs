//! One field of one record: its siblings and what this cell has seen.

use super::stamp::{Context, Stamp};
use crate::gather::Sort;
use serde_json::Value;

/// A value that nobody has knowingly overwritten yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sibling {
    /// When and by whom.
    pub stamp: Stamp,
    /// What; `null` counts as empty.
    pub value: Value,
}

/// One field of one record: normally one [`Sibling`], and a context of its own.
///
/// The context covers every sibling; `seen` holds only what the siblings do not say already, so that
/// equal knowledge has one form. A cell without siblings is a field that was emptied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    siblings: Vec<Sibling>,
    seen: Context,
}

impl Cell {
    /// A cell from its parts, as a file or a write gives them.
    pub fn new(siblings: Vec<Sibling>, seen: Context) -> Self {
        let mut cell = Self { siblings, seen };
        cell.settle();
        cell
    }

    /// What has not been overwritten, oldest first.
    pub fn siblings(&self) -> &[Sibling] {
        &self.siblings
    }

    /// What was seen beyond the siblings themselves.
    pub fn seen(&self) -> &Context {
        &self.seen
    }

    /// Everything this cell has seen, its siblings included.
    pub fn context(&self) -> Context {
        let mut context = self.seen.clone();
        for sibling in &self.siblings {
            context.insert(sibling.stamp);
        }
        context
    }

    /// The shown value: that of the highest stamp. `null` and no sibling are both empty.
    pub fn shown(&self) -> Option<&Value> {
        self.siblings.last().map(|sibling| &sibling.value).filter(|value| !value.is_null())
    }

    /// Whether siblings differ; equal values written apart are no conflict.
    pub fn differs(&self) -> bool {
        self.siblings.windows(2).any(|pair| matches!(pair, [a, b] if a.value != b.value))
    }

    /// Whether it holds nothing and has seen nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.siblings.is_empty() && self.seen.is_empty()
    }

    fn covers(&self, stamp: Stamp) -> bool {
        self.siblings.iter().any(|own| own.stamp.writer == stamp.writer && own.stamp.time >= stamp.time)
            || self.seen.covers(stamp)
    }

    fn holds(&self, stamp: Stamp) -> bool {
        self.siblings.iter().any(|own| own.stamp == stamp)
    }

    /// A sibling falls only when the other side's context covers it and lacks it; contexts join by
    /// maximum. Says whether anything changed.
    pub fn join(&mut self, other: &Self) -> bool {
        if self == other {
            return false;
        }
        let mut siblings: Vec<Sibling> = Vec::with_capacity(self.siblings.len().max(other.siblings.len()));
        for (mine, theirs) in [(&*self, other), (other, &*self)] {
            for sibling in &mine.siblings {
                let stays = theirs.holds(sibling.stamp) || !theirs.covers(sibling.stamp);
                if stays && !siblings.contains(sibling) {
                    siblings.push(sibling.clone());
                }
            }
        }
        let mut seen = self.context();
        seen.join(&other.context());
        let joined = Self::new(siblings, seen);
        let news = joined != *self;
        *self = joined;
        news
    }

    /// One order for siblings and one form for the context. Two values under one stamp (a hand-edited
    /// file, a cloned profile) are both kept, ordered by their text.
    fn settle(&mut self) {
        self.siblings
            .put_in_order(|a, b| a.stamp.cmp(&b.stamp).then_with(|| a.value.to_string().cmp(&b.value.to_string())));
        self.siblings.dedup();
        let siblings = &self.siblings;
        self.seen.forget_what_is_said_by(|seen| {
            siblings.iter().any(|own| own.stamp.writer == seen.writer && own.stamp.time >= seen.time)
        });
    }
}
