# QR code and machine-readable zone of the card.

error-qrEmpty = Nothing was read from the QR code. Hold the card to the scanner again.
error-qrTooLong = This code is not a citizen card's. Scan the code on the citizen card.
error-qrHealthInsurance = This is the code of a health insurance card. Scan the code on the citizen card.
error-qrFieldCount = This code is not a citizen card's, or was not scanned whole. Scan again, or type the personal number.
error-qrField = Part of the QR code is not of its form. Scan again, or type the personal number to look it up.
error-mrzUnreadable = The three lines on the back of the card were not read whole. Read three lines of 30 characters again.
error-mrzCheckDigit = A check digit of the three lines does not hold, so a character was misread. Read the three lines again.
error-mrzField = These three lines are not a Vietnamese citizen card's. Check the card and read again.
error-mrzNumbersDisagree = The two numbers in the three lines disagree. Read the lines again; if it stays so, tell the supervisor.
