use enrollment::same_address;

#[test]
fn an_address_is_the_same_however_card_and_record_write_it() {
    let same = [
        ("Thôn 3, Ea Kao, Buôn Ma Thuột, Đắk Lắk", "Thôn 3, Phường Ea Kao, Tỉnh Đắk Lắk"),
        ("Thôn 3, Xã Ea Kao, Thành phố Buôn Ma Thuột, Tỉnh Đắk Lắk", "thôn 3, ea kao, đắk lắk"),
        ("Số 12 đường Hoà Bình, P. Tân Lập, TP. Buôn Ma Thuột, Đắk Lắk", "12 Hòa Bình, Phường Tân Lập, Tỉnh Đắk Lắk"),
        ("12 Hòa Bình, P.Tân Lập, TP.Hồ Chí Minh", "12 Hoà Bình, Tân Lập, Thành phố Hồ Chí Minh"),
        ("Xã Lộc Ninh, Tỉnh Đồng Nai", "Phường Lộc Ninh, Thành phố Đồng Nai"),
        ("Tổ dân phố 5 ,  Phường Thuỷ Xuân; Huế", "TDP 5, Thủy Xuân, Thành phố Huế"),
        ("Phường Ba Đình, Hà Nội", "Phường Ba Đi\u{300}nh, Hà Nội"),
        ("Phường 5, Thành phố Hồ Chí Minh", "P.5, TP Hồ Chí Minh"),
        ("", ""),
    ];
    for (a, b) in same {
        assert!(same_address(a, b) && same_address(b, a), "{a} | {b}");
    }
}

#[test]
fn another_house_commune_or_tone_is_another_place() {
    let different = [
        ("Thôn 3, Ea Kao, Đắk Lắk", "Thôn 4, Ea Kao, Đắk Lắk"),
        ("Thôn 3, Ea Kao, Đắk Lắk", "Thôn 3, Ea Tu, Đắk Lắk"),
        ("Thôn 3, Ea Kao, Đắk Lắk", "Thôn 3, Ea Kao, Gia Lai"),
        ("Phường Hòa Bình, Hà Nội", "Phường Hóa Bình, Hà Nội"),
        ("Số 12, Ea Kao, Đắk Lắk", "Ea Kao, Đắk Lắk, Việt Nam, Đông Nam Á"),
        // What is missing between house and commune is not the district.
        ("12 Hòa Bình, Tổ 5, Ea Kao, Đắk Lắk", "12 Hòa Bình, Ea Kao, Đắk Lắk"),
        ("Đắk Lắk", "Ea Kao, Đắk Lắk"),
        ("Đắk Lắk", ""),
    ];
    for (a, b) in different {
        assert!(!same_address(a, b) && !same_address(b, a), "{a} | {b}");
    }
}
