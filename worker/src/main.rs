//! What is worked out beside the page: everything of weighing that takes longer than a frame.
//!
//! The page sends one request as JSON ([`waardenboom_core::weigh::depth::Request`]). It is answered with how far the
//! work is, as numbers from 0 to 1, and at last with the outcome as JSON. A newer request stops this worker and starts
//! another: nothing here has to be taken back.

#[cfg(target_arch = "wasm32")]
fn main() {
    beside_the_page::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod beside_the_page {
    use waardenboom_core::weigh::depth::{Deepening, Request};
    use wasm_bindgen::JsCast;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::closure::Closure;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Says that it is ready, and waits for a request.
    pub fn start() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let asked = scope.clone();
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let request = event.data().as_string().and_then(|text| serde_json::from_str::<Request>(&text).ok());
            let answer = request.and_then(|request| work(&asked, request)).unwrap_or_default();
            let _ = asked.post_message(&JsValue::from_str(&answer));
        });
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // It listens as long as the worker lives.
        on_message.forget();
        let _ = scope.post_message(&JsValue::from_f64(0.0));
    }

    /// Works slice by slice, and says after each how far it is.
    fn work(scope: &DedicatedWorkerGlobalScope, request: Request) -> Option<String> {
        let mut deepening = Deepening::of(request);
        while !deepening.is_done() {
            deepening.go_on();
            let _ = scope.post_message(&JsValue::from_f64(deepening.part_done()));
        }
        serde_json::to_string(&deepening.finish()).ok()
    }
}
