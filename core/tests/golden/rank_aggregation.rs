//! Golden fields of one order out of many (`weigh::orders`).

use serde_json::{Value, json};
use waardenboom_core::weigh::orders::{Ballot, Kemeny, Orders};

use super::method::{Fields, Inputs, fields};

/// As many best orders as a golden case could list.
const LISTED: usize = 50_000;

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["alternatives", "ballots_count_then_tiers"])?;
    let names = inputs.texts("alternatives")?;
    let orders = Orders::of(names.len(), &ballots(inputs, &names)?).map_err(|error| error.to_string())?;
    let kemeny = Kemeny::of(&orders.pairwise, LISTED).map_err(|error| error.to_string())?;
    let name = |place: &usize| names.get(*place).cloned();
    let listed = kemeny.orders.iter().map(|order| order.iter().map(name).collect::<Vec<_>>());
    Ok(fields(json!({
        "voters": orders.people,
        "pairwise_matrix": orders.pairwise,
        "borda_scores_n_minus_1_to_0": orders.borda.points,
        "borda_ranks": orders.borda.ranks,
        "condorcet_winner": orders.condorcet_winner.as_ref().map(name),
        "copeland_scores": orders.copeland.points,
        "copeland_ranks": orders.copeland.ranks,
        "kemeny": {
            "agreement_score": kemeny.agreement,
            "disagreement_distance": kemeny.distance,
            "number_of_optimal_rankings": kemeny.count,
            "optimal_rankings": listed.collect::<Vec<_>>(),
            "unique": kemeny.is_unique(),
        },
        "schulze": {
            "variant": "winning votes",
            "path_strengths": orders.schulze.strengths,
            "winners": orders.schulze.winners.iter().map(name).collect::<Vec<_>>(),
            "rank_by_number_of_beatpath_defeats": orders.schulze.ranks,
        },
        "published": printed(&names, &orders, &kemeny),
    })))
}

/// Ballots such as `[3, [["A", "B"], ["C"]]]`: how many people, and their tiers from first to last.
fn ballots(inputs: &Inputs, names: &[String]) -> Result<Vec<Ballot>, String> {
    let ballot = |ballot: &Value| {
        let [people, tiers] = ballot.as_array()?.as_slice() else { return None };
        let tiers: Vec<Vec<String>> = serde_json::from_value(tiers.clone()).ok()?;
        let place = |name: &String| tiers.iter().position(|tier| tier.contains(name));
        let place = |name: &String| place(name).and_then(|place| u32::try_from(place).ok());
        if tiers.iter().flatten().count() != names.len() {
            return None;
        }
        let people = people.as_u64().and_then(|people| u32::try_from(people).ok())?;
        Some(Ballot { people, places: names.iter().map(place).collect::<Option<_>>()? })
    };
    let list = inputs.0.get("ballots_count_then_tiers").and_then(Value::as_array);
    let ballots = list.and_then(|list| list.iter().map(ballot).collect());
    ballots.ok_or_else(|| "the ballots are not understood".to_owned())
}

/// Sources print the ranking by Schulze or Kemeny, single votes and paths, distances of every order, and Borda from 1.
fn printed(names: &[String], orders: &Orders, kemeny: &Kemeny) -> Value {
    let by_defeats = |rank: usize| {
        let tier = orders.schulze.ranks.iter().zip(names).filter(move |(own, _)| **own == rank);
        tier.map(|(_, name)| name.clone())
    };
    let mut given = fields(json!({
        "ranking": (1..=names.len()).flat_map(by_defeats).collect::<Vec<_>>(),
        "kemeny_agreement": kemeny.agreement,
        "kemeny_distance": kemeny.distance,
        "best_score": kemeny.agreement,
        "conflicting_rankings": kemeny.count,
        "all_distances": distances(names, &orders.pairwise),
        "borda_4_to_1": (names.iter().zip(&orders.borda.points))
            .map(|(name, points)| (name.clone(), Value::from(points + f64::from(u32::try_from(orders.people).unwrap_or(0)))))
            .collect::<Fields>(),
    }));
    for (one, from) in names.iter().enumerate() {
        for (other, to) in names.iter().enumerate() {
            let strengths = &orders.schulze.strengths;
            given.insert(format!("d_{from}{to}"), json!(at(&orders.pairwise, one, other)));
            given.insert(
                format!("p_{from}{to}_{to}{from}"),
                json!([at(strengths, one, other), at(strengths, other, one)]),
            );
        }
    }
    Value::Object(given)
}

/// Per order of few alternatives, named by their letters, how many people go against it, summed over its pairs.
fn distances(names: &[String], pairwise: &[Vec<u64>]) -> Fields {
    let mut all = vec![(String::new(), Vec::new(), 0)];
    for _ in names.iter().filter(|_| names.len() < 6) {
        let longer = |(text, order, distance): &(String, Vec<usize>, u64)| {
            let rest = names.iter().enumerate().filter(|(place, _)| !order.contains(place));
            let with = rest.map(|(place, name)| {
                let against: u64 = order.iter().map(|earlier| at(pairwise, place, *earlier)).sum();
                (format!("{text}{name}"), [order.clone(), vec![place]].concat(), distance + against)
            });
            with.collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all.into_iter().map(|(text, _, distance)| (text, Value::from(distance))).collect()
}

fn at(table: &[Vec<u64>], row: usize, column: usize) -> u64 {
    table.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
}
