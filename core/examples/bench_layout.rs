//! How long the drawn tree takes, without a browser: `cargo run --release -p waardenboom-core --example bench_layout`.
//! Prints one line per measurement, tab-separated: goals, name, median and 95th percentile in milliseconds.
#![allow(clippy::disallowed_types, reason = "a benchmark reads the clock; core does not")]

use std::hint::black_box;
use std::time::Instant;
use waardenboom_core::command::{Command, Place};
use waardenboom_core::example::{SplitMix64, random_workbook};
use waardenboom_core::model::{GoalKind, Workbook};
use waardenboom_core::session::{Ids, Session};
use waardenboom_core::store::{Field, RecordId};
use waardenboom_core::tree::{
    Arrangement, Change, Drawing, FoldState, Layout, Outline, Point, Rect, Size, TreeBox, Way,
};

fn main() {
    let repeats = if std::env::var_os("QUICK").is_some() { 5 } else { 60 };
    for goals in [500, 2_000, 10_000] {
        Bench::new(goals, repeats).run();
    }
    for (name, parent_of) in SHAPES {
        shape(name, *parent_of, repeats);
    }
}

/// As an app would measure it: lines of 30 letters.
fn size_of(workbook: &Workbook, id: &RecordId) -> Size {
    let letters = workbook.text_of(id).map_or(0, str::len);
    let lines = u32::try_from(letters / 30 + 1).unwrap_or(1);
    Size { width: 240.0, height: 24.0 + 20.0 * f64::from(lines) }
}

struct Bench {
    goals: usize,
    repeats: usize,
    session: Session,
    chance: SplitMix64,
    deep: RecordId,
    folds: FoldState,
    drawing: Drawing,
}

impl Bench {
    fn new(goals: usize, repeats: usize) -> Self {
        let (id, store) = random_workbook(goals, 1);
        let session = Session::open(&id, store);
        let folds = FoldState::default();
        let outline = Outline::of(session.workbook(), &folds);
        let deep = outline.rows().iter().skip(outline.rows().len() / 2).filter(|row| row.id.table() == "goal");
        let deep = deep.max_by_key(|row| row.level).map_or_else(|| RecordId::new("goal", 0), |row| row.id.clone());
        let drawing = draw(&session, &folds);
        Self { goals, repeats, session, chance: SplitMix64::new(7), deep, folds, drawing }
    }

    fn time(&mut self, name: &str, mut work: impl FnMut(&mut Self) -> f64) {
        let times = (0..self.repeats + 3).map(|_| work(self)).skip(3).collect();
        print(self.goals, name, times);
    }

    /// Sends a command, times how the drawing follows, and takes it back.
    fn follow(&mut self, command: Command) -> f64 {
        let chance = &mut self.chance;
        let Ok(step) = self.session.dispatch(command, &mut || chance.next_bits()) else { return f64::NAN };
        let took = self.refresh(&step.touched);
        let chance = &mut self.chance;
        if let Ok(Some(step)) = self.session.undo(&mut || chance.next_bits()) {
            self.refresh(&step.touched);
        }
        took
    }

    fn refresh(&mut self, touched: &[RecordId]) -> f64 {
        let (workbook, drawing, folds) = (self.session.workbook(), &mut self.drawing, &self.folds);
        milliseconds(|| drawing.refresh(workbook, folds, touched, &mut |id| size_of(workbook, id)))
    }

    fn run(&mut self) {
        let boxes = boxes(&self.session);
        self.time("layout from scratch, numbers as keys", |_| {
            milliseconds(|| Layout::of(&boxes, Arrangement::default()))
        });
        self.time("drawing from scratch", |bench| milliseconds(|| draw(&bench.session, &bench.folds)));
        self.time("follow a text that grows", |bench| {
            let value = "een lange tekst ".repeat(bench.chance.between(5, 30)).into();
            bench.follow(Command::SetField {
                record: bench.deep.clone(),
                field: Field::known("text"),
                value,
                basis: None,
            })
        });
        self.time("follow a goal added", |bench| {
            let place = Place::After(bench.deep.clone());
            bench.follow(Command::AddGoal { place, kind: GoalKind::Subgoal, text: "Nieuw".to_owned() })
        });
        self.time("follow a goal moved", |bench| {
            bench.follow(Command::PromoteGoals { goals: vec![bench.deep.clone()] })
        });
        self.time("follow a goal removed", |bench| {
            bench.follow(Command::RemoveWithBranch { records: vec![bench.deep.clone()] })
        });
        self.time("follow an activity added", |bench| {
            let goal = Some(bench.deep.clone());
            bench.follow(Command::AddActivity { goal, after: None, text: "Nieuw".to_owned() })
        });
        let parent = self.session.workbook().forest().parent(&self.deep).cloned();
        self.time("fold a goal", |bench| {
            bench.folds.folded.extend(parent.clone());
            let took = bench.refresh(&[]);
            bench.folds.folded.clear();
            bench.refresh(&[]);
            took
        });
        self.time("boxes and lines in a window of 1440 x 900", |bench| {
            let layout = bench.drawing.layout();
            let at = layout.rect_of(&bench.deep).unwrap_or_default();
            let view = Rect { x: at.x - 700.0, y: at.y - 400.0, width: 1440.0, height: 900.0 };
            milliseconds(|| (layout.boxes_in(view).len(), layout.edges_in(view).len()))
        });
        self.time("an arrow key", |bench| {
            milliseconds(|| bench.drawing.layout().nearest(&bench.deep, Way::Down).cloned())
        });
        self.time("where a drag lands", |bench| {
            let at = bench.drawing.layout().rect_of(&bench.deep).unwrap_or_default();
            let point = Point { x: at.x + 3.0, y: at.y - 3.0 };
            milliseconds(|| bench.drawing.layout().landing(point, &[]))
        });
    }
}

fn draw(session: &Session, folds: &FoldState) -> Drawing {
    let workbook = session.workbook();
    Drawing::of(workbook, folds, Arrangement::default(), &mut |id| size_of(workbook, id))
}

fn boxes(session: &Session) -> Vec<TreeBox<u32>> {
    let outline = Outline::of(session.workbook(), &FoldState::default());
    let goals = outline.rows().iter().filter(|row| row.id.table() == "goal").zip(0..);
    let boxes = goals.map(|(row, key)| TreeBox { key, level: row.level, size: size_of(session.workbook(), &row.id) });
    boxes.collect()
}

type Shape = (&'static str, fn(u32) -> u32);

/// The level of each of 10,000 boxes: what is worst for a layout.
const SHAPES: &[Shape] = &[
    ("a chain", |at| at + 1),
    ("all below one", |at| u32::from(at > 0) + 1),
    ("a comb", |at| at / 2 + 1 + at % 2),
    ("two below each", |at| at.trailing_zeros().abs_diff(14) + 1),
];

fn shape(name: &str, level_of: fn(u32) -> u32, repeats: usize) {
    let size = |key: u32| Size { width: 240.0, height: 44.0 + 20.0 * f64::from(key % 4) };
    let boxes: Vec<_> = (0..10_000).map(|key| TreeBox { key, level: level_of(key), size: size(key) }).collect();
    let times = (0..repeats).map(|_| milliseconds(|| Layout::of(&boxes, Arrangement::default()))).collect();
    print(boxes.len(), &format!("{name}: from scratch"), times);
    let mut layout = Layout::of(&boxes, Arrangement::default());
    let mut chance = SplitMix64::new(3);
    let mut edit = |key: u32| {
        let height = 40.0 + f64::from(u32::try_from(chance.below(90)).unwrap_or(0));
        let resize = Change::Resize { key, size: Size { width: 240.0, height } };
        milliseconds(|| layout.update([resize]))
    };
    let times = (0..repeats).map(|_| edit(9_999)).collect();
    print(boxes.len(), &format!("{name}: another size"), times);
}

fn print(goals: usize, name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get((times.len() - 1) * share / 100).copied().unwrap_or_default();
    println!("{goals}\t{name}\t{:.4}\t{:.4}", at(50), at(95));
}

fn milliseconds<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let result = black_box(work());
    let took = start.elapsed().as_secs_f64() * 1000.0;
    drop(result);
    took
}
