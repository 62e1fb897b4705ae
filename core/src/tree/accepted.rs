//! Which goal hangs below which, accepted one by one without a circle.

/// Parents accepted one by one, goals by number, in nearly linear time: who is at the top above whom is
/// remembered with shortened paths (Tarjan 1975), so a chain of thousands is no trouble.
pub(super) struct Accepted {
    parents: Vec<Parent>,
    tops: Vec<usize>,
}

#[derive(Clone, Copy)]
enum Parent {
    None,
    Unknown,
    Goal(usize),
}

impl Accepted {
    pub(super) fn new(count: usize) -> Self {
        Self { parents: vec![Parent::None; count], tops: (0..count).collect() }
    }

    fn top(&mut self, mut at: usize) -> usize {
        while let Some(up) = self.tops.get(at).copied().filter(|up| *up != at) {
            let further = self.tops.get(up).copied().unwrap_or(up);
            if let Some(shorter) = self.tops.get_mut(at) {
                *shorter = further;
            }
            at = further;
        }
        at
    }

    fn set(&mut self, at: usize, parent: Parent) {
        if let Some(place) = self.parents.get_mut(at) {
            *place = parent;
        }
    }

    pub(super) fn put_below_unknown(&mut self, at: usize) {
        self.set(at, Parent::Unknown);
    }

    /// Accepts a parent; `false` when that would close a circle.
    pub(super) fn put_below(&mut self, at: usize, parent: usize) -> bool {
        let top = self.top(parent);
        if top == at {
            return false;
        }
        self.set(at, Parent::Goal(parent));
        if let Some(place) = self.tops.get_mut(at) {
            *place = top;
        }
        true
    }

    /// Per goal the nearest one above it that shows, and whether others were climbed past.
    pub(super) fn nearest(&self, is_shown: impl Fn(usize) -> bool) -> Vec<(Option<usize>, bool)> {
        let mut nearest: Vec<Option<(Option<usize>, bool)>> = vec![None; self.parents.len()];
        let known = |nearest: &[Option<(Option<usize>, bool)>], at: usize| nearest.get(at).copied().flatten();
        for start in 0..self.parents.len() {
            // Up past what does not show, then back down with the answer.
            let mut path = vec![start];
            while let Some(Parent::Goal(above)) = path.last().and_then(|at| self.parents.get(*at)).copied()
                && !is_shown(above)
                && known(&nearest, above).is_none()
            {
                path.push(above);
            }
            while let Some(at) = path.pop() {
                let answer = match self.parents.get(at) {
                    Some(Parent::Goal(above)) if is_shown(*above) => (Some(*above), false),
                    Some(Parent::Goal(above)) => (known(&nearest, *above).and_then(|(goal, _)| goal), true),
                    Some(Parent::Unknown) => (None, true),
                    Some(Parent::None) | None => (None, false),
                };
                if let Some(place) = nearest.get_mut(at) {
                    *place = Some(answer);
                }
            }
        }
        nearest.into_iter().map(Option::unwrap_or_default).collect()
    }
}
