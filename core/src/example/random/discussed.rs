//! What the group said about its own tree: test questions answered, points of attention discussed.

use super::{Maker, reference};
use crate::finding::{Code, Place, test_id};

/// One in this many results and subgoals was tested, and of so many times as many a point was discussed.
const ONE_IN: usize = 25;

pub(super) fn fill(maker: &mut Maker) {
    let asked: Vec<_> = maker.above.iter().step_by(ONE_IN).cloned().collect();
    for (at, (child, parent)) in asked.into_iter().enumerate() {
        let answer = maker.one_of(&["yes", "yes", "no", "unsure"]);
        let by = format!("Tafel {}", maker.whole(1, 6));
        let fields = vec![
            ("child", reference(&child)),
            ("parent", reference(&parent)),
            ("answer", answer),
            ("by", by.as_str().into()),
            ("day", "2026-03-12".into()),
        ];
        maker.put(test_id(&child, &parent), fields);
        if at % 4 == 0 {
            let code = Code::GoalWithoutIndicator;
            let fields = vec![
                ("code", code.word().into()),
                ("record", reference(&child)),
                ("reason", "Bewust zo gelaten.".into()),
                ("by", by.into()),
                ("day", "2026-03-12".into()),
            ];
            maker.put(Place::of(&child).discussed_id(code), fields);
        }
    }
}
