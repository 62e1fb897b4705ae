//! A drawing as an image file.

use super::download;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

/// The longest side and the largest area a canvas has in every browser, in pixels.
const LONGEST: f64 = 16_000.0;
const LARGEST: f64 = 100_000_000.0;
/// How sharp an image is at most.
const SHARPEST: f64 = 2.0;

/// A text as a blob of a kind.
fn blob_of(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Offers a drawing as an SVG file. `None` when the browser would not.
pub fn svg(name: &str, text: &str) -> Option<()> {
    download::blob(name, &blob_of(text, "image/svg+xml")?)
}

/// Offers a drawing as a PNG file: paints it, as sharp as fits; says with how many pixels to one of the drawing, or
/// `None` when the browser would not.
pub async fn png(name: &str, text: &str) -> Option<f64> {
    let address = Url::create_object_url_with_blob(&blob_of(text, "image/svg+xml")?).ok()?;
    let painted = paint(&address).await;
    let _ = Url::revoke_object_url(&address);
    let (canvas, scale) = painted?;
    let result = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::UNDEFINED, &blob));
        let _ = canvas.to_blob(done.unchecked_ref());
    }));
    let blob: Blob = result.await.ok()?.dyn_into().ok()?;
    download::blob(name, &blob).map(|()| scale)
}

async fn paint(address: &str) -> Option<(HtmlCanvasElement, f64)> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    wasm_bindgen_futures::JsFuture::from(image.decode()).await.ok()?;
    let (width, height) = (f64::from(image.natural_width()).max(1.0), f64::from(image.natural_height()).max(1.0));
    let scale = SHARPEST.min(LONGEST / width).min(LONGEST / height).min((LARGEST / width / height).sqrt());
    let canvas: HtmlCanvasElement = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    let pixels = |size: f64| (size * scale).floor().max(1.0) as u32;
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (wide, high) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high).ok()?;
    Some((canvas, scale))
}
