//! People who weigh alike, as a map; nobody is named on it, but somebody may look where they stand themselves.

use super::Look;
use crate::app::Workbench;
use crate::language::{number, say, say_with};
use crate::part::{Field, Select};
use crate::screen::values::standing::figure::{Figure, Shown, drawn, table};
use leptos::prelude::*;
use std::sync::Arc;
use waardenboom_core::model::Workbook;
use waardenboom_core::weigh::depth::{CampMap, CampVerdict, Depth};
use waardenboom_core::weigh::picture::{self, MapPoint};
use waardenboom_core::weigh::workbook::inputs_of;

/// The sentence, the map and the table of the groups.
pub fn camps(look: &Look) -> AnyView {
    let Some(map) = &look.found.camps else {
        return view! { <p class="nl-paragraph">{say("depth.no-camps-yet")}</p> }.into_any();
    };
    let silhouette = map.silhouette.map(|found| number(found, 2)).unwrap_or_default();
    let key = match map.verdict {
        CampVerdict::AllAlike => "depth.camps-alike",
        CampVerdict::NoClearCamps => "depth.camps-none",
        CampVerdict::TooSmall => "depth.camps-small",
        CampVerdict::Clear => "depth.camps-clear",
    };
    let sentence = say_with(key, &[("count", &map.camps.len().to_string()), ("silhouette", &silhouette)]);
    let values = look.values();
    let (found, revealed) = (Arc::clone(look.found), look.revealed);
    view! { <p class="nl-paragraph">{sentence.clone()}</p><Map found sentence values revealed/> }.into_any()
}

/// Somebody's own place on the map, by their weights.
fn place(map: &CampMap, weights: &[f64]) -> (f64, f64) {
    let on = |axis: usize| {
        let direction = map.axes.get(axis).map_or(&[][..], Vec::as_slice);
        direction
            .iter()
            .zip(weights.iter().zip(&map.means))
            .map(|(along, (weight, mean))| along * (weight - mean))
            .sum()
    };
    (on(0), on(1))
}

/// The weights of one participant, as they count.
fn weights_of(workbook: &Workbook, id: &str) -> Option<Vec<f64>> {
    let inputs = inputs_of(workbook);
    let at = inputs.comparable.participants.iter().position(|person| person.id == id)?;
    inputs.comparable.weights().ok()?.into_iter().nth(at)?
}

#[component]
fn Map(found: Arc<Depth>, sentence: String, values: Vec<String>, revealed: super::Revealed) -> impl IntoView {
    let workbench = Workbench::get();
    let mine = RwSignal::new(String::new());
    let options = Signal::derive(move || {
        let people = workbench.read(|workbook| {
            let inputs = inputs_of(workbook);
            let text = |id: &String| {
                waardenboom_core::store::RecordId::parse(id).and_then(|id| workbook.text_of(&id).map(str::to_owned))
            };
            inputs
                .comparable
                .participants
                .iter()
                .filter(|person| person.points.is_some())
                .map(|person| (person.id.clone(), text(&person.id).unwrap_or_default()))
                .collect::<Vec<_>>()
        });
        [(String::new(), say("depth.mine-none"))].into_iter().chain(people).collect::<Vec<_>>()
    });
    let named = |at: usize| say_with("depth.camp", &[("number", &(at + 1).to_string())]);
    let camps = found.camps.as_ref().map_or_else(Vec::new, |map| (0..map.camps.len()).map(named).collect());
    let show = move |title: &str| {
        let map = found.camps.as_ref()?;
        let dot = |point: &waardenboom_core::weigh::depth::CampPoint| MapPoint {
            x: point.x,
            y: point.y,
            camp: point.camp,
            mine: false,
        };
        let mut points: Vec<MapPoint> = map.points.iter().map(dot).collect();
        if let Some(weights) = workbench.read(|workbook| weights_of(workbook, &mine.get())) {
            let (x, y) = place(map, &weights);
            points.push(MapPoint { x, y, camp: None, mine: true });
        }
        let rows = map.camps.iter().zip(&camps).map(|(camp, name)| {
            let weights = camp.weights.iter().map(|weight| number(weight * 100.0, 0));
            (name.clone(), [camp.people.to_string()].into_iter().chain(weights).collect())
        });
        let heads = [say("depth.head.camp"), say("depth.head.people")].into_iter().chain(values.clone());
        let as_table = table(title.to_owned(), heads.collect(), rows.collect());
        let mine = say("depth.mine");
        Some(Shown {
            sentence: sentence.clone(),
            picture: drawn(title, |words| picture::map(words, &points, &camps, &mine)),
            table: Some(as_table),
        })
    };
    view! {
        <div class="wb-form-line"><Field label=say("depth.mine-label") id="depth-mine"><Select id="depth-mine" options value=mine on_change=move |id| mine.set(id)/></Field></div>
        <Figure code="camps" title=say("depth.way.camps") revealed show/>
    }
}
