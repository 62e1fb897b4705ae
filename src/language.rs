//! What the app says, in Dutch or English. Every sentence is in `locales/`; here are only their keys.
//!
//! Each language has two files: what the main program says, and what only code of chunks says, which comes with the
//! first of them ([`crate::chunk`]).

use crate::chunk::{self, Fetched};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use waardenboom_core::text::Catalogue;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Nederlands, at first, whatever the browser says.
    Dutch,
    /// English.
    English,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Dutch, Self::English];

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// Its own name, in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dutch => "Nederlands",
            Self::English => "English",
        }
    }

    /// The same language in what core has written in both: examples and starting sets.
    pub const fn of_examples(self) -> waardenboom_core::example::Language {
        use waardenboom_core::example::Language as Written;
        match self {
            Self::Dutch => Written::Dutch,
            Self::English => Written::English,
        }
    }

    /// The language with this tag; Dutch for any other.
    pub fn from_tag(tag: &str) -> Self {
        Self::ALL.into_iter().find(|language| language.tag() == tag).unwrap_or(Self::Dutch)
    }

    /// Its sentences, as far as they are here: none of a language that was not learned.
    fn sentences(self) -> Catalogue {
        let files = match self {
            Self::Dutch => [Some(include_str!("../locales/nl.json")), LATER.get()],
            Self::English => ENGLISH.get(),
        };
        let mut catalogue = Catalogue::default();
        for file in files.into_iter().flatten() {
            // A test reads every file; a key would show instead of a sentence.
            let _ = catalogue.learn(file);
        }
        catalogue
    }
}

struct Speech {
    language: Language,
    catalogue: Catalogue,
}

thread_local! {
    /// The Dutch sentences of chunks.
    static LATER: Cell<Option<&'static str>> = const { Cell::new(None) };
    static ENGLISH: Cell<[Option<&'static str>; 2]> = const { Cell::new([None; 2]) };
    static SPEECH: RefCell<Option<Speech>> = const { RefCell::new(None) };
}

/// Fetches the sentences of a language, unless they are here: Dutch always is.
pub async fn learn(language: Language) -> Fetched<()> {
    if !is_known(language) {
        ENGLISH.set(chunk::english().await?.map(Some));
    }
    Ok(())
}

/// Takes the sentences of chunks, in Dutch; in English they are there already.
pub fn learn_later(sentences: &'static str) {
    LATER.set(Some(sentences));
    SPEECH.with_borrow_mut(|speech| {
        if let Some(speech) = speech.as_mut().filter(|speech| speech.language == Language::Dutch) {
            let _ = speech.catalogue.learn(sentences);
        }
    });
}

fn is_known(language: Language) -> bool {
    language == Language::Dutch || ENGLISH.get().iter().all(Option::is_some)
}

/// Takes a language from here on; the root draws everything again. Dutch when the other was not learned.
pub fn speak(language: Language) {
    let language = if is_known(language) { language } else { Language::Dutch };
    SPEECH.set(Some(Speech { language, catalogue: language.sentences() }));
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.tag());
    }
}

/// The language spoken now.
pub fn current() -> Language {
    SPEECH.with_borrow(|speech| speech.as_ref().map_or(Language::Dutch, |speech| speech.language))
}

fn with<T>(f: impl FnOnce(&Catalogue) -> T) -> T {
    SPEECH.with_borrow(|speech| match speech {
        Some(speech) => f(&speech.catalogue),
        None => f(&Catalogue::default()),
    })
}

/// The sentence with this key.
pub fn say(key: &str) -> String {
    with(|catalogue| catalogue.say(key, &[]))
}

/// The sentence with this key, its placeholders filled.
pub fn say_with(key: &str, values: &[(&str, &str)]) -> String {
    with(|catalogue| catalogue.say(key, values))
}

/// The sentence for so many: `key.one` or `key.other`, with `{count}` filled.
pub fn say_count(key: &str, count: usize) -> String {
    with(|catalogue| catalogue.say_count(key, count, &[]))
}

/// Like [`say_count`], with more placeholders.
pub fn say_count_with(key: &str, count: usize, values: &[(&str, &str)]) -> String {
    with(|catalogue| catalogue.say_count(key, count, values))
}

/// A number as the language writes it, with at most so many decimals.
pub fn number(value: f64, decimals: u32) -> String {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"maximumFractionDigits".into(), &decimals.into());
    let _ = js_sys::Reflect::set(&options, &"minimumFractionDigits".into(), &decimals.into());
    js_sys::Number::from(value).to_locale_string_with_options(current(), &options)
}

trait ToLocale {
    fn to_locale_string_with_options(&self, language: Language, options: &js_sys::Object) -> String;
}

impl ToLocale for js_sys::Number {
    fn to_locale_string_with_options(&self, language: Language, options: &js_sys::Object) -> String {
        let format = js_sys::Intl::NumberFormat::new(&js_sys::Array::of1(&language.tag().into()), options);
        let text = format.format().call1(&wasm_bindgen::JsValue::UNDEFINED, self);
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    }
}

/// Reads a number as people write it here: a comma or a point for decimals. `None` when it is none, or
/// when `1.234` could be either.
pub fn parse_number(text: &str) -> Option<f64> {
    let reading = waardenboom_core::model::Reading { value: text.to_owned(), ..Default::default() };
    reading.number()
}

/// Reads a number with a point for decimals.
pub fn decimal(text: &str) -> Option<f64> {
    waardenboom_core::model::decimal(text)
}

/// The sentence with the first of these keys that has one.
pub fn say_first(keys: &[&str]) -> String {
    with(|catalogue| {
        let key = keys.iter().find(|key| catalogue.get(key).is_some()).or(keys.last()).copied().unwrap_or_default();
        catalogue.say(key, &[])
    })
}

/// The sentence with this key, when there is one.
pub fn find(key: &str) -> Option<String> {
    with(|catalogue| catalogue.get(key).map(str::to_owned))
}

/// A number in a box: as short as it is, with the language's decimal sign.
pub fn plain_number(value: f64) -> String {
    let text = value.to_string();
    if current() == Language::Dutch { text.replace('.', ",") } else { text }
}

/// Whether a text is a number that may be thousands or decimals: `25.000`.
pub fn is_ambiguous(text: &str) -> bool {
    parse_number(text).is_none() && parse_number(&text.replace('.', "")).is_some()
}
