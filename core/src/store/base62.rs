//! 128 bits as 22 letters and digits: short enough for a link, safe in a file name, sorted as numbers.

/// The digits in byte order, so that text order is number order.
pub(crate) const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The value of one digit, 0 to 61.
pub(crate) fn digit_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'Z' => Some(digit - b'A' + 10),
        b'a'..=b'z' => Some(digit - b'a' + 36),
        _ => None,
    }
}

/// The digit for a value; values past 61 wrap.
pub(crate) fn digit(value: u8) -> char {
    DIGITS.get(usize::from(value % 62)).copied().map_or('0', char::from)
}

/// Always 22 characters.
pub fn encode(mut bits: u128) -> String {
    let mut digits = [b'0'; 22];
    for place in digits.iter_mut().rev() {
        *place = u8::try_from(bits % 62).ok().and_then(|value| DIGITS.get(usize::from(value))).copied().unwrap_or(b'0');
        bits /= 62;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

/// The inverse of [`encode`]; `None` for another length, another character or more than 128 bits.
pub fn decode(text: &str) -> Option<u128> {
    if text.len() != 22 {
        return None;
    }
    text.bytes().try_fold(0_u128, |bits, digit| bits.checked_mul(62)?.checked_add(u128::from(digit_value(digit)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_back_and_keeps_its_order() {
        let numbers = [0, 1, 61, 62, u128::from(u64::MAX), u128::MAX];
        for pair in numbers.windows(2) {
            assert!(encode(pair[0]) < encode(pair[1]));
        }
        for number in numbers {
            assert_eq!(decode(&encode(number)), Some(number));
        }
        assert_eq!(decode("zzzzzzzzzzzzzzzzzzzzzz"), None, "more than 128 bits");
        assert_eq!(decode("kort"), None);
    }
}
