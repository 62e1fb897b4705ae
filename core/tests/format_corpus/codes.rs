//! Every error and every refusal has a code of its own.

use super::id;
use std::collections::BTreeSet;
use waardenboom_core::command::{Refusal, StepName};
use waardenboom_core::format::{FormatError, RecordProblem};
use waardenboom_core::store::{Field, StampError};

#[test]
fn every_code_is_in_the_list_and_once() {
    let problem = |problem| FormatError::Record { line: 1, at: String::new(), problem };
    // A variant that is missing here fails to compile in the matches below.
    let formats = [
        FormatError::TooLarge { bytes: 1, limit: 1 },
        FormatError::Empty,
        FormatError::NotText { line: 1 },
        FormatError::NotJson { line: 1, column: 1 },
        FormatError::TooDeep { line: 1, limit: 1 },
        FormatError::NotAWorkbook,
        FormatError::Newer { found: String::new() },
        FormatError::NoWorkbookId,
        FormatError::WrongPart { part: "records" },
        FormatError::TooManyRecords { limit: 1 },
        problem(RecordProblem::NotARecord),
        problem(RecordProblem::BadId),
        problem(RecordProblem::Twice),
        problem(RecordProblem::DoesNotFit),
        problem(RecordProblem::TooLong),
        problem(RecordProblem::BadStamps),
        problem(RecordProblem::TooManyVersions),
    ];
    let codes: BTreeSet<&str> = formats.iter().map(|error| known_format_error(error).code()).collect();
    assert_eq!(codes, FormatError::CODES.iter().copied().collect());
    assert_eq!(FormatError::CODES.len(), formats.len());
    let refusals = [
        Refusal::NotThere(id("goal/x")),
        Refusal::IntoOwnBranch(id("goal/x")),
        Refusal::NoFurther,
        Refusal::DoesNotFit { record: id("goal/x"), field: Field::named("x") },
        Refusal::OutOfRange { value: String::new(), low: 0, high: 1 },
        Refusal::AlreadyLinked,
        Refusal::NotOneKind(id("goal/x")),
        Refusal::PresentSituationStays,
        Refusal::Excluded(id("rule/x")),
        Refusal::RoundClosed,
        Refusal::TooLong(1),
        Refusal::TooManyRecords(1),
        Refusal::NotYet,
        Refusal::Nothing,
        Refusal::Clock(StampError),
    ];
    let codes: BTreeSet<&str> = refusals.iter().map(|refusal| known_refusal(refusal).code()).collect();
    assert_eq!(codes, Refusal::CODES.iter().copied().collect());
    assert_eq!(Refusal::CODES.len(), refusals.len());
    assert_eq!(StepName::CODES.iter().collect::<BTreeSet<_>>().len(), StepName::CODES.len());
}

fn known_format_error(error: &FormatError) -> &FormatError {
    match error {
        FormatError::TooLarge { .. }
        | FormatError::Empty
        | FormatError::NotText { .. }
        | FormatError::NotJson { .. }
        | FormatError::TooDeep { .. }
        | FormatError::NotAWorkbook
        | FormatError::Newer { .. }
        | FormatError::NoWorkbookId
        | FormatError::WrongPart { .. }
        | FormatError::TooManyRecords { .. } => error,
        FormatError::Record { problem, .. } => match problem {
            RecordProblem::NotARecord
            | RecordProblem::BadId
            | RecordProblem::Twice
            | RecordProblem::DoesNotFit
            | RecordProblem::TooLong
            | RecordProblem::BadStamps
            | RecordProblem::TooManyVersions => error,
        },
    }
}

fn known_refusal(refusal: &Refusal) -> &Refusal {
    match refusal {
        Refusal::NotThere(_)
        | Refusal::IntoOwnBranch(_)
        | Refusal::NoFurther
        | Refusal::DoesNotFit { .. }
        | Refusal::OutOfRange { .. }
        | Refusal::AlreadyLinked
        | Refusal::NotOneKind(_)
        | Refusal::PresentSituationStays
        | Refusal::Excluded(_)
        | Refusal::RoundClosed
        | Refusal::TooLong(_)
        | Refusal::TooManyRecords(_)
        | Refusal::NotYet
        | Refusal::Nothing
        | Refusal::Clock(_) => refusal,
    }
}
