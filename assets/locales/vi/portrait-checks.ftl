# Ảnh khuôn mặt: điều đo được và việc cần làm.

# Tên các kiểm tra (tên bên phải là tên trong bảng luật).
portrait-check-single_face = Chỉ một khuôn mặt
portrait-check-framing = Đầu nằm trọn trong khung
portrait-check-size = Khuôn mặt đủ lớn
portrait-check-frontal = Mặt nhìn thẳng
portrait-check-roll = Đầu ngay ngắn
portrait-check-eyes_open = Mắt mở, thấy rõ
portrait-check-gaze = Mắt nhìn vào máy ảnh
portrait-check-mouth_closed = Miệng khép
portrait-check-neutral = Nét mặt bình thường
portrait-check-occlusion = Không có gì che mặt
portrait-check-glasses = Không đeo kính
portrait-check-head_covering = Đầu trần, rõ hai tai
portrait-check-exposure = Độ sáng khuôn mặt
portrait-check-lighting_even = Ánh sáng đều hai bên
portrait-check-sharp = Ảnh nét
portrait-check-compression = Ảnh không bị nén mạnh
portrait-check-noise = Ảnh không nhiễu hạt
portrait-check-colour = Màu da tự nhiên
portrait-check-red_eye = Mắt không đỏ
portrait-check-background_plain = Nền một màu
portrait-check-background_light = Nền trắng

# Điều cần nói khi chưa đạt hoặc cần cán bộ nhìn.
portrait-turnedAside = Mặt quay sang một bên. Quay thẳng về phía máy ảnh.
portrait-chinUp = Mặt cúi xuống. Ngẩng mặt lên một chút.
portrait-chinDown = Mặt ngẩng lên. Hạ cằm xuống một chút.
portrait-eyesHidden = Chưa thấy rõ mắt. Bỏ kính, vén tóc, hướng mặt về phía đèn.
portrait-eyesClosed = Mắt nhắm hoặc mở nhỏ. Mở mắt, nhìn vào máy ảnh.
portrait-gazeAside = Mắt nhìn đi chỗ khác. Nhìn vào máy ảnh.
portrait-mouthOpen = Miệng còn mở. Khép miệng lại.
portrait-notNeutral = Nét mặt chưa bình thường. Thả lỏng, không cười.
portrait-occluded = Có thể có vật che mặt. Bỏ vật che, vén tóc khỏi mắt.
portrait-glassesAsk = Nhìn ảnh: công dân không đeo kính.
portrait-headCoveringAsk = Nhìn ảnh: đầu trần, rõ mặt và hai tai; khăn theo tôn giáo, dân tộc để được khi rõ mặt và hai tai.
portrait-lowContrast = Khuôn mặt mờ nhạt, thiếu sáng tối. Chỉnh đèn, lau ống kính.
portrait-lightUneven = Hai bên mặt sáng không đều. Đặt đèn ở giữa hoặc thêm đèn bên tối.
portrait-blurred = Ảnh mờ. Ngồi yên, lau ống kính, chờ máy lấy nét.
portrait-pixelated = Ảnh vỡ hạt vuông. Chọn độ phân giải cao hơn.
portrait-compressed = Ảnh bị nén quá mạnh. Chọn chất lượng ảnh cao hơn.
portrait-noisy = Ảnh nhiều hạt. Bật thêm đèn.
portrait-colorCast = Màu da chưa tự nhiên. Tắt đèn màu, chỉnh cân bằng trắng.
portrait-redEye = Mắt bị đỏ. Tắt đèn nháy.
portrait-backgroundUneven = Nền chưa một màu hoặc có bóng. Dọn nền, ngồi xa phông hơn.
portrait-backgroundDark = Nền chưa trắng. Dùng phông trắng, chiếu thêm đèn vào nền.
portrait-backgroundColored = Nền có màu. Dùng phông trắng.
