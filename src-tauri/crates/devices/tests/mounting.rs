//! The picture of a camera that is mounted on its side stands upright.

use devices::{Frame, Mounting};

/// A picture of one letter for each pixel.
fn frame(rows: &[&str]) -> Frame {
    let rgb: Vec<u8> = rows.iter().flat_map(|row| row.bytes()).flat_map(|letter| [letter, 0, letter]).collect();
    Frame { width: rows[0].len() as u32, height: rows.len() as u32, rgb: rgb.into(), sequence: 7, taken_ms: 11 }
}

fn rows(frame: &Frame) -> Vec<String> {
    let row = |row: &[u8]| row.chunks(3).map(|pixel| char::from(pixel[0])).collect();
    frame.rgb.chunks(frame.width as usize * 3).map(row).collect()
}

#[test]
fn a_picture_is_turned_clockwise_by_the_quarters_of_its_camera() {
    let table: [(u8, &[&str]); 5] = [
        (0, &["abc", "def"]),
        (1, &["da", "eb", "fc"]),
        (2, &["fed", "cba"]),
        (3, &["cf", "be", "ad"]),
        (4, &["abc", "def"]),
    ];
    for (quarters, upright) in table {
        let turned = Mounting::from(quarters).upright(frame(&["abc", "def"]));
        assert_eq!(rows(&turned), upright, "{quarters}");
        assert_eq!((turned.height as usize, turned.width as usize), (upright.len(), upright[0].len()), "{quarters}");
        assert_eq!((turned.sequence, turned.taken_ms), (7, 11), "{quarters}");
    }
}

#[test]
fn four_turns_lead_back_and_each_is_kept_as_its_number() {
    let mut mounting = Mounting::UPRIGHT;
    for quarters in [1_u8, 2, 3, 0] {
        mounting = mounting.turned_on();
        assert_eq!(u8::from(mounting), quarters);
    }
    assert_eq!(mounting, Mounting::default());
}

#[test]
fn a_frame_without_all_its_pixels_is_left_as_it_is() {
    let cut = Frame { rgb: vec![1, 2, 3].into(), ..frame(&["abc", "def"]) };
    assert_eq!(Mounting::from(1).upright(cut).width, 3);
    let empty = Frame { width: 0, height: 0, rgb: Vec::new().into(), sequence: 0, taken_ms: 0 };
    assert!(Mounting::from(3).upright(empty).rgb.is_empty());
}
