//! Golden fields of how far people's orders lie from the group's (`weigh::rank_distance`).

use serde_json::json;
use waardenboom_core::weigh::rank_distance::RankDistances;

use super::method::{Fields, Inputs, fields};

pub fn compute(inputs: &Inputs) -> Result<Fields, String> {
    inputs.only(&["group_values", "member_values"])?;
    let found = RankDistances::of(&inputs.numbers("group_values")?, &inputs.rows("member_values")?);
    let Some(found) = found else { return Ok(fields(json!({ "status": "undefined" }))) };
    let members = found.members.iter().map(|member| {
        json!({
            "ranks": member.ranks,
            "kendall_tau_b": member.tau_b,
            "spearman_rho": member.spearman,
            "kendall_distance_half_ties": member.distance,
            "discordant_pairs": member.discordant,
            "normalised_distance": member.normalised,
            "first_choice_same": member.same_first,
        })
    });
    Ok(fields(json!({
        "group_ranks": found.group_ranks,
        "members": members.collect::<Vec<_>>(),
        "share_with_same_first_choice": found.same_first_share,
        "max_dissent_member": found.furthest,
    })))
}
