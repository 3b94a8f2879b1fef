# Đầu ngày, cuối ngày.
day-open = Mở ngày
day-close = Đóng ngày
day-not-open = Đầu ngày chưa làm.
day-open-settled = Mọi mục đã xong. Bắt đầu tiếp công dân.
day-close-settled = Mọi mục đã xong hoặc đã có người lo.
day-start = Bắt đầu ngày
day-end = Kết thúc ngày
day-tick = Xong mục này
day-left = Còn { $count } mục
day-done = Xong
day-hand = Giao lại
day-hand-title = Giao cho ai, vì sao?
day-owner = Người lo
day-reason = Lý do
day-handed = { $owner } lo: { $reason }
day-kept-until = Giữ đến ngày { $day }
day-person-hand = Giữ hoặc giao
day-person-title = Giữ đến ngày nào, ai lo, vì sao?
day-until = Giữ đến ngày
day-until-help = Gõ như 25/02/2027. Để trống: giao cho người lo, chưa hẹn ngày.
day-person-withdraw = Rút hồ sơ
day-measure = Đo ánh sáng
day-measuring = Đang đo ánh sáng
day-measured = Trạm tự đo
day-state-done = Xong
day-state-open = Chưa xong
day-state-handed = Đã giao
day-line-clock = Đồng hồ đúng
day-line-disk = Ổ đĩa còn { $megabytes } MB
day-line-camera = Máy ảnh sẵn sàng
day-line-cameraLight = { $finding ->
    [good] Ánh sáng trước máy ảnh tốt: độ sáng { $brightness }/100, độ đều { $evenness }/100
    [dark] Trước máy ảnh còn tối: độ sáng { $brightness }/100, cần ít nhất 25. Bật đèn hoặc hướng đèn về phía ghế rồi đo lại
    [bright] Trước máy ảnh quá sáng: độ sáng { $brightness }/100, nhiều nhất 80. Giảm đèn hoặc kéo rèm rồi đo lại
    [uneven] Ánh sáng trước máy ảnh lệch một bên: độ đều { $evenness }/100, cần ít nhất 60. Đặt thêm đèn bên tối hoặc kéo rèm cửa sổ rồi đo lại
   *[notMeasured] Chưa đo ánh sáng trước máy ảnh
}
day-line-scanner = Máy quét vân tay sẵn sàng
day-line-platen = Mặt kính máy quét đã lau sạch
day-line-secondScreen = Màn hình công dân đã bật
day-line-printerPaper = Máy in có giấy
day-line-testPrint = Trang in thử ra rõ
day-line-cash = Đã đếm tiền mặt
day-line-drafts = { $count } hồ sơ đang làm dở
day-line-person = { $ticket } { $name }, tạm dừng: { $pause ->
    [personLeft] người ra ngoài
    [paperMissing] thiếu giấy tờ
    [deviceFailed] thiết bị trục trặc
    [priority] nhường người ưu tiên
   *[other] lý do khác
}
day-line-unsigned = { $count } hồ sơ chưa ký
day-line-notApproved = { $count } hồ sơ chưa duyệt
day-line-notSent = { $count } hồ sơ chưa gửi
day-line-slips = Giấy hẹn đã trao đủ
