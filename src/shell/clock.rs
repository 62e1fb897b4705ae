//! What time it is, only to say it; nothing is ever decided by it.

use crate::language;
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// Milliseconds since 1970.
pub fn now_ms() -> f64 {
    Date::now()
}

/// The time of day, as `14:02:11`.
pub fn time_of_day(ms: f64) -> String {
    let date = Date::new(&JsValue::from_f64(ms));
    format!("{:02}:{:02}:{:02}", date.get_hours(), date.get_minutes(), date.get_seconds())
}

/// The time of day, as `14:02`.
pub fn hour_and_minute(ms: f64) -> String {
    time_of_day(ms).chars().take(5).collect()
}

/// The day, as `2026-11-22`, for a file's name.
pub fn day_for_file(ms: f64) -> String {
    let date = Date::new(&JsValue::from_f64(ms));
    format!("{}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// The day in words, as the language writes it.
pub fn day_in_words(ms: f64) -> String {
    let options = Object::new();
    for (name, value) in [("day", "numeric"), ("month", "long"), ("year", "numeric")] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    Date::new(&JsValue::from_f64(ms)).to_locale_date_string(language::current().tag(), &options).into()
}

/// The first moment of a day of the calendar.
pub fn day_ms(year: u16, month: u8, day: u8) -> f64 {
    Date::new_with_year_month_day(year.into(), i32::from(month) - 1, day.into()).get_time()
}

/// Whole days between a moment and now, by the calendar.
pub fn days_since(ms: f64) -> u32 {
    let midnight = |ms: f64| {
        let date = Date::new(&JsValue::from_f64(ms));
        date.set_hours(0);
        date.set_minutes(0);
        date.set_seconds(0);
        date.set_milliseconds(0);
        date.get_time()
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
    let days = ((midnight(now_ms()) - midnight(ms)) / 86_400_000.0).round().max(0.0) as u32;
    days
}
