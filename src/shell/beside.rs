//! A worker beside the page. The build says where the module is that starts it, in `<meta name="worker:NAME">`.

use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// What a worker says.
pub enum Said {
    /// How far it is, 0..1.
    Progress(f64),
    /// What came out.
    Answer(String),
    /// It could not begin, or broke down.
    Failed,
}

/// A worker at work. Letting go of it ends it.
pub struct Beside {
    worker: Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(web_sys::Event)>,
}

impl Beside {
    /// Starts a worker with one request. `None` when this page has no such worker, or may not start it.
    pub fn ask(name: &str, request: String, on_said: impl Fn(Said) + Clone + 'static) -> Option<Self> {
        let meta = leptos::prelude::document().query_selector(&format!("meta[name='worker:{name}']")).ok()??;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&meta.get_attribute("content")?, &options).ok()?;
        let (asked, said, mut request) = (worker.clone(), on_said.clone(), Some(request));
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            // Its first word is that it listens.
            if let Some(request) = request.take() {
                let _ = asked.post_message(&JsValue::from_str(&request));
            } else if let Some(part) = data.as_f64() {
                said(Said::Progress(part));
            } else {
                said(data.as_string().filter(|text| !text.is_empty()).map_or(Said::Failed, Said::Answer));
            }
        });
        let failed = Closure::<dyn FnMut(web_sys::Event)>::new(move |_| on_said(Said::Failed));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Self { worker, _heard: heard, _failed: failed })
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
