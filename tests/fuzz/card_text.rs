//! What a scanner reads from a card: the QR code's text and the machine-readable zone.

use card::{CardQr, Mrz, number_in};

use crate::fuzz;

#[test]
fn whatever_is_held_under_a_scanner_is_read_or_refused() {
    let good = [
        "001090123456|012345678|Nguyễn Văn An|15011990|Nam|Số 5 ngõ 10, Phường Mẫu, Quận Mẫu, Hà Nội|10072021",
        "038203000042||Lê Minh|01022003|Nam|Xã Mẫu|11032021",
        "079195000017||Trần Thị Bích|02031995|Nữ|Phường Mẫu|01082024|a|b|c|d",
    ];
    let good: Vec<Vec<u8>> = good.iter().map(|text| text.as_bytes().to_vec()).collect();
    fuzz("QR text", &good, 20_000, |_, bytes| {
        let text = String::from_utf8_lossy(bytes);
        if let Some(number) = number_in(&text) {
            assert!(number.len() == 12 && number.bytes().all(|digit| digit.is_ascii_digit()), "«{number}» is no number");
        }
        if let Ok(qr) = CardQr::parse(&text) {
            assert!(qr.number.len() == 12 && !qr.name.is_empty());
        }
    });
}

#[test]
fn whatever_a_camera_reads_as_a_zone_is_read_or_refused() {
    let good = ["IDVNM0901234562001090123456<<3\n9001158M3001156VNM<<<<<<<<<<<0\nNGUYEN<<VAN<AN<<<<<<<<<<<<<<<<".as_bytes().to_vec()];
    fuzz("MRZ", &good, 40_000, |_, bytes| {
        if let Ok(mrz) = Mrz::parse_text(&String::from_utf8_lossy(bytes)) {
            let written = mrz.lines();
            let again = Mrz::parse([&written[0], &written[1], &written[2]]).expect("what is written is read again");
            assert_eq!(again.number, mrz.number);
        }
    });
}
