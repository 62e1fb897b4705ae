//! How far people agree: several measures side by side, for none of them says it alone.

use super::Look;
use crate::language::{number, say, say_with};
use crate::screen::values::standing::figure::table;
use leptos::prelude::*;

/// W, S and per value how the weights lie.
pub fn agreement(look: &Look) -> AnyView {
    let found = look.found;
    let w = match (found.concordance, found.concordance_by_chance) {
        (Some(w), Some(chance)) => {
            say_with("depth.concordance", &[("w", &number(w, 2)), ("chance", &number(chance, 3))])
        }
        _ => say("depth.no-concordance"),
    };
    let s = found.homogeneity.map(|s| say_with("depth.homogeneity", &[("percent", &number(s * 100.0, 0))]));
    let rows = look.values().into_iter().zip(&found.agreement).map(|(name, found)| {
        let cells = found.as_ref().map_or_else(Vec::new, |found| {
            [found.agreement, found.polarisation, found.consensus].map(|part| number(part, 2)).to_vec()
        });
        (name, cells)
    });
    let heads = ["value", "agreement", "polarisation", "consensus"].map(|head| say(&format!("depth.head.{head}")));
    view! {
        <p class="nl-paragraph">{w}</p>
        {s.map(|s| view! { <p class="nl-paragraph">{s}</p> })}
        <div class="wb-table-scroll" tabindex="0" role="region" aria-label=say("depth.way.agreement")>{table(say("depth.way.agreement"), heads.to_vec(), rows.collect())}</div>
    }
    .into_any()
}
