# Mã QR và ba dòng máy đọc trên thẻ.

error-qrEmpty = Chưa đọc được gì từ mã QR. Đưa lại thẻ vào máy quét.
error-qrTooLong = Mã này không phải của thẻ căn cước. Quét mã trên thẻ căn cước hoặc CCCD.
error-qrHealthInsurance = Đây là mã của thẻ bảo hiểm y tế. Quét mã trên thẻ căn cước hoặc CCCD.
error-qrFieldCount = Mã này không phải của thẻ căn cước, hoặc chưa quét hết. Quét lại, hoặc gõ số định danh.
error-qrField = Mã QR có phần chưa đúng dạng. Quét lại, hoặc gõ số định danh để tra cứu.
error-mrzUnreadable = Chưa đọc đủ ba dòng ở mặt sau thẻ. Đọc lại đủ ba dòng, mỗi dòng 30 ký tự.
error-mrzCheckDigit = Số kiểm tra của ba dòng chưa khớp nên có ký tự đọc nhầm. Đọc lại ba dòng.
error-mrzField = Ba dòng này không phải của thẻ căn cước Việt Nam. Kiểm tra thẻ rồi đọc lại.
error-mrzNumbersDisagree = Hai số trong ba dòng chưa khớp nhau. Đọc lại ba dòng; nếu vẫn vậy, báo chỉ huy.
