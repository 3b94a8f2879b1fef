# Ảnh vân tay không dùng được (fingerprint::ImageError)
error-fingerImageTooSmall = Ảnh vân tay quá nhỏ, chưa dùng được. Các ảnh đã thu vẫn còn. Thu lại bằng máy quét vân tay.
error-fingerImageTooLarge = Ảnh vân tay lớn hơn mọi máy quét, chưa dùng được. Các ảnh đã thu vẫn còn. Kiểm tra máy quét hoặc tệp ảnh.
error-fingerImageDamaged = Ảnh vân tay không đủ dữ liệu, chưa dùng được. Các ảnh đã thu vẫn còn. Thu lại lần nữa.
error-fingerResolutionWrong = Ảnh vân tay không đúng 500 điểm/inch, chưa nhận được. Các ảnh đã thu vẫn còn. Dùng máy quét có độ phân giải đã xác nhận.
