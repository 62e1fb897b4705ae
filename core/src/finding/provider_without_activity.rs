//! A provider on the list that carries out nothing.

use super::{Code, Finding, Look, Place};
use crate::model::Provider;
use crate::store::RecordId;

pub(super) fn find(look: Look, id: &RecordId, _: &Provider, found: &mut Vec<Finding>) {
    let workbook = look.workbook;
    let links = workbook.pointing_at(id, "provision").filter_map(|link| workbook.provisions.get(link));
    let mut activities = links.filter(|link| link.provider.as_ref() == Some(id)).filter_map(|l| l.activity.as_ref());
    if look.is_named(id) && !activities.any(|activity| workbook.activities.contains_key(activity)) {
        found.push(Finding::new(Code::ProviderWithoutActivity, Place::of(id)));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Code, support::found};

    #[test]
    fn a_provider_carries_out_an_activity_that_is_there() {
        let records = [
            r#"{"id":"activity/x","text":"x"}"#,
            r#"{"id":"provider/p","text":"p"}"#,
            r#"{"id":"provider/q","text":"q"}"#,
            r#"{"id":"provision/x/p","activity":"activity/x","provider":"provider/p"}"#,
            r#"{"id":"provision/z/q","activity":"activity/z","provider":"provider/q"}"#,
        ];
        assert_eq!(found(Code::ProviderWithoutActivity, "", &records), ["provider/q"]);
    }
}
