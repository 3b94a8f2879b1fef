//! What comes through the pipe of the scanner's helper process.

use fingerprint_scanner::protocol::{Answer, Device, Order, receive_answer, receive_order, reply, send};

use crate::fuzz;

#[test]
fn a_helper_gone_mad_is_understood_or_refused() {
    let mut answers = Vec::new();
    let device = Device { id: "virtual".to_owned(), name: "Virtual device".to_owned(), driver: "virtual_image".to_owned() };
    for (answer, raw) in [
        (Answer::Devices { devices: vec![device] }, Vec::new()),
        (Answer::Image { width: 8, height: 4, ppmm: 19.685, bytes: 32 }, vec![0x55; 32]),
        (Answer::Done, Vec::new()),
    ] {
        let mut bytes = Vec::new();
        reply(&mut bytes, &answer, &raw).expect("written");
        answers.push(bytes);
    }
    fuzz("answers of the helper", &answers, 3_000, |_, bytes| {
        if let Ok((Answer::Image { bytes, .. }, raw)) = receive_answer(&mut std::io::Cursor::new(bytes)) {
            assert_eq!(bytes, raw.len());
        }
    });
    let mut orders = Vec::new();
    for order in [Order::List, Order::Open { device: "virtual".to_owned() }, Order::Capture { number: 7 }] {
        let mut bytes = Vec::new();
        send(&mut bytes, &order).expect("written");
        orders.push(bytes);
    }
    fuzz("orders to the helper", &orders, 20_000, |_, bytes| drop(receive_order(&mut std::io::Cursor::new(bytes))));
}
