//! The drawing as a file: of everything or of one branch, never cropped.

use super::drawn::{FONT, LINE, providers, size_of};
use super::{kind_code, kind_name};
use crate::app::{PictureFile, Workbench};
use crate::language::{say, say_with};
use crate::part::{Button, Look};
use leptos::prelude::*;
use waardenboom_core::format::svg::{self, Palette, Picture, PictureBox, PictureLink, Shape, Way};
use waardenboom_core::model::Workbook;
use waardenboom_core::store::RecordId;
use waardenboom_core::tree::{Arrangement, Direction, Drawing, Edge, EdgeKind, FoldState, Point, wrap};

/// From the edge of a box to its text: as on the screen.
const PADDING: f64 = 12.0;
/// The arrowhead where a contribution arrives at its goal.
const ARROW: f64 = 9.0;

/// A picture of the whole tree, or of one branch, with nothing folded.
pub fn picture(workbook: &Workbook, branch: Option<RecordId>, direction: Direction) -> Picture {
    let title = branch.as_ref().and_then(|id| workbook.text_of(id)).unwrap_or_else(|| workbook.title()).to_owned();
    let fold = FoldState { only_branch: branch, ..FoldState::default() };
    let arrangement = Arrangement { direction, ..Arrangement::default() };
    let drawing = Drawing::of(workbook, &fold, arrangement, &mut |id| size_of(workbook, id));
    let layout = drawing.layout();
    let all = layout.bounds();
    let boxes = layout.boxes_in(all).into_iter().map(|placed| {
        let text = workbook.text_of(placed.key).unwrap_or_default();
        let kind = kind_code(workbook, placed.key);
        PictureBox {
            x: placed.rect.x,
            y: placed.rect.y,
            width: placed.rect.width,
            height: placed.rect.height,
            shape: match kind {
                "ambition" => Shape::Rounded,
                "activity" => Shape::Stadium,
                "output" => Shape::Cut,
                _ => Shape::Square,
            },
            kind,
            label: kind_name(kind),
            lines: wrap(text, placed.rect.width - 2.0 * PADDING, FONT),
            foot: foot(workbook, placed.key, placed.rect.width - 2.0 * PADDING),
            title: text.to_owned(),
        }
    });
    Picture {
        title,
        boxes: boxes.collect(),
        links: layout.edges_in(all).into_iter().map(|edge| link(&edge, direction)).collect(),
        width: 1.0,
        height: 1.0,
        font_px: FONT,
        line_px: LINE,
        padding_px: PADDING,
    }
}

/// Who does an activity, as far as one line holds it.
fn foot(workbook: &Workbook, id: &RecordId, room: f64) -> String {
    let names = providers(workbook, id);
    let lines = wrap(&names, room, FONT * svg::LABEL);
    match lines.as_slice() {
        [first, _, ..] => format!("{first}…"),
        _ => names,
    }
}

fn link(edge: &Edge<'_, RecordId>, direction: Direction) -> PictureLink {
    let point = |at: Point| svg::Point { x: at.x, y: at.y };
    let is_contribution = edge.kind != EdgeKind::Branch;
    let curves = edge.curves(direction).map(|curve| curve.map(point)).collect();
    PictureLink {
        way: Way::Curves(curves),
        is_contribution,
        arrowhead: is_contribution.then(|| direction.arrowhead(edge.start, ARROW).map(point)),
        is_negative: matches!(edge.kind, EdgeKind::Contribution(Some(strength)) if strength < 0.0),
    }
}

/// Which part, and which kind of file.
#[component]
pub fn PictureChoice(done: Callback<()>) -> impl IntoView {
    let workbench = Workbench::get();
    let viewer = workbench.viewer;
    let branch = viewer.active.get_untracked().map(|(id, _)| id).filter(|id| id.table() == "goal");
    let save = move |branch: Option<RecordId>, kind: PictureFile| {
        let direction = viewer.direction.get_untracked();
        let picture = workbench.peek(|workbook| Some(picture(workbook, branch, direction)));
        if let Some(picture) = picture {
            let text = svg::svg(&picture, &Palette::LIGHT, 1.0);
            workbench.save_picture(&picture.title, text, kind);
        }
        done.run(());
    };
    let choices = move |title: String, branch: Option<RecordId>, look: Look| {
        let (one, other) = (branch.clone(), branch);
        view! {
            <section class="wb-stack">
                <h3 class="nl-heading nl-heading--level-4">{title.clone()}</h3>
                <div class="utrecht-button-group">
                    <Button label=say("picture.png") icon="download" look name=Signal::stored(format!("{}: {title}", say("picture.png"))) on_press=move |_| save(one.clone(), PictureFile::Png)/>
                    <Button label=say("picture.svg") icon="download" name=Signal::stored(format!("{}: {title}", say("picture.svg"))) on_press=move |_| save(other.clone(), PictureFile::Svg)/>
                </div>
            </section>
        }
    };
    view! {
        <p class="nl-paragraph">{say("picture.explained")}</p>
        {choices(say("picture.whole"), None, Look::Primary)}
        {branch.map(|id| choices(say_with("picture.branch", &[("name", &crate::app::shortened(&workbench.name_of(&id)))]), Some(id), Look::Secondary))}
    }
}
