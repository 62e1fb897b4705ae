//! 128 random bits from the browser.

/// Bits for a new id. `crypto.getRandomValues` exists wherever WebAssembly does.
pub fn bits() -> u128 {
    let mut bytes = [0_u8; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        for byte in &mut bytes {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
            let random = (js_sys::Math::random() * 256.0) as u8;
            *byte = random;
        }
    }
    u128::from_be_bytes(bytes)
}

/// A number to tell things on the screen apart.
pub fn number() -> u64 {
    #[allow(clippy::cast_possible_truncation, reason = "any 64 of the bits will do")]
    let number = bits() as u64;
    number
}
