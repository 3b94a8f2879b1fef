# Mở trạm và tạo trạm luyện tập.
error-provisioningUnreadable = Chưa đọc được thiết lập của trạm. Hồ sơ trên máy vẫn nguyên. Gọi kỹ thuật. { $detail }
error-stationNotOpened = Trạm chưa mở được. Hồ sơ trên máy vẫn nguyên. Gọi kỹ thuật. { $detail }
error-centerNotStarted = Trung tâm luyện tập chưa chạy được. Hồ sơ trên máy vẫn nguyên. { $detail }
error-folderUnusable = Chưa dùng được thư mục dữ liệu. Chưa có gì bị thay đổi. Kiểm tra ổ đĩa và quyền ghi. { $detail }
error-stationInUse = Một chương trình khác đang làm việc với dữ liệu của trạm này nên chưa mở thêm. Hồ sơ vẫn nguyên. Dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại.
error-folderHoldsPost = Thư mục này đã có cán bộ hoặc dữ liệu của một trạm nên chưa tạo trạm mới. Không thay đổi gì; chọn thư mục khác.
error-alreadyProvisioned = Thư mục này đã có trạm. Không thay đổi gì; chọn thư mục khác.
tool-station-provisioned = Đã tạo trạm luyện tập trong { $folder }. Mọi người trong đó đều không có thật.
tool-log = Nhật ký của chương trình: { $file }
tool-simulated = giả lập
