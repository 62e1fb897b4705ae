//! Order keys: text that sorts, with always room between two.
//!
//! A key is base-62 digits. Its first four digits count (so that adding at the end for years keeps keys
//! short), what follows is a fraction that makes room, and the last two are random, so that two people
//! who add at the same place at the same time rarely get equal keys. Equal keys are ordered by name.

use super::base62::{digit, digit_value};

const WHOLE: usize = 4;
const MIDDLE: &str = "U000";

/// A key after `low`, or the first key of an empty list. `random` is any random number.
pub fn append(low: Option<&str>, random: u128) -> String {
    let Some(low) = low else { return finish(MIDDLE, random) };
    append_if_room(low, random).unwrap_or_else(|| finish(&format!("{low}U"), random))
}

/// A key after `low`; `None` when `low` is no key of ours (a file may hold any text) and sorts too high.
fn append_if_room(low: &str, random: u128) -> Option<String> {
    let whole: Vec<u8> = (0..WHOLE).map(|at| value_at(low, at)).collect();
    let next = step_up(&whole).map(|next| finish(&text(&next), random)).filter(|next| next.as_str() > low);
    next.or_else(|| between(Some(low), None, random))
}

/// A key strictly between two neighbours; `None` when they leave no room (equal, or out of order).
pub fn between(low: Option<&str>, high: Option<&str>, random: u128) -> Option<String> {
    let low_text = low.unwrap_or("");
    if let Some(high) = high
        && low_text >= high
    {
        return None;
    }
    let mut key = Vec::new();
    let mut free_above = high.is_none();
    let mut at = 0;
    loop {
        let from = value_at(low_text, at);
        let to = if free_above { 62 } else { value_at(high.unwrap_or(""), at) };
        if to > from + 1 {
            key.push(u8::midpoint(from, to));
            let made = finish(&text(&key), random);
            let fits = made.as_str() > low_text && high.is_none_or(|high| made.as_str() < high);
            return fits.then_some(made);
        }
        key.push(from);
        free_above |= to > from;
        at += 1;
        if at > low_text.len().max(high.map_or(0, str::len)) + 1 {
            return None;
        }
    }
}

/// `count` keys in order between two neighbours, evenly spread; `None` when there is no room at all, or
/// when a neighbour is no key of ours.
pub fn spread(
    low: Option<&str>,
    high: Option<&str>,
    count: usize,
    random: &mut dyn FnMut() -> u128,
) -> Option<Vec<String>> {
    if high.is_none() {
        let mut keys: Vec<String> = Vec::with_capacity(count);
        for _ in 0..count {
            keys.push(match keys.last().map(String::as_str).or(low) {
                Some(low) => append_if_room(low, random())?,
                None => append(None, random()),
            });
        }
        return Some(keys);
    }
    if count == 0 {
        return Some(Vec::new());
    }
    let middle = between(low, high, random())?;
    let before = spread_below(low, &middle, count / 2, random)?;
    let after = spread(Some(&middle), high, count - count / 2 - 1, random)?;
    Some(before.into_iter().chain([middle]).chain(after).collect())
}

fn spread_below(low: Option<&str>, high: &str, count: usize, random: &mut dyn FnMut() -> u128) -> Option<Vec<String>> {
    spread(low, Some(high), count, random)
}

fn value_at(key: &str, at: usize) -> u8 {
    key.as_bytes().get(at).and_then(|digit| digit_value(*digit)).unwrap_or(0)
}

fn step_up(whole: &[u8]) -> Option<Vec<u8>> {
    let mut next = whole.to_vec();
    for place in next.iter_mut().rev() {
        if *place < 61 {
            *place += 1;
            return Some(next);
        }
        *place = 0;
    }
    None
}

fn text(values: &[u8]) -> String {
    values.iter().map(|value| digit(*value)).collect()
}

/// Two random digits at the end, the last never 0 so that there is room below.
fn finish(key: &str, random: u128) -> String {
    let first = u8::try_from(random % 62).unwrap_or(0);
    let last = u8::try_from(random / 62 % 61).unwrap_or(0) + 1;
    format!("{key}{}{}", digit(first), digit(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn adding_at_the_end_ten_thousand_times_keeps_keys_short() {
        let mut last = append(None, 7);
        for n in 0..10_000 {
            let next = append(Some(&last), n);
            assert!(next > last);
            last = next;
        }
        assert!(last.len() <= 8, "{last}");
    }

    proptest! {
        #[test]
        fn a_key_comes_after_any_text_whatever(low in "\\PC{0,6}|[yz]{1,6}", random in any::<u128>()) {
            prop_assert!(append(Some(&low), random) > low);
        }

        #[test]
        fn there_is_always_room_between_two_keys(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u128>()), 1..200)) {
            let mut keys = vec![append(None, 1), append(Some(&append(None, 1)), 2)];
            for (place, random) in places {
                let at = place.index(keys.len() + 1);
                let low = at.checked_sub(1).and_then(|i| keys.get(i)).map(String::as_str);
                let high = keys.get(at).map(String::as_str);
                let key = between(low, high, random).expect("room");
                prop_assert!(low.is_none_or(|low| low < key.as_str()));
                prop_assert!(high.is_none_or(|high| key.as_str() < high));
                keys.insert(at, key);
            }
        }

        #[test]
        fn a_spread_is_in_order_and_inside(count in 0_usize..300, seed in any::<u64>()) {
            let mut random = u128::from(seed);
            let mut next = || { random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1); random };
            let low = append(None, next());
            let high = append(Some(&low), next());
            let keys = spread(Some(&low), Some(&high), count, &mut next).expect("room");
            prop_assert_eq!(keys.len(), count);
            let mut all = vec![low];
            all.extend(keys);
            all.push(high);
            prop_assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
