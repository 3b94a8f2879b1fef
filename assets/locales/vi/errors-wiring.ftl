# Mở trạm và tạo trạm luyện tập.
error-provisioningUnreadable = Chưa đọc được thiết lập của trạm. Hồ sơ trên máy vẫn nguyên. Gọi kỹ thuật. { $detail }
error-stationNotOpened = Trạm chưa mở được. Hồ sơ trên máy vẫn nguyên. Gọi kỹ thuật. { $detail }
error-centerNotStarted = Trung tâm luyện tập chưa chạy được. Hồ sơ trên máy vẫn nguyên. { $detail }
error-folderUnusable = Chưa dùng được thư mục dữ liệu. Chưa có gì bị thay đổi. Kiểm tra ổ đĩa và quyền ghi. { $detail }
error-stationInUse = Một chương trình khác đang làm việc với dữ liệu của trạm này nên chưa mở thêm. Hồ sơ vẫn nguyên. Dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại.
error-folderWithoutLocks = Ổ đĩa hoặc thư mục mạng chứa dữ liệu không cho khóa riêng nên chưa mở trạm: hai chương trình cùng mở có thể làm hỏng dữ liệu. Chưa có gì bị thay đổi. Chuyển thư mục dữ liệu về ổ đĩa của máy này. { $detail }
error-folderHoldsPost = Thư mục này đã có dữ liệu của một trạm nên chưa tạo trạm mới. Không thay đổi gì; chọn thư mục khác.
error-alreadyProvisioned = Thư mục này đã có trạm. Không thay đổi gì; chọn thư mục khác.
tool-station-provisioned = Đã tạo trạm luyện tập trong { $folder }. Mọi người trong đó đều không có thật.
tool-trend = { $what }, { $name }, tuần từ { $day }: { $tries } lượt, điểm trung vị { $score }, { $failed } % không dùng được, { $ten } lượt cho 10 lần lấy. { $slope }.
tool-log = Nhật ký của chương trình: { $file }
tool-simulated = giả lập
