# Bước 3: ảnh khuôn mặt.
portrait-title = Ảnh khuôn mặt
portrait-live = Hình trực tiếp
portrait-frozen = Ảnh vừa chụp
portrait-kept = Ảnh đã giữ
portrait-take = Chụp
portrait-keep = Giữ ảnh này
portrait-is-kept = Đã giữ ảnh này.
portrait-ready = Sẵn sàng. Nhìn thẳng vào máy ảnh, giữ yên.
portrait-good = Ảnh đạt. Giữ hoặc chụp lại.
camera-starting = Đang mở máy ảnh
camera-again = Mở lại máy ảnh
other-camera = Máy ảnh khác
camera-chosen = Dùng máy ảnh: { $name }. Trạm nhớ máy này.
turn-picture = Xoay hình
picture-turned = Đã xoay hình. Trạm nhớ cho máy ảnh này.
simulated-camera = Máy ảnh giả lập
again = Lấy lại
try-number = Lần { $number }.
tries = { $count } lần lấy
portrait-keep-seen = Đúng cả: giữ ảnh này
portrait-seen-wrong = Ảnh chưa đúng quy định. Chụp lại.
portrait-steady = Giữ yên, ảnh tự chụp
portrait-taking = Đang chọn ảnh tốt nhất
shots-choose = Các ảnh để chọn, ảnh tốt nhất đứng đầu
shot = Ảnh { $place }, lần { $number }
shot-score = { $score } điểm
shot-fails = chưa đạt

# Điều máy không tự xét được: cán bộ nhìn ảnh.
asked-title = Nhìn ảnh và xác nhận
asked-how = Giữ ảnh là xác nhận mọi dòng trên. Bấm vào dòng nào chưa đúng.
asked-wrong = Chưa đúng.
portrait-rule-head_covering = Đầu trần, rõ mặt và hai tai; khăn theo tôn giáo, dân tộc được giữ khi rõ mặt và hai tai

# Toàn bộ kiểm tra, khi cần.
portrait-checks-open = Mọi kiểm tra
portrait-checks-title = Mọi kiểm tra của ảnh này: { $score } điểm
portrait-checks-rule = Quy định
portrait-checks-answer = Kết quả
portrait-checks-value = Số đo
portrait-checks-score = Điểm
portrait-answer-pass = đạt
portrait-answer-ask = cán bộ nhìn
portrait-answer-fail = chưa đạt
portrait-answer-notJudged = không xét
portrait-answer-excused = không áp dụng

# Trường hợp riêng của khuôn mặt.
portrait-exceptions-title = Trường hợp riêng của khuôn mặt
portrait-exceptions-lead = Mỗi dòng nói rõ điều gì được bỏ qua hoặc xét khác đi cho người này; hồ sơ và người duyệt đều thấy.
portrait-exceptions-none = Không có trường hợp riêng
portrait-exception-eyesCannotOpen = Mắt không mở được
portrait-exception-eyesCannotOpen-means = không xét mắt mở, hướng nhìn
portrait-exception-prostheticEyeOrSquint = Mắt giả hoặc lác
portrait-exception-prostheticEyeOrSquint-means = không xét hướng nhìn, mắt đỏ
portrait-exception-facialPalsy = Liệt mặt
portrait-exception-facialPalsy-means = không xét mắt mở, miệng khép, nét mặt
portrait-exception-tremor = Run, không ngồi yên được
portrait-exception-tremor-means = không chờ đầu đứng yên; ảnh vẫn phải nét
portrait-exception-headCannotBeUpright = Không giữ thẳng đầu được
portrait-exception-headCannotBeUpright-means = không xét hướng mặt, đầu ngay ngắn
portrait-exception-tubeOrBandage = Ống thở hoặc băng trên mặt
portrait-exception-tubeOrBandage-means = không xét vật che mặt, miệng khép, nét mặt
portrait-exception-cannotBeNeutral = Không giữ được nét mặt bình thường
portrait-exception-cannotBeNeutral-means = không xét miệng khép, nét mặt
portrait-exception-atHome = Chụp tại nhà hoặc trên giường
portrait-exception-atHome-means = máy ảnh cầm tay, vải sáng làm nền; nền và ánh sáng có mức riêng

# Ảnh dưới mức yêu cầu: lý do, và cán bộ thứ hai đồng ý.
consent-open = Giữ ảnh chưa đạt
consent-title = Giữ ảnh chưa đạt yêu cầu
consent-failing = Điều chưa đạt
consent-why = Vì sao vẫn giữ ảnh này
consent-cannotDoBetter = Người này không thể làm khác
consent-checkIsWrong = Máy xét sai, ảnh đúng quy định
consent-placeCannotBeBetter = Ánh sáng, nền ở đây không sửa được hôm nay
consent-deviceCannotBeBetter = Máy ảnh không cho ảnh tốt hơn
consent-other = Lý do khác
consent-who = Ai cùng đồng ý
consent-later = Để người duyệt quyết định
consent-later-means = công dân có thể phải đến lần nữa
consent-password = Mật khẩu của { $name }
consent-keep = Giữ ảnh này
portrait-below = Ảnh chưa đạt: { $checks }
consented-by = { $name } đã đồng ý tại chỗ
consent-waits = người duyệt quyết định

shutter = Chụp ảnh khuôn mặt
shutter-itself = Tự chụp khi đạt
shutter-key = Bấm phím
