# Keys, certificates, sealed packages and the center's signed answers.

error-wrongPassword = The password does not match yet. Type it again; check Caps Lock and the Vietnamese input method.
error-keyCostTooLow = The officer's key is protected below the required level and was not opened. Data is safe; ask the technician to issue it again.
error-keyDamaged = The key file is no longer whole and was not opened. Data is safe; do not delete the file, tell the technician.
error-machineKeyExposed = Other users of this computer can read the station's key, so the station was not opened. Data is safe; tell the technician.
error-machineKeyMissing = The station's own key is gone from the data folder, so the station was not opened and no new key was made. All other data is untouched; tell the technician to bring the key back from a copy or set the station up anew.
error-machineKeyStorage = The station's key could not be read or written yet. Data is safe; check the disk and open again, or tell the technician.
error-certificateUnusable = The certificate cannot be used yet. The application is safe; ask the technician to check the certificate.
error-keyOperation = The signing key could not do this yet. The application is safe; try again, or tell the technician.

error-packageTooLarge = The package is larger than allowed and was not sealed or opened. The application is safe; tell the technician.
error-packageMalformed = This file is not in the right form and cannot be used. What is stored is safe; get the file again from its sender.
error-packageAlgorithm = The file uses an algorithm that is not on the list and was not opened. What is stored is safe; tell the sender's technician.
error-packageNotForUs = This package is sealed for somebody else and cannot be opened here. It is unchanged; take it to its recipient.
error-packageUndecryptable = The package does not open: it was changed, or this is not its key. The original at the station is safe; send it again.
error-packageMismatch = Parts of the package do not fit together, so it cannot be used. The original at the station is safe; tell the technician.
error-packageNotApproved = This package is not in the supervisor's approval yet. It is unchanged; approve it again and send.
error-sameOfficer = Who signed an application cannot approve it. It still waits for approval; ask another supervisor.

error-certificateUntrusted = The signer's certificate comes from no trusted authority, so the file was not taken. What is stored is safe; tell the technician.
error-certificateOutOfValidity = The certificate is not valid yet or has expired. The application is safe; check the computer's date, then ask the technician to renew it.
error-certificateWrongRole = The signer's role may not sign this file. The application is safe; ask somebody in the right role to sign.
error-signatureInvalid = The digital signature does not fit, so the file was not taken. What is stored is safe; get the file again from its sender.

error-statementOther = This file is a document of another kind and is not used at this step. The application is safe; choose the right file.
error-statementOtherPackage = The answer received is about another package. The application is safe in the queue and will be asked for again; if it repeats, tell the technician.
error-statementStale = This version is older than the one in use and was not taken. The one in use is unchanged; get the newest.
