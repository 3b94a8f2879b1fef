//! Messages between station and helper, good and malformed.

use fingerprint_scanner::protocol::{Answer, Fault, Order, receive_answer, receive_order, reply, send};

#[test]
fn orders_and_answers_come_back_as_they_went() {
    let orders =
        [Order::List, Order::Open { device: "a:0:1".into() }, Order::Capture { number: 7 }, Order::Cancel { number: 7 }, Order::Close];
    let mut pipe = Vec::new();
    for order in &orders {
        send(&mut pipe, order).unwrap();
    }
    let mut pipe = &pipe[..];
    for order in &orders {
        assert_eq!(receive_order(&mut pipe).unwrap(), *order);
    }
    let image = Answer::Image { width: 2, height: 2, ppmm: 19.7, bytes: 4 };
    let failed = Answer::Failed { why: Fault::RetryCenter, detail: "center".into() };
    let mut pipe = Vec::new();
    reply(&mut pipe, &image, &[1, 2, 3, 4]).unwrap();
    reply(&mut pipe, &failed, &[]).unwrap();
    let mut pipe = &pipe[..];
    assert_eq!(receive_answer(&mut pipe).unwrap(), (image, vec![1, 2, 3, 4]));
    assert_eq!(receive_answer(&mut pipe).unwrap(), (failed, vec![]));
}

#[test]
fn malformed_messages_are_errors_and_take_no_memory() {
    let huge = br#"{"say":"image","width":1,"height":1,"ppmm":0.0,"bytes":99999999999}"#;
    let mut promised = (huge.len() as u32).to_be_bytes().to_vec();
    promised.extend(huge);
    let cases: [&[u8]; 6] = [b"", b"\0\0", b"\xff\xff\xff\xff{}", b"\0\0\0\x02{}", b"\0\0\0\x09{\"say\":\"x", &promised];
    for bytes in cases {
        assert!(receive_answer(&mut &bytes[..]).is_err());
        assert!(receive_order(&mut &bytes[..]).is_err());
    }
}
