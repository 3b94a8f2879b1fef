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
simulated-camera = Máy ảnh giả lập
again = Lấy lại
try-number = Lần { $number }.
tries = { $count } lần lấy
