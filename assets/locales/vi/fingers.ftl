# Bước 4: vân tay.
fingers-title = Vân tay
slaps = Ba lần đặt tay
slap-13 = Bốn ngón phải
slap-14 = Bốn ngón trái
slap-15 = Hai ngón cái
slap-1 = Vân lăn ngón cái phải
slap-2 = Vân lăn ngón trỏ phải
slap-3 = Vân lăn ngón giữa phải
slap-4 = Vân lăn ngón áp út phải
slap-5 = Vân lăn ngón út phải
slap-6 = Vân lăn ngón cái trái
slap-7 = Vân lăn ngón trỏ trái
slap-8 = Vân lăn ngón giữa trái
slap-9 = Vân lăn ngón áp út trái
slap-10 = Vân lăn ngón út trái
rolled-fingers = Mười ngón lăn
roll-place = { $slap }: đặt một cạnh ngón lên mặt kính, lăn đều sang cạnh kia.
roll-waiting-why = Máy tự nhận khi lăn xong. Esc để dừng.
slap-place = { $slap }: đặt lên mặt kính, giữ yên.
slap-waiting = Đang chờ tay
slap-waiting-why = Máy tự nhận khi tay nằm yên. Esc để dừng.
slap-take = Lấy: { $slap }
slap-keep = Giữ, tay kế tiếp
slap-keep-weak = Giữ lần này, tay kế tiếp
slap-accepting = { $slap }: tốt. Tự nhận sau một giây, Esc để dừng.
slap-accepting-combined = { $slap }: tốt, mỗi ngón lấy ở lần rõ nhất. Tự nhận sau một giây, Esc để dừng.
slap-enough = { $slap }: trẻ em, đã đủ ba lần. Tự nhận lần tốt nhất, Esc để dừng.
slap-expected = Thời gian dự kiến: { $seconds } giây mỗi lần đặt tay
slap-over-keep = { $slap }: hết thời gian dự kiến. Giữ lần tốt nhất, hoặc lấy lại.
slap-over = { $slap }: hết thời gian dự kiến, chưa có lần nào dùng được. Ghi nhận ngón không lấy được, hoặc lấy lại.
slap-over-none = Hết thời gian dự kiến: ghi nhận ngón không lấy được, hoặc lấy lại.
slap-over-except = Ghi nhận ngón không lấy được
slap-accepted = { $slap }: đã nhận.
slap-is-kept = { $slap }: đã giữ.
slap-is-excepted = { $slap }: đã ghi nhận không lấy được.
slap-stopped = { $slap }: đã dừng. Nhấn Enter để lấy.
slap-image = Ảnh vân tay: { $slap }
slap-state-open = Chưa lấy
slap-state-now = Đang lấy
slap-state-kept = Đã giữ
slap-state-excepted = Không lấy được
slap-state-weak = Đã giữ, chưa rõ
slap-not-seen = { $finger }: không thấy, chỗ của ngón này còn trống.
slap-lacking = Còn thiếu: { $fingers }. Ngón đã lấy vẫn được giữ.
slap-take-lacking = Lấy các ngón còn thiếu
scanner-is-turned = Máy quét đặt ngược: hình được xoay lại. Nhấn X để xoay.
turn-scanner = Máy quét đặt ngược
scanner-turned = Đã xoay hình của máy quét. Trạm nhớ cho máy này; lấy lại để xem.
scanner-upright = Hình của máy quét đã để như thường. Trạm nhớ cho máy này.
stop = Dừng
exception = Trường hợp riêng
hand-left = Bàn tay trái
hand-right = Bàn tay phải
finger-weak = nét chưa rõ.
finger-1 = Ngón cái phải
finger-2 = Ngón trỏ phải
finger-3 = Ngón giữa phải
finger-4 = Ngón áp út phải
finger-5 = Ngón út phải
finger-6 = Ngón cái trái
finger-7 = Ngón trỏ trái
finger-8 = Ngón giữa trái
finger-9 = Ngón áp út trái
finger-10 = Ngón út trái
finger-short-1 = Cái
finger-short-2 = Trỏ
finger-short-3 = Giữa
finger-short-4 = Áp út
finger-short-5 = Út
finger-short-6 = Cái
finger-short-7 = Trỏ
finger-short-8 = Giữa
finger-short-9 = Áp út
finger-short-10 = Út
finger-excepted = { $finger }: { $kind }, { $lasting }
finger-excepted-text = { $finger }: { $kind }, { $lasting } ({ $text })
finger-kept-weak = { $finger }: { $why } Ghi nhận như vậy.
exception-title = Ngón không lấy được
exception-which = Ngón nào?
exception-why = Vì sao?
exception-lasting = Bao lâu?
exception-text = Ghi rõ
exception-declare = Ghi nhận
exception-declared = Đã ghi nhận
exception-clear = Bỏ ghi nhận
exception-count = { $count } ngón
fingers-all-ten = Cả mười ngón
exception-amputated = Cụt
exception-deformed = Khoèo, dị tật
exception-bandaged = Băng bó, vết thương
exception-worn = Mòn, mờ vân
exception-fused = Dính ngón, màng ngón
exception-extra = Thừa ngón
rolling-fails = Máy quét không lăn được: đi tiếp không có vân lăn
fingers-hand-right = Cả bàn tay phải
fingers-hand-left = Cả bàn tay trái
come-back-title = Tạm thời chưa lấy được
come-back-lead = Đã ghi nhận { $fingers }. Có thể đi tiếp, hoặc hẹn người dân quay lại khi đã lành; hồ sơ và những gì đã lấy chờ ở trạm này.
come-back-go-on = Đi tiếp
come-back-day = Ngày quay lại
come-back-day-help = Gõ ngày, như 25/02/2027; để trống để đi tiếp.
come-back-pause = Hẹn quay lại
evidence-title = Ảnh người và hai bàn tay
evidence-picture = Ảnh người và hai bàn tay
evidence-lead = Người dân giơ hai bàn tay ngang ngực, lòng bàn tay về phía máy ảnh, thấy rõ mặt.
evidence-take = Chụp
evidence-keep = Giữ ảnh này
evidence-kept = Đã giữ ảnh người và hai bàn tay.
exception-other = Lý do khác
for-good = lâu dài
for-now = tạm thời
tries-choose = Các lần lấy, lần tốt nhất đứng đầu
tries-best = tốt nhất, { $says }
tries-score = điểm thấp nhất { $score }
tries-unusable = chưa dùng được
tries-combined = Ghép lần { $numbers }
tries-combined-why = Mỗi ngón đã lấy ở lần rõ nhất.
tries-earlier = Lần { $number } tốt hơn lần { $newest } vừa lấy.
digits-try = Chọn lần khác

# Vân tay giống vân tay khác: hỏi khi hết bước, trừ khi chắc chắn.
mix-up-title = Vân tay giống nhau
mix-up-other = { $slap } vừa lấy { $certain ->
    [yes] rất giống
   *[no] có nét giống
  } vân tay của số { $ticket }{ $exchanged ->
    [yes] , tay bên kia
   *[no] {""}
  }. Nhìn lại người đang ngồi trước máy rồi chọn.
mix-up-own = { $slap } vừa lấy { $certain ->
    [yes] rất giống
   *[no] có nét giống
  } những ngón đã lấy trước. Nhìn lại bàn tay trên mặt kính rồi chọn.
mix-up-officer = { $slap } vừa lấy { $certain ->
    [yes] rất giống
   *[no] có nét giống
  } vân tay của cán bộ { $name }{ $exchanged ->
    [yes] , tay bên kia
   *[no] {""}
  }. Nhìn lại bàn tay trên mặt kính rồi chọn.
mix-up-safe = Vân tay đã lấy vẫn được giữ; chưa có gì bị bỏ.
mix-up-fingers = Ngón giống nhau: { $fingers }
mix-up-here = Số { $ticket }: { $name }
mix-up-ways = Chọn một cách
mix-up-again = Lấy lại: { $slap }
mix-up-answer-right = Đúng người, đúng tay: đã nhìn lại
mix-up-answer-samePerson = Cùng một người có hai hồ sơ
mix-up-answer-otherIsWrong = Chính hồ sơ kia lấy nhầm vân tay
mix-up-answer-askSupervisor = Chưa rõ: hỏi chỉ huy
mix-up-answer-twin = Sinh đôi hoặc anh chị em: hai người khác nhau
mix-up-answer-officer-samePerson = Hồ sơ này của chính cán bộ đó
mix-up-grade = { $certain ->
    [yes] Chắc chắn giống.
   *[no] Có thể giống.
  } { $exchanged ->
    [yes] Hai tay đổi chỗ.
   *[no] { "" }
  }
mix-up-stage = Hồ sơ số { $ticket }: { $stage }.
mix-up-print-here = Ở đây: { $finger }
mix-up-print-there = Ngón giống: { $finger }
mix-up-look = Trả lời về vân tay giống nhau
mix-up-said = { $officer }: { $answer }
mix-up-review-other = { $slap } giống vân tay của số { $ticket } ({ $name }).
mix-up-review-own = { $slap } giống những ngón khác của chính người này.
mix-up-review-officer = { $slap } giống vân tay của cán bộ { $name }.
mix-up-gone = hồ sơ không còn ở trạm này

# Vân tay của chính cán bộ: để không ngón nào của cán bộ lọt vào hồ sơ người khác.
own-fingers-open = Vân tay của tôi
own-fingers-title = Vân tay của tôi
own-fingers-lead = Lấy một lần. Vân tay của công dân được so với vân tay này để không nhầm tay cán bộ. Không lưu ảnh, chỉ lưu đặc điểm, ở trạm này.
own-fingers-simulated = Máy quét giả lập: bàn tay được vẽ ra, không phải tay thật.
own-fingers-lay = Đặt { $slap } của mình lên mặt kính. Esc để thôi.
own-fingers-take = Lấy ({ $key })
own-fingers-again = Lấy lại ({ $key })
own-fingers-none = chưa có
own-fingers-known = { $count } ngón, ngày { $day }
own-fingers-without = thiếu { $fingers }
own-fingers-weak = Chưa đủ rõ để so: { $fingers }. Những ngón khác đã lưu; lấy lại nếu cần.
own-fingers-some-missing = Tôi thiếu ngón
own-fingers-missing = Ngón không có
own-fingers-forget = Xóa vân tay của tôi
