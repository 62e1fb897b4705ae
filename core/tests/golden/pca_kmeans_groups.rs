//! Golden fields of people who weigh alike (`weigh::camps`).

use serde_json::{Value, json};
use waardenboom_core::weigh::camps::{Camps, Clusters, Point, Votes, group_aware_consensus, silhouettes};

use super::method::{Fields, Inputs, fields};

const NO_VARIANCE: &str = "no variance: every participant identical, no map and one group";
const ONE_AXIS: &str = "second component has zero variance";

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    if inputs.0.contains_key("distance_matrix") {
        return hand_example(inputs);
    }
    if inputs.0.contains_key("groups_items_agree_seen") {
        return consensus(inputs);
    }
    inputs.only(&["matrix_participants_by_items"])?;
    let matrix = inputs.0.get("matrix_participants_by_items").cloned().unwrap_or_default();
    let people: Vec<Vec<Option<f64>>> = serde_json::from_value(matrix).map_err(|error| error.to_string())?;
    let found = Camps::of(&people, 1).map_err(|error| error.to_string())?;
    // The sign of an axis is free, and what follows from it with it.
    let signs = [[1.0, 1.0], [-1.0, 1.0], [1.0, -1.0], [-1.0, -1.0]];
    let either: Result<Vec<Value>, String> = signs.into_iter().map(|signs| map(&people, &found, signs)).collect();
    Ok(fields(json!({ "either": either? })))
}

fn map(people: &[Vec<Option<f64>>], found: &Camps, signs: [f64; 2]) -> Result<Value, String> {
    let measured = people.len().min(people.first().map_or(0, Vec::len)).min(2);
    let mut variances: Vec<f64> = found.axes.iter().map(|axis| axis.variance).collect();
    let mut shares: Vec<f64> = found.axes.iter().map(|axis| axis.share).collect();
    variances.resize(measured, 0.0);
    shares.resize(measured, 0.0);
    let mut given = fields(json!({
        "column_means_used_for_missing": found.means,
        "explained_variance": variances,
        "explained_variance_ratio": Some(shares).filter(|_| !found.axes.is_empty()),
    }));
    if found.axes.is_empty() {
        given.extend(fields(json!({ "status": NO_VARIANCE })));
        return Ok(Value::Object(given));
    }
    if found.axes.len() < 2 {
        given.extend(fields(json!({ "status": ONE_AXIS })));
    }
    let directions = found.axes.iter().zip(signs);
    let directions = directions.map(|(axis, sign)| axis.direction.iter().map(|one| one * sign).collect::<Vec<_>>());
    let points: Option<Vec<Point>> = found.places.iter().copied().collect();
    let points = points.ok_or("somebody answered nothing")?;
    let points: Vec<Point> = points.iter().map(|at| Point { x: at.x * signs[0], y: at.y * signs[1] }).collect();
    let coordinates = |point: &Point| [point.x, point.y].into_iter().take(found.axes.len()).collect::<Vec<_>>();
    let (kmeans, chosen) = kmeans(&points, coordinates);
    given.extend(fields(json!({
        "components_sign_fixed_largest_abs_entry_positive": directions.collect::<Vec<_>>(),
        "projection": points.iter().map(coordinates).collect::<Vec<_>>(),
        "kmeans": kmeans,
        "chosen_k_max_silhouette_no_singletons": chosen,
    })));
    Ok(Value::Object(given))
}

/// As Polis does: the first different places are the middles to begin with. Beside it the best of 300 beginnings.
fn kmeans(points: &[Point], coordinates: impl Fn(&Point) -> Vec<f64>) -> (Vec<Value>, Option<usize>) {
    let (mut all, mut chosen) = (Vec::new(), None);
    for k in 2..=(2 + points.len() / 12).min(5) {
        let mut first: Vec<Point> = Vec::new();
        for point in points {
            if first.len() < k && first.iter().all(|other| point.distance(*other) > 1e-9) {
                first.push(*point);
            }
        }
        if k >= points.len() || first.len() < k {
            continue;
        }
        let (Some(polis), Some(best)) = (Clusters::from(points, first.clone()), Clusters::best(points, k, 300, 1))
        else {
            continue;
        };
        let silhouette = |clusters: &Clusters| {
            let each = silhouettes(points, &clusters.labels, |one, other| one.distance(*other));
            mean(&each)
        };
        let smallest = polis.sizes().into_iter().min();
        if smallest > Some(1) && chosen.is_none_or(|(_, highest)| silhouette(&polis) > highest) {
            chosen = Some((k, silhouette(&polis)));
        }
        all.push(json!({
            "k": k,
            "init_centers": first.iter().map(&coordinates).collect::<Vec<_>>(),
            "labels_from_polis_init": by_first_appearance(&polis.labels),
            "centers": polis.centres.iter().map(&coordinates).collect::<Vec<_>>(),
            "inertia": polis.inertia,
            "silhouette": silhouette(&polis),
            "smallest_cluster": smallest,
            "best_inertia_300_restarts": best.inertia,
            "best_labels": by_first_appearance(&best.labels),
            "best_silhouette": silhouette(&best),
        }));
    }
    (all, chosen.map(|(k, _)| k))
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / f64::from(u32::try_from(numbers.len()).unwrap_or(0))
}

fn by_first_appearance(labels: &[usize]) -> Vec<usize> {
    let mut seen: Vec<usize> = Vec::new();
    let number = |label: &usize| {
        seen.iter().position(|one| one == label).unwrap_or_else(|| {
            seen.push(*label);
            seen.len() - 1
        })
    };
    labels.iter().map(number).collect()
}

fn hand_example(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["distance_matrix", "labels"])?;
    let distances = inputs.rows("distance_matrix")?;
    let labels: Vec<usize> = inputs.counts("labels")?.into_iter().map(|label| label as usize).collect();
    let things: Vec<usize> = (0..labels.len()).collect();
    let distance =
        |one: &usize, other: &usize| distances.get(*one).and_then(|row| row.get(*other)).copied().unwrap_or(0.0);
    let each = silhouettes(&things, &labels, distance);
    let all = mean(&each);
    let published = json!({ "member_a": each.first(), "overall": all });
    Ok(fields(json!({ "silhouette_per_member": each, "silhouette": all, "published": published })))
}

fn consensus(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["groups_items_agree_seen"])?;
    let groups = inputs.0.get("groups_items_agree_seen").cloned().unwrap_or_default();
    let groups: Vec<Vec<[u32; 2]>> = serde_json::from_value(groups).map_err(|error| error.to_string())?;
    let votes =
        |group: &Vec<[u32; 2]>| group.iter().map(|[agree, seen]| Votes { agree: *agree, seen: *seen }).collect();
    let groups: Vec<Vec<Votes>> = groups.iter().map(votes).collect();
    let found = group_aware_consensus(&groups).ok_or("the votes do not fit together")?;
    Ok(fields(json!({
        "group_aware_consensus_polis": found.iter().map(|one| one.product).collect::<Vec<_>>(),
        "geometric_mean_variant": found.iter().map(|one| one.mean).collect::<Vec<_>>(),
    })))
}
