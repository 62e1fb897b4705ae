//! A small notation says what each test is about: a line of values, a line of alternatives (`!` outside the legal
//! room), then per participant `name group`, points (`-` for none) and per alternative its ratings (`.` for none).

use super::*;

mod laws;

/// Reads the notation; the smallest group that may be shown is 3.
fn question(text: &str) -> Comparable {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let values: Vec<String> = lines.next().unwrap().split_whitespace().map(str::to_owned).collect();
    let alternatives: Vec<Alternative> = (lines.next().unwrap().split_whitespace())
        .map(|word| Alternative {
            id: word.trim_start_matches('!').to_owned(),
            excluded: word.starts_with('!').then(|| "the law forbids it".to_owned()),
        })
        .collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('|').map(str::trim).collect()).collect();
    let mut ratings = Ratings::empty(rows.len(), alternatives.len(), values.len());
    let mut participants = Vec::new();
    for (participant, row) in rows.iter().enumerate() {
        let (name, group) = row[0].split_once(' ').unwrap();
        let points =
            (row[1] != "-").then(|| row[1].split_whitespace().map(|word| word.parse().unwrap()).collect::<Vec<f64>>());
        participants.push(Participant { id: name.to_owned(), group: group.to_owned(), points, is_unfinished: false });
        for (alternative, cells) in row[2..].iter().enumerate() {
            for (value, word) in cells.split_whitespace().enumerate() {
                let rating = (word != ".").then(|| word.parse().unwrap());
                ratings.set(participant, alternative, value, rating).unwrap();
            }
        }
    }
    Comparable { values, alternatives, participants, ratings, minimum_group_size: 3 }
}

fn compared(text: &str) -> Comparison {
    compare(&question(text)).unwrap()
}

const CAMPS: &str = "
    fair free
    open closed
    anna red  | 80 20 | 20 90 | 90 10
    bert red  | 70 30 | 30 80 | 80 20
    cees red  | 90 10 | 10 90 | 90 30
    dora blue | 10 90 | 20 90 | 90 10
";

#[test]
fn a_contribution_is_mean_weight_times_mean_rating_and_a_score_their_sum() {
    let outcome = compared(CAMPS);
    let weights: Vec<f64> = outcome.values.iter().map(|value| value.weight.unwrap().mean).collect();
    assert_eq!(weights, [0.625, 0.375]);
    let open = &outcome.alternatives[0];
    assert_eq!(open.ratings[0].map(|rating| (rating.count, rating.mean, rating.maximum)), Some((4, 20.0, 30.0)));
    assert_eq!(open.contributions, [Some(12.5), Some(32.8125)]);
    assert_eq!((open.score, open.rank, &open.no_score), (Some(45.3125), Some(2), &None));
    let verdict = Verdict::Leads {
        alternative: "closed".into(),
        score: 61.25,
        next: vec!["open".into()],
        margin: Some(15.9375),
        not_compared: vec![],
    };
    assert_eq!(outcome.verdict, verdict);
}

#[test]
fn the_one_who_would_choose_otherwise_is_counted_beside_the_mean() {
    let dissent = compared(CAMPS).dissent.unwrap();
    assert_eq!((dissent.participants, dissent.first_elsewhere, dissent.with_own_ratings), (4, 1, 4));
    let first: Vec<usize> = dissent.first_choices.iter().map(|choice| choice.participants).collect();
    assert_eq!(first, [1, 3]);
}

#[test]
fn nobody_and_nothing_are_an_outcome_too() {
    let outcome = compare(&Comparable {
        values: vec![],
        alternatives: vec![],
        participants: vec![],
        ratings: Ratings::empty(0, 0, 0),
        minimum_group_size: 3,
    });
    assert_eq!(outcome.unwrap().verdict, Verdict::NoAlternatives);
    let nobody = compared("fair free\nopen closed");
    assert_eq!((nobody.counted, &nobody.verdict, nobody.dissent), (0, &Verdict::NoWeights, None));
    assert_eq!(nobody.alternatives[0].no_score, Some(NoScore::NoWeights));
    assert_eq!(nobody.values[0].weight, None);
}

#[test]
fn who_has_not_filled_in_points_is_named_and_not_read_as_equal_weights() {
    let outcome = compared(
        "
        fair free
        open
        anna red | 100 0 | 60 20
        bert red | 0 0   | 60 20
        cees red | -     | 60 20
    ",
    );
    assert_eq!((outcome.participants, outcome.counted), (3, 1));
    assert_eq!(
        outcome.left_out,
        [
            LeftOut { participant: "bert".into(), reason: LeftOutReason::OnlyZeros },
            LeftOut { participant: "cees".into(), reason: LeftOutReason::NoPoints },
        ]
    );
    assert_eq!(outcome.alternatives[0].score, Some(60.0));
    assert_eq!(outcome.alternatives[0].ratings[0].unwrap().count, 3, "ratings count without points");
}

#[test]
fn one_participant_and_one_alternative_lead_without_a_next() {
    let outcome = compared("fair free\nopen\nanna red | 1 1 | 40 60");
    assert_eq!((outcome.leading, outcome.margin), (vec!["open".to_owned()], None));
    assert_eq!(outcome.values[0].weight.unwrap().standard_deviation, None);
    assert_eq!(outcome.mean_distance_between_participants, None);
    assert_eq!(outcome.dissent.unwrap().first_elsewhere, 0);
}

#[test]
fn a_value_nobody_rated_leaves_no_score_and_says_which() {
    let outcome = compared("fair free\nopen closed\nanna red | 60 40 | 80 . | 50 50");
    let open = &outcome.alternatives[0];
    assert_eq!((open.score, open.rank), (None, None));
    assert_eq!(open.contributions, [Some(48.0), None]);
    assert_eq!(open.no_score, Some(NoScore::NotRated { values: vec!["free".into()] }));
    let Verdict::Leads { alternative, not_compared, .. } = outcome.verdict else { panic!("one leads") };
    assert_eq!((alternative.as_str(), not_compared), ("closed", vec!["open".to_owned()]));
}

#[test]
fn unfinished_ratings_have_verdicts_of_their_own() {
    assert_eq!(compared("fair free\nopen\nanna red | 60 40").verdict, Verdict::NoRatings);
    let some = compared("fair free\nopen\nanna red | 60 40 | 80 .").verdict;
    assert_eq!(some, Verdict::RatingsIncomplete { not_compared: vec!["open".into()] });
    assert_eq!(compared("fair free\n!open\nanna red | 60 40 | 80 80").verdict, Verdict::NoAlternatives);
}

#[test]
fn what_the_law_forbids_is_not_weighed_and_the_reason_stays() {
    let outcome = compared("fair free\n!best good\nanna red | 50 50 | 100 100 | 60 60");
    let best = &outcome.alternatives[0];
    assert_eq!(best.no_score, Some(NoScore::Excluded { reason: "the law forbids it".into() }));
    assert_eq!((best.score, best.rank, &best.contributions), (None, None, &vec![None, None]));
    assert_eq!(best.ratings[0].map(|rating| rating.mean), Some(100.0));
    assert_eq!((outcome.leading, outcome.margin), (vec!["good".to_owned()], None));
    assert_eq!(outcome.dissent.unwrap().first_choices.len(), 1);
}

#[test]
fn equal_scores_tie_and_the_next_follows_them() {
    let outcome = compared("fair free\none two three\nanna red | 50 50 | 60 40 | 40 60 | 10 10");
    let verdict = Verdict::Tied {
        alternatives: vec!["one".into(), "two".into()],
        score: 50.0,
        next: vec!["three".into()],
        margin: Some(40.0),
        not_compared: vec![],
    };
    assert_eq!(outcome.verdict, verdict);
    let all = compared("fair free\none two\nanna red | 50 50 | 0 0 | 0 0");
    assert_eq!((all.leading.len(), all.margin), (2, None));
}

#[test]
fn the_median_can_put_another_alternative_first_and_says_so() {
    let outcome = compared(
        "
        fair free
        open closed
        anna red | 55 45 | 0 100 | 100 0
        bert red | 55 45 | 0 100 | 100 0
        cees red | 0 100 | 0 100 | 100 0
    ",
    );
    assert_eq!(outcome.leading, ["open"]);
    let by_median = outcome.by_median_weights.unwrap();
    assert_eq!((by_median.leading, by_median.same_leading), (vec!["closed".to_owned()], false));
}

#[test]
fn a_council_weighs_with_ratings_that_officials_gave() {
    let outcome = compared(
        "
        fair free
        open closed
        anna red      | 90 10 |         |
        bert red      | 80 20 |         |
        cees red      | 10 90 |         |
        dora official | -     | 20 90   | 90 10
    ",
    );
    let dissent = outcome.dissent.unwrap();
    assert_eq!((dissent.with_own_ratings, dissent.with_shared_ratings, dissent.first_elsewhere), (0, 3, 1));
    let red = &outcome.groups[0];
    assert_eq!((red.participants, red.ratings_used, red.same_leading), (3, RatingsUsed::Shared, true));
    assert_eq!(outcome.groups.len(), 1, "who gave no weights is no group");
}

fn group_sizes(groups: &str) -> Vec<(String, usize)> {
    let rows: Vec<String> = groups
        .split_whitespace()
        .enumerate()
        .map(|(place, group)| format!("p{place} {group} | {place} 50 | 60 40"))
        .collect();
    let outcome = compared(&format!("fair free\nopen\n{}", rows.join("\n")));
    let name = |group: GroupName| match group {
        GroupName::Named { name } => name,
        GroupName::Other { names } => names.join("+"),
    };
    outcome.groups.into_iter().map(|group| (name(group.group), group.participants)).collect()
}

#[test]
fn small_groups_are_shown_only_together() {
    assert_eq!(group_sizes("red red red blue blue green"), [("red".into(), 3), ("blue+green".into(), 3)]);
    assert_eq!(group_sizes("red red red blue blue blue"), [("blue".into(), 3), ("red".into(), 3)]);
}

#[test]
fn a_pool_too_small_takes_in_the_next_group_so_that_nothing_can_be_subtracted() {
    let shown = group_sizes("red red red red blue blue blue green");
    assert_eq!(shown, [("red".to_owned(), 4), ("blue+green".to_owned(), 4)]);
    assert_eq!(group_sizes("red red red red green"), [], "red alone would give away green");
    assert_eq!(group_sizes("red green"), []);
}

#[test]
fn input_that_does_not_fit_is_refused_with_its_place() {
    let mut input = question(CAMPS);
    let off = ComparisonError::OffTheScale { participant: 0, alternative: 1, value: 0, rating: 101.0 };
    assert_eq!(input.ratings.set(0, 1, 0, Some(101.0)), Err(off));
    let outside = ComparisonError::OutsideTheTable { participant: 4, alternative: 0, value: 0 };
    assert_eq!(input.ratings.set(4, 0, 0, None), Err(outside));
    input.participants[2].points = Some(vec![1.0, -1.0]);
    assert!(matches!(compare(&input), Err(ComparisonError::Points(_))));
    input.participants.pop();
    assert_eq!(compare(&input), Err(ComparisonError::WrongTable));
}
