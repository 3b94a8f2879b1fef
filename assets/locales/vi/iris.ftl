# Bước 5: mắt.
iris-lead = Trạm này không có thiết bị chụp mắt.
iris-remembered = Một phím, nhớ cho cả ngày: hồ sơ ghi “không lấy: không có thiết bị”.
iris-no-device = Không có thiết bị, tiếp tục
iris-cannot = Công dân không chụp được
iris-gap = Mắt: không lấy, { $reason }.
