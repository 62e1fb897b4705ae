//! How clearly things lie in their groups.

use crate::weigh::number;

/// Per thing its silhouette, `(b - a) / max(a, b)`: `a` is its mean distance to the others of its group, `b` to those of
/// the nearest other group (Rousseeuw 1987). 1 is clear, 0 between two groups, below 0 in the wrong one. It is 0 for
/// whatever is alone in its group, when there is one group only, and when everything lies in one place.
///
/// Takes a distance per pair once, and room for one number per thing and group.
pub fn silhouettes<T>(things: &[T], labels: &[usize], distance: impl Fn(&T, &T) -> f64) -> Vec<f64> {
    let groups = labels.iter().max().map_or(0, |label| label + 1);
    let mut sizes = vec![0_usize; groups];
    for label in labels {
        if let Some(size) = sizes.get_mut(*label) {
            *size += 1;
        }
    }
    let sums = sums(things, labels, groups, distance);
    let one = |(label, sums): (&usize, &[f64])| {
        let (mut own, mut nearest) = (0.0, f64::INFINITY);
        let mut is_alone = false;
        for (group, (sum, size)) in sums.iter().zip(&sizes).enumerate() {
            if group == *label {
                is_alone = *size < 2;
                own = sum / number(size.saturating_sub(1).max(1));
            } else if *size > 0 {
                nearest = nearest.min(sum / number(*size));
            }
        }
        let larger = own.max(nearest);
        if is_alone || nearest.is_infinite() || larger <= 0.0 { 0.0 } else { (nearest - own) / larger }
    };
    labels.iter().zip(sums.chunks_exact(groups.max(1))).map(one).collect()
}

/// Per thing and group the sum of the distances to the things of that group.
fn sums<T>(things: &[T], labels: &[usize], groups: usize, distance: impl Fn(&T, &T) -> f64) -> Vec<f64> {
    let mut sums = vec![0.0; things.len() * groups];
    let mut rest = sums.as_mut_slice();
    for (place, (thing, label)) in things.iter().zip(labels).enumerate() {
        let Some((own, others)) = rest.split_at_mut_checked(groups) else { break };
        let behind = things.iter().zip(labels).skip(place + 1);
        for ((other, other_label), other_sums) in behind.zip(others.chunks_exact_mut(groups)) {
            let distance = distance(thing, other);
            for (sums, label) in [(&mut *own, other_label), (other_sums, label)] {
                if let Some(sum) = sums.get_mut(*label) {
                    *sum += distance;
                }
            }
        }
        rest = others;
    }
    sums
}
