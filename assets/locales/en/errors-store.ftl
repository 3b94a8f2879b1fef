# What could not be read or written at the station: what is not possible yet, what is safe, what to do now.

error-vaultWrongKey = This officer's key does not open the applications yet; nothing in them was changed. Sign in again; if it stays so, call the technician.
error-outboxWrongKey = This machine's key does not open the queue yet; sealed applications are unchanged. Have the technician check the machine's key.
error-vaultDamaged = Part of the application data is damaged, so it cannot be opened. Sealed applications are in the queue and still go out. Delete nothing; call the technician.
error-outboxDamaged = Part of the queue is damaged, so sending is paused. All sealed applications are kept in the station's data. Have the technician rebuild the queue.
error-storeOlder = An older version wrote this data, so it was only looked at and not opened; nothing was changed. Open the workstation once: it brings the data up to date.
error-storeNewer = A newer version wrote this data, so it cannot be opened yet; nothing was changed. Install the newer version and open again.
error-diskFull = The disk is full, so the last step is not stored yet. Stored applications are safe. Send or export some, then do this step again.
error-storeBusy = Another program is using the data, so nothing could be written yet. What was stored is unchanged. Wait a minute and do this step again.
error-changedElsewhere = This application was just changed elsewhere, so this step is not stored. The newer version is safe. Look at it and go on.
error-notFound = This is not found at the station. Other data is unchanged. Go back to the list and open it again.
error-foreignSample = This sample belongs to another application and cannot be used here. Both applications are unchanged. Capture it again from the person in the chair.
error-extractOlder = Population extract { $offered } is older than extract { $held } in use, so it was not taken. The one in use is unchanged. Ask for a newer extract.
error-packageConflict = This package has the number of another one, so it was not taken. The packages held are unchanged. Call the technician with the reference below.
error-packageWrongState = The package is at another step, so this cannot be done now. The package is unchanged. See the queue for its present step.
error-eventLogBroken = The log does not fit at line { $seq }, so nothing more was written. Stored applications are unchanged. Leave this application and call the technician.
error-storeInternal = The last step is not stored yet. What was stored is unchanged. Do this step again; if it stays so, call the technician with the reference below.
