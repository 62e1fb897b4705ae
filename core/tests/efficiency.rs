//! Means and effects per branch, and the tree for the council and for execution.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use waardenboom_core::command::Command;
use waardenboom_core::efficiency::{EfficiencyChain, Means, Tally, means_by_branch};
use waardenboom_core::example::{Example, Language, SplitMix64, random_workbook, workbook};
use waardenboom_core::format;
use waardenboom_core::model::{Direction, OwnerLevel, ProviderIndicator, Workbook};
use waardenboom_core::session::Session;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Audience, audience_rows};

fn id(text: &str) -> RecordId {
    RecordId::parse(text).unwrap()
}

fn read(records: &[&str]) -> Workbook {
    let file = format!(r#"{{"format":"waardenboom/1","workbook":"w","records":[{}]}}"#, records.join(","));
    Workbook::project(&format::read(file.as_bytes()).unwrap().store)
}

fn meedoen() -> Workbook {
    Workbook::project(&workbook(Example::Meedoen, Language::Dutch))
}

#[test]
fn money_and_people_add_up_per_branch_and_what_is_missing_is_counted() {
    let workbook = meedoen();
    let chain = EfficiencyChain::of(&workbook, Some(&id("goal/participatie")));
    assert_eq!(chain.input.activities, 5);
    assert_eq!(chain.input.euros, Tally { sum: 278_000.0, given: 4, missing: 1 });
    assert_eq!(chain.input.euros_wanted, Tally { sum: 54_000.0, given: 1, missing: 4 });
    assert_eq!((chain.input.staff.given, chain.input.staff.missing), (3, 2));
    assert_eq!(
        (chain.input.staff.known().map(|staff| (staff * 10.0).round()), chain.input.staff.is_whole()),
        (Some(36.0), false)
    );
    let carers = EfficiencyChain::of(&workbook, Some(&id("goal/volhouden")));
    assert_eq!((carers.input.activities, carers.input.shared), (2, 1), "the neighbours help elsewhere too");
    let branches = means_by_branch(&workbook);
    assert_eq!(branches[&id("goal/participatie")], chain.input);
    assert_eq!(branches[&id("goal/volhouden")], carers.input);
    assert_eq!(branches.get(&id("goal/taal")), None, "nothing serves it: no zero either");
    assert_eq!(Means::of_all(&workbook).activities, 5);
    assert_eq!(Tally::default().known(), None);
}

#[test]
fn the_chain_goes_from_means_to_society() {
    let chain = EfficiencyChain::of(&meedoen(), Some(&id("goal/participatie")));
    assert_eq!(chain.throughput.len(), 5);
    assert!(chain.throughput[0].now.starts_with("Een site") && chain.throughput[0].wanted.starts_with("Ook"));
    assert!(chain.throughput[4].now.is_empty(), "nobody said how the neighbours work");
    let goals = |effects: &[waardenboom_core::efficiency::Effect]| {
        effects.iter().map(|effect| effect.goal.key().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(goals(&chain.impact), ["meedoen"]);
    assert_eq!(goals(&chain.outcome), ["participatie", "gevonden"]);
    assert_eq!(goals(&chain.output), ["gevonden", "matches", "begeleid", "bereik"]);
    let measure = &chain.outcome[0].measures[0];
    assert_eq!(measure.now.as_ref().unwrap().value, "38,6", "the latest measurement, not the baseline");
    assert_eq!(measure.wanted.as_ref().unwrap().value, "39,9");
    assert!(chain.impact[0].is_unmeasured());
    assert_eq!(EfficiencyChain::of(&meedoen(), Some(&id("goal/none"))), EfficiencyChain::default());
}

#[test]
fn a_former_baseline_is_no_measurement_and_the_latest_day_counts() {
    let workbook = read(&[
        r#"{"id":"goal/a","kind":"outcome","text":"a","position":[null,"U1"]}"#,
        r#"{"id":"indicator/i","text":"i","baseline":{"value":"10","day":"2020"}}"#,
        r#"{"id":"indicator-link/i/a","indicator":"indicator/i","goal":"goal/a"}"#,
        r#"{"id":"measurement/a","indicator":"indicator/i","reading":{"value":"9","day":"12-03-2024"}}"#,
        r#"{"id":"measurement/b","indicator":"indicator/i","reading":{"value":"8","day":"eind 2023"}}"#,
        r#"{"id":"measurement/c","indicator":"indicator/i","reading":{"value":"11","day":"2025"},"former_baseline":true}"#,
        r#"{"id":"measurement/z","indicator":"indicator/i","reading":{"value":"7","day":"laatst"}}"#,
    ]);
    let chain = EfficiencyChain::of(&workbook, None);
    assert_eq!(chain.outcome[0].measures[0].now.as_ref().unwrap().value, "9");
}

#[test]
fn on_random_workbooks_the_branches_hold_what_the_chains_say() {
    for seed in 0..3 {
        let workbook = Workbook::project(&random_workbook(200, seed).1);
        let branches = means_by_branch(&workbook);
        for goal in workbook.goals.keys() {
            let chain = EfficiencyChain::of(&workbook, Some(goal));
            assert_eq!(branches.get(goal).copied().unwrap_or_default(), chain.input);
            let means = chain.input;
            assert_eq!(means.euros.given + means.euros.missing, means.activities);
        }
    }
}

fn rows(workbook: &Workbook, audience: Audience) -> Vec<String> {
    let row = |row: &waardenboom_core::tree::AudienceRow| format!("{}{}", "  ".repeat(row.level as usize - 1), row.id);
    audience_rows(workbook, audience).iter().map(row).collect()
}

#[test]
fn the_council_sees_ambition_results_and_indicators() {
    assert_eq!(
        rows(&meedoen(), Audience::Council),
        [
            "goal/meedoen",
            "  goal/participatie",
            "    indicator/inzet",
            "    indicator/betekenis",
            "    indicator/vrijwilligers",
            "  goal/samenspel",
            "    indicator/betekenis",
        ]
    );
}

#[test]
fn execution_sees_who_does_what_and_not_the_goals_where_nothing_is_done() {
    assert_eq!(
        rows(&meedoen(), Audience::Execution),
        [
            "goal/meedoen",
            "  goal/participatie",
            "    goal/gevonden",
            "      activity/vacaturebank",
            "        provision/vacaturebank/samenwijs",
            "      activity/coach",
            "        provision/coach/gemeente",
            "        provision/coach/samenwijs",
            "      activity/buurthulp",
            "        provision/buurthulp/burenlijn",
            "    goal/begeleid",
            "      activity/coach",
            "        provision/coach/gemeente",
            "        provision/coach/samenwijs",
            "      activity/scholing",
            "        provision/scholing/samenwijs",
            "    goal/volhouden",
            "      activity/steunpunt",
            "        provision/steunpunt/lindehof",
            "      activity/buurthulp",
            "        provision/buurthulp/burenlijn",
        ]
    );
}

#[test]
fn rows_step_by_one_and_stand_below_the_row_they_name() {
    for seed in 0..3 {
        let workbook = Workbook::project(&random_workbook(200, seed).1);
        for audience in Audience::ALL {
            let mut above: Vec<RecordId> = Vec::new();
            for row in audience_rows(&workbook, *audience) {
                assert!(row.level as usize <= above.len() + 1);
                above.truncate(row.level as usize - 1);
                assert_eq!(row.parent.as_ref(), above.last());
                above.push(row.id);
            }
        }
    }
}

#[test]
fn the_four_of_providers_come_ready_made_and_once() {
    let mut ids = SplitMix64::new(1);
    let mut session = Session::open("w", workbook(Example::Meedoen, Language::Dutch));
    let all = |goal: &str| Command::AddProviderIndicators {
        goal: id(goal),
        indicators: ProviderIndicator::ALL.iter().map(|which| (*which, which.word().to_owned())).collect(),
    };
    let step = session.dispatch(all("goal/gevonden"), &mut ids).unwrap();
    assert_eq!(step.name.unwrap().count, 3, "drop-out was there");
    let of = |goal: &str| {
        session.workbook().indicators_of(&id(goal)).into_iter().map(|(_, i)| i.clone()).collect::<Vec<_>>()
    };
    let there = of("goal/gevonden");
    assert_eq!(there.iter().filter(|indicator| indicator.provider_indicator.is_some()).count(), 4);
    assert!(
        there.iter().filter(|i| i.provider_indicator.is_some()).all(|i| i.owner_level == Some(OwnerLevel::Provider))
    );
    let experience = there.iter().find(|i| i.provider_indicator == Some(ProviderIndicator::ClientExperience)).unwrap();
    assert_eq!((experience.nature, experience.direction), (None, Some(Direction::Up)));
    assert_eq!(session.dispatch(all("goal/gevonden"), &mut ids).unwrap_err().code(), "nothing");
    session.undo(&mut ids).unwrap();
    assert_eq!(session.workbook().indicators.len(), 7);
}
