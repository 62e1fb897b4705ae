//! Sorting and collecting that weighs little in the browser: the library's own make some 4 kB of
//! machine code for every type, and a first visit downloads all of it (docs/decisions/008).

use serde_json::{Map, Value};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Collecting one by one, into a set or a map.
pub trait Gather: Iterator + Sized {
    /// Every item once.
    fn into_set(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = BTreeSet::new();
        for item in self {
            set.insert(item);
        }
        set
    }

    /// Values by key; of a key that comes twice, the last one.
    fn into_map<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        for (key, value) in self {
            map.insert(key, value);
        }
        map
    }
}

impl<I: Iterator> Gather for I {}

/// A JSON object of the members, in their order.
pub fn object(members: impl Iterator<Item = (String, Value)>) -> Value {
    let mut object = Map::new();
    for (name, value) in members {
        object.insert(name, value);
    }
    Value::Object(object)
}

/// Stable sorting of a list.
pub trait Sort<T> {
    /// By a comparison.
    fn put_in_order(&mut self, compare: impl Fn(&T, &T) -> Ordering);
}

impl<T> Sort<T> for Vec<T> {
    fn put_in_order(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        if self.len() < 2 {
            return;
        }
        let items = &*self;
        let order = order_of(items.len(), &|a, b| match (items.get(a), items.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        let mut places: Vec<Option<T>> = self.drain(..).map(Some).collect();
        self.extend(order.into_iter().filter_map(|place| places.get_mut(place).and_then(Option::take)));
    }
}

/// The one sort that all lists share.
#[inline(never)]
fn order_of(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_keeps_the_order_of_equals() {
        let mut words = vec![(2, "c"), (1, "b"), (2, "a"), (1, "a")];
        words.put_in_order(|a, b| a.0.cmp(&b.0));
        assert_eq!(words, [(1, "b"), (1, "a"), (2, "c"), (2, "a")]);
    }

    #[test]
    fn of_a_key_that_comes_twice_the_last_value_stays() {
        let map = [("a", 1), ("b", 2), ("a", 3)].into_iter().into_map();
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a", 3), ("b", 2)]);
        assert_eq!([3, 1, 3].into_iter().into_set().into_iter().collect::<Vec<_>>(), [1, 3]);
    }
}
