//! `weigh FILE`: everything the page shows of where the group stands, with every digit; *Verdieping* under `depth`.

use crate::message::Messages;
use crate::{Outcome, file, print_line};
use std::path::Path;
use waardenboom_core::model::Workbook;
use waardenboom_core::weigh::depth::{Deepening, request_of};
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
    let workbook = Workbook::project(&opened.store);
    let weighing = comparison_of(&workbook).map_err(|error| error.to_string());
    let json = weighing.and_then(|weighing| {
        for aside in &weighing.set_aside {
            let key = match aside.reason {
                SetAsideReason::NotPoints => "weigh.set-aside.not_points",
                SetAsideReason::OffTheScale => "weigh.set-aside.off_the_scale",
            };
            messages.say(key, &[("at", &aside.at)]);
        }
        let mut all = serde_json::to_value(&weighing).map_err(|error| error.to_string())?;
        if let Some(all) = all.as_object_mut() {
            let depth = request_of(&workbook).map(Deepening::whole);
            all.insert("depth".to_owned(), serde_json::to_value(depth).map_err(|error| error.to_string())?);
        }
        Ok(all.to_string())
    });
    match json {
        Ok(json) => print_line(&json),
        Err(reason) => {
            messages.say_problem(path, &messages.problem("unreadable", &[("reason", &reason)]));
            Outcome::BadInput
        }
    }
}
