# Khóa, chứng thư, gói hồ sơ niêm phong và giấy tờ ký số của trung tâm.

error-wrongPassword = Mật khẩu chưa khớp. Gõ lại; kiểm tra phím Caps Lock và bộ gõ tiếng Việt.
error-keyCostTooLow = Khóa của cán bộ được bảo vệ dưới mức quy định nên chưa mở được. Dữ liệu giữ nguyên; báo kỹ thuật viên cấp lại.
error-keyDamaged = Tệp khóa không còn nguyên vẹn nên chưa mở được. Dữ liệu giữ nguyên; đừng xóa tệp, báo kỹ thuật viên.
error-machineKeyExposed = Người dùng khác trên máy đọc được khóa của trạm nên trạm chưa mở. Dữ liệu giữ nguyên; báo kỹ thuật viên.
error-machineKeyMissing = Chưa thấy khóa của trạm trong thư mục dữ liệu nên trạm chưa mở và không tạo khóa mới. Dữ liệu khác giữ nguyên; báo kỹ thuật viên khôi phục khóa từ bản sao hoặc thiết lập lại trạm.
error-machineKeyStorage = Chưa đọc hoặc ghi được khóa của trạm. Dữ liệu giữ nguyên; kiểm tra ổ đĩa rồi mở lại, hoặc báo kỹ thuật viên.
error-certificateUnusable = Chứng thư số chưa dùng được. Hồ sơ giữ nguyên; báo kỹ thuật viên kiểm tra chứng thư.
error-keyOperation = Khóa ký chưa làm được việc này. Hồ sơ giữ nguyên; thử lại, hoặc báo kỹ thuật viên.

error-packageTooLarge = Gói vượt quá dung lượng cho phép nên chưa niêm phong hoặc mở được. Hồ sơ giữ nguyên; báo kỹ thuật viên.
error-packageMalformed = Tệp này chưa đúng dạng nên không dùng được. Những gì đã lưu vẫn nguyên; lấy lại tệp từ nơi gửi.
error-packageAlgorithm = Tệp dùng thuật toán ngoài danh mục nên không mở. Những gì đã lưu vẫn nguyên; báo kỹ thuật viên nơi gửi.
error-packageNotForUs = Gói này niêm phong cho nơi khác nên không mở được ở đây. Gói vẫn nguyên; chuyển đến đúng nơi nhận.
error-packageUndecryptable = Gói không mở được: đã bị thay đổi, hoặc khóa không phải của gói. Bản gốc tại trạm vẫn nguyên; gửi lại gói.
error-packageMismatch = Các phần của gói chưa khớp nhau nên không dùng được. Bản gốc tại trạm vẫn nguyên; báo kỹ thuật viên.
error-packageNotApproved = Gói này chưa có trong bản duyệt của chỉ huy. Gói vẫn nguyên; duyệt lại rồi gửi.
error-sameOfficer = Người đã ký hồ sơ không tự duyệt được. Hồ sơ vẫn chờ duyệt; mời chỉ huy khác duyệt.

error-certificateUntrusted = Chứng thư của người ký chưa được cơ quan tin cậy cấp nên tệp không được nhận. Những gì đã lưu vẫn nguyên; báo kỹ thuật viên.
error-certificateOutOfValidity = Chứng thư chưa đến hạn hoặc đã hết hạn. Hồ sơ giữ nguyên; kiểm tra ngày giờ của máy, rồi báo kỹ thuật viên gia hạn.
error-certificateWrongRole = Người ký không có vai trò được ký tệp này. Hồ sơ giữ nguyên; mời người đúng vai trò ký.
error-signatureInvalid = Chữ ký số không khớp nên tệp không được nhận. Những gì đã lưu vẫn nguyên; lấy lại tệp từ nơi gửi.

error-statementOther = Tệp này là loại giấy tờ khác nên không dùng ở bước này. Hồ sơ giữ nguyên; chọn đúng tệp.
error-statementOtherPackage = Giấy tờ nhận được nói về gói khác. Hồ sơ giữ nguyên trong hàng gửi và sẽ được hỏi lại; nếu còn lặp, báo kỹ thuật viên.
error-statementStale = Bản này cũ hơn bản đang dùng nên không được nhận. Bản đang dùng vẫn nguyên; lấy bản mới nhất.
