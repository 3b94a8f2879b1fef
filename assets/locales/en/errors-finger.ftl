# Unusable fingerprint pictures (fingerprint::ImageError)
error-fingerImageTooSmall = The fingerprint picture is too small to use. What was captured is kept. Capture again with a fingerprint scanner.
error-fingerImageTooLarge = The fingerprint picture is larger than any scanner makes. What was captured is kept. Check the scanner or the picture file.
error-fingerImageDamaged = The fingerprint picture is incomplete. What was captured is kept. Capture it again.
error-fingerResolutionWrong = The fingerprint picture is not 500 pixels per inch. What was captured is kept. Use a scanner with a confirmed resolution.
# Finger minutiae records that cannot be used (fingerprint::RecordError)
error-fingerRecordUnknown = The file is no finger minutiae record of ISO/IEC 19794-2 (2005 or 2011) and cannot be read. It is unchanged. Check the program that made it.
error-fingerRecordDamaged = The finger minutiae record is damaged or against the standard and cannot be read. It is unchanged. Get it again from where it was made.
