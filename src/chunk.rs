//! Code that is fetched when it is first needed, from the page's own address (docs/decisions/010).
//!
//! What a function behind `#[wasm_split]` reaches, and the main program does not, is a file of its own: a chunk.
//! Each of ours gives a table of what it can do ([`Panels`], [`Values`] ...), and that is the only way into it.
//! The sentences, the style and the plans of commands that only chunks use come with the first of them
//! ([`table::Rest`]).

mod table;

pub use table::{DrawCard, Drawn, MenuOpener, MenuPlace, Offer, Panels, Values, english};

use crate::app::Workbench;
use crate::language::{self, Language, say};
use crate::part::{Alert, Button};
use crate::shell::{pack, style};
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use waardenboom_core::command::Planner;

/// What a chunk gives, unless it could not be fetched.
pub type Fetched<T> = Result<T, NotFetched>;

/// Something of a chunk could not be fetched.
#[derive(Clone, Copy, Debug)]
pub struct NotFetched;

impl From<SplitLoaderError> for NotFetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// A chunk on its way.
type Coming<T> = Pin<Box<dyn Future<Output = Fetched<&'static T>>>>;

/// How far a chunk is.
#[derive(Clone, Copy, Debug)]
enum Stage<T> {
    Away,
    Coming,
    Here(T),
    Failed,
}

/// One chunk: what it can do, once it is there.
pub struct Chunk<T: 'static> {
    stage: RwSignal<Stage<&'static T>>,
    fetch: fn() -> Coming<T>,
}

impl<T: Sync> Chunk<T> {
    fn new(fetch: fn() -> Coming<T>) -> Self {
        Self { stage: RwSignal::new(Stage::Away), fetch }
    }

    /// What it can do; nothing before it is there.
    pub fn get_untracked(&self) -> Option<&'static T> {
        untrack(|| self.get())
    }

    /// What it can do; nothing before it is there. Tracks.
    pub fn get(&self) -> Option<&'static T> {
        match self.stage.get() {
            Stage::Here(code) => Some(code),
            _ => None,
        }
    }

    /// Fetches it, unless it is there. Nobody gets it before its sentences and its style are there.
    pub async fn bring(&self) -> Fetched<&'static T> {
        if let Stage::Here(code) = self.stage.get_untracked() {
            return Ok(code);
        }
        self.stage.set(Stage::Coming);
        // Everything is on its way at once: who asks again finds it there.
        leptos::task::spawn_local(async {
            let _ = bring_rest().await;
        });
        leptos::task::spawn_local(async {
            let _ = style::bring_later().await;
        });
        let brought = match (self.fetch)().await {
            Ok(code) => bring_rest().await.map(|()| code),
            Err(error) => Err(error),
        };
        self.stage.set(match &brought {
            Ok(code) => Stage::Here(*code),
            Err(_) => Stage::Failed,
        });
        brought
    }

    /// Fetches it because somebody wants something of it now. Says so when it cannot be had.
    pub fn need(&'static self, workbench: Workbench) {
        if !matches!(self.stage.get_untracked(), Stage::Here(_) | Stage::Coming) {
            soon(workbench, async move { self.bring().await.map(|_| ()) });
        }
    }

    /// Draws with it, once it is there, and nothing until then.
    pub fn draw_quietly(&'static self, draw: impl Fn(&'static T) -> AnyView + Send + 'static) -> AnyView {
        self.need(Workbench::get());
        (move || self.get().map(&draw)).into_any()
    }

    /// Draws with it, once it is there. Until then, in the frame of what will come, a quiet line, or a plain
    /// sentence when it cannot be had.
    pub fn draw(
        &'static self,
        frame: impl Fn(AnyView) -> AnyView + Send + 'static,
        draw: impl Fn(&'static T) -> AnyView + Send + 'static,
    ) -> AnyView {
        self.need(Workbench::get());
        let drawn = move || match self.stage.get() {
            Stage::Here(code) => draw(code),
            Stage::Failed => frame(view! { <Failed/> }.into_any()),
            Stage::Away | Stage::Coming => frame(waiting_line()),
        };
        drawn.into_any()
    }
}

thread_local! {
    static REST: Cell<Option<&'static table::Rest>> = const { Cell::new(None) };
}

/// Fetches what every chunk counts on, unless it is there.
async fn bring_rest() -> Fetched<()> {
    if REST.get().is_none() {
        let rest = table::rest().await?;
        language::learn_later(rest.sentences);
        pack::pack_with(rest.deflate);
        REST.set(Some(rest));
    }
    style::bring_later().await.ok_or(NotFetched)
}

/// Plans commands: all of them from the first chunk on. Before that nobody gives any but the everyday ones.
pub fn planner() -> Planner {
    REST.get().map_or(Planner::EVERYDAY, |rest| rest.planner)
}

/// Every chunk with code.
pub struct Chunks {
    /// What is beside, above and behind the tree.
    pub panels: Chunk<Panels>,
    /// The tree as a drawing.
    pub drawn: Chunk<Drawn>,
    /// Who contributes what.
    pub offer: Chunk<Offer>,
    /// Room Waarden afwegen.
    pub values: Chunk<Values>,
}

impl Chunks {
    /// None of them is there yet.
    pub fn new() -> Self {
        Self {
            panels: Chunk::new(|| Box::pin(table::panels())),
            drawn: Chunk::new(|| Box::pin(table::drawn())),
            offer: Chunk::new(|| Box::pin(table::offer())),
            values: Chunk::new(|| Box::pin(table::values())),
        }
    }

    /// Fetches all of them when the browser has nothing else to do, so that going anywhere is immediate.
    pub fn fetch_when_idle(&'static self) {
        let begin = move || {
            leptos::task::spawn_local(async move {
                // What fails here is asked for again by whoever needs it.
                let _ = self.panels.bring().await;
                let _ = self.drawn.bring().await;
                let _ = self.offer.bring().await;
                let _ = self.values.bring().await;
                let _ = language::learn(Language::English).await;
            });
        };
        // Not every browser says when it is idle.
        if request_idle_callback_with_handle(begin).is_err() {
            set_timeout(begin, Duration::from_millis(500));
        }
    }
}

/// Does what needs a chunk: at once when that is there, or else when it has come. Says so when it cannot be had.
pub fn soon(workbench: Workbench, work: impl Future<Output = Fetched<()>> + 'static) {
    let mut work = Box::pin(work);
    let ended = move |answer: Fetched<()>| {
        if answer.is_err() {
            workbench.notify(say("chunk.failed"), false);
        }
    };
    match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => ended(answer),
        Poll::Pending => leptos::task::spawn_local(async move { ended(work.await) }),
    }
}

/// A quiet line where a part of the page will be.
fn waiting_line() -> AnyView {
    view! { <p class="nl-paragraph wb-muted">{say("chunk.waiting")}</p> }.into_any()
}

/// The frame of a room with this title.
pub fn room(title_key: &'static str) -> impl Fn(AnyView) -> AnyView {
    move |inside| {
        view! {
            <main class="wb-page" id="main" tabindex="-1">
                <h1 class="nl-heading nl-heading--level-1" tabindex="-1">{say(title_key)}</h1>
                {inside}
            </main>
        }
        .into_any()
    }
}

/// What could not be fetched, and what to do about it.
#[component]
fn Failed() -> impl IntoView {
    view! {
        <Alert text=say("chunk.failed") speaks=true>
            <Button label=say("chunk.reload") on_press=move |_| { let _ = window().location().reload(); }/>
        </Alert>
    }
}
