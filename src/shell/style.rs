//! The style of what comes later: a sheet beside the page's own. The build says where it is, in
//! `<meta name="style:later">`.

use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement};

thread_local! {
    /// The sheet on its way, or there.
    static COMING: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Adds it to the page, unless it is there, and waits until it counts. `None` when it cannot be had.
pub async fn bring_later() -> Option<()> {
    let coming = COMING.with_borrow_mut(|coming| {
        if coming.is_none() {
            *coming = ask();
        }
        coming.clone()
    })?;
    let Err(failed) = JsFuture::from(coming).await else { return Some(()) };
    COMING.set(None);
    failed.dyn_into::<Event>().ok()?.target()?.dyn_into::<Element>().ok()?.remove();
    None
}

fn ask() -> Option<Promise> {
    let document = leptos::prelude::document();
    let address = document.query_selector("meta[name='style:later']").ok()??.get_attribute("content")?;
    let link: HtmlElement = document.create_element("link").ok()?.dyn_into().ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", &address).ok()?;
    document.head()?.append_child(&link).ok()?;
    Some(Promise::new(&mut |resolve, reject| {
        link.set_onload(Some(&resolve));
        link.set_onerror(Some(&reject));
    }))
}
