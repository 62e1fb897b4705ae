//! A picture of where the group stands: shown on command, never by itself, with its sentence, its table and its files.

use crate::app::{PictureFile, Workbench};
use crate::language::{self, say, say_with};
use crate::part::{Button, Icon, Look, after_drawing, focus_by_id};
use leptos::prelude::*;
use std::collections::BTreeSet;
use waardenboom_core::weigh::picture::{Picture, Words};

/// Which pictures somebody asked for; it lasts as long as the step is on screen.
pub type Revealed = RwSignal<BTreeSet<&'static str>>;

/// What a picture says.
pub struct Shown {
    /// In one sentence what is to be seen.
    pub sentence: String,
    /// The picture.
    pub picture: Picture,
    /// The same as a table, when it stands nowhere else on the page.
    pub table: Option<AnyView>,
}

/// Makes the picture in words of this language.
pub fn drawn(title: &str, draw: impl FnOnce(&Words) -> Picture) -> Picture {
    let poll = say("standing.poll");
    draw(&Words { title, poll: &poll, decimal_comma: language::current() == language::Language::Dutch })
}

/// One picture: first a button, then what it shows. `show` is asked only once somebody wants to see it.
#[component]
pub fn Figure<F>(code: &'static str, #[prop(into)] title: String, revealed: Revealed, show: F) -> impl IntoView
where
    F: Fn(&str) -> Option<Shown> + Send + 'static,
{
    let workbench = Workbench::get();
    let id = format!("figure-{code}");
    let focus = id.clone();
    let name = StoredValue::new(title);
    let toggle = move |is_shown: bool| {
        revealed.update(|revealed| {
            if is_shown {
                revealed.insert(code);
            } else {
                revealed.remove(code);
            }
        });
        let focus = focus.clone();
        after_drawing(move || focus_by_id(&focus));
    };
    move || {
        let title = name.get_value();
        if !revealed.with(|revealed| revealed.contains(code)) {
            let toggle = toggle.clone();
            let label = say_with("standing.show", &[("name", &title)]);
            return view! { <p class="wb-figure__ask"><Button id=id.clone() label icon="panel" on_press=move |_| toggle(true)/></p> }.into_any();
        }
        let Some(Shown { sentence, picture, table }) = show(&title) else {
            return view! { <p class="nl-paragraph wb-muted">{say_with("standing.too-few", &[("name", &title)])}</p> }
                .into_any();
        };
        let svg = StoredValue::new(picture.svg.clone());
        let save = move |kind: PictureFile| workbench.save_picture(&name.get_value(), svg.get_value(), kind);
        let toggle = toggle.clone();
        view! {
            <figure class="wb-figure">
                <div class="wb-picture" tabindex="0" role="region" aria-label=title.clone() inner_html=picture.svg></div>
                <figcaption class="wb-figure__caption">
                    <p class="nl-paragraph"><span class="nl-data-badge wb-badge--info"><Icon name="info"/>{say("standing.poll")}</span>" "{sentence}</p>
                    <div class="utrecht-button-group">
                        <Button id=id.clone() label=say_with("standing.hide", &[("name", &title)]) look=Look::Subtle on_press=move |_| toggle(false)/>
                        <Button label=say("picture.png") look=Look::Subtle icon="download" on_press=move |_| save(PictureFile::Png)/>
                        <Button label=say("picture.svg") look=Look::Subtle icon="download" on_press=move |_| save(PictureFile::Svg)/>
                    </div>
                    {table.map(|table| view! { <details class="wb-aside"><summary>{say("standing.as-table")}</summary><div class="wb-table-scroll" tabindex="0" role="region" aria-label=title>{table}</div></details> })}
                </figcaption>
            </figure>
        }
        .into_any()
    }
}

/// A plain table: heads, and rows that begin with their head.
pub fn table(label: String, heads: Vec<String>, rows: Vec<(String, Vec<String>)>) -> AnyView {
    let head = |text: String| view! { <th scope="col">{text}</th> };
    let row = |(name, cells): (String, Vec<String>)| {
        let cells = cells.into_iter().map(|cell| view! { <td class="utrecht-table__cell--numeric-column">{cell}</td> });
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    };
    view! {
        <table class="utrecht-table utrecht-table--html-table" aria-label=label>
            <thead><tr>{heads.into_iter().map(head).collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
