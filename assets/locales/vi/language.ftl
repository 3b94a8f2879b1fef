# Ngôn ngữ này tự xưng, giọng đọc của espeak-ng, và cách đọc số, ngày.
language-name = Tiếng Việt
language-voice = vi
spoken-digit-0 = không
spoken-digit-1 = một
spoken-digit-2 = hai
spoken-digit-3 = ba
spoken-digit-4 = bốn
spoken-digit-5 = năm
spoken-digit-6 = sáu
spoken-digit-7 = bảy
spoken-digit-8 = tám
spoken-digit-9 = chín
spoken-date = ngày { $day } tháng { $month } năm { $year }
spoken-year = năm { $year }
