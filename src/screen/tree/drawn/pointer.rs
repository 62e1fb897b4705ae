//! The pointer over the drawing: panning, zooming, choosing with a rubber band, dragging boxes to another place.

use super::super::gesture;
use super::boxes::{place_id, row_of};
use super::sheet::Sheet;
use crate::app::Workbench;
use crate::language::{say, say_count, say_with};
use crate::part;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent};
use leptos::prelude::*;
use std::collections::BTreeSet;
use waardenboom_core::command::{Command, Place};
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Landing, Layout, Point, Rect};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A pointer that moves less than this is a press, in pixels.
const STILL: f64 = 5.0;

/// A pointer that is down.
#[derive(Clone, Copy, Debug)]
struct Finger {
    id: i32,
    at: (f64, f64),
}

/// What the pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
enum Doing {
    #[default]
    Nothing,
    /// Down, and not moved enough to know.
    Pressing {
        from: (f64, f64),
        on: Option<RecordId>,
        band: bool,
        may_drag: bool,
    },
    Panning,
    Pinching,
    Banding {
        from: Point,
        to: Point,
    },
    Dragging(Drag),
}

/// Boxes on their way to another place.
#[derive(Clone, Debug, PartialEq)]
struct Drag {
    ids: Vec<RecordId>,
    at: Point,
    landing: Option<Landing<RecordId>>,
    /// The goal that an activity would come to serve.
    onto: Option<RecordId>,
}

/// The pointer. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub struct Pointer {
    workbench: Workbench,
    sheet: Sheet,
    doing: RwSignal<Doing>,
    fingers: StoredValue<Vec<Finger>>,
    swallows_click: StoredValue<bool>,
}

fn frame_of(event: &MouseEvent) -> Option<HtmlElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(".wb-drawn").ok().flatten()?.dyn_into().ok()
}

fn within(event: &MouseEvent) -> (f64, f64) {
    let corner = frame_of(event).map(|frame| frame.get_bounding_client_rect());
    let (left, top) = corner.map_or((0.0, 0.0), |corner| (corner.left(), corner.top()));
    (f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
}

/// The box an event is on; `Err` on something else that can be pressed or typed in.
fn box_at(event: &MouseEvent, sheet: Sheet) -> Result<Option<RecordId>, ()> {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return Ok(None) };
    let is_in = |selector| target.closest(selector).ok().flatten().is_some();
    if is_in("button, textarea, .wb-drawn__tools, .wb-map") {
        return Err(());
    }
    let Some(place) = target.closest(".wb-place").ok().flatten() else { return Ok(None) };
    let shown = sheet.shown.get_untracked();
    Ok(shown.boxes.into_iter().map(|(id, _)| id).find(|id| place_id(id) == place.id()))
}

impl Pointer {
    pub fn new(workbench: Workbench, sheet: Sheet) -> Self {
        let doing = RwSignal::new(Doing::Nothing);
        Self { workbench, sheet, doing, fingers: StoredValue::default(), swallows_click: StoredValue::new(false) }
    }

    /// Whether the drawing is being moved or something in it is.
    pub fn is_moving(self) -> bool {
        self.doing.with(|doing| !matches!(doing, Doing::Nothing | Doing::Pressing { .. }))
    }

    /// Zooms with Ctrl, else pans.
    pub fn wheel(self, event: &WheelEvent) {
        event.prevent_default();
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => 32.0,
            WheelEvent::DOM_DELTA_PAGE => 400.0,
            _ => 1.0,
        };
        let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
        if event.ctrl_key() || event.meta_key() {
            // A pinch on a touch pad comes as small steps, a wheel as large ones.
            let step = dy.clamp(-60.0, 60.0);
            self.sheet.zoom((-step * 0.008).exp(), Some(within(event)));
        } else {
            let by = if event.shift_key() && dx == 0.0 { (dy, 0.0) } else { (dx, dy) };
            self.sheet.look(|camera| camera.panned(by));
        }
    }

    pub fn down(self, event: &PointerEvent) {
        // Whatever came before, this is another press: a finger that panned gave no click to swallow.
        self.swallows_click.set_value(false);
        let Ok(on) = box_at(event, self.sheet) else { return };
        if event.button() > 1 {
            return;
        }
        let at = within(event);
        self.sheet.is_held.set_value(true);
        self.fingers.update_value(|fingers| {
            fingers.retain(|finger| finger.id != event.pointer_id());
            fingers.push(Finger { id: event.pointer_id(), at });
        });
        if self.fingers.with_value(Vec::len) > 1 {
            self.doing.set(Doing::Pinching);
            self.capture(event);
            return;
        }
        // With a finger one pans, unless it is on the box that was chosen before.
        let is_active = on.is_some() && self.workbench.viewer.chosen().iter().any(|id| Some(id) == on.as_ref());
        let may_drag = on.is_some() && event.button() == 0 && (event.pointer_type() != "touch" || is_active);
        let band = on.is_none() && event.shift_key() && event.button() == 0;
        if on.is_none() {
            event.prevent_default();
        }
        self.doing.set(Doing::Pressing { from: at, on, band, may_drag });
    }

    fn capture(self, event: &PointerEvent) {
        if let Some(frame) = frame_of(event) {
            let _ = frame.set_pointer_capture(event.pointer_id());
        }
        self.swallows_click.set_value(true);
    }

    pub fn moved(self, event: &PointerEvent) {
        let at = within(event);
        let Some(before) = self.move_finger(event.pointer_id(), at) else { return };
        let camera = self.sheet.camera.get_untracked();
        match self.doing.get_untracked() {
            Doing::Nothing => {}
            Doing::Pressing { from, on, band, may_drag } => {
                if (at.0 - from.0).hypot(at.1 - from.1) < STILL {
                    return;
                }
                self.capture(event);
                self.doing.set(match on {
                    Some(id) if may_drag => Doing::Dragging(self.drag_of(&id, camera.place(from))),
                    _ if band => Doing::Banding { from: camera.place(from), to: camera.place(at) },
                    _ => Doing::Panning,
                });
                self.moved_on(from, at);
            }
            _ => self.moved_on(before, at),
        }
    }

    /// Keeps the browser from seeing a swipe here: it takes the first tap after one for the end of its own scrolling.
    pub fn touched(self, event: &TouchEvent) {
        if untrack(|| self.is_moving()) {
            event.prevent_default();
        }
    }

    fn moved_on(self, before: (f64, f64), at: (f64, f64)) {
        let camera = self.sheet.camera.get_untracked();
        match self.doing.get_untracked() {
            Doing::Panning => {
                self.sheet.look(|camera| camera.panned((before.0 - at.0, before.1 - at.1)));
            }
            Doing::Pinching => self.pinch(before, at),
            Doing::Banding { from, .. } => self.doing.set(Doing::Banding { from, to: camera.place(at) }),
            Doing::Dragging(drag) => self.drag_to(drag, camera.place(at)),
            Doing::Nothing | Doing::Pressing { .. } => {}
        }
    }

    /// Where a finger was before; `None` for one that is not down.
    fn move_finger(self, id: i32, at: (f64, f64)) -> Option<(f64, f64)> {
        self.fingers
            .try_update_value(|fingers| {
                let finger = fingers.iter_mut().find(|finger| finger.id == id)?;
                Some(std::mem::replace(&mut finger.at, at))
            })
            .flatten()
    }

    fn pinch(self, before: (f64, f64), at: (f64, f64)) {
        let other =
            self.fingers.with_value(|fingers| fingers.iter().map(|finger| finger.at).find(|other| *other != at));
        let Some(other) = other else { return };
        let apart = |a: (f64, f64)| (a.0 - other.0).hypot(a.1 - other.1).max(1.0);
        let middle = (f64::midpoint(at.0, other.0), f64::midpoint(at.1, other.1));
        self.sheet.look(|camera| {
            let panned = camera.panned(((before.0 - at.0) / 2.0, (before.1 - at.1) / 2.0));
            panned.zoomed(apart(at) / apart(before), middle)
        });
    }

    fn drag_of(self, id: &RecordId, at: Point) -> Drag {
        let chosen = self.workbench.viewer.chosen();
        let ids = if chosen.contains(id) && id.table() == "goal" {
            chosen.into_iter().filter(|id| id.table() == "goal").collect()
        } else {
            vec![id.clone()]
        };
        Drag { ids, at, landing: None, onto: None }
    }

    fn drag_to(self, mut drag: Drag, at: Point) {
        drag.at = at;
        let is_activity = drag.ids.iter().all(|id| id.table() == "activity");
        self.sheet.read(|layout| {
            drag.landing = if is_activity { None } else { layout.landing(at, &drag.ids) };
            let over = layout.box_at(at).map(|placed| placed.key.clone());
            drag.onto = over.filter(|id| is_activity && id.table() == "goal");
        });
        self.doing.set(Doing::Dragging(drag));
    }

    pub fn up(self, event: &PointerEvent) {
        self.sheet.is_held.set_value(false);
        self.fingers.update_value(|fingers| fingers.retain(|finger| finger.id != event.pointer_id()));
        match self.doing.get_untracked() {
            Doing::Pinching if self.fingers.with_value(|fingers| !fingers.is_empty()) => {
                self.doing.set(Doing::Panning);
                return;
            }
            Doing::Pressing { on: None, .. } => {
                self.workbench.viewer.selected.update(BTreeSet::clear);
                part::focus_in_place("view");
            }
            // The press may have opened a panel.
            Doing::Pressing { on: Some(id), .. } => {
                part::after_drawing(move || self.sheet.keep_in_view(Some(id)));
            }
            Doing::Banding { from, to } => self.choose(from, to),
            Doing::Dragging(drag) => self.drop(drag),
            _ => {}
        }
        self.doing.set(Doing::Nothing);
    }

    pub fn cancelled(self, event: &PointerEvent) {
        self.sheet.is_held.set_value(false);
        self.fingers.update_value(|fingers| fingers.retain(|finger| finger.id != event.pointer_id()));
        self.doing.set(Doing::Nothing);
    }

    /// The end of a drag is no press on what happens to be below it.
    pub fn clicked(self, event: &MouseEvent) {
        if self.swallows_click.get_value() {
            self.swallows_click.set_value(false);
            event.stop_propagation();
            event.prevent_default();
        }
    }

    /// Esc lets go of what is dragged. Says whether the key did something here.
    pub fn key(self, event: &KeyboardEvent) -> bool {
        let is_busy = self.doing.with_untracked(|doing| matches!(doing, Doing::Dragging(_) | Doing::Banding { .. }));
        if event.key() == "Escape" && is_busy {
            self.doing.set(Doing::Nothing);
            event.prevent_default();
            return true;
        }
        false
    }

    fn choose(self, from: Point, to: Point) {
        let band = band_of(from, to);
        let all: BTreeSet<RecordId> = self
            .sheet
            .read(|layout| layout.boxes_in(band).into_iter().map(|placed| placed.key.clone()).collect())
            .unwrap_or_default();
        let viewer = self.workbench.viewer;
        if let Some(first) = all.first() {
            if let Some(row) = self.workbench.peek(|workbook| Some(row_of(workbook, first))) {
                viewer.go_to(row);
            }
            self.workbench.notify(say_count("tree.chosen", all.len()), false);
        }
        viewer.selected.set(all);
    }

    fn drop(self, drag: Drag) {
        let workbench = self.workbench;
        if let (Some(goal), Some(activity)) = (drag.onto, drag.ids.first()) {
            workbench.dispatch(Command::Contribute { activity: activity.clone(), goal });
        } else if let Some(Landing { parent, after, before, .. }) = drag.landing {
            let place = match (after, before, parent) {
                (Some(after), _, _) => Place::After(after),
                (None, Some(before), _) => Place::Before(before),
                (None, None, Some(parent)) => Place::LastIn(parent),
                (None, None, None) => Place::Top,
            };
            gesture::move_to(workbench, drag.ids, place);
        }
    }
}

fn band_of(from: Point, to: Point) -> Rect {
    let (x, y) = (from.x.min(to.x), from.y.min(to.y));
    Rect { x, y, width: (from.x - to.x).abs(), height: (from.y - to.y).abs() }
}

/// What is seen of a drag: what is on its way, and the exact place where it will land.
#[component]
pub fn DragShown(pointer: Pointer) -> impl IntoView {
    let doing = pointer.doing;
    let put = |element: &HtmlElement, rect: Rect| {
        part::set_style(element, "transform", &format!("translate({}px,{}px)", rect.x, rect.y));
        part::set_style(element, "width", &format!("{}px", rect.width));
        part::set_style(element, "height", &format!("{}px", rect.height));
    };
    let (gap, ghost, band) =
        (NodeRef::<leptos::html::Div>::new(), NodeRef::<leptos::html::Div>::new(), NodeRef::<leptos::html::Div>::new());
    let landing = Memo::new(move |_| {
        doing.with(|doing| match doing {
            Doing::Dragging(drag) => match &drag.onto {
                Some(goal) => pointer.sheet.read(|layout: &Layout<RecordId>| layout.rect_of(goal)).flatten(),
                None => drag.landing.as_ref().map(|landing| landing.gap),
            },
            _ => None,
        })
    });
    let is_onto = move || doing.with(|doing| matches!(doing, Doing::Dragging(Drag { onto: Some(_), .. })));
    let at =
        Memo::new(move |_| doing.with(|doing| if let Doing::Dragging(drag) = doing { Some(drag.at) } else { None }));
    let chosen = Memo::new(move |_| {
        doing.with(|doing| if let Doing::Banding { from, to } = doing { Some(band_of(*from, *to)) } else { None })
    });
    let name = move || {
        doing.with(|doing| match doing {
            Doing::Dragging(Drag { ids, .. }) if ids.len() > 1 => say_count("tree.chosen", ids.len()),
            Doing::Dragging(Drag { ids, .. }) => {
                ids.first().map(|id| crate::app::shortened(&pointer.workbench.name_of(id))).unwrap_or_default()
            }
            _ => String::new(),
        })
    };
    let place = move || {
        doing.with(|doing| match doing {
            Doing::Dragging(Drag { onto: Some(goal), .. }) => {
                say_with("tree.drop-serves", &[("name", &pointer.workbench.name_of(goal))])
            }
            Doing::Dragging(Drag { landing: Some(landing), .. }) => match &landing.parent {
                Some(parent) => {
                    say_with("tree.drop-below", &[("name", &crate::app::shortened(&pointer.workbench.name_of(parent)))])
                }
                None => say("tree.drop-top"),
            },
            _ => say("tree.drop-nowhere"),
        })
    };
    Effect::new(move |_| {
        if let (Some(element), Some(rect)) = (gap.get(), landing.get()) {
            put(&element, rect);
        }
        if let (Some(element), Some(at)) = (ghost.get(), at.get()) {
            part::set_style(&element, "transform", &format!("translate({}px,{}px)", at.x, at.y));
        }
        if let (Some(element), Some(rect)) = (band.get(), chosen.get()) {
            put(&element, rect);
        }
    });
    let is_dragging = Memo::new(move |_| at.get().is_some());
    let has_landing = Memo::new(move |_| landing.get().is_some());
    let is_banding = Memo::new(move |_| chosen.get().is_some());
    view! {
        {move || has_landing.get().then(|| view! { <div class="wb-landing" class:wb-landing--onto=is_onto node_ref=gap></div> })}
        {move || is_dragging.get().then(|| view! {
            <div class="wb-ghost" node_ref=ghost><strong>{name}</strong><span>{place}</span></div>
        })}
        {move || is_banding.get().then(|| view! { <div class="wb-band" node_ref=band></div> })}
    }
}
