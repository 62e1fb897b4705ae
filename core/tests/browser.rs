//! The same golden numbers as natively, as WebAssembly in a browser; and the same bits for a whole workbook.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use golden::file::{Report, check_file};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

mod golden {
    pub mod agree;
    pub mod agreement_polarisation;
    pub mod ahp_consensus;
    pub mod ahp_group_aij_aip;
    pub mod ahp_individual;
    pub mod dissent_rank_distance;
    pub mod file;
    pub mod kendall_w;
    pub mod majority_judgment;
    pub mod method;
    pub mod pca_kmeans_groups;
    pub mod points_allocation;
    pub mod rank_aggregation;
    pub mod rank_weights;
    pub mod smaa2;
    pub mod swing_smart;
    pub mod tolerance;
    pub mod weight_stability;
    pub mod weighted_sum_rank_reversal;
}

const FILES: &[(&str, &str)] = &[
    ("agreement_polarisation.json", include_str!("golden/agreement_polarisation.json")),
    ("ahp_consensus.json", include_str!("golden/ahp_consensus.json")),
    ("ahp_group_aij_aip.json", include_str!("golden/ahp_group_aij_aip.json")),
    ("ahp_individual.json", include_str!("golden/ahp_individual.json")),
    ("dissent_rank_distance.json", include_str!("golden/dissent_rank_distance.json")),
    ("kendall_w.json", include_str!("golden/kendall_w.json")),
    ("majority_judgment.json", include_str!("golden/majority_judgment.json")),
    ("pca_kmeans_groups.json", include_str!("golden/pca_kmeans_groups.json")),
    ("points_allocation.json", include_str!("golden/points_allocation.json")),
    ("rank_aggregation.json", include_str!("golden/rank_aggregation.json")),
    ("rank_weights.json", include_str!("golden/rank_weights.json")),
    ("smaa2.json", include_str!("golden/smaa2.json")),
    ("swing_smart.json", include_str!("golden/swing_smart.json")),
    ("weight_stability.json", include_str!("golden/weight_stability.json")),
    ("weighted_sum_rank_reversal.json", include_str!("golden/weighted_sum_rank_reversal.json")),
];

#[wasm_bindgen_test]
fn every_golden_case_is_reproduced_in_the_browser() {
    let mut report = Report::default();
    for (name, text) in FILES {
        check_file(name, text, &mut report);
    }
    assert!(report.cases > 0);
    assert!(report.problems.is_empty(), "{}", report.problems.join("\n"));
}

#[wasm_bindgen_test]
fn a_random_workbook_weighs_to_the_same_bits_as_natively() {
    let (_, store) = waardenboom_core::example::random_workbook(60, 7);
    let workbook = waardenboom_core::model::Workbook::project(&store);
    let weighing = waardenboom_core::weigh::workbook::comparison_of(&workbook).unwrap();
    let text = serde_json::to_string(&weighing).unwrap();
    // `same_bits` in golden.rs holds the native side to this number.
    assert_eq!(support::fnv(&text), support::WEIGHING_OF_60_SEED_7);
}

#[wasm_bindgen_test]
fn methods_give_the_same_bits_as_natively() {
    assert_eq!(support::fnv(&support::methods()), support::METHODS);
}

#[wasm_bindgen_test]
fn comparing_two_by_two_comes_to_the_same_bits_as_natively() {
    assert_eq!(support::fnv(&support::by_pairs()), support::BY_PAIRS);
}

#[path = "support/bits.rs"]
mod support;
