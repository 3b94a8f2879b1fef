# Devices: cameras, fingerprint scanners, card readers, screens; and portraits.
# Each sentence: what is not possible yet · what is safe · what to do now.

error-deviceNotFound = The device is not there yet. What was captured is kept; plug it in again and retry.
error-deviceHeld = The program “{ $by }” holds the device, so it cannot be used yet. The application is kept as it is; close that program and retry.
error-deviceBusy = Another program holds the device, so it cannot be used yet. The application is kept as it is; close that program and retry.
error-deviceNotReady = The device says that it is not ready yet. What was captured is kept; wait a moment or switch it on, then retry.
error-deviceUnplugged = The device has just lost its connection. What was captured is kept; check the cable and capture again.
error-deviceCancelled = Stopped. What was captured is kept.
error-deviceTimedOut = Nothing came from the device yet. The application is kept as it is; retry.
error-deviceUnsupported = This device cannot do that. What was captured is kept; choose another device.
error-deviceServiceAbsent = The service { $service } is not running, so the device cannot be used yet. The application is kept as it is; call the technician.
error-deviceUntrusted = { $why ->
    [maker] The device has a certificate of a maker that the center does not vouch for, so it is not used. What was captured is kept; use another device, and ask the center for the maker's signed file.
    [certificate] The device's certificate is not valid today, so it is not used. What was captured is kept; check date and time of this machine, use another device and call the technician.
    [altered] What the device sent was changed on the way, so nothing of it was taken. What was captured is kept; retry, and if it happens again use another device and call the technician.
    [other] The answer came from another device or belongs to another capture, so nothing of it was taken. What was captured is kept; retry, and if it happens again call the technician.
    [key] The answer is said to come from this device and was signed with another key, so nothing of it was taken. What was captured is kept; retry, and if it happens again use another device and call the technician.
    [time] The clock of the device and that of this machine differ by more than five minutes, so nothing was taken. What was captured is kept; call the technician to set the right time.
    [tampered] The device reports that it was opened or altered, so it is not used. What was captured is kept; use another device and call the technician.
    [registration] The device is not registered with its maker, or its keys have run out, so it is not used. What was captured is kept; use another device and call the technician.
   *[unsigned] The device does not prove who it is, so it is not used. What was captured is kept; use another device and call the technician.
}
error-deviceFailed = The device did not answer properly. What was captured is kept; unplug it, plug it in and retry.

error-faceTryAgain = The camera saw no face that it could use. Pictures taken are kept. Ask the applicant to look straight into the camera, then take again.
error-fingerTryAgain = No print was taken yet. The fingers already taken are kept; lift and lay on again.
error-fingerTooShort = Lifted a little early. The fingers already taken are kept; lay on again and hold still.
error-fingerNotCentered = The finger is not in the middle yet. The fingers already taken are kept; lay it on the middle of the glass.
error-fingerLiftFirst = The hand is still on the glass. The fingers already taken are kept; lift it off and lay on again.
error-fingerTooFast = A little too fast. The fingers already taken are kept; lay on again and hold still.

error-scannerResolutionUnknown = The resolution of the scanner is not known, so this image cannot be used yet. The fingers already taken are kept; install a signed device profile or use another scanner.
error-scannerResolutionWrong = The scanner gives { $ppi } pixels per inch, 500 are needed, so this image cannot be used. The fingers already taken are kept; use another scanner.

error-pictureUnreadable = The picture cannot be read yet. The application is kept as it is; take it again or choose another file.
error-pictureNotSupported = The file is neither a JPEG, a PNG nor a JPEG 2000 picture. The application is kept as it is; choose another file or save the picture as JPEG.
error-pictureTruncated = The file ends before the picture does. The application is kept as it is; copy the file again or take the picture again.
error-pictureAnimated = The file holds a moving picture. The application is kept as it is; choose a file with one picture.
error-pictureTooLarge = The picture has more pixels than can be worked with. The application is kept as it is; choose one of at most 50 megapixels.
error-pictureDoesNotFit = The picture cannot be made small enough yet. The application is kept as it is; take it again before a plain background.
error-compareNoFace = There is no face in the picture to compare. Nothing was changed; choose a picture of the person, or look yourself.
error-compareSeveralFaces = There is more than one face in the picture. Nothing was changed; cut the picture to one person, or look yourself.
error-compareFaceTooSmall = The face in the picture is too small to compare. Nothing was changed; use a larger picture, or look yourself.
error-compareTurnedAway = The face in the picture is turned too far aside. Nothing was changed; use one that looks straight ahead, or look yourself.
error-faceRecordUnreadable = The face record cannot be read. Nothing was changed; ask whoever sent it for the file again.
error-faceRecordOtherEdition = The face record is of another edition than ISO/IEC 19794-5:2011. Nothing was changed; ask for that edition.
error-faceRecordTooLarge = The face record would be larger than its format allows. Nothing was written; use fewer or smaller pictures.
error-faceModelWrong = The file that finds faces is not the original one, so pictures cannot be checked yet. The application is kept as it is; install the program again.
error-faceModelDoesNotRun = Faces cannot be found yet on this machine. The application is kept as it is; call the technician.

# Portraits: what is seen and what to do.
portrait-noFace = No face yet. Seat the applicant before the camera.
portrait-severalFaces = More than one face. Only one person in the picture.
portrait-cutOff = The head is not wholly in the picture. Raise, lower or turn the camera.
portrait-tooLarge = The face is too close. Move the chair or the camera back.
portrait-tooSmall = The face is still small. Move the chair or the camera closer.
portrait-offCenter = The face is off to one side. Move the chair or turn the camera.
portrait-tilted = The head is tilted a little. Sit upright.
portrait-tooDark = The face is still dark. More light from the front.
portrait-tooBright = The face is too bright. Less light, or shade the sun.
