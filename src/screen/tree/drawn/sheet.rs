//! The drawing of this viewer: kept up to date with the workbook, seen through a camera, its boxes gliding
//! to where they belong.

use super::camera::Camera;
use super::{overview, size};
use crate::app::{Workbench, touched::Moment};
use leptos::prelude::*;
use std::collections::BTreeMap;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Arrangement, Drawing, EdgeKind, FoldState, Layout, Point, Rect};

/// How long boxes glide, in milliseconds.
const GLIDE_MS: f64 = 180.0;
/// Drawn around what is in view, in pixels: a small pan draws nothing new.
const MARGIN: f64 = 240.0;
/// With more boxes than this in view, or smaller than this, they are painted and not made of elements.
const FAR: usize = 400;
const TINY: f64 = 0.22;

/// A line between two boxes, with what it ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub from: RecordId,
    pub to: RecordId,
    /// From its start to its end.
    pub points: Vec<Point>,
    pub kind: EdgeKind,
}

/// What is drawn now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    pub boxes: Vec<(RecordId, Rect)>,
    pub lines: Vec<Line>,
    /// Too many to draw one by one: a painting of all of them stands in their place.
    pub is_far: bool,
}

struct Held {
    drawing: Drawing,
    moment: Moment,
}

/// Where boxes glide from.
#[derive(Default)]
struct Glide {
    from: BTreeMap<RecordId, Point>,
    began_ms: f64,
}

/// The drawing. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Sheet {
    held: StoredValue<Option<Held>, LocalStorage>,
    /// Counts up when places changed.
    pub revision: RwSignal<u64>,
    pub camera: RwSignal<Camera>,
    /// The size of the view, in pixels; nothing is drawn before it is known.
    pub size: RwSignal<(f64, f64)>,
    /// Counts up with every frame of a glide.
    pub frame: RwSignal<u64>,
    glide: StoredValue<Glide>,
    /// What stays where it is on the screen at the next change, whatever else moves.
    anchor: StoredValue<Option<RecordId>>,
    /// Whether somebody chose what to look at: until then everything stays in view as far as it can be read.
    pub is_chosen: StoredValue<bool>,
    /// Whether a pointer is down: then nothing moves by itself.
    pub is_held: StoredValue<bool>,
    /// What is drawn now.
    pub shown: Memo<Shown>,
}

impl Sheet {
    /// A drawing that follows the open workbook.
    pub fn new(workbench: Workbench) -> Self {
        let held = StoredValue::new_local(None);
        let revision = RwSignal::new(0);
        let camera = RwSignal::new(Camera::default());
        let size = RwSignal::new((0.0, 0.0));
        let window = Memo::new(move |_| window_of(camera.get(), size.get()));
        let is_tiny = Memo::new(move |_| camera.get().scale < TINY);
        let viewer = workbench.viewer;
        let shown = Memo::new(move |_| {
            revision.track();
            let active = viewer.active.with(|active| active.as_ref().map(|(id, _)| id.clone()));
            let Some(window) = window.get() else { return Shown::default() };
            held.with_value(|held: &Option<Held>| {
                held.as_ref()
                    .map(|held| shown_in(held.drawing.layout(), window, is_tiny.get(), active.as_ref()))
                    .unwrap_or_default()
            })
        });
        let sheet = Self {
            held,
            revision,
            camera,
            size,
            frame: RwSignal::new(0),
            glide: StoredValue::default(),
            anchor: StoredValue::default(),
            is_held: StoredValue::new(false),
            is_chosen: StoredValue::new(false),
            shown,
        };
        Effect::new(move |_| {
            workbench.read(|_| ());
            viewer.fold.track();
            let direction = viewer.direction.get();
            let size = size.get();
            if size.0 <= 0.0 {
                return;
            }
            let arrangement = Arrangement { direction, ..Arrangement::default() };
            let is_whole = viewer.fold.with_untracked(|fold| fold.only_branch.is_none());
            if held.with_value(Option::is_none) && is_whole && !viewer.has_own_folds() {
                let active = viewer.active.get_untracked().map(|(id, _)| id);
                let folded = workbench.peek(|workbook| overview::folds(workbook, arrangement, size, active.as_ref()));
                if !folded.is_empty() {
                    viewer.suggest_folds(folded);
                }
            }
            viewer.fold.with_untracked(|fold| sheet.refresh(workbench, fold, arrangement));
        });
        on_cleanup(move || viewer.withdraw_folds());
        sheet
    }

    /// Reads the layout; `None` before anything is drawn.
    pub fn read<T>(self, f: impl FnOnce(&Layout<RecordId>) -> T) -> Option<T> {
        self.held.with_value(|held| held.as_ref().map(|held| f(held.drawing.layout())))
    }

    /// A box that stays where it is on the screen when the next change comes.
    pub fn hold(self, id: &RecordId) {
        self.anchor.set_value(Some(id.clone()));
    }

    /// Brings the drawing up to date. What somebody looks at stays where it is on the screen.
    fn refresh(self, workbench: Workbench, fold: &FoldState, arrangement: Arrangement) {
        let viewer = workbench.viewer;
        let active = viewer.active.get_untracked().map(|(id, _)| id);
        let drawn = self.shown.get_untracked();
        let before = self.read(|layout| Before::of(layout, active.as_ref()));
        let is_first = self.held.with_value(Option::is_none);
        let moved = workbench.peek(|workbook| {
            let mut size_of = |id: &RecordId| size::of(workbook, id);
            let now = workbench.touched_now();
            let mut moved = true;
            self.held.update_value(|held| {
                let known = held.as_mut().filter(|held| held.drawing.layout().arrangement() == arrangement);
                let touched = known.as_ref().and_then(|held| workbench.touched_since(held.moment));
                if let (Some(held), Some(touched)) = (known, touched) {
                    moved = held.drawing.refresh(workbook, fold, &touched, &mut size_of);
                    held.moment = now;
                } else {
                    let drawing = Drawing::of(workbook, fold, arrangement, &mut size_of);
                    *held = Some(Held { drawing, moment: now });
                }
            });
            moved
        });
        if !moved {
            return;
        }
        if is_first {
            self.look_at_the_beginning(active);
        } else {
            let held = self.anchor.try_update_value(Option::take).flatten();
            let camera = self.camera.get_untracked();
            let shift = self.read(|layout| {
                let view = camera.view(self.size.get_untracked());
                let stays = active.filter(|id| before.as_ref().is_some_and(|before| before.hangs == hangs(layout, id)));
                moved_by(layout, &drawn.boxes, view, held.or(stays).as_ref())
            });
            let shift = shift.unwrap_or_default();
            let moved = Camera { x: camera.x + shift.x, y: camera.y + shift.y, ..camera };
            let after = before.and_then(|before| self.keeping_all(camera, moved, before.bounds)).unwrap_or(moved);
            self.camera.set(after);
            let shift = Point { x: after.x - camera.x, y: after.y - camera.y };
            let from = drawn.boxes.iter().map(|(id, rect)| {
                let now = self.offset(id);
                (id.clone(), Point { x: rect.x + shift.x + now.x, y: rect.y + shift.y + now.y })
            });
            self.begin_glide(from.collect());
        }
        self.revision.update(|revision| *revision += 1);
    }

    /// Where the camera goes so that what was all in view stays so, when that can be read; as little as possible.
    fn keeping_all(self, camera: Camera, moved: Camera, before: Rect) -> Option<Camera> {
        let size = self.size.get_untracked();
        let bounds = self.read(Layout::bounds)?;
        let whole = Camera::fitting(bounds, size);
        let fits =
            |camera: Camera| camera.clears(bounds, size) || !whole.clears(bounds, size) && camera.shows(bounds, size);
        if !camera.shows(before, size) || fits(moved) {
            return None;
        }
        let shown = moved.showing(bounds, size);
        if fits(shown) { Some(shown) } else { whole.is_readable().then_some(whole) }
    }

    /// As at first: everything that can be read, or the beginning of it, with the active box.
    fn look_at_the_beginning(self, active: Option<RecordId>) {
        let camera = self.read(|layout| {
            let camera = self.opening(layout);
            let active = active.and_then(|id| layout.rect_of(&id));
            active.map_or(camera, |rect| camera.showing(rect, self.size.get_untracked()))
        });
        self.camera.set(camera.unwrap_or_default());
    }

    /// What is looked at as long as nobody chose otherwise.
    fn opening(self, layout: &Layout<RecordId>) -> Camera {
        let first = layout.children(None).next().and_then(|id| layout.rect_of(id));
        Camera::opening(layout.bounds(), self.size.get_untracked(), first)
    }

    /// After the view changed its size: what somebody works on stays in it. Not while a pointer is down.
    pub fn keep_in_view(self, active: Option<RecordId>) {
        match active {
            _ if self.is_held.get_value() => {}
            Some(id) if self.is_chosen.get_value() || !self.can_be_read_whole() => self.show(&id),
            active if !self.is_chosen.get_value() => self.look_at_the_beginning(active),
            _ => {}
        }
    }

    fn can_be_read_whole(self) -> bool {
        let size = self.size.get_untracked();
        self.read(|layout| Camera::fitting(layout.bounds(), size).is_readable()).unwrap_or(false)
    }

    /// Everything in view.
    pub fn fit(self) {
        if let Some(bounds) = self.read(Layout::bounds) {
            self.camera.set(Camera::fitting(bounds, self.size.get_untracked()));
        }
    }

    /// Moves what is looked at, because somebody wants to.
    pub fn look(self, change: impl FnOnce(Camera) -> Camera) {
        self.is_chosen.set_value(true);
        self.camera.update(|camera| *camera = change(*camera));
    }

    /// Nearer or further, around a place in the view or around its middle.
    pub fn zoom(self, factor: f64, at: Option<(f64, f64)>) {
        let (width, height) = self.size.get_untracked();
        self.look(|camera| camera.zoomed(factor, at.unwrap_or((width / 2.0, height / 2.0))));
    }

    /// A box in view, moving no further than needed. As long as nobody chose what to look at, a tree that grows takes
    /// its beginning along.
    pub fn show(self, id: &RecordId) {
        let size = self.size.get_untracked();
        let camera = self.camera.get_untracked();
        let shown = self.read(|layout| {
            let rect = layout.rect_of(id)?;
            let opening = self.opening(layout);
            let shown = camera.showing(rect, size);
            let is_free = shown != camera && !self.is_chosen.get_value() && opening.showing(rect, size) == opening;
            Some(if is_free { opening } else { shown })
        });
        if let Some(shown) = shown.flatten().filter(|shown| *shown != camera) {
            self.camera.set(shown);
        }
    }

    fn begin_glide(self, from: BTreeMap<RecordId, Point>) {
        let reduced = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
        if reduced.is_some_and(|query| query.matches()) {
            return;
        }
        let is_running = self.progress() < 1.0;
        self.glide.set_value(Glide { from, began_ms: crate::part::elapsed_ms() });
        if !is_running {
            self.next_frame();
        }
    }

    fn next_frame(self) {
        request_animation_frame(move || {
            if self.frame.try_update(|frame| *frame += 1).is_some() && self.progress() < 1.0 {
                self.next_frame();
            }
        });
    }

    fn progress(self) -> f64 {
        let began_ms = self.glide.with_value(|glide| if glide.from.is_empty() { f64::MIN } else { glide.began_ms });
        ((crate::part::elapsed_ms() - began_ms) / GLIDE_MS).clamp(0.0, 1.0)
    }

    /// How far a box still is from its place.
    pub fn offset(self, id: &RecordId) -> Point {
        let left = (1.0 - self.progress()).powi(3);
        if left <= 0.0 {
            return Point { x: 0.0, y: 0.0 };
        }
        let from = self.glide.with_value(|glide| glide.from.get(id).copied());
        let to = self.read(|layout| layout.rect_of(id)).flatten();
        match (from, to) {
            (Some(from), Some(to)) => Point { x: (from.x - to.x) * left, y: (from.y - to.y) * left },
            _ => Point { x: 0.0, y: 0.0 },
        }
    }
}

/// What is known of a drawing before a change.
struct Before {
    bounds: Rect,
    /// Where the active box hangs.
    hangs: Option<(Option<RecordId>, usize)>,
}

impl Before {
    fn of(layout: &Layout<RecordId>, active: Option<&RecordId>) -> Self {
        Self { bounds: layout.bounds(), hangs: active.and_then(|id| hangs(layout, id)) }
    }
}

/// The goal that a box hangs below, and which of the boxes there it is; `None` when it is not drawn.
fn hangs(layout: &Layout<RecordId>, id: &RecordId) -> Option<(Option<RecordId>, usize)> {
    layout.contains(id).then_some(())?;
    let parent = layout.parent(id);
    Some((parent.cloned(), layout.children(parent).position(|child| child == id).unwrap_or(0)))
}

/// How far what stays has moved in the drawing: the anchor, when it is in view; else most of what is.
fn moved_by(layout: &Layout<RecordId>, drawn: &[(RecordId, Rect)], view: Rect, anchor: Option<&RecordId>) -> Point {
    let mut moves: Vec<(Point, usize)> = Vec::new();
    for (id, before) in drawn.iter().filter(|(_, rect)| rect.touches(&view)) {
        let Some(after) = layout.rect_of(id) else { continue };
        let by = Point { x: after.x - before.x, y: after.y - before.y };
        if Some(id) == anchor {
            return by;
        }
        match moves.iter_mut().find(|(other, _)| *other == by) {
            Some((_, count)) => *count += 1,
            None => moves.push((by, 1)),
        }
    }
    // Of those that are as many the first, as they were drawn.
    let most = moves.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map(|(by, _)| by).unwrap_or_default()
}

/// What is drawn around a view: in steps, so that a small pan draws nothing new.
fn window_of(camera: Camera, size: (f64, f64)) -> Option<Rect> {
    if size.0 <= 0.0 {
        return None;
    }
    let view = camera.view(size);
    let step = MARGIN / camera.scale;
    let down = |at: f64| (at / step).floor() * step - step;
    let up = |at: f64| (at / step).ceil() * step + step;
    let (x, y) = (down(view.x), down(view.y));
    Some(Rect { x, y, width: up(view.right()) - x, height: up(view.bottom()) - y })
}

fn shown_in(layout: &Layout<RecordId>, window: Rect, is_tiny: bool, active: Option<&RecordId>) -> Shown {
    let all = if is_tiny { Vec::new() } else { layout.boxes_in(window) };
    let is_far = is_tiny || all.len() > FAR;
    let mut boxes: Vec<(RecordId, Rect)> = Vec::new();
    if !is_far {
        boxes.extend(all.into_iter().map(|placed| (placed.key.clone(), placed.rect)));
    }
    if let Some(id) = active.filter(|id| !boxes.iter().any(|(drawn, _)| drawn == *id)) {
        boxes.extend(layout.rect_of(id).map(|rect| (id.clone(), rect)));
    }
    let lines = if is_far { Vec::new() } else { layout.edges_in(window) };
    let lines = lines.into_iter().map(|edge| Line {
        from: edge.from.clone(),
        to: edge.to.clone(),
        points: std::iter::once(edge.start).chain(edge.bends).chain([edge.end]).collect(),
        kind: edge.kind,
    });
    Shown { boxes, lines: lines.collect(), is_far }
}
