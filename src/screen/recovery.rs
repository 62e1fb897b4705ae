//! A stored workbook that cannot be read, or that is not here: what is safe, and what to do now.

use crate::app::{Route, Workbench};
use crate::language::{say, say_with};
use crate::part::{Button, Icon, Look};
use crate::shell::library::{Card, Unreadable};
use crate::shell::{clock, download, random, snapshot};
use leptos::prelude::*;
use waardenboom_core::store::encode_base62;

/// The recovery page. What is stored is kept byte for byte, whatever is pressed here.
#[component]
pub fn Recovery(id: String, unreadable: Unreadable) -> impl IntoView {
    let workbench = Workbench::get();
    let device = workbench.device();
    let card = Card::read(&device, &id);
    let title = if card.title.is_empty() { say("start.untitled") } else { card.title };
    let units: usize = unreadable.parts.values().map(String::len).sum();
    let start: String =
        unreadable.parts.get(&unreadable.at).map(|text| text.chars().take(300).collect()).unwrap_or_default();
    let file = StoredValue::new(unreadable.as_file());
    let save = move |_| {
        let name = format!("herstel-{}.json", clock::day_for_file(clock::now_ms()));
        file.with_value(|text| download::text(&name, text));
    };
    let previous = snapshot::load_previous(&device, &id);
    let open_previous = previous.map(|store| {
        let store = StoredValue::new_local(Some(store));
        let open = move |_| {
            if let Some(store) = store.try_update_value(Option::take).flatten() {
                let copy = encode_base62(random::bits());
                workbench.adopt(&copy, store);
                Route::Tree(copy).go();
            }
        };
        view! { <Button label=say("recovery.previous") on_press=open/> }
    });
    let facts = [
        (say("recovery.size"), say_with("recovery.size-value", &[("size", &(units.div_ceil(1024)).to_string())])),
        (say("recovery.wrong"), say_with("recovery.wrong-value", &[("part", &unreadable.at)])),
    ];
    view! {
        <main class="wb-page" id="main" tabindex="-1">
            <div class="wb-recovery">
                <div>
                    <h1 class="nl-heading nl-heading--level-1" tabindex="-1">{say("recovery.title")}</h1>
                    <p class="nl-paragraph wb-page__lead">{say("recovery.lead")}</p>
                </div>
                <section class="wb-card wb-recovery__card" aria-labelledby="recovery-name">
                    <h2 class="nl-heading nl-heading--level-3" id="recovery-name">{title}</h2>
                    <p class="wb-recovery__promise"><Icon name="ok" large=true/><span>{say("recovery.promise")}</span></p>
                    <dl class="wb-facts">{facts.map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect_view()}</dl>
                    <div class="utrecht-button-group">
                        <Button label=say("recovery.save") icon="download" look=Look::Primary on_press=save/>
                        {open_previous}
                        <Button label=say("recovery.again") on_press=move |_| { let _ = window().location().reload(); }/>
                        <Button label=say("recovery.on") look=Look::Subtle on_press=move |_| Route::Start.go()/>
                    </div>
                    <details><summary>{say("recovery.look")}</summary><pre class="wb-recovery__raw" tabindex="0" role="region" aria-label=say("recovery.look")>{start}</pre></details>
                </section>
            </div>
        </main>
    }
}

/// A link to a workbook that is not on this device.
#[component]
pub fn Unknown() -> impl IntoView {
    view! {
        <main class="wb-page" id="main" tabindex="-1">
            <div class="wb-recovery">
                <h1 class="nl-heading nl-heading--level-1" tabindex="-1">{say("recovery.unknown-title")}</h1>
                <p class="nl-paragraph">{say("recovery.unknown-text")}</p>
                <div class="utrecht-button-group"><Button label=say("recovery.on") look=Look::Primary on_press=move |_| Route::Start.go()/></div>
            </div>
        </main>
    }
}
