//! The palette: every action, goal and room by its name, from one box.

use super::tree::{gesture, kind_code};
use crate::action::Action;
use crate::app::{Route, RowKey, Workbench};
use crate::language::{say, say_count, say_with};
use crate::part::{self, Icon, KindIcon, Query, marked, plain};
use leptos::ev;
use leptos::prelude::*;
use waardenboom_core::tree::{FoldState, Outline};

/// The most goals that are shown at once; typing narrows them.
const GOALS: usize = 40;
const LIST: &str = "palette-list";

/// What can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Does an action, with its level.
    Do(Action, u32),
    /// Goes to a room.
    Go(Route),
    /// Goes to a row of the tree.
    Show(RowKey),
}

impl Target {
    /// Carries it out, after the palette has given the focus back.
    pub fn choose(self, workbench: Workbench) {
        match self {
            Self::Do(action, level) => action.run(workbench, level),
            Self::Go(route) => route.go(),
            Self::Show(row) => {
                gesture::uncover(workbench, &row);
                if workbench.is_in_tree() {
                    workbench.viewer.go_to(row);
                } else if let Some(id) = workbench.last_workbook() {
                    workbench.viewer.active.set(Some(row));
                    workbench.viewer.arriving.set(true);
                    Route::Tree(id).go();
                }
            }
        }
    }
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
struct Item {
    target: Target,
    label: String,
    icon: Option<&'static str>,
    kind: Option<&'static str>,
    keys: Option<String>,
}

/// Lines below one heading.
#[derive(Clone, Debug, PartialEq)]
struct Section {
    title: &'static str,
    is_enabled: bool,
    items: Vec<Item>,
}

/// A row of the tree in the form in which it is searched.
struct Straw {
    row: RowKey,
    plain: String,
}

/// The whole tree to search in, made once, and how deep it is.
fn hay(workbench: Workbench) -> (Vec<Straw>, u32) {
    workbench.peek(|workbook| {
        let outline = Outline::of(workbook, &FoldState::default());
        let straw = |row: &waardenboom_core::tree::OutlineRow| Straw {
            row: (row.id.clone(), row.parent.clone()),
            plain: plain(workbook.text_of(&row.id).unwrap_or_default()),
        };
        let depth = outline.rows().iter().map(|row| row.level).max();
        (outline.rows().iter().map(straw).collect(), depth.unwrap_or(0))
    })
}

/// The first rows that fit, an activity once.
fn goals<'a>(hay: &'a [Straw], query: &Query) -> Vec<&'a RowKey> {
    let mut found: Vec<&RowKey> = Vec::new();
    for straw in hay.iter().filter(|straw| query.fits_plain(&straw.plain)) {
        if found.len() == GOALS {
            break;
        }
        if !found.iter().any(|(id, _)| *id == straw.row.0) {
            found.push(&straw.row);
        }
    }
    found
}

/// Every action but this one, those of levels once for each level there is.
fn actions(workbench: Workbench, depth: u32) -> Vec<(Item, bool)> {
    let mut items = Vec::new();
    for action in Action::ALL.iter().filter(|action| **action != Action::Palette) {
        let is_enabled = action.is_enabled(workbench);
        let mut add = |level, label, keys| {
            let (target, icon) = (Target::Do(*action, level), action.icon());
            items.push((Item { target, label, icon, kind: None, keys }, is_enabled));
        };
        if *action == Action::FoldToLevel && is_enabled {
            for (level, chord) in (1..depth).zip(action.chords()) {
                add(level, say_with("palette.fold-to-level", &[("level", &level.to_string())]), Some(chord.words()));
            }
        } else {
            add(1, say(action.label_key()), action.keys().into_iter().next());
        }
    }
    items
}

fn rooms(workbench: Workbench) -> Vec<(Item, bool)> {
    let last = workbench.last_workbook();
    let id = || last.clone().unwrap_or_default();
    [(Route::Start, true), (Route::Tree(id()), last.is_some()), (Route::Values(id()), last.is_some())]
        .map(|(route, is_enabled)| {
            let label = say(route.title_key());
            (Item { target: Target::Go(route), label, icon: Some("folder"), kind: None, keys: None }, is_enabled)
        })
        .into()
}

/// The palette: a box and a list. The focus stays in the box; the arrows walk through the list.
#[component]
pub fn Palette(
    /// A choice; `None` when there is none after all.
    #[prop(into)]
    on_choose: Callback<Option<Target>>,
) -> impl IntoView {
    let workbench = Workbench::get();
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let (hay, depth) = hay(workbench);
    let hay = StoredValue::new(hay);
    let (actions, rooms) = (StoredValue::new(actions(workbench, depth)), StoredValue::new(rooms(workbench)));
    let sections = Memo::new(move |_| {
        let query = typed.with(|typed| Query::words(typed));
        let pick = |items: StoredValue<Vec<(Item, bool)>>, wanted: bool| -> Vec<Item> {
            items.with_value(|items| {
                let fits = |(item, is_enabled): &&(Item, bool)| *is_enabled == wanted && query.fits(&item.label);
                items.iter().filter(fits).map(|(item, _)| item.clone()).collect()
            })
        };
        let goals =
            if query.is_empty() { Vec::new() } else { hay.with_value(|hay| goal_items(workbench, hay, &query)) };
        let not_now = [pick(actions, false), pick(rooms, false)].concat();
        let sections = [
            Section { title: "palette.actions", is_enabled: true, items: pick(actions, true) },
            Section { title: "palette.rooms", is_enabled: true, items: pick(rooms, true) },
            Section { title: "palette.goals", is_enabled: true, items: goals },
            Section { title: "palette.not-now", is_enabled: false, items: not_now },
        ];
        sections.into_iter().filter(|section| !section.items.is_empty()).collect::<Vec<_>>()
    });
    let all = move || sections.with(|sections| sections.iter().map(|section| section.items.len()).sum::<usize>());
    let choose = move |number: usize| {
        let chosen = sections.with_untracked(|sections| {
            let mut lines =
                sections.iter().flat_map(|section| section.items.iter().map(|item| (item, section.is_enabled)));
            lines.nth(number).filter(|(_, is_enabled)| *is_enabled).map(|(item, _)| item.target.clone())
        });
        if chosen.is_some() {
            on_choose.run(chosen);
        }
    };
    Effect::new(move |_| {
        let number = at.get();
        sections.track();
        part::after_drawing(move || part::scroll_to(&option_id(number)));
    });
    let key = move |event: ev::KeyboardEvent| {
        let all = untrack(all).max(1);
        let is_own = Action::of_key(&event).is_some_and(|(action, _)| action == Action::Palette);
        match event.key().as_str() {
            _ if event.is_composing() => return,
            "ArrowDown" => at.update(|at| *at = (*at + 1) % all),
            "ArrowUp" => at.update(|at| *at = (*at + all - 1) % all),
            "PageDown" => at.update(|at| *at = (*at + 8).min(all - 1)),
            "PageUp" => at.update(|at| *at = at.saturating_sub(8)),
            "Enter" => choose(at.get_untracked()),
            _ if is_own => on_choose.run(None),
            _ => return,
        }
        event.prevent_default();
    };
    let active = move || (all() > 0).then(|| option_id(at.get()));
    view! {
        <div class="wb-palette">
            <label class="wb-hidden" for="palette-text">{say("palette.label")}</label>
            <span class="wb-find__box">
                <Icon name="search"/>
                <input id="palette-text" class="utrecht-textbox utrecht-textbox--html-input" type="text" autocomplete="off" spellcheck="false"
                    role="combobox" aria-expanded="true" aria-autocomplete="list" aria-haspopup="listbox" aria-controls=LIST aria-activedescendant=active
                    placeholder=say("palette.label") prop:value=move || typed.get() on:keydown=key
                    on:input=move |event| {
                        at.set(0);
                        typed.set(event_target_value(&event));
                    }/>
            </span>
            <p class="wb-hidden" role="status">{move || say_count("palette.found", all())}</p>
            <div class="wb-palette__list" id=LIST role="listbox" aria-label=say("picker.list") tabindex="-1">
                {move || {
                    let query = typed.with(|typed| Query::words(typed));
                    let mut number = 0;
                    sections.get().into_iter().map(|section| {
                        let first = number;
                        number += section.items.len();
                        group(section, first, &query, at, choose)
                    }).collect_view()
                }}
            </div>
            {move || (all() == 0).then(|| view! { <p class="nl-paragraph wb-muted">{say("picker.nothing")}</p> })}
        </div>
    }
}

fn goal_items(workbench: Workbench, hay: &[Straw], query: &Query) -> Vec<Item> {
    workbench.peek(|workbook| {
        let item = |row: &RowKey| Item {
            target: Target::Show(row.clone()),
            label: workbook.text_of(&row.0).unwrap_or_default().to_owned(),
            icon: None,
            kind: Some(kind_code(workbook, &row.0)),
            keys: None,
        };
        goals(hay, query).into_iter().map(item).collect()
    })
}

fn option_id(number: usize) -> String {
    format!("palette-{number}")
}

fn group(
    section: Section,
    first: usize,
    query: &Query,
    at: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> AnyView {
    let is_disabled = !section.is_enabled;
    let items = section.items.into_iter().enumerate().map(|(place, item)| {
        let number = first + place;
        let picture = match (item.kind, item.icon) {
            (Some(kind), _) => view! { <KindIcon kind=Signal::stored(kind)/> }.into_any(),
            (None, Some(name)) => view! { <Icon name/> }.into_any(),
            (None, None) => view! { <span class="wb-icon wb-icon--none" aria-hidden="true"></span> }.into_any(),
        };
        view! {
            <div class="wb-menu__item" role="option" id=option_id(number) aria-selected=move || (at.get() == number).to_string()
                aria-disabled=is_disabled.then_some("true")
                on:pointermove=move |_| if at.get_untracked() != number { at.set(number) }
                on:mousedown=move |event| event.prevent_default() on:click=move |_| choose(number)
            >
                {picture}
                <span class="wb-menu__label">{marked(&item.label, query)}</span>
                {item.keys.map(|keys| view! { <kbd class="wb-menu__keys">{keys}</kbd> })}
            </div>
        }
    });
    let id = format!("palette-g{first}");
    let labelled_by = id.clone();
    view! {
        <div role="group" aria-labelledby=labelled_by>
            <div class="wb-palette__title" id=id role="presentation">{say(section.title)}</div>
            {items.collect_view()}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use waardenboom_core::store::RecordId;

    #[test]
    fn the_list_is_bounded_and_has_each_activity_once() {
        let straw = |id: RecordId, text: &str| Straw { row: (id, None), plain: plain(text) };
        let mut hay: Vec<Straw> = (0..10_000).map(|n| straw(RecordId::new("goal", n), "Een doel")).collect();
        assert_eq!(goals(&hay, &Query::words("doel een")).len(), GOALS);
        hay.extend((0..3).map(|_| straw(RecordId::new("activity", 1), "Buurtkamer")));
        assert_eq!(goals(&hay, &Query::words("BUURT")).len(), 1);
        assert!(goals(&hay, &Query::words("iets anders")).is_empty());
    }
}
