# Opening a station and making a practice post.
error-provisioningUnreadable = The station's set-up cannot be read yet. Applications on this machine are untouched. Call the technician. { $detail }
error-stationNotOpened = The station did not open yet. Applications on this machine are untouched. Call the technician. { $detail }
error-centerNotStarted = The practice center did not start yet. Applications on this machine are untouched. { $detail }
error-folderUnusable = The data folder cannot be used yet. Nothing was changed. Check disk and permissions. { $detail }
error-stationInUse = Another program is working with this station's data, so it was not opened twice. Applications are untouched. Use the window that is open, or close it and open again.
error-folderWithoutLocks = The disk or share of the data folder does not let one program keep it for itself, so the station was not opened: two programs could harm its data. Nothing was changed. Put the folder on a disk of this computer. { $detail }
error-folderHoldsPost = This folder already holds data of a post, so no new post was made in it. Nothing was changed; choose another folder.
error-alreadyProvisioned = This folder already holds a station. Nothing was changed; choose another folder.
tool-station-provisioned = Made a practice post in { $folder }. Nobody in it exists.
tool-trend = { $what }, { $name }, week from { $day }: { $tries } tries, median score { $score }, { $failed } % not usable, { $ten } tries for ten kept. { $slope }.
tool-log = Log of the program: { $file }
tool-simulated = simulated
