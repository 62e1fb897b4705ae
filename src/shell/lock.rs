//! The Web Lock of a workbook: who holds it may compact; without `navigator.locks` nobody does.

use js_sys::{Function, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A wish for the lock; dropping it gives the lock back.
pub struct Lock {
    release: Rc<RefCell<Option<Function>>>,
    _granted: Closure<dyn FnMut(JsValue) -> Promise>,
}

impl Lock {
    /// Asks for a workbook's lock, and calls back when this tab has it. `None` without Web Locks.
    pub fn ask(workbook_id: &str, mut on_granted: impl FnMut() + 'static) -> Option<Self> {
        let navigator = web_sys::window()?.navigator();
        let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(|locks| !locks.is_undefined())?;
        let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
        let release: Rc<RefCell<Option<Function>>> = Rc::default();
        let keep = release.clone();
        let granted = Closure::new(move |_lock: JsValue| {
            on_granted();
            let keep = keep.clone();
            Promise::new(&mut move |resolve, _reject| *keep.borrow_mut() = Some(resolve))
        });
        let name = format!("waardenboom/{workbook_id}");
        let asked = request.call2(&locks, &name.into(), granted.as_ref()).ok()?;
        // A refused request (a page that is going away) is nothing to report.
        if let Ok(promise) = asked.dyn_into::<Promise>() {
            wasm_bindgen_futures::spawn_local(async move {
                let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
            });
        }
        Some(Self { release, _granted: granted })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(resolve) = self.release.borrow_mut().take() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}
