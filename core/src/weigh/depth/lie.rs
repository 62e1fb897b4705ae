//! How people lie towards each other: middles, agreement, and those who weigh alike.

use super::request::{Request, shares};
use super::{Camp, CampMap, CampPoint, CampVerdict, Middle, MiddleKind};
use crate::gather::Sort;
use crate::weigh::agreement::Agreement;
use crate::weigh::ahp::Judgments;
use crate::weigh::ahp_group::AhpGroup;
use crate::weigh::camps::{Camps, Verdict};
use crate::weigh::points::GroupWeights;
use crate::weigh::rank::{holders, ranks};
use crate::weigh::swing::additive_value;
use crate::weigh::whole;

fn rows(request: &Request) -> Vec<&[f64]> {
    request.weights.iter().map(Vec::as_slice).collect()
}

/// The mean weights of some people.
fn mean_of(request: &Request, people: &[usize]) -> Option<Vec<f64>> {
    let rows: Vec<&[f64]> = people.iter().filter_map(|at| request.weights.get(*at)).map(Vec::as_slice).collect();
    Some(GroupWeights::of(&rows)?.mean())
}

/// The weights of groups, each counted as heavy as told; `None` when one has no weight to count by.
fn of_groups(request: &Request, heavy: impl Fn(&super::Group) -> Option<f64>) -> Option<Vec<f64>> {
    let mut sum = vec![0.0; request.values.len()];
    for group in &request.groups {
        let heavy = heavy(group)?;
        for (sum, weight) in sum.iter_mut().zip(mean_of(request, &group.people)?) {
            *sum += heavy * weight;
        }
    }
    shares(&sum)
}

/// Every way to take the weights together that can be worked out here.
pub(super) fn middles(request: &Request) -> Vec<Middle> {
    let group = GroupWeights::of(&rows(request));
    let group = group.as_ref();
    let middle = |kind: MiddleKind| {
        let weights = match kind {
            MiddleKind::Mean => group.map(GroupWeights::mean),
            MiddleKind::Median => group.and_then(|group| group.median_renormalised.clone()),
            MiddleKind::Geometric => group.and_then(|group| group.geometric_mean.clone()),
            MiddleKind::Judgments => together(request),
            MiddleKind::Seats if request.groups.len() > 1 => of_groups(request, |group| group.seats),
            MiddleKind::EqualGroups if request.groups.len() > 1 => of_groups(request, |_| Some(1.0)),
            MiddleKind::Seats | MiddleKind::EqualGroups => None,
        }?;
        let scores: Vec<f64> =
            request.ratings.iter().map(|row| additive_value(&weights, row).clamp(0.0, 100.0)).collect();
        let leading = holders(&ranks(&scores.iter().copied().map(Some).collect::<Vec<_>>()), 1);
        Some(Middle { kind, weights, scores, leading })
    };
    MiddleKind::ALL.into_iter().filter_map(middle).collect()
}

/// All judgments taken together first (AIJ); only when everybody answered every pair.
fn together(request: &Request) -> Option<Vec<f64>> {
    if request.judgments.is_empty() || request.judgments.iter().flatten().any(Option::is_none) {
        return None;
    }
    let judgments: Vec<Judgments> =
        request.judgments.iter().map(|row| Judgments::of(request.values.len(), row).ok()).collect::<Option<_>>()?;
    Some(AhpGroup::of(&judgments, None).ok()?.together?.joint.weights)
}

/// Per value how the weights lie, in ten classes of ten points.
pub(super) fn agreement(request: &Request) -> Vec<Option<Agreement>> {
    const CLASSES: usize = 10;
    let of = |at: usize| {
        let mut counts = [0_u32; CLASSES];
        for row in &request.weights {
            let class = usize::try_from(whole(row.get(at)? * 10.0)).unwrap_or(CLASSES).min(CLASSES - 1);
            *counts.get_mut(class)? += 1;
        }
        Agreement::of(&counts)
    };
    (0..request.values.len()).map(of).collect()
}

/// Who weigh alike, without saying who that is.
pub(super) fn camps(request: &Request) -> Option<CampMap> {
    if request.weights.len() < request.minimum.max(2) {
        return None;
    }
    let people: Vec<Vec<Option<f64>>> =
        request.weights.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
    let found = Camps::of(&people, request.seed).ok()?;
    let (verdict, labels, sizes, silhouette) = match &found.verdict {
        Verdict::TooFew => return None,
        Verdict::AllAlike => (CampVerdict::AllAlike, None, &[][..], None),
        Verdict::NoClearCamps => (CampVerdict::NoClearCamps, None, &[][..], best(&found)),
        Verdict::Clear { camps, sizes, silhouette, .. } if sizes.iter().all(|size| *size >= request.minimum) => {
            (CampVerdict::Clear, Some(camps), sizes.as_slice(), Some(*silhouette))
        }
        Verdict::Clear { silhouette, .. } => (CampVerdict::TooSmall, None, &[][..], Some(*silhouette)),
    };
    let camp_of = |person: usize| labels.and_then(|labels| labels.get(person).copied().flatten());
    let mut points: Vec<CampPoint> = (found.places.iter().enumerate())
        .filter_map(|(person, place)| place.map(|place| CampPoint { x: place.x, y: place.y, camp: camp_of(person) }))
        .collect();
    points.put_in_order(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)).then(a.camp.cmp(&b.camp)));
    let camp = |(at, size): (usize, &usize)| {
        let people: Vec<usize> = (0..request.weights.len()).filter(|person| camp_of(*person) == Some(at)).collect();
        Some(Camp { people: *size, weights: mean_of(request, &people)? })
    };
    Some(CampMap {
        verdict,
        silhouette,
        points,
        camps: sizes.iter().enumerate().filter_map(camp).collect(),
        means: found.means.iter().map(|mean| mean.unwrap_or(0.0)).collect(),
        axes: found.axes.iter().map(|axis| axis.direction.clone()).collect(),
        shares: found.axes.iter().map(|axis| axis.share).collect(),
    })
}

fn best(found: &Camps) -> Option<f64> {
    found.splits.iter().map(|split| split.silhouette).max_by(f64::total_cmp)
}
