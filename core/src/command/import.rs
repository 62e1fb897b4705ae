//! What came in from another program, put into the tree.

use super::activity::link_id;
use super::paste::texts_of;
use super::place::{arrange, position};
use super::{Place, Plan, Refusal, Scene, StepName, item, natural_child};
use crate::format::import::{Figures, Import, Piece, PieceKind};
use crate::model::{FieldValue, GoalKind, Reading, Workbook, number_value};
use crate::store::{Change, RecordId, order_after};
use std::collections::{BTreeMap, BTreeSet};

/// The kind that goals without one of their own begin with at a place: below a goal its natural child, beside a goal
/// at the top the same. By themselves at the top they end in subgoals: three levels are an ambition with outcomes and
/// subgoals, two an outcome with subgoals, and loose goals are outcomes, because an ambition is one and not many.
pub fn first_kind(workbook: &Workbook, place: &Place, levels: usize) -> GoalKind {
    let kind_of = |id: &RecordId| workbook.goals.get(id).and_then(|goal| goal.kind);
    let (parent, beside) = match place {
        Place::Top => (None, None),
        Place::Before(beside) | Place::After(beside) => (workbook.forest().parent(beside), Some(beside)),
        Place::FirstIn(parent) | Place::LastIn(parent) => (Some(parent), None),
    };
    match (parent, beside) {
        (Some(parent), _) => natural_child(kind_of(parent)),
        (None, Some(beside)) => kind_of(beside).unwrap_or(GoalKind::Ambition),
        (None, None) if levels < 3 => GoalKind::Outcome,
        (None, None) => GoalKind::Ambition,
    }
}

pub(super) fn place(scene: &mut Scene, place: &Place, import: &Import) -> Result<Plan, Refusal> {
    let parent = place.parent(scene)?;
    let kinds = import.kinds(first_kind(scene.workbook, place, import.levels()));
    let mut arrival = Arrival::new(scene, parent.clone());
    for (piece, kind) in import.pieces.iter().zip(kinds) {
        arrival.take(piece, kind);
    }
    let Arrival { mut changes, tops, others, first, notes, .. } = arrival;
    let first = first.ok_or(Refusal::Nothing)?;
    let line = place.line_up(scene, parent.as_ref(), &tops);
    if !tops.is_empty() {
        changes.extend(arrange(scene, parent.as_ref(), &line));
    }
    changes.extend(notes.into_iter().map(|(id, note)| Change::write(&id, "note", note.write())));
    changes.extend(others);
    let subject = import.pieces.first().map(|piece| piece.text.clone()).unwrap_or_default();
    Ok(Plan { name: StepName::new("import", subject, import.pieces.len()), changes, focus: Some((first, parent)) })
}

/// What the pieces become, one by one.
struct Arrival<'a, 'b> {
    scene: &'a mut Scene<'b>,
    /// The goal everything comes below.
    place: Option<RecordId>,
    /// The goals and activities that are open, by their levels.
    open: Vec<(usize, RecordId)>,
    /// The last order key below each new goal.
    last_keys: BTreeMap<RecordId, String>,
    changes: Vec<Change>,
    /// Changes that come behind those of the goals: links.
    others: Vec<Change>,
    /// New goals without a new goal above them.
    tops: Vec<RecordId>,
    first: Option<RecordId>,
    activities: BTreeMap<String, RecordId>,
    /// What they cost a year, where that was told.
    euros: BTreeMap<RecordId, f64>,
    providers: BTreeMap<String, RecordId>,
    indicators: BTreeMap<String, Vec<(Figures, RecordId)>>,
    /// Notes so far of what may be named several times.
    notes: BTreeMap<RecordId, String>,
    /// Their parts, each once.
    noted: BTreeSet<(RecordId, String)>,
    links: BTreeSet<RecordId>,
    last_orders: BTreeMap<&'static str, Option<String>>,
}

impl<'a, 'b> Arrival<'a, 'b> {
    fn new(scene: &'a mut Scene<'b>, place: Option<RecordId>) -> Self {
        let providers = texts_of(scene, "provider");
        Self {
            scene,
            place,
            open: Vec::new(),
            last_keys: BTreeMap::new(),
            changes: Vec::new(),
            others: Vec::new(),
            tops: Vec::new(),
            first: None,
            activities: BTreeMap::new(),
            euros: BTreeMap::new(),
            providers,
            indicators: BTreeMap::new(),
            notes: BTreeMap::new(),
            noted: BTreeSet::new(),
            links: BTreeSet::new(),
            last_orders: BTreeMap::new(),
        }
    }

    fn take(&mut self, piece: &Piece, kind: PieceKind) {
        while self.open.last().is_some_and(|(level, _)| *level >= piece.level) {
            self.open.pop();
        }
        let goal = self.nearest("goal").or_else(|| self.place.clone());
        match kind {
            PieceKind::Goal(kind) => self.goal(piece, kind),
            PieceKind::Activity => {
                let id = self.activity(piece);
                self.describe(&id, piece);
                if let Some(goal) = &goal {
                    self.link("contribution", [("activity", &id), ("goal", goal)]);
                }
                self.open.push((piece.level, id));
            }
            PieceKind::Provider => {
                let id = self.provider(piece);
                self.describe(&id, piece);
                if let Some(activity) = self.nearest("activity") {
                    self.link("provision", [("activity", &activity), ("provider", &id)]);
                }
            }
            PieceKind::Indicator => {
                let id = self.indicator(piece);
                self.describe(&id, piece);
                if let Some(goal) = &goal {
                    self.link("indicator-link", [("indicator", &id), ("goal", goal)]);
                }
            }
        }
    }

    fn nearest(&self, table: &str) -> Option<RecordId> {
        self.open.iter().rev().map(|(_, id)| id).find(|id| id.table() == table).cloned()
    }

    fn goal(&mut self, piece: &Piece, kind: GoalKind) {
        let id = self.scene.new_id("goal");
        match self.nearest("goal") {
            Some(above) => {
                let last = self.last_keys.get(&above).map(String::as_str);
                let key = order_after(last, self.scene.ids.next_bits());
                self.changes.push(position(&id, Some(&above), &key));
                self.last_keys.insert(above, key);
            }
            None => self.tops.push(id.clone()),
        }
        self.changes.extend(super::goal::changes_for_new(&id, kind, &piece.text));
        if !piece.note.is_empty() {
            self.changes.push(Change::write(&id, "note", piece.note.write()));
        }
        self.first.get_or_insert_with(|| id.clone());
        self.open.push((piece.level, id));
    }

    /// A new record in one of the lists, at its end.
    fn listed(&mut self, table: &'static str, text: &str) -> RecordId {
        let id = self.scene.new_id(table);
        let scene = &mut *self.scene;
        let last = self.last_orders.entry(table).or_insert_with(|| item::last_order(scene, table));
        let key = order_after(last.as_deref(), scene.ids.next_bits());
        self.changes.push(Change::write(&id, "text", text.to_owned().write()));
        self.changes.push(Change::write(&id, "order", key.as_str().into()));
        *last = Some(key);
        self.first.get_or_insert_with(|| id.clone());
        id
    }

    /// The activity of this name, or a new one. Its amount is filled in once; another one becomes a line of its note.
    fn activity(&mut self, piece: &Piece) -> RecordId {
        let id = match self.activities.get(&piece.text) {
            Some(id) => id.clone(),
            None => self.listed("activity", &piece.text),
        };
        self.activities.insert(piece.text.clone(), id.clone());
        if let Some(euros) = piece.euros {
            let known = *self.euros.entry(id.clone()).or_insert_with(|| {
                self.changes.push(Change::write(&id, "euros", number_value(euros)));
                euros
            });
            if (known - euros).abs() >= 0.005 {
                self.describe(&id, &Piece { note: format!("€ {euros}"), ..Piece::default() });
            }
        }
        id
    }

    fn provider(&mut self, piece: &Piece) -> RecordId {
        if let Some(id) = self.providers.get(&piece.text) {
            return id.clone();
        }
        let id = self.listed("provider", &piece.text);
        self.providers.insert(piece.text.clone(), id.clone());
        id
    }

    /// The indicator of this name whose figures do not differ, or a new one.
    fn indicator(&mut self, piece: &Piece) -> RecordId {
        let known = self.indicators.get(&piece.text).into_iter().flatten();
        let mut same = known.filter(|(figures, _)| piece.figures.is_empty() || piece.figures == *figures);
        if let Some((_, id)) = same.next() {
            return id.clone();
        }
        let id = self.listed("indicator", &piece.text);
        let Figures { unit, source, baseline, target, readings } = &piece.figures;
        let reading = |reading: &Reading| Some(reading.clone()).write();
        let fields = [
            ("unit", unit.write()),
            ("source", source.write()),
            ("baseline", reading(baseline)),
            ("target", reading(target)),
        ];
        let filled = fields.into_iter().filter(|(_, value)| !value.is_null());
        self.changes.extend(filled.map(|(field, value)| Change::write(&id, field, value)));
        for measured in readings {
            let measurement = self.scene.new_id("measurement");
            self.changes.push(Change::write(&measurement, "indicator", id.as_str().into()));
            self.changes.push(Change::write(&measurement, "reading", reading(measured)));
        }
        self.indicators.entry(piece.text.clone()).or_default().push((piece.figures.clone(), id.clone()));
        id
    }

    /// Its note. Something named several times keeps every note once; so does a provider that was there before.
    fn describe(&mut self, id: &RecordId, piece: &Piece) {
        if piece.note.is_empty() {
            return;
        }
        let before = self.scene.workbook.providers.get(id).map_or("", |provider| &provider.note);
        let is_first = !self.notes.contains_key(id);
        let note = self.notes.entry(id.clone()).or_insert_with(|| before.to_owned());
        if is_first {
            self.noted.extend(before.split("\n\n").map(|part| (id.clone(), part.to_owned())));
        }
        if !self.noted.insert((id.clone(), piece.note.clone())) {
            return;
        }
        if !note.is_empty() {
            note.push_str("\n\n");
        }
        note.push_str(&piece.note);
    }

    fn link(&mut self, table: &'static str, ends: [(&'static str, &RecordId); 2]) {
        let id = link_id(table, ends[0].1, ends[1].1);
        if self.links.insert(id.clone()) {
            self.others.extend(ends.map(|(field, end)| Change::write(&id, field, end.as_str().into())));
        }
    }
}
