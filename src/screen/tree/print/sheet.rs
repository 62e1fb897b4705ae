//! The sheets themselves: in the page, but only on paper.

use super::super::kind_name;
use super::content::{Row, Sheet};
use crate::app::{Paper, today_in_words};
use crate::language::{say, say_with};
use leptos::prelude::*;

/// Everything that goes to the printer.
#[component]
pub fn Sheets(title: String, drawing: String, sheets: Vec<Sheet>, paper: Paper, lies_down: bool) -> impl IntoView {
    // Each class has a size of page of its own (`style/screen/print.css`).
    let class = match (paper, lies_down) {
        (Paper::A4, false) => "wb-print wb-print--a4",
        (Paper::A4, true) => "wb-print wb-print--a4-down",
        (Paper::A3, false) => "wb-print wb-print--a3",
        (Paper::A3, true) => "wb-print wb-print--a3-down",
    };
    let title = if title.trim().is_empty() { say("start.untitled") } else { title };
    let foot = say_with("print.foot", &[("title", &title), ("day", &today_in_words())]);
    view! {
        <div class=class>
            <section class="wb-print__sheet wb-print__sheet--drawing" aria-label=say("print.overview")>
                <h1 class="wb-print__title">{title}</h1>
                <p class="wb-print__path">{say_with("print.made", &[("day", &today_in_words())])}</p>
                <div class="wb-print__drawing" inner_html=drawing></div>
            </section>
            {sheets.into_iter().map(|sheet| view! { <SheetOf sheet foot=foot.clone()/> }).collect_view()}
        </div>
    }
}

/// A table, because browsers say its head again on every page it goes on to.
#[component]
fn SheetOf(sheet: Sheet, foot: String) -> impl IntoView {
    let Sheet { path, title, rows } = sheet;
    let (named, table) = (title.clone(), title.clone());
    let columns = ["print.goal", "print.activities", "print.indicators", "print.points"];
    view! {
        <section class="wb-print__sheet" aria-label=named>
            <table class="wb-print__table" aria-label=table>
                <thead>
                    <tr><th colspan="4" scope="colgroup" class="wb-print__head">
                        <span class="wb-print__path">{path}</span>
                        <span class="wb-print__title">{title}</span>
                    </th></tr>
                    <tr>{columns.map(|key| view! { <th scope="col">{say(key)}</th> })}</tr>
                </thead>
                <tfoot><tr><td colspan="4">{foot}</td></tr></tfoot>
                <tbody>{rows.into_iter().map(|row| view! { <RowOf row/> }).collect_view()}</tbody>
            </table>
        </section>
    }
}

#[component]
fn RowOf(row: Row) -> impl IntoView {
    let Row { level, kind, text, activities, indicators, points } = row;
    let pairs = |pairs: Vec<(String, String)>| {
        let lines = pairs
            .into_iter()
            .map(|(name, more)| view! { <li>{name}" "<span class="wb-print__more">{more}</span></li> });
        view! { <ul>{lines.collect_view()}</ul> }
    };
    view! {
        <tr>
            <th scope="row" data-level=level.min(5).to_string()>
                {(!kind.is_empty()).then(|| view! { <span class="wb-print__kind">{kind_name(kind)}</span> })}
                {text}
            </th>
            <td>{pairs(activities)}</td>
            <td>{pairs(indicators)}</td>
            <td><ul>{points.into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul></td>
        </tr>
    }
}
