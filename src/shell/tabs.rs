//! Other tabs on the same workbook: they tell each other their steps, and notice a gap.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// The line to the other tabs of one workbook.
pub struct Tabs {
    channel: BroadcastChannel,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Tabs {
    /// Opens the line. `on_step` gets the storage key of a step and its text. `None` without channels.
    pub fn open(workbook_id: &str, mut on_step: impl FnMut(String, String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(&format!("waardenboom/{workbook_id}")).ok()?;
        let heard = Closure::new(move |event: MessageEvent| {
            if let Some((key, text)) = event.data().as_string().as_deref().and_then(|data| data.split_once('\n')) {
                on_step(key.to_owned(), text.to_owned());
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self { channel, _heard: heard })
    }

    /// Tells the others a step: its storage key and its text.
    pub fn tell(&self, key: &str, text: &str) {
        let _ = self.channel.post_message(&format!("{key}\n{text}").into());
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
