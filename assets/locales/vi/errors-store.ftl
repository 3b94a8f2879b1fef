# Điều chưa được khi đọc, ghi dữ liệu của trạm: chưa làm được gì, cái gì vẫn an toàn, giờ làm gì.

error-vaultWrongKey = Chưa mở được dữ liệu hồ sơ bằng khóa của cán bộ này; dữ liệu vẫn nguyên. Đăng nhập lại, nếu vẫn vậy gọi kỹ thuật.
error-outboxWrongKey = Chưa mở được hàng chờ gửi bằng khóa của máy này; hồ sơ đã niêm phong vẫn nguyên. Gọi kỹ thuật kiểm tra khóa của máy.
error-vaultDamaged = Dữ liệu hồ sơ bị hỏng một phần nên chưa mở được. Hồ sơ đã niêm phong còn ở hàng chờ gửi và vẫn được gửi. Không xóa gì, gọi kỹ thuật.
error-outboxDamaged = Hàng chờ gửi bị hỏng một phần nên tạm dừng gửi. Hồ sơ đã niêm phong còn đủ trong dữ liệu của trạm. Gọi kỹ thuật lập lại hàng chờ gửi.
error-storeOlder = Dữ liệu do phiên bản cũ hơn ghi nên chỉ xem chứ chưa mở; dữ liệu vẫn nguyên. Mở trạm một lần để cập nhật dữ liệu.
error-storeNewer = Dữ liệu do phiên bản mới hơn ghi nên chưa mở được; dữ liệu vẫn nguyên. Cài lại phiên bản mới rồi mở.
error-diskFull = Ổ đĩa đã đầy nên chưa ghi được việc vừa làm. Hồ sơ đã lưu vẫn an toàn. Gửi hoặc xuất bớt, rồi làm lại bước này.
error-storeBusy = Dữ liệu đang được chương trình khác dùng nên chưa ghi được. Những gì đã lưu vẫn nguyên. Chờ một phút rồi làm lại bước này.
error-changedElsewhere = Hồ sơ vừa được thay đổi ở nơi khác nên chưa ghi bước này. Bản mới đã lưu. Xem lại rồi làm tiếp.
error-notFound = Chưa tìm thấy mục này trên trạm. Dữ liệu khác vẫn nguyên. Quay lại danh sách rồi mở lại.
error-foreignSample = Mẫu này thuộc hồ sơ khác nên không đưa vào được. Hai hồ sơ vẫn nguyên. Lấy lại mẫu của người đang ngồi trước máy.
error-extractOlder = Bản trích dân cư số { $offered } cũ hơn bản đang dùng số { $held } nên chưa nhận. Bản đang dùng vẫn nguyên. Xin bản trích mới.
error-packageConflict = Gói này trùng số với gói khác nên chưa nhận. Các gói đã có vẫn nguyên. Gọi kỹ thuật, kèm mã bên dưới.
error-packageWrongState = Gói đang ở bước khác nên chưa làm được việc này. Gói vẫn nguyên. Xem hàng chờ gửi để biết bước hiện tại.
error-eventLogBroken = Nhật ký không khớp ở dòng { $seq } nên chưa ghi tiếp. Hồ sơ đã lưu vẫn nguyên. Dừng hồ sơ này, gọi kỹ thuật.
error-storeInternal = Chưa ghi được việc vừa làm. Những gì đã lưu vẫn nguyên. Làm lại bước này, nếu vẫn vậy gọi kỹ thuật, kèm mã bên dưới.
