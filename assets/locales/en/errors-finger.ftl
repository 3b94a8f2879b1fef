# Unusable fingerprint pictures (fingerprint::ImageError)
error-fingerImageTooSmall = The fingerprint picture is too small to use. What was captured is kept. Capture again with a fingerprint scanner.
error-fingerImageTooLarge = The fingerprint picture is larger than any scanner makes. What was captured is kept. Check the scanner or the picture file.
error-fingerImageDamaged = The fingerprint picture is incomplete. What was captured is kept. Capture it again.
error-fingerResolutionWrong = The fingerprint picture is not 500 pixels per inch. What was captured is kept. Use a scanner with a confirmed resolution.
# Finger minutiae records that cannot be used (fingerprint::RecordError)
error-fingerRecordUnknown = The file is no finger minutiae record of ISO/IEC 19794-2 (2005 or 2011) and cannot be read. It is unchanged. Check the program that made it.
error-fingerRecordDamaged = The finger minutiae record is damaged or against the standard and cannot be read. It is unchanged. Get it again from where it was made.
error-fingerPictureRecordUnknown = The file is no finger image record of ISO/IEC 19794-4:2011 whose picture can be read (8 bits; uncompressed, WSQ or JPEG 2000). It is unchanged. Check the program that made it.
error-fingerPictureRecordDamaged = The finger image record is damaged or against the standard and cannot be read. It is unchanged. Get it again from where it was made.
# WSQ (fingerprint::wsq::WsqError)
error-wsqUnreadable = The WSQ file is damaged or cut off and cannot be read. The file itself is untouched. Copy it again from where it came.
error-wsqFiltersUnknown = The WSQ file uses filters other than those of encoder number 1 and cannot be read yet. The file itself is untouched. Export it again with encoder number 1.
error-wsqSizeOutOfRange = The picture in the WSQ file is too small, or larger than any scanner makes. The file itself is untouched. Check where it came from.
error-wsqNoDetail = The picture has one shade of gray only: there is nothing to compress. The file itself is untouched. Check the picture and capture again.
error-wsqRateOutOfRange = The bit rate must be from 0.05 to 5 bits per pixel. No file was written. Choose again; 0.75 is usual.
# Records of one person in one file (cbeff::CbeffError)
error-cbeffUnreadable = The file is no CBEFF file in XML and cannot be read. It is unchanged. Check the program that made it.
error-cbeffDamaged = The CBEFF file is damaged or against its schema and cannot be read. It is unchanged. Get it again from where it was made.
error-cbeffEncrypted = The records in the CBEFF file are encrypted and cannot be read here. It is unchanged. Ask for it without that encryption.
error-cbeffTooLarge = The CBEFF file holds more than the records of one person and is not read. It is unchanged. Check where it came from.
