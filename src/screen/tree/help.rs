//! The keys: those of the actions, from their one list, and those that are always there.

use crate::action::{Action, Group};
use crate::language::say;
use leptos::prelude::*;

/// All keys, in groups.
#[component]
pub fn Help() -> impl IntoView {
    let groups = Group::ALL.map(|group| {
        let actions = Action::ALL.iter().filter(|action| action.group() == group);
        let mut lines: Vec<Line> = actions.map(|action| (action.keys(), say(action.label_key()))).collect();
        let (first, last) = fixed(group);
        lines.splice(0..0, first);
        lines.extend(last);
        section(say(group.label_key()), lines)
    });
    view! {
        <div class="wb-help">
            {section(say("help.walk"), walking())}
            {groups.into_iter().collect_view()}
        </div>
    }
}

/// Keys, and what they do.
type Line = (Vec<String>, String);

fn section(title: String, lines: Vec<Line>) -> impl IntoView {
    let lines = lines.into_iter().map(|(keys, label)| {
        let keys = if keys.is_empty() {
            view! { <span class="wb-muted">{say("help.no-key")}</span> }.into_any()
        } else {
            keys.into_iter().map(|key| view! { <kbd>{key}</kbd>" " }).collect_view().into_any()
        };
        view! { <dt>{keys}</dt><dd>{label}</dd> }
    });
    view! {
        <section class="wb-help__group">
            <h3 class="nl-heading nl-heading--level-5">{title}</h3>
            <dl class="wb-keys">{lines.collect_view()}</dl>
        </section>
    }
}

fn line(keys: &[&str], label: &str) -> Line {
    let shown = |key: &&str| if key.contains('.') { say(key) } else { (*key).to_owned() };
    (keys.iter().map(shown).collect(), say(label))
}

fn walking() -> Vec<Line> {
    vec![
        line(&["↑", "↓"], "help.up-down"),
        line(&["→", "←"], "help.left-right"),
        line(&["Home", "End"], "help.ends"),
        line(&["Page Up", "Page Down"], "help.pages"),
        line(&["Shift + ↑", "Shift + ↓", "key.ctrl-click"], "help.several"),
        line(&["Esc"], "help.back"),
        line(&["Esc", "Tab"], "help.leave"),
    ]
}

/// Keys that are no actions, before and after those of a group.
fn fixed(group: Group) -> (Vec<Line>, Vec<Line>) {
    match group {
        Group::Change => (
            vec![line(&["key.letters"], "help.type")],
            vec![
                line(&["Enter"], "help.keep"),
                line(&["Shift + Enter"], "help.new-line"),
                line(&["Esc"], "help.cancel"),
            ],
        ),
        Group::Look => (Vec::new(), vec![line(&["key.ctrl-wheel"], "help.zoom")]),
        _ => (Vec::new(), Vec::new()),
    }
}
