//! What a screen that does not exist says about itself.

/// The base block of a screen of that maker, product, serial number and name (VESA E-EDID 1.4): sound, and good for knowing the screen
/// again. It promises no timing.
pub fn simulated_edid(maker: [char; 3], product: u16, serial: u32, name: &str) -> [u8; 128] {
    let mut block = [0_u8; 128];
    block[..8].copy_from_slice(&[0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00]);
    let letters = maker.into_iter().fold(0_u16, |packed, letter| packed << 5 | (letter as u16 & 0x1F));
    block[8..10].copy_from_slice(&letters.to_be_bytes());
    block[10..12].copy_from_slice(&product.to_le_bytes());
    block[12..16].copy_from_slice(&serial.to_le_bytes());
    // Week 1 of 2026, EDID 1.4, digital, 53 cm by 30 cm.
    block[16..18].copy_from_slice(&[1, 36]);
    block[18..23].copy_from_slice(&[1, 4, 0x80, 53, 30]);
    describe(&mut block[54..72], 0xFC, name);
    describe(&mut block[72..90], 0x10, "");
    describe(&mut block[90..108], 0x10, "");
    describe(&mut block[108..126], 0x10, "");
    seal(&mut block);
    block
}

/// Puts the sum right after a change.
pub fn seal(block: &mut [u8; 128]) {
    let sum = block[..127].iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
    block[127] = sum.wrapping_neg();
}

/// A descriptor of 18 bytes: its tag, and up to 13 letters ended by a line feed.
fn describe(place: &mut [u8], tag: u8, text: &str) {
    place.fill(0);
    place[3] = tag;
    if !text.is_empty() {
        place[5..].fill(b' ');
        let letters = text.bytes().take(13);
        let length = letters.len();
        place[5..].iter_mut().zip(letters).for_each(|(place, letter)| *place = letter);
        if length < 13 {
            place[5 + length] = b'\n';
        }
    }
}
