//! What people say to statements: counts, never shares of a few, and by group only where a group may be shown.

use super::comparison::groups::{Split, split};
use super::round::Terms;
use crate::gather::Sort;
use crate::model::{Reply, Workbook};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many agree, do not know, and disagree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Eens.
    pub agree: usize,
    /// Weet niet.
    pub unsure: usize,
    /// Oneens.
    pub disagree: usize,
}

/// The replies to one statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replies {
    /// Id of the statement.
    pub statement: String,
    /// Of everybody.
    pub all: Tally,
    /// Of the groups that may be shown; the small ones together under an empty name.
    pub groups: Vec<(String, Tally)>,
}

impl Tally {
    /// How many replied.
    pub fn count(self) -> usize {
        self.agree + self.unsure + self.disagree
    }

    fn add(&mut self, reply: Reply) {
        match reply {
            Reply::Agree => self.agree += 1,
            Reply::Unsure => self.unsure += 1,
            Reply::Disagree => self.disagree += 1,
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            agree: self.agree + other.agree,
            unsure: self.unsure + other.unsure,
            disagree: self.disagree + other.disagree,
        }
    }
}

/// The replies to every statement, in their order; those to which fewer people replied than the smallest group are left
/// out.
pub fn replies_of(workbook: &Workbook, terms: &Terms) -> Vec<Replies> {
    let mut statements: Vec<_> = workbook.statements.iter().collect();
    statements.put_in_order(|a, b| (&a.1.order, a.0).cmp(&(&b.1.order, b.0)));
    let of = |id: &crate::store::RecordId| {
        let given = workbook.pointing_at(id, "reply").filter_map(|reply| workbook.replies.get(reply));
        let mut by_group: BTreeMap<&str, Tally> = BTreeMap::new();
        for reply in given {
            let person = reply.participant.as_ref().and_then(|person| workbook.participants.get(person));
            if let (Some(person), Some(said)) = (person, reply.reply) {
                by_group.entry(&person.group).or_default().add(said);
            }
        }
        let all = by_group.values().fold(Tally::default(), |all, tally| all.plus(*tally));
        if all.count() < terms.minimum_group_size.max(1) {
            return None;
        }
        let sizes: Vec<(&str, usize)> = by_group.iter().map(|(name, tally)| (*name, tally.count())).collect();
        let tally = |name: &str| by_group.get(name).copied().unwrap_or_default();
        let groups = split(&sizes, terms.minimum_group_size.max(1)).map_or_else(Vec::new, |Split { named, pooled }| {
            let together = pooled.iter().fold(Tally::default(), |all, name| all.plus(tally(name)));
            let pool = (!pooled.is_empty()).then(|| (String::new(), together));
            named.into_iter().map(|name| (name.to_owned(), tally(name))).chain(pool).collect()
        });
        Some(Replies { statement: id.to_string(), all, groups })
    };
    statements.into_iter().filter_map(|(id, _)| of(id)).collect()
}
