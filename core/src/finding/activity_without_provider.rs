//! An activity that serves a goal, and that nobody carries out. One that serves nothing is asked for its goal
//! first.

use super::{Code, Finding, Look, Place};
use crate::command::Command;
use crate::model::Activity;
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, _: &Activity, found: &mut Vec<Finding>) {
    if look.is_named(id) && look.providers_of(id).is_empty() && look.home_of_activity(id).is_some() {
        let mend = Command::AddProviderOf { activity: id.clone(), text: String::new() };
        found.push(Finding::new(Code::ActivityWithoutProvider, Place::of(id)).mend("add-provider", mend));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn an_activity_wants_a_provider_that_is_there() {
        let records = [
            r#"{"id":"activity/x","text":"x"}"#,
            r#"{"id":"activity/y","text":"y"}"#,
            r#"{"id":"activity/los","text":"los"}"#,
            r#"{"id":"provider/p","text":"p"}"#,
            r#"{"id":"provision/x/p","activity":"activity/x","provider":"provider/p"}"#,
            r#"{"id":"provision/y/weg","activity":"activity/y","provider":"provider/weg"}"#,
            r#"{"id":"contribution/x/a","activity":"activity/x","goal":"goal/a"}"#,
            r#"{"id":"contribution/y/a","activity":"activity/y","goal":"goal/a"}"#,
        ];
        assert_eq!(found(Code::ActivityWithoutProvider, "a subgoal", &records), ["activity/y"]);
    }
}
