//! What is in a file, before it is put anywhere.

use super::super::kind_name;
use crate::language::{say, say_count, say_count_with};
use crate::part::KindIcon;
use leptos::prelude::*;
use std::sync::Arc;
use waardenboom_core::format::import::{Import, PieceKind, Remark};
use waardenboom_core::model::GoalKind;

/// How many pieces are shown.
const SHOWN: usize = 200;
/// Deeper than this is not indented further: the level is also said.
const DEEPEST: usize = 8;

/// The form, the counts, what was left out or changed, and the tree.
#[component]
pub fn Preview(import: Arc<Import>, first: Memo<Option<GoalKind>>) -> impl IntoView {
    let import = StoredValue::new(import);
    let first = move || first.get().unwrap_or(GoalKind::Ambition);
    let form = import.with_value(|import| say(&format!("import.form.{}", import.form.word())));
    let counts = move || {
        let counts = import.with_value(|import| import.counts(first()));
        counts.into_iter().filter(|(_, count)| *count > 0).map(count_of).collect_view()
    };
    let remarks = import.with_value(|import| import.remarks.iter().map(sentence).collect::<Vec<_>>());
    let rest = import.with_value(|import| import.pieces.len().saturating_sub(SHOWN));
    let lines = move || import.with_value(|import| lines(import, first()));
    view! {
        <section class="wb-exchange__preview" aria-labelledby="import-preview">
            <h3 class="nl-heading nl-heading--level-5" id="import-preview">{say("import.preview")}</h3>
            <ul class="wb-exchange__counts" aria-label=say("import.counts")>
                <li class="wb-muted">{form}</li>
                {counts}
            </ul>
            {(!remarks.is_empty()).then(|| view! {
                <h4 class="nl-heading nl-heading--level-6" id="import-remarks">{say("import.remarks")}</h4>
                <ul class="wb-exchange__remarks" aria-labelledby="import-remarks">
                    {remarks.into_iter().map(|(sentence, examples)| view! { <li>{sentence}{examples.map(|examples| view! { " "<span class="wb-muted">{examples}</span> })}</li> }).collect_view()}
                </ul>
            })}
            <ul class="wb-exchange__tree" tabindex="0" aria-label=say("import.tree")>
                {move || lines().into_iter().map(|line| view! { <PieceLine line/> }).collect_view()}
                {(rest > 0).then(|| view! { <li class="wb-muted">{say_count("import.rest", rest)}</li> })}
            </ul>
        </section>
    }
}

fn count_of((kind, count): (PieceKind, usize)) -> impl IntoView {
    view! { <li><KindIcon kind=kind.word()/><span>{kind_name(kind.word())}" "<strong>{count}</strong></span></li> }
}

/// A remark, and what it was about.
fn sentence(remark: &Remark) -> (String, Option<String>) {
    let said = say_count_with(&format!("import.remark.{}", remark.code.word()), remark.count, &[]);
    let quoted = remark.examples.iter().map(|example| format!("“{example}”")).collect::<Vec<_>>().join(", ");
    (said, (!quoted.is_empty()).then_some(quoted))
}

/// One piece, to be drawn.
struct Line {
    kind: &'static str,
    level: usize,
    text: String,
    note: String,
}

fn lines(import: &Import, first: GoalKind) -> Vec<Line> {
    let all = import.pieces.iter().zip(import.kinds(first));
    all.take(SHOWN)
        .map(|(piece, kind)| Line {
            kind: kind.word(),
            level: piece.level,
            text: piece.text.clone(),
            note: crate::app::shortened(&piece.note),
        })
        .collect()
}

#[component]
fn PieceLine(line: Line) -> impl IntoView {
    let Line { kind, level, text, note } = line;
    view! {
        <li class="wb-exchange__piece" data-level=level.min(DEEPEST).to_string()>
            <KindIcon kind/>
            <span><span class="wb-hidden">{format!("{} {}: ", say("export.word.level"), level + 1)}</span>{text}
                {(!note.is_empty()).then(|| view! { <span class="wb-exchange__note">{note}</span> })}
            </span>
        </li>
    }
}
