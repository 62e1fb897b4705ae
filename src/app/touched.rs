//! Which records steps touched, for whoever keeps a view of its own up to date.

use waardenboom_core::store::RecordId;

/// With more than this since somebody last looked, everything is looked at anew.
const KEPT: usize = 512;

/// A moment in the log: everything before it is known.
pub type Moment = u64;

/// The records that steps touched, most recent last.
#[derive(Debug, Default)]
pub struct TouchLog {
    forgotten: u64,
    ids: Vec<RecordId>,
}

impl TouchLog {
    /// A step touched these.
    pub fn note(&mut self, touched: &[RecordId]) {
        if self.ids.len() + touched.len() > KEPT {
            self.forget();
        }
        self.ids.extend_from_slice(touched);
        if self.ids.len() > KEPT {
            self.forget();
        }
    }

    /// Everything may be different: another workbook.
    pub fn forget(&mut self) {
        self.forgotten += self.ids.len() as u64 + 1;
        self.ids.clear();
    }

    /// Now.
    pub fn now(&self) -> Moment {
        self.forgotten + self.ids.len() as u64
    }

    /// What was touched since a moment; `None` when that is not known any more.
    pub fn since(&self, moment: Moment) -> Option<&[RecordId]> {
        self.ids.get(usize::try_from(moment.checked_sub(self.forgotten)?).ok()?..)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_touched_is_known_until_there_is_too_much_of_it() {
        let ids: Vec<RecordId> = (0..10).filter_map(|at| RecordId::parse(&format!("goal/g{at}"))).collect();
        let mut log = TouchLog::default();
        let before = log.now();
        log.note(&ids);
        let between = log.now();
        log.note(&ids[..2]);
        assert_eq!(log.since(before).map(<[_]>::len), Some(12));
        assert_eq!(log.since(between), Some(&ids[..2]));
        for _ in 0..KEPT {
            log.note(&ids[..1]);
        }
        assert_eq!((log.since(before), log.since(between)), (None, None));
        assert_eq!(log.since(log.now()), Some(&[][..]));
        log.forget();
        assert!(log.since(log.now()).is_some_and(<[_]>::is_empty));
    }
}
