//! Other ways to look at the alternatives: orders, grades, regret.

use super::request::Request;
use super::{MajorityFound, OrdersFound, Regret};
use crate::weigh::majority_judgment::{MajorityJudgment, Ranking};
use crate::weigh::number;
use crate::weigh::orders::{Ballot, Orders};
use crate::weigh::rank::TIE;
use crate::weigh::whole;

/// How many best orders of Kemeny are told.
const TOLD: usize = 10;

/// Everybody's order of the alternatives, taken together by several rules.
pub(super) fn orders(request: &Request) -> Option<OrdersFound> {
    if request.alternatives.len() < 2 {
        return None;
    }
    let ballots: Vec<Ballot> = request.scores.iter().map(|scores| Ballot::of_scores(scores)).collect();
    let found = Orders::of(request.alternatives.len(), &ballots).ok()?;
    Some(OrdersFound {
        borda: found.borda.ranks.clone(),
        copeland: found.copeland.ranks.clone(),
        schulze: found.schulze.ranks.clone(),
        kemeny: found.kemeny.iter().flat_map(|kemeny| kemeny.orders.iter().take(TOLD).cloned()).collect(),
        kemeny_count: found.kemeny.as_ref().map_or(0, |kemeny| kemeny.count),
        condorcet_winner: found.condorcet_winner,
        disagreements: found.disagreements.iter().map(|one| (one.pair, one.people)).collect(),
    })
}

/// Majority judgment, with everybody's score of an alternative read as a grade: five classes of twenty points.
pub(super) fn majority(request: &Request) -> Option<MajorityFound> {
    const GRADES: usize = 5;
    if request.alternatives.is_empty() {
        return None;
    }
    let tally = |at: usize| {
        let mut counts = [0_u64; GRADES];
        for scores in &request.scores {
            let grade = usize::try_from(whole(scores.get(at)? / 20.0)).unwrap_or(GRADES).min(GRADES - 1);
            *counts.get_mut(grade)? += 1;
        }
        Some(counts)
    };
    let tallies = (0..request.alternatives.len()).map(tally).collect::<Option<Vec<_>>>()?;
    let found = MajorityJudgment::of(&tallies).ok()?;
    let gauge = |gauge: &crate::weigh::majority_judgment::Gauge| {
        (gauge.grade, gauge.above_percent(), gauge.below_percent(), gauge.leans_up)
    };
    Some(MajorityFound {
        ranks: match &found.ranking {
            Ranking::Ranked { ranks } => ranks.clone(),
            Ranking::NoJudgments | Ranking::Unbalanced => Vec::new(),
        },
        gauges: found.gauges.iter().map(|found| found.as_ref().map(gauge)).collect(),
    })
}

/// What people would regret of each alternative, and for which groups it is a step back.
pub(super) fn regrets(request: &Request) -> Vec<Regret> {
    let best: Vec<f64> = request.scores.iter().map(|scores| scores.iter().copied().fold(0.0, f64::max)).collect();
    let of = |at: usize| {
        let mut all: Vec<f64> = (request.scores.iter().zip(&best))
            .filter_map(|(scores, best)| Some((best - scores.get(at)?).max(0.0)))
            .collect();
        // From small to large, so that the order of people changes no bit.
        all.sort_unstable_by(f64::total_cmp);
        Regret {
            mean: if all.is_empty() { 0.0 } else { all.iter().sum::<f64>() / number(all.len()) },
            largest: all.last().copied().unwrap_or(0.0),
            worse_for: worse_for(request, at),
        }
    };
    (0..request.alternatives.len()).map(of).collect()
}

fn worse_for(request: &Request, at: usize) -> Option<Vec<String>> {
    let present = request.present?;
    if request.groups.is_empty() {
        return None;
    }
    let score = |people: &[usize], alternative: usize| {
        let mut scores: Vec<f64> =
            people.iter().filter_map(|person| request.scores.get(*person)?.get(alternative).copied()).collect();
        scores.sort_unstable_by(f64::total_cmp);
        scores.iter().sum::<f64>() / number(scores.len().max(1))
    };
    let is_worse = |group: &&super::Group| score(&group.people, at) < score(&group.people, present) - TIE;
    Some(request.groups.iter().filter(is_worse).map(|group| group.name.clone()).collect())
}
