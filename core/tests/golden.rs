//! The weighing methods against the numbers they must reproduce.
//!
//! `GOLDEN_DIR` names a folder with golden files (default: `tests/golden` beside this file; a relative path counts from
//! the workspace). Every case of every `.json` file in it is computed and every field of `expected` is compared; a
//! file, a field, a status or a tolerance that is not understood fails. Reading stands here and nowhere else, so that
//! the rest can also run where there are no files, such as in a browser.

use std::fs;
use std::path::{Path, PathBuf};

use golden::file::{Report, check_file};

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
    #[cfg(test)]
    mod tests;
    pub mod tolerance;
    pub mod weight_stability;
    pub mod weighted_sum_rank_reversal;
}

fn folder() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    match std::env::var_os("GOLDEN_DIR") {
        Some(named) => package.join("..").join(named),
        None => package.join("tests/golden"),
    }
}

#[test]
fn every_golden_case_is_reproduced() {
    let folder = folder();
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();

    let mut report = Report::default();
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match fs::read_to_string(path) {
            Ok(text) => check_file(&name, &text, &mut report),
            Err(error) => report.problems.push(format!("{name}: {error}")),
        }
    }
    println!("{}: {} files, {} cases, {} numbers", folder.display(), paths.len(), report.cases, report.compared);
    assert!(report.cases > 0, "no golden case in {}", folder.display());
    assert!(report.problems.is_empty(), "{} differ:\n{}", report.problems.len(), report.problems.join("\n"));
}

#[path = "support/bits.rs"]
mod bits;

/// The browser is held to the same number in `browser.rs`.
#[test]
fn a_random_workbook_weighs_to_the_same_bits_as_in_the_browser() {
    let (_, store) = waardenboom_core::example::random_workbook(60, 7);
    let workbook = waardenboom_core::model::Workbook::project(&store);
    let weighing = waardenboom_core::weigh::workbook::comparison_of(&workbook).unwrap();
    let text = serde_json::to_string(&weighing).unwrap();
    assert_eq!(bits::fnv(&text), bits::WEIGHING_OF_60_SEED_7);
}

/// The browser is held to the same number in `browser.rs`.
#[test]
fn methods_give_the_same_bits_as_in_the_browser() {
    assert_eq!(bits::fnv(&bits::methods()), bits::METHODS);
}

/// The browser is held to the same number in `browser.rs`.
#[test]
fn comparing_two_by_two_comes_to_the_same_bits_as_in_the_browser() {
    assert_eq!(bits::fnv(&bits::by_pairs()), bits::BY_PAIRS);
}
