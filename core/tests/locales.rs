//! Both languages say the same things (invariant 6).
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "support/sentences.rs"]
mod sentences;

use sentences::{DUTCH, ENGLISH, all_of};
use std::collections::BTreeSet;
use waardenboom_core::format::{self, FormatError, RecordProblem};
use waardenboom_core::text::Catalogue;

fn catalogues() -> [Catalogue; 2] {
    [DUTCH, ENGLISH].map(all_of)
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_placeholders() {
    let [[first, later], english] = [DUTCH, ENGLISH].map(|files| files.map(|file| Catalogue::parse(file).unwrap()));
    assert!([&first, &later].into_iter().zip(&english).all(|(one, other)| one.keys().eq(other.keys())));
    assert!(first.keys().all(|key| later.get(key).is_none()), "a sentence stands in one file only");
    let [dutch, english] = catalogues();
    for key in dutch.keys() {
        assert_eq!(dutch.placeholders(key), english.placeholders(key), "{key}");
        assert!(!dutch.get(key).unwrap().trim().is_empty() && !english.get(key).unwrap().trim().is_empty(), "{key}");
    }
}

#[test]
fn every_error_of_a_file_has_a_sentence_that_says_what_is_safe_and_is_filled_in() {
    let [dutch, english] = catalogues();
    for code in FormatError::CODES {
        let key = format!("file.{code}");
        assert!(dutch.get(&key).is_some_and(|text| text.contains("Er is niets veranderd.")), "{key}");
        assert!(english.get(&key).is_some_and(|text| text.contains("Nothing has changed.")), "{key}");
    }
    let mut met = BTreeSet::new();
    for error in one_of_each() {
        met.insert(error.code());
        let values = error.values();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let said = dutch.say(&format!("file.{}", error.code()), &values);
        assert!(!said.contains(['{', '}']), "{said}");
    }
    assert_eq!(met, FormatError::CODES.iter().copied().collect());
}

fn one_of_each() -> Vec<FormatError> {
    let record = |problem| FormatError::Record { line: 4, at: "goal/a text".into(), problem };
    vec![
        FormatError::TooLarge { bytes: format::MAX_BYTES + 1, limit: format::MAX_BYTES },
        FormatError::Empty,
        FormatError::NotText { line: 2 },
        FormatError::NotJson { line: 2, column: 7 },
        FormatError::TooDeep { line: 2, limit: format::MAX_DEPTH },
        FormatError::NotAWorkbook,
        FormatError::Newer { found: "waardenboom/9".into() },
        FormatError::NoWorkbookId,
        FormatError::WrongPart { part: "records" },
        FormatError::TooManyRecords { limit: format::MAX_RECORDS },
        record(RecordProblem::NotARecord),
        record(RecordProblem::BadId),
        record(RecordProblem::Twice),
        record(RecordProblem::DoesNotFit),
        record(RecordProblem::TooLong),
        record(RecordProblem::BadStamps),
        record(RecordProblem::TooManyVersions),
    ]
}

/// Every key the app asks for, with the families it builds from codes.
#[test]
fn every_sentence_the_app_says_is_there_and_no_other() {
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for (folder, extension) in [("../src", "rs")] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for file in files_below(&root, extension) {
            asked.extend(quoted_keys(&std::fs::read_to_string(file).unwrap()));
        }
    }
    let [dutch, english] = catalogues();
    let known: BTreeSet<&str> = dutch.keys().collect();
    let families = families();
    for key in asked.iter().filter(|key| known.iter().any(|known| known.split('.').next() == key.split('.').next())) {
        let has = known.contains(key.as_str()) || known.contains(format!("{key}.one").as_str());
        assert!(has, "{key} has no sentence");
    }
    for key in &families {
        assert!(dutch.get(key).is_some() && english.get(key).is_some(), "{key} has no sentence");
    }
    for key in known {
        let stem = key.strip_suffix(".one").or_else(|| key.strip_suffix(".other")).unwrap_or(key);
        let optional =
            ["hint.", "field.", "file.", "cli.", "lists.", "details."].iter().any(|family| key.starts_with(family));
        assert!(optional || asked.contains(stem) || families.contains(key), "{key} is never said");
    }
}

#[test]
fn every_error_of_importing_and_exporting_says_what_is_safe() {
    use waardenboom_core::format::{export::ExportError, import::ImportError};
    let [dutch, english] = catalogues();
    let imports = ImportError::CODES
        .iter()
        .map(|code| (format!("import.error.{code}"), ["Er is niets veranderd.", "Nothing has changed."]));
    let exports =
        ExportError::CODES.iter().map(|code| (format!("export.error.{code}"), ["niets verloren.", "nothing is lost."]));
    for (key, [safe, safe_in_english]) in imports.chain(exports) {
        let after =
            |text: Option<&str>, safe: &str| text.and_then(|text| text.split_once(safe)).map(|(_, now)| now.len());
        assert!(after(dutch.get(&key), safe).is_some_and(|now| now > 5), "{key} says no way on");
        assert!(after(english.get(&key), safe_in_english).is_some_and(|now| now > 5), "{key} says no way on");
    }
}

#[test]
fn the_sentences_of_a_finding_fill_in_only_what_it_has() {
    use waardenboom_core::finding::Code;
    let [dutch, _] = catalogues();
    for code in Code::ALL {
        for part in ["what", "why"] {
            let key = format!("finding.{}.{part}", code.word());
            let known = |name: &&str| *name == "name" || code.arguments().contains(name);
            assert!(dutch.placeholders(&key).iter().all(known), "{key}");
        }
        assert_eq!(dutch.placeholders(&code.many_key()).len(), 1, "{code:?} does not say how many");
        let what = dutch.placeholders(&format!("finding.{}.what", code.word())).len();
        assert!(what > 0, "{code:?} does not say where");
        assert_eq!(Code::parse(code.word()), Some(*code));
    }
}

/// Quoted texts that look like keys.
fn quoted_keys(source: &str) -> Vec<String> {
    let quoted = source.split('"').skip(1).step_by(2);
    let is_key = |text: &&str| {
        text.split_once('.').is_some_and(|(section, rest)| !section.is_empty() && !rest.is_empty())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-'))
    };
    quoted.filter(is_key).map(str::to_owned).collect()
}

fn files_below(folder: &std::path::Path, extension: &str) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { files_below(&path, extension) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}

/// The keys that are built from codes of core.
fn families() -> BTreeSet<String> {
    use waardenboom_core::command::{Refusal, StepName};
    use waardenboom_core::finding::{BESIDE, Class, Code, MENDS};
    use waardenboom_core::format::paste::PasteError;
    use waardenboom_core::model::{CORE_VALUES, FieldKind, GoalKind, TABLES};
    let mut keys = BTreeSet::new();
    for code in StepName::CODES {
        keys.extend([format!("step.{code}.one"), format!("step.{code}.other")]);
    }
    keys.extend(Refusal::CODES.iter().filter(|code| **code != "nothing").map(|code| format!("refusal.{code}")));
    keys.extend(PasteError::CODES.iter().map(|code| format!("paste.{code}")));
    keys.extend(import_keys());
    keys.extend(export_keys());
    keys.extend(meeting_keys());
    keys.extend(GoalKind::ALL.iter().map(|kind| format!("kind.{}", kind.word())));
    keys.extend(["activity", "provider", "indicator", "challenge", "note"].map(|kind| format!("kind.{kind}")));
    for table in TABLES {
        for field in table.fields {
            match (table.name, field.name, field.kind) {
                ("goal", "kind", _) => {}
                ("indicator", "kind", FieldKind::Choice(words)) => {
                    keys.extend(words.iter().map(|word| format!("choice.indicator-kind.{word}")));
                }
                (_, name, FieldKind::Choice(words)) => {
                    keys.extend(words.iter().map(|word| format!("choice.{name}.{word}")));
                }
                _ => {}
            }
        }
    }
    for code in Code::ALL {
        keys.extend(["what", "why", "many"].map(|part| format!("finding.{}.{part}", code.word())));
    }
    keys.extend(BESIDE.iter().map(|code| format!("finding.{}.short", code.word())));
    keys.extend(MENDS.iter().map(|label| format!("finding.mend.{label}")));
    keys.extend(Class::ALL.iter().map(|class| format!("finding.class.{}", class.word())));
    keys.insert("finding.and".to_owned());
    keys.extend(waardenboom_core::why::WORDS.iter().map(|key| (*key).to_owned()));
    keys.extend(offer_keys());
    for key in CORE_VALUES {
        keys.extend(["name", "short", "question", "worst", "best"].map(|part| format!("value.{key}.{part}")));
    }
    keys.extend((-2..=3).map(|step| format!("strength.{step}")));
    keys.extend(["ours", "shared", "others"].map(|word| format!("tree.who.{word}")));
    keys.extend(values_keys());
    for example in waardenboom_core::example::Example::ALL {
        keys.extend(["name", "text"].map(|part| format!("example.{}.{part}", example.key())));
    }
    keys
}

/// What the room Waarden afwegen says, step by step and word by word.
fn values_keys() -> BTreeSet<String> {
    use waardenboom_core::model::AllocationProcedure;
    use waardenboom_core::starting::StartingSet;
    let steps =
        ["space", "questions", "dilemmas", "alternatives", "weights", "standing", "choices", "proposal"].into_iter();
    let sets = StartingSet::ACTS.iter().chain(StartingSet::QUESTIONS).map(|set| format!("starting.{}", set.key()));
    let features = AllocationProcedure::ALL.iter().map(|procedure| format!("procedure.{}", procedure.word()));
    let kinds = ["choice", "norm", "value", "sub-question", "dissent", "dilemma", "goal", "rule"];
    let kinds = kinds.into_iter().map(|kind| format!("values.why-{kind}"));
    let rated = ["worst", "bad", "middle", "good", "best"].into_iter();
    let rated = rated.flat_map(|step| ["step", "sign"].map(|part| format!("weigh.{part}.{step}")));
    let round = ["free", "open", "closed"].into_iter();
    let round = round.flat_map(|state| ["state", "text"].map(|part| format!("round.{part}.{state}")));
    let figures = ["bars", "steady", "dots", "shift", "replies"].map(|code| format!("standing.figure.{code}"));
    let heads = ["value", "now", "from", "to", "below", "above"].map(|head| format!("standing.head.{head}"));
    let ways = ["by-seats", "equal"].map(|way| format!("standing.way.{way}"));
    let sets = sets.chain(rated).chain(round).chain(figures).chain(heads).chain(ways).chain(depth_keys());
    steps.map(|step| format!("values.step.{step}")).chain(sets).chain(features).chain(kinds).collect()
}

/// What *Verdieping* says.
fn depth_keys() -> Vec<String> {
    use waardenboom_core::weigh::depth::{MiddleKind, Over};
    let ways = "middles agreement camps orders majority regrets robust stability tornado walking".split(' ');
    let ways = ways.flat_map(|way| ["way", "explain"].map(|part| format!("depth.{part}.{way}")));
    let middles = MiddleKind::ALL.iter().map(|kind| format!("depth.middle.{}", kind.word()));
    let overs =
        Over::ALL.iter().flat_map(|over| ["over", "over-title"].map(|part| format!("depth.{part}.{}", over.word())));
    let heads = "value agreement polarisation consensus alternative borda copeland schulze kemeny grade above below rank \
                 mean-regret largest-regret worse-for now leader-stays order-stays";
    let heads = heads.split_whitespace().map(|head| format!("depth.head.{head}"));
    let ends = ["low", "high"].map(|end| format!("depth.tornado-{end}"));
    ways.chain(middles).chain(overs).chain(heads).chain(ends).collect()
}

/// What Bijdragen, Preventie and what belongs to them say, word by word.
fn offer_keys() -> Vec<String> {
    use waardenboom_core::contribution::{GroupBy, SortBy};
    use waardenboom_core::smart::{Lack, Letter};
    use waardenboom_core::tree::Audience;
    let groups = GroupBy::ALL.iter().map(|by| format!("matrix.group.{}", by.word()));
    let sorts = SortBy::ALL.iter().map(|by| format!("matrix.sort.{}", by.word()));
    let filters = ["branch", "provider", "target-group", "form", "influence", "agreement"];
    let filters = filters.iter().map(|filter| format!("matrix.by.{filter}"));
    let audiences = Audience::ALL
        .iter()
        .flat_map(|audience| ["", "empty-"].map(|part| format!("audience.{part}{}", audience.word())));
    let letters = Letter::ALL.iter().map(|letter| format!("smart.letter.{}", letter.word()));
    let lacks = Lack::ALL.iter().map(|lack| format!("smart.lack.{}", lack.word()));
    groups.chain(sorts).chain(filters).chain(audiences).chain(letters).chain(lacks).collect()
}

fn import_keys() -> Vec<String> {
    use waardenboom_core::format::import::{Form, ImportError, Purpose, RemarkCode};
    let purposes = Purpose::ALL.iter().map(|purpose| format!("import.purpose.{}", purpose.word()));
    let forms = Form::ALL.iter().map(|form| format!("import.form.{}", form.word()));
    let errors = ImportError::CODES.iter().map(|code| format!("import.error.{code}"));
    let forms = forms.chain(purposes);
    forms.chain(errors).chain(RemarkCode::ALL.iter().flat_map(|code| counted("import.remark", code.word()))).collect()
}

fn export_keys() -> Vec<String> {
    use waardenboom_core::format::export::{ExportError, Format, LossCode, WORDS};
    let formats =
        Format::ALL.iter().flat_map(|format| ["format", "good"].map(|part| format!("export.{part}.{}", format.word())));
    let errors = ExportError::CODES.iter().map(|code| format!("export.error.{code}"));
    let losses = LossCode::ALL.iter().flat_map(|code| counted("export.loss", code.word()));
    formats.chain(errors).chain(losses).chain(WORDS.iter().map(|key| (*key).to_owned())).collect()
}

fn meeting_keys() -> Vec<String> {
    use waardenboom_core::meeting::{Group, WORDS};
    let groups = Group::ALL.iter().map(|group| format!("meeting.group.{}", group.word()));
    let what = ["added", "changed", "removed"].map(|word| format!("meeting.what.{word}"));
    groups.chain(what).chain(WORDS.iter().map(|key| (*key).to_owned())).collect()
}

fn counted(family: &str, word: &str) -> [String; 2] {
    ["one", "other"].map(|form| format!("{family}.{word}.{form}"))
}
