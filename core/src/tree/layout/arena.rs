//! Things by number.

/// The number of what is above the goals at the top.
pub(super) const ROOT: usize = 0;

/// Things by number. Asking for a number that was never given out gives a spare one, so that nothing has to
/// handle what cannot happen.
#[derive(Clone, Debug, Default)]
pub(super) struct Arena<T> {
    items: Vec<T>,
    spare: T,
}

impl<T: Default> Arena<T> {
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { items: Vec::with_capacity(count), spare: T::default() }
    }

    /// Adds one; gives its number.
    pub(super) fn push(&mut self, item: T) -> usize {
        self.items.push(item);
        self.items.len() - 1
    }

    pub(super) fn at(&self, slot: usize) -> &T {
        self.items.get(slot).unwrap_or(&self.spare)
    }

    pub(super) fn at_mut(&mut self, slot: usize) -> &mut T {
        self.items.get_mut(slot).unwrap_or(&mut self.spare)
    }

    /// One that may not be there yet: makes room for it.
    pub(super) fn make(&mut self, slot: usize) -> &mut T {
        if slot >= self.items.len() {
            self.items.resize_with(slot + 1, T::default);
        }
        self.at_mut(slot)
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.items.iter_mut()
    }
}
