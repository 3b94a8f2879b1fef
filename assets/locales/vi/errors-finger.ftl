# Ảnh vân tay không dùng được (fingerprint::ImageError)
error-fingerImageTooSmall = Ảnh vân tay quá nhỏ, chưa dùng được. Các ảnh đã thu vẫn còn. Thu lại bằng máy quét vân tay.
error-fingerImageTooLarge = Ảnh vân tay lớn hơn mọi máy quét, chưa dùng được. Các ảnh đã thu vẫn còn. Kiểm tra máy quét hoặc tệp ảnh.
error-fingerImageDamaged = Ảnh vân tay không đủ dữ liệu, chưa dùng được. Các ảnh đã thu vẫn còn. Thu lại lần nữa.
error-fingerResolutionWrong = Ảnh vân tay không đúng 500 điểm/inch, chưa nhận được. Các ảnh đã thu vẫn còn. Dùng máy quét có độ phân giải đã xác nhận.
# Bản ghi điểm đặc trưng không dùng được (fingerprint::RecordError)
error-fingerRecordUnknown = Tệp không phải bản ghi điểm đặc trưng vân tay ISO/IEC 19794-2 (2005 hoặc 2011), chưa đọc được. Tệp vẫn nguyên. Kiểm tra phần mềm đã tạo tệp.
error-fingerRecordDamaged = Bản ghi điểm đặc trưng vân tay bị hỏng hoặc sai tiêu chuẩn, chưa đọc được. Tệp vẫn nguyên. Lấy lại tệp từ nơi tạo ra.
