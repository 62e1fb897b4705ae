//! `weigh FILE`: the comparison of alternatives that the table on the page shows, with every digit.

use crate::message::Messages;
use crate::{Outcome, file, print_line};
use std::path::Path;
use waardenboom_core::model::Workbook;
use waardenboom_core::weigh::workbook::{SetAsideReason, comparison_of};

/// Prints the comparison; names what could not count.
pub fn run(messages: &Messages, path: &Path) -> Outcome {
    let opened = match file::open(messages, path) {
        Ok(opened) => opened,
        Err(unopened) => {
            messages.say_problem(path, &unopened.problem);
            return Outcome::BadInput;
        }
    };
    let weighing = comparison_of(&Workbook::project(&opened.store)).map_err(|error| error.to_string());
    let json = weighing.and_then(|weighing| {
        for aside in &weighing.set_aside {
            let key = match aside.reason {
                SetAsideReason::NotPoints => "weigh.set-aside.not_points",
                SetAsideReason::OffTheScale => "weigh.set-aside.off_the_scale",
            };
            messages.say(key, &[("at", &aside.at)]);
        }
        serde_json::to_string(&weighing).map_err(|error| error.to_string())
    });
    match json {
        Ok(json) => print_line(&json),
        Err(reason) => {
            messages.say_problem(path, &messages.problem("unreadable", &[("reason", &reason)]));
            Outcome::BadInput
        }
    }
}
