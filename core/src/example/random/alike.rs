//! What the group said about records that read alike: not the same, or one by now.

use super::{Maker, reference};
use crate::command::distinct_id;
use crate::example::phrase;
use crate::store::RecordId;

/// One in this many results and subgoals reads like its neighbour, or was two before.
const ONE_IN: usize = 100;

pub(super) fn fill(maker: &mut Maker) {
    let some: Vec<_> = maker.above.iter().step_by(ONE_IN).cloned().collect();
    for (child, parent) in some {
        let (one, other) = if child <= parent { (&child, &parent) } else { (&parent, &child) };
        let by = format!("Tafel {}", maker.whole(1, 6));
        let ends = vec![("one", reference(one)), ("other", reference(other)), ("by", by.into())];
        maker.put(distinct_id(&child, &parent), ends);
        let former = maker.new_id("goal");
        let fields =
            vec![("record", reference(&child)), ("text", maker.say(phrase::NOTE)), ("former_id", reference(&former))];
        maker.put(RecordId::derived("merged", [child.as_str(), former.as_str()]), fields);
    }
}
