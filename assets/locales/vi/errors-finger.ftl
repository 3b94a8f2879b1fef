# Ảnh vân tay không dùng được (fingerprint::ImageError)
error-fingerImageTooSmall = Ảnh vân tay quá nhỏ, chưa dùng được. Các ảnh đã thu vẫn còn. Thu lại bằng máy quét vân tay.
error-fingerImageTooLarge = Ảnh vân tay lớn hơn mọi máy quét, chưa dùng được. Các ảnh đã thu vẫn còn. Kiểm tra máy quét hoặc tệp ảnh.
error-fingerImageDamaged = Ảnh vân tay không đủ dữ liệu, chưa dùng được. Các ảnh đã thu vẫn còn. Thu lại lần nữa.
error-fingerResolutionWrong = Ảnh vân tay không đúng 500 điểm/inch, chưa nhận được. Các ảnh đã thu vẫn còn. Dùng máy quét có độ phân giải đã xác nhận.
# Bản ghi điểm đặc trưng không dùng được (fingerprint::RecordError)
error-fingerRecordUnknown = Tệp không phải bản ghi điểm đặc trưng vân tay ISO/IEC 19794-2 (2005 hoặc 2011), chưa đọc được. Tệp vẫn nguyên. Kiểm tra phần mềm đã tạo tệp.
error-fingerRecordDamaged = Bản ghi điểm đặc trưng vân tay bị hỏng hoặc sai tiêu chuẩn, chưa đọc được. Tệp vẫn nguyên. Lấy lại tệp từ nơi tạo ra.
error-fingerPictureRecordUnknown = Tệp không phải bản ghi ảnh vân tay ISO/IEC 19794-4:2011 có ảnh đọc được (8 bit; không nén, WSQ hoặc JPEG 2000). Tệp vẫn nguyên. Kiểm tra chương trình đã tạo ra tệp.
error-fingerPictureRecordDamaged = Bản ghi ảnh vân tay bị hỏng hoặc sai tiêu chuẩn nên không đọc được. Tệp vẫn nguyên. Lấy lại từ nơi đã tạo ra tệp.
# WSQ (fingerprint::wsq::WsqError)
error-wsqUnreadable = Tệp WSQ bị hỏng hoặc bị cắt, chưa đọc được. Tệp gốc vẫn nguyên. Chép lại tệp từ nơi gửi.
error-wsqFiltersUnknown = Tệp WSQ dùng bộ lọc không phải của bộ mã hóa số 1, chưa đọc được. Tệp gốc vẫn nguyên. Xuất lại tệp bằng bộ mã hóa số 1.
error-wsqSizeOutOfRange = Ảnh trong tệp WSQ quá nhỏ hoặc lớn hơn mọi máy quét, chưa đọc được. Tệp gốc vẫn nguyên. Kiểm tra nguồn của tệp.
error-wsqNoDetail = Ảnh chỉ có một sắc xám, không có gì để nén. Tệp gốc vẫn nguyên. Kiểm tra ảnh rồi thu lại.
error-wsqRateOutOfRange = Tốc độ bit phải từ 0,05 đến 5 bit mỗi điểm ảnh. Chưa ghi tệp nào. Chọn lại, thường dùng 0,75.
# Records of one person in one file (cbeff::CbeffError)
error-cbeffUnreadable = Tệp không phải CBEFF dạng XML nên không đọc được. Tệp vẫn nguyên. Kiểm tra chương trình đã tạo ra tệp.
error-cbeffDamaged = Tệp CBEFF bị hỏng hoặc sai lược đồ nên không đọc được. Tệp vẫn nguyên. Lấy lại từ nơi đã tạo ra tệp.
error-cbeffEncrypted = Các bản ghi trong tệp CBEFF đã mã hóa nên không đọc được ở đây. Tệp vẫn nguyên. Xin lại tệp không mã hóa.
error-cbeffTooLarge = Tệp CBEFF chứa nhiều hơn bản ghi của một người nên không đọc. Tệp vẫn nguyên. Kiểm tra nguồn gốc của tệp.
