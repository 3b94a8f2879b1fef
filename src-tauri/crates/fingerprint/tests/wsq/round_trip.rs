//! Our own files.

use fingerprint::wsq::{BitRate, Comment, WsqError, decode, encode};
use fingerprint::{Image, Slap};

use crate::kit::{cut, psnr, slap};

#[test]
fn a_slap_comes_back_near_and_as_small_as_was_asked() {
    let image = slap(11, Slap::RightFour);
    let mut before = (f64::MIN, 0);
    for rate in [0.4, 0.75, 1.5, 2.25] {
        let file = encode(&image, BitRate::new(rate).expect("a rate"), &[]).expect("encoded");
        let decoded = decode(&file).expect("decoded");
        let (near, bits) = (psnr(image.gray(), &decoded.gray), file.len() as f32 * 8.0 / image.gray().len() as f32);
        println!("{rate} bits asked, {bits:.3} taken, {near:.2} dB");
        assert!(near > before.0 && file.len() > before.1, "more bits, a nearer picture");
        assert!(bits <= rate * 1.05, "{rate} bits were asked for and {bits} taken");
        before = (near, file.len());
        if rate == 0.75 {
            assert!(near > 24.0, "{near} dB");
        }
    }
}

#[test]
fn every_parity_of_the_sides_comes_back() {
    let image = slap(12, Slap::Thumbs);
    for (width, height) in [(64, 64), (65, 64), (64, 67), (71, 79), (97, 130), (255, 257), (400, 401), (403, 302)] {
        let part = cut(&image, 300, 100, width, height);
        // With many bits a subband that lies where it does not belong would be seen at once.
        let file = encode(&part, BitRate::new(5.0).expect("a rate"), &[]).expect("encoded");
        let near = psnr(part.gray(), &decode(&file).expect("decoded").gray);
        assert!(near > 32.0, "{width} x {height}: {near} dB");
    }
}

#[test]
fn size_resolution_and_comments_travel_with_the_picture() {
    let image = cut(&slap(13, Slap::LeftFour), 200, 200, 300, 320);
    let comments = [Comment::Other(b"hand of nobody".to_vec())];
    let decoded = decode(&encode(&image, BitRate::default(), &comments).expect("encoded")).expect("decoded");
    assert_eq!((decoded.frame.width, decoded.frame.height, decoded.frame.black, decoded.frame.white), (300, 320, 0, 255));
    assert_eq!((decoded.ppi(), decoded.frame.encoder), (Some(500), 2));
    let nist = decoded.nist().expect("NIST's comment");
    let pairs: Vec<_> = nist.pairs().collect();
    assert_eq!(pairs[..4], [("PIX_WIDTH", "300"), ("PIX_HEIGHT", "320"), ("PIX_DEPTH", "8"), ("PPI", "500")]);
    assert_eq!(pairs[4..], [("LOSSY", "1"), ("COLORSPACE", "GRAY"), ("COMPRESSION", "WSQ"), ("WSQ_BITRATE", "0.750000")]);
    assert_eq!(decoded.comments[1], comments[0]);
    assert_eq!(decoded.image(500.0).expect("a picture").gray(), decoded.gray);
    assert_eq!(format!("{decoded:?}"), "Decoded 300x320 [redacted]");
}

#[test]
fn what_cannot_be_compressed_says_so() {
    let flat = Image::new(200, 200, vec![128; 40_000], 500.0).expect("a picture");
    assert_eq!(encode(&flat, BitRate::default(), &[]), Err(WsqError::Flat));
    let mut dot = vec![255; 40_000];
    dot[20_100] = 254;
    let nearly = Image::new(200, 200, dot, 500.0).expect("a picture");
    // One pixel is detail once the picture is stretched to the full range.
    let decoded = encode(&nearly, BitRate::default(), &[]).and_then(|file| decode(&file));
    assert!(matches!(decoded, Ok(_) | Err(WsqError::Flat)), "{decoded:?}");
    for rate in [0.0, -1.0, 5.1, f32::NAN, f32::INFINITY] {
        assert_eq!(BitRate::new(rate).map(BitRate::bits_per_pixel), Err(WsqError::Rate));
    }
}
