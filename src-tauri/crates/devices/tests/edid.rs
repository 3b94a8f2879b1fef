//! A screen is known again by what it says, whichever of its inputs it says it on.

use devices::simulator::{seal, simulated_edid};
use devices::{Edid, EdidError, ScreenIdentity};

const DELL: [char; 3] = ['D', 'E', 'L'];

fn parsed(block: &[u8]) -> Edid {
    Edid::parse(block).expect("a sound block")
}

fn identity(block: &[u8]) -> ScreenIdentity {
    ScreenIdentity::of_edid(&parsed(block))
}

/// The same screen asked on its analog input: another kind of input, another first timing.
fn on_another_input(mut block: [u8; 128]) -> [u8; 128] {
    block[20] = 0x08;
    block[35..38].copy_from_slice(&[0xBF, 0xEF, 0x80]);
    seal(&mut block);
    block
}

#[test]
fn maker_product_serial_number_and_name_are_read() {
    let edid = parsed(&simulated_edid(DELL, 0xA1F0, 0x4C42_3331, "DELL P2424HT"));
    assert_eq!((edid.maker().as_str(), edid.product(), edid.serial()), ("DEL", 0xA1F0, 0x4C42_3331));
    assert_eq!(edid.name().as_deref(), Some("DELL P2424HT"));
    assert_eq!(ScreenIdentity::of_edid(&edid).as_str(), "edid:DEL-A1F0-4C423331");
    assert_eq!(parsed(&simulated_edid(DELL, 1, 1, "THIRTEEN CHAR")).name().as_deref(), Some("THIRTEEN CHAR"));
    assert_eq!(parsed(&simulated_edid(DELL, 1, 1, "")).name(), None);
}

#[test]
fn a_screen_is_the_same_on_each_of_its_inputs_and_another_one_is_not() {
    // With a serial number, and with what makers write where they have none.
    for serial in [0x4C42_3331, 0, 0x0101_0101, u32::MAX] {
        let screen = simulated_edid(DELL, 0xA1F0, serial, "DELL P2424HT");
        assert_ne!(screen, on_another_input(screen));
        assert_eq!(identity(&screen), identity(&on_another_input(screen)), "{serial:#x}");
        for other in [simulated_edid(['B', 'O', 'E'], 0xA1F0, serial, "DELL P2424HT"), simulated_edid(DELL, 0xA1F1, serial, "DELL P2424HT"), simulated_edid(DELL, 0xA1F0, 7, "DELL P2424HT")] {
            assert_ne!(identity(&screen), identity(&other), "{serial:#x}");
        }
    }
    // Without a number, the texts tell screens of one product apart.
    assert_ne!(identity(&simulated_edid(DELL, 1, 0, "ONE")), identity(&simulated_edid(DELL, 1, 0, "TWO")));
}

#[test]
fn the_digest_that_stands_for_a_serial_number_never_changes() {
    // What a station has remembered has to be found by every later version.
    assert_eq!(identity(&simulated_edid(DELL, 0xA1F0, 0, "DELL P2424HT")).as_str(), "edid:DEL-A1F0-~6d21deb2c6d10a6c");
}

#[test]
fn an_extension_behind_the_block_says_nothing_new() {
    let block = simulated_edid(DELL, 1, 2, "X");
    let longer: Vec<u8> = block.into_iter().chain([0x5A; 128]).collect();
    assert_eq!(identity(&block), identity(&longer));
}

#[test]
fn bytes_that_are_no_block_are_refused() {
    let block = simulated_edid(DELL, 1, 2, "X");
    assert_eq!(Edid::parse(&[]), Err(EdidError::TooShort));
    assert_eq!(Edid::parse(&block[..127]), Err(EdidError::TooShort));
    let changed = |at: usize, to: u8, sum: bool| {
        let mut block = block;
        block[at] = to;
        if sum {
            seal(&mut block);
        }
        Edid::parse(&block)
    };
    assert_eq!(changed(0, 1, true), Err(EdidError::NoHeader));
    assert_eq!(changed(8, 0, true), Err(EdidError::NoMaker));
    for at in 8..128 {
        assert!(changed(at, block[at].wrapping_add(1), false).is_err(), "byte {at}");
    }
}

#[test]
fn a_screen_known_by_its_socket_is_another_one_elsewhere() {
    let (one, other) = (ScreenIdentity::of_socket("HDMI-1"), ScreenIdentity::of_socket("DP-1"));
    assert!(one.is_socket() && one != other);
    assert!(!identity(&simulated_edid(DELL, 1, 2, "X")).is_socket());
}
