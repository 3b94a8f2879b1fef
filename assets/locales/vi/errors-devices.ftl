# Thiết bị: máy ảnh, máy quét vân tay, đầu đọc thẻ, màn hình; và ảnh chân dung.
# Mỗi câu: chưa làm được gì · cái gì vẫn an toàn · làm gì bây giờ.

error-deviceNotFound = Chưa thấy thiết bị. Những gì đã lấy vẫn được giữ; cắm lại dây rồi thử lại.
error-deviceHeld = Chưa dùng được thiết bị vì chương trình “{ $by }” đang giữ. Hồ sơ vẫn được giữ nguyên; đóng chương trình đó rồi thử lại.
error-deviceBusy = Chưa dùng được thiết bị vì chương trình khác đang giữ. Hồ sơ vẫn được giữ nguyên; đóng chương trình đó rồi thử lại.
error-deviceNotReady = Thiết bị báo chưa sẵn sàng. Những gì đã lấy vẫn được giữ; chờ một lát hoặc bật thiết bị rồi thử lại.
error-deviceUnplugged = Thiết bị vừa mất kết nối. Những gì đã lấy vẫn được giữ; kiểm tra dây rồi lấy lại.
error-deviceCancelled = Đã dừng. Những gì đã lấy vẫn được giữ.
error-deviceTimedOut = Chưa nhận được gì từ thiết bị. Hồ sơ vẫn được giữ nguyên; thử lại.
error-deviceUnsupported = Thiết bị này chưa làm được việc đó. Những gì đã lấy vẫn được giữ; chọn thiết bị khác.
error-deviceServiceAbsent = Dịch vụ { $service } chưa chạy nên chưa dùng được thiết bị. Hồ sơ vẫn được giữ nguyên; gọi người phụ trách kỹ thuật.
error-deviceUntrusted = { $why ->
    [maker] Chứng thư của thiết bị thuộc hãng chưa được trung tâm bảo đảm nên không dùng. Những gì đã lấy vẫn được giữ; dùng thiết bị khác, và xin trung tâm tệp đã ký của hãng.
    [certificate] Chứng thư của thiết bị không còn hoặc chưa có hiệu lực hôm nay nên không dùng. Những gì đã lấy vẫn được giữ; kiểm tra ngày giờ của máy, dùng thiết bị khác và gọi người phụ trách kỹ thuật.
    [altered] Dữ liệu thiết bị gửi đã bị đổi dọc đường nên không nhận gì. Những gì đã lấy vẫn được giữ; thử lại, nếu vẫn vậy thì dùng thiết bị khác và gọi người phụ trách kỹ thuật.
    [other] Câu trả lời đến từ thiết bị khác hoặc thuộc lần lấy khác nên không nhận gì. Những gì đã lấy vẫn được giữ; thử lại, nếu vẫn vậy thì gọi người phụ trách kỹ thuật.
    [key] Câu trả lời mang tên thiết bị này nhưng ký bằng khóa khác nên không nhận gì. Những gì đã lấy vẫn được giữ; thử lại, nếu vẫn vậy thì dùng thiết bị khác và gọi người phụ trách kỹ thuật.
    [time] Đồng hồ của thiết bị và của máy này lệch quá năm phút nên không nhận gì. Những gì đã lấy vẫn được giữ; gọi người phụ trách kỹ thuật chỉnh giờ.
    [tampered] Thiết bị báo đã bị mở hoặc can thiệp nên không dùng. Những gì đã lấy vẫn được giữ; dùng thiết bị khác và gọi người phụ trách kỹ thuật.
    [registration] Thiết bị chưa đăng ký với hãng hoặc khóa đã hết hạn nên không dùng. Những gì đã lấy vẫn được giữ; dùng thiết bị khác và gọi người phụ trách kỹ thuật.
   *[unsigned] Thiết bị không chứng minh được nó là máy nào nên không dùng. Những gì đã lấy vẫn được giữ; dùng thiết bị khác và gọi người phụ trách kỹ thuật.
}
error-deviceFailed = Thiết bị chưa trả lời đúng. Những gì đã lấy vẫn được giữ; rút ra cắm lại rồi thử lại.

error-faceTryAgain = Máy ảnh chưa thấy rõ khuôn mặt nên chưa chụp được. Ảnh đã lấy vẫn còn. Mời người dân nhìn thẳng vào máy ảnh rồi chụp lại.
error-fingerTryAgain = Chưa lấy được vân tay. Các ngón đã lấy vẫn được giữ; nhấc tay lên rồi đặt lại.
error-fingerTooShort = Nhấc tay hơi sớm nên chưa lấy được. Các ngón đã lấy vẫn được giữ; đặt lại và giữ yên.
error-fingerNotCentered = Ngón tay chưa vào giữa. Các ngón đã lấy vẫn được giữ; đặt lại vào giữa mặt kính.
error-fingerLiftFirst = Chưa lấy được vì tay còn trên mặt kính. Các ngón đã lấy vẫn được giữ; nhấc hẳn tay lên rồi đặt lại.
error-fingerTooFast = Tay đưa hơi nhanh nên chưa lấy được. Các ngón đã lấy vẫn được giữ; đặt lại và giữ yên.

error-scannerResolutionUnknown = Chưa biết độ phân giải của máy quét nên chưa dùng được ảnh này. Các ngón đã lấy vẫn được giữ; cài hồ sơ thiết bị đã ký hoặc dùng máy khác.
error-scannerResolutionWrong = Máy quét cho { $ppi } điểm mỗi inch, cần 500 nên chưa dùng được ảnh này. Các ngón đã lấy vẫn được giữ; dùng máy khác.

error-pictureUnreadable = Chưa đọc được ảnh. Hồ sơ vẫn được giữ nguyên; chụp lại hoặc chọn tệp khác.
error-pictureNotSupported = Tệp không phải ảnh JPEG, PNG hoặc JPEG 2000. Hồ sơ vẫn được giữ nguyên; chọn tệp khác hoặc lưu ảnh thành JPEG.
error-pictureTruncated = Tệp bị cắt trước khi hết ảnh. Hồ sơ vẫn được giữ nguyên; chép lại tệp hoặc chụp lại.
error-pictureAnimated = Tệp chứa ảnh động. Hồ sơ vẫn được giữ nguyên; chọn tệp có một ảnh.
error-pictureTooLarge = Ảnh có nhiều điểm ảnh hơn mức xử lý được. Hồ sơ vẫn được giữ nguyên; chọn ảnh không quá 50 megapixel.
error-pictureDoesNotFit = Ảnh chưa thu nhỏ được đến mức cho phép. Hồ sơ vẫn được giữ nguyên; chụp lại trên nền trơn.
error-compareNoFace = Trong ảnh không có khuôn mặt để so sánh. Chưa có gì thay đổi; chọn ảnh có mặt người, hoặc tự nhìn.
error-compareSeveralFaces = Trong ảnh có nhiều khuôn mặt. Chưa có gì thay đổi; cắt ảnh còn một người, hoặc tự nhìn.
error-compareFaceTooSmall = Khuôn mặt trong ảnh quá nhỏ để so sánh. Chưa có gì thay đổi; dùng ảnh lớn hơn, hoặc tự nhìn.
error-compareTurnedAway = Khuôn mặt trong ảnh quay sang bên quá nhiều. Chưa có gì thay đổi; dùng ảnh nhìn thẳng, hoặc tự nhìn.
error-faceRecordUnreadable = Chưa đọc được bản ghi khuôn mặt. Chưa có gì thay đổi; xin lại tệp từ nơi gửi.
error-faceRecordOtherEdition = Bản ghi khuôn mặt không theo ISO/IEC 19794-5:2011. Chưa có gì thay đổi; xin bản đúng phiên bản này.
error-faceRecordTooLarge = Bản ghi khuôn mặt lớn hơn mức định dạng cho phép. Chưa ghi gì; dùng ít ảnh hơn hoặc ảnh nhỏ hơn.
error-faceModelWrong = Tệp tìm khuôn mặt không phải tệp gốc nên chưa kiểm tra được ảnh. Hồ sơ vẫn được giữ nguyên; cài lại chương trình.
error-faceModelDoesNotRun = Chưa chạy được phần tìm khuôn mặt. Hồ sơ vẫn được giữ nguyên; gọi người phụ trách kỹ thuật.

# Ảnh chân dung: điều nhìn thấy và việc cần làm.
portrait-noFace = Chưa thấy khuôn mặt. Mời công dân ngồi trước máy ảnh.
portrait-severalFaces = Có hơn một khuôn mặt. Chỉ để một người trong khung hình.
portrait-cutOff = Đầu chưa nằm trọn trong khung hình. Nâng, hạ hoặc xoay máy ảnh.
portrait-tooLarge = Khuôn mặt quá gần. Lùi ghế hoặc lùi máy ảnh.
portrait-tooSmall = Khuôn mặt còn nhỏ. Kéo ghế hoặc đưa máy ảnh lại gần.
portrait-offCenter = Khuôn mặt lệch sang một bên. Dịch ghế hoặc xoay máy ảnh.
portrait-tilted = Đầu hơi nghiêng. Ngồi thẳng lại.
portrait-tooDark = Khuôn mặt còn tối. Bật thêm đèn phía trước.
portrait-tooBright = Khuôn mặt quá sáng. Giảm đèn hoặc che nắng.
