//! Random gestures: every command there is, on records that are there, and now and then on ones that are
//! not.
#![allow(clippy::unwrap_used, clippy::missing_panics_doc, clippy::must_use_candidate, missing_docs, dead_code)]

use proptest::prelude::*;
use serde_json::{Value, json};
use waardenboom_core::command::{Command, MERGEABLE, Place, rating_id, reason_id, reply_id, round_id};
use waardenboom_core::example::Language;
use waardenboom_core::finding::{Code, Date, Findings, Place as FindingPlace};
use waardenboom_core::format::{self, Branch, import};
use waardenboom_core::model::{
    CORE_VALUES, Day, FieldKind, GoalKind, Listed, Method, ProviderIndicator, Reading, TABLES, TestAnswer,
    core_value_id, present_situation_id, table,
};
use waardenboom_core::session::Session;
use waardenboom_core::starting::{self, StartingSet};
use waardenboom_core::store::{Context, Field, RecordId, Store};

/// What is done, in numbers that choose among what there is.
#[derive(Clone, Debug)]
pub struct Gesture {
    pub kind: u8,
    pub numbers: [u16; 5],
}

pub fn gesture() -> impl Strategy<Value = Gesture> {
    let kinds = prop_oneof![
        8 => Just(1_u8),
        2 => Just(2),
        6 => Just(3),
        6 => 4_u8..8,
        8 => Just(22),
        3 => Just(21),
        14 => 0_u8..KINDS,
    ];
    (kinds, any::<[u16; 5]>()).prop_map(|(kind, numbers)| Gesture { kind, numbers })
}

pub const KINDS: u8 = 41;

const WORDS: [&str; 8] =
    ["", "respijtzorg", "een plek voor \"ons\"", "🌳 & co", "أمل", "a\nb", "logeeropvang", "zorg\u{0}"];
const PLAIN: [&str; 16] = [
    "statement",
    "rule",
    "norm",
    "choice",
    "challenge",
    "provider",
    "target-group",
    "information-need",
    "note",
    "meeting",
    "action",
    "alternative",
    "participant",
    "indicator",
    "goal",
    "no-such-table",
];

struct Choice<'a> {
    session: &'a Session,
    numbers: [u16; 5],
}

impl Choice<'_> {
    fn number(&self, at: usize) -> usize {
        usize::from(self.numbers[at])
    }

    fn text(&self, at: usize) -> String {
        WORDS[self.number(at) % WORDS.len()].to_owned()
    }

    /// A visible record of one of these tables, seldom one that is not there.
    fn record(&self, at: usize, tables: &[&str]) -> RecordId {
        let number = self.number(at);
        let visible = |id: &&RecordId| self.session.store().is_visible(id) && tables.contains(&id.table());
        let there: Vec<&RecordId> = self.session.store().records().map(|(id, _)| id).filter(visible).collect();
        if number % 41 == 40 {
            let any: Vec<&RecordId> = self.session.store().records().map(|(id, _)| id).collect();
            if !any.is_empty() {
                return any[number / 41 % any.len()].clone();
            }
        }
        let missing = || RecordId::derived(tables[0], ["missing"]);
        there.get(number / 3 % there.len().max(1)).map_or_else(missing, |id| (*id).clone())
    }

    fn some(&self, at: usize, tables: &[&str]) -> Option<RecordId> {
        (!self.number(at).is_multiple_of(4)).then(|| self.record(at, tables))
    }

    /// One to three goals, sometimes one below another, sometimes one twice.
    fn goals(&self) -> Vec<RecordId> {
        (0..=self.number(0) % 3).map(|at| self.record(at + 2, &["goal"])).collect()
    }

    fn place(&self, at: usize) -> Place {
        let goal = self.record(at, &["goal"]);
        match self.number(4) % 9 {
            0 => Place::Top,
            1 | 2 => Place::Before(goal),
            3 | 4 => Place::After(goal),
            5 => Place::FirstIn(goal),
            _ => Place::LastIn(goal),
        }
    }

    fn kind(&self, at: usize) -> GoalKind {
        GoalKind::ALL[self.number(at) % GoalKind::ALL.len()]
    }

    fn reading(&self) -> Reading {
        Reading {
            value: format!("{}", self.number(2) % 4),
            day: Day(self.text(3)),
            source: self.text(4),
            ..Reading::default()
        }
    }

    fn lines(&self) -> Vec<(usize, String)> {
        let lines = 0..self.number(1) % 6;
        lines.map(|at| ((self.number(2) >> at) % 3, format!("regel {at}"))).collect()
    }

    /// A branch of this workbook, as it was copied.
    fn paste_branch(&self) -> Command {
        let copied = self.session.copy(&[self.record(0, &["goal", "activity"])]);
        let json = copied.map_or_else(|| format::write("w", &Store::default()), |copied| copied.json);
        Command::PasteBranch { place: self.place(1), branch: Branch::read(&json).unwrap() }
    }

    /// A list of another program, with the kinds that its labels tell.
    fn import(&self) -> Command {
        let labels = ["", "Activiteit: ", "Indicator: ", "Aanbieder: ", "Prestatie: ", "Toelichting: "];
        let line = |(level, text): (usize, String)| {
            let label = labels[(self.number(3) + level + text.len()) % labels.len()];
            format!("{}- {label}{text}\n", "  ".repeat(level))
        };
        let list: String = self.lines().into_iter().map(line).chain(["- los\n".to_owned()]).collect();
        Command::Import { place: self.place(1), import: import::read_text(&list).unwrap() }
    }

    fn value(&self, kind: FieldKind) -> Value {
        let number = self.number(3);
        if number % 13 == 12 {
            return [Value::Null, json!(1.5), json!("x"), json!([1]), json!("x".repeat(100_001))][number / 13 % 5]
                .clone();
        }
        match kind {
            FieldKind::Text | FieldKind::Day => self.text(3).into(),
            FieldKind::Choice(words) => words[number % words.len()].into(),
            FieldKind::Number => [json!(1), json!(2.0), json!(-0.5)][number % 3].clone(),
            FieldKind::Flag => number.is_multiple_of(2).into(),
            FieldKind::Reference => self.record(4, &["goal", "challenge", "meeting"]).as_str().into(),
            FieldKind::References => json!([self.record(4, &["target-group"]).as_str()]),
            FieldKind::Position => {
                let parent = self.some(4, &["goal"]).map(|id| id.to_string());
                let order = ["U", "U0", "V"][number % 3];
                json!([parent, order])
            }
            FieldKind::Reading => json!({"value": self.text(3)}),
            FieldKind::Points => json!({"freedom": number % 50}),
        }
    }

    /// One to three records of a table that become one, seldom of different tables.
    fn make_one(&self) -> Command {
        let table = if self.number(0).is_multiple_of(2) { "goal" } else { MERGEABLE[self.number(0) % MERGEABLE.len()] };
        let others = (0..=self.number(1) % 3).map(|at| self.record(at + 2, &[table])).collect();
        Command::MakeOne { kept: self.record(1, &[table]), others }
    }

    /// One field of a contribution, also of one that is not there yet.
    fn set_contribution(&self) -> Command {
        let fields = table("contribution").unwrap().fields;
        let field = &fields[self.number(2) % fields.len()];
        let strength = [json!(-2), json!(3), json!(9), Value::Null, json!(0.5)][self.number(3) % 5].clone();
        Command::SetContribution {
            activity: self.record(0, &["activity"]),
            goal: self.record(1, &["goal"]),
            field: Field::named(field.name),
            value: if field.name == "strength" { strength } else { self.value(field.kind) },
            basis: self.number(4).is_multiple_of(4).then(Context::default),
        }
    }

    /// A point of attention that is there, seldom one that is not.
    fn finding(&self) -> (Code, FindingPlace) {
        let findings = Findings::of(self.session.workbook(), Date { year: 2026, month: 11, day: 22 });
        let all: Vec<(Code, FindingPlace)> = findings.all().map(|found| (found.code, found.place.clone())).collect();
        let any = || (Code::NoMoment, FindingPlace::field(&self.record(0, &["goal", "activity"]), "moment"));
        all.get(self.number(0) % (all.len() + 1)).cloned().unwrap_or_else(any)
    }

    /// One that was discussed.
    fn discussed(&self) -> (Code, FindingPlace) {
        let findings = Findings::of(self.session.workbook(), Date { year: 2026, month: 11, day: 22 });
        let quiet = findings.all().find(|found| found.is_discussed);
        quiet.map_or_else(|| self.finding(), |found| (found.code, found.place.clone()))
    }

    fn set_field(&self) -> Command {
        let all: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        let record = match self.number(0) % 7 {
            0 => core_value_id(CORE_VALUES[self.number(1) % 5]),
            1 => self.record(1, &all),
            _ => self.record(1, &["goal", "activity", "indicator", "note"]),
        };
        let fields = table(record.table()).map_or(&[][..], |table| table.fields);
        let field = fields.get(self.number(2) % fields.len().max(1)).or(TABLES[0].fields.first()).unwrap();
        let name = Field::named(field.name);
        let basis = match self.number(4) % 5 {
            0 => Some(Context::default()),
            1 => Some(self.session.basis(&record, &name)),
            _ => None,
        };
        Command::SetField { value: self.value(field.kind), record, field: name, basis }
    }

    /// A field of a record that is named after a participant and others, mostly one that is not there yet.
    fn set_named(&self) -> Command {
        let (participant, value) = (self.record(0, &["participant"]), core_value_id(CORE_VALUES[self.number(1) % 5]));
        let record = match self.number(2) % 4 {
            0 => rating_id(&participant, &present_situation_id(), &value),
            1 => reason_id(&participant, &value, 1),
            2 => reply_id(&participant, &self.record(3, &["statement"])),
            _ => round_id(u32::from(self.numbers[1] % 3)),
        };
        let fields = table(record.table()).unwrap().fields;
        let field = &fields[self.number(3) % fields.len()];
        Command::SetField { value: self.value(field.kind), record, field: Field::named(field.name), basis: None }
    }

    fn set_points(&self) -> Command {
        Command::SetPoints {
            participant: self.record(0, &["participant"]),
            method: Method::ALL[self.number(3) / 7 % Method::ALL.len()],
            round: u32::from(self.numbers[1] % 3),
            value: CORE_VALUES[self.number(2) % 5].to_owned(),
            points: (!self.number(3).is_multiple_of(5)).then(|| f64::from(self.numbers[4] % 110)),
        }
    }

    fn set_group(&self) -> Command {
        let seats = self.number(1).is_multiple_of(2);
        Command::SetGroup {
            name: self.text(0),
            field: Field::named(if seats { "seats" } else { "remark" }),
            value: if seats { json!(self.number(2) % 9) } else { json!(self.text(2)) },
        }
    }

    fn close_meeting(&self) -> Command {
        let day = Day(["2026-03-12", "eind 2027", ""][self.number(1) % 3].to_owned());
        Command::CloseMeeting { meeting: self.record(0, &["meeting"]), day }
    }

    fn tell_apart(&self) -> Command {
        let (one, other) = (self.record(0, &["goal"]), self.record(1, &["goal"]));
        Command::TellApart { one, other, by: self.text(2), day: Day(self.text(3)) }
    }
}

/// The command a gesture stands for in this session.
pub fn command(session: &Session, gesture: &Gesture) -> Command {
    let choice = Choice { session, numbers: gesture.numbers };
    let removed = || {
        let bin: Vec<&RecordId> = session.workbook().bin().iter().collect();
        (0..=choice.number(0) % 2)
            .filter_map(|at| bin.get(choice.number(at + 1) % bin.len().max(1)))
            .map(|id| (*id).clone())
            .collect()
    };
    let listed = || {
        let changed: Vec<RecordId> = (session.workbook().listed().into_iter())
            .filter_map(|listed| match listed {
                Listed::RemovedButChanged(id) => Some(id),
                _ => None,
            })
            .collect();
        changed.get(choice.number(0) % changed.len().max(1)).cloned().unwrap_or_else(|| choice.record(1, &["goal"]))
    };
    match gesture.kind % KINDS {
        0 => Command::NameWorkbook { title: choice.text(0) },
        1 => Command::AddGoal { place: choice.place(1), kind: choice.kind(2), text: choice.text(3) },
        2 => Command::AddOutline { place: choice.place(3), lines: choice.lines() },
        3 => Command::MoveGoals { goals: choice.goals(), place: choice.place(1) },
        4 => Command::ShiftGoals { goals: choice.goals(), by: [-1, 1, 2, -2, 0][choice.number(1) % 5] },
        5 => Command::PromoteGoals { goals: choice.goals() },
        6 => Command::DemoteGoals { goals: choice.goals() },
        7 => Command::SetGoalKind { goals: choice.goals(), kind: choice.kind(1) },
        8 => Command::GoalToActivity { goal: choice.record(0, &["goal"]) },
        9 => Command::ActivityToGoal { activity: choice.record(0, &["activity"]), kind: choice.kind(1) },
        10 if choice.number(0).is_multiple_of(3) => {
            let table = TABLES[choice.number(2) % TABLES.len()].name;
            Command::RemoveWithBranch { records: vec![choice.record(1, &[table])] }
        }
        10 => Command::RemoveWithBranch { records: choice.goals() },
        11 => Command::RemoveOnly { goals: choice.goals() },
        12 => Command::AddActivity {
            goal: choice.some(0, &["goal"]),
            after: choice.some(1, &["activity"]),
            text: choice.text(2),
        },
        13 => Command::Contribute { activity: choice.record(0, &["activity"]), goal: choice.record(1, &["goal"]) },
        14 => Command::Provide { activity: choice.record(0, &["activity"]), provider: choice.record(1, &["provider"]) },
        15 => Command::AddProviderOf { activity: choice.record(0, &["activity"]), text: choice.text(1) },
        16 => Command::AddIndicator { goal: choice.some(0, &["goal"]), text: choice.text(1) },
        17 => Command::LinkIndicator { indicator: choice.record(0, &["indicator"]), goal: choice.record(1, &["goal"]) },
        18 => Command::SetBaseline { indicator: choice.record(0, &["indicator"]), reading: choice.reading() },
        19 => Command::AddMeasurement { indicator: choice.record(0, &["indicator"]), reading: choice.reading() },
        20 => Command::PlaceNote { note: choice.record(0, &["note"]), place: choice.place(1), kind: choice.kind(2) },
        21 => Command::AddItem {
            table: PLAIN[choice.number(0) % PLAIN.len()],
            text: choice.text(1),
            belongs_to: (choice.number(2).is_multiple_of(3)).then(|| choice.record(3, &["meeting", "goal"])),
        },
        22 => choice.set_field(),
        23 => choice.set_points(),
        24 => Command::SetRating {
            participant: choice.record(0, &["participant"]),
            alternative: choice.record(1, &["alternative"]),
            value: core_value_id(CORE_VALUES[choice.number(2) % 5]),
            score: (!choice.number(3).is_multiple_of(5)).then(|| f64::from(gesture.numbers[4] % 105)),
        },
        27 => choice.paste_branch(),
        36 => choice.import(),
        29 => {
            let (code, place) = choice.finding();
            Command::Discuss { code, place, reason: choice.text(1), by: choice.text(2), day: Day(choice.text(3)) }
        }
        30 => {
            let (code, place) = choice.discussed();
            Command::Reopen { code, place }
        }
        31 => Command::AnswerTest {
            child: choice.record(0, &["goal"]),
            answer: TestAnswer::ALL.get(choice.number(1) % (TestAnswer::ALL.len() + 1)).copied(),
            by: choice.text(2),
            doubt: choice.text(3),
            day: Day::default(),
        },
        32 => choice.make_one(),
        33 => choice.set_contribution(),
        34 => choice.tell_apart(),
        35 => {
            let some = ProviderIndicator::ALL.iter().skip(choice.number(1) % 4).map(|which| (*which, choice.text(2)));
            Command::AddProviderIndicators { goal: choice.record(0, &["goal"]), indicators: some.collect() }
        }
        37 => choice.close_meeting(),
        38 => Command::AddStartingSet {
            key: "generic",
            records: starting::records(StartingSet::Generic, Language::Dutch),
        },
        39 => choice.set_group(),
        40 => choice.set_named(),
        26 => Command::Keep { record: listed() },
        25 => Command::RestoreFromBin { records: removed() },
        _ => Command::EmptyBin,
    }
}
