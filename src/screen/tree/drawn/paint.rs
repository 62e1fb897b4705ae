//! Boxes too many or too small for elements of their own: painted, from far and in the small map.

use super::camera::Camera;
use super::sheet::Sheet;
use crate::app::Workbench;
use crate::language::say;
use crate::part;
use leptos::ev::PointerEvent;
use leptos::html::Canvas;
use leptos::prelude::*;
use std::time::Duration;
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Edge, Layout, PlacedBox, Rect};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The kinds that are painted, with the custom property of their colour.
const KINDS: [(&str, &str); 5] = [
    ("ambition", "--wb-kind-ambition"),
    ("outcome", "--wb-kind-outcome"),
    ("subgoal", "--wb-kind-subgoal"),
    ("output", "--wb-kind-output"),
    ("activity", "--wb-kind-activity"),
];

/// A canvas of a size in pixels of the page, ready to paint on in those pixels.
fn canvas_of(
    node: &NodeRef<Canvas>,
    (width, height): (f64, f64),
) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = node.try_get_untracked().flatten()?;
    let density = window().device_pixel_ratio();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    let pixels = |size: f64| (size * density).round().max(1.0) as u32;
    if (canvas.width(), canvas.height()) != (pixels(width), pixels(height)) {
        canvas.set_width(pixels(width));
        canvas.set_height(pixels(height));
    }
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_transform(density, 0.0, 0.0, density, 0.0, 0.0).ok()?;
    context.clear_rect(0.0, 0.0, width, height);
    Some((canvas, context))
}

/// Paints boxes and branches as a camera sees them.
fn paint(
    canvas: &HtmlCanvasElement,
    context: &CanvasRenderingContext2d,
    workbook: &Workbook,
    layout: &Layout<RecordId>,
    camera: Camera,
    view: Rect,
) {
    // Only a property in use says what light-dark() comes to.
    let style = window().get_computed_style(canvas).ok().flatten();
    let colour = |name: &str| {
        part::set_style(canvas, "color", &format!("var({name})"));
        style.as_ref().and_then(|style| style.get_property_value("color").ok()).unwrap_or_default()
    };
    let x = |x: f64| (x - camera.x) * camera.scale;
    let y = |y: f64| (y - camera.y) * camera.scale;
    context.set_line_width(1.0);
    context.set_stroke_style_str(&colour("--wb-guide"));
    context.begin_path();
    for Edge { start, end, .. } in layout.branches_in(view) {
        context.move_to(x(start.x), y(start.y));
        context.line_to(x(end.x), y(end.y));
    }
    context.stroke();
    let boxes = layout.boxes_in(view);
    for (kind, property) in KINDS {
        context.set_fill_style_str(&colour(property));
        for PlacedBox { key, rect } in &boxes {
            if super::super::kind_code(workbook, key) == kind {
                let (width, height) = ((rect.width * camera.scale).max(1.0), (rect.height * camera.scale).max(1.0));
                context.fill_rect(x(rect.x), y(rect.y), width, height);
            }
        }
    }
}

/// Everything in view as a painting, when there is more of it than can be read.
#[component]
pub fn Far(sheet: Sheet) -> impl IntoView {
    let workbench = Workbench::get();
    let node = NodeRef::<Canvas>::new();
    Effect::new(move |_| {
        let (camera, size) = (sheet.camera.get(), sheet.size.get());
        sheet.revision.track();
        node.track();
        let Some((canvas, context)) = canvas_of(&node, size) else { return };
        workbench.peek(|workbook| {
            sheet.read(|layout| paint(&canvas, &context, workbook, layout, camera, camera.view(size)));
        });
    });
    view! { <canvas class="wb-drawn__far" aria-hidden="true" node_ref=node></canvas> }
}

/// The size of the small map.
const MAP: (f64, f64) = (176.0, 116.0);

/// All of the tree, small, with what is in view: to see where one is, and to go elsewhere.
#[component]
pub fn MiniMap(sheet: Sheet) -> impl IntoView {
    let workbench = Workbench::get();
    let node = NodeRef::<Canvas>::new();
    let frame = NodeRef::<leptos::html::Div>::new();
    let whole = Memo::new(move |_| {
        sheet.revision.track();
        sheet.read(Layout::bounds)
    });
    // Not needed where all is in view, or nearly.
    let is_needed = Memo::new(move |_| {
        let view = sheet.camera.get().view(sheet.size.get());
        whole.get().is_some_and(|all| {
            all.x < view.x - 8.0
                || all.y < view.y - 8.0
                || all.right() > view.right() + 8.0
                || all.bottom() > view.bottom() + 8.0
        })
    });
    let small = Memo::new(move |_| whole.get().map(map_camera));
    // It may follow a moment later: nobody waits for it.
    let repaint = move || {
        let (Some(Some(camera)), Some((canvas, context))) = (small.try_get_untracked(), canvas_of(&node, MAP)) else {
            return;
        };
        workbench.peek(|workbook| {
            sheet.read(|layout| paint(&canvas, &context, workbook, layout, camera, layout.bounds()));
        });
    };
    let repaint = leptos::leptos_dom::helpers::debounce(Duration::from_millis(120), move |()| repaint());
    let repaint = StoredValue::new_local(repaint);
    Effect::new(move |_| {
        sheet.revision.track();
        node.track();
        if is_needed.get() {
            repaint.update_value(|repaint| repaint(()));
        }
    });
    Effect::new(move |_| {
        let view = sheet.camera.get().view(sheet.size.get());
        if let (Some(frame), Some(map)) = (frame.get(), small.get()) {
            let within = |at: f64, most: f64| at.clamp(0.0, most);
            let (left, top) =
                (within((view.x - map.x) * map.scale, MAP.0), within((view.y - map.y) * map.scale, MAP.1));
            let right = within((view.right() - map.x) * map.scale, MAP.0);
            let bottom = within((view.bottom() - map.y) * map.scale, MAP.1);
            part::set_style(&frame, "transform", &format!("translate({left}px,{top}px)"));
            part::set_style(&frame, "width", &format!("{}px", right - left));
            part::set_style(&frame, "height", &format!("{}px", bottom - top));
        }
    });
    let go = move |event: &PointerEvent| {
        let (Some(Some(map)), Some(canvas)) = (small.try_get_untracked(), node.get_untracked()) else { return };
        let corner = canvas.get_bounding_client_rect();
        let place =
            map.place((f64::from(event.client_x()) - corner.left(), f64::from(event.client_y()) - corner.top()));
        sheet.look(|camera| {
            let view = camera.view(sheet.size.get_untracked());
            Camera { x: place.x - view.width / 2.0, y: place.y - view.height / 2.0, ..camera }
        });
    };
    view! {
        {move || is_needed.get().then(|| view! {
            <div class="wb-map" title=say("tree.map") aria-hidden="true"
                on:pointerdown=move |event: PointerEvent| { event.stop_propagation(); event.prevent_default(); go(&event); }
                on:pointermove=move |event: PointerEvent| if event.buttons() == 1 { event.stop_propagation(); go(&event); }
            >
                <canvas class="wb-map__canvas" node_ref=node></canvas>
                <div class="wb-map__view" node_ref=frame></div>
            </div>
        })}
    }
}

/// All of it in the small map, in the middle.
fn map_camera(all: Rect) -> Camera {
    let scale = (MAP.0 / all.width.max(1.0)).min(MAP.1 / all.height.max(1.0)).min(0.2);
    let start = |start: f64, size: f64, room: f64| start + size / 2.0 - room / scale / 2.0;
    Camera { x: start(all.x, all.width, MAP.0), y: start(all.y, all.height, MAP.1), scale }
}
